// SPDX-License-Identifier: GPL-3.0-or-later
// The catalogue: versions, constraints, hostile rows, several writers, repair.
#include "engine/internal/backupnames.h"
#include "engine/internal/catalogue.h"
#include "tests/engine/catalogueversions.h"
#include "tests/engine/fixture.h"

#include <thread>
#include <vector>

using namespace litekeep;
using namespace litekeep::test;

namespace {

Backup sampleBackup(const QString &id)
{
    Backup backup;
    backup.id = id;
    backup.fileName = id + u"-20261122T081500Z-manual.db"_s;
    backup.sizeBytes = 4096;
    backup.createdAt = QDateTime(QDate(2026, 11, 22), QTime(8, 15, 0, 123), Qt::UTC);
    backup.sha256 = QString(64, u'a');
    backup.state = BackupState::Intact;
    backup.note = u"a ‘note’\nof two lines; DROP TABLE backups --"_s;
    backup.provedAt = backup.createdAt.addSecs(1);
    backup.source = {.sizeBytes = 8192,
                     .walBytes = 5,
                     .tables = 3,
                     .rows = 42,
                     .pageSize = 4096,
                     .userVersion = 7,
                     .applicationId = 9,
                     .encoding = u"UTF-8"_s,
                     .autoVacuum = 2,
                     .journalMode = JournalMode::Wal};
    return backup;
}

/// Runs SQL in the catalogue behind the engine's back.
void tamper(const Place &place, const QString &sql)
{
    SqliteFile catalogue(place.location().catalogue());
    catalogue.run(sql);
}

QString rowSql(const QString &values)
{
    return u"INSERT INTO backups (id, filename, size_bytes, backup_type, created_at, sha256,"
           " state, method) VALUES ("_s
           + values + u")"_s;
}

} // namespace

class CatalogueTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void defaults();
    void storesEverything();
    void settingsAreClamped();
    void constraints_data();
    void constraints();
    void fromVersion1();
    void fromEachVersion_data();
    void fromEachVersion();
    void commandsGoWithTheirRun();
    void migrationIsOneTransaction();
    void newerIsLeftAlone();
    void useless_data();
    void useless();
    void readerChangesNothing();
    void lostCatalogue();
    void numbersAreNeverReused();
    void hostileRows_data();
    void hostileRows();
    void hostileTrigger();
    void manyWriters();
    void noteDuringVerify();
    void killedWriter();
    void historyIsBounded();
};

void CatalogueTest::defaults()
{
    const Place place;
    QDir().mkpath(place.backups());
    auto catalogue = Catalogue::open(place.location());
    VERIFY_OK(catalogue);
    const auto settings = catalogue->settings();
    VERIFY_OK(settings);
    QCOMPARE(*settings, BackupSettings());
    QCOMPARE(settings->enabled, false); // as DESIGN says
    QCOMPARE(settings->intervalHours, 24);
    QCOMPARE(settings->retentionCount, 10);
    QCOMPARE(settings->skipUnchanged, true);
    QVERIFY(catalogue->backups()->isEmpty());
    QVERIFY(catalogue->runs()->isEmpty());
    QCOMPARE(permissionBits(place.location().catalogue()), 0600U);
    SqliteFile raw(place.location().catalogue());
    QCOMPARE(raw.value(u"PRAGMA user_version"_s).toInt(), Catalogue::currentVersion());
    QCOMPARE(raw.value(u"SELECT database_path FROM settings"_s).toString(), place.database());
}

void CatalogueTest::storesEverything()
{
    const Place place;
    QDir().mkpath(place.backups());
    Backup wanted = sampleBackup(u"0123456789abcdef"_s);
    {
        auto catalogue = Catalogue::open(place.location());
        VERIFY_OK(catalogue);
        const auto stored = catalogue->insert(wanted, u"1|finger"_s);
        VERIFY_OK(stored);
        QCOMPARE(stored->sequence, 1);
        VERIFY_OK(catalogue->addRun({.startedAt = wanted.createdAt,
                                     .endedAt = wanted.provedAt,
                                     .reason = u"manual"_s,
                                     .outcome = u"done"_s,
                                     .detail = {},
                                     .backupId = wanted.id}));
        const auto second = catalogue->insert(wanted);
        VERIFY_FAILS(second, ErrorCode::CatalogueFailed); // same id, same name
    }
    wanted.sequence = 1;
    wanted.path = place.location().file(wanted.fileName);
    auto catalogue = Catalogue::openReadOnly(place.location());
    VERIFY_OK(catalogue);
    QCOMPARE(*catalogue->backups(), QList<Backup>{wanted});
    QCOMPARE(*catalogue->fingerprint(wanted.id), u"1|finger"_s);
    QCOMPARE(catalogue->runs()->first().endedAt, wanted.provedAt);
    VERIFY_FAILS(catalogue->markRemoving({wanted.id}), ErrorCode::CatalogueFailed);
}

