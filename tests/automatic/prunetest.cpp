// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/internal/prunejob.h"
#include "tests/automatic/handclock.h"
#include "tests/support/otherprogram.h"

#include <QTest>

using namespace litekeep;
using namespace litekeep::test;

/// Retention applied to real files.
class PruneTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void afterEachGoodBackup();
    void pinnedAndInUseStay();
    void startUpPrunes();
    void startUpSparesWhatIsNamed();
    void afterAFailureNothing();
    void newestIntactStays();
    void dryRunIsWhatPruneDoes();
    void whatCannotBeRemovedStays();
    void killedBetweenFileAndRow();
    void clockBehindFreezes();
    void collapseAsks();
    void collapseStopped();
    void collapseOfADeletedBackup();

private:
    static QStringList fill(const Place &place, int count);
};

/// Ids, oldest first.
QStringList PruneTest::fill(const Place &place, int count)
{
    makeShop(place.database());
    const auto engine = place.engine();
    QStringList ids;
    for (int i = 0; i < count; ++i) {
        change(place);
        const auto made = await(engine->create());
        ids.append(made ? made->backup.id : failureText(made));
    }
    return ids;
}

void PruneTest::afterEachGoodBackup()
{
    const Place place;
    const QStringList ids = fill(place, 12);
    const auto list = place.list();
    VERIFY_OK(list);
    QCOMPARE(list->backups.size(), 10);
    QCOMPARE(list->backups.last().id, ids.at(2));
    VERIFY_EMPTY(place.disagreement());
    change(place);
    const auto made = place.create(BackupType::Auto);
    VERIFY_OK(made);
    QCOMPARE(made->pruned.size(), 1);
    QCOMPARE(made->pruned.first().id, ids.at(2));
    QCOMPARE(made->pruned.first().reason, u"beyond-limit"_s);
    QVERIFY(!made->pruned.first().text.isEmpty());
}

void PruneTest::pinnedAndInUseStay()
{
    const Place place;
    const QStringList ids = fill(place, 4);
    const auto engine = place.engine();
    VERIFY_OK(await(engine->setPinned(ids.at(0), true)));
    VERIFY_OK(await(engine->setSettings({.retentionCount = 1})));
    engine->setInUse({ids.at(1).left(10)});
    const auto pruned = await(engine->prune());
    VERIFY_OK(pruned);
    QCOMPARE(pruned->removed.size(), 1);
    QCOMPARE(pruned->removed.first().id, ids.at(2));
    QHash<QString, QString> reasons;
    for (const KeptBackup &kept : pruned->kept)
        reasons.insert(kept.id, kept.reason);
    QCOMPARE(reasons.value(ids.at(0)), u"pinned"_s);
    QCOMPARE(reasons.value(ids.at(1)), u"in-use"_s);
    QCOMPARE(reasons.value(ids.at(3)), u"counted"_s);
    VERIFY_EMPTY(place.disagreement());
}

void PruneTest::startUpPrunes()
{
    const Place place;
    fill(place, 4);
    const auto engine = place.engine();
    VERIFY_OK(await(engine->setSettings({.retentionCount = 2})));
    const auto notices = await(engine->startUp());
    VERIFY_OK(notices);
    QVERIFY(tells(*notices, Notice::Code::BackupsPruned));
    QCOMPARE(place.backupFiles().size(), 2);
    VERIFY_EMPTY(place.disagreement());
}

void PruneTest::startUpSparesWhatIsNamed()
{
    const Place place;
    const QStringList ids = fill(place, 4);
    const auto engine = place.engine();
    VERIFY_OK(await(engine->setSettings({.retentionCount = 1})));
    VERIFY_OK(await(engine->startUp({ids.first()})));
    VERIFY_OK(await(engine->get(ids.first())));
    VERIFY_OK(await(engine->verify({ids.first()}))); // other jobs do not prune
    VERIFY_OK(await(engine->get(ids.first())));
    QCOMPARE(place.backupFiles().size(), 2);
}

