// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/internal/databaseheader.h"

#include <QByteArray>
#include <QSet>
#include <QString>

#include <functional>

namespace litekeep {

/// Page number (from 1) → its bytes; fewer or none when it cannot be read.
using PageReader = std::function<QByteArray(qint64)>;

/// The names of a database's tables in lower case, taken from the pages of sqlite_schema without
/// SQLite: opening a database in WAL mode would leave files beside it. What a -wal holds is not
/// seen, and a page in the middle of being written may not make sense: the names are good enough
/// to recognise an app by, and for nothing else.
///
/// Whatever the bytes are, it reads at most some hundred pages and ends.
QSet<QString> tableNames(const DatabaseHeader &header, const PageReader &read);

} // namespace litekeep
