// SPDX-License-Identifier: GPL-3.0-or-later
// The tests' own eyes: what they compare with must see a difference when there is one, and the
// faults they make must be faults.
#include "tests/support/contents.h"
#include "tests/support/databases.h"
#include "tests/support/faults.h"
#include "tests/support/filestate.h"
#include "tests/support/sqlitefile.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace litekeep::test;

class SupportSelfTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void contentsSeeEveryChange_data();
    void contentsSeeEveryChange();
    void accountsSeeHalfTransactions_data();
    void accountsSeeHalfTransactions();
    void statesSeeEveryTouch();
    void faultsAreFaults();
    void fixturesAreWhatTheySay();
};

void SupportSelfTest::contentsSeeEveryChange_data()
{
    QTest::addColumn<QString>("change");
    QTest::newRow("a value") << u"UPDATE customer SET city = 'x' WHERE id = 1"_s;
    QTest::newRow("its type") << u"UPDATE orders SET placed = CAST(placed AS BLOB) WHERE id = 1"_s;
    QTest::newRow("null or empty") << u"UPDATE customer SET city = '' WHERE city IS NULL"_s;
    QTest::newRow("a row less") << u"DELETE FROM word WHERE n = 1"_s;
    QTest::newRow("a row twice") << u"INSERT INTO log VALUES ('a'), ('a')"_s;
    QTest::newRow("an index") << u"DROP INDEX order_total"_s;
    QTest::newRow("a table") << u"DROP TABLE word"_s;
    QTest::newRow("a view") << u"DROP VIEW big"_s;
    QTest::newRow("user_version") << u"PRAGMA user_version=8"_s;
    QTest::newRow("application_id") << u"PRAGMA application_id=1"_s;
    QTest::newRow("page_size") << u"PRAGMA page_size=8192; VACUUM"_s;
    QTest::newRow("auto_vacuum") << u"PRAGMA auto_vacuum=FULL; VACUUM"_s;
}

void SupportSelfTest::contentsSeeEveryChange()
{
    QFETCH(const QString, change);
    const QTemporaryDir dir;
    const QString path = dir.filePath(u"a.db"_s);
    makeShop(path, u"delete"_s, 50);
    const auto before = contentsOf(path);
    QCOMPARE(contentsDifference(before, contentsOf(path)), QString());
    SqliteFile(path).run(u"VACUUM"_s); // the order of pages and of the schema is no content
    QCOMPARE(contentsDifference(before, contentsOf(path)), QString());
    SqliteFile(path).run(change);
    QVERIFY(!contentsDifference(before, contentsOf(path)).isEmpty());
}

void SupportSelfTest::accountsSeeHalfTransactions_data()
{
    QTest::addColumn<QString>("half");
    QTest::newRow("taken, not given") << u"UPDATE account SET balance = balance - 5 WHERE id = 1"_s;
    QTest::newRow("moved, not noted") << u"UPDATE account SET balance = balance - 5 WHERE id = 1;"
                                         "UPDATE account SET balance = balance + 5 WHERE id = 2"_s;
    QTest::newRow("noted, not moved") << u"INSERT INTO ledger VALUES (1, 1, 2, 5, x'')"_s;
    QTest::newRow("a gap") << u"INSERT INTO ledger VALUES (2, 1, 1, 0, x'');"
                              "UPDATE state SET last = 1"_s;
}

void SupportSelfTest::accountsSeeHalfTransactions()
{
    QFETCH(const QString, half);
    const QTemporaryDir dir;
    const QString path = dir.filePath(u"a.db"_s);
    makeAccounts(path, u"delete"_s);
    QCOMPARE(accountsTrouble(path), QString());
    SqliteFile(path).run(half);
    QVERIFY(!accountsTrouble(path).isEmpty());
}

void SupportSelfTest::statesSeeEveryTouch()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(u"a.db"_s);
    writeFile(path, "one");
    const auto before = statesBeside(path);
    QCOMPARE(difference(before, statesBeside(path)), QString());
    writeFile(path, "one"); // the same bytes, and yet touched
    QVERIFY(!difference(before, statesBeside(path)).isEmpty());
    writeFile(path + u"-wal"_s, "new");
    QVERIFY(difference(before, statesBeside(path)).contains(u"a.db-wal is new"_s));
    QVERIFY(QFile::remove(path));
    QVERIFY(difference(before, statesBeside(path)).contains(u"a.db is gone"_s));
    QDir().mkpath(dir.filePath(u"backups"_s));
    QVERIFY(!difference(before, statesBeside(path)).contains(u"backups"_s));
}

void SupportSelfTest::faultsAreFaults()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(u"a.db"_s);
    const auto fresh = [&path] {
        QFile::remove(path);
        makeShop(path, u"delete"_s);
        return SqliteFile(path).isIntact();
    };
    QVERIFY(fresh());
    damageTable(path, u"orders"_s);
    QVERIFY(!SqliteFile(path).isIntact());
    QVERIFY(fresh());
    cutOff(path, 1);
    QVERIFY(!SqliteFile(path).isIntact());
    QVERIFY(fresh());
    desyncIndex(path, u"order_total"_s);
    QVERIFY(!SqliteFile(path).isIntact());
    // The treacherous one (P9): quick_check sees nothing.
    QCOMPARE(SqliteFile(path).value(u"PRAGMA quick_check"_s).toString(), u"ok"_s);
}

void SupportSelfTest::fixturesAreWhatTheySay()
{
    const QTemporaryDir dir;
    const QString hot = dir.filePath(u"hot.db"_s);
    makeHotJournal(hot);
    QVERIFY_THROWS_EXCEPTION(
        SqliteError,
        SqliteFile(hot, SqliteFile::Mode::ReadOnly).value(u"SELECT count(*) FROM orders"_s));
    QVERIFY(SqliteFile(hot).isIntact());
    QVERIFY(!QFile::exists(hot + u"-journal"_s)); // it was hot: opening rolled it back

    const QString wal = dir.filePath(u"wal.db"_s);
    makeLeftWal(wal);
    QFile::copy(wal, dir.filePath(u"without.db"_s));
    const QString count = u"SELECT count(*) FROM customer WHERE name = 'only in the wal'"_s;
    QCOMPARE(SqliteFile(wal).value(count).toInt(), 1);
    QCOMPARE(SqliteFile(dir.filePath(u"without.db"_s)).value(count).toInt(), 0);

    const QString collation = dir.filePath(u"collation.db"_s);
    makeWithForeignCollation(collation);
    QVERIFY(!SqliteFile(collation).isIntact()); // the check cannot even begin
    const QString module = dir.filePath(u"module.db"_s);
    makeWithForeignModule(module);
    QVERIFY_THROWS_EXCEPTION(SqliteError, SqliteFile(module).value(u"SELECT * FROM places"_s));
}

QTEST_GUILESS_MAIN(SupportSelfTest)
#include "selftest.moc"
