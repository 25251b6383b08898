// SPDX-License-Identifier: GPL-3.0-or-later
// All kinds of databases: each gives a backup that holds the same, and is itself left exactly
// as it was (R6); damaged ones give none (R10); hostile ones run nothing (R13).
#include "tests/engine/fixture.h"
#include "tests/support/otherprogram.h"

#include <sqlite3.h>

#include <sys/stat.h>

using namespace litekeep;
using namespace litekeep::test;

class SourcesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void journalModes_data();
    void journalModes();
    void leftWal();
    void hotJournal();
    void openElsewhere_data();
    void openElsewhere();
    void shapes_data();
    void shapes();
    void facts();
    void foreignCode_data();
    void foreignCode();
    void damaged_data();
    void damaged();
    void keepDamaged_data();
    void keepDamaged();
    void emptyFileIsADatabase();
    void notDatabases_data();
    void notDatabases();
    void trailingBytes();
    void hostileSchema();
    void names_data();
    void names();
};

void SourcesTest::journalModes_data()
{
    QTest::addColumn<QString>("mode");
    for (const char *mode : {"wal", "delete", "truncate", "persist", "memory", "off"})
        QTest::newRow(mode) << QString::fromLatin1(mode);
}

void SourcesTest::journalModes()
{
    QFETCH(const QString, mode);
    const Place place;
    makeShop(place.database(), mode);
    const auto before = statesBeside(place.database());
    const auto made = place.create();
    VERIFY_OK(made);
    VERIFY_EMPTY(difference(before, statesBeside(place.database())));
    QCOMPARE(made->backup.state, BackupState::Intact);
    QCOMPARE(made->backup.method, BackupMethod::Vacuum);
    QVERIFY(made->warnings.isEmpty());
    QCOMPARE(made->backup.source.journalMode,
             mode == u"wal"_s ? JournalMode::Wal : JournalMode::Rollback);
    VERIFY_EMPTY(place.disagreement());
    VERIFY_EMPTY(differenceFromSource(place.database(), made->backup));
}

void SourcesTest::leftWal()
{
    const Place place;
    makeLeftWal(place.database());
    const auto before = statesBeside(place.database());
    QVERIFY(before.size() == 2); // the -wal of a program that was killed
    const auto made = place.create();
    VERIFY_OK(made);
    VERIFY_EMPTY(difference(before, statesBeside(place.database())));
    QVERIFY(!QFile::exists(place.database() + u"-shm"_s));
    SqliteFile copy(made->backup.path);
    QCOMPARE(copy.value(u"SELECT count(*) FROM customer WHERE name='only in the wal'"_s).toInt(),
             1);
    VERIFY_EMPTY(differenceFromSource(place.database(), made->backup));
}

void SourcesTest::hotJournal()
{
    const Place place;
    makeHotJournal(place.database());
    const auto before = statesBeside(place.database());
    QCOMPARE(before.size(), 2);
    // Nobody holds a lock, so there is nothing to wait for.
    const auto engine = place.engine({.folder = {}, .waitSeconds = 0});
    const auto made = await(engine->create());
    VERIFY_OK(made);
    VERIFY_EMPTY(difference(before, statesBeside(place.database())));
    SqliteFile copy(made->backup.path);
    QCOMPARE(copy.value(u"SELECT count(*) FROM orders WHERE total <> id * 1.25"_s).toInt(), 0);
    VERIFY_EMPTY(differenceFromSource(place.database(), made->backup));
}

void SourcesTest::openElsewhere_data()
{
    QTest::addColumn<QString>("mode");
    QTest::addColumn<QString>("kind");
    QTest::newRow("wal, reading") << u"wal"_s << u"shared"_s;
    QTest::newRow("wal, writing") << u"wal"_s << u"immediate"_s;
    QTest::newRow("delete, reading") << u"delete"_s << u"shared"_s;
    QTest::newRow("delete, about to write") << u"delete"_s << u"immediate"_s;
}

