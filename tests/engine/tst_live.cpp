// SPDX-License-Identifier: GPL-3.0-or-later
// A program at work on the database: each backup is one of its committed states, and it loses
// nothing and hardly waits.
#include "tests/engine/fixture.h"
#include "tests/support/otherprogram.h"

using namespace litekeep;
using namespace litekeep::test;

class LiveTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneCommittedState_data();
    void oneCommittedState();
    void twoEnginesAtOnce();
    void writerComesAndGoes();
};

void LiveTest::oneCommittedState_data()
{
    QTest::addColumn<QString>("mode");
    for (const char *mode : {"wal", "delete", "truncate", "persist"})
        QTest::newRow(mode) << QString::fromLatin1(mode);
}

void LiveTest::oneCommittedState()
{
    QFETCH(const QString, mode);
    const Place place;
    makeAccounts(place.database(), mode, 6);
    OtherProgram writer;
    QVERIFY(writer.startWriter(place.database(), mode, 2000));
    QVERIFY(writer.waitForAcknowledged(20));
    const auto engine = place.engine({.folder = {}, .waitSeconds = 60});
    qint64 previous = 0;
    for (int round = 0; round < 3; ++round) {
        const qint64 atLeast = writer.lastAcknowledged();
        QElapsedTimer clock;
        clock.start();
        const auto made = await(engine->create(
            {.type = round == 1 ? BackupType::Auto : BackupType::Manual, .note = {}}));
        VERIFY_OK(made);
        QVERIFY(!made->unchanged);
        QCOMPARE(made->backup.state, BackupState::Intact);
        qint64 last = 0;
        VERIFY_EMPTY(accountsTrouble(made->backup.path, &last));
        QVERIFY(last >= atLeast && last > previous);
        previous = last;
        const qint64 meanwhile = writer.lastAcknowledged() - atLeast;
        qInfo("%lld commits during %lld ms", meanwhile, clock.elapsed());
        QVERIFY(writer.waitForAcknowledged(last + 5)); // it goes on
    }
    QVERIFY(writer.stop());
    qint64 end = 0;
    VERIFY_EMPTY(accountsTrouble(place.database(), &end));
    QCOMPARE(end, writer.lastAcknowledged()); // R1: none of its commits was lost
    VERIFY_EMPTY(place.disagreement());
}

void LiveTest::twoEnginesAtOnce()
{
    const Place place;
    makeAccounts(place.database(), u"wal"_s, 2);
    OtherProgram writer;
    QVERIFY(writer.startWriter(place.database(), u"wal"_s));
    QProcess other;
    other.start(helperPath(), {u"--wait"_s, u"60"_s, u"create"_s, place.database()});
    const auto engine = place.engine({.folder = {}, .waitSeconds = 60});
    const auto first = engine->create();
    const auto second = engine->create();
    VERIFY_OK(await(first));
    VERIFY_OK(await(second));
    QVERIFY(other.state() == QProcess::NotRunning || other.waitForFinished(60'000));
    QCOMPARE(other.exitCode(), 0);
    QVERIFY(writer.stop());
    const auto listed = place.list();
    VERIFY_OK(listed);
    QCOMPARE(listed->backups.size(), 3);
    for (const Backup &one : listed->backups)
        VERIFY_EMPTY(accountsTrouble(one.path));
    VERIFY_EMPTY(place.disagreement());
}

/// The app is started and killed all the time: logs and journals come and go.
void LiveTest::writerComesAndGoes()
{
    for (const QString &mode : {u"wal"_s, u"delete"_s}) {
        const Place place;
        makeAccounts(place.database(), mode, 1);
        const auto engine = place.engine({.folder = {}, .waitSeconds = 60});
        for (int round = 0; round < 6; ++round) {
            OtherProgram writer;
            QVERIFY(writer.startWriter(place.database(), mode, 2000));
            QVERIFY(writer.waitForAcknowledged(5));
            const auto future = engine->create();
            writer.process().kill();
            writer.process().waitForFinished();
            const auto made = await(future);
            VERIFY_OK(made);
            VERIFY_EMPTY(accountsTrouble(made->backup.path));
        }
        VERIFY_EMPTY(accountsTrouble(place.database()));
        VERIFY_EMPTY(place.disagreement());
    }
}

QTEST_GUILESS_MAIN(LiveTest)
#include "tst_live.moc"
