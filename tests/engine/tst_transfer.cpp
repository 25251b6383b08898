// SPDX-License-Identifier: GPL-3.0-or-later
// Saving a backup elsewhere and taking a foreign database in.
#include "tests/engine/fixture.h"
#include "tests/support/otherprogram.h"

#include <sys/stat.h>
#include <unistd.h>

using namespace litekeep;
using namespace litekeep::test;

class TransferTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void exportPlain();
    void refused_data();
    void refused();
    void overwrite();
    void overwriteKeepsOthersOnFailure();
    void sideFilesInTheWay();
    void changedBackupIsNotExported();
    void exportOfEachState();
    void importWithFilledWal();
    void importWhileInUse();
    void importRefused_data();
    void importRefused();
    void importOfABackup();
};

void TransferTest::exportPlain()
{
    const Place place;
    makeShop(place.database());
    const auto made = place.create();
    VERIFY_OK(made);
    const auto engine = place.engine();
    const QString target = place.elsewhere(u"saved.db"_s);
    const mode_t before = ::umask(0);
    const auto saved = await(engine->exportTo(made->backup.id, target));
    ::umask(before);
    VERIFY_OK(saved);
    QCOMPARE(saved->path, target);
    QCOMPARE(saved->sha256, made->backup.sha256);
    QCOMPARE(saved->sizeBytes, made->backup.sizeBytes);
    QCOMPARE(permissionBits(target), 0600U); // R5
    QCOMPARE(fileBytes(target), fileBytes(made->backup.path));
    VERIFY_EMPTY(place.disagreement());
}

void TransferTest::refused_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<int>("code");
    QTest::addColumn<bool>("alsoWithConsent");
    const auto row = [](const char *name, const QString &target, ErrorCode code, bool consent) {
        QTest::newRow(name) << target << int(code) << consent;
    };
    row("the live database", u"data/app.db"_s, ErrorCode::TargetIsDatabase, true);
    row("by another spelling", u"data/../data/./app.db"_s, ErrorCode::TargetIsDatabase, true);
    row("through a linked folder", u"way/app.db"_s, ErrorCode::TargetIsDatabase, true);
    row("its -wal", u"data/app.db-wal"_s, ErrorCode::TargetIsDatabase, true);
    row("its -shm", u"data/app.db-shm"_s, ErrorCode::TargetIsDatabase, true);
    row("its -journal", u"data/app.db-journal"_s, ErrorCode::TargetIsDatabase, true);
    row("a hard link to it", u"hard.db"_s, ErrorCode::TargetIsDatabase, true);
    row("a link to it", u"soft.db"_s, ErrorCode::TargetIsDatabase, true);
    row("the backup folder", u"data/backups/new.db"_s, ErrorCode::TargetInsideFolder, true);
    row("deep in it", u"data/backups/x/new.db"_s, ErrorCode::TargetInsideFolder, true);
    row("through a link into it", u"kept/new.db"_s, ErrorCode::TargetInsideFolder, true);
    row("the catalogue", u"data/backups/catalogue.db"_s, ErrorCode::TargetInsideFolder, true);
    row("an existing file", u"old.txt"_s, ErrorCode::TargetExists, false);
    row("a database in use", u"used.db"_s, ErrorCode::TargetIsDatabase, true);
    row("a folder", u"data"_s, ErrorCode::TargetInvalid, true);
    row("a missing folder", u"no/where.db"_s, ErrorCode::TargetInvalid, true);
    row("a FIFO", u"fifo"_s, ErrorCode::TargetInvalid, true);
    row("a link to nowhere", u"dangling"_s, ErrorCode::TargetInvalid, true);
}