void CatalogueTest::settingsAreClamped()
{
    const Place place;
    QDir().mkpath(place.backups());
    auto catalogue = Catalogue::open(place.location());
    VERIFY_OK(catalogue);
    VERIFY_OK(catalogue->changeSettings(
        {.enabled = true, .intervalHours = 0, .retentionCount = 0, .skipUnchanged = false}));
    QCOMPARE(catalogue->settings()->intervalHours, 1); // R9: zero is not "all" and not "none"
    QCOMPARE(catalogue->settings()->retentionCount, 1);
    VERIFY_OK(catalogue->changeSettings({.enabled = true,
                                         .intervalHours = 99'999,
                                         .retentionCount = 99'999,
                                         .skipUnchanged = false}));
    QCOMPARE(catalogue->settings()->intervalHours, 8760);
    QCOMPARE(catalogue->settings()->retentionCount, 1000);
    // What others wrote around the checks is clamped, too.
    tamper(place, u"PRAGMA ignore_check_constraints=ON; UPDATE settings SET"
                  " backup_retention_count=0, backup_interval_hours=-5"_s);
    QCOMPARE(catalogue->settings()->retentionCount, 1);
    QCOMPARE(catalogue->settings()->intervalHours, 1);
}

void CatalogueTest::constraints_data()
{
    QTest::addColumn<QString>("sql");
    const auto bad = [](const char *name, const QString &values) {
        QTest::newRow(name) << rowSql(values);
    };
    bad("type", u"'12345678','a.db',1,'weekly','2026','','intact','vacuum'"_s);
    bad("state", u"'12345678','a.db',1,'auto','2026','','good','vacuum'"_s);
    bad("method", u"'12345678','a.db',1,'auto','2026','','intact','copy'"_s);
    bad("short id", u"'1234567','a.db',1,'auto','2026','','intact','vacuum'"_s);
    bad("no id", u"NULL,'a.db',1,'auto','2026','','intact','vacuum'"_s);
    bad("slash", u"'12345678','../a.db',1,'auto','2026','','intact','vacuum'"_s);
    bad("empty name", u"'12345678','',1,'auto','2026','','intact','vacuum'"_s);
    bad("negative size", u"'12345678','a.db',-1,'auto','2026','','intact','vacuum'"_s);
    bad("no time", u"'12345678','a.db',1,'auto','','','intact','vacuum'"_s);
    bad("half a checksum", u"'12345678','a.db',1,'auto','2026','abc','intact','vacuum'"_s);
    QTest::newRow("interval 0") << u"UPDATE settings SET backup_interval_hours=0"_s;
    QTest::newRow("interval 8761") << u"UPDATE settings SET backup_interval_hours=8761"_s;
    QTest::newRow("retention 0") << u"UPDATE settings SET backup_retention_count=0"_s;
    QTest::newRow("retention 1001") << u"UPDATE settings SET backup_retention_count=1001"_s;
    QTest::newRow("retention NULL") << u"UPDATE settings SET backup_retention_count=NULL"_s;
    QTest::newRow("enabled 2") << u"UPDATE settings SET backup_enabled=2"_s;
    QTest::newRow("second settings") << u"INSERT INTO settings (id) VALUES (2)"_s;
}

void CatalogueTest::constraints()
{
    QFETCH(const QString, sql);
    const Place place;
    QDir().mkpath(place.backups());
    VERIFY_OK(Catalogue::open(place.location()));
    tamper(place, rowSql(u"'00000000','good.db',0,'auto','2026','','intact','vacuum'"_s));
    int code = 0;
    try {
        tamper(place, sql);
    } catch (const SqliteError &error) {
        code = error.code();
    }
    QCOMPARE(code & 0xff, 19); // SQLITE_CONSTRAINT
}

