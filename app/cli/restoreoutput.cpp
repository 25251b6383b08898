// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/restoreoutput.h"

#include "app/cli/terminal.h"
#include "app/cli/text.h"
#include "app/cli/textoutput.h"
#include "engine/format.h"

using namespace Qt::StringLiterals;

namespace litekeep::cli {

namespace {

constexpr qsizetype shownTables = 8;

QString timeOf(const Backup &backup)
{
    return formatDateTime(backup.createdAt, QDateTime::currentDateTimeUtc(), QLocale());
}

QString rowsText(const std::optional<qint64> &rows)
{
    if (!rows)
        return Text::tr("no such table");
    return *rows < 0 ? Text::tr("not counted") : QLocale().toString(*rows);
}

QString programsText(const QList<OpenProgram> &programs)
{
    QStringList names;
    for (const OpenProgram &program : programs) {
        const QString pid = QString::number(program.pid);
        names.append(program.supervisor ? u"%1 (%2, %3)"_s.arg(printable(program.name), pid,
                                                               printable(program.supervisor->name))
                                        : u"%1 (%2)"_s.arg(printable(program.name), pid));
    }
    return names.join(u", "_s);
}

bool differs(const TableDifference &table)
{
    return table.rowsNow != table.rowsInBackup || table.newestNow != table.newestInBackup;
}

QString tablesText(const RestorePreview &preview)
{
    QString text;
    qsizetype shown = 0;
    qsizetype more = 0;
    for (const TableDifference &table : preview.tables) {
        if (!differs(table))
            continue;
        if (++shown > shownTables) {
            ++more;
            continue;
        }
        text += u"  "_s
                + Text::tr("%1: %2 rows now, %3 in the backup")
                      .arg(printable(table.table), rowsText(table.rowsNow),
                           rowsText(table.rowsInBackup))
                + u'\n';
    }
    if (more > 0)
        text += u"  "_s + Text::tr("and %n more table(s)", nullptr, static_cast<int>(more)) + u'\n';
    if (shown == 0 && preview.complete)
        text += u"  "_s + Text::tr("the same number of rows in every table") + u'\n';
    if (!preview.complete)
        text += u"  "_s + Text::tr("not everything could be counted in time") + u'\n';
    return text;
}

QString differenceText(const RestorePreview &preview)
{
    if (!preview.databaseReadable)
        return preview.problem.isEmpty() ? QString() : printable(preview.problem) + u'\n';
    QString text = Text::tr("What changes:") + u'\n' + tablesText(preview);
    if (preview.userVersionNow != preview.userVersionInBackup)
        text += u"  "_s
                + Text::tr("schema version: %1 now, %2 in the backup")
                      .arg(preview.userVersionNow)
                      .arg(preview.userVersionInBackup)
                + u'\n';
    return text;
}

QString openText(const RestorePreview &preview)
{
    if (!preview.openedBy.isEmpty())
        return Text::tr("Open in: %1").arg(programsText(preview.openedBy)) + u'\n';
    if (preview.openedByOthers)
        return Text::tr("Programs of other users have it open.") + u'\n';
    return {};
}

QString headText(const QString &database, const Backup &backup)
{
    return Text::tr("Bring %1 back to %2 (%3, %4, %5)")
               .arg(printable(database), timeOf(backup), typeText(backup.type),
                    formatSize(backup.sizeBytes, QLocale()), stateText(backup.state))
           + u'\n';
}

QString promiseAndQuestion()
{
    return Text::tr("Users, passwords and tokens in it go back in time, too.") + u'\n'
           + Text::tr("The database as it is now is kept first; \"litekeepctl undo\" brings it "
                      "back.")
           + u'\n' + Text::tr("Restore? [y/N] ");
}

} // namespace

QString restoreQuestion(const QString &database, const RestorePreview &preview)
{
    return headText(database, preview.backup) + differenceText(preview) + openText(preview)
           + promiseAndQuestion();
}

QString restoreQuestion(const QString &database, const Backup &backup)
{
    return headText(database, backup) + promiseAndQuestion();
}

QString restoredText(const QString &database, const RestoreResult &result)
{
    QString text =
        Text::tr("Restored: %1 is as it was %2.").arg(printable(database), timeOf(result.restored))
        + u'\n';
    if (result.safetyBackup)
        text += Text::tr("What was there before is kept as safety backup %1; \"litekeepctl undo\" "
                         "brings it back.")
                    .arg(printable(result.safetyBackup->id))
                + u'\n';
    if (result.damagedCopy)
        text += Text::tr("What was there before was no readable database; its files are kept in "
                         "%1.")
                    .arg(printable(result.damagedCopy->folder))
                + u'\n';
    text += Text::tr("Users, passwords and tokens in it have gone back in time, too.") + u'\n';
    if (result.startedAgain)
        text += Text::tr("What was stopped is running again.") + u'\n';
    if (!result.stillRunning.isEmpty())
        text += Text::tr("Still running: %1. Restart a program that keeps data in memory.")
                    .arg(programsText(result.stillRunning))
                + u'\n';
    return text;
}

} // namespace litekeep::cli
