// SPDX-License-Identifier: GPL-3.0-or-later
// Databases at work: each backup is one committed state, and nobody is harmed.
#include "tests/app/place.h"
#include "tests/support/otherprogram.h"
#include "tests/support/sqlitefile.h"

#include <atomic>
#include <chrono>
#include <memory>
#include <thread>
#include <vector>

using namespace litekeep::test;

class LiveTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writerAtWork_data();
    void writerAtWork();
    void lockedTooLong();
    void lockedForAWhile();
    void openInWal();
    void comesAndGoes();
    void twoAtOnce();
    void folderBusy();
};

void LiveTest::writerAtWork_data()
{
    QTest::addColumn<QString>("journalMode");
    for (const char *mode : {"wal", "delete", "truncate", "persist"})
        QTest::newRow(mode) << QString::fromLatin1(mode);
}

void LiveTest::writerAtWork()
{
    QFETCH(const QString, journalMode); // B03
    const Place place;
    makeAccounts(place.database(), journalMode, 2);
    OtherProgram writer;
    QVERIFY(writer.startWriter(place.database(), journalMode));
    QVERIFY(writer.waitForAcknowledged(20));
    qint64 previous = 0;
    for (int round = 0; round < 4; ++round) {
        const qint64 atLeast = writer.lastAcknowledged();
        const CtlResult made = place.run(u"create"_s, {u"--wait"_s, u"60"_s});
        VERIFY_EXIT(made, 0);
        QCOMPARE(made.backup().value(u"state"_s).toString(), u"intact"_s);
        qint64 last = 0;
        const QString trouble = accountsTrouble(pathOf(made), &last);
        QVERIFY2(trouble.isEmpty(), qPrintable(trouble));
        // Not older than what was committed before it began, and rising.
        QVERIFY2(last >= atLeast && last >= previous, qPrintable(QString::number(last)));
        previous = last;
        // The writer was not brought to a halt: it goes on.
        QVERIFY(writer.waitForAcknowledged(last + 5));
    }
    QVERIFY(writer.stop());
    qint64 final = 0;
    QCOMPARE(accountsTrouble(place.database(), &final), QString());
    QCOMPARE(final, writer.lastAcknowledged()); // R1: no commit of its was lost
}

void LiveTest::lockedTooLong()
{
    const Place place; // B07
    makeShop(place.database(), u"delete"_s);
    OtherProgram holder;
    QVERIFY(holder.startLock(place.database(), u"exclusive"_s));
    const CtlResult result = place.run(u"create"_s, {u"--wait"_s, u"1"_s});
    VERIFY_ERROR(result, 3, "database-busy");
    QVERIFY2(result.milliseconds >= 900 && result.milliseconds < 15'000,
             result.summary().constData());
    QVERIFY(place.backupFiles().isEmpty());
    const CtlResult atOnce = place.run(u"create"_s, {u"--wait"_s, u"0"_s});
    VERIFY_ERROR(atOnce, 3, "database-busy");
    QVERIFY(holder.stop());
    VERIFY_EXIT(place.run(u"create"_s, {u"--wait"_s, u"1"_s}), 0);
}

void LiveTest::lockedForAWhile()
{
    const Place place; // L18
    makeShop(place.database(), u"delete"_s);
    OtherProgram holder;
    QVERIFY(holder.startLock(place.database(), u"exclusive"_s));
    QProcess process;
    startCtl(process, {u"--json"_s, u"create"_s, place.database(), u"--wait"_s, u"60"_s});
    QVERIFY(!process.waitForFinished(1000)); // it waits
    QVERIFY(holder.stop());
    const CtlResult result = finishCtl(process);
    VERIFY_EXIT(result, 0);
    // A reader and a writer that has not written yet hold nobody up.
    for (const QString &kind : {u"shared"_s, u"immediate"_s}) {
        OtherProgram other;
        QVERIFY(other.startLock(place.database(), kind));
        VERIFY_EXIT(place.run(u"create"_s, {u"--wait"_s, u"2"_s}), 0);
    }
}

