// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/textoutput.h"

#include "app/cli/terminal.h"
#include "app/cli/text.h"
#include "engine/format.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace litekeep::cli {

namespace {

constexpr qsizetype shortestId = 8;

/// Characters of the ids that tell all of them apart.
qsizetype distinctLength(const QStringList &ids)
{
    for (qsizetype length = shortestId; length < 64; ++length) {
        QSet<QString> seen;
        for (const QString &id : ids)
            seen.insert(id.left(length));
        if (seen.size() == ids.size())
            return length;
    }
    return 64;
}

QString padded(const QString &text, int width)
{
    return text + QString(std::max(width - displayWidth(text), 0), u' ');
}

QString timeText(const QDateTime &time)
{
    if (!time.isValid())
        return Text::tr("never");
    return formatDateTime(time, QDateTime::currentDateTimeUtc(), QLocale());
}

QString sizeText(qint64 bytes)
{
    return formatSize(bytes, QLocale());
}

QStringList idsOf(const QList<Backup> &backups)
{
    QStringList ids;
    for (const Backup &backup : backups)
        ids.append(backup.id);
    return ids;
}

QString noteText(const Backup &backup)
{
    constexpr qsizetype longest = 60; // the table has one line for each; "show" has all of it
    QString note = printable(backup.note);
    if (note.size() > longest) {
        note.truncate(note.at(longest - 2).isHighSurrogate() ? longest - 2 : longest - 1);
        note += u'…';
    }
    return backup.pinned ? u"★ "_s + note : note;
}

QList<QStringList> listRows(const QList<Backup> &backups)
{
    const qsizetype idLength = distinctLength(idsOf(backups));
    QList<QStringList> rows{{Text::tr("ID"), Text::tr("Created"), Text::tr("Type"),
                             Text::tr("Size"), Text::tr("State"), Text::tr("Note")}};
    for (const Backup &backup : backups)
        rows.append({printable(backup.id.left(idLength)), timeText(backup.createdAt),
                     typeText(backup.type), sizeText(backup.sizeBytes), stateText(backup.state),
                     noteText(backup)});
    return rows;
}

QStringList row(const QString &label, const QString &value)
{
    return {label, printable(value)};
}

QList<QStringList> sourceRows(const SourceFacts &facts)
{
    const QLocale locale;
    QList<QStringList> rows;
    if (facts.pageSize == 0)
        return rows; // nothing is known, as for a file without an entry
    rows.append(row(Text::tr("Database size"), sizeText(facts.sizeBytes + facts.walBytes)));
    rows.append(row(Text::tr("Tables"), locale.toString(facts.tables)));
    rows.append(row(Text::tr("Rows"), facts.rows < 0 ? Text::tr("could not be counted")
                                                     : locale.toString(facts.rows)));
    return rows;
}

} // namespace

QString alignedTable(const QList<QStringList> &rows)
{
    QList<int> widths(rows.first().size(), 0);
    for (const QStringList &row : rows) {
        for (qsizetype i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths.at(i), displayWidth(row.at(i)));
    }
    QString text;
    for (const QStringList &row : rows) {
        QString line;
        for (qsizetype i = 0; i < row.size(); ++i)
            line += padded(row.at(i), widths.at(i)) + u"  "_s;
        while (line.endsWith(u' '))
            line.chop(1);
        text += line + u'\n';
    }
    return text;
}

QString stateText(BackupState state)
{
    switch (state) {
    case BackupState::Intact: return Text::tr("intact");
    case BackupState::Unproved: return Text::tr("unproved");
    case BackupState::Damaged: return Text::tr("damaged");
    case BackupState::Missing: return Text::tr("missing");
    }
    return {};
}

QString typeText(BackupType type)
{
    switch (type) {
    case BackupType::Manual: return Text::tr("manual");
    case BackupType::Auto: return Text::tr("automatic");
    case BackupType::Safety: return Text::tr("safety");
    case BackupType::Imported: return Text::tr("imported");
    }
    return {};
}

QString listText(const BackupList &list)
{
    QString text = Text::tr("Database: %1").arg(printable(list.database)) + u'\n';
    text += Text::tr("Backups in: %1").arg(printable(list.folder)) + u"\n\n"_s;
    if (list.backups.isEmpty())
        return text + Text::tr("There are no backups yet. Make one with \"litekeepctl create\".")
               + u'\n';
    return text + alignedTable(listRows(list.backups));
}

QString showText(const Backup &backup)
{
    QList<QStringList> rows{row(Text::tr("ID"), backup.id),
                            row(Text::tr("Created"), timeText(backup.createdAt)),
                            row(Text::tr("Type"), typeText(backup.type)),
                            row(Text::tr("State"), stateText(backup.state))};
    if (!backup.stateDetail.isEmpty())
        rows.append(row(Text::tr("Reason"), backup.stateDetail));
    rows.append(row(Text::tr("Last proved"), timeText(backup.provedAt)));
    rows.append(row(Text::tr("Size"), sizeText(backup.sizeBytes)));
    rows.append(row(Text::tr("File"), backup.path));
    rows.append(row(Text::tr("SHA-256"), backup.sha256));
    rows.append(row(Text::tr("Pinned"), backup.pinned ? Text::tr("yes") : Text::tr("no")));
    if (!backup.note.isEmpty())
        rows.append(row(Text::tr("Note"), backup.note));
    return alignedTable(rows + sourceRows(backup.source));
}

QString createdText(const CreateResult &result)
{
    const Backup &backup = result.backup;
    QString text =
        result.unchanged
            ? Text::tr("Nothing has changed since the last backup; no new file was made.")
            : Text::tr("Backup made: %1, %2.")
                  .arg(sizeText(backup.sizeBytes), stateText(backup.state));
    text += u'\n';
    QList<QStringList> rows{row(Text::tr("ID"), backup.id), row(Text::tr("File"), backup.path)};
    if (!backup.stateDetail.isEmpty())
        rows.append(row(Text::tr("Reason"), backup.stateDetail));
    text += alignedTable(rows);
    for (const RemovedBackup &removed : result.pruned)
        text += Text::tr("Removed by retention: %1").arg(printable(removed.fileName)) + u'\n';
    return text;
}

QString importedText(const Backup &backup)
{
    return Text::tr("Imported: %1, %2.").arg(sizeText(backup.sizeBytes), stateText(backup.state))
           + u'\n'
           + alignedTable({row(Text::tr("ID"), backup.id), row(Text::tr("File"), backup.path)});
}

QString verifiedText(const QList<VerifyResult> &results)
{
    if (results.isEmpty())
        return Text::tr("There are no backups to check.") + u'\n';
    QList<QStringList> rows;
    for (const VerifyResult &result : results)
        rows.append({printable(result.id), stateText(result.state), printable(result.detail)});
    return alignedTable(rows);
}

QString deletedText(const QStringList &ids)
{
    if (ids.isEmpty())
        return {};
    return Text::tr("%n backup(s) deleted.", nullptr, static_cast<int>(ids.size())) + u'\n';
}

QString exportedText(const ExportResult &result)
{
    return Text::tr("Saved and checked: %1, %2.")
               .arg(printable(result.path), sizeText(result.sizeBytes))
           + u'\n';
}

QString deleteQuestion(const QList<Backup> &backups)
{
    QList<QStringList> rows = listRows(backups);
    rows.removeFirst();
    const int count = static_cast<int>(backups.size());
    return alignedTable(rows) + Text::tr("Delete %n backup(s) for good? [y/N] ", nullptr, count);
}

} // namespace litekeep::cli