void TransferTest::refused()
{
    QFETCH(const QString, target);
    QFETCH(const int, code);
    QFETCH(const bool, alsoWithConsent);
    const Place place;
    makeShop(place.database(), u"wal"_s, 50);
    OtherProgram app;
    QVERIFY(app.startLock(place.database(), u"shared"_s));
    VERIFY_OK(place.create());
    const auto path = [&](const char *name) { return place.elsewhere(QString::fromLatin1(name)); };
    QCOMPARE(::link(QFile::encodeName(place.database()).constData(),
                    QFile::encodeName(path("hard.db")).constData()),
             0);
    QVERIFY(QFile::link(place.database(), path("soft.db")));
    QVERIFY(QFile::link(place.data(), path("way")));
    QVERIFY(QFile::link(place.backups(), path("kept")));
    QVERIFY(QFile::link(path("nowhere"), path("dangling")));
    QDir().mkpath(place.backups() + u"/x"_s);
    writeFile(path("old.txt"), "old");
    QCOMPARE(::mkfifo(QFile::encodeName(path("fifo")).constData(), 0600), 0);
    makeShop(path("used.db"), u"delete"_s, 5);
    OtherProgram user;
    QVERIFY(user.startLock(path("used.db"), u"shared"_s));
    const auto source = statesBeside(place.database());
    const auto around = entriesOf(path("."));
    const auto engine = place.engine();
    const QString whole = place.elsewhere(target);
    // Without consent an existing file may be refused for being there, whatever it is.
    const auto asked = await(engine->exportTo(u"latest"_s, whole));
    QVERIFY(!asked.has_value());
    if (asked.error().code != ErrorCode::TargetExists)
        VERIFY_FAILS(asked, ErrorCode(code));
    if (alsoWithConsent)
        VERIFY_FAILS(await(engine->exportTo(u"latest"_s, whole, true)), ErrorCode(code));
    VERIFY_EMPTY(difference(source, statesBeside(place.database())));
    QCOMPARE(entriesOf(path(".")), around);
    QCOMPARE(fileBytes(path("old.txt")), QByteArray("old"));
    VERIFY_OK(place.list());
}

void TransferTest::overwrite()
{
    const Place place;
    makeShop(place.database());
    const auto made = place.create();
    VERIFY_OK(made);
    const QString target = place.elsewhere(u"old.db"_s);
    makeLeftWal(target); // with a log that would be applied to the copy
    ::chmod(QFile::encodeName(target).constData(), 0644);
    const auto engine = place.engine();
    VERIFY_FAILS(await(engine->exportTo(u"latest"_s, target)), ErrorCode::TargetExists);
    VERIFY_OK(await(engine->exportTo(u"latest"_s, target, true)));
    QCOMPARE(fileBytes(target), fileBytes(made->backup.path));
    QCOMPARE(permissionBits(target), 0600U);
    QVERIFY(!QFile::exists(target + u"-wal"_s));
    QVERIFY(SqliteFile(target).isIntact());
    // A link is replaced, what it leads to is not.
    const QString precious = place.elsewhere(u"precious"_s);
    writeFile(precious, "precious");
    const QString link = place.elsewhere(u"link.db"_s);
    QVERIFY(QFile::link(precious, link));
    static_cast<void>(await(engine->exportTo(u"latest"_s, link, true)));
    QCOMPARE(fileBytes(precious), QByteArray("precious"));
}

void TransferTest::overwriteKeepsOthersOnFailure()
{
    const Place place;
    makeShop(place.database());
    const auto made = place.create();
    VERIFY_OK(made);
    const QString target = place.elsewhere(u"old.db"_s);
    makeLeftWal(target);
    const auto before = stateOf(target);
    const auto log = stateOf(target + u"-wal"_s);
    litekeep::test::overwrite(made->backup.path, 5000, "changed"); // no longer what was sealed
    const auto engine = place.engine();
    VERIFY_FAILS(await(engine->exportTo(made->backup.id, target, true)), ErrorCode::BackupDamaged);
    QCOMPARE(stateOf(target), before);
    QCOMPARE(stateOf(target + u"-wal"_s), log);
}

void TransferTest::sideFilesInTheWay()
{
    const Place place;
    makeShop(place.database());
    VERIFY_OK(place.create());
    const QString target = place.elsewhere(u"new.db"_s);
    writeFile(target + u"-journal"_s, "left by another database");
    const auto engine = place.engine();
    VERIFY_FAILS(await(engine->exportTo(u"latest"_s, target)), ErrorCode::TargetExists);
    QVERIFY(!QFile::exists(target));
    VERIFY_OK(await(engine->exportTo(u"latest"_s, target, true)));
    QVERIFY(!QFile::exists(target + u"-journal"_s));
}

void TransferTest::changedBackupIsNotExported()
{
    const Place place;
    makeShop(place.database());
    const auto made = place.create();
    VERIFY_OK(made);
    litekeep::test::overwrite(made->backup.path, made->backup.sizeBytes - 3, "x");
    const auto engine = place.engine();
    const QStringList before = entriesOf(place.elsewhere(u"."_s));
    VERIFY_FAILS(await(engine->exportTo(made->backup.id, place.elsewhere(u"out.db"_s))),
                 ErrorCode::BackupDamaged);
    QCOMPARE(entriesOf(place.elsewhere(u"."_s)), before);
}

