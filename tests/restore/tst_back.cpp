// SPDX-License-Identifier: GPL-3.0-or-later
// A database comes back wholly, stays the file that it was, and the way back is open.
#include "engine/internal/catalogue.h"
#include "tests/restore/program.h"
#include "tests/restore/restoring.h"
#include "tests/support/otherprogram.h"

using namespace litekeep;
using namespace litekeep::test;

class BackTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void backAndUndo_data();
    void backAndUndo();
    void otherPageSize_data();
    void otherPageSize();
    void otherPageSizeHeldOpen();
    void otherJournalMode_data();
    void otherJournalMode();
    void leftByAKilledProgram_data();
    void leftByAKilledProgram();
    void backupInWalMode();
    void unprovedBackup();
    void pagesBackup();
    void changedOrVanishedBackup_data();
    void changedOrVanishedBackup();
    void runsThatWereNotFinished();
    void otherEncoding();
    void undoWithoutItsBackup();
    void undoAfterOtherBackups();
    void throughLinks_data();
    void throughLinks();
};

void BackTest::backAndUndo_data()
{
    QTest::addColumn<QString>("mode");
    QTest::addColumn<bool>("open");
    for (const char *mode : {"wal", "delete", "truncate"}) {
        QTest::addRow("%s, closed", mode) << QString::fromLatin1(mode) << false;
        QTest::addRow("%s, open elsewhere", mode) << QString::fromLatin1(mode) << true;
    }
}

void BackTest::backAndUndo()
{
    QFETCH(const QString, mode);
    QFETCH(const bool, open);
    const RestorePlace place(mode);
    QVERIFY(!place.undoable());
    VERIFY_FAILS(place.undo(), ErrorCode::NothingToUndo);
    const QByteArray native = place.database().toUtf8();
    QCOMPARE(::chmod(native.constData(), 0640), 0);
    if (isRoot())
        QCOMPARE(::chown(native.constData(), 1234, 4321), 0);
    const OwnerAndMode before = ownerAndMode(place.database());
    Program server;
    if (open)
        QVERIFY(server.start({u"server"_s, place.database()}));

    const auto restored = place.restore();
    VERIFY_OK(restored);
    QCOMPARE(restored->restored.id, place.backup.id);
    QVERIFY(restored->safetyBackup);
    QVERIFY(!restored->damagedCopy);
    QCOMPARE(restored->safetyBackup->type, BackupType::Safety);
    QCOMPARE(restored->safetyBackup->state, BackupState::Intact);
    QCOMPARE(restored->stillRunning.size(), open ? 1 : 0);
    VERIFY_EMPTY(place.differenceFrom(place.then));
    QVERIFY(ownerAndMode(place.database()) == before);
    if (mode != u"truncate"_s)
        QCOMPARE(journalModeOf(place.database()), mode);
    VERIFY_EMPTY(contentsDifference(place.now, contentsOf(restored->safetyBackup->path)));
    QVERIFY(place.undoable());
    QCOMPARE(place.undoable()->id, restored->safetyBackup->id);
    QVERIFY(!place.interrupted());

    const auto undone = place.undo();
    VERIFY_OK(undone);
    QCOMPARE(undone->restored.id, restored->safetyBackup->id);
    VERIFY_EMPTY(place.differenceFrom(place.now));
    VERIFY_OK(place.undo()); // the undo of the undo
    VERIFY_EMPTY(place.differenceFrom(place.then));
    QVERIFY(ownerAndMode(place.database()) == before);
    VERIFY_EMPTY(place.disagreement());
    QStringList side = entriesOf(place.data());
    side.removeAll(u"backups"_s);
    if (!open)
        QCOMPARE(side, QStringList{u"app.db"_s}); // nothing left that its owner could not write
    server.process().terminate();
}

void BackTest::otherPageSize_data()
{
    QTest::addColumn<QString>("mode");
    QTest::addColumn<int>("size");
    for (const char *mode : {"wal", "delete"}) {
        for (const int size : {512, 1024, 16384, 65536})
            QTest::addRow("%s, %d", mode, size) << QString::fromLatin1(mode) << size;
    }
}

