// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/internal/interrupted.h"

#include "engine/internal/programcontrol.h"
#include "engine/internal/restorejob.h"

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

bool databaseEquals(const BackupFolder &folder, const std::optional<Backup> &backup, bool &readable,
                    const JobContext &context)
{
    if (!backup)
        return false;
    const auto same = compareWithBackup(folder, *backup, context);
    readable = same.has_value();
    return same && *same != Sameness::Different;
}

} // namespace

Result<std::optional<RunRecord>> unfinishedRestore(Catalogue &catalogue)
{
    return catalogue.runs().map([](const QList<RunRecord> &runs) {
        for (const RunRecord &run : runs) {
            if (run.reason == "restore"_L1 && !run.endedAt.isValid())
                return std::optional<RunRecord>(run);
        }
        return std::optional<RunRecord>();
    });
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
    const auto backups = catalogue.backups();
    if (!backups)
        return tl::unexpected(backups.error());
    InterruptedRestore found{.runId = (*run)->id,
                             .backupId = (*run)->backupId,
                             .safetyBackupId = (*run)->notes.safetyBackupId,
                             .startedAt = (*run)->startedAt};
    if (!(*run)->notes.stopped.isEmpty())
        found.stopped = planFromText((*run)->notes.stopped);
    bool readable = false;
    if (databaseEquals(folder, backupWithId(*backups, found.backupId), readable, context))
        found.state = InterruptedRestore::State::New;
    else if (databaseEquals(folder, backupWithId(*backups, found.safetyBackupId), readable,
                            context))
        found.state = InterruptedRestore::State::Old;
    else if (!readable)
        found.state = InterruptedRestore::State::Broken;
    if (context.cancelled())
        return failure(ErrorCode::Cancelled);
    return found;
}

} // namespace litekeep
