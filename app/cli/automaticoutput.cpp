// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/automaticoutput.h"

#include "app/cli/attention.h"
#include "app/cli/jsonoutput.h"
#include "app/cli/terminal.h"
#include "app/cli/text.h"
#include "app/cli/textoutput.h"
#include "engine/commandwords.h"
#include "engine/format.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace litekeep::cli {

namespace {

QJsonValue numberOrNull(qint64 number)
{
    return number < 0 ? QJsonValue() : QJsonValue(number);
}

QJsonValue errorOrNull(const std::optional<Error> &error)
{
    return error ? QJsonValue(toJson(*error)) : QJsonValue();
}

QJsonValue collapseOrNull(const std::optional<CollapseQuestion> &collapse)
{
    if (!collapse)
        return {};
    return QJsonObject{{u"id"_s, collapse->backupId},
                       {u"previous_id"_s, collapse->previousId},
                       {u"kind"_s, collapse->kind},
                       {u"message"_s, collapse->text},
                       {u"stopped"_s, collapse->stopped}};
}

/// Without the commands, which are for those who look at the history.
QJsonValue lastRunOrNull(const std::optional<HistoryEntry> &run)
{
    if (!run)
        return {};
    QJsonObject object = toJson(*run);
    object.remove(u"commands"_s);
    return object;
}

QJsonValue activityOrNull(const std::optional<Activity> &activity)
{
    if (!activity || !activity->active)
        return {};
    return QJsonObject{{u"operation"_s, activity->operation},
                       {u"stage"_s, Progress{.stage = activity->stage}.stageName()},
                       {u"percent"_s, activity->percent},
                       {u"role"_s, activity->role},
                       {u"pid"_s, activity->pid},
                       {u"started_at"_s, timeOrNull(activity->startedAt)}};
}

QString timeText(const QDateTime &time)
{
    return time.isValid() ? formatDateTime(time, QDateTime::currentDateTimeUtc(), QLocale())
                          : Text::tr("never");
}

QString yesNo(bool value)
{
    return value ? Text::tr("yes") : Text::tr("no");
}

/// What the commands around backups did, under the table that has no room for it.
QString commandsText(const QList<HistoryEntry> &history)
{
    QString text;
    for (const HistoryEntry &entry : history) {
        if (entry.commands.isEmpty())
            continue;
        text += u'\n' + timeText(entry.startedAt) + u'\n';
        const QStringList lines = entry.commandsText().split(u'\n');
        for (const QString &line : lines)
            text += u"  "_s + printable(line) + u'\n';
    }
    return text;
}

QString nextText(const BackupStatus &status)
{
    if (!status.nextDueAt)
        return status.waitText;
    if (!status.waitText.isEmpty())
        return status.waitText;
    const QString when = status.dueNow ? Text::tr("now") : timeText(*status.nextDueAt);
    return u"%1 (%2)"_s.arg(when, status.nextReasonText);
}

} // namespace

QJsonObject toJson(const BackupSettings &settings)
{
    return {{u"backup_enabled"_s, settings.enabled},
            {u"backup_interval_hours"_s, settings.intervalHours},
            {u"backup_retention_count"_s, settings.retentionCount},
            {u"skip_unchanged"_s, settings.skipUnchanged}};
}

QJsonObject toJson(const BackupSettings &settings, const std::optional<KeptDatabase> &hooks)
{
    const auto words = [&hooks](const QStringList &command) {
        return hooks ? QJsonValue(QJsonArray::fromStringList(command)) : QJsonValue();
    };
    const KeptDatabase known = hooks.value_or(KeptDatabase());
    QJsonObject object = toJson(settings);
    object.insert(u"before_command"_s, words(known.beforeCommand));
    object.insert(u"after_command"_s, words(known.afterCommand));
    object.insert(u"command_seconds"_s, hooks ? QJsonValue(known.commandSeconds) : QJsonValue());
    object.insert(u"ping_url"_s, textOrNull(known.pingUrl));
    return object;
}

