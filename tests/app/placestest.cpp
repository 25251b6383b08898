// SPDX-License-Identifier: GPL-3.0-or-later
// Backup folders that are full, gone, read-only, shared or no folders; modes of what is made.
#include "tests/app/place.h"
#include "tests/support/privileges.h"
#include "tests/support/smallfilesystem.h"
#include "tests/support/sqlitefile.h"

#include <QFileInfo>

#include <sys/stat.h>
#include <unistd.h>

using namespace litekeep::test;

class PlacesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void privateModes();
    void folderMadeByHand();
    void folderIsAFile();
    void folderOfTheDatabase();
    void folderReadOnly();
    void readOnlyFileSystem();
    void noRoom();
    void runsFull();
    void unmounted();
    void markerGone();
    void folderDeleted();
    void folderOfAnother();
    void twoDatabasesBesideEachOther();
    void catalogueLost();
    void catalogueDamaged();
    void catalogueWithoutTables_data();
    void catalogueWithoutTables();
    void leftovers();
    void linkInTheFolder();
};

void PlacesTest::privateModes()
{
    const Place place; // R5, P10
    makeShop(place.database());
    ::chmod(place.database().toUtf8().constData(), 0666);
    const mode_t mask = ::umask(0);
    const CtlResult made = place.run(u"create"_s);
    const QString target = place.elsewhere(u"copy.db"_s);
    const CtlResult exported = place.run(u"export"_s, {u"latest"_s, target});
    ::umask(mask);
    VERIFY_EXIT(made, 0);
    VERIFY_EXIT(exported, 0);
    QCOMPARE(permissionBits(place.backups()), 0700U);
    for (const QString &name : entriesOf(place.backups()))
        QVERIFY2(permissionBits(place.backups() + u'/' + name) == 0600U, qPrintable(name));
    QCOMPARE(permissionBits(target), 0600U);
}

void PlacesTest::folderMadeByHand()
{
    const Place place; // R5
    makeShop(place.database());
    QDir().mkpath(place.backups());
    ::chmod(place.backups().toUtf8().constData(), 0777);
    VERIFY_EXIT(place.run(u"create"_s), 0);
    QCOMPARE(permissionBits(place.backups()), 0700U);
    // What was opened later was opened by somebody; it is not closed behind their back.
    ::chmod(place.backups().toUtf8().constData(), 0777);
    const CtlResult warned = place.run(u"create"_s);
    VERIFY_EXIT(warned, 0);
    QVERIFY2(warned.out.contains("\"folder-open-to-others\""), warned.summary().constData());
    QCOMPARE(permissionBits(place.backups()), 0777U);
    // Nor is a folder that already holds something else.
    const QString shared = place.elsewhere(u"shared"_s);
    QDir().mkpath(shared);
    writeFile(shared + u"/letter.txt"_s, "x");
    ::chmod(shared.toUtf8().constData(), 0755);
    VERIFY_EXIT(place.run(u"create"_s, {u"--folder"_s, shared}), 0);
    QCOMPARE(permissionBits(shared), 0755U);
}

void PlacesTest::folderIsAFile()
{
    const Place place;
    makeShop(place.database());
    writeFile(place.backups(), "a file");
    VERIFY_ERROR(place.run(u"create"_s), 1, "folder-not-a-folder");
    QCOMPARE(fileBytes(place.backups()), QByteArray("a file"));
    const QString odd = place.elsewhere(u"file"_s);
    writeFile(odd, "x");
    VERIFY_ERROR(place.run(u"create"_s, {u"--folder"_s, odd}), 1, "folder-not-a-folder");
    VERIFY_EXIT(place.run(u"create"_s, {u"--folder"_s, odd + u"/below"_s}), 1);
}

void PlacesTest::folderOfTheDatabase()
{
    const Place place; // the live database must never be taken for a stray backup
    makeShop(place.database());
    const QString other = place.data() + u"/other.db"_s;
    makeShop(other, u"delete"_s);
    const auto before = statesBeside(place.database());
    for (const QString &verb : {u"create"_s, u"verify"_s}) {
        const CtlResult result = place.run(verb, {u"--folder"_s, place.data()});
        QVERIFY2(result.exitCode == 1, result.summary().constData());
        const CtlResult insisting =
            place.run(verb, {u"--folder"_s, place.data(), u"--init-folder"_s});
        QVERIFY2(insisting.exitCode == 1, insisting.summary().constData());
    }
    QCOMPARE(difference(before, statesBeside(place.database())), QString());
}

