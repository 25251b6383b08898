// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/automatictypes.h"
#include "engine/backuptypes.h"
#include "engine/internal/backupfolder.h"
#include "engine/internal/backupjob.h"
#include "engine/internal/catalogue.h"
#include "engine/internal/jobcontext.h"
#include "engine/restoretypes.h"

#include <functional>
#include <stop_token>

/// What each call of the façade does in its thread: enter the folder, do the work, tell.
namespace litekeep {

/// One backup folder as a task meets it.
struct Target
{
    BackupLocation location;
    bool consent = false; ///< to set up a folder that was lost or lacks its marker
    QStringList inUse;    ///< what retention must leave alone: ids and what findBackup() knows
};

Result<QList<Notice>> startUpTask(const Target &target, const JobContext &context);
/// `recorded` tells whether the history holds this run when it has ended.
Result<CreateResult> createTask(const Target &target, const BackupRequest &request,
                                const JobContext &context, bool *recorded = nullptr);
Result<QList<VerifyResult>> verifyTask(const Target &target, const QStringList &ids,
                                       const JobContext &context);
Result<RemoveResult> removeTask(const Target &target, const QStringList &ids,
                                const JobContext &context);
Result<PruneResult> pruneTask(const Target &target, const JobContext &context);
/// Makes the folder for them if there is none; waits for its lock only then.
Result<BackupSettings> storeSettingsTask(const Target &target, const SettingsChange &change,
                                         const JobContext &context);
Result<ExportResult> exportTask(const Target &target, const QString &id, const QString &path,
                                bool overwrite, const JobContext &context);

Result<RestoreResult> restoreTask(const Target &target, const QString &id,
                                  const RestoreOptions &options, const JobContext &context);
/// Restores what undoableTask() names.
Result<RestoreResult> undoTask(const Target &target, const RestoreOptions &options,
                               const JobContext &context);
Result<std::optional<Backup>> undoableTask(const BackupLocation &location);
Result<RestorePreview> previewTask(const BackupLocation &location, const QString &id,
                                   const std::stop_token &stop);
Result<std::optional<InterruptedRestore>> interruptedTask(const Target &target,
                                                          const JobContext &context);
/// Marks an interrupted restore as dealt with; starts what it had stopped if asked to.
Result<bool> settleTask(const Target &target, qint64 runId, bool startPrograms,
                        const JobContext &context);
Result<bool> removeDamagedCopyTask(const Target &target, const QString &folder,
                                   const JobContext &context);

Result<DatabaseInfo> inspectTask(const BackupLocation &location, const std::stop_token &stop);
/// A small change to one row, which needs no lock: SQLite orders the writers.
Result<Backup> changeTask(
    const BackupLocation &location, const QString &id,
    const std::function<Result<void>(Catalogue &, const QString &id)> &change);

/// The same for what the catalogue remembers beside the rows; false where there is none.
Result<bool> changeCatalogueTask(const BackupLocation &location,
                                 const std::function<Result<void>(Catalogue &)> &change);
/// True when settings can be stored without making a folder.
bool holdsCatalogue(const BackupLocation &location);

} // namespace litekeep
