// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/databases.h"

#include "tests/support/accounts.h"
#include "tests/support/sqlitefile.h"

#include <QFile>

#include <sqlite3.h>
#include <stdexcept>

using namespace Qt::StringLiterals;

namespace litekeep::test {

namespace {

int compareBytes(void *, int leftSize, const void *left, int rightSize, const void *right)
{
    const QByteArray a(static_cast<const char *>(left), leftSize);
    const QByteArray b(static_cast<const char *>(right), rightSize);
    return a < b ? -1 : (a == b ? 0 : 1);
}

void copyFile(const QString &from, const QString &to)
{
    QFile::remove(to);
    if (!QFile::copy(from, to))
        throw std::runtime_error("cannot copy a fixture");
}

/// Copies the database and its side files while `database` still has them open: what a
/// killed program leaves.
void freeze(const QString &from, const QString &to)
{
    copyFile(from, to);
    for (const QString &suffix : {u"-wal"_s, u"-journal"_s}) {
        if (QFile::exists(from + suffix))
            copyFile(from + suffix, to + suffix);
    }
}

} // namespace

void makeShop(const QString &path, const QString &journalMode, int orders)
{
    SqliteFile database(path);
    database.run(u"PRAGMA journal_mode=%1; PRAGMA application_id=1280002914; "
                 "PRAGMA user_version=7"_s.arg(journalMode));
    database.run(u"BEGIN;"
                 "CREATE TABLE customer(id INTEGER PRIMARY KEY, name TEXT NOT NULL, city TEXT);"
                 "CREATE TABLE orders(id INTEGER PRIMARY KEY, customer INTEGER REFERENCES customer,"
                 " total REAL, placed TEXT, scan BLOB);"
                 "CREATE INDEX order_customer ON orders(customer, placed);"
                 "CREATE INDEX order_total ON orders(total);"
                 "CREATE TABLE word(word TEXT PRIMARY KEY, n INTEGER) WITHOUT ROWID;"
                 "CREATE TABLE log(message TEXT);"
                 "CREATE VIEW big AS SELECT * FROM orders WHERE total > 100;"
                 "CREATE TRIGGER logged AFTER DELETE ON orders BEGIN"
                 " INSERT INTO log VALUES ('gone ' || old.id); END;"
                 "COMMIT"_s);
    const QString count = QString::number(orders);
    database.run(u"BEGIN; WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE"
                 " i < %1 / 10 + 1) INSERT INTO customer SELECT i, 'Customer ' || i,"
                 " CASE i % 3 WHEN 0 THEN 'Тверь' WHEN 1 THEN 'Köln' END FROM n;"
                 "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %1)"
                 " INSERT INTO orders SELECT i, i % (%1 / 10 + 1) + 1, i * 1.25,"
                 " date('2024-01-01', '+' || i || ' days'), zeroblob(i % 300) FROM n;"
                 "INSERT INTO word SELECT name, id FROM customer; COMMIT"_s.arg(count));
}

void makeAccounts(const QString &path, const QString &journalMode, int megabytes)
{
    SqliteFile database(path);
    database.run(u"PRAGMA journal_mode=%1"_s.arg(journalMode));
    database.run(u"BEGIN"_s);
    database.run(accountsSchema());
    for (int i = 1; i <= accountCount; ++i)
        database.run(u"INSERT INTO account VALUES (?, ?, ?)"_s,
                     {i, openingBalance, u"account %1"_s.arg(i)});
    database.run(u"CREATE TABLE ballast(id INTEGER PRIMARY KEY, bytes BLOB)"_s);
    for (int i = 0; i < megabytes * 64; ++i)
        database.run(u"INSERT INTO ballast(bytes) VALUES (randomblob(16000))"_s);
    database.run(u"COMMIT"_s);
}

QString accountsTrouble(const QString &path, qint64 *last)
{
    SqliteFile database(path);
    if (!database.isIntact())
        return u"integrity_check finds damage"_s;
    const qint64 state = database.value(u"SELECT last FROM state"_s).toLongLong();
    if (last)
        *last = state;
    if (database.value(u"SELECT sum(balance) FROM account"_s).toLongLong()
        != qint64(accountCount) * openingBalance)
        return u"money was lost or made"_s;
    if (database.value(u"SELECT count(*) FROM ledger"_s).toLongLong() != state
        || database.value(u"SELECT coalesce(max(seq), 0) FROM ledger"_s).toLongLong() != state)
        return u"the ledger has a gap or another end than the state"_s;
    const qint64 wrong =
        database
            .value(
                u"SELECT count(*) FROM account WHERE balance <> %1"
                " - (SELECT coalesce(sum(amount), 0) FROM ledger WHERE source = account.id)"
                " + (SELECT coalesce(sum(amount), 0) FROM ledger WHERE target = account.id)"_s.arg(
                    openingBalance))
            .toLongLong();
    return wrong == 0 ? QString() : u"%1 balances differ from the ledger"_s.arg(wrong);
}

void makeWithForeignCollation(const QString &path)
{
    SqliteFile database(path);
    sqlite3_create_collation(database.handle(), "unicase", SQLITE_UTF8, nullptr, compareBytes);
    database.run(u"CREATE TABLE note(id INTEGER PRIMARY KEY, title TEXT COLLATE unicase);"
                 "CREATE INDEX note_title ON note(title);"
                 "INSERT INTO note(title) VALUES ('one'), ('two'), ('three')"_s);
}

void makeWithForeignModule(const QString &path)
{
    SqliteFile database(path);
    database.run(u"CREATE TABLE plain(a, b); INSERT INTO plain VALUES (1, 'x'), (2, 'y');"
                 "PRAGMA writable_schema=ON;"
                 "INSERT INTO sqlite_schema VALUES ('table', 'places', 'places', 0,"
                 " 'CREATE VIRTUAL TABLE places USING app_only_module(x, y)');"
                 "PRAGMA writable_schema=RESET"_s);
}

void makeHotJournal(const QString &path)
{
    const QString original = path + u".original"_s;
    {
        makeShop(original, u"delete"_s);
        SqliteFile database(original);
        database.run(u"PRAGMA cache_size=5; PRAGMA cache_spill=5; BEGIN;"
                     "UPDATE orders SET total = total + 1, scan = zeroblob(400)"_s);
        freeze(original, path);
        database.run(u"ROLLBACK"_s);
    }
    QFile::remove(original);
}

void makeLeftWal(const QString &path)
{
    const QString original = path + u".original"_s;
    {
        makeShop(original, u"wal"_s);
        SqliteFile database(original);
        database.run(u"PRAGMA wal_autocheckpoint=0;"
                     "INSERT INTO customer(name) VALUES ('only in the wal')"_s);
        freeze(original, path);
    }
    QFile::remove(original);
}

} // namespace litekeep::test