void PlacesTest::folderReadOnly()
{
    const UnprivilegedCtl other;
    if (!other.obstacle().isEmpty())
        QSKIP(qPrintable(other.obstacle()));
    const Place place; // B10
    makeShop(place.database());
    UnprivilegedCtl::give(place.root());
    const QStringList create{u"--json"_s, u"create"_s, place.database()};
    const CtlResult first = other.run(create);
    VERIFY_EXIT(first, 0);
    const auto bytes = place.backupBytes();
    ::chmod(place.backups().toUtf8().constData(), 0500);
    const CtlResult refused = other.run(create);
    VERIFY_ERROR(refused, 1, "folder-not-writable");
    QVERIFY(refused.error().value(u"message"_s).toString().contains(place.backups()));
    QCOMPARE(place.backupBytes(), bytes);
    // Reading still works, and so does taking a copy out.
    VERIFY_EXIT(other.run({u"list"_s, place.database()}), 0);
    VERIFY_EXIT(other.run({u"verify"_s, place.database()}), 0);
    VERIFY_EXIT(other.run({u"export"_s, place.database(), u"latest"_s, place.elsewhere(u"c.db"_s)}),
                0);
    const CtlResult kept =
        other.run({u"--json"_s, u"delete"_s, place.database(), u"latest"_s, u"--yes"_s});
    QVERIFY2(kept.exitCode == 1, kept.summary().constData());
    QCOMPARE(place.backupBytes(), bytes);
    ::chmod(place.backups().toUtf8().constData(), 0700);
}

void PlacesTest::readOnlyFileSystem()
{
    const Place place;
    makeShop(place.database());
    QDir().mkpath(place.elsewhere(u"disk"_s));
    SmallFileSystem disk(place.elsewhere(u"disk"_s), 200);
    if (!disk.obstacle().isEmpty())
        QSKIP(qPrintable(disk.obstacle()));
    const QStringList folder{u"--folder"_s, disk.path() + u"/backups"_s};
    QDir().mkpath(disk.path() + u"/backups"_s);
    VERIFY_EXIT(place.run(u"create"_s, folder), 0);
    QVERIFY(disk.makeReadOnly());
    VERIFY_ERROR(place.run(u"create"_s, folder), 1, "folder-not-writable");
    const CtlResult listed = place.run(u"list"_s, folder);
    VERIFY_EXIT(listed, 0);
    QCOMPARE(listed.backups().size(), 1);
    // What lies there can still be proved and taken out, just when it is needed.
    VERIFY_EXIT(place.run(u"verify"_s, folder), 0);
    const QString target = place.elsewhere(u"copy.db"_s);
    VERIFY_EXIT(place.run(u"export"_s, folder + QStringList{u"latest"_s, target}), 0);
    QVERIFY(SqliteFile(target).isIntact());
}

void PlacesTest::noRoom()
{
    const Place place; // refused with the numbers before anything is touched
    makeAccounts(place.database(), u"wal"_s, 8);
    QDir().mkpath(place.elsewhere(u"disk"_s));
    const SmallFileSystem disk(place.elsewhere(u"disk"_s), 6);
    if (!disk.obstacle().isEmpty())
        QSKIP(qPrintable(disk.obstacle()));
    const QString folder = disk.path() + u"/backups"_s;
    QDir().mkpath(folder);
    const CtlResult result = place.run(u"create"_s, {u"--folder"_s, folder});
    VERIFY_ERROR(result, 1, "no-space");
    QStringList left = entriesOf(folder);
    for (const QString &own : {u".litekeep"_s, u".lock"_s, u"catalogue.db"_s})
        left.removeAll(own);
    QCOMPARE(left, QStringList());
}

void PlacesTest::runsFull()
{
    // A limit on the size of files is a disk that fills up on the way (error 13 or SIGXFSZ).
    const Place place;
    makeAccounts(place.database(), u"delete"_s, 8);
    const CtlResult good = place.run(u"create"_s);
    VERIFY_EXIT(good, 0);
    const auto bytes = place.backupBytes();
    const auto before = statesBeside(place.database());
    const CtlResult result =
        runProgram(u"sh"_s, {u"-c"_s, u"ulimit -f 2000; exec \"$@\""_s, u"sh"_s, ctlPath(),
                             u"--json"_s, u"create"_s, place.database()});
    QVERIFY2(!result.crashed, result.summary().constData());
    QVERIFY2(result.exitCode == 1, result.summary().constData());
    QVERIFY2(result.errorCode() == u"disk-full"_s || result.errorCode() == u"no-space"_s,
             result.summary().constData());
    QCOMPARE(place.backupBytes(), bytes);
    QCOMPARE(difference(before, statesBeside(place.database())), QString());
    VERIFY_EXIT(place.run(u"create"_s), 0);
}

