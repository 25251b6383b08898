// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/internal/indexcompare.h"

#include <QHashFunctions>
#include <QRandomGenerator>

#include <utility>

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

size_t seed()
{
    static const size_t value = QRandomGenerator::system()->generate64();
    return value;
}

QString quotedList(const QStringList &names)
{
    QStringList quoted;
    for (const QString &name : names)
        quoted.append(quotedIdentifier(name));
    return quoted.join(u", "_s);
}

/// The columns that a scan of the table reads, each once, and where each index finds its own.
struct ScanPlan
{
    QStringList columns;
    QList<QList<qsizetype>> places; ///< for each index

    explicit ScanPlan(const TableShape &table)
    {
        for (const IndexShape &index : table.indexes) {
            QList<qsizetype> found;
            for (const QString &name : index.columnNames)
                found.append(placeOf(name));
            places.append(found);
        }
        placeOf(table.lastColumn);
    }

private:
    qsizetype placeOf(const QString &name)
    {
        if (!columns.contains(name))
            columns.append(name);
        return columns.indexOf(name);
    }
};

} // namespace

void EntryDigest::add(const IndexEntry &entry)
{
    sum += qHashBits(entry.bytes().data(), entry.bytes().size(), seed());
    ++count;
}

SqlResult<QList<EntryDigest>> digestRows(const SqliteConnection &connection,
                                         const TableShape &table)
{
    const ScanPlan plan(table);
    const QString sql = u"SELECT "_s % quotedList(plan.columns) % u", "_s % table.rowid
                        % u" FROM main."_s % quotedIdentifier(table.name) % u" NOT INDEXED"_s;
    QList<EntryDigest> digests(table.indexes.size());
    IndexEntry entry;
    return forEachRawRow(connection, sql,
                         [&](std::span<const RawValue> row) {
                             for (qsizetype i = 0; i < digests.size(); ++i) {
                                 entry.clear();
                                 for (const qsizetype place : plan.places.at(i))
                                     entry.append(row[size_t(place)]);
                                 entry.append(row.back());
                                 digests[i].add(entry);
                             }
                         })
        .map([&] { return digests; });
}

SqlResult<EntryDigest> digestIndex(const SqliteConnection &connection, const TableShape &table,
                                   const IndexShape &index)
{
    const QString sql = u"SELECT "_s % quotedList(index.columnNames) % u", "_s % table.rowid
                        % u" FROM main."_s % quotedIdentifier(table.name) % u" INDEXED BY "_s
                        % quotedIdentifier(index.name);
    EntryDigest digest;
    IndexEntry entry;
    IndexEntry previous;
    return forEachRawRow(connection, sql,
                         [&](std::span<const RawValue> row) {
                             entry.clear();
                             for (const RawValue &value : row)
                                 entry.append(value);
                             if (digest.count > 0) {
                                 const auto step = compareEntries(previous, entry, index.columns);
                                 const bool twice =
                                     index.unique && step.sameKey && !entry.hasNull();
                                 if (step.order >= 0 || twice)
                                     digest.ordered = false;
                             }
                             digest.add(entry);
                             std::swap(entry, previous);
                         })
        .map([&] { return digest; });
}

} // namespace litekeep
