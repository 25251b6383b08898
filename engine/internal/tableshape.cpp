// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/internal/tableshape.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

using MaybeShape = SqlResult<std::optional<TableShape>>;

std::optional<Collation> collationFrom(const QString &name)
{
    if (name.compare("BINARY"_L1, Qt::CaseInsensitive) == 0)
        return Collation::Binary;
    if (name.compare("NOCASE"_L1, Qt::CaseInsensitive) == 0)
        return Collation::NoCase;
    if (name.compare("RTRIM"_L1, Qt::CaseInsensitive) == 0)
        return Collation::RTrim;
    return std::nullopt;
}

/// The first of SQLite's three names for it that no column bears.
QString freeRowidName(const QStringList &columns)
{
    static const std::array names{u"rowid"_s, u"_rowid_"_s, u"oid"_s};
    const auto free = std::find_if(names.begin(), names.end(), [&](const QString &name) {
        return !columns.contains(name, Qt::CaseInsensitive);
    });
    return free == names.end() ? QString() : *free;
}

struct Columns
{
    QStringList names; ///< in order
    QStringList ofPrimaryKey;
    bool generated = false; ///< there is one that is computed
};

SqlResult<Columns> readColumns(SqliteConnection &connection, const QString &table)
{
    Columns columns;
    return connection
        .forEachRow(u"SELECT name, pk, hidden FROM pragma_table_xinfo(?) ORDER BY cid"_s, {table},
                    [&](const QSqlQuery &row) {
                        columns.names.append(row.value(0).toString());
                        if (row.value(1).toInt() > 0)
                            columns.ofPrimaryKey.append(row.value(0).toString());
                        columns.generated = columns.generated || row.value(2).toInt() != 0;
                        return true;
                    })
        .map([&] { return columns; });
}

/// Whether rows have a rowid, and so entries of an index something to be told apart by.
SqlResult<bool> hasRowid(SqliteConnection &connection, const QString &table)
{
    const auto wanted = u"SELECT 1 FROM pragma_table_list(?)"
                        " WHERE schema='main' AND type='table' AND wr=0"_s;
    return connection.scalar(wanted, {table}).map([](const QVariant &found) {
        return found.isValid();
    });
}

/// Fills columns; false when the index cannot be compared.
SqlResult<bool> readKey(SqliteConnection &connection, IndexShape &index)
{
    bool comparable = true;
    const auto sql = u"SELECT cid, name, \"desc\", coll FROM pragma_index_xinfo(?)"
                     " WHERE key=1 ORDER BY seqno"_s;
    return connection
        .forEachRow(sql, {index.name},
                    [&](const QSqlQuery &row) {
                        const auto collation = collationFrom(row.value(3).toString());
                        comparable = row.value(0).toInt() >= 0 && collation;
                        if (!comparable)
                            return false;
                        index.columnNames.append(row.value(1).toString());
                        index.columns.append(KeyColumn{.collation = *collation,
                                                       .descending = row.value(2).toBool()});
                        return true;
                    })
        .map([&] { return comparable && !index.columns.isEmpty(); });
}

/// A primary key without an index of its own is the rowid under another name. SQLite then reads
/// that column from the end of an index entry, never from its place among the key: damage there
/// would not be seen.
bool readsPastKey(const IndexShape &index, const QStringList &rowidAlias)
{
    return std::any_of(rowidAlias.begin(), rowidAlias.end(),
                       [&](const QString &name) { return index.columnNames.contains(name); });
}

/// Fills indexes; false when one of them cannot be compared.
SqlResult<bool> readIndexes(SqliteConnection &connection, TableShape &shape,
                            const QStringList &primaryKey)
{
    bool comparable = true;
    QStringList rowidAlias = primaryKey;
    const auto sql = u"SELECT name, \"unique\", origin, partial FROM pragma_index_list(?)"_s;
    auto listed = connection.forEachRow(sql, {shape.name}, [&](const QSqlQuery &row) {
        IndexShape index;
        index.name = row.value(0).toString();
        index.unique = row.value(1).toBool();
        if (row.value(2).toString() == "pk"_L1)
            rowidAlias.clear();
        comparable = comparable && !row.value(3).toBool();
        shape.indexes.append(index);
        return comparable;
    });
    if (!listed)
        return tl::unexpected(listed.error());
    for (IndexShape &index : shape.indexes) {
        if (!comparable)
            break;
        const auto key = readKey(connection, index);
        if (!key)
            return key;
        comparable = *key && !readsPastKey(index, rowidAlias);
    }
    return comparable;
}

} // namespace

SqlResult<std::optional<TableShape>> readTableShape(SqliteConnection &connection,
                                                    const QString &table)
{
    const auto encoding = connection.scalar(u"PRAGMA encoding"_s);
    const auto rowid = hasRowid(connection, table);
    const auto columns = readColumns(connection, table);
    if (!encoding || !rowid || !columns)
        return tl::unexpected(!encoding ? encoding.error()
                              : !rowid  ? rowid.error()
                                        : columns.error());
    TableShape shape{.name = table,
                     .rowid = freeRowidName(columns->names),
                     .lastColumn = columns->names.isEmpty() ? QString() : columns->names.last(),
                     .indexes = {}};
    const bool readable = encoding->toString() == "UTF-8"_L1 && *rowid && !columns->generated
                          && !columns->names.isEmpty() && !shape.rowid.isEmpty();
    if (!readable)
        return std::nullopt;
    return readIndexes(connection, shape, columns->ofPrimaryKey).map([&](bool comparable) {
        return comparable ? std::optional(shape) : std::nullopt;
    });
}

} // namespace litekeep
