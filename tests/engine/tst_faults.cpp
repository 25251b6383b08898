// SPDX-License-Identifier: GPL-3.0-or-later
// Real faults of the surroundings: limits, full disks, rights, things that stand in the way.
#include "engine/internal/backupjob.h"
#include "tests/engine/fixture.h"
#include "tests/support/otherprogram.h"
#include "tests/support/privileges.h"
#include "tests/support/smallfilesystem.h"

#include <sys/stat.h>

using namespace litekeep;
using namespace litekeep::test;

namespace {
const QString nobody = u"65534"_s;
} // namespace

class FaultsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fileSizeLimit_data();
    void fileSizeLimit();
    void noRoom();
    void fullOnTheWay_data();
    void fullOnTheWay();
    void fullDiskCanBeFreed();
    void readOnlyDisk();
    void notAllowed();
    void unreadableDatabase();
    void folderIsAFile();
    void folderIsALink();
    void folderGoesAway();
    void replacedBackup_data();
    void replacedBackup();
    void catalogueIsALink();
    void secondName_data();
    void secondName();
    void busyFolder();
    void busyDatabase();
};

void FaultsTest::fileSizeLimit_data()
{
    QTest::addColumn<QString>("mode");
    QTest::addColumn<int>("kilobytes");
    for (const char *mode : {"delete", "wal"}) {
        for (const int size : {1, 20, 600, 2900, 4100})
            QTest::addRow("%s, %d kB", mode, size) << QString::fromLatin1(mode) << size;
    }
}

void FaultsTest::fileSizeLimit()
{
    QFETCH(const QString, mode);
    QFETCH(const int, kilobytes);
    const Place place;
    makeAccounts(place.database(), mode, 4);
    VERIFY_OK(place.create());
    const auto earlier = place.backupStates();
    const auto source = statesBeside(place.database());
    const auto run =
        runHelper({u"--fsize"_s, QString::number(kilobytes * 1000), u"create"_s, place.database()});
    QVERIFY(!run.killed);
    QVERIFY2(run.outcome.startsWith(u"error disk-full"_s), qPrintable(run.outcome));
    VERIFY_EMPTY(difference(earlier, place.backupStates()));
    VERIFY_EMPTY(difference(source, statesBeside(place.database())));
    VERIFY_EMPTY(place.disagreement());
}

#define SMALL_DISK(name, folder, megabytes)                                                        \
    QDir().mkpath(folder);                                                                         \
    SmallFileSystem name(folder, megabytes);                                                       \
    if (!(name).obstacle().isEmpty())                                                              \
    QSKIP(qPrintable((name).obstacle()))

void FaultsTest::noRoom()
{
    const Place place;
    makeAccounts(place.database(), u"delete"_s, 12);
    SMALL_DISK(disk, place.elsewhere(u"disk"_s), 70);
    const auto engine = place.engine({.folder = disk.path() + u"/kept"_s, .waitSeconds = 1});
    const auto failed = await(engine->create());
    VERIFY_FAILS(failed, ErrorCode::NoSpace);
    QVERIFY(failed.error().neededBytes > failed.error().availableBytes);
    QVERIFY(failed.error().availableBytes > 0);
}

void FaultsTest::fullOnTheWay_data()
{
    QTest::addColumn<QString>("mode");
    QTest::addColumn<int>("megabytes");
    for (const char *mode : {"delete", "wal"}) {
        for (const int size : {3, 10, 14, 18, 22}) // the database has 12, snapshot and backup 24
            QTest::addRow("%s, %d MB", mode, size) << QString::fromLatin1(mode) << size;
    }
}

void FaultsTest::fullOnTheWay()
{
    QFETCH(const QString, mode);
    QFETCH(const int, megabytes);
    const Place place;
    makeAccounts(place.database(), mode, 12);
    SMALL_DISK(disk, place.elsewhere(u"disk"_s), megabytes);
    const BackupLocation location = locateBackups(place.database(), disk.path() + u"/kept"_s);
    const auto source = statesBeside(place.database());
    QuietContext quiet;
    auto folder = BackupFolder::open(location, false, quiet.context());
    VERIFY_OK(folder);
    auto catalogue = Catalogue::open(location);
    VERIFY_OK(catalogue);
    const BackupRequest request{
        .source = location.database, .type = BackupType::Manual, .note = {}, .ignoreRoom = true};
    const auto failed = runBackup(*folder, *catalogue, request, quiet.context());
    VERIFY_FAILS(failed, ErrorCode::DiskFull);
    QCOMPARE(entriesOf(location.folder),
             (QStringList{u".litekeep"_s, u".lock"_s, u"catalogue.db"_s}));
    VERIFY_EMPTY(difference(source, statesBeside(place.database())));
    QVERIFY(catalogue->backups()->isEmpty());
}

