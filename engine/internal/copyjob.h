// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/backuptypes.h"
#include "engine/internal/contents.h"
#include "engine/internal/integritycheck.h"
#include "engine/internal/jobcontext.h"

#include <QString>

#include <optional>

namespace litekeep {

/// What checking a snapshot and copying it out of it gave.
struct CheckedCopy
{
    CheckVerdict verdict; ///< on the snapshot, and so on the database
    Contents contents;    ///< of the snapshot
    bool contentsKnown = false;
    BackupMethod method = BackupMethod::Vacuum;
    QString obstacle;   ///< why method is `pages`, technical text
    QString sealedPath; ///< copy, or the snapshot itself; synced
    QString sha256;
    qint64 sizeBytes = 0;
};

/// Two threads: a full check of the snapshot beside VACUUM INTO, the proof, the checksum and
/// the sync of the copy. The copy is made under `copyPath`, an empty private file. When VACUUM
/// INTO cannot run, or `pagesOnly`, the snapshot itself becomes the sealed file. A damaged
/// snapshot gives a verdict, no error, and no sealed file.
Result<CheckedCopy> checkAndCopy(const QString &snapshotPath, const QString &copyPath,
                                 bool pagesOnly, const QString &databasePath,
                                 const JobContext &context);

/// Makes the snapshot itself the sealed file: exact size, rollback mode, checksum, sync.
Result<CheckedCopy> sealSnapshot(CheckedCopy checked, const QString &snapshotPath,
                                 const JobContext &context);

} // namespace litekeep
