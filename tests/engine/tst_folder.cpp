// SPDX-License-Identifier: GPL-3.0-or-later
// The backup folder: whose it is, whether it is there, what lies in it that is not ours.
#include "tests/engine/fixture.h"
#include "tests/support/otherprogram.h"
#include "tests/support/smallfilesystem.h"

using namespace litekeep;
using namespace litekeep::test;

namespace {

bool tells(const QList<Notice> &notices, Notice::Code code)
{
    return std::any_of(notices.cbegin(), notices.cend(),
                       [&](const Notice &notice) { return notice.code == code; });
}

} // namespace

class FolderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void freshFolderIsPrivate();
    void nothingIsMadeForReaders();
    void markerMissing();
    void markerGarbage();
    void consentSetsUpAgain();
    void otherDatabasesFolder();
    void twoDatabases();
    void movedData();
    void deletedFolder();
    void vanishedFolder();
    void missingMountPoint();
    void folderOfTheDatabase();
    void otherLiveDatabaseInside();
    void leftoversAreSwept();
    void othersFilesAreKept();
    void missingAndBack();
    void emptyLock_data();
    void emptyLock();
    void catalogueDamagedName();
};

void FolderTest::freshFolderIsPrivate()
{
    const Place place;
    makeShop(place.database());
    const auto made = place.create();
    VERIFY_OK(made);
    QCOMPARE(permissionBits(place.backups()), 0700U);
    for (const QString &name : entriesOf(place.backups()))
        QVERIFY2((permissionBits(place.backups() + u'/' + name) & 077U) == 0, qPrintable(name));
    QVERIFY(made->warnings.isEmpty());
    VERIFY_EMPTY(place.disagreement());
}

void FolderTest::nothingIsMadeForReaders()
{
    const Place place;
    makeShop(place.database());
    const auto before = entriesOf(place.data());
    const auto engine = place.engine();
    const auto listed = await(engine->list());
    VERIFY_OK(listed);
    QVERIFY(!listed->folderExists && listed->backups.isEmpty());
    VERIFY_OK(await(engine->startUp()));
    VERIFY_OK(await(engine->verify()));
    VERIFY_FAILS(await(engine->get(u"latest"_s)), ErrorCode::BackupNotFound);
    VERIFY_FAILS(await(engine->remove({u"abc"_s})), ErrorCode::BackupNotFound);
    VERIFY_FAILS(await(engine->setNote(u"abc"_s, u"x"_s)), ErrorCode::BackupNotFound);
    VERIFY_FAILS(await(engine->exportTo(u"abc"_s, place.elsewhere(u"x"_s))),
                 ErrorCode::BackupNotFound);
    QCOMPARE(entriesOf(place.data()), before);
    // Not even for what is no database.
    writeFile(place.elsewhere(u"text"_s), QByteArray(1000, 'x'));
    BackupEngine other(place.elsewhere(u"text"_s));
    VERIFY_FAILS(await(other.create()), ErrorCode::NotADatabase);
    QVERIFY(!QFile::exists(place.elsewhere(u"backups"_s)));
}

void FolderTest::markerMissing()
{
    const Place place;
    makeShop(place.database());
    VERIFY_OK(place.create());
    QVERIFY(QFile::remove(place.backups() + u"/.litekeep"_s));
    // What a sweep would take, if one happened.
    writeFile(place.backups() + u"/app-20260101T000000Z-auto.db.partial"_s, "x");
    const auto before = statesBeside(place.backups() + u"/x"_s);
    const auto engine = place.engine();
    VERIFY_FAILS(await(engine->create()), ErrorCode::FolderMarkerMissing);
    VERIFY_FAILS(await(engine->startUp()), ErrorCode::FolderMarkerMissing);
    VERIFY_FAILS(await(engine->remove({u"latest"_s})), ErrorCode::FolderMarkerMissing);
    VERIFY_FAILS(await(engine->verify()), ErrorCode::FolderMarkerMissing);
    const auto listed = await(engine->list()); // seeing is allowed
    VERIFY_OK(listed);
    QCOMPARE(listed->backups.size(), 1);
    VERIFY_EMPTY(difference(before, statesBeside(place.backups() + u"/x"_s)));
}

