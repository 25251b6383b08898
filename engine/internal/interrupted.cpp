// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/internal/interrupted.h"

#include "engine/internal/programcontrol.h"
#include "engine/internal/putback.h"
#include "engine/internal/sourcedatabase.h"
#include "engine/internal/statenow.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

std::optional<Backup> backupWithId(const QList<Backup> &backups, const QString &id)
{
    for (const Backup &backup : backups) {
        if (!id.isEmpty() && backup.id == id && fileFacts(backup.path))
            return backup;
    }
    return std::nullopt;
}

/// The database is gone or cannot be read, as opposed to: it cannot be looked at just now.
bool meansBroken(const Error &error)
{
    switch (error.code) {
    case ErrorCode::DatabaseMissing:
    case ErrorCode::DatabaseEmpty:
    case ErrorCode::NotADatabase:
    case ErrorCode::DatabaseDamaged:
    case ErrorCode::SideFileInvalid: return true;
    default: return false;
    }
}

/// A comparison that fails for the database's own sake only says that they are not equal.
Result<bool> equals(StateNow &now, const std::optional<Backup> &backup)
{
    if (!backup)
        return false;
    auto same = now.isStateOf(*backup);
    if (!same && same.error().code != ErrorCode::Cancelled
        && same.error().code != ErrorCode::DiskFull)
        return false;
    return same;
}

Result<InterruptedRestore::State> judge(StateNow &now, const RunRecord &run,
                                        const QList<Backup> &backups)
{
    using State = InterruptedRestore::State;
    const auto isNew = equals(now, backupWithId(backups, run.backupId));
    if (!isNew)
        return tl::unexpected(isNew.error());
    if (*isNew)
        return State::New;
    // What is kept is written down before anything changes.
    if (run.notes.safetyBackupId.isEmpty() && run.notes.damagedFolder.isEmpty())
        return State::Old;
    const auto isOld = equals(now, backupWithId(backups, run.notes.safetyBackupId));
    if (!isOld)
        return tl::unexpected(isOld.error());
    if (*isOld)
        return State::Old;
    const auto sound = now.check();
    if (!sound && sound.error().code == ErrorCode::Cancelled)
        return tl::unexpected(sound.error());
    return sound && sound->isEmpty() ? State::Unknown : State::Broken;
}

/// Whether the run may have got as far as changing the database.
bool mayHaveChanged(const RunRecord &run)
{
    if (run.reason != "restore"_L1 || run.outcome == "cancelled"_L1)
        return false;
    if (run.outcome == "failed"_L1)
        return run.detail.startsWith(Error{ErrorCode::RestoreUnproved}.name());
    // Before anything changed it was written down what is kept.
    return run.outcome == "done"_L1 || !run.notes.safetyBackupId.isEmpty()
           || !run.notes.damagedFolder.isEmpty();
}

} // namespace

Result<QList<RunRecord>> unfinishedRestores(Catalogue &catalogue)
{
    return catalogue.runs().map([](QList<RunRecord> runs) {
        runs.removeIf([](const RunRecord &run) {
            return run.reason != "restore"_L1 || run.endedAt.isValid();
        });
        return runs;
    });
}

Result<std::optional<RunRecord>> unfinishedRestore(Catalogue &catalogue)
{
    return unfinishedRestores(catalogue).map([](const QList<RunRecord> &runs) {
        return runs.isEmpty() ? std::optional<RunRecord>() : std::optional(runs.first());
    });
}

QString undoableId(const QList<RunRecord> &newestFirst)
{
    const auto newest = std::find_if(newestFirst.begin(), newestFirst.end(), mayHaveChanged);
    return newest == newestFirst.end() ? QString() : newest->notes.safetyBackupId;
}

Result<bool> payOwedWal(const BackupFolder &folder, Catalogue &catalogue, const JobContext &context)
{
    const auto owing = catalogue.runsOwingWal();
    if (!owing)
        return tl::unexpected(owing.error());
    if (owing->isEmpty())
        return true;
    const QString &database = folder.location().database;
    const auto source = lookAtDatabase(database, context.stop);
    // What cannot be read is owed more than that: running the restore again brings both.
    if (!source || !source->header)
        return true;
    if (!source->usesWal() && !putIntoWalMode(database))
        return false;
    return catalogue.settleWal().map([] { return true; });
}

Result<std::optional<InterruptedRestore>> judgeInterrupted(const BackupFolder &folder,
                                                           Catalogue &catalogue,
                                                           const JobContext &context)
{
    const auto run = unfinishedRestore(catalogue);
    if (!run)
        return tl::unexpected(run.error());
    if (!*run)
        return std::nullopt;
    sweepPutBack(folder.location().database);
    const auto backups = catalogue.backups();
    if (!backups)
        return tl::unexpected(backups.error());
    InterruptedRestore found{.runId = (*run)->id,
                             .backupId = (*run)->backupId,
                             .safetyBackupId = (*run)->notes.safetyBackupId,
                             .startedAt = (*run)->startedAt};
    if (!(*run)->notes.stopped.isEmpty())
        found.stopped = planFromText((*run)->notes.stopped);
    auto now = StateNow::take(folder, context);
    if (!now && !meansBroken(now.error()))
        return tl::unexpected(now.error());
    if (!now) {
        found.state = InterruptedRestore::State::Broken;
        return found;
    }
    const auto state = judge(*now, **run, *backups);
    if (!state)
        return tl::unexpected(state.error());
    found.state = *state;
    return found;
}

} // namespace litekeep