void SourcesTest::openElsewhere()
{
    QFETCH(const QString, mode);
    QFETCH(const QString, kind);
    const Place place;
    makeShop(place.database(), mode);
    OtherProgram other;
    QVERIFY(other.startLock(place.database(), kind));
    const auto before = statesBeside(place.database());
    const QStringList names = entriesOf(place.data());
    const auto made = place.create();
    VERIFY_OK(made);
    VERIFY_EMPTY(difference(before, statesBeside(place.database())));
    QCOMPARE(entriesOf(place.data()).size(), names.size() + 1); // "backups"
    QVERIFY(other.stop());
    VERIFY_EMPTY(differenceFromSource(place.database(), made->backup));
}

void SourcesTest::shapes_data()
{
    QTest::addColumn<QString>("sql");
    const QString filled = u"; CREATE TABLE t(a INTEGER PRIMARY KEY, b TEXT, c BLOB); CREATE INDEX"
                           " i ON t(b); WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM"
                           " n WHERE i<300) INSERT INTO t SELECT i, 'ряд ' || i, zeroblob(i*7) FROM"
                           " n; DELETE FROM t WHERE a%3=0"_s;
    for (int size = 512; size <= 65536; size *= 2) {
        for (const char *mode : {"delete", "wal"})
            QTest::addRow("page size %d, %s", size, mode)
                << QString(u"PRAGMA page_size=%1; PRAGMA journal_mode=%2"_s.arg(size).arg(
                               QLatin1StringView(mode))
                           + filled);
    }
    const auto row = [](const char *name, const QString &sql) { QTest::newRow(name) << sql; };
    row("auto_vacuum full", u"PRAGMA auto_vacuum=1"_s + filled);
    row("auto_vacuum incremental", u"PRAGMA auto_vacuum=2"_s + filled);
    row("UTF-16le", u"PRAGMA encoding='UTF-16le'"_s + filled);
    row("UTF-16be", u"PRAGMA encoding='UTF-16be'"_s + filled);
    row("numbers of the app", u"PRAGMA application_id=-5; PRAGMA user_version=-7"_s + filled);
    row("only a schema", u"CREATE TABLE empty(a)"_s);
    row("a single pragma", u"PRAGMA user_version=3"_s);
    row("WITHOUT ROWID",
        u"CREATE TABLE w(k TEXT PRIMARY KEY, v) WITHOUT ROWID; INSERT INTO w VALUES"
        " ('b',1),('a',NULL)"_s);
    row("STRICT and generated", u"CREATE TABLE s(a INT, b INT AS (a*2) STORED, c TEXT AS (a||'x'),"
                                " CHECK (a > 0)) STRICT; CREATE INDEX sc ON s(c) WHERE b > 2;"
                                " INSERT INTO s(a) VALUES (1),(2),(3)"_s);
    row("FTS5", u"CREATE VIRTUAL TABLE f USING fts5(body); INSERT INTO f VALUES ('some words'),"
                "('других слов')"_s);
    row("FTS5 of external content",
        u"CREATE TABLE doc(id INTEGER PRIMARY KEY, body); CREATE VIRTUAL TABLE f USING fts5(body,"
        " content='doc', content_rowid='id'); INSERT INTO doc VALUES (1,'x'),(5,'y'); INSERT INTO"
        " f(f) VALUES ('rebuild')"_s);
    row("R-Tree", u"CREATE VIRTUAL TABLE r USING rtree(id,a,b); INSERT INTO r VALUES (1,0,1)"_s);
    row("AUTOINCREMENT",
        u"CREATE TABLE a(i INTEGER PRIMARY KEY AUTOINCREMENT); INSERT INTO a VALUES"
        " (90); DELETE FROM a"_s);
    row("no rowid order", u"CREATE TABLE h(x); INSERT INTO h(rowid, x) VALUES (900,'a'),(5,'b')"_s);
    row("broken foreign keys", u"CREATE TABLE p(i INTEGER PRIMARY KEY); CREATE TABLE c(p REFERENCES"
                               " p); INSERT INTO c VALUES (77)"_s);
    row("odd names",
        u"CREATE TABLE \"a \"\"b'; --\n\"(\"c d\" TEXT); INSERT INTO \"a \"\"b'; --\n\""
        " VALUES ('x'); CREATE TABLE \"\"(\"\"); CREATE TABLE \"таблица\"(a)"_s);
    row("odd values", u"CREATE TABLE v(a); INSERT INTO v VALUES (9e999),(-9e999),(x''),(''),"
                      "(NULL),(9223372036854775807),('a'||char(0)||'b'),(x'00')"_s);
    row("views and triggers", u"CREATE TABLE t(a); CREATE VIEW v AS SELECT * FROM nowhere;"
                              " CREATE TRIGGER g INSERT ON t BEGIN DELETE FROM t; END"_s);
    row("statistics", u"CREATE TABLE t(a); CREATE INDEX i ON t(a); INSERT INTO t VALUES (1),(2);"
                      " ANALYZE"_s);
}

