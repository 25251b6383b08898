// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/internal/catalogue.h"
#include "tests/automatic/handclock.h"
#include "tests/engine/catalogueversions.h"

#include <QTest>

using namespace litekeep;
using namespace litekeep::test;

/// What is stored, how it is read, and that neither asking nor storing does anything else.
class SettingsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void askingMakesNothing();
    void storingSetsTheFolderUp();
    void onlyWhatIsNamedChanges();
    void noDatabaseNoFolder();
    void clampedWhenStored();
    void clampedWhenRead();
    void loweringRemovesNothing();
    void enabledAtIsRemembered();
    void pauseEnds();
    void statusOfAnOldCatalogue();
    void unreachable();
    void damagedDatabase();
    void historyIsTrimmed();
};

void SettingsTest::askingMakesNothing()
{
    const Place place;
    makeShop(place.database());
    const auto engine = place.engine();
    VERIFY_OK(await(engine->settings()));
    QCOMPARE(*await(engine->settings()), BackupSettings());
    VERIFY_OK(await(engine->history()));
    VERIFY_OK(await(engine->prune(true)));
    VERIFY_OK(await(engine->previewRetention({})));
    const auto status = await(engine->status());
    VERIFY_OK(status);
    QCOMPARE(status->stateName(), u"no-backup"_s);
    QVERIFY(!status->nextDueAt);
    QVERIFY(status->freeBytes > 0);
    QVERIFY(!QFile::exists(place.backups()));
}

/// Two who read the same settings and change different ones both get their way.
void SettingsTest::onlyWhatIsNamedChanges()
{
    const Place place;
    makeShop(place.database());
    const auto one = place.engine();
    const auto other = place.engine();
    VERIFY_OK(await(one->setSettings({.enabled = true, .skipUnchanged = false})));
    VERIFY_OK(await(one->changeSettings({.intervalHours = 7})));
    VERIFY_OK(await(other->changeSettings({.retentionCount = 33})));
    const BackupSettings both{
        .enabled = true, .intervalHours = 7, .retentionCount = 33, .skipUnchanged = false};
    QCOMPARE(*await(one->changeSettings({})), both);
    VERIFY_OK(await(other->changeSettings({.enabled = false, .skipUnchanged = true})));
    QCOMPARE(*await(one->settings()), (BackupSettings{.intervalHours = 7, .retentionCount = 33}));
}

void SettingsTest::storingSetsTheFolderUp()
{
    const Place place;
    makeShop(place.database());
    const auto engine = place.engine();
    const BackupSettings wanted{
        .enabled = true, .intervalHours = 6, .retentionCount = 30, .skipUnchanged = false};
    const auto stored = await(engine->setSettings(wanted));
    VERIFY_OK(stored);
    QCOMPARE(*stored, wanted);
    QCOMPARE(*await(place.engine()->settings()), wanted);
    QVERIFY(QFile::exists(place.backups() + u"/.litekeep"_s));
    const auto status = await(engine->status());
    VERIFY_OK(status);
    QVERIFY(status->dueNow);
    QCOMPARE(status->nextReason, u"first"_s);
}

void SettingsTest::noDatabaseNoFolder()
{
    const Place place;
    const auto engine = place.engine();
    VERIFY_FAILS(await(engine->setSettings({.enabled = true})), ErrorCode::DatabaseMissing);
    QVERIFY(!QFile::exists(place.backups()));
}

void SettingsTest::clampedWhenStored()
{
    const Place place;
    makeShop(place.database());
    const auto engine = place.engine();
    const auto low = await(engine->setSettings({.intervalHours = 0, .retentionCount = -3}));
    VERIFY_OK(low);
    QCOMPARE(low->intervalHours, 1);
    QCOMPARE(low->retentionCount, 1);
    const auto high = await(engine->setSettings({.intervalHours = 99999, .retentionCount = 99999}));
    VERIFY_OK(high);
    QCOMPARE(high->intervalHours, 8760);
    QCOMPARE(high->retentionCount, 1000);
}

void SettingsTest::clampedWhenRead()
{
    const Place place;
    makeShop(place.database());
    const auto engine = place.engine();
    for (int i = 0; i < 3; ++i) {
        change(place);
        VERIFY_OK(await(engine->create()));
    }
    SqliteFile(place.backups() + u"/catalogue.db"_s)
        .run(u"PRAGMA ignore_check_constraints=ON;"
             "UPDATE settings SET backup_retention_count=0, backup_interval_hours=-5"_s);
    const auto read = await(engine->settings());
    VERIFY_OK(read);
    QCOMPARE(read->retentionCount, 1);
    QCOMPARE(read->intervalHours, 1);
}

void SettingsTest::loweringRemovesNothing()
{
    const Place place;
    makeShop(place.database());
    const auto engine = place.engine();
    for (int i = 0; i < 4; ++i) {
        change(place);
        VERIFY_OK(await(engine->create()));
    }
    const BackupSettings lower{.retentionCount = 2};
    const auto preview = await(engine->previewRetention(lower));
    VERIFY_OK(preview);
    QCOMPARE(preview->removed.size(), 3); // the next one takes a place
    QCOMPARE(preview->kept.size(), 1);
    VERIFY_OK(await(engine->setSettings(lower)));
    QCOMPARE(place.backupFiles().size(), 4);
    change(place);
    const auto made = await(engine->create());
    VERIFY_OK(made);
    QCOMPARE(made->pruned.size(), 3);
    for (qsizetype i = 0; i < 3; ++i)
        QCOMPARE(made->pruned.at(i).id, preview->removed.at(i).id);
    VERIFY_EMPTY(place.disagreement());
}

