// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/internal/backupfolder.h"
#include "engine/internal/catalogue.h"
#include "engine/internal/jobcontext.h"
#include "engine/restoretypes.h"

namespace litekeep {

/// Brings the database back to a backup, in a folder that is locked and started (DESIGN:
/// "Restoring"): check the backup, stop programs, keep what is there, write down that it begins,
/// put back, prove, start programs, write down how it ended. Until the commit of putBack() every
/// way out leaves the database as it was.
Result<RestoreResult> runRestore(const BackupFolder &folder, Catalogue &catalogue,
                                 const Backup &backup, const RestoreOptions &options,
                                 const JobContext &context);

/// The safety backup of the newest restore that changed the database, whether or not it came to
/// its end, if that backup is still there.
Result<std::optional<Backup>> findUndoable(Catalogue &catalogue);

} // namespace litekeep
