// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/internal/statusjob.h"

#include "engine/internal/activityfile.h"
#include "engine/internal/listing.h"
#include "engine/internal/prunejob.h"
#include "engine/internal/roomplan.h"
#include "engine/internal/schedule.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

/// Everything that a reader finds; defaults where there is no catalogue yet.
struct Found
{
    BackupList list;
    BackupSettings settings;
    AutomaticFacts facts;
    QList<RunRecord> runs;
};

std::optional<ErrorCode> errorCodeFromName(const QString &name)
{
    for (int code = 0; code <= int(ErrorCode::NotDue); ++code) {
        if (Error{.code = ErrorCode(code)}.name() == name)
            return ErrorCode(code);
    }
    return std::nullopt;
}

/// The detail of a failed run: "error-name technical text".
std::optional<Error> errorOf(const RunRecord &run)
{
    if (run.outcome != "failed"_L1 && !skippedByCommand(run))
        return std::nullopt;
    const auto code = errorCodeFromName(run.detail.section(u' ', 0, 0));
    if (!code)
        return Error{.code = ErrorCode::Internal, .subject = {}, .detail = run.detail};
    return Error{.code = *code, .subject = run.subject, .detail = run.detail.section(u' ', 1)};
}

/// Nothing where there is no catalogue to read: not yet, or it is lost.
Result<std::optional<Catalogue>> openIfThere(const BackupLocation &location)
{
    if (!fileFacts(location.catalogue()))
        return std::nullopt;
    auto opened = Catalogue::openReadOnly(location);
    if (!opened && isCatalogueDamage(opened.error()))
        return std::nullopt;
    return std::move(opened).map(
        [](Catalogue catalogue) { return std::optional<Catalogue>(std::move(catalogue)); });
}

Result<Found> find(const BackupLocation &location)
{
    auto list = listBackups(location);
    if (!list)
        return tl::unexpected(list.error());
    Found found;
    found.list = *list;
    auto catalogue = openIfThere(location);
    if (!catalogue)
        return tl::unexpected(catalogue.error());
    if (!*catalogue)
        return found;
    return (*catalogue)
        ->settings()
        .and_then([&](const BackupSettings &settings) {
            found.settings = settings;
            return (*catalogue)->automaticFacts();
        })
        .and_then([&](const AutomaticFacts &facts) {
            found.facts = facts;
            return (*catalogue)->runs();
        })
        .map([&](const QList<RunRecord> &runs) {
            found.runs = runs;
            return found;
        });
}

void count(BackupStatus &status, const QList<Backup> &backups)
{
    for (const Backup &backup : backups) {
        switch (backup.state) {
        case BackupState::Intact: ++status.intact; break;
        case BackupState::Unproved: ++status.unproved; break;
        case BackupState::Damaged: ++status.damaged; break;
        case BackupState::Missing: ++status.missing; break;
        }
        status.pinned += backup.pinned ? 1 : 0;
        if (backup.state == BackupState::Missing)
            continue;
        status.backupsBytes += backup.sizeBytes;
        const bool good =
            backup.state == BackupState::Intact || backup.state == BackupState::Unproved;
        if (good && status.lastGoodBackupId.isEmpty())
            status.lastGoodBackupId = backup.id;
    }
}

void measure(BackupStatus &status)
{
    if (const auto database = fileFacts(status.database)) {
        const auto wal = fileFacts(status.database % u"-wal"_s);
        status.databaseBytes = database->size + (wal ? wal->size : 0);
    }
    auto space = diskSpace(status.folder);
    if (!space) // the folder comes with the first backup
        space = diskSpace(status.folder.section(u'/', 0, -2));
    if (!space)
        return;
    status.freeBytes = space->available;
    if (status.databaseBytes >= 0)
        status.neededBytes = status.databaseBytes + reservedBytes(space->total);
}

void plan(BackupStatus &status, const Found &found, const QList<UnrecordedFailure> &unrecorded)
{
    ScheduleHistory history = summariseRuns(found.runs, found.list.backups, status.askedAt);
    for (const UnrecordedFailure &failure : unrecorded)
        history.addFailure(failure.endedAt);
    const ScheduleDecision decision = decideSchedule(found.settings, history,
                                                     {.now = status.askedAt,
                                                      .enabledAt = found.facts.enabledAt,
                                                      .pausedUntil = found.facts.pausedUntil});
    status.lastGoodAt = history.lastGood;
    status.enabledAt = found.facts.enabledAt;
    status.nextDueAt = decision.nextDue;
    status.dueNow = decision.dueNow;
    if (decision.nextDue) {
        status.nextReason = decision.reasonName();
        status.nextReasonText = decision.reasonText();
    }
    status.wait = decision.waitName();
    status.waitText = decision.waitText(status.askedAt, QLocale());
    status.waitUntil = decision.waitUntil;
    if (found.facts.pausedUntil.isValid() && found.facts.pausedUntil > status.askedAt)
        status.pausedUntil = found.facts.pausedUntil;
    status.overdue = decision.overdue;
    status.overdueAt = decision.overdueAt;
    status.clockText = decision.clockText();
    status.clockStep = decision.recordClockStep;
}