void PruneTest::afterAFailureNothing()
{
    const Place place;
    fill(place, 3);
    const auto engine = place.engine();
    VERIFY_OK(await(engine->setSettings({.retentionCount = 1})));
    writeFile(place.database(), "somebody wrote nonsense over it, long enough to be looked at");
    QFile::remove(place.database() + u"-wal"_s);
    VERIFY_FAILS(await(engine->create()), ErrorCode::NotADatabase);
    // That one is no run that the history could know: the folder was not even entered.
    QVERIFY(QFile::remove(place.database()));
    makeShop(place.database(), u"delete"_s);
    {
        OtherProgram holder;
        QVERIFY(holder.startLock(place.database(), u"exclusive"_s));
        const auto hasty = place.engine({.folder = {}, .waitSeconds = 0});
        VERIFY_FAILS(await(hasty->create()), ErrorCode::DatabaseBusy);
        QVERIFY(holder.stop());
    }
    VERIFY_OK(await(engine->startUp()));
    const auto pruned = await(engine->prune());
    VERIFY_OK(pruned);
    QVERIFY(pruned->removed.isEmpty());
    QCOMPARE(pruned->kept.first().reason, u"last-run-failed"_s);
    QCOMPARE(place.backupFiles().size(), 3);
    QCOMPARE(await(engine->status())->stateName(), u"failing"_s);
    VERIFY_OK(await(engine->create()));
    QCOMPARE(place.backupFiles().size(), 1);
}

void PruneTest::newestIntactStays()
{
    const Place place;
    const QStringList ids = fill(place, 3);
    const auto engine = place.engine();
    for (const int damaged : {1, 2}) {
        const auto backup = await(engine->get(ids.at(damaged)));
        VERIFY_OK(backup);
        overwrite(backup->path, 5000, "damage");
    }
    VERIFY_OK(await(engine->verify()));
    VERIFY_OK(await(engine->setSettings({.retentionCount = 1})));
    const auto pruned = await(engine->prune());
    VERIFY_OK(pruned);
    QVERIFY(pruned->removed.isEmpty());
    QCOMPARE(place.backupFiles().size(), 3);
}

void PruneTest::dryRunIsWhatPruneDoes()
{
    const Place place;
    fill(place, 5);
    const auto engine = place.engine();
    VERIFY_OK(await(engine->setSettings({.retentionCount = 2})));
    const auto before = place.backupStates();
    const auto planned = await(engine->prune(true));
    VERIFY_OK(planned);
    QCOMPARE(place.backupStates(), before);
    const auto done = await(engine->prune());
    VERIFY_OK(done);
    QCOMPARE(done->removed.size(), 3);
    QCOMPARE(done->kept, planned->kept);
    for (qsizetype i = 0; i < 3; ++i)
        QCOMPARE(done->removed.at(i).id, planned->removed.at(i).id);
    QVERIFY(await(engine->prune())->removed.isEmpty());
}

void PruneTest::whatCannotBeRemovedStays()
{
    const Place place;
    const QStringList ids = fill(place, 3);
    const auto engine = place.engine();
    const auto oldest = await(engine->get(ids.first()));
    VERIFY_OK(oldest);
    QuietContext quiet;
    auto folder = BackupFolder::open(place.location(), false, quiet.context());
    VERIFY_OK(folder);
    auto catalogue = Catalogue::open(place.location());
    VERIFY_OK(catalogue);
    VERIFY_OK(catalogue->changeSettings({.retentionCount = 1}));
    // unlink(2) refuses a folder whoever asks.
    QVERIFY(QFile::remove(oldest->path));
    QVERIFY(QDir().mkpath(oldest->path + u"/inside"_s));
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const auto pruned = pruneFolder(*folder, *catalogue, {}, now);
    VERIFY_OK(pruned);
    QCOMPARE(pruned->removed.size(), 1);
    QCOMPARE(pruned->removed.first().id, ids.at(1));
    QCOMPARE(pruned->errors.size(), 1);
    QCOMPARE(pruned->kept.last().reason, u"not-removable"_s);
    QVERIFY(tells(pruneNotices(*pruned), Notice::Code::NotPruned));
    QCOMPARE(catalogue->backups()->size(), 2);
    QVERIFY(catalogue->removing()->isEmpty());
    // Tried again, and now it works.
    QVERIFY(QDir(oldest->path).removeRecursively());
    writeFile(oldest->path, "anything");
    const auto again = pruneFolder(*folder, *catalogue, {}, now);
    VERIFY_OK(again);
    QCOMPARE(again->removed.size(), 1);
    QCOMPARE(catalogue->backups()->size(), 1);
}

