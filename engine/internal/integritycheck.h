// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/internal/contents.h"
#include "engine/internal/sqliteconnection.h"

#include <functional>
#include <stop_token>

namespace litekeep {

struct CheckVerdict
{
    enum class Kind {
        Intact,
        Damaged,
        CannotRun, ///< the schema needs what only the app has: a collation, function, module
    };
    Kind kind = Kind::Intact;
    QString detail; ///< SQLite's words, some lines at most
};

/// PRAGMA integrity_check over everything, as fast as it goes (the file mapped into memory).
/// Where it cannot run as a whole, each table that can be checked is: damage found in one
/// of them counts. An error is one of the surroundings (interrupted, I/O, memory), never a
/// verdict. `contents` (may be null) lets the progress be estimated.
SqlResult<CheckVerdict> checkIntegrity(SqliteConnection &connection, const Contents *contents,
                                       const std::function<void(double)> &progress,
                                       const std::stop_token &stop);

/// PRAGMA quick_check: structure without the comparison of indexes.
SqlResult<CheckVerdict> checkQuickly(SqliteConnection &connection, const std::stop_token &stop);

/// Lets SQLite read a private file through a memory map instead of read(2): the check of a
/// large file takes half the time.
void mapIntoMemory(SqliteConnection &connection);

} // namespace litekeep
