// SPDX-License-Identifier: GPL-3.0-or-later
// Automatic runs: nothing new gives no file, and no commit is ever overlooked.
#include "engine/internal/catalogue.h"
#include "engine/internal/sourcedatabase.h"
#include "tests/engine/fixture.h"

#include <QtEndian>

#include <sys/stat.h>
#include <utime.h>

using namespace litekeep;
using namespace litekeep::test;

namespace {

/// Until the last change is old enough for the quick way to be taken at all.
void settle(const Place &place)
{
    const auto source = lookAtDatabase(place.database(), {});
    QVERIFY(source && waitUntilSettled(*source, {}));
}

} // namespace

class UnchangedTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void secondRun_data();
    void secondRun();
    void oneCommit();
    void afterACommit_data();
    void afterACommit();
    void touched();
    void sameContentAgain();
    void notSkipped();
    void manualAlwaysMakesAFile();
    void newestIsGone();
    void newestIsCut();
    void importedIsNotTheSource();
    void fingerprintOfFreshChange();
};

void UnchangedTest::secondRun_data()
{
    QTest::addColumn<QString>("mode");
    QTest::addColumn<bool>("open");
    for (const char *mode : {"delete", "truncate", "persist", "wal"}) {
        QTest::addRow("%s", mode) << QString::fromLatin1(mode) << false;
        QTest::addRow("%s, open", mode) << QString::fromLatin1(mode) << true;
    }
}

void UnchangedTest::secondRun()
{
    QFETCH(const QString, mode);
    QFETCH(const bool, open);
    const Place place;
    makeShop(place.database(), mode, 50);
    std::unique_ptr<SqliteFile> holder;
    if (open) {
        holder = std::make_unique<SqliteFile>(place.database());
        holder->run(u"INSERT INTO log VALUES ('open')"_s);
    }
    const auto first = place.create(BackupType::Auto);
    VERIFY_OK(first);
    QVERIFY(!first->unchanged);
    const auto files = place.backupStates();
    for (int round = 0; round < 3; ++round) {
        const auto next = place.create(BackupType::Auto);
        VERIFY_OK(next);
        QVERIFY(next->unchanged);
        QCOMPARE(next->backup.id, first->backup.id);
        VERIFY_EMPTY(difference(files, place.backupStates()));
    }
    auto catalogue = Catalogue::openReadOnly(place.location());
    VERIFY_OK(catalogue);
    const auto runs = catalogue->runs();
    VERIFY_OK(runs);
    QCOMPARE(runs->size(), 4);
    QCOMPARE(runs->first().outcome, u"unchanged"_s);
    QCOMPARE(runs->last().outcome, u"done"_s);
}

/// Each commit waits for the disk several times, and that is most of what such a run takes.
void UnchangedTest::oneCommit()
{
    const Place place;
    makeShop(place.database(), u"wal"_s, 50);
    settle(place); // else the first backup could not tell later that nothing has changed
    VERIFY_OK(place.create(BackupType::Auto));
    const auto counter = [&place] {
        QFile file(place.location().catalogue());
        return file.open(QIODevice::ReadOnly) && file.seek(24)
                   ? qFromBigEndian<quint32>(file.read(4).constData())
                   : 0;
    };
    const quint32 before = counter();
    QVERIFY(before > 0);
    const auto next = place.create(BackupType::Auto);
    VERIFY_OK(next);
    QVERIFY(next->unchanged);
    QCOMPARE(counter(), before + 1);
}

void UnchangedTest::afterACommit_data()
{
    QTest::addColumn<QString>("mode");
    QTest::addColumn<QString>("sql");
    QTest::addColumn<bool>("open"); // the app keeps it open all the time
    const QList<std::pair<const char *, QString>> commits{
        {"insert", u"INSERT INTO log VALUES ('new')"_s},
        {"update of the same size", u"UPDATE customer SET name='Customer X' WHERE id=1"_s},
        {"delete", u"DELETE FROM word WHERE n=1"_s},
        {"schema", u"CREATE TABLE another(a)"_s},
        {"user_version", u"PRAGMA user_version=99"_s},
        {"insert and delete", u"INSERT INTO log VALUES ('x'); DELETE FROM log WHERE message<>'x';"
                              "UPDATE customer SET city='elsewhere' WHERE id=2"_s}};
    for (const char *mode : {"delete", "persist", "wal"}) {
        for (const auto &[name, sql] : commits) {
            const bool both = QLatin1StringView(mode) == "wal"_L1;
            for (const bool open : both ? QList<bool>{false, true} : QList<bool>{false})
                QTest::addRow("%s, %s%s", mode, name, open ? ", open" : "")
                    << QString::fromLatin1(mode) << sql << open;
        }
    }
}

void UnchangedTest::afterACommit()
{
    QFETCH(const QString, mode);
    QFETCH(const QString, sql);
    QFETCH(const bool, open);
    const Place place;
    makeShop(place.database(), mode, 20);
    auto app = std::make_unique<SqliteFile>(place.database());
    app->run(u"INSERT INTO log VALUES ('started')"_s);
    if (!open)
        app.reset();
    settle(place);
    const auto first = place.create(BackupType::Auto);
    VERIFY_OK(first);
    if (mode == u"wal"_s || !open) { // the quick way is open
        auto catalogue = Catalogue::openReadOnly(place.location());
        VERIFY_OK(catalogue);
        QVERIFY(!catalogue->fingerprint(first->backup.id)->isEmpty());
    }
    if (!open)
        app = std::make_unique<SqliteFile>(place.database());
    app->run(sql);
    if (!open)
        app.reset();
    settle(place);
    const auto next = place.create(BackupType::Auto);
    VERIFY_OK(next);
    QVERIFY2(!next->unchanged, "a commit was overlooked");
    QVERIFY(next->backup.sha256 != first->backup.sha256);
    VERIFY_EMPTY(differenceFromSource(place.database(), next->backup));
}