void FolderTest::markerGarbage()
{
    const Place place;
    makeShop(place.database());
    VERIFY_OK(place.create());
    for (const QByteArray &content : {QByteArray(), QByteArray("{}"), QByteArray(300, '\0')}) {
        writeFile(place.backups() + u"/.litekeep"_s, content);
        VERIFY_FAILS(place.create(), ErrorCode::FolderMarkerMissing);
    }
}

void FolderTest::consentSetsUpAgain()
{
    const Place place;
    makeShop(place.database());
    const auto made = place.create();
    VERIFY_OK(made);
    QVERIFY(QFile::remove(place.backups() + u"/.litekeep"_s));
    const auto engine = place.engine({.folder = {}, .waitSeconds = 5, .initFolder = true});
    VERIFY_OK(await(engine->startUp()));
    VERIFY_EMPTY(place.disagreement());
    const auto listed = place.list();
    VERIFY_OK(listed);
    QCOMPARE(listed->backups.first().id, made->backup.id);
    VERIFY_OK(place.create()); // no consent needed any more
}

void FolderTest::otherDatabasesFolder()
{
    const Place place;
    makeShop(place.database());
    const Place other(u"other.db"_s);
    makeShop(other.database());
    const QString folder = place.elsewhere(u"chosen"_s);
    const auto engine = place.engine({.folder = folder, .waitSeconds = 5});
    VERIFY_OK(await(engine->create()));
    const auto before = statesBeside(folder + u"/x"_s);
    const auto intruder = other.engine({.folder = folder, .waitSeconds = 5});
    VERIFY_FAILS(await(intruder->create()), ErrorCode::FolderOtherDatabase);
    VERIFY_FAILS(await(intruder->list()), ErrorCode::FolderOtherDatabase);
    VERIFY_FAILS(await(intruder->startUp()), ErrorCode::FolderOtherDatabase);
    VERIFY_FAILS(await(intruder->remove({u"latest"_s})), ErrorCode::FolderOtherDatabase);
    VERIFY_EMPTY(difference(before, statesBeside(folder + u"/x"_s)));
}

void FolderTest::twoDatabases()
{
    const Place place;
    makeShop(place.database());
    const QString second = place.data() + u"/second.db"_s;
    makeShop(second, u"delete"_s, 30);
    VERIFY_OK(place.create());
    BackupEngine other(second);
    QCOMPARE(other.folder(), place.backups() + u"/second.db"_s);
    const auto made = await(other.create());
    VERIFY_OK(made);
    VERIFY_EMPTY(differenceFromSource(second, made->backup));
    QCOMPARE(permissionBits(other.folder()), 0700U);
    VERIFY_OK(place.create());
    const auto listed = place.list();
    VERIFY_OK(listed);
    QCOMPARE(listed->backups.size(), 2);
    const auto others = await(other.list());
    VERIFY_OK(others);
    QCOMPARE(others->backups.size(), 1);
}

void FolderTest::movedData()
{
    Place place;
    makeShop(place.database());
    const auto made = place.create();
    VERIFY_OK(made);
    place.moveData(u"moved"_s);
    const auto engine = place.engine();
    const auto listed = await(engine->list());
    VERIFY_OK(listed);
    QCOMPARE(listed->backups.size(), 1);
    QCOMPARE(listed->backups.first().path, place.backups() + u'/' + made->backup.fileName);
    VERIFY_OK(await(engine->create()));
    VERIFY_EMPTY(place.disagreement());
    SqliteFile raw(place.location().catalogue());
    QCOMPARE(raw.value(u"SELECT database_path FROM settings"_s).toString(), place.database());
}

void FolderTest::deletedFolder()
{
    const Place place;
    makeShop(place.database());
    VERIFY_OK(place.create());
    QVERIFY(QDir(place.backups()).removeRecursively());
    const auto made = place.create();
    VERIFY_OK(made);
    QVERIFY(tells(made->warnings, Notice::Code::FolderRecreated));
    const auto again = place.create();
    VERIFY_OK(again);
    QVERIFY(!tells(again->warnings, Notice::Code::FolderRecreated));
}

