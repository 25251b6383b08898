// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/backuptypes.h"
#include "engine/internal/jobcontext.h"

#include <QString>

namespace litekeep {

/// Copies a sealed backup into the database, in one SQLite write transaction: readers and
/// writers elsewhere wait or see the old state until the commit and the new one after it; a
/// crash at any moment leaves one or the other. File, owner, mode and links stay.
///
/// A file that SQLite cannot open is reset in place, if it is `Unreadable` and nobody has it open;
/// where there is no file, one is made under a temporary name first. The journal mode is the
/// former one again, or the backup's where there was none. Locks are waited for up to the
/// context's patience. A cancel before the commit leaves the database as it was.
enum class Existing {
    Readable,   ///< a safety backup was made of it: never to be reset
    Unreadable, ///< its bytes were kept
};
Result<void> putBack(const Backup &backup, const QString &database, Existing existing,
                     const JobContext &context);

/// DatabaseNotWritable where putBack() could not succeed. Opens nothing: a connection that may
/// only read would leave side files behind.
Result<void> mayPutBack(const QString &database);

/// Removes the temporary file that a killed putBack() may have left beside the database.
void sweepPutBack(const QString &database);

} // namespace litekeep