void PlacesTest::unmounted()
{
    const Place place; // P29: an unmounted disk must not look like "no backups"
    makeShop(place.database());
    QDir().mkpath(place.elsewhere(u"disk"_s));
    SmallFileSystem disk(place.elsewhere(u"disk"_s), 200);
    if (!disk.obstacle().isEmpty())
        QSKIP(qPrintable(disk.obstacle()));
    const QString folder = disk.path() + u"/backups"_s;
    QDir().mkpath(folder);
    VERIFY_EXIT(place.run(u"create"_s, {u"--folder"_s, folder}), 0);
    QVERIFY(disk.unmount());
    const CtlResult gone = place.run(u"verify"_s, {u"--folder"_s, folder});
    QVERIFY2(!gone.crashed && gone.exitCode != 5, gone.summary().constData());
    QCOMPARE(entriesOf(disk.path()), QStringList());
}

void PlacesTest::markerGone()
{
    const Place place;
    makeShop(place.database());
    VERIFY_EXIT(place.run(u"create"_s), 0);
    const auto bytes = place.backupBytes();
    QVERIFY(QFile::remove(place.backups() + u"/.litekeep"_s));
    VERIFY_ERROR(place.run(u"create"_s), 1, "folder-marker-missing");
    QCOMPARE(place.backupBytes(), bytes);
    const CtlResult again = place.run(u"create"_s, {u"--init-folder"_s});
    VERIFY_EXIT(again, 0);
    QCOMPARE(place.run(u"list"_s).backups().size(), 2);
}

void PlacesTest::folderDeleted()
{
    const Place place;
    makeShop(place.database());
    VERIFY_EXIT(place.run(u"create"_s), 0);
    QVERIFY(QDir(place.backups()).removeRecursively());
    const CtlResult again = place.run(u"create"_s, {u"--init-folder"_s});
    VERIFY_EXIT(again, 0);
    QCOMPARE(place.run(u"list"_s).backups().size(), 1);
}

void PlacesTest::folderOfAnother()
{
    const Place place; // R08
    const Place other;
    makeShop(place.database());
    makeShop(other.database());
    VERIFY_EXIT(place.run(u"create"_s), 0);
    const auto bytes = place.backupBytes();
    VERIFY_ERROR(other.run(u"create"_s, {u"--folder"_s, place.backups()}), 1,
                 "folder-other-database");
    QCOMPARE(place.backupBytes(), bytes);
}

void PlacesTest::twoDatabasesBesideEachOther()
{
    const Place place;
    makeShop(place.database());
    const QString second = place.data() + u"/second.db"_s;
    makeShop(second, u"delete"_s, 50);
    VERIFY_EXIT(place.run(u"create"_s), 0);
    const CtlResult made = ctlJson({u"create"_s, second});
    VERIFY_EXIT(made, 0);
    QCOMPARE(QFileInfo(pathOf(made)).path(), place.backups() + u"/second.db"_s);
    QCOMPARE(place.run(u"list"_s).backups().size(), 1);
    QCOMPARE(ctlJson({u"list"_s, second}).backups().size(), 1);
    // And nobody took the other's folder for a stray file.
    VERIFY_EXIT(place.run(u"create"_s), 0);
    QVERIFY(QFileInfo::exists(pathOf(made)));
}

void PlacesTest::catalogueLost()
{
    const Place place;
    makeShop(place.database());
    VERIFY_EXIT(place.run(u"create"_s), 0);
    const CtlResult second = place.run(u"create"_s);
    VERIFY_EXIT(second, 0);
    const auto bytes = place.backupBytes();
    QVERIFY(QFile::remove(place.backups() + u"/catalogue.db"_s));
    const CtlResult listed = place.run(u"list"_s);
    VERIFY_EXIT(listed, 0);
    QCOMPARE(listed.backups().size(), 2);
    QVERIFY(!QFileInfo::exists(place.backups() + u"/catalogue.db"_s)); // listing mends nothing
    const CtlResult third = place.run(u"create"_s);
    VERIFY_EXIT(third, 0);
    const QJsonArray backups = place.run(u"list"_s).backups();
    QCOMPARE(backups.size(), 3);
    for (const auto &value : backups)
        QCOMPARE(value.toObject().value(u"state"_s).toString(), u"intact"_s);
    for (auto it = bytes.cbegin(); it != bytes.cend(); ++it)
        QCOMPARE(fileBytes(place.backups() + u'/' + it.key()), it.value());
}

