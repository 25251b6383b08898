// SPDX-License-Identifier: GPL-3.0-or-later
// Restoring under programs that go on working: a writer and two readers in processes of their
// own stay connected, see the old state or the new one, and lose nothing that they wrote after it.
#include "engine/internal/putback.h"
#include "tests/restore/program.h"
#include "tests/restore/restoring.h"
#include "tests/support/otherprogram.h"

using namespace litekeep;
using namespace litekeep::test;

class LiveTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void underWriterAndReaders_data();
    void underWriterAndReaders();
    void longReader_data();
    void longReader();
    void openWrite_data();
    void openWrite();
    void busyForAMoment();
    void otherPagesMeanwhile();
    void otherModeMeanwhile();
};

void LiveTest::underWriterAndReaders_data()
{
    QTest::addColumn<QString>("mode");
    QTest::newRow("wal") << u"wal"_s;
    QTest::newRow("delete") << u"delete"_s;
}

void LiveTest::underWriterAndReaders()
{
    QFETCH(const QString, mode);
    const int rounds = isLong() ? 30 : 3;
    const RestorePlace place(mode, 4);
    Program readers[2];
    for (Program &reader : readers)
        QVERIFY(reader.start({u"reader"_s, place.database()}));
    int done = 0;
    for (int round = 0; round < rounds; ++round) {
        Program writer;
        QVERIFY(writer.start({u"writer"_s, place.database()}));
        QVERIFY(writer.waitFor(u"ack 20"_s));
        const auto engine = place.engine({.folder = {}, .waitSeconds = 30});
        const auto restored = await(engine->restore(place.backup.id));
        if (!restored) {
            QCOMPARE(restored.error().code, ErrorCode::DatabaseBusy);
        } else {
            ++done;
            QVERIFY(restored->stillRunning.size() >= 3);
        }
        // It goes on, and what it has acknowledged from now on is there in the end.
        while (writer.process().waitForReadyRead(0)) {}
        QVERIFY(writer.waitFor(u"ack"_s));
        const qint64 sure = writer.number(u"ack "_s) + 100;
        QVERIFY(writer.waitFor(u"ack %1"_s.arg(sure)));
        QVERIFY(writer.stop());
        qInfo("longest wait of the writer: %lld ms", writer.number(u"waited "_s));
        const qint64 last = writer.number(u"done "_s);
        SqliteFile database(place.database());
        QVERIFY(database.isIntact());
        if (restored) {
            const qint64 first =
                database.value(u"SELECT min(token) FROM entry WHERE epoch='later'"_s).toLongLong();
            const qint64 count =
                database.value(u"SELECT count(*) FROM entry WHERE epoch='later'"_s).toLongLong();
            const qint64 end =
                database.value(u"SELECT max(token) FROM entry WHERE epoch='later'"_s).toLongLong();
            QCOMPARE(end, last);
            QCOMPARE(count, end - first + 1); // no hole
            QVERIFY(first > 20);              // none from before the restore
            QCOMPARE(database.value(u"SELECT count(*) FROM entry WHERE epoch='now'"_s).toInt(), 0);
            QCOMPARE(database.value(u"SELECT count(*) FROM entry WHERE epoch='then'"_s).toInt(),
                     2000);
            database.run(u"DELETE FROM entry WHERE epoch='later'"_s);
        }
    }
    QVERIFY(done > 0);
    VERIFY_EMPTY(place.differenceFrom(place.then));
    for (Program &reader : readers) {
        QVERIFY(reader.isRunning());
        QVERIFY(reader.stop());
        QStringList saw = reader.lines();
        saw.removeAll(QString());
        QCOMPARE(saw, (QStringList{u"saw now"_s, u"saw then"_s}));
    }
    VERIFY_EMPTY(place.disagreement());
}

void LiveTest::longReader_data()
{
    underWriterAndReaders_data();
}

