// SPDX-License-Identifier: GPL-3.0-or-later
// The façade: order of jobs, answers meanwhile, signals, its end, several at one folder.
#include "tests/engine/fixture.h"

#include <QSignalSpy>

using namespace litekeep;
using namespace litekeep::test;

class FacadeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answersWhileAJobRuns();
    void jobsInOrder();
    void busySignals();
    void endDuringWork_data();
    void endDuringWork();
    void endWithQueriesUnderway();
    void listIsToldOfOthers();
    void notesAndPins();
    void removeSeveral();
    void unknownIdsChangeNothing();
    void verifyFindsChanges();
    void paths();
    void twoEnginesOneFolder();
};

void FacadeTest::answersWhileAJobRuns()
{
    const Place place;
    makeAccounts(place.database(), u"delete"_s, 16);
    const auto engine = place.engine();
    VERIFY_OK(await(engine->create()));
    const auto job = engine->create();
    VERIFY_OK(await(engine->list()));
    VERIFY_OK(await(engine->inspect()));
    VERIFY_OK(await(engine->get(u"latest"_s)));
    VERIFY_OK(await(engine->setPinned(u"latest-intact"_s, true)));
    QVERIFY2(!job.isFinished(), "the queries waited for the job");
    VERIFY_OK(await(job));
}

void FacadeTest::jobsInOrder()
{
    const Place place;
    makeShop(place.database(), u"delete"_s, 10);
    const auto engine = place.engine();
    QStringList ended;
    QList<QFuture<void>> futures;
    const auto note = [&](const QString &what) {
        return [&ended, what](const auto &) { ended.append(what); };
    };
    futures.append(engine->create().then(this, note(u"first"_s)));
    futures.append(engine->verify().then(this, note(u"second"_s)));
    futures.append(engine->startUp().then(this, note(u"third"_s)));
    futures.append(engine->create().then(this, note(u"fourth"_s)));
    QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 4, 60'000);
    QCOMPARE(ended, (QStringList{u"first"_s, u"second"_s, u"third"_s, u"fourth"_s}));
    const auto listed = await(engine->list());
    VERIFY_OK(listed);
    QCOMPARE(listed->backups.size(), 2);
}

void FacadeTest::busySignals()
{
    const Place place;
    makeShop(place.database(), u"delete"_s, 10);
    const auto engine = place.engine();
    QSignalSpy busy(engine.get(), &BackupEngine::busyChanged);
    QSignalSpy changed(engine.get(), &BackupEngine::backupsChanged);
    QVERIFY(!engine->isBusy());
    const auto first = engine->create();
    auto second = engine->create();
    QVERIFY(engine->isBusy());
    bool busyInside = true;
    const auto last = second.then(this, [&](const Result<CreateResult> &result) {
        busyInside = engine->isBusy();
        return result;
    });
    VERIFY_OK(await(last));
    QVERIFY(!busyInside);
    QVERIFY(!engine->isBusy());
    QCOMPARE(busy.size(), 2);
    QCOMPARE(busy.first().first().toBool(), true);
    QCOMPARE(busy.last().first().toBool(), false);
    QTRY_VERIFY(!changed.isEmpty());
    // A failed job ends the same way.
    VERIFY_OK(await(first));
    VERIFY_FAILS(await(engine->remove({u"zzz"_s})), ErrorCode::BackupNotFound);
    QVERIFY(!engine->isBusy());
}

void FacadeTest::endDuringWork_data()
{
    QTest::addColumn<int>("events");
    for (const int events : {0, 1, 2, 5, 10})
        QTest::addRow("after %d events", events) << events;
}