void BackTest::otherPageSize()
{
    QFETCH(const QString, mode);
    QFETCH(const int, size);
    RestorePlace place(mode);
    SqliteFile(place.database())
        .run(u"PRAGMA journal_mode=DELETE; PRAGMA page_size=%1; VACUUM; PRAGMA journal_mode=%2"_s
                 .arg(size)
                 .arg(mode));
    place.now = contentsOf(place.database());
    QCOMPARE(place.now.value(u"page_size"_s), QString::number(size));
    VERIFY_OK(place.restore());
    VERIFY_EMPTY(place.differenceFrom(place.then));
    QCOMPARE(journalModeOf(place.database()), mode);
    VERIFY_OK(place.undo());
    VERIFY_EMPTY(place.differenceFrom(place.now));
    QCOMPARE(journalModeOf(place.database()), mode);
}

/// In WAL mode the page size can change only when nobody else has the database open.
void BackTest::otherPageSizeHeldOpen()
{
    RestorePlace place(u"wal"_s, 1);
    SqliteFile(place.database())
        .run(
            u"PRAGMA journal_mode=DELETE; PRAGMA page_size=8192; VACUUM; PRAGMA journal_mode=WAL"_s);
    place.now = contentsOf(place.database());
    Program server;
    QVERIFY(server.start({u"server"_s, place.database()}));
    const auto engine = place.engine({.folder = {}, .waitSeconds = 1});
    VERIFY_FAILS(await(engine->restore(place.backup.id)), ErrorCode::DatabaseBusy);
    QVERIFY(server.isRunning());
    VERIFY_EMPTY(place.differenceFrom(place.now));
    QCOMPARE(journalModeOf(place.database()), u"wal"_s);
    server.process().terminate();
}

void BackTest::otherJournalMode_data()
{
    QTest::addColumn<QString>("then");
    QTest::addColumn<QString>("now");
    QTest::newRow("wal to delete") << u"wal"_s << u"delete"_s;
    QTest::newRow("delete to wal") << u"delete"_s << u"wal"_s;
}

void BackTest::otherJournalMode()
{
    QFETCH(const QString, then);
    QFETCH(const QString, now);
    const RestorePlace place(then);
    SqliteFile(place.database()).run(u"PRAGMA journal_mode="_s + now);
    VERIFY_OK(place.restore());
    VERIFY_EMPTY(place.differenceFrom(place.then));
    QCOMPARE(journalModeOf(place.database()), now); // the database's own, not the backup's
    VERIFY_OK(place.undo());
    VERIFY_EMPTY(place.differenceFrom(place.now));
    QCOMPARE(journalModeOf(place.database()), now);
}

void BackTest::leftByAKilledProgram_data()
{
    QTest::addColumn<bool>("wal");
    QTest::newRow("wal") << true;
    QTest::newRow("hot journal") << false;
}

void BackTest::leftByAKilledProgram()
{
    QFETCH(const bool, wal);
    const RestorePlace place(u"delete"_s);
    QVERIFY(QFile::remove(place.database()));
    const auto make = wal ? makeLeftWal : makeHotJournal;
    make(place.database());
    const QString twin = place.elsewhere(u"twin.db"_s);
    for (const QString &suffix : {u""_s, u"-wal"_s, u"-journal"_s}) {
        if (QFile::exists(place.database() + suffix))
            QVERIFY(QFile::copy(place.database() + suffix, twin + suffix));
    }
    const auto recovered = contentsOf(twin);
    VERIFY_OK(place.restore());
    VERIFY_EMPTY(place.differenceFrom(place.then));
    VERIFY_OK(place.undo());
    VERIFY_EMPTY(place.differenceFrom(recovered)); // with what was only in the log
}

/// Somebody put a database in WAL mode into the folder: its header must not reach the target.
void BackTest::backupInWalMode()
{
    const RestorePlace place(u"delete"_s);
    const QString file = place.backups() + u"/by-hand.db"_s;
    makeThen(file, u"wal"_s);
    const auto content = contentsOf(file);
    const auto engine = place.engine();
    VERIFY_OK(await(engine->startUp()));
    const auto listed = place.list();
    VERIFY_OK(listed);
    QString id;
    for (const Backup &one : listed->backups)
        id = one.fileName == u"by-hand.db"_s ? one.id : id;
    QVERIFY(!id.isEmpty());
    VERIFY_OK(await(engine->restore(id)));
    VERIFY_EMPTY(place.differenceFrom(content));
    QCOMPARE(journalModeOf(place.database()), u"delete"_s);
}

