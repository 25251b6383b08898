// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/backuptypes.h"
#include "engine/internal/backupfolder.h"
#include "engine/internal/jobcontext.h"

namespace litekeep {

/// Copies a sealed backup to a place the person named. The copy has no name until it is
/// complete, checked against the checksum and synced; an existing file is replaced only with
/// `overwrite`, and never one that belongs to a database in use.
Result<ExportResult> exportBackup(const BackupLocation &location, const Backup &backup,
                                  const QString &targetPath, bool overwrite,
                                  const JobContext &context);

} // namespace litekeep