void LiveTest::longReader()
{
    QFETCH(const QString, mode);
    const RestorePlace place(mode);
    OtherProgram reader;
    QVERIFY(reader.startLock(place.database(), u"shared"_s));
    const auto before = statesBeside(place.database());
    const auto engine = place.engine({.folder = {}, .waitSeconds = 1});
    QElapsedTimer clock;
    clock.start();
    const auto result = await(engine->restore(place.backup.id));
    if (mode == u"wal"_s) {
        VERIFY_OK(result); // it keeps what it sees until it ends
    } else {
        VERIFY_FAILS(result, ErrorCode::DatabaseBusy);
        QVERIFY(clock.elapsed() >= 1000 && clock.elapsed() < 15'000);
        VERIFY_EMPTY(difference(before, statesBeside(place.database())));
    }
    QVERIFY(reader.stop());
    VERIFY_EMPTY(place.differenceFrom(mode == u"wal"_s ? place.then : place.now));
    QVERIFY(!place.interrupted());
}

void LiveTest::openWrite_data()
{
    QTest::addColumn<QString>("mode");
    QTest::addColumn<QString>("lock");
    for (const char *mode : {"wal", "delete"}) {
        for (const char *lock : {"immediate", "exclusive"})
            QTest::addRow("%s, %s", mode, lock)
                << QString::fromLatin1(mode) << QString::fromLatin1(lock);
    }
}

void LiveTest::openWrite()
{
    QFETCH(const QString, mode);
    QFETCH(const QString, lock);
    const RestorePlace place(mode);
    OtherProgram other;
    QVERIFY(other.startLock(place.database(), lock));
    const auto before = statesBeside(place.database());
    const auto engine = place.engine({.folder = {}, .waitSeconds = 1});
    VERIFY_FAILS(await(engine->restore(place.backup.id)), ErrorCode::DatabaseBusy);
    VERIFY_EMPTY(difference(before, statesBeside(place.database())));
    QVERIFY(!place.undoable());
    QVERIFY(other.stop());
    VERIFY_EMPTY(place.differenceFrom(place.now));
    VERIFY_OK(place.restore());
    VERIFY_EMPTY(place.differenceFrom(place.then));
}

/// Who waits gets it, as soon as the other one has ended.
void LiveTest::busyForAMoment()
{
    const RestorePlace place(u"delete"_s);
    OtherProgram other;
    QVERIFY(other.startLock(place.database(), u"immediate"_s));
    const auto engine = place.engine({.folder = {}, .waitSeconds = 60});
    bool waited = false;
    QObject::connect(engine.get(), &BackupEngine::progressChanged, engine.get(),
                     [&](const Progress &now) {
                         if (now.stage == Stage::WaitingForDatabase && !waited) {
                             waited = true;
                             other.stop();
                         }
                     });
    VERIFY_OK(await(engine->restore(place.backup.id)));
    QVERIFY(waited);
    VERIFY_EMPTY(place.differenceFrom(place.then));
}

/// A program that changes the size of its pages and goes over to WAL while its lock is waited for:
/// SQLite then says "read-only", and what it did has to be kept like anything else.
void LiveTest::otherPagesMeanwhile()
{
    const RestorePlace place(u"delete"_s);
    auto other = std::make_unique<SqliteFile>(place.database());
    // A lock that lasts over the end of a transaction: nobody comes in between.
    other->run(u"PRAGMA locking_mode=EXCLUSIVE; BEGIN IMMEDIATE; UPDATE state SET name = 'kept'"_s);
    const auto engine = place.engine({.folder = {}, .waitSeconds = 60});
    bool waited = false;
    bool restoring = false;
    QObject::connect(engine.get(), &BackupEngine::progressChanged, engine.get(),
                     [&](const Progress &now) {
                         restoring = restoring || now.stage == Stage::Restoring;
                         if (now.stage != Stage::WaitingForDatabase || !restoring || waited)
                             return;
                         waited = true;
                         other->run(u"COMMIT; PRAGMA page_size=8192; VACUUM;"
                                    " PRAGMA journal_mode=WAL"_s);
                         other.reset();
                     });
    const auto restored = await(engine->restore(place.backup.id));
    VERIFY_OK(restored);
    QVERIFY(waited);
    VERIFY_EMPTY(place.differenceFrom(place.then));
    QCOMPARE(journalModeOf(place.database()), u"wal"_s);
    QVERIFY(restored->safetyBackup);
    SqliteFile kept(restored->safetyBackup->path);
    QCOMPARE(kept.value(u"SELECT name FROM state"_s).toString(), u"kept"_s);
}

/// A program that goes over to WAL in the moment after the commit has decided so for itself.
void LiveTest::otherModeMeanwhile()
{
    const RestorePlace place(u"delete"_s);
    QuietContext quiet;
    bool changed = false;
    // Told in the middle of the job, and for the last time when all pages are committed.
    quiet.reporter.setWitness([&](const Progress &now) {
        if (now.percent < 99 || changed)
            return;
        changed = true;
        SqliteFile(place.database()).run(u"PRAGMA journal_mode=WAL"_s);
    });
    const auto end = putBack(place.backup, place.database(), {}, quiet.context());
    VERIFY_OK(end);
    QVERIFY(changed);
    QCOMPARE(journalModeOf(place.database()), u"wal"_s);
    VERIFY_EMPTY(place.differenceFrom(place.then));
}

QTEST_GUILESS_MAIN(LiveTest)
#include "tst_live.moc"
