// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/scheduler.h"
#include "engine/internal/catalogue.h"
#include "tests/automatic/handclock.h"
#include "tests/support/otherprogram.h"

#include <QSignalSpy>
#include <QTest>

using namespace litekeep;
using namespace litekeep::test;

/// The scheduler on a real engine, with a clock that only the test moves.
class SchedulerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void offMakesNone();
    void enablingMakesTheFirst();
    void oneAnInterval();
    void catchesUpOnce();
    void clockSetBack();
    void failureBacksOff();
    void unrecordedFailureBacksOff();
    void nothingWhileAJobRuns();
    void twoLitekeepsMakeOne();
    void killedRunIsNotDueAtOnce();
    void tickIsShort();
};

namespace {

/// A database, an engine and its scheduler.
class Household
{
public:
    Household()
    {
        makeShop(place.database());
        engine = place.engine(clock.options());
        scheduler = std::make_unique<BackupScheduler>(engine.get());
    }

    /// Turns the event loop until nothing happens any more; looks as the timer would.
    void look() const
    {
        scheduler->check();
        settle();
    }
    void settle() const
    {
        int quiet = 0;
        while (quiet < 8) {
            QTest::qWait(10);
            quiet = engine->isBusy() ? 0 : quiet + 1;
        }
    }
    bool enable(const BackupSettings &settings = {.enabled = true, .skipUnchanged = false}) const
    {
        return await(engine->setSettings(settings)).has_value();
    }
    qsizetype files() const { return place.backupFiles().size(); }
    QString newestReason() const
    {
        const auto history = await(engine->history());
        return history && !history->isEmpty() ? history->first().reason : QString();
    }

    Place place;
    HandClock clock;
    std::unique_ptr<BackupEngine> engine;
    std::unique_ptr<BackupScheduler> scheduler;
};

} // namespace

void SchedulerTest::offMakesNone()
{
    const Household house;
    house.scheduler->start();
    house.settle();
    QVERIFY(!QFile::exists(house.place.backups()));
    QCOMPARE(house.scheduler->status().stateName(), u"no-backup"_s);
}

void SchedulerTest::enablingMakesTheFirst()
{
    const Household house;
    QSignalSpy done(house.scheduler.get(), &BackupScheduler::runSucceeded);
    house.scheduler->start();
    house.settle();
    QVERIFY(house.enable()); // nobody moves the clock or looks: the change itself tells
    house.settle();
    QCOMPARE(done.count(), 1);
    QCOMPARE(house.files(), 1);
    QCOMPARE(house.newestReason(), u"first"_s);
    QCOMPARE(house.scheduler->status().stateName(), u"good"_s);
}

void SchedulerTest::oneAnInterval()
{
    Household house;
    QVERIFY(house.enable());
    house.scheduler->start();
    house.settle();
    for (int day = 1; day <= 3; ++day) {
        house.clock.forward(24 * anHour - 60);
        house.look();
        QCOMPARE(house.files(), day);
        house.clock.forward(60);
        house.look();
        house.look();
        QCOMPARE(house.files(), day + 1);
        QCOMPARE(house.newestReason(), u"due"_s);
    }
}

void SchedulerTest::catchesUpOnce()
{
    Household house;
    QVERIFY(house.enable());
    house.scheduler->start();
    house.settle();
    house.clock.forward(30 * 24 * anHour); // a month of sleep
    house.look();
    house.look();
    QCOMPARE(house.files(), 2);
    QCOMPARE(house.newestReason(), u"catch-up"_s);
}

void SchedulerTest::clockSetBack()
{
    Household house;
    QVERIFY(house.enable());
    house.scheduler->start();
    house.settle();
    house.clock.forward(-400 * 24 * anHour);
    house.look();
    QCOMPARE(house.files(), 1);
    QVERIFY(!house.scheduler->status().clockText.isEmpty());
    QVERIFY(!house.scheduler->status().clockStep); // written down, once
    house.clock.forward(23 * anHour);
    house.look();
    QCOMPARE(house.files(), 1);
    house.clock.forward(anHour);
    house.look();
    QCOMPARE(house.files(), 2);
}