void CatalogueTest::fromVersion1()
{
    const Place place;
    makeShop(place.database());
    QString id;
    {
        const auto made = place.create();
        VERIFY_OK(made);
        id = made->backup.id;
    }
    // The same rows in a catalogue of version 1.
    const QString path = place.location().catalogue();
    const QString old = place.elsewhere(u"old.db"_s);
    {
        SqliteFile database(old);
        database.run(catalogueVersion1());
        database.run(u"ATTACH ? AS new"_s, {path});
        QStringList columns;
        for (const QVariantList &column : database.rows(u"PRAGMA main.table_info(backups)"_s))
            columns.append(column.at(1).toString());
        const QString all = columns.join(u',');
        database.run(u"INSERT INTO main.backups (%1) SELECT %1 FROM new.backups;"
                     "UPDATE main.backups SET note='kept', pinned=1;"
                     "UPDATE main.settings SET backup_enabled=1, backup_interval_hours=6,"
                     " backup_retention_count=3, database_path=(SELECT database_path FROM"
                     " new.settings); DETACH new"_s.arg(all));
    }
    QVERIFY(QFile::remove(path) && QFile::rename(old, path));
    {
        // Readers do not migrate, and can read it all the same.
        const auto before = stateOf(path);
        const auto listed = place.list();
        VERIFY_OK(listed);
        QCOMPARE(listed->backups.size(), 1);
        QCOMPARE(listed->backups.first().note, u"kept"_s);
        QCOMPARE(stateOf(path), before);
    }
    auto catalogue = Catalogue::open(place.location());
    VERIFY_OK(catalogue);
    const auto rows = catalogue->backups();
    VERIFY_OK(rows);
    QCOMPARE(rows->size(), 1);
    QCOMPARE(rows->first().id, id);
    QCOMPARE(rows->first().note, u"kept"_s);
    QVERIFY(rows->first().pinned);
    QCOMPARE(*catalogue->fingerprint(id), QString());
    QCOMPARE(*catalogue->settings(),
             (BackupSettings{
                 .enabled = true, .intervalHours = 6, .retentionCount = 3, .skipUnchanged = true}));
    VERIFY_OK(catalogue->runs());
    SqliteFile raw(path);
    QCOMPARE(raw.value(u"PRAGMA user_version"_s).toInt(), Catalogue::currentVersion());
    VERIFY_EMPTY(place.disagreement());
}

void CatalogueTest::fromEachVersion_data()
{
    QTest::addColumn<int>("version");
    QCOMPARE(Catalogue::currentVersion(), 5); // a new one needs its step in catalogueversions.h
    for (int version = 1; version < Catalogue::currentVersion(); ++version)
        QTest::addRow("%d", version) << version;
}

void CatalogueTest::fromEachVersion()
{
    QFETCH(int, version);
    const Place place;
    makeShop(place.database());
    QDir().mkpath(place.backups());
    {
        SqliteFile database(place.location().catalogue());
        database.run(catalogueVersion1());
        for (int step = 2; step <= version; ++step)
            database.run(catalogueStep(step));
        database.run(u"UPDATE settings SET backup_enabled=1, backup_interval_hours=6"_s);
        if (version >= 2)
            database.run(u"INSERT INTO history (started_at, ended_at, reason, outcome) VALUES"
                         " ('2026-01-01T00:00:00.000Z', '2026-01-01T00:01:00.000Z', 'manual',"
                         " 'done')"_s);
    }
    const qsizetype runs = version >= 2 ? 1 : 0;
    {
        auto reader = Catalogue::openReadOnly(place.location());
        VERIFY_OK(reader);
        QCOMPARE(reader->runs()->size(), runs);
        const auto none = reader->commands();
        VERIFY_OK(none);
        QVERIFY(none->isEmpty());
        SqliteFile raw(place.location().catalogue());
        QCOMPARE(raw.value(u"PRAGMA user_version"_s).toInt(), version);
    }
    auto catalogue = Catalogue::open(place.location());
    VERIFY_OK(catalogue);
    QCOMPARE(catalogue->settings()->intervalHours, 6);
    QCOMPARE(catalogue->runs()->size(), runs);
    const auto run =
        catalogue->beginRun({.startedAt = QDateTime::currentDateTimeUtc(), .reason = u"manual"_s});
    VERIFY_OK(run);
    VERIFY_OK(catalogue->addCommand(*run, {.program = u"docker"_s}));
    QCOMPARE(catalogue->commands()->value(*run).size(), 1);
    SqliteFile raw(place.location().catalogue());
    QCOMPARE(raw.value(u"PRAGMA user_version"_s).toInt(), Catalogue::currentVersion());
}