void PruneTest::killedBetweenFileAndRow()
{
    const Place place;
    const QStringList ids = fill(place, 3);
    {
        auto catalogue = Catalogue::open(place.location());
        VERIFY_OK(catalogue);
        VERIFY_OK(catalogue->markRemoving({ids.at(0), ids.at(1)}));
        const auto backups = catalogue->backups();
        VERIFY_OK(backups);
        QVERIFY(QFile::remove(backups->last().path));
    }
    const auto engine = place.engine();
    const auto notices = await(engine->startUp());
    VERIFY_OK(notices);
    QVERIFY(!tells(*notices, Notice::Code::BackupsMissing)); // nobody lost anything
    const auto list = await(engine->list());
    VERIFY_OK(list);
    QCOMPARE(list->backups.size(), 2);
    QCOMPARE(list->backups.last().id, ids.at(1));
    VERIFY_EMPTY(place.disagreement());
}

void PruneTest::clockBehindFreezes()
{
    const Place place;
    makeShop(place.database());
    HandClock clock;
    const auto engine = place.engine(clock.options());
    for (int i = 0; i < 3; ++i) {
        change(place);
        clock.forward(anHour);
        VERIFY_OK(await(engine->create()));
    }
    VERIFY_OK(await(engine->setSettings({.retentionCount = 1})));
    clock.forward(-2 * anHour);
    const auto frozen = await(engine->prune());
    VERIFY_OK(frozen);
    QVERIFY(frozen->removed.isEmpty());
    QCOMPARE(frozen->kept.first().reason, u"clock-behind"_s);
    clock.forward(3 * anHour);
    QCOMPARE(await(engine->prune())->removed.size(), 2);
}

void PruneTest::collapseAsks()
{
    const Place place;
    fill(place, 3);
    const auto engine = place.engine();
    VERIFY_OK(await(engine->setSettings({.retentionCount = 2})));
    SqliteFile(place.database()).run(u"DELETE FROM orders; DELETE FROM changes"_s);
    const auto made = await(engine->create());
    VERIFY_OK(made);
    QVERIFY(tells(made->warnings, Notice::Code::Collapsed));
    QVERIFY(made->pruned.isEmpty());
    QCOMPARE(place.backupFiles().size(), 4);
    const auto status = await(engine->status());
    VERIFY_OK(status);
    QVERIFY(status->collapse && !status->collapse->stopped);
    QCOMPARE(status->collapse->backupId, made->backup.id);
    QVERIFY(!status->collapse->text.isEmpty() && !status->collapse->kind.isEmpty());
    VERIFY_OK(await(engine->startUp()));
    QCOMPARE(place.backupFiles().size(), 4);
    VERIFY_OK(await(engine->answerCollapse(true)));
    QVERIFY(!await(engine->status())->collapse);
    VERIFY_OK(await(engine->prune()));
    QCOMPARE(place.backupFiles().size(), 2);
}

void PruneTest::collapseStopped()
{
    const Place place;
    fill(place, 2);
    const auto engine = place.engine();
    VERIFY_OK(await(engine->setSettings({.retentionCount = 1})));
    SqliteFile(place.database()).run(u"DELETE FROM orders"_s);
    VERIFY_OK(await(engine->create()));
    VERIFY_OK(await(engine->answerCollapse(false)));
    change(place);
    VERIFY_OK(await(engine->create()));
    const auto status = await(engine->status());
    VERIFY_OK(status);
    QVERIFY(status->collapse && status->collapse->stopped);
    QCOMPARE(place.backupFiles().size(), 4);
    const auto planned = await(engine->prune(true));
    VERIFY_OK(planned);
    QCOMPARE(planned->kept.first().reason, u"paused-by-collapse"_s);
    VERIFY_OK(await(engine->answerCollapse(true)));
    QCOMPARE(await(engine->prune())->removed.size(), 3);
}

void PruneTest::collapseOfADeletedBackup()
{
    const Place place;
    fill(place, 2);
    const auto engine = place.engine();
    SqliteFile(place.database()).run(u"DELETE FROM orders"_s);
    const auto made = await(engine->create());
    VERIFY_OK(made);
    VERIFY_OK(await(engine->remove({made->backup.id})));
    QVERIFY(!await(engine->status())->collapse); // answered by deed
}

QTEST_GUILESS_MAIN(PruneTest)
#include "prunetest.moc"