void FolderTest::vanishedFolder()
{
    const Place place;
    makeShop(place.database(), u"delete"_s, 20);
    const QString mountPoint = place.elsewhere(u"disk"_s);
    QDir().mkpath(mountPoint);
    const QString folder = mountPoint + u"/kept"_s;
    {
        SmallFileSystem disk(mountPoint, 100);
        if (!disk.obstacle().isEmpty())
            QSKIP(qPrintable(disk.obstacle()));
        const auto engine = place.engine({.folder = folder, .waitSeconds = 5});
        VERIFY_OK(await(engine->create()));
    }
    // The disk is not connected: nothing may be made in the mount point.
    const auto engine = place.engine({.folder = folder, .waitSeconds = 5});
    VERIFY_FAILS(await(engine->create()), ErrorCode::FolderMissing);
    VERIFY_FAILS(await(engine->list()), ErrorCode::FolderMissing);
    VERIFY_FAILS(await(engine->startUp()), ErrorCode::FolderMissing);
    QVERIFY(entriesOf(mountPoint).isEmpty());
    const auto agreed = place.engine({.folder = folder, .waitSeconds = 5, .initFolder = true});
    VERIFY_OK(await(agreed->create()));
}

void FolderTest::missingMountPoint()
{
    const Place place;
    makeShop(place.database());
    const auto engine =
        place.engine({.folder = place.elsewhere(u"no/such/disk"_s), .waitSeconds = 5});
    const auto made = await(engine->create());
    VERIFY_FAILS(made, ErrorCode::FolderParentMissing);
    QCOMPARE(made.error().subject, place.elsewhere(u"no/such"_s));
    QVERIFY(!QFile::exists(place.elsewhere(u"no"_s)));
}

void FolderTest::folderOfTheDatabase()
{
    const Place place; // the worst choice: the database would be a "backup" in its own folder
    makeShop(place.database());
    const auto before = statesBeside(place.database());
    const auto engine = place.engine({.folder = place.data(), .waitSeconds = 5});
    QVERIFY(!await(engine->create()).has_value());
    QVERIFY(!await(engine->startUp()).has_value() || !QFile::exists(place.data() + u"/.lock"_s));
    const auto listed = await(engine->list());
    QVERIFY(!listed || listed->backups.isEmpty());
    VERIFY_EMPTY(difference(before, statesBeside(place.database())));
}

void FolderTest::otherLiveDatabaseInside()
{
    const Place place;
    makeShop(place.database(), u"delete"_s);
    const QString folder = place.elsewhere(u"shared"_s);
    QDir().mkpath(folder);
    const QString live = folder + u"/live.db"_s;
    makeShop(live, u"wal"_s, 20);
    OtherProgram holder;
    QVERIFY(holder.startLock(live, u"immediate"_s));
    const auto engine = place.engine({.folder = folder, .waitSeconds = 5});
    VERIFY_OK(await(engine->create()));
    const auto listed = await(engine->list());
    VERIFY_OK(listed);
    for (const Backup &one : listed->backups)
        QVERIFY2(one.fileName != u"live.db"_s, "a live database was taken for a backup");
    QVERIFY(holder.stop());
}

void FolderTest::leftoversAreSwept()
{
    const Place place;
    makeShop(place.database());
    const auto made = place.create();
    VERIFY_OK(made);
    const QString stem = place.backups() + u"/app-20260101T000000Z-auto.db"_s;
    for (const QString &suffix : {u".partial"_s, u".partial-journal"_s, u".snapshot.partial"_s,
                                  u".snapshot.partial-wal"_s, u".snapshot.partial-shm"_s})
        writeFile(stem + suffix, "left over");
    // A link is removed, not what it leads to.
    const QString precious = place.elsewhere(u"precious"_s);
    writeFile(precious, "precious");
    QVERIFY(QFile::link(precious, place.backups() + u"/app-20260101T000001Z-auto.db.partial"_s));
    const auto engine = place.engine();
    const auto started = await(engine->startUp());
    VERIFY_OK(started);
    QVERIFY(tells(*started, Notice::Code::PartialsRemoved));
    QCOMPARE(place.backupFiles(), QStringList{made->backup.fileName});
    QCOMPARE(fileBytes(precious), QByteArray("precious"));
}

