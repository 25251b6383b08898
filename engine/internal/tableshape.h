// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/internal/indexentry.h"
#include "engine/internal/sqliteconnection.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace litekeep {

struct IndexShape
{
    QString name;
    QStringList columnNames;
    QList<KeyColumn> columns; ///< the same, as they are ordered
    bool unique = false;

    bool operator==(const IndexShape &) const = default;
};

/// A table and its indexes, as far as two scans can compare them.
struct TableShape
{
    QString name;
    QString rowid;      ///< the name by which its rowid can be read
    QString lastColumn; ///< reading it decodes the whole header of a record
    QList<IndexShape> indexes;

    bool operator==(const TableShape &) const = default;
};

/// Nothing when only integrity_check can judge the table: it has no rowid, a generated column,
/// an index that is partial, over an expression or the rowid, or ordered by a collation that is
/// not SQLite's own, or its text is not UTF-8.
SqlResult<std::optional<TableShape>> readTableShape(SqliteConnection &connection,
                                                    const QString &table);

} // namespace litekeep