void CatalogueTest::commandsGoWithTheirRun()
{
    const Place place;
    makeShop(place.database());
    VERIFY_OK(place.create());
    auto catalogue = Catalogue::open(place.location());
    VERIFY_OK(catalogue);
    const CommandRun after{.moment = CommandRun::Moment::After,
                           .program = u"docker"_s,
                           .outcome = CommandRun::Outcome::Failed,
                           .code = 7,
                           .durationMs = 12,
                           .detail = u"detail"_s,
                           .output = u"line\nя\n"_s};
    CommandRun before = after;
    before.moment = CommandRun::Moment::Before;
    before.outcome = CommandRun::Outcome::TimedOut;
    const RunRecord run{.startedAt = QDateTime::currentDateTimeUtc(), .reason = u"manual"_s};
    const auto first = catalogue->beginRun(run);
    VERIFY_OK(first);
    VERIFY_OK(catalogue->addCommand(*first, after));
    VERIFY_OK(catalogue->addCommand(*first, before));
    QCOMPARE(catalogue->commands()->value(*first), (QList<CommandRun>{before, after}));
    // The history keeps a thousand runs, and what belonged to older ones goes with them.
    tamper(place, u"UPDATE sqlite_sequence SET seq=seq+2000 WHERE name='history'"_s);
    VERIFY_OK(catalogue->beginRun(run));
    QCOMPARE(catalogue->runs()->size(), 1);
    QVERIFY(catalogue->commands()->isEmpty());
    // Rows that somebody else wrote: odd, but no trouble.
    tamper(place, u"INSERT INTO commands VALUES (1, 'before', '', 'nonsense', 1, -5, x'ff',"
                  " zeroblob(100000))"_s);
    const auto odd = catalogue->commands();
    VERIFY_OK(odd);
    QCOMPARE(odd->value(1).first().outcome, CommandRun::Outcome::Failed);
    QVERIFY(odd->value(1).first().output.size() <= 4096);
}

void CatalogueTest::migrationIsOneTransaction()
{
    const Place place;
    QDir().mkpath(place.backups());
    const QString path = place.location().catalogue();
    {
        SqliteFile database(path);
        database.run(catalogueVersion1());
        // The second step of the migration will fail on this, the first has then been done.
        database.run(u"ALTER TABLE backups ADD COLUMN source_fingerprint TEXT"_s);
    }
    QVERIFY(!Catalogue::open(place.location()).has_value());
    SqliteFile raw(path);
    QCOMPARE(raw.value(u"PRAGMA user_version"_s).toInt(), 1);
    QCOMPARE(raw.value(u"SELECT count(*) FROM sqlite_schema WHERE name='history'"_s).toInt(), 0);
}

void CatalogueTest::newerIsLeftAlone()
{
    const Place place;
    makeShop(place.database());
    VERIFY_OK(place.create());
    tamper(place, u"ALTER TABLE backups ADD COLUMN mood TEXT; PRAGMA user_version=%1"_s.arg(
                      Catalogue::currentVersion() + 1));
    const auto before = place.backupStates();
    const auto catalogue = stateOf(place.location().catalogue());
    VERIFY_FAILS(place.list(), ErrorCode::CatalogueNewer);
    VERIFY_FAILS(place.create(), ErrorCode::CatalogueNewer);
    const auto engine = place.engine();
    VERIFY_FAILS(await(engine->startUp()), ErrorCode::CatalogueNewer);
    VERIFY_FAILS(await(engine->remove({u"latest"_s})), ErrorCode::CatalogueNewer);
    VERIFY_FAILS(await(engine->setNote(u"latest"_s, u"x"_s)), ErrorCode::CatalogueNewer);
    QCOMPARE(difference(before, place.backupStates()), QString());
    QCOMPARE(stateOf(place.location().catalogue()), catalogue);
}

void CatalogueTest::useless_data()
{
    QTest::addColumn<QString>("how");
    for (const char *how : {"garbage", "truncated", "zeroed page", "another database",
                            "old version without tables", "negative version", "empty", "text"})
        QTest::newRow(how) << QString::fromLatin1(how);
}

