// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/runevents.h"

#include "app/cli/attention.h"
#include "app/cli/jsonoutput.h"
#include "app/cli/terminal.h"
#include "app/cli/text.h"
#include "engine/format.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace litekeep::cli {

namespace {

QJsonArray placesArray(const QList<KeptPlace> &places)
{
    QJsonArray array;
    for (const KeptPlace &place : places)
        array.append(
            QJsonObject{{u"database"_s, place.database}, {u"folder"_s, textOrNull(place.folder)}});
    return array;
}

QJsonObject scheduleFields(const BackupStatus &status)
{
    return {{u"folder"_s, status.folder},
            {u"state"_s, status.stateName()},
            {u"settings"_s, toJson(status.settings)},
            {u"last_good_at"_s, timeOrNull(status.lastGoodAt)},
            {u"next_due_at"_s, timeOrNull(status.nextDueAt.value_or(QDateTime()))}};
}

QString scheduleText(const BackupStatus &status)
{
    if (!status.settings.enabled)
        return Text::tr("Automatic backups are off.");
    const QString interval = Text::tr("every %n hour(s)", nullptr, status.settings.intervalHours);
    if (status.dueNow || !status.nextDueAt)
        return Text::tr("Automatic backups %1, the next one now.").arg(interval);
    return Text::tr("Automatic backups %1, the next one at %2.")
        .arg(interval, isoTime(*status.nextDueAt));
}

QJsonObject errorFields(const Error &error)
{
    return {{u"error"_s, toJson(error)}};
}

QString noticesText(const QList<Notice> &notices)
{
    QStringList texts;
    for (const Notice &notice : notices)
        texts.append(notice.text());
    return texts.join(u' ');
}

} // namespace

Event startedEvent(const QList<KeptPlace> &places)
{
    return {u"started"_s,
            {},
            Text::tr("Started with %n database(s).", nullptr, static_cast<int>(places.size())),
            {{u"version"_s, QStringLiteral(LITEKEEP_VERSION)},
             {u"pid"_s, QCoreApplication::applicationPid()},
             {u"databases"_s, placesArray(places)}}};
}

Event reloadedEvent(const QList<KeptPlace> &places)
{
    return {u"reloaded"_s,
            {},
            Text::tr("The list was read again: %n database(s).", nullptr,
                     static_cast<int>(places.size())),
            {{u"databases"_s, placesArray(places)}}};
}

Event listUnreadableEvent(const Error &error)
{
    return {u"list-unreadable"_s, {}, error.text(), errorFields(error), true};
}

Event stoppingEvent(const QString &signal)
{
    return {u"stopping"_s, {}, Text::tr("Stopping (%1).").arg(signal), {{u"signal"_s, signal}}};
}

Event stoppedEvent()
{
    return {u"stopped"_s, {}, Text::tr("Stopped."), {}};
}

Event keptEvent(const BackupStatus &status)
{
    return {u"database-kept"_s, status.database, scheduleText(status), scheduleFields(status)};
}

Event releasedEvent(const QString &database)
{
    return {u"database-released"_s, database, Text::tr("Is no longer kept."), {}};
}

Event unreachableEvent(const QString &database, const Error &error)
{
    return {u"database-unreachable"_s, database,
            error.text() + u' ' + Text::tr("It will be tried again."), errorFields(error), true};
}

Event reachableEvent(const QString &database)
{
    return {u"database-reachable"_s, database, Text::tr("Can be reached again."), {}};
}

Event tidiedEvent(const QString &database, const QList<Notice> &notices)
{
    return {u"tidied"_s, database, noticesText(notices), {{u"warnings"_s, toJsonArray(notices)}}};
}

Event settingsEvent(const BackupStatus &status)
{
    return {u"settings-changed"_s, status.database, scheduleText(status), scheduleFields(status)};
}

Event keptByEvent(const BackupStatus &status)
{
    return {u"schedule-kept-by"_s,
            status.database,
            status.keptBy.isEmpty() ? Text::tr("This service keeps the schedule.")
                                    : status.keptByText(),
            {{u"kept_by"_s, textOrNull(status.keptBy)}}};
}

Event restoreInterruptedEvent(const BackupStatus &status)
{
    const QString name = u"restore-interrupted"_s;
    return {name,
            status.database,
            attentionText(name, status),
            {{u"interrupted_restore_at"_s, timeOrNull(status.interruptedRestoreAt)}},
            true};
}

Event overdueEvent(const BackupStatus &status)
{
    return {u"overdue"_s,
            status.database,
            Text::tr("The last good backup is too old."),
            {{u"last_good_at"_s, timeOrNull(status.lastGoodAt)},
             {u"overdue_at"_s, timeOrNull(status.overdueAt.value_or(QDateTime()))}},
            true};
}

Event backupStartedEvent(const QString &database, const QString &reason)
{
    HistoryEntry entry;
    entry.reason = reason;
    return {u"backup-started"_s,
            database,
            Text::tr("Backup started (%1).").arg(entry.reasonText()),
            {{u"reason"_s, reason}}};
}

Event backupEndedEvent(const QString &database, const CreateResult &result)
{
    const QJsonObject fields{{u"backup"_s, toJson(result.backup)},
                             {u"pruned"_s, toJsonArray(result.pruned)},
                             {u"warnings"_s, toJsonArray(result.warnings)}};
    if (result.unchanged)
        return {u"backup-unchanged"_s, database,
                Text::tr("Nothing has changed since %1.").arg(isoTime(result.backup.createdAt)),
                fields};
    QString text = Text::tr("Backup done: %1 (%2).")
                       .arg(result.backup.fileName, formatSize(result.backup.sizeBytes, QLocale()));
    if (!result.warnings.isEmpty())
        text += u' ' + noticesText(result.warnings);
    return {u"backup-done"_s, database, text, fields};
}

Event backupFailedEvent(const QString &database, const Error &error)
{
    const bool cancelled = error.code == ErrorCode::Cancelled;
    const bool skipped = error.code == ErrorCode::NotDue;
    const QString name = cancelled ? u"backup-cancelled"_s
                         : skipped ? u"backup-skipped"_s
                                   : u"backup-failed"_s;
    QString text = error.text();
    if (!error.detail.isEmpty() && !cancelled && !skipped)
        text += u' ' + Text::tr("Details: %1").arg(error.detail);
    return {name, database, text, errorFields(error), !cancelled && !skipped};
}

QByteArray eventLine(const Event &event, const QDateTime &now, bool json)
{
    if (!json) {
        QString line = isoTime(now) + u' ';
        if (!event.database.isEmpty())
            line += printable(event.database) + u": "_s;
        return (line + printable(event.text)).toUtf8() + '\n';
    }
    QJsonObject object = event.fields;
    object.insert(u"event"_s, event.name);
    object.insert(u"at"_s, isoTime(now));
    object.insert(u"message"_s, event.text);
    if (!event.database.isEmpty())
        object.insert(u"database"_s, event.database);
    return jsonLine(object);
}

} // namespace litekeep::cli
