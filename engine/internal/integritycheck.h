// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/internal/sqliteconnection.h"

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

/// PRAGMA integrity_check over everything, in one statement. Where it cannot run as a whole,
/// each table that can be checked is: damage found in one of them counts. An error is one of
/// the surroundings (interrupted, I/O, memory), never a verdict.
SqlResult<CheckVerdict> checkIntegrity(SqliteConnection &connection, const std::stop_token &stop);

/// PRAGMA quick_check: structure and use of all pages, without the comparison of indexes.
SqlResult<CheckVerdict> checkQuickly(SqliteConnection &connection, const std::stop_token &stop);

/// integrity_check of one table and all its indexes.
SqlResult<CheckVerdict> checkTable(SqliteConnection &connection, const QString &table);

/// Lets SQLite read a private file through a memory map instead of read(2): the check of a
/// large file takes half the time.
void mapIntoMemory(SqliteConnection &connection);

} // namespace litekeep
