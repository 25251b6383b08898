// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/backuptypes.h"
#include "engine/internal/filesystem.h"
#include "engine/internal/jobcontext.h"

#include <QString>

#include <functional>
#include <optional>

namespace litekeep {

/// The files that hold what is committed, as stat(2) tells: equal later means that nothing was
/// committed meanwhile, if the last change lay further back than file times can blur.
struct CommittedFiles
{
    std::optional<FileFacts> database;
    std::optional<FileFacts> log;     ///< the -wal, unless it is empty
    std::optional<FileFacts> journal; ///< unless it is empty

    bool any() const { return database || log || journal; }
    bool operator==(const CommittedFiles &) const = default;
};
CommittedFiles committedFiles(const QString &database);

enum class Existing {
    Readable,   ///< a safety backup was made of it: never to be reset
    Unreadable, ///< its bytes were kept
};

struct PutBackOrder
{
    Existing existing = Existing::Readable;
    /// What was kept. When programs have committed something since, or made a database where
    /// there was none, nothing is changed and PutBackEnd::WrittenSince is the answer. Of an
    /// unreadable one the caller must make sure.
    std::optional<CommittedFiles> asKept = {};
    /// The database is to be in WAL mode afterwards, although it is not now.
    bool owesWal = false;
    /// Written down durably before the database leaves WAL mode, or is replaced by one that
    /// must get it: a kill leaves it in rollback mode. Called again when the debt is paid.
    std::function<Result<void>(bool owed)> noteWal = {};
};

enum class PutBackEnd { Done, WrittenSince };

/// Copies a sealed backup into the database, in one SQLite write transaction: readers and
/// writers elsewhere wait or see the old state until the commit and the new one after it; a
/// crash at any moment leaves one or the other. File, owner, mode and links stay. Durable when it
/// returns.
///
/// A file that SQLite cannot open is reset in place, if it is `Unreadable` and nobody has it open;
/// where there is no file, one is made under a temporary name first. The journal mode is the
/// former one again, or the backup's where there was none. Locks are waited for up to the
/// context's patience. A cancel before the commit leaves the database as it was; after it, cancel
/// does not count. RestoreUnproved is the one error after the commit; any other one means that
/// the database is as it was.
Result<PutBackEnd> putBack(const Backup &backup, const QString &database, const PutBackOrder &order,
                           const JobContext &context);

/// DatabaseNotWritable where putBack() could not succeed. Opens nothing: a connection that may
/// only read would leave side files behind.
Result<void> mayPutBack(const QString &database);

/// Puts a database that nobody else has open back into WAL mode; true when it is in it.
bool putIntoWalMode(const QString &database);

/// Removes the temporary files that a killed putBack() may have left beside the database.
void sweepPutBack(const QString &database);

} // namespace litekeep
