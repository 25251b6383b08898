// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/internal/backupfolder.h"
#include "engine/restoretypes.h"

#include <chrono>
#include <stop_token>

namespace litekeep {

/// Compares a backup with the database as it is now, table by table, on a private snapshot: no
/// program is held up while rows are counted. Ends after `limit` with what it has by then. Makes
/// and removes files in the backup folder; changes nothing else.
Result<RestorePreview> previewRestore(const BackupLocation &location, const Backup &backup,
                                      std::chrono::milliseconds limit, const std::stop_token &stop);

} // namespace litekeep
