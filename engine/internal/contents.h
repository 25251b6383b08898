// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/internal/sqliteconnection.h"

#include <QByteArray>
#include <QMap>

namespace litekeep {

/// What a database holds, as far as two copies of it must agree.
struct Contents
{
    QByteArray schemaDigest;    ///< of all schema objects, whatever their order
    QMap<QString, qint64> rows; ///< per ordinary table; -1: SQLite could not count them
    qint64 pageSize = 0;
    qint64 pageCount = 0;
    qint64 freePages = 0;
    qint64 userVersion = 0;
    qint64 applicationId = 0;
    qint64 autoVacuum = 0;
    QString encoding;

    /// -1 when a table could not be counted.
    qint64 totalRows() const;
    /// Empty when `copy` holds the same; else what differs, in technical words.
    QString differenceTo(const Contents &copy) const;
};

/// Virtual tables and views are looked at as schema only: their code is never run (R13).
SqlResult<Contents> readContents(SqliteConnection &connection);

} // namespace litekeep
