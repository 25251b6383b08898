// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/internal/monitoredvfs.h"
#include "engine/internal/sqlerror.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QVariant>

#include <functional>
#include <memory>

namespace litekeep {

/// One QSqlDatabase connection with a unique name, for one job in one thread, gone with the
/// object. Statements never wait for locks by themselves (busy time-out 0, unless asked): a
/// waiting SQLite cannot be cancelled, so waiting is the caller's loop.
class SqliteConnection
{
public:
    struct Options
    {
        bool readOnly = true;
        int busyTimeoutMs = 0;
        /// Only for private files: reads and writes are counted and end when its token says so.
        std::shared_ptr<IoMonitor> monitor = {};
        /// With a monitor: no locks, no side files are looked at. Only for sealed files.
        bool immutable = false;
    };

    /// The path must be absolute: SQLite would take "file:…" for a URI, and "" or ":memory:"
    /// for no file at all. Nothing is read yet; most faults show with the first statement.
    static SqlResult<std::unique_ptr<SqliteConnection>> open(const QString &path,
                                                             const Options &options);
    static SqlResult<std::unique_ptr<SqliteConnection>> openInMemory();
    ~SqliteConnection();
    SqliteConnection(const SqliteConnection &) = delete;
    SqliteConnection &operator=(const SqliteConnection &) = delete;

    QSqlDatabase database() const { return m_database; }
    IoMonitor *monitor() const { return m_monitor.get(); }

    /// Runs one statement to its end.
    SqlResult<void> execute(const QString &sql, const QVariantList &values = {});
    /// First column of the first row; an invalid QVariant when there is no row.
    SqlResult<QVariant> scalar(const QString &sql, const QVariantList &values = {});
    /// Hands each row to `row`, until it returns false.
    SqlResult<void> forEachRow(const QString &sql, const QVariantList &values,
                               const std::function<bool(const QSqlQuery &)> &row);

private:
    SqliteConnection() = default;

    QString m_name;
    std::shared_ptr<IoMonitor> m_monitor;
    QSqlDatabase m_database;
};

/// "quoted" for use as an SQL identifier: the only way a name ever enters a statement (R12).
QString quotedIdentifier(const QString &name);

/// A transaction that is rolled back unless commit() succeeded.
class SqlTransaction
{
public:
    static SqlResult<SqlTransaction> begin(SqliteConnection &connection,
                                           const QString &sql = QStringLiteral("BEGIN IMMEDIATE"));
    SqlTransaction(SqlTransaction &&other) noexcept
        : m_connection(std::exchange(other.m_connection, nullptr))
    {}
    SqlTransaction &operator=(SqlTransaction &&) = delete;
    ~SqlTransaction();

    SqlResult<void> commit();

private:
    explicit SqlTransaction(SqliteConnection &connection) : m_connection(&connection) {}
    SqliteConnection *m_connection;
};

} // namespace litekeep