void PlacesTest::catalogueDamaged()
{
    const Place place;
    makeShop(place.database());
    VERIFY_EXIT(place.run(u"create"_s), 0);
    const auto bytes = place.backupBytes();
    writeFile(place.backups() + u"/catalogue.db"_s, QByteArray(5000, 'x'));
    QCOMPARE(place.run(u"list"_s).backups().size(), 1);
    const CtlResult made = place.run(u"create"_s);
    VERIFY_EXIT(made, 0);
    QCOMPARE(place.run(u"list"_s).backups().size(), 2);
    // Put aside, not thrown away.
    const QStringList aside = QDir(place.backups()).entryList({u"catalogue-damaged-*.db"_s});
    QCOMPARE(aside.size(), 1);
    for (auto it = bytes.cbegin(); it != bytes.cend(); ++it)
        QCOMPARE(fileBytes(place.backups() + u'/' + it.key()), it.value());
}

void PlacesTest::catalogueWithoutTables_data()
{
    QTest::addColumn<QString>("change");
    QTest::newRow("no backups") << u"DROP TABLE backups"_s;
    QTest::newRow("no history") << u"DROP TABLE history"_s;
    QTest::newRow("a view") << u"ALTER TABLE backups RENAME TO b;"
                               "CREATE VIEW backups AS SELECT * FROM b"_s;
    QTest::newRow("no number left") << u"UPDATE backups SET sequence = 9223372036854775807"_s;
}

void PlacesTest::catalogueWithoutTables()
{
    QFETCH(const QString, change);
    const Place place; // sound for SQLite, and of no use
    makeShop(place.database());
    VERIFY_EXIT(place.run(u"create"_s), 0);
    const auto bytes = place.backupBytes();
    SqliteFile(place.backups() + u"/catalogue.db"_s).run(change);
    VERIFY_EXIT(place.run(u"create"_s), 0);
    QCOMPARE(QDir(place.backups()).entryList({u"catalogue-damaged-*.db"_s}).size(), 1);
    const QJsonArray backups = place.run(u"list"_s).backups();
    QCOMPARE(backups.size(), 2);
    for (const auto &value : backups)
        QCOMPARE(value.toObject().value(u"state"_s).toString(), u"intact"_s);
    for (auto it = bytes.cbegin(); it != bytes.cend(); ++it)
        QCOMPARE(fileBytes(place.backups() + u'/' + it.key()), it.value());
}

void PlacesTest::leftovers()
{
    const Place place;
    makeShop(place.database());
    VERIFY_EXIT(place.run(u"create"_s), 0);
    const QString partial = place.backups() + u"/app-20200101T000000Z-manual.db.partial"_s;
    const QString stranger = place.backups() + u"/holiday.txt"_s;
    writeFile(partial, "unfinished");
    writeFile(partial + u"-journal"_s, "unfinished");
    writeFile(stranger, "not ours");
    VERIFY_EXIT(place.run(u"create"_s), 0);
    QVERIFY(!QFileInfo::exists(partial));
    QVERIFY(!QFileInfo::exists(partial + u"-journal"_s));
    QCOMPARE(fileBytes(stranger), QByteArray("not ours"));
}

void PlacesTest::linkInTheFolder()
{
    const Place place; // P33, R12
    makeShop(place.database());
    const CtlResult made = place.run(u"create"_s);
    const QString outside = place.elsewhere(u"precious.db"_s);
    QVERIFY(QFile::rename(pathOf(made), outside));
    QVERIFY(QFile::link(outside, pathOf(made)));
    const QByteArray bytes = fileBytes(outside);
    const CtlResult deleted = place.run(u"delete"_s, {u"latest"_s, u"--yes"_s});
    QVERIFY2(!deleted.crashed, deleted.summary().constData());
    QCOMPARE(fileBytes(outside), bytes);
}

QTEST_GUILESS_MAIN(PlacesTest)
#include "placestest.moc"