void FacadeTest::endDuringWork()
{
    QFETCH(const int, events);
    const Place place;
    makeAccounts(place.database(), u"wal"_s, 16);
    VERIFY_OK(place.create());
    const auto earlier = place.backupStates();
    auto engine = place.engine();
    int heard = 0;
    connect(engine.get(), &BackupEngine::progressChanged, this, [&] { ++heard; });
    bool told = false;
    const auto job =
        engine->create().then(this, [&](const Result<CreateResult> &) { told = true; });
    const auto waiting = engine->create();
    QTRY_VERIFY_WITH_TIMEOUT(heard >= events || told, 60'000);
    engine.reset(); // cancels and waits
    QCoreApplication::processEvents();
    if (!told)
        VERIFY_EMPTY(difference(earlier, place.backupStates()));
    VERIFY_EMPTY(place.disagreement());
    QVERIFY(!waiting.isFinished() || waiting.isCanceled() || waiting.resultCount() == 1);
    VERIFY_OK(place.create()); // the lock is free again
}

void FacadeTest::endWithQueriesUnderway()
{
    const Place place;
    makeShop(place.database());
    VERIFY_OK(place.create());
    for (int round = 0; round < 20; ++round) {
        auto engine = place.engine();
        auto listing = engine->list();
        auto noting = engine->setNote(u"latest"_s, QString::number(round));
        auto looking = engine->inspect();
        engine.reset();
        VERIFY_OK(await(listing));
        VERIFY_OK(await(looking));
    }
    const auto engine = place.engine();
    const auto now = await(engine->get(u"latest"_s));
    VERIFY_OK(now);
    QCOMPARE(now->note, u"19"_s);
}

void FacadeTest::listIsToldOfOthers()
{
    const Place place;
    makeShop(place.database());
    VERIFY_OK(place.create());
    const auto engine = place.engine();
    QSignalSpy changed(engine.get(), &BackupEngine::backupsChanged);
    const auto run = runHelper({u"create"_s, place.database()});
    QVERIFY2(run.outcome.startsWith(u"done"_s), qPrintable(run.outcome));
    QTRY_VERIFY(!changed.isEmpty());
    const auto listed = await(engine->list());
    VERIFY_OK(listed);
    QCOMPARE(listed->backups.size(), 2);
}

void FacadeTest::notesAndPins()
{
    const Place place;
    makeShop(place.database());
    const auto made = place.create();
    VERIFY_OK(made);
    const auto engine = place.engine();
    QSignalSpy changed(engine.get(), &BackupEngine::backupsChanged);
    const QString note = u"до 1.30 — \"quoted\"; '); DROP TABLE backups; --\nsecond line"_s;
    const auto noted = await(engine->setNote(made->backup.id.left(6), note));
    VERIFY_OK(noted);
    QCOMPARE(noted->note, note);
    const auto pinned = await(engine->setPinned(made->backup.id, true));
    VERIFY_OK(pinned);
    QVERIFY(pinned->pinned);
    QCOMPARE(pinned->note, note);
    VERIFY_OK(await(engine->setNote(made->backup.id, {})));
    const auto now = await(engine->get(made->backup.id));
    VERIFY_OK(now);
    QVERIFY(now->note.isEmpty() && now->pinned);
    Backup expected = made->backup;
    expected.pinned = true;
    expected.note = now->note;
    QCOMPARE(*now, expected); // and nothing else has changed
    QTRY_VERIFY(!changed.isEmpty());
    VERIFY_FAILS(await(engine->setNote(u"zzz"_s, u"x"_s)), ErrorCode::BackupNotFound);
}

void FacadeTest::removeSeveral()
{
    const Place place;
    makeShop(place.database(), u"delete"_s, 10);
    const auto engine = place.engine();
    QStringList ids;
    for (int i = 0; i < 4; ++i) {
        const auto made = await(engine->create());
        VERIFY_OK(made);
        ids.append(made->backup.id);
    }
    const auto source = stateOf(place.database());
    const auto removed = await(engine->remove({ids.at(1), ids.at(2), ids.at(1)}));
    VERIFY_OK(removed);
    QCOMPARE(removed->deleted, (QStringList{ids.at(1), ids.at(2)}));
    QVERIFY(removed->errors.isEmpty());
    const auto listed = await(engine->list());
    VERIFY_OK(listed);
    QCOMPARE(listed->backups.size(), 2);
    QCOMPARE(listed->backups.at(0).id, ids.at(3));
    QCOMPARE(listed->backups.at(1).id, ids.at(0));
    VERIFY_EMPTY(place.disagreement());
    QCOMPARE(stateOf(place.database()), source);
}

void FacadeTest::unknownIdsChangeNothing()
{
    const Place place;
    makeShop(place.database(), u"delete"_s, 10);
    const auto made = place.create();
    VERIFY_OK(made);
    const auto before = place.backupStates();
    const auto engine = place.engine();
    VERIFY_FAILS(await(engine->remove({made->backup.id, u"unknown"_s})), ErrorCode::BackupNotFound);
    VERIFY_FAILS(await(engine->verify({made->backup.id, u"unknown"_s})), ErrorCode::BackupNotFound);
    VERIFY_FAILS(await(engine->get(u"unknown"_s)), ErrorCode::BackupNotFound);
    VERIFY_EMPTY(difference(before, place.backupStates()));
    VERIFY_EMPTY(place.disagreement());
}

void FacadeTest::verifyFindsChanges()
{
    const Place place;
    makeShop(place.database());
    const auto good = place.create();
    VERIFY_OK(good);
    const auto bad = place.create();
    VERIFY_OK(bad);
    // One byte within a value: the structure is sound, only the checksum tells.
    QByteArray bytes = fileBytes(bad->backup.path);
    const auto at = bytes.indexOf("Customer 1");
    QVERIFY(at > 0);
    overwrite(bad->backup.path, at, "K");
    const auto engine = place.engine();
    const auto verified = await(engine->verify());
    VERIFY_OK(verified);
    for (const VerifyResult &one : *verified) {
        QCOMPARE(one.state, one.id == bad->backup.id ? BackupState::Damaged : BackupState::Intact);
        QCOMPARE(one.detail.isEmpty(), one.id == good->backup.id);
    }
    const auto latest = await(engine->get(u"latest-intact"_s));
    VERIFY_OK(latest);
    QCOMPARE(latest->id, good->backup.id);
    // Mended, it is good again.
    writeFile(bad->backup.path, bytes);
    const auto again = await(engine->verify({bad->backup.id}));
    VERIFY_OK(again);
    QCOMPARE(again->first().state, BackupState::Intact);
}

void FacadeTest::paths()
{
    const Place place;
    makeShop(place.database());
    const QString link = place.elsewhere(u"link.db"_s);
    QVERIFY(QFile::link(place.database(), link));
    BackupEngine byLink(link);
    QCOMPARE(byLink.databasePath(), QFileInfo(place.database()).canonicalFilePath());
    QCOMPARE(byLink.folder(), QFileInfo(place.data()).canonicalFilePath() + u"/backups"_s);
    const QString before = QDir::currentPath();
    QVERIFY(QDir::setCurrent(place.data()));
    BackupEngine relative(u"app.db"_s);
    QCOMPARE(relative.databasePath(), byLink.databasePath());
    QVERIFY(QDir::setCurrent(before));
    BackupEngine missing(place.elsewhere(u"no/such.db"_s));
    VERIFY_FAILS(await(missing.create()), ErrorCode::DatabaseMissing);
    VERIFY_FAILS(await(missing.inspect()), ErrorCode::DatabaseMissing);
    VERIFY_FAILS(await(missing.list()), ErrorCode::DatabaseMissing);
}

void FacadeTest::twoEnginesOneFolder()
{
    const Place place;
    makeShop(place.database());
    const auto one = place.engine({.folder = {}, .waitSeconds = 60});
    const auto other = place.engine({.folder = {}, .waitSeconds = 60});
    QList<QFuture<Result<CreateResult>>> jobs;
    for (int i = 0; i < 3; ++i) {
        jobs.append(one->create());
        jobs.append(other->create());
    }
    for (const auto &job : std::as_const(jobs))
        VERIFY_OK(await(job));
    VERIFY_EMPTY(place.disagreement());
    const auto listed = place.list();
    VERIFY_OK(listed);
    QCOMPARE(listed->backups.size(), 6);
}

QTEST_GUILESS_MAIN(FacadeTest)
#include "tst_facade.moc"