void makeUseless(const Place &place, const QString &how)
{
    const QString path = place.location().catalogue();
    const qint64 size = QFileInfo(path).size();
    if (how == u"garbage"_s) {
        writeFile(path, QByteArray(8192, '\x5a'));
    } else if (how == u"truncated"_s) {
        QFile(path).resize(size / 2);
    } else if (how == u"zeroed page"_s) {
        overwrite(path, 4096, QByteArray(4096, '\0'));
    } else if (how == u"another database"_s) {
        QFile::remove(path);
        makeShop(path, u"delete"_s, 20);
        tamper(place, u"PRAGMA user_version=%1"_s.arg(Catalogue::currentVersion()));
    } else if (how == u"old version without tables"_s) {
        QFile::remove(path);
        tamper(place, u"PRAGMA user_version=1"_s);
    } else if (how == u"negative version"_s) {
        tamper(place, u"PRAGMA user_version=-1"_s);
    } else if (how == u"empty"_s) {
        writeFile(path, {});
    } else {
        writeFile(path, "this is no database at all, only some text that is long enough ......");
    }
}

void CatalogueTest::useless()
{
    QFETCH(const QString, how);
    const Place place;
    makeShop(place.database(), u"delete"_s, 50);
    QMap<QString, Backup>
        made; // by file name: within one second only the catalogue knows the order
    for (const auto type : {BackupType::Manual, BackupType::Auto, BackupType::Manual}) {
        SqliteFile(place.database()).run(u"INSERT INTO log VALUES ('x')"_s);
        const auto created = place.create(type);
        VERIFY_OK(created);
        made.insert(created->backup.fileName, created->backup);
    }
    const auto before = place.backupStates();
    makeUseless(place, how);
    {
        // A reader shows what there is and touches nothing.
        const auto listed = place.list();
        VERIFY_OK(listed);
        QCOMPARE(listed->backups.size(), 3);
        QCOMPARE(difference(before, place.backupStates()), QString());
    }
    const auto engine = place.engine();
    const auto started = await(engine->startUp());
    VERIFY_OK(started);
    const auto listed = await(engine->list());
    VERIFY_OK(listed);
    QCOMPARE(listed->backups.size(), 3);
    QStringList ids;
    for (const Backup &row : listed->backups) {
        QVERIFY2(made.contains(row.fileName), qPrintable(row.fileName));
        const Backup old = made.value(row.fileName);
        QCOMPARE(row.type, old.type);
        QCOMPARE(row.state, BackupState::Intact);
        QCOMPARE(row.sha256, old.sha256);
        QCOMPARE(row.createdAt.toSecsSinceEpoch(), old.createdAt.toSecsSinceEpoch());
        QCOMPARE(row.source.rows, old.source.rows);
        QVERIFY(row.catalogued);
        ids.append(row.id);
    }
    const auto after = place.backupStates();
    for (auto it = before.cbegin(); it != before.cend(); ++it)
        QCOMPARE(after.value(it.key()), it.value());
    // Put aside, not thrown away; and the same ids whenever it happens.
    const bool aside = how != u"empty"_s;
    QCOMPARE(after.size(), before.size() + (aside ? 1 : 0));
    for (int round = 0; round < 2; ++round) {
        makeUseless(place, u"garbage"_s);
        VERIFY_OK(await(engine->startUp()));
        const auto again = await(engine->list());
        VERIFY_OK(again);
        for (int i = 0; i < 3; ++i)
            QCOMPARE(again->backups.at(i).id, ids.at(i));
    }
}

void CatalogueTest::readerChangesNothing()
{
    const Place place;
    makeShop(place.database());
    VERIFY_OK(place.create());
    const auto before = stateOf(place.location().catalogue());
    const QStringList names = entriesOf(place.backups());
    const auto engine = place.engine();
    VERIFY_OK(await(engine->list()));
    VERIFY_OK(await(engine->get(u"latest"_s)));
    VERIFY_OK(await(engine->inspect()));
    QCOMPARE(stateOf(place.location().catalogue()), before);
    QCOMPARE(entriesOf(place.backups()), names);
}

