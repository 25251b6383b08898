// SPDX-License-Identifier: GPL-3.0-or-later
// The full check in parts: it may say "intact" only where SQLite's integrity_check does.
#include "engine/internal/fullcheck.h"
#include "tests/engine/fixture.h"

#include <QDirIterator>
#include <QRandomGenerator>

#include <thread>

using namespace litekeep;
using namespace litekeep::test;

namespace {

struct Answer
{
    bool intact = false;
    bool inParts = false;
};

Answer checkInParts(const QString &path)
{
    Contents contents;
    {
        const auto connection = openPrivate(path, PrivateAccess::Read, {});
        if (const auto read =
                connection ? readContents(**connection) : tl::unexpected(connection.error()))
            contents = *read;
    }
    FullCheck check(
        path, PrivateAccess::Read, contents, [](double) {}, {}, FullCheck::Parts::Always);
    const auto verdict = check.run();
    return {.intact = verdict && verdict->kind == CheckVerdict::Kind::Intact,
            .inParts = check.endedInParts()};
}

bool intactForSqlite(const QString &path)
{
    try {
        SqliteFile file(path, SqliteFile::Mode::ReadOnly);
        return file.isIntact();
    } catch (const SqliteError &) {
        return false;
    }
}

QString complaintOf(const QString &path)
{
    try {
        SqliteFile file(path, SqliteFile::Mode::ReadOnly);
        return file.value(u"PRAGMA integrity_check"_s).toString();
    } catch (const SqliteError &error) {
        return QString::fromUtf8(error.what());
    }
}

QByteArray readAll(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void writeAll(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

constexpr auto manyKinds = R"(
CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT, b INTEGER, c REAL, d, e TEXT UNIQUE);
WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x+1 FROM n WHERE x < 400)
INSERT INTO t SELECT x, 'name ' || (x * 7 % 90), CASE WHEN x % 9 THEN x * 31 % 50 END,
  CASE x % 3 WHEN 0 THEN x ELSE x / 7.0 END,
  CASE x % 5 WHEN 0 THEN NULL WHEN 1 THEN x WHEN 2 THEN 'Text' || x WHEN 3 THEN x * 1.5
             ELSE randomblob(x % 40) END, 'e' || x FROM n;
INSERT INTO t VALUES(-5, 'ABC  ', 9223372036854775807, 9.3e18, 9223372036854775807, NULL);
INSERT INTO t VALUES(-6, 'abc', -9223372036854775808, -9.3e18, 9.223372036854775e18, NULL);
INSERT INTO t VALUES(-7, '', 0, 0.0, -0.0, '');
CREATE INDEX plain ON t(a);
CREATE INDEX numbers ON t(b, c);
CREATE INDEX backwards ON t(b DESC, a);
CREATE INDEX folded ON t(a COLLATE NOCASE, d DESC);
CREATE INDEX trimmed ON t(a COLLATE RTRIM);
CREATE INDEX mixed ON t(d);
CREATE INDEX reals ON t(c);
)";

constexpr auto leftToSqlite = R"(
CREATE TABLE p(id INTEGER PRIMARY KEY, a TEXT, b INTEGER);
CREATE TABLE w(k TEXT PRIMARY KEY, v INTEGER) WITHOUT ROWID;
CREATE TABLE g(a INTEGER, b INTEGER GENERATED ALWAYS AS (a * 2) VIRTUAL);
CREATE TABLE k(id INTEGER PRIMARY KEY, a TEXT);
CREATE TABLE r(rowid TEXT, _rowid_ TEXT, oid TEXT);
WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x+1 FROM n WHERE x < 300)
INSERT INTO p SELECT x, 'a' || x, x FROM n;
INSERT INTO k SELECT id, a FROM p;
INSERT INTO w SELECT a, b FROM p;
INSERT INTO g SELECT b FROM p;
INSERT INTO r SELECT a, a, a FROM p;
CREATE INDEX p_part ON p(a) WHERE b > 10;
CREATE INDEX p_expr ON p(a || b);
CREATE INDEX w_v ON w(v);
CREATE INDEX g_b ON g(b);
CREATE INDEX r_r ON r(rowid);
CREATE INDEX k_id ON k(a, id);
)";

} // namespace

class FullCheckTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void shapes();
    void plan();
    void intact_data();
    void intact();
    void damagedIndex_data();
    void damagedIndex();
    void neverKinderThanSqlite_data();
    void neverKinderThanSqlite();
    void corpus();
    void bothThreads();

private:
    QString path(const QString &name = u"t.db"_s) const { return m_folder->filePath(name); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void FullCheckTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void FullCheckTest::shapes()
{
    {
        SqliteFile file(path());
        file.run(QString::fromLatin1(manyKinds) + QString::fromLatin1(leftToSqlite));
    }
    const auto connection = openPrivate(path(), PrivateAccess::Read, {});
    QVERIFY(connection.has_value());
    const auto t = readTableShape(**connection, u"t"_s);
    QVERIFY(t && *t);
    QCOMPARE((*t)->rowid, u"rowid"_s);
    QCOMPARE((*t)->lastColumn, u"e"_s);
    QCOMPARE((*t)->indexes.size(), 8);
    for (const IndexShape &index : (*t)->indexes) {
        if (index.name == u"folded"_s) {
            QCOMPARE(index.columnNames, (QStringList{u"a"_s, u"d"_s}));
            QCOMPARE(index.columns,
                     (QList<KeyColumn>{{.collation = Collation::NoCase}, {.descending = true}}));
        }
        QCOMPARE(index.unique, index.name.startsWith(u"sqlite_autoindex"_s));
    }
    for (const auto *name : {"p", "w", "g", "r", "k"}) {
        const auto shape = readTableShape(**connection, QString::fromLatin1(name));
        QVERIFY2(shape && !*shape, name);
    }
}

void FullCheckTest::plan()
{
    QVERIFY(!worthParts({}));
    QVERIFY(!worthParts({{u"a"_s, 1000}}));
    QVERIFY(worthParts({{u"a"_s, 1'000'000}}));
    QVERIFY(worthParts({{u"a"_s, 40'000}}));
    QVERIFY(!worthParts({{u"a"_s, 20'000}, {u"b"_s, 20'000}, {u"c"_s, 20'000}}));
    QVERIFY(!worthParts({{u"a"_s, 1'000'000}, {u"b"_s, -1}}));
    const TableShape shape{.name = u"a"_s,
                           .rowid = u"rowid"_s,
                           .lastColumn = u"x"_s,
                           .indexes = {IndexShape{.name = u"i"_s}, IndexShape{.name = u"j"_s}}};
    const auto tasks = planCheck({{u"a"_s, 1000}, {u"b"_s, 1000}}, {{u"a"_s, shape}});
    QCOMPARE(tasks.size(), 4);
    QCOMPARE(tasks.at(0).kind, CheckTask::Kind::Whole); // the dearest comes first
    QCOMPARE(tasks.at(0).table, u"b"_s);
    QCOMPARE(tasks.at(1).kind, CheckTask::Kind::Rows);
    QCOMPARE(tasks.at(2).kind, CheckTask::Kind::Index);
    QCOMPARE(tasks.at(3).index, 1);
}

void FullCheckTest::intact_data()
{
    QTest::addColumn<QString>("sql");
    QTest::newRow("many kinds of indexes") << QString::fromLatin1(manyKinds);
    QTest::newRow("tables that scans cannot compare") << QString::fromLatin1(leftToSqlite);
    QTest::newRow("UTF-16") << u"PRAGMA encoding='UTF-16le';"_s + QString::fromLatin1(manyKinds);
    QTest::newRow("columns added later")
        << u"CREATE TABLE t(a); INSERT INTO t VALUES(1),(2);"
           "ALTER TABLE t ADD COLUMN b DEFAULT 'x'; ALTER TABLE t ADD COLUMN c;"
           "INSERT INTO t VALUES(3,4,5); CREATE INDEX i ON t(b, c);"_s;
    QTest::newRow("odd names")
        << u"CREATE TABLE \"a\"\"b c\"(\"d'e\" TEXT, \"select\", rowid);"
           "CREATE INDEX \"i\"\"j\" ON \"a\"\"b c\"(\"d'e\", \"select\", rowid);"
           "INSERT INTO \"a\"\"b c\" VALUES('x','y','z'),('x','y','z');"_s;
    QTest::newRow("empty table") << u"CREATE TABLE t(a); CREATE INDEX i ON t(a);"_s;
}

void FullCheckTest::intact()
{
    QFETCH(QString, sql);
    {
        SqliteFile file(path());
        file.run(sql);
    }
    QVERIFY(intactForSqlite(path()));
    const Answer answer = checkInParts(path());
    QVERIFY(answer.intact);
    QVERIFY(answer.inParts); // else the scans would be of no use
}

void FullCheckTest::damagedIndex_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("hidden");
    QTest::addColumn<QString>("meanwhile");
    // An index that is not in the schema while the table changes is out of step afterwards.
    const QString table =
        u"CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT, b INTEGER);"
        "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x+1 FROM n WHERE x<300)"
        "INSERT INTO t SELECT x, 'a' || x, x % 10 FROM n;"_s;
    const QString plain = table + u"CREATE INDEX i ON t(a);CREATE INDEX j ON t(b);"_s;
    QTest::newRow("a row is missing") << plain << u"i"_s << u"INSERT INTO t VALUES(999,'z',1)"_s;
    QTest::newRow("an entry too many") << plain << u"i"_s << u"DELETE FROM t WHERE id=7"_s;
    QTest::newRow("another value") << plain << u"i"_s << u"UPDATE t SET a='q' WHERE id=7"_s;
    QTest::newRow("another storage class")
        << plain << u"j"_s << u"UPDATE t SET b=CAST('x' AS BLOB) WHERE id=7"_s;
    QTest::newRow("two rows changed places")
        << plain << u"j"_s << u"UPDATE t SET b=CASE id WHEN 1 THEN 2 ELSE 1 END WHERE id IN(1,2)"_s;
    QTest::newRow("another rowid") << plain << u"i"_s << u"UPDATE t SET id=5000 WHERE id=7"_s;
    QTest::newRow("of a partial index") << table + u"CREATE INDEX i ON t(a) WHERE b > 3;"_s
                                        << u"i"_s << u"UPDATE t SET a='q' WHERE b=7"_s;
}

void FullCheckTest::damagedIndex()
{
    QFETCH(QString, before);
    QFETCH(QString, hidden);
    QFETCH(QString, meanwhile);
    {
        SqliteFile file(path());
        file.run(before);
        file.run(u"CREATE TABLE away AS SELECT * FROM sqlite_schema WHERE name='%1';"
                 "PRAGMA writable_schema=ON; DELETE FROM sqlite_schema WHERE name='%1';"
                 "PRAGMA writable_schema=RESET;"_s.arg(hidden));
    }
    {
        SqliteFile file(path());
        file.run(meanwhile);
        file.run(u"PRAGMA writable_schema=ON; INSERT INTO sqlite_schema SELECT * FROM away;"
                 "PRAGMA writable_schema=RESET; DROP TABLE away;"_s);
    }
    QVERIFY(!intactForSqlite(path()));
    QVERIFY(!checkInParts(path()).intact);
}

void FullCheckTest::neverKinderThanSqlite_data()
{
    QTest::addColumn<QString>("sql");
    QTest::newRow("many kinds of indexes") << QString::fromLatin1(manyKinds);
    QTest::newRow("others") << QString::fromLatin1(leftToSqlite);
    QTest::newRow("small pages") << u"PRAGMA page_size=512;"_s + QString::fromLatin1(manyKinds);
    QTest::newRow("unique and constraints")
        << u"CREATE TABLE t(a INTEGER NOT NULL, b TEXT UNIQUE, c REAL CHECK(c < 1000)) STRICT;"
           "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x+1 FROM n WHERE x < 500)"
           "INSERT INTO t SELECT x, 'b' || x, x FROM n; CREATE UNIQUE INDEX u ON t(a DESC);"_s;
}

/// Bytes changed at random places: whenever the parts say "intact", so must integrity_check.
void FullCheckTest::neverKinderThanSqlite()
{
    QFETCH(QString, sql);
    {
        SqliteFile file(path());
        file.run(sql);
    }
    const QByteArray whole = readAll(path());
    const int rounds = qEnvironmentVariableIsSet("LITEKEEP_LONG") ? 5'000 : 200;
    QRandomGenerator random(20261124);
    int damaged = 0;
    int harmless = 0;
    for (int round = 0; round < rounds; ++round) {
        QByteArray bytes = whole;
        for (int change = random.bounded(1, 4); change > 0; --change)
            bytes[random.bounded(100, int(bytes.size()))] = char(random.bounded(256));
        const QString changed = path(u"changed.db"_s);
        writeAll(changed, bytes);
        const bool wanted = intactForSqlite(changed);
        const Answer answer = checkInParts(changed);
        if (!wanted && answer.intact)
            QFAIL(qPrintable(u"round %1: %2"_s.arg(round).arg(complaintOf(changed))));
        damaged += wanted ? 0 : 1;
        harmless += answer.intact ? 1 : 0;
    }
    QVERIFY(damaged > rounds / 20);
    QVERIFY(harmless > 0);
}

/// Databases that nobody here wrote, without their side files; every eighth in an ordinary run.
void FullCheckTest::corpus()
{
    const QString folder = qEnvironmentVariable("LITEKEEP_CORPUS");
    if (folder.isEmpty() || !QFileInfo(folder).isDir())
        QSKIP("the corpus is not here (LITEKEEP_CORPUS)");
    const int step = qEnvironmentVariableIsSet("LITEKEEP_LONG") ? 1 : 8;
    constexpr qint64 largest = 4 * 1024 * 1024;
    int number = 0;
    int inParts = 0;
    QDirIterator files(folder, {u"*.db"_s, u"*.sqlite"_s}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString original = files.next();
        if (++number % step != 0 || files.fileInfo().size() > largest)
            continue;
        const QString copy = path(u"copy.db"_s);
        QFile::remove(copy);
        QVERIFY(QFile::copy(original, copy));
        const Answer answer = checkInParts(copy);
        if (answer.intact && !intactForSqlite(copy))
            QFAIL(qPrintable(original + u": "_s + complaintOf(copy)));
        inParts += answer.inParts ? 1 : 0;
    }
    QVERIFY(inParts > number / step / 10);
}

void FullCheckTest::bothThreads()
{
    {
        SqliteFile file(path());
        file.run(u"CREATE TABLE t(id INTEGER PRIMARY KEY, a TEXT);"
                 "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x+1 FROM n WHERE x < 150000)"
                 "INSERT INTO t SELECT x, 'a' || (x * 7919 % 150001) FROM n;"
                 "CREATE INDEX i ON t(a);"_s);
    }
    const auto connection = openPrivate(path(), PrivateAccess::Read, {});
    QVERIFY(connection.has_value());
    const auto contents = readContents(**connection);
    QVERIFY(contents.has_value());
    std::atomic<double> last = 0;
    FullCheck check(path(), PrivateAccess::Read, *contents,
                    [&](double fraction) { last = fraction; }, {});
    std::jthread helper([&] { check.help(); });
    const auto verdict = check.run();
    QVERIFY(verdict && verdict->kind == CheckVerdict::Kind::Intact);
    QVERIFY(check.endedInParts());
    QVERIFY(last > 0.5);
}

QTEST_GUILESS_MAIN(FullCheckTest)
#include "tst_fullcheck.moc"
