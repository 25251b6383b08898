// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/backuptypes.h"
#include "engine/internal/backupfolder.h"
#include "engine/internal/catalogue.h"
#include "engine/internal/jobcontext.h"
#include "engine/internal/sourcedatabase.h"

#include <functional>
#include <optional>

namespace litekeep {

struct BackupRequest
{
    QString source; ///< the database, or the foreign file that is imported
    BackupType type = BackupType::Manual;
    QString note;
    bool keepDamaged = false;
    QString reason = {};    ///< of an automatic run, for the history; empty: "auto"
    bool onlyIfDue = false; ///< NotDue unless an automatic run is due now
    /// For tests that fill a disk on purpose: skips the look at the free room.
    bool ignoreRoom = false;
};

/// An empty file may be the database itself, newly set up. Nobody means to take one in, and a
/// restore keeps its bytes instead.
EmptyFile whenEmpty(BackupType type);

/// Makes one backup in a folder that is locked and started: look, room, snapshot, check and
/// copy, prove, publish (DESIGN: "Making a backup"). Leaves nothing behind when it fails. Calls
/// `workBegins` before the first thing that takes time: not when nothing has changed.
Result<CreateResult> runBackup(
    const BackupFolder &folder, Catalogue &catalogue, const BackupRequest &request,
    const JobContext &context, const std::function<void()> &workBegins = [] {});

/// The newest intact backup whose file is there with its size: what "unchanged" refers to.
std::optional<Backup> newestIntact(const QList<Backup> &newestFirst);

} // namespace litekeep
