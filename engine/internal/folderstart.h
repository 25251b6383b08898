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

/// Whether retention is applied on the way, and what it must leave alone.
struct StartPrune
{
    bool wanted = false;
    QStringList inUse;
};

/// What happens before any other work in a locked folder, so that the catalogue is true: own
/// leftovers go, a lost or damaged catalogue is made again, rows without file are marked,
/// retention (if wanted), files without row are checked and taken in or go to the trash.
/// Trouble with retention or the trash is a notice.
Result<StartedFolder> startFolder(const BackupFolder &folder, const JobContext &context,
                                  const StartPrune &prune = {});

/// The row for a file that has none, from its name and a full check of it.
Backup backupFromFile(const QString &fileName, const BackupLocation &location,
                      const SealedCheck &check, const QDateTime &now);

} // namespace litekeep
