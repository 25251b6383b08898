// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/backuptypes.h"
#include "engine/internal/backupfolder.h"
#include "engine/internal/jobcontext.h"

#include <optional>

namespace litekeep {

/// The database as it is at this moment: a private snapshot in the backup folder, gone with the
/// object, to be compared with backups.
class StateNow
{
public:
    static Result<StateNow> take(const BackupFolder &folder, const JobContext &context);

    /// Whether it is the very content of the backup, page for page: so it is right after a
    /// restore, until somebody writes.
    Result<bool> hasPagesOf(const Backup &backup);
    /// The same, or what the backup was made of: VACUUM INTO gives the same bytes for the same
    /// content.
    Result<bool> isStateOf(const Backup &backup);
    /// Full integrity check; empty when nothing was found, and where it cannot run.
    Result<QString> check();
    /// What differs in schema and numbers of rows; empty when nothing does.
    Result<QString> differenceFrom(const Backup &backup);

private:
    StateNow(Reservation names, std::stop_token stop)
        : m_names(std::move(names)),
          m_stop(std::move(stop))
    {}
    Result<QString> compactedSha256();

    Reservation m_names;
    std::stop_token m_stop;
    std::optional<QString> m_compactedSha256;
};

} // namespace litekeep
