// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/internal/backupfolder.h"
#include "engine/internal/catalogue.h"
#include "engine/internal/jobcontext.h"
#include "engine/internal/sealedcheck.h"

namespace litekeep {

struct StartedFolder
{
    Catalogue catalogue;
    QList<Notice> notices;
};

/// What happens before any other work in a locked folder, so that the catalogue is true: own
/// leftovers go, a lost or damaged catalogue is made again, rows without file are marked, files
/// without row are checked and taken in. Never removes a backup.
Result<StartedFolder> startFolder(const BackupFolder &folder, const JobContext &context);

/// The row for a file that has none, from its name and a full check of it.
Backup backupFromFile(const QString &fileName, const BackupLocation &location,
                      const SealedCheck &check, const QDateTime &now);

} // namespace litekeep
