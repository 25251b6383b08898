// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/internal/sqlerror.h"

#include <QSqlDatabase>

#include <cstddef>
#include <functional>
#include <span>
#include <stop_token>

/// What Qt's driver has no call for: the only file beside monitoredvfs that touches sqlite3*.
namespace litekeep {

class SqliteConnection;

/// True when Qt's driver uses the very SQLite library that the engine is linked with (R7).
/// Compares source ids; the answer is found once.
bool sqliteLibrariesAgree();

/// A connection treats what it reads as hostile (R13): no trusted schema, defensive mode, no
/// extensions, cell size check, limits as sqlite.org/security.html advises.
void hardenConnection(const QSqlDatabase &database);

/// Stops running statements soon after the token says so and counts the work they do.
class StatementWatch
{
public:
    /// `database` must stay open as long as this lives.
    StatementWatch(const QSqlDatabase &database, std::stop_token stop);
    ~StatementWatch();
    StatementWatch(const StatementWatch &) = delete;
    StatementWatch &operator=(const StatementWatch &) = delete;

    /// Called now and then in the thread that runs the statement, with the number of virtual
    /// machine instructions so far.
    void onProgress(std::function<void(qint64)> callback) { m_callback = std::move(callback); }

private:
    static int step(void *self);

    QSqlDatabase m_database;
    std::stop_token m_stop;
    std::function<void(qint64)> m_callback;
    qint64 m_instructions = 0;
};

/// While it lives, the next write to the database treats its file as empty
/// (sqlite.org/c3ref/c_dbconfig_defensive.html, SQLITE_DBCONFIG_RESET_DATABASE).
class DatabaseReset
{
public:
    explicit DatabaseReset(const QSqlDatabase &database);
    ~DatabaseReset();
    DatabaseReset(const DatabaseReset &) = delete;
    DatabaseReset &operator=(const DatabaseReset &) = delete;

private:
    QSqlDatabase m_database;
};

struct CopyProgress
{
    qint64 remaining = 0; ///< pages
    qint64 total = 0;
    bool waiting = false; ///< for a lock
};

/// Copies all pages of `source` into `target` with sqlite3_backup (sqlite.org/c3ref/
/// backup_finish.html). The caller holds a read transaction on the source, so that a busy
/// writer cannot make it begin again. `progress` returns false to stop: the target is then
/// rolled back and the result is SQLITE_INTERRUPT. `locked` is asked once the target is locked
/// for writing and before anything is written; false stops as well.
SqlResult<void> copyAllPages(const QSqlDatabase &source, const QSqlDatabase &target,
                             const std::function<bool(const CopyProgress &)> &progress,
                             const std::function<bool()> &locked = {});

/// One value of a row as SQLite stores it. Only for databases whose encoding is UTF-8.
struct RawValue
{
    enum class Type : unsigned char { Null, Integer, Real, Text, Blob };
    Type type = Type::Null;
    qint64 integer = 0;
    double real = 0;
    std::span<const std::byte> bytes = {}; ///< of text and blobs; gone with the row
};

/// Runs one query and hands each row to `row` without converting or copying its values: for
/// scans of millions of rows, where QSqlQuery would make a QVariant of each value.
SqlResult<void> forEachRawRow(const SqliteConnection &connection, const QString &sql,
                              const std::function<void(std::span<const RawValue>)> &row);

} // namespace litekeep
