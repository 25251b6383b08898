// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/labels.h"

#include "engine/databasefinder.h"
#include "engine/format.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

struct Labels
{
    Q_DECLARE_TR_FUNCTIONS(litekeep::Labels)
};

constexpr qsizetype namesShown = 2;

} // namespace

QString typeText(BackupType type)
{
    switch (type) {
    case BackupType::Manual: return Labels::tr("Manual", "type of a backup");
    case BackupType::Auto: return Labels::tr("Automatic", "type of a backup");
    case BackupType::Safety: return Labels::tr("Safety", "type of a backup");
    case BackupType::Imported: return Labels::tr("Imported", "type of a backup");
    }
    return {};
}

QString originText(BackupType type)
{
    switch (type) {
    case BackupType::Manual: return Labels::tr("Made by hand");
    case BackupType::Auto: return Labels::tr("Made automatically");
    case BackupType::Safety: return Labels::tr("Made before a restore");
    case BackupType::Imported: return Labels::tr("Imported from a file");
    }
    return {};
}

QString stateText(BackupState state)
{
    switch (state) {
    case BackupState::Intact: return Labels::tr("Intact", "state of a backup");
    case BackupState::Unproved: return Labels::tr("Not proved", "state of a backup");
    case BackupState::Damaged: return Labels::tr("Damaged", "state of a backup");
    case BackupState::Missing: return Labels::tr("File missing", "state of a backup");
    }
    return {};
}

QString stateIconName(BackupState state)
{
    switch (state) {
    case BackupState::Intact: return u"state-ok"_s;
    case BackupState::Unproved: return u"state-unproved"_s;
    case BackupState::Damaged: return u"state-error"_s;
    case BackupState::Missing: return u"state-missing"_s;
    }
    return {};
}

Tone stateTone(BackupState state)
{
    switch (state) {
    case BackupState::Intact: return Tone::Positive;
    case BackupState::Unproved: return Tone::Caution;
    case BackupState::Damaged:
    case BackupState::Missing: return Tone::Negative;
    }
    return Tone::Plain;
}

QString journalText(JournalMode mode)
{
    return mode == JournalMode::Wal ? Labels::tr("Write-ahead log")
                                    : Labels::tr("Rollback journal");
}

QString journalExplanation(JournalMode mode)
{
    return mode == JournalMode::Wal
               ? Labels::tr(
                   "Other programs can go on reading and writing during a backup (WAL mode).")
               : Labels::tr("Other programs can go on reading during a backup; "
                            "those that write wait for a moment.");
}

QString openedByText(const DatabaseInfo &info)
{
    QStringList names;
    for (const OpenProgram &program : info.openedBy) {
        if (!names.contains(program.name))
            names.append(program.name);
    }
    if (names.isEmpty()) {
        return info.openedByOthers ? Labels::tr("Another user’s program")
                                   : Labels::tr("No program");
    }
    const qsizetype more = names.size() - namesShown;
    const QString shown = names.mid(0, namesShown).join(u", "_s);
    return more > 0 ? Labels::tr("%1 and %n more", nullptr, int(more)).arg(shown) : shown;
}

QString openedByExplanation(const DatabaseInfo &info)
{
    if (info.openedBy.isEmpty()) {
        return info.openedByOthers
                   ? Labels::tr("A program that you may not see has the database open.")
                   : Labels::tr("No program has the database open now.");
    }
    QStringList lines{Labels::tr("These programs have the database open now:")};
    for (const OpenProgram &program : info.openedBy)
        lines.append(
            program.supervisor
                ? Labels::tr("%1 (process %2, %3)", "program, number, unit or container")
                      .arg(program.name, QString::number(program.pid), program.supervisor->name)
                : Labels::tr("%1 (process %2)").arg(program.name).arg(program.pid));
    return lines.join(u'\n');
}

QString withApp(const QString &app, const QString &name)
{
    return app.isEmpty() ? name : Labels::tr("%1 – %2", "app, file").arg(app, name);
}

QString databaseTitle(const QString &path)
{
    return withApp(knownAppAt(path).name, QFileInfo(path).fileName());
}

QString shortPath(const QString &path)
{
    const QString home = QDir::homePath();
    if (path == home)
        return u"~"_s;
    if (home.size() > 1 && path.startsWith(home + u'/'))
        return u'~' + path.mid(home.size());
    return path;
}

QString capitalised(QString text)
{
    if (!text.isEmpty())
        text[0] = text.at(0).toUpper();
    return text;
}

QString withShortPaths(QString sentence)
{
    const QString home = QDir::homePath();
    return home.size() > 1 ? sentence.replace(u'“' + home + u'/', u"“~/"_s)
                                 .replace(u'«' + home + u'/', u"«~/"_s)
                           : sentence;
}

QString damagedCopyText(const DamagedCopy &copy)
{
    const QLocale locale;
    return Labels::tr("%1, %2", "time and size of a copy")
        .arg(formatDateTime(copy.createdAt, QDateTime::currentDateTimeUtc(), locale),
             formatSize(copy.sizeBytes, locale));
}

QString namesOf(const QList<OpenProgram> &programs)
{
    QStringList names;
    for (const OpenProgram &program : programs) {
        if (!names.contains(program.name))
            names.append(program.name);
    }
    return names.join(u", "_s);
}

QString backupText(const Backup &backup)
{
    const QLocale locale;
    return Labels::tr("%1, %2, %3", "time, type and size of a backup")
        .arg(formatDateTime(backup.createdAt, QDateTime::currentDateTimeUtc(), locale),
             typeText(backup.type).toLower(), formatSize(backup.sizeBytes, locale));
}

} // namespace litekeep