void UnchangedTest::touched()
{
    const Place place;
    makeShop(place.database(), u"delete"_s, 50);
    const auto first = place.create(BackupType::Auto);
    VERIFY_OK(first);
    QCOMPARE(::utime(QFile::encodeName(place.database()).constData(), nullptr), 0);
    const auto next = place.create(BackupType::Auto);
    VERIFY_OK(next);
    QVERIFY(next->unchanged); // told by the checksum of a copy that was really made
    QCOMPARE(place.backupFiles().size(), 1);
}

void UnchangedTest::sameContentAgain()
{
    const Place place;
    makeShop(place.database(), u"wal"_s, 50);
    VERIFY_OK(place.create(BackupType::Auto));
    SqliteFile(place.database())
        .run(u"INSERT INTO customer(id, name) VALUES (9999, 'x');"
             "DELETE FROM customer WHERE id=9999"_s);
    const auto next = place.create(BackupType::Auto);
    VERIFY_OK(next);
    QVERIFY(next->unchanged);
}

void UnchangedTest::notSkipped()
{
    const Place place;
    makeShop(place.database());
    VERIFY_OK(place.create(BackupType::Auto));
    {
        auto catalogue = Catalogue::open(place.location());
        VERIFY_OK(catalogue);
        VERIFY_OK(catalogue->changeSettings(
            {.enabled = true, .intervalHours = 24, .retentionCount = 10, .skipUnchanged = false}));
    }
    const auto next = place.create(BackupType::Auto);
    VERIFY_OK(next);
    QVERIFY(!next->unchanged);
    QCOMPARE(place.backupFiles().size(), 2);
}

void UnchangedTest::manualAlwaysMakesAFile()
{
    const Place place;
    makeShop(place.database());
    const auto first = place.create();
    VERIFY_OK(first);
    const auto second = place.create();
    VERIFY_OK(second);
    QVERIFY(!second->unchanged);
    QCOMPARE(second->backup.sha256, first->backup.sha256); // VACUUM INTO is deterministic
    QCOMPARE(place.backupFiles().size(), 2);
    const auto automatic = place.create(BackupType::Auto);
    VERIFY_OK(automatic);
    QVERIFY(automatic->unchanged);
    QCOMPARE(automatic->backup.id, second->backup.id);
}

void UnchangedTest::newestIsGone()
{
    const Place place;
    makeShop(place.database());
    const auto first = place.create(BackupType::Auto);
    VERIFY_OK(first);
    QVERIFY(QFile::remove(first->backup.path));
    const auto next = place.create(BackupType::Auto);
    VERIFY_OK(next);
    QVERIFY(!next->unchanged);
    QVERIFY(QFile::exists(next->backup.path));
}

void UnchangedTest::newestIsCut()
{
    const Place place;
    makeShop(place.database());
    const auto first = place.create(BackupType::Auto);
    VERIFY_OK(first);
    QFile(first->backup.path).resize(first->backup.sizeBytes - 4096);
    const auto next = place.create(BackupType::Auto);
    VERIFY_OK(next);
    QVERIFY(!next->unchanged);
}

void UnchangedTest::importedIsNotTheSource()
{
    const Place place;
    makeShop(place.database());
    const QString foreign = place.elsewhere(u"foreign.db"_s);
    makeShop(foreign, u"delete"_s, 3);
    VERIFY_OK(place.create(BackupType::Auto));
    const auto engine = place.engine();
    VERIFY_OK(await(engine->importFrom(foreign)));
    const auto next = place.create(BackupType::Auto);
    VERIFY_OK(next);
    QVERIFY(next->backup.type != BackupType::Imported);
    VERIFY_EMPTY(differenceFromSource(place.database(), next->backup));
}

/// Within the blur of file times nothing may be promised.
void UnchangedTest::fingerprintOfFreshChange()
{
    const Place place;
    makeShop(place.database(), u"delete"_s, 5);
    const QByteArray name = QFile::encodeName(place.database());
    QCOMPARE(::utime(name.constData(), nullptr), 0);
    const auto source = lookAtDatabase(place.database(), {});
    VERIFY_OK(source);
    SourceDatabase justNow = *source;
    justNow.file.modifiedNs = QDateTime::currentMSecsSinceEpoch() * 1'000'000;
    const auto fresh = sourceFingerprint(justNow, {});
    VERIFY_OK(fresh);
    QCOMPARE(*fresh, QString());
    QVERIFY(waitUntilSettled(*source, {}));
    const auto settled = sourceFingerprint(*source, {});
    VERIFY_OK(settled);
    QVERIFY(!settled->isEmpty());
    // Each of its parts counts.
    for (const auto &change : {+[](SourceDatabase &one) { one.file.inode++; },
                               +[](SourceDatabase &one) { one.file.device++; },
                               +[](SourceDatabase &one) { one.file.size++; },
                               +[](SourceDatabase &one) { one.file.modifiedNs--; },
                               +[](SourceDatabase &one) { one.file.changedNs--; }}) {
        SourceDatabase other = *source;
        change(other);
        QVERIFY(*sourceFingerprint(other, {}) != *settled);
    }
}

QTEST_GUILESS_MAIN(UnchangedTest)
#include "tst_unchanged.moc"
