// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/activity.h"
#include "engine/internal/backupfolder.h"

#include <optional>

/// How Litekeeps tell each other what they do: one line of JSON in a lock file, by whoever holds
/// the lock.
namespace litekeep {

QByteArray activityLine(const Activity &activity);

/// What somebody is doing in this folder; nothing when nobody holds its lock. Changes nothing.
std::optional<Activity> activityIn(const BackupLocation &location);

/// The lock that makes one Litekeep the keeper of a folder's schedule. Freed by the kernel when
/// its owner dies.
class ScheduleLock
{
public:
    enum class Answer { Kept, KeptByAnother, CannotTell };

    /// Takes it, or says who has it; no-op while it is held.
    Answer tryTake(const QString &folder, const QString &role);
    void release();
    bool isHeld() const { return m_lock.isHeld(); }
    /// After KeptByAnother: the role of that one, "other" when it did not say.
    const QString &keeper() const { return m_keeper; }

private:
    FolderLock m_lock;
    QString m_path;
    QString m_keeper;
};

/// Role of the keeper of the schedule, unless that is this process; empty: nobody.
QString scheduleKeeper(const BackupLocation &location);

} // namespace litekeep
