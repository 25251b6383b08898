// SPDX-License-Identifier: GPL-3.0-or-later
// Two Litekeeps beside each other: who keeps the schedule, what the other one does and did.
#include "engine/scheduler.h"
#include "tests/engine/fixture.h"
#include "tests/service/other.h"

#include <QSignalSpy>

#include <csignal>

using namespace litekeep;
using namespace litekeep::test;

namespace {

constexpr int promptMs = 2000; ///< what the person may have to wait

void switchOn(const Place &place)
{
    const auto engine = place.engine();
    BackupSettings settings;
    settings.enabled = true;
    VERIFY_OK(await(engine->setSettings(settings)));
}

} // namespace

class BesideTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneKeepsTheSchedule();
    void nothingIsHeldWhileSwitchedOff();
    void killedHolderIsBelievedNoMore();
    void workIsSeen();
    void changesAreSeen();
    void lookingIsNoHolding();
};

void BesideTest::oneKeepsTheSchedule()
{
    const Place place;
    makeShop(place.database());
    switchOn(place);
    Other service({u"schedule"_s, place.database(), u"service"_s}, "keeps\n");
    QVERIFY(service.isReady());

    const auto engine = place.engine({.folder = {}, .waitSeconds = 5, .role = u"window"_s});
    BackupScheduler window(engine.get());
    window.start();
    QTRY_COMPARE(window.status().keptBy, u"service"_s);
    QVERIFY(!window.keepsSchedule());
    QVERIFY(!window.status().keptByText().isEmpty());
    const auto status = await(place.engine()->status());
    VERIFY_OK(status);
    QCOMPARE(status->keptBy, u"service"_s);

    service.kill();
    QTRY_VERIFY_WITH_TIMEOUT(window.keepsSchedule(), BackupScheduler::takeOverMs + promptMs);
    QCOMPARE(window.status().keptBy, QString());
    QCOMPARE(await(engine->status())->keptBy, QString()); // that is this process
    window.stop();
    QVERIFY(!window.keepsSchedule());
    Other next({u"schedule"_s, place.database(), u"service"_s}, "keeps\n");
    QVERIFY(next.isReady()); // freed by stop()
}

void BesideTest::nothingIsHeldWhileSwitchedOff()
{
    const Place place;
    makeShop(place.database());
    VERIFY_OK(place.create());
    const auto engine = place.engine();
    BackupScheduler scheduler(engine.get());
    QSignalSpy looked(&scheduler, &BackupScheduler::statusChanged);
    scheduler.start();
    QTRY_VERIFY(!looked.isEmpty());
    QVERIFY(!isFolderLocked(place.backups() + u"/.schedule"_s));
    switchOn(place);
    QTRY_VERIFY(isFolderLocked(place.backups() + u"/.schedule"_s));
}

void BesideTest::killedHolderIsBelievedNoMore()
{
    const Place place;
    makeShop(place.database());
    VERIFY_OK(place.create());
    Other other({u"hold"_s, place.database()}, "held\n");
    QVERIFY(other.isReady());
    const auto engine = place.engine();
    QCOMPARE(await(engine->status())->running->operation, u"create"_s);
    other.kill();
    QVERIFY(!fileBytes(place.backups() + u"/.lock"_s).isEmpty()); // its last words stay
    QVERIFY(!await(engine->status())->running);
    VERIFY_OK(place.create());
    QVERIFY(fileBytes(place.backups() + u"/.lock"_s).isEmpty()); // an orderly end leaves none
}

void BesideTest::workIsSeen()
{
    const Place place;
    makeShop(place.database());
    VERIFY_OK(place.create());
    const auto engine = place.engine();
    Activity seen;
    connect(engine.get(), &BackupEngine::othersActivityChanged, this,
            [&](const Activity &activity) { seen = activity; });
    Other other({u"hold"_s, place.database()}, "held\n");
    QVERIFY(other.isReady());
    QTRY_VERIFY_WITH_TIMEOUT(seen.active, promptMs);
    QCOMPARE(seen.operation, u"create"_s);
    QCOMPARE(seen.role, u"service"_s);
    QCOMPARE(seen.stage, Stage::Checking);
    QCOMPARE(seen.percent, 50);
    QVERIFY(!seen.text().isEmpty());
    other.kill();
    QTRY_VERIFY_WITH_TIMEOUT(!seen.active, promptMs);
}

void BesideTest::changesAreSeen()
{
    const Place place;
    makeShop(place.database());
    const auto made = place.create();
    VERIFY_OK(made);
    const auto engine = place.engine();
    QSignalSpy settings(engine.get(), &BackupEngine::settingsChanged);
    QSignalSpy backups(engine.get(), &BackupEngine::backupsChanged);
    VERIFY_OK(await(engine->settings()));
    switchOn(place); // another engine
    QTRY_VERIFY_WITH_TIMEOUT(!settings.isEmpty(), promptMs);
    QVERIFY(settings.last().first().value<BackupSettings>().enabled);
    QTRY_VERIFY_WITH_TIMEOUT(!backups.isEmpty(), promptMs);
    QTest::qWait(1500); // what came of that
    backups.clear();
    VERIFY_OK(await(place.engine()->setNote(made->backup.id, u"seen"_s)));
    QTRY_VERIFY_WITH_TIMEOUT(!backups.isEmpty(), promptMs);
}

void BesideTest::lookingIsNoHolding()
{
    const Place place;
    makeShop(place.database());
    VERIFY_OK(place.create());
    Other looker({u"look"_s, place.database()}, "looking\n");
    QVERIFY(looker.isReady());
    const auto impatient = place.engine({.folder = {}, .waitSeconds = 0});
    for (int i = 0; i < 100; ++i)
        VERIFY_OK(await(impatient->startUp()));
}

QTEST_GUILESS_MAIN(BesideTest)
#include "besidetest.moc"
