// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/internal/sqlitehandle.h"

#include "engine/internal/sqliteconnection.h"

#include <QSqlDriver>
#include <QVariant>

#include <cstring>
#include <memory>
#include <vector>

#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

/// QSqlDriver::handle() documents this cast; the type name guards against another driver.
sqlite3 *handleOf(const QSqlDatabase &database)
{
    const QVariant handle = database.driver()->handle();
    if (!handle.isValid() || std::strcmp(handle.typeName(), "sqlite3*") != 0)
        return nullptr;
    return *static_cast<sqlite3 *const *>(handle.constData());
}

SqlError errorOf(sqlite3 *handle, int code)
{
    return SqlError{.code = code, .words = QString::fromUtf8(sqlite3_errmsg(handle))};
}

RawValue valueOf(sqlite3_stmt *statement, int column)
{
    RawValue value;
    switch (sqlite3_column_type(statement, column)) {
    case SQLITE_NULL: return value;
    case SQLITE_INTEGER:
        value.type = RawValue::Type::Integer;
        value.integer = sqlite3_column_int64(statement, column);
        return value;
    case SQLITE_FLOAT:
        value.type = RawValue::Type::Real;
        value.real = sqlite3_column_double(statement, column);
        return value;
    case SQLITE_TEXT: value.type = RawValue::Type::Text; break;
    default: value.type = RawValue::Type::Blob; break;
    }
    // In this order (sqlite.org/c3ref/column_blob.html): text in UTF-8 is not converted.
    const void *const data = sqlite3_column_blob(statement, column);
    const int length = sqlite3_column_bytes(statement, column);
    value.bytes = {static_cast<const std::byte *>(data), data ? size_t(length) : 0};
    return value;
}

} // namespace

QString SqlError::text() const
{
    return u"SQLite: "_s % words % u" (code "_s % QString::number(code) % u")"_s;
}

bool sqliteLibrariesAgree()
{
    static const bool agree = [] {
        const auto connection = SqliteConnection::openInMemory();
        if (!connection || !handleOf((*connection)->database()))
            return false;
        const auto id = (*connection)->scalar(u"SELECT sqlite_source_id()"_s);
        return id && id->toByteArray() == sqlite3_sourceid();
    }();
    return agree;
}

void hardenConnection(const QSqlDatabase &database)
{
    sqlite3 *const handle = handleOf(database);
    if (!handle)
        return;
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
    sqlite3_limit(handle, SQLITE_LIMIT_WORKER_THREADS, 0);
    sqlite3_limit(handle, SQLITE_LIMIT_TRIGGER_DEPTH, 10);
}

StatementWatch::StatementWatch(const QSqlDatabase &database, std::stop_token stop)
    : m_database(database),
      m_stop(std::move(stop))
{
    if (sqlite3 *const handle = handleOf(m_database))
        sqlite3_progress_handler(handle, 1000, &StatementWatch::step, this);
}

StatementWatch::~StatementWatch()
{
    if (sqlite3 *const handle = handleOf(m_database))
        sqlite3_progress_handler(handle, 0, nullptr, nullptr);
}

int StatementWatch::step(void *self)
{
    auto *const watch = static_cast<StatementWatch *>(self);
    watch->m_instructions += 1000;
    if (watch->m_callback)
        watch->m_callback(watch->m_instructions);
    return watch->m_stop.stop_requested() ? 1 : 0;
}

DatabaseReset::DatabaseReset(const QSqlDatabase &database) : m_database(database)
{
    if (sqlite3 *const handle = handleOf(m_database))
        sqlite3_db_config(handle, SQLITE_DBCONFIG_RESET_DATABASE, 1, nullptr);
}

DatabaseReset::~DatabaseReset()
{
    if (sqlite3 *const handle = handleOf(m_database))
        sqlite3_db_config(handle, SQLITE_DBCONFIG_RESET_DATABASE, 0, nullptr);
}

SqlResult<void> copyAllPages(const QSqlDatabase &source, const QSqlDatabase &target,
                             const std::function<bool(const CopyProgress &)> &progress,
                             const std::function<bool()> &locked)
{
    // Small enough to stop within milliseconds, large enough to cost nothing.
    constexpr int pagesPerStep = 512;
    sqlite3 *const to = handleOf(target);
    sqlite3 *const from = handleOf(source);
    if (!to || !from)
        return tl::unexpected(SqlError{.code = SQLITE_MISUSE, .words = u"no SQLite handle"_s});
    sqlite3_backup *const backup = sqlite3_backup_init(to, "main", from, "main");
    if (!backup)
        return tl::unexpected(errorOf(to, sqlite3_extended_errcode(to)));
    int code = SQLITE_OK;
    bool goOn = true;
    bool isLocked = !locked;
    do {
        // A step of no pages takes the lock and writes nothing.
        code = sqlite3_backup_step(backup, isLocked ? pagesPerStep : 0);
        if (code == SQLITE_OK && !isLocked) {
            isLocked = true;
            goOn = locked();
            continue;
        }
        const bool waiting = code == SQLITE_BUSY || code == SQLITE_LOCKED;
        goOn = progress(CopyProgress{.remaining = sqlite3_backup_remaining(backup),
                                     .total = sqlite3_backup_pagecount(backup),
                                     .waiting = waiting});
        if (waiting && goOn) {
            sqlite3_sleep(20);
            code = SQLITE_OK;
        }
    } while (code == SQLITE_OK && goOn);
    const int finished = sqlite3_backup_finish(backup);
    if (code == SQLITE_DONE)
        return {};
    if (!goOn && (code == SQLITE_OK || code == SQLITE_BUSY || code == SQLITE_LOCKED))
        return tl::unexpected(SqlError{.code = SQLITE_INTERRUPT, .words = u"interrupted"_s});
    return tl::unexpected(errorOf(to, finished != SQLITE_OK ? finished : code));
}

SqlResult<void> forEachRawRow(const SqliteConnection &connection, const QString &sql,
                              const std::function<void(std::span<const RawValue>)> &row)
{
    sqlite3 *const handle = handleOf(connection.database());
    if (!handle)
        return tl::unexpected(SqlError{.code = SQLITE_MISUSE, .words = u"no SQLite handle"_s});
    const IoMonitorScope scope(connection.monitor());
    sqlite3_stmt *prepared = nullptr;
    const QByteArray text = sql.toUtf8();
    if (const int code =
            sqlite3_prepare_v2(handle, text.constData(), int(text.size()), &prepared, nullptr);
        code != SQLITE_OK)
        return tl::unexpected(errorOf(handle, code));
    const std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)> statement(prepared,
                                                                               &sqlite3_finalize);
    std::vector<RawValue> values(size_t(sqlite3_column_count(prepared)));
    int code = SQLITE_OK;
    while ((code = sqlite3_step(prepared)) == SQLITE_ROW) {
        for (size_t column = 0; column < values.size(); ++column)
            values[column] = valueOf(prepared, int(column));
        row(values);
    }
    if (code != SQLITE_DONE)
        return tl::unexpected(errorOf(handle, sqlite3_extended_errcode(handle)));
    return {};
}

} // namespace litekeep
