// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/internal/tableshape.h"

#include <QHash>
#include <QList>

namespace litekeep {

/// A set of index entries, whatever their order: equal digests mean the same entries.
///
/// The sum of a seeded 64-bit hash of each entry. Damage that happens by itself passes for
/// equal once in 2^64 times; the seed differs at every run of the program.
struct EntryDigest
{
    quint64 sum = 0;
    qint64 count = 0;
    bool ordered = true; ///< false: an entry does not stand behind the one before it

    void add(const IndexEntry &entry);
    bool operator==(const EntryDigest &) const = default;
};

/// The entries that the indexes of a table should hold, one digest for each index: one scan of
/// the table.
SqlResult<QList<EntryDigest>> digestRows(const SqliteConnection &connection,
                                         const TableShape &table);

/// The entries that an index does hold, in the order in which it holds them: one scan.
SqlResult<EntryDigest> digestIndex(const SqliteConnection &connection, const TableShape &table,
                                   const IndexShape &index);

} // namespace litekeep
