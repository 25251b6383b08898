// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/backuptypes.h"
#include "engine/internal/backupfolder.h"

namespace litekeep {

/// What a reader finds in a backup folder, without a lock and without changing anything: the
/// rows, files that are missing, files without a row, and what is odd about the folder.
Result<BackupList> listBackups(const BackupLocation &location);

/// One of them by id, by an unambiguous beginning of an id, "latest" or "latest-intact".
Result<Backup> findBackup(const QList<Backup> &newestFirst, const QString &id);

} // namespace litekeep