void SourcesTest::shapes()
{
    QFETCH(const QString, sql);
    const Place place;
    SqliteFile(place.database()).run(sql);
    const auto before = statesBeside(place.database());
    const auto made = place.create();
    VERIFY_OK(made);
    QCOMPARE(made->backup.state, BackupState::Intact);
    VERIFY_EMPTY(difference(before, statesBeside(place.database())));
    VERIFY_EMPTY(differenceFromSource(place.database(), made->backup));
    const auto engine = place.engine();
    const auto verified = await(engine->verify());
    VERIFY_OK(verified);
    QCOMPARE(verified->first().state, BackupState::Intact);
}

void SourcesTest::facts()
{
    const Place place;
    SqliteFile(place.database())
        .run(u"PRAGMA page_size=1024; PRAGMA auto_vacuum=2; PRAGMA encoding='UTF-16le';"
             "PRAGMA application_id=123; PRAGMA user_version=45; CREATE TABLE a(x); CREATE TABLE"
             " b(x); INSERT INTO a VALUES (1),(2),(3); INSERT INTO b VALUES (1)"_s);
    const auto made = place.create();
    VERIFY_OK(made);
    const SourceFacts wanted{.sizeBytes = QFileInfo(place.database()).size(),
                             .walBytes = 0,
                             .tables = 2,
                             .rows = 4,
                             .pageSize = 1024,
                             .userVersion = 45,
                             .applicationId = 123,
                             .encoding = u"UTF-16le"_s,
                             .autoVacuum = 2,
                             .journalMode = JournalMode::Rollback};
    QCOMPARE(made->backup.source, wanted);
    QVERIFY(qAbs(made->backup.createdAt.msecsTo(QDateTime::currentDateTimeUtc())) < 60'000);
    QCOMPARE(made->backup.createdAt.timeSpec(), Qt::UTC);
}

void SourcesTest::foreignCode_data()
{
    QTest::addColumn<QString>("what");
    for (const char *what : {"collation", "function in an index", "tokenizer"})
        QTest::newRow(what) << QString::fromLatin1(what);
}

void makeForeign(const QString &path, const QString &what)
{
    if (what == u"collation"_s)
        return makeWithForeignCollation(path);
    SqliteFile database(path);
    if (what == u"tokenizer"_s) {
        database.run(u"CREATE VIRTUAL TABLE f USING fts5(body); INSERT INTO f VALUES ('x');"
                     "PRAGMA writable_schema=ON; UPDATE sqlite_schema SET sql='CREATE VIRTUAL TABLE"
                     " f USING fts5(body, tokenize=''app_only'')' WHERE name='f'"_s);
        return;
    }
    const auto twice = [](sqlite3_context *context, int, sqlite3_value **values) {
        sqlite3_result_int64(context, 2 * sqlite3_value_int64(values[0]));
    };
    sqlite3_create_function(database.handle(), "app_twice", 1,
                            SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, nullptr, twice,
                            nullptr, nullptr);
    database.run(u"CREATE TABLE t(a); CREATE INDEX i ON t(app_twice(a)); INSERT INTO t VALUES"
                 " (1),(2)"_s);
}

void SourcesTest::foreignCode()
{
    QFETCH(const QString, what);
    const Place place;
    makeForeign(place.database(), what);
    const QByteArray bytes = fileBytes(place.database());
    const auto made = place.create();
    VERIFY_OK(made);
    // Never called damaged, never called good (R10), and the very pages of the source.
    if (what != u"tokenizer"_s || made->backup.state != BackupState::Intact) {
        QCOMPARE(made->backup.state, BackupState::Unproved);
        QVERIFY(!made->backup.stateDetail.isEmpty());
        QVERIFY(!made->backup.provedAt.isValid());
    }
    if (what != u"tokenizer"_s) {
        QCOMPARE(made->backup.method, BackupMethod::Pages);
        QCOMPARE(fileBytes(made->backup.path), bytes);
        QVERIFY(std::any_of(made->warnings.cbegin(), made->warnings.cend(), [](const auto &one) {
            return one.code == Notice::Code::VacuumImpossible;
        }));
    }
    QCOMPARE(fileBytes(place.database()), bytes);
    const auto engine = place.engine();
    const auto verified = await(engine->verify());
    VERIFY_OK(verified);
    QCOMPARE(verified->first().state, made->backup.state);
}

void SourcesTest::damaged_data()
{
    QTest::addColumn<QString>("what");
    for (const char *what :
         {"table", "index", "last pages gone", "half of it gone", "zeroed page", "schema page"})
        QTest::newRow(what) << QString::fromLatin1(what);
}

void damage(const QString &path, const QString &what)
{
    if (what == u"table"_s) {
        damageTable(path, u"orders"_s);
    } else if (what == u"index"_s) {
        desyncIndex(path, u"order_total"_s);
    } else if (what == u"last pages gone"_s) {
        cutOff(path, 1);
    } else if (what == u"half of it gone"_s) {
        QFile(path).resize(QFileInfo(path).size() / 2 / 4096 * 4096);
    } else if (what == u"zeroed page"_s) {
        overwrite(path, 5 * 4096, QByteArray(4096, '\0'));
    } else {
        overwrite(path, 100, QByteArray(3000, '\xff'));
    }
}

void SourcesTest::damaged()
{
    QFETCH(const QString, what);
    const Place place;
    makeShop(place.database(), u"delete"_s);
    VERIFY_OK(place.create());
    const auto earlier = place.backupStates();
    damage(place.database(), what);
    const auto before = statesBeside(place.database());
    for (const auto type : {BackupType::Manual, BackupType::Auto}) {
        const auto failed = place.create(type);
        VERIFY_FAILS(failed, ErrorCode::DatabaseDamaged);
        QVERIFY(!failed.error().detail.isEmpty());
    }
    VERIFY_EMPTY(difference(before, statesBeside(place.database())));
    VERIFY_EMPTY(difference(earlier, place.backupStates()));
    VERIFY_EMPTY(place.disagreement());
    const auto engine = place.engine();
    VERIFY_FAILS(await(engine->importFrom(place.database())), ErrorCode::DatabaseDamaged);
}

void SourcesTest::keepDamaged_data()
{
    damaged_data();
}

void SourcesTest::keepDamaged()
{
    QFETCH(const QString, what);
    const Place place;
    makeShop(place.database(), u"delete"_s);
    VERIFY_OK(place.create());
    const auto earlier = place.backupStates();
    damage(place.database(), what);
    const auto engine = place.engine();
    const auto made =
        await(engine->create({.type = BackupType::Manual, .note = {}, .keepDamaged = true}));
    VERIFY_OK(made);
    QCOMPARE(made->backup.state, BackupState::Damaged);
    QVERIFY(!made->backup.stateDetail.isEmpty());
    QVERIFY(!made->backup.provedAt.isValid());
    QCOMPARE(fileBytes(made->backup.path), fileBytes(place.database()));
    const auto latest = await(engine->get(u"latest-intact"_s));
    VERIFY_OK(latest);
    QVERIFY(latest->id != made->backup.id);
    const auto now = place.backupStates();
    for (auto it = earlier.cbegin(); it != earlier.cend(); ++it)
        QCOMPARE(now.value(it.key()), it.value());
    VERIFY_EMPTY(place.disagreement());
    const auto verified = await(engine->verify({made->backup.id}));
    VERIFY_OK(verified);
    QCOMPARE(verified->first().state, BackupState::Damaged);
}

/// It can be backed up, so looking at it must not call it something else.
void SourcesTest::emptyFileIsADatabase()
{
    const Place place;
    QFile file(place.database());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    const auto info = await(place.engine()->inspect());
    VERIFY_OK(info);
    QCOMPARE(info->sizeBytes, 0);
    VERIFY_OK(place.create());
}

void SourcesTest::notDatabases_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<int>("code");
    const auto row = [](const char *name, ErrorCode code) {
        QTest::newRow(name) << QString::fromLatin1(name) << int(code);
    };
    row("missing", ErrorCode::DatabaseMissing);
    row("folder", ErrorCode::DatabaseNotAFile);
    row("fifo", ErrorCode::DatabaseNotAFile);
    row("device", ErrorCode::DatabaseNotAFile);
    row("text", ErrorCode::NotADatabase);
    row("random", ErrorCode::NotADatabase);
    row("link to nowhere", ErrorCode::DatabaseMissing);
    row("empty beside a full wal", ErrorCode::DatabaseDamaged);
    row("wal is a folder", ErrorCode::SideFileInvalid);
    row("journal is a fifo", ErrorCode::SideFileInvalid);
    row("shm is a link", ErrorCode::SideFileInvalid);
}

