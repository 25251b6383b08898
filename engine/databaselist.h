// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/error.h"

#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

#include <functional>
#include <optional>

/// The databases that this user keeps, in `litekeep/databases.json` of the user's configuration:
/// what the service looks after, and what may run before and after a backup. It is not in the
/// catalogue because a catalogue lies in a folder that others may be able to write to: commands
/// come from the user's own configuration only.
///
/// Values in, values out; each call reads the file anew. Changes are made under a lock and are
/// durable when the call returns. Callable from every thread; they may wait for the disk.
namespace litekeep {

/// Which entry is meant: the same words always mean the same database.
struct KeptPlace
{
    QString database; ///< absolute, links resolved
    QString folder;   ///< absolute; empty: the default beside it

    bool operator==(const KeptPlace &) const = default;
};

struct KeptDatabase
{
    QString path;      ///< absolute, links resolved
    QString folder;    ///< backup folder, absolute; empty: the default one
    QDateTime addedAt; ///< UTC
    /// A program and its arguments, never a shell line; empty: none.
    QStringList beforeCommand;
    QStringList afterCommand;
    int commandSeconds = 300; ///< time limit of each command, 1 to 86400
    QString pingUrl;          ///< http or https; empty: none

    bool operator==(const KeptDatabase &) const = default;
};

/// What a change of the list did.
struct DatabaseListChange
{
    bool changed = false;
    /// Where a damaged list was put before a new one was begun; empty: it was not damaged.
    QString putAside;
};

/// In the order added; empty when there is no list yet. DatabaseListUnusable when it is damaged,
/// was written by a newer Litekeep, or may be written to by others.
Result<QList<KeptDatabase>> keptDatabases();

/// The places of them, each once.
Result<QList<KeptPlace>> keptPlaces();

/// As the list would write it: links resolved, a chosen folder that is the default one empty.
KeptPlace keptPlaceOf(const QString &path, const QString &folder = {});

/// The entry of this database with this backup folder (empty: the default one), if there is one.
/// A path that is a link finds the entry of the file that it leads to.
Result<std::optional<KeptDatabase>> keptDatabase(const QString &path, const QString &folder = {});

/// Adds it to the end; no change when it is there already.
Result<DatabaseListChange> keepDatabase(const QString &path, const QString &folder = {});

/// Takes it off the list; no change when it is not there. Never touches backups or settings.
Result<DatabaseListChange> forgetDatabase(const QString &path, const QString &folder = {});

/// Stores commands, their time limit (clamped) and the ping address of the entry with the same
/// path and folder. DatabaseNotListed when there is none.
Result<DatabaseListChange> updateDatabase(const KeptDatabase &database);

/// The same for what `change` does to the entry as it is, so that nobody else's change is lost;
/// puts the database on the list first when it is not there.
Result<DatabaseListChange> changeDatabase(const QString &path, const QString &folder,
                                          const std::function<void(KeptDatabase &)> &change);

/// Where the list lies.
QString databaseListPath();

/// Why such a command cannot be run, as technical text; empty when it can be tried. A program is
/// named by its full path, or by a name alone that is looked up in PATH: window, service and
/// command line work in different folders.
QString commandProblem(const QStringList &command);

/// Why such an address cannot be used for pings, as technical text; empty when it can.
QString pingUrlProblem(const QString &url);

} // namespace litekeep
