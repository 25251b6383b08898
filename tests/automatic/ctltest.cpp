// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/place.h"
#include "tests/support/sqlitefile.h"

#include <QTest>

using namespace litekeep::test;

/// settings, prune, status and history, black-box.
class CtlTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void settingsBothWays();
    void wrongNumbers_data();
    void wrongNumbers();
    void readingVerbsChangeNothing();
    void pruneAndDryRun();
    void createTellsWhatWasPruned();
    void statusAndHistory();
    void wordsForPeople();
    void mistypedName();
};

void CtlTest::settingsBothWays()
{
    const Place place;
    makeShop(place.database());
    auto result = place.run(u"settings"_s);
    VERIFY_EXIT(result, 0);
    QJsonObject settings = result.json().value(u"settings"_s).toObject();
    QCOMPARE(settings.value(u"backup_enabled"_s).toBool(true), false);
    QCOMPARE(settings.value(u"backup_interval_hours"_s).toInt(), 24);
    QCOMPARE(settings.value(u"backup_retention_count"_s).toInt(), 10);
    QCOMPARE(settings.value(u"skip_unchanged"_s).toBool(), true);
    QVERIFY(!QFile::exists(place.backups()));
    VERIFY_EXIT(place.run(u"settings"_s, {u"--enabled"_s, u"on"_s, u"--interval-hours=6"_s,
                                          u"--retention-count"_s, u"3"_s}),
                0);
    VERIFY_EXIT(place.run(u"settings"_s, {u"--skip-unchanged"_s, u"off"_s}), 0);
    result = place.run(u"settings"_s);
    VERIFY_EXIT(result, 0);
    settings = result.json().value(u"settings"_s).toObject();
    QCOMPARE(settings.value(u"backup_enabled"_s).toBool(), true);
    QCOMPARE(settings.value(u"backup_interval_hours"_s).toInt(), 6);
    QCOMPARE(settings.value(u"backup_retention_count"_s).toInt(), 3);
    QCOMPARE(settings.value(u"skip_unchanged"_s).toBool(true), false);
}

void CtlTest::wrongNumbers_data()
{
    QTest::addColumn<QString>("option");
    for (const char *option :
         {"--interval-hours=0", "--interval-hours=8761", "--interval-hours=x",
          "--interval-hours=99999999999", "--retention-count=0", "--retention-count=-1",
          "--retention-count=1001", "--retention-count=", "--enabled=yes", "--skip-unchanged=1"})
        QTest::newRow(option) << QString::fromLatin1(option);
}

void CtlTest::wrongNumbers()
{
    QFETCH(const QString, option);
    const Place place;
    makeShop(place.database());
    VERIFY_ERROR(place.run(u"settings"_s, {u"--enabled=on"_s, option}), 2, "usage");
    QVERIFY(!QFile::exists(place.backups()));
}

void CtlTest::readingVerbsChangeNothing()
{
    const Place place;
    makeShop(place.database());
    VERIFY_EXIT(place.run(u"create"_s), 0);
    writeFile(place.backups() + u"/app-20260101T000000Z-auto.db"_s, "garbage");
    const FileState catalogue = stateOf(place.backups() + u"/catalogue.db"_s);
    const auto before = place.backupBytes();
    for (const QStringList &words :
         {QStringList{u"status"_s}, {u"history"_s}, {u"settings"_s}, {u"prune"_s, u"--dry-run"_s}})
        VERIFY_EXIT(place.run(words.first(), words.mid(1)), 0);
    QCOMPARE(place.backupBytes(), before);
    QCOMPARE(stateOf(place.backups() + u"/catalogue.db"_s), catalogue);
}

void CtlTest::pruneAndDryRun()
{
    const Place place;
    makeShop(place.database());
    for (int i = 0; i < 4; ++i)
        VERIFY_EXIT(place.run(u"create"_s), 0);
    VERIFY_EXIT(place.run(u"settings"_s, {u"--retention-count=2"_s}), 0);
    QCOMPARE(place.backupFiles().size(), 4);
    const auto planned = place.run(u"prune"_s, {u"--dry-run"_s});
    VERIFY_EXIT(planned, 0);
    QCOMPARE(place.backupFiles().size(), 4);
    const auto done = place.run(u"prune"_s);
    VERIFY_EXIT(done, 0);
    QCOMPARE(place.backupFiles().size(), 2);
    QCOMPARE(done.json(), planned.json());
    const QJsonArray removed = done.json().value(u"removed"_s).toArray();
    QCOMPARE(removed.size(), 2);
    QCOMPARE(removed.first().toObject().value(u"reason"_s).toString(), u"beyond-limit"_s);
    QVERIFY(!removed.first().toObject().value(u"filename"_s).toString().isEmpty());
    QCOMPARE(done.json().value(u"kept"_s).toArray().size(), 2);
}

