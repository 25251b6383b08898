// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/backuptypes.h"
#include "engine/databaselist.h"
#include "engine/internal/backupfolder.h"
#include "engine/internal/commandprocess.h"
#include "engine/internal/jobcontext.h"

#include <optional>

namespace litekeep {

/// The person's own commands around one backup, and the address that is told about it: what this
/// user's list says at the moment of the backup.
///
/// The command after the backup runs whatever has happened, also when the one before it failed or
/// was cancelled: what that one has stopped must not stay stopped. For the same reason a cancel
/// leaves it some seconds.
class Hooks
{
public:
    /// `reason`: as the history names it.
    Hooks(const BackupLocation &location, QString reason);
    /// For work that has none, such as an import.
    Hooks() = default;

    bool hasCommands() const;
    /// Success when there is none.
    Result<void> before(const JobContext &context);
    /// `outcome`: as the history names it. What went wrong is a notice, or, where there is no
    /// result, told in the error's detail.
    void after(Result<CreateResult> &result, const QString &outcome, const JobContext &context);

    const std::optional<CommandRun> &beforeRun() const { return m_before; }
    const std::optional<CommandRun> &afterRun() const { return m_after; }
    /// About the list, when it cannot be used.
    const QList<Notice> &notices() const { return m_notices; }

    void announceStart() const;
    /// Also of a run that failed before it could begin.
    void announceEnd(const Result<CreateResult> &result, bool good) const;

private:
    CommandRequest request(CommandRun::Moment moment) const;

    BackupLocation m_location;
    QString m_reason;
    KeptDatabase m_entry;
    QList<Notice> m_notices;
    std::optional<CommandRun> m_before;
    std::optional<CommandRun> m_after;
};

} // namespace litekeep
