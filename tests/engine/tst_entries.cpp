// SPDX-License-Identifier: GPL-3.0-or-later
// The order of index entries, against SQLite's own ORDER BY on the same values.
#include "engine/internal/indexentry.h"
#include "engine/internal/sqliteconnection.h"
#include "tests/engine/fixture.h"

using namespace litekeep;
using namespace litekeep::test;

namespace {

const QStringList &literals()
{
    static const QStringList all{u"NULL"_s,
                                 u"0"_s,
                                 u"-0.0"_s,
                                 u"0.5"_s,
                                 u"1"_s,
                                 u"1.0"_s,
                                 u"-1"_s,
                                 u"2"_s,
                                 u"-2.5"_s,
                                 u"9223372036854775807"_s,
                                 u"9223372036854775806"_s,
                                 u"-9223372036854775807 - 1"_s,
                                 u"9223372036854775808.0"_s,
                                 u"9223372036854774784.0"_s,
                                 u"-9223372036854775808.0"_s,
                                 u"-9223372036854777856.0"_s,
                                 u"9007199254740993"_s,
                                 u"9007199254740992.0"_s,
                                 u"1e300"_s,
                                 u"-1e300"_s,
                                 u"9e999"_s,
                                 u"-9e999"_s,
                                 u"''"_s,
                                 u"' '"_s,
                                 u"'a'"_s,
                                 u"'A'"_s,
                                 u"'a '"_s,
                                 u"'a  b'"_s,
                                 u"'B'"_s,
                                 u"'b'"_s,
                                 u"'ab'"_s,
                                 u"'a' || char(0) || 'x'"_s,
                                 u"'A' || char(0) || 'y'"_s,
                                 u"'а'"_s,
                                 u"'А'"_s,
                                 u"'ё'"_s,
                                 u"'[z'"_s,
                                 u"'z['"_s,
                                 u"x''"_s,
                                 u"x'00'"_s,
                                 u"x'61'"_s,
                                 u"x'ff'"_s,
                                 u"x'6100'"_s};
    return all;
}

IndexEntry entryOf(std::span<const RawValue> row)
{
    IndexEntry entry;
    for (const RawValue &value : row)
        entry.append(value);
    return entry;
}

} // namespace

class EntriesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asSqliteOrders_data();
    void asSqliteOrders();
    void nulls();
};

void EntriesTest::asSqliteOrders_data()
{
    QTest::addColumn<QString>("order");
    QTest::addColumn<KeyColumn>("column");
    QTest::newRow("binary") << u"v"_s << KeyColumn{};
    QTest::newRow("binary, descending") << u"v DESC"_s << KeyColumn{.descending = true};
    QTest::newRow("nocase") << u"v COLLATE NOCASE"_s << KeyColumn{.collation = Collation::NoCase};
    QTest::newRow("rtrim, descending")
        << u"v COLLATE RTRIM DESC"_s
        << KeyColumn{.collation = Collation::RTrim, .descending = true};
}

/// All pairs: SQLite's comparison of the two values decides.
void EntriesTest::asSqliteOrders()
{
    QFETCH(QString, order);
    QFETCH(KeyColumn, column);
    const auto connection = SqliteConnection::openInMemory();
    QVERIFY(connection.has_value());
    QVERIFY((*connection)->execute(u"CREATE TABLE t(id INTEGER PRIMARY KEY, v)"_s).has_value());
    for (const QString &literal : literals())
        QVERIFY((*connection)->execute(u"INSERT INTO t(v) VALUES("_s + literal + u')').has_value());
    QList<IndexEntry> entries;
    const auto read =
        forEachRawRow(**connection, u"SELECT v, id FROM t ORDER BY %1, id"_s.arg(order),
                      [&](std::span<const RawValue> row) { entries.append(entryOf(row)); });
    QVERIFY(read.has_value());
    QCOMPARE(entries.size(), literals().size());
    for (qsizetype i = 0; i < entries.size(); ++i) {
        for (qsizetype k = 0; k < entries.size(); ++k) {
            const auto compared = compareEntries(entries.at(i), entries.at(k), {column});
            QVERIFY2(compared.order == (i <=> k), qPrintable(u"%1 and %2"_s.arg(i).arg(k)));
        }
    }
}

void EntriesTest::nulls()
{
    IndexEntry entry;
    entry.append({.type = RawValue::Type::Integer, .integer = 3});
    QVERIFY(!entry.hasNull());
    entry.append({});
    QVERIFY(entry.hasNull());
    entry.clear();
    QVERIFY(!entry.hasNull());
}

QTEST_GUILESS_MAIN(EntriesTest)
#include "tst_entries.moc"