void SourcesTest::notDatabases()
{
    QFETCH(const QString, what);
    QFETCH(const int, code);
    const Place place;
    QString path = place.database();
    const QByteArray name = QFile::encodeName(path);
    if (what == u"folder"_s) {
        QDir().mkpath(path);
    } else if (what == u"fifo"_s) {
        QCOMPARE(::mkfifo(name.constData(), 0600), 0);
    } else if (what == u"device"_s) {
        path = u"/dev/zero"_s;
    } else if (what == u"text"_s) {
        writeFile(path, QByteArray(5000, 't'));
    } else if (what == u"random"_s) {
        writeFile(path, QByteArray::fromHex("d4e5").repeated(5000));
    } else if (what == u"link to nowhere"_s) {
        QVERIFY(QFile::link(place.elsewhere(u"nowhere"_s), path));
    } else if (what == u"empty beside a full wal"_s) {
        makeLeftWal(path);
        writeFile(path, {});
    } else if (what != u"missing"_s) {
        makeShop(path, what.startsWith(u"journal"_s) ? u"delete"_s : u"wal"_s);
    }
    if (what == u"wal is a folder"_s)
        QDir().mkpath(path + u"-wal"_s);
    if (what == u"journal is a fifo"_s)
        QCOMPARE(::mkfifo(QByteArray(name + "-journal").constData(), 0600), 0);
    if (what == u"shm is a link"_s)
        QVERIFY(QFile::link(u"/dev/zero"_s, path + u"-shm"_s));
    BackupEngine engine(path, {.folder = {}, .waitSeconds = 1});
    const auto failed = await(engine.create());
    VERIFY_FAILS(failed, ErrorCode(code));
    QVERIFY(!QFile::exists(place.backups()));
}