void BackTest::unprovedBackup()
{
    const Place place;
    makeWithForeignCollation(place.database());
    const auto made = place.create();
    VERIFY_OK(made);
    QCOMPARE(made->backup.state, BackupState::Unproved);
    SqliteFile(place.database()).run(u"CREATE TABLE more(x)"_s);
    const auto before = statesBeside(place.database());
    const auto engine = place.engine();
    VERIFY_FAILS(await(engine->restore(made->backup.id)), ErrorCode::BackupNotProved);
    VERIFY_EMPTY(difference(before, statesBeside(place.database())));
    const auto forced =
        await(engine->restore(made->backup.id, {.programs = {}, .forceDamaged = true}));
    VERIFY_OK(forced);
    QCOMPARE(SqliteFile(place.database())
                 .value(u"SELECT count(*) FROM sqlite_schema WHERE name='more'"_s)
                 .toInt(),
             0);
    VERIFY_OK(await(engine->undo({.programs = {}, .forceDamaged = true})));
    QCOMPARE(SqliteFile(place.database())
                 .value(u"SELECT count(*) FROM sqlite_schema WHERE name='more'"_s)
                 .toInt(),
             1);
}

void BackTest::pagesBackup()
{
    const Place place;
    makeWithForeignModule(place.database());
    SqliteFile(place.database()).run(u"PRAGMA journal_mode=WAL"_s);
    const auto made = place.create();
    VERIFY_OK(made);
    const QString rows = u"SELECT count(*) FROM plain"_s;
    SqliteFile(place.database()).run(u"INSERT INTO plain VALUES (3, 'z')"_s);
    const auto engine = place.engine();
    const RestoreOptions insist{.programs = {}, .forceDamaged = true};
    VERIFY_OK(await(engine->restore(made->backup.id, insist)));
    QCOMPARE(SqliteFile(place.database()).value(rows).toInt(), 2);
    QCOMPARE(journalModeOf(place.database()), u"wal"_s);
    VERIFY_OK(await(engine->undo(insist)));
    QCOMPARE(SqliteFile(place.database()).value(rows).toInt(), 3);
}

void BackTest::changedOrVanishedBackup_data()
{
    QTest::addColumn<bool>("vanished");
    QTest::newRow("one byte") << false;
    QTest::newRow("vanished") << true;
}

void BackTest::changedOrVanishedBackup()
{
    QFETCH(const bool, vanished);
    const RestorePlace place(u"wal"_s);
    const auto before = statesBeside(place.database());
    if (vanished) {
        QVERIFY(QFile::remove(place.backup.path));
    } else {
        const QByteArray bytes = fileBytes(place.backup.path);
        overwrite(place.backup.path, bytes.size() / 2,
                  QByteArray(1, char(bytes.at(bytes.size() / 2) ^ 1)));
    }
    VERIFY_FAILS(place.restore(),
                 vanished ? ErrorCode::BackupFileMissing : ErrorCode::BackupDamaged);
    VERIFY_EMPTY(difference(before, statesBeside(place.database())));
    QVERIFY(!place.undoable());
    QVERIFY(!place.interrupted());
    if (vanished)
        return;
    VERIFY_OK(place.restore({.programs = {}, .forceDamaged = true}));
    VERIFY_OK(place.undo()); // a bad choice can be taken back
    VERIFY_EMPTY(place.differenceFrom(place.now));
}

/// What Undo brings back after runs that ended in other ways than well.
void BackTest::runsThatWereNotFinished()
{
    const RestorePlace place(u"wal"_s);
    const auto restored = place.restore();
    VERIFY_OK(restored);
    SqliteFile(place.database()).run(u"CREATE TABLE later(x)"_s);
    const auto second = place.create(BackupType::Safety);
    VERIFY_OK(second);
    const QString first = restored->safetyBackup->id;
    const QString newer = second->backup.id;
    auto catalogue = Catalogue::open(place.location());
    VERIFY_OK(catalogue);
    const auto addRun = [&](const QString &safety) {
        return *catalogue->beginRun({.startedAt = QDateTime::currentDateTimeUtc(),
                                     .reason = u"restore"_s,
                                     .backupId = place.backup.id,
                                     .notes = {.safetyBackupId = safety}});
    };
    // Cut off before anything changed, cancelled, refused: the one before is what counts.
    const qint64 untouched = addRun({});
    QCOMPARE(place.undoable()->id, first);
    VERIFY_OK(catalogue->finishRun(untouched, u"interrupted"_s, {}));
    QCOMPARE(place.undoable()->id, first);
    VERIFY_OK(catalogue->finishRun(addRun(newer), u"cancelled"_s, {}));
    VERIFY_OK(catalogue->finishRun(addRun(newer), u"failed"_s, u"database-busy x"_s));
    QCOMPARE(place.undoable()->id, first);
    // Changed, but not proved; cut off on the way: it must be undone before older ones.
    const qint64 unproved = addRun(newer);
    QCOMPARE(place.undoable()->id, newer);
    VERIFY_OK(catalogue->finishRun(unproved, u"failed"_s, u"restore-unproved x"_s));
    QCOMPARE(place.undoable()->id, newer);
    VERIFY_OK(catalogue->finishRun(unproved, u"interrupted"_s, {}));
    QCOMPARE(place.undoable()->id, newer);
}

