// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/internal/sqlitehandle.h"

#include <QList>

#include <compare>
#include <span>
#include <vector>

namespace litekeep {

/// SQLite's own collations (sqlite.org/datatype3.html, "Collating Sequences").
enum class Collation { Binary, NoCase, RTrim };

struct KeyColumn
{
    Collation collation = Collation::Binary;
    bool descending = false;

    bool operator==(const KeyColumn &) const = default;
};

/// One entry of an index as bytes of our own: the key's values and the rowid behind them. Equal
/// bytes mean the same values in the same storage classes. Keeps its memory when filled again.
class IndexEntry
{
public:
    void clear() { m_bytes.clear(); }
    void append(const RawValue &value);

    std::span<const std::byte> bytes() const { return m_bytes; }
    bool hasNull() const;

private:
    std::vector<std::byte> m_bytes;
};

/// How SQLite orders two entries of one index (sqlite.org/datatype3.html, "Sort Order"): by
/// `columns`, then by rowid. `sameKey` tells whether they differ in the rowid only.
struct EntryOrder
{
    std::strong_ordering order = std::strong_ordering::equal;
    bool sameKey = false;
};
EntryOrder compareEntries(const IndexEntry &left, const IndexEntry &right,
                          const QList<KeyColumn> &columns);

} // namespace litekeep
