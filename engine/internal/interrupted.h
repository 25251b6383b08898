// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/internal/backupfolder.h"
#include "engine/internal/catalogue.h"
#include "engine/internal/jobcontext.h"
#include "engine/restoretypes.h"

#include <optional>

namespace litekeep {

/// The restores that were begun and never ended, newest first: no judgement, cheap.
Result<QList<RunRecord>> unfinishedRestores(Catalogue &catalogue);
/// The restore that was begun and never ended, if there is one: no judgement, cheap.
Result<std::optional<RunRecord>> unfinishedRestore(Catalogue &catalogue);

/// The safety backup that Undo would bring back: that of the newest restore that changed the
/// database, or may have; empty when there is none.
QString undoableId(const QList<RunRecord> &newestFirst);

/// Pays what a restore may have been kept from: puts a WAL database that it had to switch to
/// rollback mode back into WAL mode. False when it is still owed because somebody else has it open.
Result<bool> payOwedWal(const BackupFolder &folder, Catalogue &catalogue,
                        const JobContext &context);

/// Which state the database is in, proved by comparison with the backup and the safety backup.
/// Opening it lets SQLite finish or roll back what was under way.
Result<std::optional<InterruptedRestore>> judgeInterrupted(const BackupFolder &folder,
                                                           Catalogue &catalogue,
                                                           const JobContext &context);

} // namespace litekeep