void SchedulerTest::failureBacksOff()
{
    Household house;
    QVERIFY(house.enable());
    OtherProgram holder;
    SqliteFile(house.place.database()).run(u"PRAGMA journal_mode=delete"_s);
    QVERIFY(holder.startLock(house.place.database(), u"exclusive"_s));
    QSignalSpy failed(house.scheduler.get(), &BackupScheduler::runFailed);
    house.scheduler->start();
    house.settle();
    QCOMPARE(failed.count(), 1);
    QCOMPARE(house.scheduler->status().wait, u"backing-off"_s);
    house.clock.forward(4 * 60);
    house.look();
    QCOMPARE(failed.count(), 1);
    QVERIFY(holder.stop());
    house.clock.forward(60);
    house.look();
    QCOMPARE(house.files(), 1);
    QCOMPARE(house.newestReason(), u"retry"_s);
}

void SchedulerTest::unrecordedFailureBacksOff()
{
    Household house;
    QVERIFY(house.enable());
    const QString away = house.place.elsewhere(u"away"_s);
    QVERIFY(QFile::rename(house.place.database(), away));
    QSignalSpy failed(house.scheduler.get(), &BackupScheduler::runFailed);
    house.scheduler->start();
    house.settle();
    QCOMPARE(failed.count(), 1);
    for (int tick = 0; tick < 9; ++tick) {
        house.clock.forward(30);
        house.look();
    }
    QCOMPARE(failed.count(), 1); // not at each look
    house.clock.forward(60);
    house.look();
    QCOMPARE(failed.count(), 2);
    QVERIFY(QFile::rename(away, house.place.database()));
    house.clock.forward(15 * 60);
    house.look();
    QCOMPARE(house.files(), 1);
    QVERIFY(!house.scheduler->status().error);
}

void SchedulerTest::nothingWhileAJobRuns()
{
    Household house;
    QVERIFY(house.enable());
    house.scheduler->start();
    house.settle();
    house.clock.forward(24 * anHour);
    QSignalSpy started(house.scheduler.get(), &BackupScheduler::runStarted);
    const auto byHand = house.engine->create();
    house.scheduler->check();
    VERIFY_OK(await(byHand));
    QVERIFY(started.count() <= 1);
    house.settle();
    QCOMPARE(started.count(), 1); // afterwards, once
    QCOMPARE(house.files(), 3);
}

void SchedulerTest::twoLitekeepsMakeOne()
{
    Household house;
    QVERIFY(house.enable());
    const auto other = house.place.engine(house.clock.options());
    BackupScheduler second(other.get());
    house.scheduler->start();
    second.start();
    house.settle();
    while (other->isBusy())
        QTest::qWait(10);
    house.settle();
    QCOMPARE(house.files(), 1);
}

void SchedulerTest::killedRunIsNotDueAtOnce()
{
    Household house;
    QVERIFY(house.enable());
    {
        auto catalogue = Catalogue::open(house.place.location());
        VERIFY_OK(catalogue);
        VERIFY_OK(catalogue->beginRun({.startedAt = house.clock.now(), .reason = u"first"_s}));
    }
    house.clock.forward(60);
    VERIFY_OK(await(house.engine->startUp()));
    house.scheduler->start();
    house.settle();
    QCOMPARE(house.files(), 0);
    QCOMPARE(house.scheduler->status().wait, u"backing-off"_s);
    QCOMPARE(await(house.engine->history())->first().outcome, u"interrupted"_s);
    house.clock.forward(5 * 60);
    house.look();
    QCOMPARE(house.files(), 1);
}

void SchedulerTest::tickIsShort()
{
    QVERIFY(BackupScheduler::tickMs <= 30'000);
    const Household house;
    house.scheduler->start();
    for (const QTimer *timer : house.scheduler->findChildren<QTimer *>())
        QVERIFY(timer->interval() <= 30'000);
    house.scheduler->stop();
    QVERIFY(!house.scheduler->isActive());
}

QTEST_GUILESS_MAIN(SchedulerTest)
#include "schedulertest.moc"