void CatalogueTest::lostCatalogue()
{
    const Place place;
    makeShop(place.database());
    const auto made = place.create();
    VERIFY_OK(made);
    QVERIFY(QFile::remove(place.location().catalogue()));
    const auto engine = place.engine();
    const auto seen = await(engine->list());
    VERIFY_OK(seen);
    QCOMPARE(seen->backups.size(), 1);
    QVERIFY(!seen->backups.first().catalogued);
    QVERIFY(!QFile::exists(place.location().catalogue()));
    const auto started = await(engine->startUp());
    VERIFY_OK(started);
    QVERIFY(std::any_of(started->cbegin(), started->cend(), [](const Notice &notice) {
        return notice.code == Notice::Code::CatalogueRebuilt;
    }));
    const auto after = await(engine->list());
    VERIFY_OK(after);
    QCOMPARE(after->backups.size(), 1);
    QCOMPARE(after->backups.first().sha256, made->backup.sha256);
    QCOMPARE(after->backups.first().id, seen->backups.first().id);
    VERIFY_EMPTY(place.disagreement());
}

void CatalogueTest::numbersAreNeverReused()
{
    const Place place;
    makeShop(place.database());
    qint64 last = 0;
    for (int i = 0; i < 3; ++i) {
        const auto made = place.create();
        VERIFY_OK(made);
        QVERIFY(made->backup.sequence > last);
        last = made->backup.sequence;
        const auto engine = place.engine();
        const auto removed = await(engine->remove({made->backup.id}));
        VERIFY_OK(removed);
        QCOMPARE(removed->deleted, QStringList{made->backup.id});
    }
}

void CatalogueTest::hostileRows_data()
{
    QTest::addColumn<QString>("sqlName"); // as an SQL expression
    QTest::newRow("parent") << u"'../precious.db'"_s;
    QTest::newRow("absolute") << u"'PLACE/precious.db'"_s;
    QTest::newRow("zero byte") << u"'a'||char(0)||'.db'"_s;
    QTest::newRow("zero byte after a path") << u"'../precious.db'||char(0)||'.db'"_s;
    QTest::newRow("the folder") << u"'.'"_s;
    QTest::newRow("its parent") << u"'..'"_s;
    QTest::newRow("the catalogue") << u"'catalogue.db'"_s;
    QTest::newRow("the marker") << u"'.litekeep'"_s;
    QTest::newRow("a link") << u"'link.db'"_s;
    QTest::newRow("a number") << u"42"_s;
    QTest::newRow("bytes that are no text") << u"CAST(x'ff2f2e2e' AS TEXT)"_s;
}

void CatalogueTest::hostileRows()
{
    QFETCH(QString, sqlName);
    const Place place;
    makeShop(place.database(), u"delete"_s);
    const QString precious = place.data() + u"/precious.db"_s;
    makeShop(precious, u"delete"_s, 20);
    const auto good = place.create();
    VERIFY_OK(good);
    QVERIFY(QFile::link(precious, place.backups() + u"/link.db"_s));
    sqlName.replace(u"PLACE"_s, place.data());
    tamper(place, u"PRAGMA ignore_check_constraints=ON; "_s
                      + rowSql(u"'badbadbad',%1,1,'auto','2030-01-01T00:00:00.000Z','','intact',"
                               "'vacuum'"_s.arg(sqlName)));
    const auto before = statesBeside(place.database());
    const auto engine = place.engine();
    VERIFY_OK(await(engine->startUp()));
    VERIFY_OK(await(engine->list()));
    VERIFY_OK(await(engine->verify()));
    const QString target = place.elsewhere(u"out.db"_s);
    QVERIFY(!await(engine->exportTo(u"badbadbad"_s, target)).has_value());
    QVERIFY(!QFile::exists(target));
    static_cast<void>(await(engine->remove({u"badbadbad"_s})));
    QCOMPARE(difference(before, statesBeside(place.database())), QString());
    // And everything goes on as before.
    VERIFY_OK(await(engine->create()));
    const auto listed = await(engine->list());
    VERIFY_OK(listed);
    QVERIFY(std::any_of(listed->backups.cbegin(), listed->backups.cend(), [&](const Backup &one) {
        return one.fileName == good->backup.fileName && one.catalogued
               && one.state == BackupState::Intact;
    }));
    QVERIFY(QFile::exists(good->backup.path));
}

void CatalogueTest::hostileTrigger()
{
    const Place place;
    makeShop(place.database());
    VERIFY_OK(place.create());
    tamper(place, u"CREATE TRIGGER evil AFTER INSERT ON backups BEGIN"
                  " DELETE FROM backups WHERE sequence < new.sequence; END"_s);
    const auto engine = place.engine();
    VERIFY_OK(await(engine->create()));
    const auto listed = await(engine->list());
    VERIFY_OK(listed);
    QCOMPARE(listed->backups.size(), 2);
}