void SourcesTest::trailingBytes()
{
    const Place place; // space allocated ahead: seen on healthy real files
    makeShop(place.database(), u"delete"_s);
    QFile(place.database()).resize(QFileInfo(place.database()).size() + 3 * 4096 + 100);
    const auto made = place.create();
    VERIFY_OK(made);
    QCOMPARE(made->backup.state, BackupState::Intact);
    VERIFY_EMPTY(differenceFromSource(place.database(), made->backup));
}

void SourcesTest::hostileSchema()
{
    const Place place;
    const QString traces = place.elsewhere(u"traces"_s);
    {
        SqliteFile database(place.database());
        database.run(u"CREATE TABLE t(a); INSERT INTO t VALUES (1);"
                     // A view under the name of what every program asks for, and triggers that
                     // would write if anything of theirs were run.
                     "CREATE VIEW v AS SELECT writefile('TRACES', 'ran') AS a, count(*) FROM t;"
                     "CREATE TRIGGER r1 AFTER INSERT ON t BEGIN DELETE FROM t; END;"
                     "CREATE TRIGGER r2 INSTEAD OF INSERT ON v BEGIN DELETE FROM t; END;"
                     "CREATE TABLE d(x DEFAULT (load_extension('TRACES')));"
                     "CREATE TABLE g(x, y AS (hex(zeroblob(100000000))));"
                     "INSERT INTO g(x) VALUES (1)"_s.replace(u"TRACES"_s, traces));
        database.run(u"PRAGMA writable_schema=ON; INSERT INTO sqlite_schema VALUES ('table',"
                     " 'sqlite_stat1', 'sqlite_stat1', 0, 'CREATE VIRTUAL TABLE sqlite_stat1 USING"
                     " fts5(x)'); PRAGMA writable_schema=RESET"_s);
    }
    const auto before = statesBeside(place.database());
    const auto made = place.create(); // any honest answer will do, as long as nothing ran
    VERIFY_EMPTY(difference(before, statesBeside(place.database())));
    QVERIFY(!QFile::exists(traces));
    if (made) {
        SqliteFile copy(made->backup.path);
        QCOMPARE(copy.value(u"SELECT count(*) FROM t"_s).toInt(), 1);
    } else {
        QCOMPARE(made.error().name(), Error{ErrorCode::DatabaseDamaged}.name());
    }
    VERIFY_EMPTY(place.disagreement());
}