QJsonObject toJson(const CommandRun &command)
{
    const bool hasExitCode = command.outcome == CommandRun::Outcome::Done
                             || command.outcome == CommandRun::Outcome::Failed;
    return {{u"moment"_s, command.momentName()},
            {u"program"_s, command.program},
            {u"outcome"_s, command.outcomeName()},
            {u"exit_code"_s, hasExitCode ? QJsonValue(command.code) : QJsonValue()},
            {u"duration_ms"_s, command.durationMs},
            {u"message"_s, command.text()},
            {u"detail"_s, command.detail},
            {u"output"_s, command.output}};
}

QJsonObject toJson(const KeptBackup &kept)
{
    return {{u"id"_s, kept.id},
            {u"filename"_s, kept.fileName},
            {u"reason"_s, kept.reason},
            {u"message"_s, kept.text}};
}

QJsonObject toJson(const HistoryEntry &entry)
{
    return {{u"id"_s, entry.id},
            {u"started_at"_s, timeOrNull(entry.startedAt)},
            {u"ended_at"_s, timeOrNull(entry.endedAt)},
            {u"reason"_s, entry.reason},
            {u"outcome"_s, textOrNull(entry.outcome)},
            {u"detail"_s, entry.detail},
            {u"error"_s, errorOrNull(entry.error)},
            {u"backup_id"_s, textOrNull(entry.backupId)},
            {u"size_bytes"_s, numberOrNull(entry.sizeBytes)},
            {u"duration_ms"_s, numberOrNull(entry.durationMs.value_or(-1))},
            {u"commands"_s, toJsonArray(entry.commands)}};
}

QJsonObject toJson(const BackupStatus &status)
{
    const QJsonObject backups{
        {u"intact"_s, status.intact},          {u"unproved"_s, status.unproved},
        {u"damaged"_s, status.damaged},        {u"missing"_s, status.missing},
        {u"pinned"_s, status.pinned},          {u"total"_s, status.total()},
        {u"size_bytes"_s, status.backupsBytes}};
    return {{u"database"_s, status.database},
            {u"folder"_s, status.folder},
            {u"state"_s, status.stateName()},
            {u"message"_s, status.text()},
            {u"needs_attention"_s, needsAttention(status)},
            {u"attention"_s, QJsonArray::fromStringList(attention(status))},
            {u"settings"_s, toJson(status.settings)},
            {u"last_good_at"_s, timeOrNull(status.lastGoodAt)},
            {u"last_good_id"_s, textOrNull(status.lastGoodBackupId)},
            {u"enabled_at"_s, timeOrNull(status.enabledAt)},
            {u"next_due_at"_s, timeOrNull(status.nextDueAt.value_or(QDateTime()))},
            {u"next_reason"_s, textOrNull(status.nextReason)},
            {u"due_now"_s, status.dueNow},
            {u"wait"_s, status.wait},
            {u"wait_until"_s, timeOrNull(status.waitUntil)},
            {u"paused_until"_s, timeOrNull(status.pausedUntil)},
            {u"kept_by"_s, textOrNull(status.keptBy)},
            {u"running"_s, activityOrNull(status.running)},
            {u"overdue"_s, status.overdue},
            {u"overdue_at"_s, timeOrNull(status.overdueAt.value_or(QDateTime()))},
            {u"clock_warning"_s, textOrNull(status.clockText)},
            {u"error"_s, errorOrNull(status.error)},
            {u"error_at"_s, timeOrNull(status.errorAt)},
            {u"last_run"_s, lastRunOrNull(status.lastRun)},
            {u"interrupted_restore_at"_s, timeOrNull(status.interruptedRestoreAt)},
            {u"collapse"_s, collapseOrNull(status.collapse)},
            {u"backups"_s, backups},
            {u"free_bytes"_s, numberOrNull(status.freeBytes)},
            {u"needed_bytes"_s, numberOrNull(status.neededBytes)}};
}