void findTrouble(BackupStatus &status, const Found &found,
                 const QList<UnrecordedFailure> &unrecorded)
{
    const auto last = std::find_if(found.runs.begin(), found.runs.end(),
                                   [](const RunRecord &run) { return run.reason != "clock"_L1; });
    if (last != found.runs.end())
        status.lastRun = historyEntry(*last);
    if (!unrecorded.isEmpty()) {
        status.error = unrecorded.last().error;
        status.errorAt = unrecorded.last().endedAt;
        return;
    }
    if (!lastRunFailed(found.runs))
        return;
    const auto failed =
        std::find_if(found.runs.begin(), found.runs.end(), [](const RunRecord &run) {
            return (run.outcome == "failed"_L1 || skippedByCommand(run))
                   && run.reason != "imported"_L1;
        });
    const auto run = std::find_if(found.runs.begin(), found.runs.end(), [](const RunRecord &one) {
        return one.outcome == "failed"_L1 || one.outcome == "interrupted"_L1
               || skippedByCommand(one);
    });
    if (failed != found.runs.end() && failed == run) {
        status.error = errorOf(*failed);
        status.errorAt = failed->endedAt;
    }
}

/// A restore that another Litekeep is just doing has no end yet either.
QDateTime interruptedRestoreAt(const Found &found, const std::optional<Activity> &running)
{
    const bool atWork = running && running->active
                        && (running->operation == "restore"_L1 || running->operation == "undo"_L1);
    const auto open = std::find_if(found.runs.begin(), found.runs.end(), [](const RunRecord &run) {
        return run.reason == "restore"_L1 && !run.endedAt.isValid();
    });
    return atWork || open == found.runs.end() ? QDateTime() : open->startedAt;
}

BackupStatus::State judge(const BackupStatus &status, const Found &found, bool unrecordedFailure)
{
    using State = BackupStatus::State;
    if (!fileFacts(status.database))
        return State::Unreachable;
    const bool failed = unrecordedFailure || lastRunFailed(found.runs);
    if (unrecordedFailure ? status.error->code == ErrorCode::DatabaseDamaged
                          : lastRunFoundDamage(found.runs))
        return State::Damaged;
    if (status.overdue)
        return State::Overdue;
    if (failed)
        return State::Failing;
    if (status.intact + status.unproved == 0)
        return State::NoBackup;
    if (status.dueNow)
        return State::Due;
    return found.settings.enabled ? State::Good : State::Disabled;
}

} // namespace

HistoryEntry historyEntry(const RunRecord &run)
{
    HistoryEntry entry;
    entry.id = run.id;
    entry.startedAt = run.startedAt;
    entry.endedAt = run.endedAt;
    entry.reason = run.reason;
    entry.outcome = run.outcome;
    entry.detail = run.detail;
    entry.backupId = run.backupId;
    entry.sizeBytes = run.sizeBytes;
    entry.error = errorOf(run);
    if (run.startedAt.isValid() && run.endedAt.isValid())
        entry.durationMs = std::max<qint64>(0, run.startedAt.msecsTo(run.endedAt));
    return entry;
}

Result<BackupSettings> readSettings(const BackupLocation &location)
{
    return find(location).map([](const Found &found) { return found.settings; });
}

Result<QList<HistoryEntry>> readHistory(const BackupLocation &location)
{
    const auto found = find(location);
    if (!found)
        return tl::unexpected(found.error());
    auto catalogue = openIfThere(location);
    if (!catalogue)
        return tl::unexpected(catalogue.error());
    const auto commands =
        *catalogue ? (*catalogue)->commands() : QHash<qint64, QList<CommandRun>>();
    if (!commands)
        return tl::unexpected(commands.error());
    QList<HistoryEntry> entries;
    entries.reserve(found->runs.size());
    for (const RunRecord &run : found->runs) {
        entries.append(historyEntry(run));
        entries.last().commands = commands->value(run.id);
    }
    return entries;
}

Result<BackupStatus> readStatus(const BackupLocation &location,
                                const QList<UnrecordedFailure> &unrecorded, const QDateTime &now)
{
    BackupStatus status;
    status.database = location.database;
    status.folder = location.folder;
    status.askedAt = now;
    status.running = activityIn(location);
    status.keptBy = scheduleKeeper(location);
    const auto found = find(location);
    if (!found) {
        status.state = BackupStatus::State::Unreachable;
        status.error = found.error();
        status.wait = u"none"_s;
        return status;
    }
    status.settings = found->settings;
    count(status, found->list.backups);
    measure(status);
    plan(status, *found, unrecorded);
    findTrouble(status, *found, unrecorded);
    status.interruptedRestoreAt = interruptedRestoreAt(*found, status.running);
    status.collapse = openCollapse(found->facts, found->list.backups);
    status.state = judge(status, *found, !unrecorded.isEmpty());
    if (status.state == BackupStatus::State::Unreachable)
        status.error = Error{.code = ErrorCode::DatabaseMissing, .subject = location.database};
    return status;
}

Result<PruneResult> planPrune(const BackupLocation &location, const QStringList &inUse,
                              const QDateTime &now,
                              const std::optional<BackupSettings> &afterNextBackup)
{
    const auto list = listBackups(location);
    if (!list)
        return tl::unexpected(list.error());
    auto catalogue = openIfThere(location);
    if (!catalogue)
        return tl::unexpected(catalogue.error());
    if (!*catalogue) // nothing is known, so nothing is removed
        return PruneResult();
    return readRetention(**catalogue, list->backups, inUse, now).map([&](RetentionFacts facts) {
        if (!afterNextBackup)
            return facts.plan();
        facts.settings = *afterNextBackup;
        return facts.planAfterNextBackup();
    });
}

} // namespace litekeep
