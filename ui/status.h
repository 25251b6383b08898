// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/activity.h"
#include "engine/automatictypes.h"
#include "engine/backuptypes.h"
#include "ui/icons.h"

#include <optional>

namespace litekeep {

/// What the window knows about a database at one moment.
struct DatabaseFacts
{
    std::optional<BackupList> list;        ///< absent: not read yet, or not readable
    std::optional<DatabaseInfo> info;      ///< absent: not read yet, or not reachable
    std::optional<Error> databaseError;    ///< why the database cannot be reached
    std::optional<Error> listError;        ///< why the backups cannot be listed
    std::optional<BackupStatus> automatic; ///< absent: not asked yet
    Activity others;                       ///< what another Litekeep does with it now
    bool backingUp = false;
    bool restoring = false;
    bool damageFound = false; ///< the last backup run found the database damaged
};

/// The one true sentence at the top of the page.
struct DatabaseStatus
{
    enum class Kind {
        Loading,
        Working,
        Safe,
        Aging,     ///< the last good backup is old
        Overdue,   ///< older than the automatic backups allow
        Failing,   ///< the last run failed
        Collapsed, ///< the newest backup lost much, and pruning waits for an answer
        NewestNotGood,
        NothingProved,
        NoBackup,
        Damaged,
        Unreachable,
    };
    Kind kind = Kind::Loading;
    QString text;
    QString toolTip; ///< the exact time behind a relative one; may be empty

    QString iconName() const;
    Tone tone() const;
    /// A word or two for a list, such as "Overdue".
    QString shortText() const;
};

DatabaseStatus databaseStatus(const DatabaseFacts &facts, const QDateTime &now,
                              const QLocale &locale);

/// Newest intact backup of this database's own history; imported files say nothing about
/// how fresh it is. Null when there is none.
const Backup *lastGoodBackup(const BackupList &list);

} // namespace litekeep