void CatalogueTest::manyWriters()
{
    const Place place;
    QDir().mkpath(place.backups());
    constexpr int threads = 4;
    constexpr int each = 25;
    std::atomic<int> failed = 0;
    {
        std::vector<std::jthread> writers;
        for (int thread = 0; thread < threads; ++thread) {
            writers.emplace_back([&, thread] {
                for (int i = 0; i < each; ++i) { // opened each time: creation races, too
                    auto catalogue = Catalogue::open(place.location());
                    const QString id = u"id-%1-%2-0000"_s.arg(thread).arg(i);
                    if (!catalogue || !catalogue->insert(sampleBackup(id)))
                        ++failed;
                }
            });
        }
    }
    QCOMPARE(failed.load(), 0);
    auto catalogue = Catalogue::open(place.location());
    VERIFY_OK(catalogue);
    const auto rows = catalogue->backups();
    VERIFY_OK(rows);
    QCOMPARE(rows->size(), threads * each);
    for (qsizetype i = 1; i < rows->size(); ++i)
        QVERIFY(rows->at(i - 1).sequence > rows->at(i).sequence);
}

void CatalogueTest::noteDuringVerify()
{
    const Place place;
    makeAccounts(place.database(), u"delete"_s, 24);
    const auto made = place.create();
    VERIFY_OK(made);
    const auto engine = place.engine();
    bool noted = false;
    QFuture<Result<Backup>> noting;
    connect(engine.get(), &BackupEngine::progressChanged, this, [&](const Progress &progress) {
        if (progress.stage != Stage::Verifying || noted)
            return;
        noted = true;
        noting = engine->setNote(made->backup.id, u"set while it was verified"_s);
    });
    const auto verified = await(engine->verify());
    VERIFY_OK(verified);
    QVERIFY(noted);
    VERIFY_OK(await(noting));
    const auto now = await(engine->get(made->backup.id));
    VERIFY_OK(now);
    QCOMPARE(now->note, u"set while it was verified"_s);
    QVERIFY(now->provedAt > made->backup.provedAt);
}

void CatalogueTest::killedWriter()
{
    const Place place;
    makeShop(place.database());
    VERIFY_OK(place.create());
    // A hot journal: the pages of an unfinished transaction are in the file already.
    const QString path = place.location().catalogue();
    const QString frozen = place.elsewhere(u"frozen.db"_s);
    {
        SqliteFile writer(path);
        writer.run(u"PRAGMA cache_size=2; PRAGMA cache_spill=2; BEGIN IMMEDIATE;"
                   "DELETE FROM backups; WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1"
                   " FROM n WHERE i<500) INSERT INTO history (started_at, reason, detail)"
                   " SELECT '2026', 'x', hex(randomblob(200)) FROM n"_s);
        QVERIFY(QFile::copy(path, frozen));
        QVERIFY(QFile::copy(path + u"-journal"_s, frozen + u"-journal"_s));
        writer.run(u"ROLLBACK"_s);
    }
    QVERIFY(QFile::remove(path) && QFile::rename(frozen, path));
    QVERIFY(QFile::rename(frozen + u"-journal"_s, path + u"-journal"_s));
    const auto listed = place.list(); // a reader
    VERIFY_OK(listed);
    QCOMPARE(listed->backups.size(), 1);
    QVERIFY(listed->backups.first().catalogued);
    VERIFY_EMPTY(place.disagreement());
}

void CatalogueTest::historyIsBounded()
{
    const Place place;
    QDir().mkpath(place.backups());
    auto catalogue = Catalogue::open(place.location());
    VERIFY_OK(catalogue);
    tamper(place, u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<5000)"
                  " INSERT INTO history (started_at, reason) SELECT '2026', 'x' FROM n"_s);
    VERIFY_OK(catalogue->addRun({.startedAt = QDateTime::currentDateTimeUtc(),
                                 .endedAt = {},
                                 .reason = u"last"_s,
                                 .outcome = u"done"_s,
                                 .detail = {},
                                 .backupId = {}}));
    const auto runs = catalogue->runs();
    VERIFY_OK(runs);
    QCOMPARE(runs->size(), 1000);
    QCOMPARE(runs->first().reason, u"last"_s);
}

QTEST_GUILESS_MAIN(CatalogueTest)
#include "tst_catalogue.moc"