void TransferTest::exportOfEachState()
{
    const Place place;
    makeWithForeignCollation(place.database());
    const auto unproved = place.create();
    VERIFY_OK(unproved);
    const auto engine = place.engine();
    VERIFY_OK(await(engine->exportTo(unproved->backup.id, place.elsewhere(u"unproved.db"_s))));
    QVERIFY(QFile::remove(unproved->backup.path));
    VERIFY_FAILS(await(engine->exportTo(unproved->backup.id, place.elsewhere(u"missing.db"_s))),
                 ErrorCode::BackupFileMissing);
    QVERIFY(!QFile::exists(place.elsewhere(u"missing.db"_s)));
}

void TransferTest::importWithFilledWal()
{
    const Place place;
    makeShop(place.database());
    const QString foreign = place.elsewhere(u"foreign.db"_s);
    makeLeftWal(foreign);
    const auto before = stateOf(foreign);
    const auto log = stateOf(foreign + u"-wal"_s);
    const auto engine = place.engine();
    const auto taken = await(engine->importFrom(foreign));
    VERIFY_OK(taken);
    QCOMPARE(taken->backup.type, BackupType::Imported);
    QCOMPARE(taken->backup.state, BackupState::Intact);
    QCOMPARE(taken->backup.note, u"foreign.db"_s);
    QVERIFY(taken->backup.fileName.startsWith(u"app-"_s));
    QCOMPARE(stateOf(foreign), before);
    QCOMPARE(stateOf(foreign + u"-wal"_s), log);
    SqliteFile copy(taken->backup.path);
    QCOMPARE(copy.value(u"SELECT count(*) FROM customer WHERE name='only in the wal'"_s).toInt(),
             1);
    VERIFY_EMPTY(place.disagreement());
}

void TransferTest::importWhileInUse()
{
    const Place place;
    makeShop(place.database());
    const QString foreign = place.elsewhere(u"foreign.db"_s);
    makeAccounts(foreign, u"wal"_s);
    OtherProgram writer;
    QVERIFY(writer.startWriter(foreign, u"wal"_s));
    QVERIFY(writer.waitForAcknowledged(20));
    const auto engine = place.engine();
    const auto taken = await(engine->importFrom(foreign, u"a note"_s));
    VERIFY_OK(taken);
    QCOMPARE(taken->backup.note, u"a note"_s);
    VERIFY_EMPTY(accountsTrouble(taken->backup.path));
    QVERIFY(writer.stop());
    VERIFY_EMPTY(accountsTrouble(foreign));
}

void TransferTest::importRefused_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<int>("code");
    QTest::newRow("damaged") << u"damaged"_s << int(ErrorCode::DatabaseDamaged);
    QTest::newRow("text") << u"text"_s << int(ErrorCode::NotADatabase);
    QTest::newRow("missing") << u"missing"_s << int(ErrorCode::DatabaseMissing);
    QTest::newRow("empty") << u"empty"_s << int(ErrorCode::DatabaseEmpty);
    QTest::newRow("folder") << u"folder"_s << int(ErrorCode::DatabaseNotAFile);
}

void TransferTest::importRefused()
{
    QFETCH(const QString, what);
    QFETCH(const int, code);
    const Place place;
    makeShop(place.database());
    VERIFY_OK(place.create());
    const auto earlier = place.backupStates();
    const QString foreign = place.elsewhere(u"foreign.db"_s);
    if (what == u"damaged"_s) {
        makeShop(foreign);
        damageTable(foreign, u"orders"_s);
    } else if (what == u"text"_s) {
        writeFile(foreign, QByteArray(2000, 't'));
    } else if (what == u"empty"_s) {
        writeFile(foreign, {});
    } else if (what == u"folder"_s) {
        QDir().mkpath(foreign);
    }
    const auto engine = place.engine();
    VERIFY_FAILS(await(engine->importFrom(foreign)), ErrorCode(code));
    VERIFY_EMPTY(difference(earlier, place.backupStates()));
    VERIFY_EMPTY(place.disagreement());
}

void TransferTest::importOfABackup()
{
    const Place place;
    makeShop(place.database());
    const auto made = place.create();
    VERIFY_OK(made);
    const auto engine = place.engine();
    const auto taken = await(engine->importFrom(made->backup.path));
    VERIFY_OK(taken);
    QVERIFY(taken->backup.id != made->backup.id);
    VERIFY_EMPTY(contentsDifference(contentsOf(made->backup.path), contentsOf(taken->backup.path)));
    VERIFY_EMPTY(place.disagreement());
}

QTEST_GUILESS_MAIN(TransferTest)
#include "tst_transfer.moc"