/// A connection cannot go on after its database has got another text encoding.
void BackTest::otherEncoding()
{
    const Place place;
    {
        SqliteFile database(place.database());
        database.run(u"PRAGMA encoding='UTF-16le'; PRAGMA page_size=1024; CREATE TABLE t(x);"
                     "INSERT INTO t VALUES ('текст')"_s);
    }
    const auto content = contentsOf(place.database());
    const auto made = place.create();
    VERIFY_OK(made);
    QVERIFY(QFile::remove(place.database()));
    makeThen(place.database(), u"wal"_s);
    const auto other = contentsOf(place.database());
    const auto engine = place.engine();
    VERIFY_OK(await(engine->restore(made->backup.id)));
    QCOMPARE(journalModeOf(place.database()), u"wal"_s);
    VERIFY_EMPTY(contentsDifference(content, contentsOf(place.database())));
    VERIFY_OK(await(engine->undo()));
    QCOMPARE(journalModeOf(place.database()), u"wal"_s);
    VERIFY_EMPTY(contentsDifference(other, contentsOf(place.database())));
}

void BackTest::undoWithoutItsBackup()
{
    const RestorePlace place(u"wal"_s);
    const auto restored = place.restore();
    VERIFY_OK(restored);
    const QString safety = restored->safetyBackup->path;
    const QByteArray bytes = fileBytes(safety);
    overwrite(safety, bytes.size() / 2, QByteArray(1, char(bytes.at(bytes.size() / 2) ^ 1)));
    VERIFY_FAILS(place.undo(), ErrorCode::BackupDamaged);
    VERIFY_EMPTY(place.differenceFrom(place.then));
    QVERIFY(QFile::remove(safety));
    VERIFY_FAILS(place.undo(), ErrorCode::NothingToUndo);
    VERIFY_EMPTY(place.differenceFrom(place.then));
    QVERIFY(!place.interrupted());
}

void BackTest::undoAfterOtherBackups()
{
    const RestorePlace place(u"delete"_s);
    VERIFY_OK(place.restore());
    VERIFY_OK(place.create());
    VERIFY_OK(place.create(BackupType::Auto));
    for (int i = 0; i < 4; ++i) {
        VERIFY_OK(place.undo());
        VERIFY_EMPTY(place.differenceFrom(i % 2 == 0 ? place.now : place.then));
        VERIFY_OK(place.create());
    }
}

void BackTest::throughLinks_data()
{
    QTest::addColumn<QString>("mode");
    QTest::newRow("wal") << u"wal"_s;
    QTest::newRow("delete") << u"delete"_s;
}

/// The file stays the file: who knows it by another name sees the same.
void BackTest::throughLinks()
{
    QFETCH(const QString, mode);
    const RestorePlace place(mode);
    const QString hard = place.elsewhere(u"hard.db"_s);
    const QString soft = place.elsewhere(u"soft.db"_s);
    const QByteArray native = place.database().toUtf8();
    QCOMPARE(::link(native.constData(), hard.toUtf8().constData()), 0);
    QCOMPARE(::symlink(native.constData(), soft.toUtf8().constData()), 0);
    const OwnerAndMode before = ownerAndMode(place.database());
    BackupEngine engine(soft, {.folder = {}, .waitSeconds = 5});
    QCOMPARE(engine.databasePath(), place.database());
    VERIFY_OK(await(engine.restore(place.backup.id)));
    for (const QString &path : {place.database(), hard, soft}) {
        VERIFY_EMPTY(contentsDifference(place.then, contentsOf(path)));
        QVERIFY(ownerAndMode(path) == before);
    }
    QVERIFY(QFileInfo(soft).isSymbolicLink());
    VERIFY_OK(await(engine.undo()));
    VERIFY_EMPTY(contentsDifference(place.now, contentsOf(hard)));
    QVERIFY(ownerAndMode(hard) == before);
}

QTEST_GUILESS_MAIN(BackTest)
#include "tst_back.moc"