void FaultsTest::fullDiskCanBeFreed()
{
    const Place place;
    makeShop(place.database(), u"delete"_s);
    SMALL_DISK(disk, place.elsewhere(u"disk"_s), 100);
    const QString folder = disk.path() + u"/kept"_s;
    const auto engine = place.engine({.folder = folder, .waitSeconds = 1});
    const auto made = await(engine->create());
    VERIFY_OK(made);
    QFile filler(disk.path() + u"/filler"_s);
    QVERIFY(filler.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    for (const int portion : {1'000'000, 4096, 1}) {
        while (filler.write(QByteArray(portion, 'f')) == portion) {}
    }
    const auto failed = await(engine->create());
    QVERIFY(!failed.has_value());
    QVERIFY2(failed.error().code == ErrorCode::NoSpace
                 || failed.error().code == ErrorCode::DiskFull,
             qPrintable(failureText(failed)));
    // The way out must be open: deleting is what frees a disk.
    const auto removed = await(engine->remove({made->backup.id}));
    VERIFY_OK(removed);
    QCOMPARE(removed->deleted.size(), 1);
}

void FaultsTest::readOnlyDisk()
{
    const Place place;
    makeShop(place.database(), u"delete"_s);
    SMALL_DISK(disk, place.elsewhere(u"disk"_s), 100);
    const auto engine = place.engine({.folder = disk.path() + u"/kept"_s, .waitSeconds = 1});
    const auto made = await(engine->create());
    VERIFY_OK(made);
    QVERIFY(disk.makeReadOnly());
    const auto listed = await(engine->list());
    VERIFY_OK(listed);
    QCOMPARE(listed->backups.size(), 1);
    VERIFY_FAILS(await(engine->create()), ErrorCode::FolderNotWritable);
    VERIFY_FAILS(await(engine->remove({u"latest"_s})), ErrorCode::FolderNotWritable);
    // When it is needed most: what lies there can be checked and saved elsewhere.
    const auto verified = await(engine->verify());
    VERIFY_OK(verified);
    QCOMPARE(verified->first().state, BackupState::Intact);
    const QString target = place.elsewhere(u"saved.db"_s);
    VERIFY_OK(await(engine->exportTo(u"latest"_s, target)));
    QCOMPARE(QString::fromLatin1(stateOf(target).sha256.toHex()), made->backup.sha256);
}

void FaultsTest::notAllowed()
{
    if (!isRoot())
        QSKIP("only root can become somebody else");
    const Place place;
    makeShop(place.database(), u"delete"_s);
    VERIFY_OK(place.create());
    // Enterable and readable for everybody, but not writable.
    for (const QString &path : {place.elsewhere(u"."_s), place.data(), place.backups()})
        ::chmod(QFile::encodeName(path).constData(), 0755);
    for (const QString &path :
         {place.database(), place.location().catalogue(), place.location().marker()})
        ::chmod(QFile::encodeName(path).constData(), 0644);
    const auto earlier = place.backupStates();
    const QStringList user{u"--user"_s, nobody};
    const auto refused = runHelper(user + QStringList{u"create"_s, place.database()});
    QVERIFY2(refused.outcome.startsWith(u"error folder-not-writable"_s),
             qPrintable(refused.outcome));
    const auto removing = runHelper(user + QStringList{u"remove"_s, place.database(), u"latest"_s});
    QVERIFY2(removing.outcome.startsWith(u"error folder-not-writable"_s),
             qPrintable(removing.outcome));
    const auto listed = runHelper(user + QStringList{u"list"_s, place.database()});
    QCOMPARE(listed.outcome, u"done 1"_s);
    VERIFY_EMPTY(difference(earlier, place.backupStates()));
    // No folder yet, and none can be made.
    const Place other;
    makeShop(other.database(), u"delete"_s);
    for (const QString &path : {other.elsewhere(u"."_s), other.data()})
        ::chmod(QFile::encodeName(path).constData(), 0755);
    ::chmod(QFile::encodeName(other.database()).constData(), 0644);
    const auto run = runHelper(user + QStringList{u"create"_s, other.database()});
    QVERIFY2(run.outcome.startsWith(u"error folder-not-writable"_s), qPrintable(run.outcome));
    QVERIFY(!QFile::exists(other.backups()));
}

void FaultsTest::unreadableDatabase()
{
    if (!isRoot())
        QSKIP("only root can become somebody else");
    const Place place;
    makeShop(place.database(), u"delete"_s);
    for (const QString &path : {place.elsewhere(u"."_s), place.data()})
        ::chmod(QFile::encodeName(path).constData(), 0777);
    ::chmod(QFile::encodeName(place.database()).constData(), 0600);
    const auto run = runHelper({u"--user"_s, nobody, u"create"_s, place.database()});
    QVERIFY2(run.outcome.startsWith(u"error database-unreadable"_s), qPrintable(run.outcome));
    QVERIFY(!QFile::exists(place.backups()));
}

void FaultsTest::folderIsAFile()
{
    const Place place;
    makeShop(place.database());
    writeFile(place.backups(), "a file");
    const auto engine = place.engine();
    VERIFY_FAILS(await(engine->create()), ErrorCode::FolderNotAFolder);
    VERIFY_FAILS(await(engine->list()), ErrorCode::FolderNotAFolder);
    VERIFY_FAILS(await(engine->startUp()), ErrorCode::FolderNotAFolder);
    QCOMPARE(fileBytes(place.backups()), QByteArray("a file"));
    // Consent does not help here, and must not harm.
    const auto agreed = place.engine({.folder = {}, .waitSeconds = 1, .initFolder = true});
    VERIFY_FAILS(await(agreed->create()), ErrorCode::FolderNotAFolder);
}

void FaultsTest::folderIsALink()
{
    const Place place;
    makeShop(place.database());
    QVERIFY(QFile::link(place.elsewhere(u"nowhere"_s), place.backups()));
    VERIFY_FAILS(place.create(), ErrorCode::FolderNotAFolder);
    // To a real folder it is what many people do with a second disk.
    QVERIFY(QDir().mkpath(place.elsewhere(u"nowhere"_s)));
    VERIFY_OK(place.create());
    VERIFY_EMPTY(place.disagreement());
}

void FaultsTest::folderGoesAway()
{
    const Place place;
    makeAccounts(place.database(), u"delete"_s, 12);
    const auto source = statesBeside(place.database());
    const auto engine = place.engine();
    bool gone = false;
    connect(engine.get(), &BackupEngine::progressChanged, this, [&](const Progress &now) {
        // The job makes and removes files of its own there meanwhile: then Qt fails, or leaves
        // some.
        for (int attempt = 0; now.stage == Stage::Checking && !gone && attempt < 1000; ++attempt)
            gone = QDir(place.backups()).removeRecursively() || !QFile::exists(place.backups());
    });
    const auto result = await(engine->create());
    QVERIFY(gone);
    QVERIFY(!result.has_value());
    QVERIFY(result.error().code != ErrorCode::Internal
            && result.error().code != ErrorCode::DatabaseDamaged);
    qInfo("%s", qPrintable(failureText(result)));
    VERIFY_EMPTY(difference(source, statesBeside(place.database())));
    VERIFY_OK(place.create());
    VERIFY_EMPTY(place.disagreement());
}

void FaultsTest::replacedBackup_data()
{
    QTest::addColumn<QString>("by");
    for (const char *by : {"link", "link to nowhere", "fifo", "folder", "nothing", "other bytes"})
        QTest::newRow(by) << QString::fromLatin1(by);
}

void FaultsTest::replacedBackup()
{
    QFETCH(const QString, by);
    const Place place;
    makeShop(place.database(), u"delete"_s);
    const auto made = place.create();
    VERIFY_OK(made);
    const QString precious = place.elsewhere(u"precious.db"_s);
    QVERIFY(QFile::rename(made->backup.path, precious));
    const QByteArray name = QFile::encodeName(made->backup.path);
    if (by == u"link"_s)
        QVERIFY(QFile::link(precious, made->backup.path));
    else if (by == u"link to nowhere"_s)
        QVERIFY(QFile::link(place.elsewhere(u"nowhere"_s), made->backup.path));
    else if (by == u"fifo"_s)
        QCOMPARE(::mkfifo(name.constData(), 0600), 0);
    else if (by == u"folder"_s)
        QVERIFY(QDir().mkpath(made->backup.path + u"/inside"_s));
    else if (by == u"other bytes"_s)
        writeFile(made->backup.path, QByteArray(int(made->backup.sizeBytes), 'x'));
    const auto engine = place.engine();
    const auto verified = await(engine->verify()); // must not hang
    VERIFY_OK(verified);
    QCOMPARE(verified->size(), 1);
    QCOMPARE(verified->first().state,
             by == u"other bytes"_s ? BackupState::Damaged : BackupState::Missing);
    const QString target = place.elsewhere(u"out.db"_s);
    const auto exported = await(engine->exportTo(made->backup.id, target));
    QVERIFY2(!exported.has_value() && !QFile::exists(target), "a link was followed");
    const auto removed = await(engine->remove({made->backup.id}));
    VERIFY_OK(removed);
    if (by == u"folder"_s) {
        QCOMPARE(removed->errors.size(), 1);
        QCOMPARE(removed->errors.first().name(), Error{ErrorCode::NotDeleted}.name());
        QVERIFY(QFile::exists(made->backup.path + u"/inside"_s));
    } else {
        QCOMPARE(removed->deleted.size(), 1);
        QVERIFY(!QFileInfo(made->backup.path).isSymLink() && !QFile::exists(made->backup.path));
    }
    QCOMPARE(QString::fromLatin1(stateOf(precious).sha256.toHex()), made->backup.sha256);
}

void FaultsTest::catalogueIsALink()
{
    const Place place;
    makeShop(place.database());
    VERIFY_OK(place.create());
    const QString elsewhere = place.elsewhere(u"moved.db"_s);
    QVERIFY(QFile::rename(place.location().catalogue(), elsewhere));
    QVERIFY(QFile::link(elsewhere, place.location().catalogue()));
    const auto before = stateOf(elsewhere);
    VERIFY_FAILS(place.create(), ErrorCode::FolderUnsafe);
    VERIFY_FAILS(place.list(), ErrorCode::FolderUnsafe);
    QCOMPARE(stateOf(elsewhere), before);
}

void FaultsTest::secondName_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : {".lock", "catalogue.db", "catalogue.db-journal", "catalogue.db-wal"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

/// What bears a name of ours and another one elsewhere: whatever is written there shows elsewhere.
void FaultsTest::secondName()
{
    QFETCH(const QString, name);
    const Place place;
    makeShop(place.database());
    VERIFY_OK(place.create());
    const QString precious = place.elsewhere(u"precious"_s);
    writeFile(precious, QByteArray(8, '\0') + "precious"); // to SQLite an empty journal
    const QString planted = place.backups() + u'/' + name;
    QFile::remove(planted);
    QCOMPARE(
        ::link(QFile::encodeName(precious).constData(), QFile::encodeName(planted).constData()), 0);
    const auto before = stateOf(precious);
    VERIFY_FAILS(place.create(), ErrorCode::FolderUnsafe);
    QCOMPARE(stateOf(precious), before);
    QVERIFY(QFile::remove(planted));
    VERIFY_OK(place.create());
    VERIFY_EMPTY(place.disagreement());
}

void FaultsTest::busyFolder()
{
    const Place place;
    makeShop(place.database(), u"delete"_s, 20);
    const auto made = place.create();
    VERIFY_OK(made);
    QuietContext quiet;
    {
        const auto held = BackupFolder::open(place.location(), false, quiet.context());
        VERIFY_OK(held);
        for (const QStringList &job :
             {QStringList{u"create"_s}, {u"startup"_s}, {u"verify"_s}, {u"remove"_s}}) {
            QStringList words{u"--wait"_s, u"0"_s, job.first(), place.database()};
            if (job.first() == u"remove"_s)
                words.append(made->backup.id);
            const auto run = runHelper(words); // another process
            QVERIFY2(run.outcome.startsWith(u"error folder-busy"_s), qPrintable(run.outcome));
        }
        const auto engine = place.engine({.folder = {}, .waitSeconds = 0});
        VERIFY_FAILS(await(engine->create()), ErrorCode::FolderBusy); // and the same one
        VERIFY_OK(await(engine->list()));
    }
    const auto run = runHelper({u"--wait"_s, u"0"_s, u"create"_s, place.database()});
    QVERIFY2(run.outcome.startsWith(u"done"_s), qPrintable(run.outcome));
}

void FaultsTest::busyDatabase()
{
    const Place place;
    makeShop(place.database(), u"delete"_s, 20);
    OtherProgram other;
    QVERIFY(other.startLock(place.database(), u"exclusive"_s));
    const auto engine = place.engine({.folder = {}, .waitSeconds = 1});
    VERIFY_FAILS(await(engine->create()), ErrorCode::DatabaseBusy);
    QVERIFY(place.backupFiles().isEmpty());
    QVERIFY(other.stop());
    VERIFY_OK(await(engine->create()));
}

QTEST_GUILESS_MAIN(FaultsTest)
#include "tst_faults.moc"
