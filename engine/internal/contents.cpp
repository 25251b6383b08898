// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/internal/contents.h"

#include <QCryptographicHash>
#include <QDataStream>
#include <QIODevice>

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

/// Sorted by SQLite itself: VACUUM writes the objects in another order.
constexpr auto schemaQuery = "SELECT type, name, tbl_name, sql, rootpage FROM sqlite_schema "
                             "ORDER BY type, name, tbl_name, sql"_L1;

SqlResult<QStringList> readSchema(SqliteConnection &connection, Contents &contents)
{
    QStringList tables;
    QCryptographicHash digest(QCryptographicHash::Sha1);
    return connection
        .forEachRow(schemaQuery, {},
                    [&](const QSqlQuery &row) {
                        // VACUUM leaves it out where no table needs it any more.
                        if (row.value(1).toString() == "sqlite_sequence"_L1)
                            return true;
                        QByteArray entry;
                        QDataStream stream(&entry, QIODevice::WriteOnly);
                        stream << row.value(0) << row.value(1) << row.value(2) << row.value(3);
                        digest.addData(entry);
                        const QString type = row.value(0).toString();
                        // Virtual tables have no root page.
                        if (type == "table"_L1 && row.value(4).toLongLong() > 0)
                            tables.append(row.value(1).toString());
                        return true;
                    })
        .map([&] {
            contents.schemaDigest = digest.result();
            return tables;
        });
}

SqlResult<void> countRows(SqliteConnection &connection, const QStringList &tables,
                          Contents &contents)
{
    for (const QString &table : tables) {
        const auto count = connection.scalar(u"SELECT count(*) FROM "_s % quotedIdentifier(table));
        if (!count && count.error().isInterrupt())
            return tl::unexpected(count.error());
        contents.rows.insert(table, count ? count->toLongLong() : -1);
    }
    return {};
}

SqlResult<void> readHeaderValues(SqliteConnection &connection, Contents &contents)
{
    const auto read = [&](const QString &pragma, qint64 &target) {
        return connection.scalar(u"PRAGMA "_s % pragma).map([&](const QVariant &value) {
            target = value.toLongLong();
        });
    };
    return read(u"page_size"_s, contents.pageSize)
        .and_then([&] { return read(u"page_count"_s, contents.pageCount); })
        .and_then([&] { return read(u"freelist_count"_s, contents.freePages); })
        .and_then([&] { return read(u"user_version"_s, contents.userVersion); })
        .and_then([&] { return read(u"application_id"_s, contents.applicationId); })
        .and_then([&] { return read(u"auto_vacuum"_s, contents.autoVacuum); })
        .and_then([&] { return connection.scalar(u"PRAGMA encoding"_s); })
        .map([&](const QVariant &value) { contents.encoding = value.toString(); });
}

} // namespace

qint64 Contents::totalRows() const
{
    qint64 total = 0;
    for (const qint64 count : rows) {
        if (count < 0)
            return -1;
        total += count;
    }
    return total;
}

QString Contents::differenceTo(const Contents &copy) const
{
    if (schemaDigest != copy.schemaDigest)
        return u"the schema differs"_s;
    if (pageSize != copy.pageSize || userVersion != copy.userVersion
        || applicationId != copy.applicationId || autoVacuum != copy.autoVacuum
        || encoding != copy.encoding)
        return u"the header differs"_s;
    for (auto [table, count] : rows.asKeyValueRange()) {
        if (copy.rows.value(table, -1) != count)
            return u"table %1 has %2 rows instead of %3"_s.arg(table)
                .arg(copy.rows.value(table, -1))
                .arg(count);
    }
    return {};
}

SqlResult<Contents> readContents(SqliteConnection &connection)
{
    Contents contents;
    return readHeaderValues(connection, contents)
        .and_then([&] { return readSchema(connection, contents); })
        .and_then(
            [&](const QStringList &tables) { return countRows(connection, tables, contents); })
        .map([&] { return contents; });
}

} // namespace litekeep