void FolderTest::othersFilesAreKept()
{
    const Place place;
    makeShop(place.database());
    VERIFY_OK(place.create());
    // (What is a damaged "*.db" by itself goes to the trash: tests/automatic.)
    for (const char *name : {"notes.txt", "film.mkv.partial", "app.db-journal", "x.db", "x.db-wal",
                             "app-20260101T000000Z-auto.db-wal", ".hidden"})
        writeFile(place.backups() + u'/' + QLatin1StringView(name), "somebody's own bytes");
    QDir().mkpath(place.backups() + u"/folder.db"_s);
    const auto before = place.backupStates();
    const auto engine = place.engine();
    const auto started = await(engine->startUp());
    VERIFY_OK(started);
    QVERIFY(tells(*started, Notice::Code::UnknownFile));
    VERIFY_OK(await(engine->verify()));
    VERIFY_OK(await(engine->remove({u"latest"_s})));
    auto after = place.backupStates();
    for (auto it = before.cbegin(); it != before.cend(); ++it) {
        if (!it.key().endsWith(u"-manual.db"_s))
            QCOMPARE(after.value(it.key()), it.value());
    }
}

void FolderTest::missingAndBack()
{
    const Place place;
    makeShop(place.database());
    const auto made = place.create();
    VERIFY_OK(made);
    const QString hidden = place.elsewhere(u"hidden"_s);
    QVERIFY(QFile::rename(made->backup.path, hidden));
    const auto engine = place.engine();
    const auto state = [&] {
        const auto one = await(engine->get(made->backup.id));
        return one ? stateName(one->state) : one.error().name();
    };
    QCOMPARE(state(), u"missing"_s); // a reader sees it at once
    const auto started = await(engine->startUp());
    VERIFY_OK(started);
    QVERIFY(tells(*started, Notice::Code::BackupsMissing));
    QCOMPARE(state(), u"missing"_s);
    QVERIFY(QFile::rename(hidden, made->backup.path));
    VERIFY_OK(await(engine->startUp()));
    QCOMPARE(state(), u"intact"_s);
    // Back, but not the same.
    QVERIFY(QFile::remove(made->backup.path));
    VERIFY_OK(await(engine->startUp()));
    makeShop(made->backup.path, u"delete"_s, 3);
    VERIFY_OK(await(engine->startUp()));
    QCOMPARE(state(), u"damaged"_s);
}

void FolderTest::emptyLock_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("garbage") << QByteArray("\0\1\2garbage", 10);
    QTest::newRow("of a process that is gone") << QByteArray("999999999\nlitekeep\nhost\n\n\n");
    QTest::newRow("of another machine") << QByteArray("1\nlitekeep\nelsewhere\n\n\n");
}

void FolderTest::emptyLock()
{
    QFETCH(const QByteArray, content);
    const Place place; // what a power cut may leave of a lock file
    makeShop(place.database());
    VERIFY_OK(place.create());
    writeFile(place.backups() + u"/.lock"_s, content);
    const auto engine = place.engine({.folder = {}, .waitSeconds = 0});
    VERIFY_OK(await(engine->create()));
}

void FolderTest::catalogueDamagedName()
{
    const Place place(u"catalogue-damaged-1.db"_s);
    makeShop(place.database());
    const auto made = place.create();
    VERIFY_OK(made);
    const auto engine = place.engine();
    VERIFY_OK(await(engine->startUp()));
    const auto listed = await(engine->list());
    VERIFY_OK(listed);
    QCOMPARE(listed->backups.size(), 1);
    QCOMPARE(listed->backups.first().state, BackupState::Intact);
}

QTEST_GUILESS_MAIN(FolderTest)
#include "tst_folder.moc"