QString settingsText(const BackupSettings &settings, const std::optional<KeptDatabase> &hooks)
{
    const QLocale locale;
    QList<QStringList> rows{
        {Text::tr("Automatic backups"), settings.enabled ? Text::tr("on") : Text::tr("off")},
        {Text::tr("Interval"), Text::tr("%n hour(s)", nullptr, settings.intervalHours)},
        {Text::tr("Backups to keep"), locale.toString(settings.retentionCount)},
        {Text::tr("Skip when nothing has changed"), yesNo(settings.skipUnchanged)}};
    if (!hooks)
        return alignedTable(rows);
    const auto orNone = [](const QString &text) {
        return text.isEmpty() ? Text::tr("none") : printable(text);
    };
    rows.append(
        {Text::tr("Command before a backup"), orNone(joinCommandLine(hooks->beforeCommand))});
    rows.append({Text::tr("Command after a backup"), orNone(joinCommandLine(hooks->afterCommand))});
    if (!hooks->beforeCommand.isEmpty() || !hooks->afterCommand.isEmpty())
        rows.append({Text::tr("Time limit of commands"),
                     Text::tr("%n second(s)", nullptr, hooks->commandSeconds)});
    rows.append({Text::tr("Ping address"), orNone(hooks->pingUrl)});
    return alignedTable(rows);
}

QString prunedText(const PruneResult &result, bool dryRun)
{
    QString text;
    if (result.removed.isEmpty())
        text = Text::tr("There is nothing to remove.") + u'\n';
    else if (dryRun)
        text = Text::tr("These backups would be removed:") + u'\n';
    else
        text = Text::tr("%n backup(s) removed:", nullptr, int(result.removed.size())) + u'\n';
    QList<QStringList> rows;
    for (const RemovedBackup &removed : result.removed)
        rows.append({printable(removed.fileName), printable(removed.text)});
    for (const KeptBackup &kept : result.kept)
        rows.append({printable(kept.fileName), printable(kept.text)});
    return rows.isEmpty() ? text : QString(text + alignedTable(rows));
}

QString statusText(const BackupStatus &status)
{
    const QLocale locale;
    QList<QStringList> rows{{Text::tr("Database"), printable(status.database)},
                            {Text::tr("Backups in"), printable(status.folder)},
                            {Text::tr("State"), printable(status.text())},
                            {Text::tr("Last good"), timeText(status.lastGoodAt)},
                            {Text::tr("Next"), nextText(status)}};
    if (!status.keptBy.isEmpty())
        rows.append({Text::tr("Schedule"), status.keptByText()});
    if (status.running && status.running->active)
        rows.append({Text::tr("At work"), printable(status.running->textWithStage())});
    for (const QString &name : attention(status))
        rows.append({Text::tr("Attention"), printable(attentionText(name, status))});
    if (status.error && status.state != BackupStatus::State::Unreachable)
        rows.append({Text::tr("Last error"), printable(status.error->text())});
    if (!status.clockText.isEmpty())
        rows.append({Text::tr("Clock"), status.clockText});
    rows.append({Text::tr("Backups"), Text::tr("%1 intact, %2 unproved, %3 damaged, %4 missing")
                                          .arg(status.intact)
                                          .arg(status.unproved)
                                          .arg(status.damaged)
                                          .arg(status.missing)});
    if (status.freeBytes >= 0)
        rows.append({Text::tr("Free space"), formatSize(status.freeBytes, locale)});
    return alignedTable(rows);
}

QString historyText(const QList<HistoryEntry> &history)
{
    if (history.isEmpty())
        return Text::tr("There are no runs yet.") + u'\n';
    QList<QStringList> rows{{Text::tr("Started"), Text::tr("Reason"), Text::tr("Outcome"),
                             Text::tr("Duration"), Text::tr("Size"), Text::tr("Details")}};
    for (const HistoryEntry &entry : history)
        rows.append({timeText(entry.startedAt), printable(entry.reasonText()),
                     printable(entry.outcomeText()),
                     entry.durationMs ? formatDuration(*entry.durationMs) : QString(),
                     entry.sizeBytes < 0 ? QString() : formatSize(entry.sizeBytes, QLocale()),
                     printable(entry.detailText())});
    return alignedTable(rows) + commandsText(history);
}

} // namespace litekeep::cli