void SourcesTest::names_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name :
         {"with space.db", "quote'\"`.db", "percent%20.db", "what?mode=memory#x", "file:x.db",
          ":memory:", "a;b&c|d.db", "-rf.db", "back\\slash.db", "line\nbreak.db", "tab\t.db",
          ".hidden.db", "catalogue.db", "backups.db"})
        QTest::newRow(name) << QString::fromLatin1(name);
    QTest::newRow("Cyrillic") << u"база данных №1.db"_s;
    QTest::newRow("emoji") << u"\U0001F4BE.db"_s;
    QTest::newRow("200 bytes") << QString(QString(196, u'x') + u".db"_s);
}

void SourcesTest::names()
{
    QFETCH(const QString, name);
    const Place place(name);
    makeShop(place.database(), u"delete"_s, 30);
    const auto made = place.create();
    VERIFY_OK(made);
    VERIFY_EMPTY(place.disagreement());
    VERIFY_EMPTY(differenceFromSource(place.database(), made->backup));
    const auto engine = place.engine();
    const QString target = place.elsewhere(u"out of "_s + name);
    VERIFY_OK(await(engine->exportTo(u"latest"_s, target)));
    QCOMPARE(fileBytes(target), fileBytes(made->backup.path));
    VERIFY_OK(await(engine->importFrom(target)));
    const auto removed = await(engine->remove({made->backup.id}));
    VERIFY_OK(removed);
    QVERIFY(!QFile::exists(made->backup.path));
}

QTEST_GUILESS_MAIN(SourcesTest)
#include "tst_sources.moc"
