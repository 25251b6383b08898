// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/internal/sqliteconnection.h"

#include "engine/internal/sqlitehandle.h"

#include <QSqlError>
#include <QUrl>

#include <atomic>
#include <optional>

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

QString uniqueName()
{
    static std::atomic<quint64> counter = 0;
    return u"litekeep-"_s % QString::number(counter.fetch_add(1));
}

SqlError toSqlError(const QSqlError &error)
{
    return SqlError{.code = error.nativeErrorCode().toInt(), .words = error.databaseText()};
}

/// sqlite.org/uri.html: only the path part is encoded, so that any byte may stand in it.
QString uriFor(const QString &path, const SqliteConnection::Options &options)
{
    const QByteArray encoded = QUrl::toPercentEncoding(path, "/");
    return u"file:"_s % QString::fromLatin1(encoded) % u"?vfs="_s % monitoredVfsName()
           % (options.immutable ? u"&immutable=1"_s : QString());
}

QString connectOptions(const SqliteConnection::Options &options)
{
    QString text = u"QSQLITE_BUSY_TIMEOUT="_s % QString::number(options.busyTimeoutMs);
    if (options.readOnly)
        text += u";QSQLITE_OPEN_READONLY"_s;
    if (options.monitor)
        text += u";QSQLITE_OPEN_URI"_s;
    return text;
}

} // namespace

SqlResult<std::unique_ptr<SqliteConnection>> SqliteConnection::open(const QString &path,
                                                                    const Options &options)
{
    std::unique_ptr<SqliteConnection> connection(new SqliteConnection);
    connection->m_name = uniqueName();
    connection->m_monitor = options.monitor;
    connection->m_database = QSqlDatabase::addDatabase(u"QSQLITE"_s, connection->m_name);
    connection->m_database.setConnectOptions(connectOptions(options));
    connection->m_database.setDatabaseName(options.monitor ? uriFor(path, options) : path);
    const IoMonitorScope scope(options.monitor.get());
    if (!connection->m_database.open())
        return tl::unexpected(toSqlError(connection->m_database.lastError()));
    return connection;
}

SqlResult<std::unique_ptr<SqliteConnection>> SqliteConnection::openInMemory()
{
    return open(u":memory:"_s, Options{.readOnly = false});
}

SqliteConnection::~SqliteConnection()
{
    m_database.close();
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_name);
}

SqlResult<void> SqliteConnection::forEachRow(const QString &sql, const QVariantList &values,
                                             const std::function<bool(const QSqlQuery &)> &row)
{
    // Files that SQLite opens on the way (journals, VACUUM INTO's target) are watched, too.
    const IoMonitorScope scope(m_monitor.get());
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.prepare(sql))
        return tl::unexpected(toSqlError(query.lastError()));
    for (const QVariant &value : values)
        query.addBindValue(value);
    if (!query.exec())
        return tl::unexpected(toSqlError(query.lastError()));
    while (query.next()) {
        if (!row(query))
            return {};
    }
    // next() says false both at the end and after an error.
    if (query.lastError().isValid())
        return tl::unexpected(toSqlError(query.lastError()));
    return {};
}

SqlResult<void> SqliteConnection::execute(const QString &sql, const QVariantList &values)
{
    return forEachRow(sql, values, [](const QSqlQuery &) { return true; });
}

SqlResult<QVariant> SqliteConnection::scalar(const QString &sql, const QVariantList &values)
{
    // To the end, so that a statement that writes and returns is complete.
    std::optional<QVariant> first;
    return forEachRow(sql, values,
                      [&](const QSqlQuery &query) {
                          if (!first)
                              first = query.value(0);
                          return true;
                      })
        .map([&] { return first.value_or(QVariant()); });
}

QString quotedIdentifier(const QString &name)
{
    QString escaped = name;
    escaped.replace(u'"', u"\"\""_s);
    return u'"' % escaped % u'"';
}

SqlResult<SqlTransaction> SqlTransaction::begin(SqliteConnection &connection, const QString &sql)
{
    return connection.execute(sql).map([&] { return SqlTransaction(connection); });
}

SqlTransaction::~SqlTransaction()
{
    if (m_connection)
        static_cast<void>(m_connection->execute(u"ROLLBACK"_s));
}

SqlResult<void> SqlTransaction::commit()
{
    auto done = m_connection->execute(u"COMMIT"_s);
    if (done)
        m_connection = nullptr;
    return done;
}

} // namespace litekeep
