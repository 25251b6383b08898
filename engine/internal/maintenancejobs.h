// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/backuptypes.h"
#include "engine/internal/backupfolder.h"
#include "engine/internal/catalogue.h"
#include "engine/internal/jobcontext.h"

namespace litekeep {

enum class KeepFindings { Yes, No };

/// Full check of the given backups, all of them when `ids` is empty; states and times of proof
/// go into the catalogue if they are to be kept. Unknown ids fail before anything is looked at.
Result<QList<VerifyResult>> verifyBackups(Catalogue &catalogue, const QStringList &ids,
                                          KeepFindings keep, const JobContext &context);

/// Deletes the file, then the row, one backup after the other. Unknown ids fail before anything
/// is deleted; what cannot be removed stays listed and is told in `errors`.
Result<RemoveResult> removeBackups(const BackupFolder &folder, Catalogue &catalogue,
                                   const QStringList &ids, const JobContext &context);

} // namespace litekeep