void CtlTest::createTellsWhatWasPruned()
{
    const Place place;
    makeShop(place.database());
    const auto first = place.run(u"create"_s);
    VERIFY_EXIT(first, 0);
    VERIFY_EXIT(place.run(u"settings"_s, {u"--retention-count=1"_s}), 0);
    const auto second = place.run(u"create"_s);
    VERIFY_EXIT(second, 0);
    const QJsonArray pruned = second.json().value(u"pruned"_s).toArray();
    QCOMPARE(pruned.size(), 1);
    QCOMPARE(pruned.first().toObject().value(u"id"_s).toString(), idOf(first));
    QCOMPARE(place.backupFiles().size(), 1);
}

void CtlTest::statusAndHistory()
{
    const Place place;
    makeShop(place.database());
    auto status = place.run(u"status"_s);
    VERIFY_EXIT(status, 0);
    QCOMPARE(status.json().value(u"state"_s).toString(), u"no-backup"_s);
    QVERIFY(status.json().value(u"next_due_at"_s).isNull());
    const auto made = place.run(u"create"_s, {u"--type"_s, u"auto"_s});
    VERIFY_EXIT(made, 0);
    VERIFY_EXIT(place.run(u"settings"_s, {u"--enabled=on"_s}), 0);
    status = place.run(u"status"_s);
    VERIFY_EXIT(status, 0);
    const QJsonObject told = status.json();
    QCOMPARE(told.value(u"state"_s).toString(), u"good"_s);
    QCOMPARE(told.value(u"database"_s).toString(), place.database());
    QCOMPARE(told.value(u"folder"_s).toString(), place.backups());
    QCOMPARE(told.value(u"overdue"_s).toBool(true), false);
    QVERIFY(!told.value(u"last_good_at"_s).toString().isEmpty());
    QVERIFY(!told.value(u"next_due_at"_s).toString().isEmpty());
    QCOMPARE(told.value(u"backups"_s).toObject().value(u"intact"_s).toInt(), 1);
    VERIFY_EXIT(place.run(u"create"_s, {u"--type"_s, u"auto"_s}), 0);
    const auto history = place.run(u"history"_s);
    VERIFY_EXIT(history, 0);
    const QJsonArray runs = history.json().value(u"history"_s).toArray();
    QCOMPARE(runs.size(), 2);
    QCOMPARE(runs.at(0).toObject().value(u"outcome"_s).toString(), u"unchanged"_s);
    QCOMPARE(runs.at(1).toObject().value(u"outcome"_s).toString(), u"done"_s);
    QCOMPARE(runs.at(1).toObject().value(u"backup_id"_s).toString(), idOf(made));
    QVERIFY(runs.at(1).toObject().value(u"duration_ms"_s).toDouble(-1) >= 0);
}

void CtlTest::wordsForPeople()
{
    const Place place;
    makeShop(place.database());
    VERIFY_EXIT(ctl({u"create"_s, place.database()}), 0);
    for (const QString &verb : {u"settings"_s, u"prune"_s, u"status"_s, u"history"_s}) {
        const auto told = ctl({verb, place.database()});
        VERIFY_EXIT(told, 0);
        QVERIFY2(told.out.size() > 20 && !told.out.startsWith('{'), told.summary().constData());
        VERIFY_EXIT(ctl({verb, u"--help"_s}), 0);
    }
}

void CtlTest::mistypedName()
{
    const Place place;
    for (const QString &verb : {u"settings"_s, u"prune"_s, u"status"_s, u"history"_s})
        VERIFY_ERROR(place.run(verb), 4, "database-missing");
    VERIFY_ERROR(place.run(u"settings"_s, {u"--enabled=on"_s}), 4, "database-missing");
    QVERIFY(!QFile::exists(place.backups()));
}

QTEST_GUILESS_MAIN(CtlTest)
#include "ctltest.moc"