void SettingsTest::enabledAtIsRemembered()
{
    const Place place;
    makeShop(place.database());
    HandClock clock;
    const auto engine = place.engine(clock.options());
    VERIFY_OK(await(engine->setSettings({.enabled = true})));
    const QDateTime then = clock.now();
    clock.forward(10 * anHour);
    VERIFY_OK(await(engine->setSettings({.enabled = true, .intervalHours = 3})));
    QCOMPARE(await(engine->status())->enabledAt, then);
    QVERIFY(await(engine->status())->overdue); // ten hours without any
    VERIFY_OK(await(engine->setSettings({.enabled = false})));
    QVERIFY(!await(engine->status())->enabledAt.isValid());
    QVERIFY(!await(engine->status())->overdue);
}

void SettingsTest::pauseEnds()
{
    const Place place;
    makeShop(place.database());
    HandClock clock;
    const auto engine = place.engine(clock.options());
    VERIFY_OK(await(engine->setSettings({.enabled = true})));
    VERIFY_OK(await(engine->pauseAutomatic(clock.now().addSecs(anHour))));
    auto status = await(engine->status());
    VERIFY_OK(status);
    QVERIFY(!status->dueNow);
    QCOMPARE(status->wait, u"paused"_s);
    QVERIFY(!status->waitText.isEmpty());
    clock.forward(anHour);
    QVERIFY(await(engine->status())->dueNow);
    VERIFY_OK(await(engine->pauseAutomatic(clock.now().addYears(5)))); // cut to two days
    QVERIFY(!await(engine->status())->dueNow);
    VERIFY_OK(await(engine->pauseAutomatic({})));
    QVERIFY(await(engine->status())->dueNow);
}

void SettingsTest::statusOfAnOldCatalogue()
{
    const Place place;
    makeShop(place.database());
    VERIFY_OK(place.create());
    const QString path = place.backups() + u"/catalogue.db"_s;
    QVERIFY(QFile::remove(path));
    SqliteFile(path).run(catalogueVersion1());
    const FileState before = stateOf(path);
    const auto engine = place.engine();
    const auto status = await(engine->status());
    VERIFY_OK(status);
    VERIFY_OK(await(engine->history()));
    QCOMPARE(stateOf(path), before);
    VERIFY_OK(await(engine->setSettings({.enabled = true})));
    QVERIFY(await(engine->status())->enabledAt.isValid());
}

void SettingsTest::unreachable()
{
    const Place place;
    makeShop(place.database());
    VERIFY_OK(place.create());
    QVERIFY(QFile::remove(place.database()));
    const auto engine = place.engine();
    auto status = await(engine->status());
    VERIFY_OK(status);
    QCOMPARE(status->stateName(), u"unreachable"_s);
    QCOMPARE(status->intact, 1);
    QVERIFY(status->error && status->error->code == ErrorCode::DatabaseMissing);
    QVERIFY(QFile::remove(place.backups() + u"/.litekeep"_s));
    VERIFY_FAILS(await(engine->prune()), ErrorCode::FolderMarkerMissing);
}

void SettingsTest::damagedDatabase()
{
    const Place place;
    makeShop(place.database(), u"delete"_s, 2000);
    const auto engine = place.engine();
    for (int i = 0; i < 3; ++i) {
        change(place);
        VERIFY_OK(await(engine->create()));
    }
    VERIFY_OK(await(engine->setSettings({.retentionCount = 1})));
    damageTable(place.database(), u"orders"_s);
    VERIFY_FAILS(await(engine->create()), ErrorCode::DatabaseDamaged);
    const auto status = await(engine->status());
    VERIFY_OK(status);
    QCOMPARE(status->stateName(), u"damaged"_s);
    QVERIFY(status->error && status->error->code == ErrorCode::DatabaseDamaged);
    VERIFY_OK(await(engine->startUp()));
    const auto pruned = await(engine->prune());
    VERIFY_OK(pruned);
    QVERIFY(pruned->removed.isEmpty());
    QCOMPARE(pruned->kept.first().reason, u"database-damaged"_s);
    QCOMPARE(place.backupFiles().size(), 3);
    // Kept on request: a file, but neither a success nor a reason to prune.
    VERIFY_OK(await(engine->create({.type = BackupType::Manual, .keepDamaged = true})));
    QCOMPARE(place.backupFiles().size(), 4);
    QCOMPARE(await(engine->status())->stateName(), u"damaged"_s);
}

void SettingsTest::historyIsTrimmed()
{
    const Place place;
    makeShop(place.database());
    VERIFY_OK(place.create());
    auto catalogue = Catalogue::open(place.location());
    VERIFY_OK(catalogue);
    const QDateTime now = QDateTime::currentDateTimeUtc();
    for (int i = 0; i < 1010; ++i)
        VERIFY_OK(catalogue->addRun(
            {.startedAt = now, .endedAt = now, .reason = u"due"_s, .outcome = u"unchanged"_s}));
    const auto history = await(place.engine()->history());
    VERIFY_OK(history);
    QCOMPARE(history->size(), 1000);
    for (const HistoryEntry &entry : *history)
        QVERIFY(!entry.reasonText().isEmpty() && !entry.outcomeText().isEmpty());
}

QTEST_GUILESS_MAIN(SettingsTest)
#include "settingstest.moc"