void LiveTest::openInWal()
{
    const Place place;
    makeShop(place.database(), u"wal"_s);
    OtherProgram holder; // a write transaction that is open all the time
    QVERIFY(holder.startLock(place.database(), u"immediate"_s));
    SqliteFile reader(place.database());
    QCOMPARE(reader.value(u"SELECT count(*) FROM orders"_s).toInt(), 500);
    const auto before = statesBeside(place.database());
    QVERIFY(before.contains(u"app.db-wal"_s));
    const CtlResult made = place.run(u"create"_s, {u"--wait"_s, u"2"_s});
    VERIFY_EXIT(made, 0);
    // R6: no checkpoint, no file gone.
    QCOMPARE(difference(before, statesBeside(place.database())), QString());
    QCOMPARE(reader.value(u"SELECT count(*) FROM orders"_s).toInt(), 500);
}

/// A program that opens its database, writes and closes it again, over and over: each time the
/// last one to close takes the log away, perhaps while it is being looked at or copied.
void LiveTest::comesAndGoes()
{
    const Place place;
    makeAccounts(place.database(), u"wal"_s, 24);
    std::atomic<bool> stop = false;
    std::thread program([&] {
        while (!stop) {
            {
                SqliteFile database(place.database());
                database.run(u"PRAGMA busy_timeout=60000"_s);
                database.run(u"UPDATE account SET note = hex(randomblob(9)) WHERE id = 1"_s);
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(15));
        }
    });
    QList<CtlResult> results;
    for (int i = 0; i < 8; ++i) // fewer than are kept
        results.append(place.run(u"create"_s, {u"--wait=60"_s}));
    stop = true;
    program.join();
    for (const CtlResult &result : results) {
        VERIFY_EXIT(result, 0);
        QCOMPARE(accountsTrouble(pathOf(result)), QString());
    }
}

void LiveTest::twoAtOnce()
{
    const Place place; // R14, P32
    makeAccounts(place.database(), u"wal"_s, 4);
    std::vector<std::unique_ptr<QProcess>> programs;
    for (int i = 0; i < 4; ++i) {
        programs.push_back(std::make_unique<QProcess>());
        startCtl(*programs.back(),
                 {u"--json"_s, u"create"_s, place.database(), u"--wait"_s, u"60"_s});
    }
    QStringList ids;
    for (const auto &program : programs) {
        const CtlResult made = finishCtl(*program);
        VERIFY_EXIT(made, 0);
        ids.append(idOf(made));
    }
    ids.removeDuplicates();
    QCOMPARE(ids.size(), 4);
    QCOMPARE(place.backupFiles().size(), 4);
    QCOMPARE(place.run(u"list"_s).backups().size(), 4);
    VERIFY_EXIT(place.run(u"verify"_s), 0);
}

void LiveTest::folderBusy()
{
    const Place place; // P01
    makeShop(place.database(), u"delete"_s);
    VERIFY_EXIT(place.run(u"create"_s), 0);
    OtherProgram holder;
    QVERIFY(holder.startLock(place.database(), u"exclusive"_s));
    QProcess waiting; // holds the folder while it waits for the database
    startCtl(waiting, {u"--json"_s, u"create"_s, place.database(), u"--wait"_s, u"60"_s});
    QTRY_VERIFY_WITH_TIMEOUT(place.run(u"verify"_s, {u"--wait"_s, u"0"_s}).exitCode == 3, 20'000);
    VERIFY_ERROR(place.run(u"create"_s, {u"--wait"_s, u"0"_s}), 3, "folder-busy");
    VERIFY_EXIT(place.run(u"list"_s), 0); // reading does not wait
    QVERIFY(holder.stop());
    const CtlResult made = finishCtl(waiting);
    VERIFY_EXIT(made, 0);
    // Somebody looks into the catalogue with another tool and keeps it locked: busy, not broken.
    OtherProgram tool;
    QVERIFY(tool.startLock(place.backups() + u"/catalogue.db"_s, u"exclusive"_s));
    VERIFY_ERROR(place.run(u"list"_s), 3, "folder-busy");
}

QTEST_GUILESS_MAIN(LiveTest)
#include "livetest.moc"
