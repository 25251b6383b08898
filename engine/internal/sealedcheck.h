// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/backuptypes.h"
#include "engine/internal/contents.h"

#include <functional>
#include <stop_token>

namespace litekeep {

/// A full look at one sealed file, whatever a catalogue says of it.
struct SealedCheck
{
    BackupState state = BackupState::Unproved;
    QString detail;
    QString sha256; ///< empty when the file is missing
    qint64 sizeBytes = 0;
    Contents contents; ///< valid unless damaged or missing
    JournalMode journalMode = JournalMode::Rollback;
};

/// Checksum and full integrity check side by side. A missing file and damage are states; an
/// error is a fault of the surroundings (cancelled, I/O).
Result<SealedCheck> checkSealedFile(const QString &path,
                                    const std::function<void(double)> &progress,
                                    const std::stop_token &stop);

/// The state of a catalogued backup after such a look: the checksum must be the one that was
/// written when it was sealed. Sets state, detail, time of proof and, if it had none, checksum.
Backup judgeBackup(const Backup &backup, const SealedCheck &check, const QDateTime &now);

SourceFacts factsFrom(const Contents &contents);

} // namespace litekeep
