// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/internal/backupfolder.h"
#include "engine/internal/jobcontext.h"
#include "engine/restoretypes.h"

#include <QList>

namespace litekeep {

/// Copies an unreadable database and its side files, byte for byte, by a child process, into a
/// new folder "damaged-<time>" in the backup folder; durable when it returns.
Result<DamagedCopy> keepDamagedDatabase(const BackupLocation &location, const JobContext &context);

/// Newest first.
QList<DamagedCopy> listDamagedCopies(const BackupLocation &location);

/// Removes one of them with the files that Litekeep put there, and nothing else.
Result<void> removeDamagedCopy(const BackupLocation &location, const QString &folder);

} // namespace litekeep
