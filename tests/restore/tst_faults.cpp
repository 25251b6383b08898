// SPDX-License-Identifier: GPL-3.0-or-later
// Real faults of the surroundings: a clear error, and the database as it was.
#include "tests/restore/program.h"
#include "tests/restore/restoring.h"
#include "tests/support/ctl.h"
#include "tests/support/privileges.h"
#include "tests/support/smallfilesystem.h"

#include <QStandardPaths>

using namespace litekeep;
using namespace litekeep::test;

class FaultsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fullDiskOfTheDatabase_data();
    void fullDiskOfTheDatabase();
    void fullDiskOfTheBackups();
    void fullDiskWhenBytesAreKept();
    void fullDiskKeepsTheLog();
    void fileSizeLimit_data();
    void fileSizeLimit();
    void readOnlyFolder_data();
    void readOnlyFolder();
};

void FaultsTest::fullDiskOfTheDatabase_data()
{
    QTest::addColumn<QString>("mode");
    QTest::newRow("wal") << u"wal"_s;
    QTest::newRow("delete") << u"delete"_s;
}

/// "Then" is larger than "now", and the disk has no room for it.
void FaultsTest::fullDiskOfTheDatabase()
{
    QFETCH(const QString, mode);
    const Place place;
    const QString folder = place.elsewhere(u"disk"_s);
    QDir().mkpath(folder);
    SmallFileSystem disk(folder, 24);
    if (!disk.obstacle().isEmpty())
        QSKIP(qPrintable(disk.obstacle()));
    const QString database = folder + u"/app.db"_s;
    makeThen(database, u"delete"_s, 9);
    const EngineOptions options{.folder = place.elsewhere(u"kept"_s), .waitSeconds = 2};
    BackupEngine engine(database, options);
    const auto made = await(engine.create());
    VERIFY_OK(made);
    SqliteFile(database).run(u"PRAGMA journal_mode=DELETE; DELETE FROM ballast WHERE id > 64;"
                             "UPDATE state SET name='now'; VACUUM; PRAGMA journal_mode="_s
                             + mode);
    writeFile(folder + u"/filler"_s, QByteArray(17'500'000, 'f'));
    const auto before = statesBeside(database);
    const QByteArray bytes = fileBytes(database);
    VERIFY_FAILS(await(engine.restore(made->backup.id)), ErrorCode::DiskFull);
    QVERIFY(fileBytes(database) == bytes);
    QCOMPARE(statesBeside(database).keys(), before.keys());
    QVERIFY(!await(engine.undoable())->has_value());
    QCOMPARE(journalModeOf(database), mode);
    QVERIFY(QFile::remove(folder + u"/filler"_s));
    VERIFY_OK(await(engine.restore(made->backup.id)));
    QCOMPARE(journalModeOf(database), mode);
}

void FaultsTest::fullDiskOfTheBackups()
{
    const Place place;
    makeThen(place.database(), u"wal"_s, 1);
    const QString folder = place.elsewhere(u"disk"_s);
    QDir().mkpath(folder);
    SmallFileSystem disk(folder, 100);
    if (!disk.obstacle().isEmpty())
        QSKIP(qPrintable(disk.obstacle()));
    BackupEngine engine(place.database(), {.folder = folder + u"/kept"_s, .waitSeconds = 2});
    const auto made = await(engine.create());
    VERIFY_OK(made);
    makeNow(place.database());
    writeFile(folder + u"/filler"_s, QByteArray(60'000'000, 'f')); // less than the reserve is left
    const auto before = statesBeside(place.database());
    const auto failed = await(engine.restore(made->backup.id));
    VERIFY_FAILS(failed, ErrorCode::SafetyBackupFailed);
    QVERIFY2(failed.error().detail.contains(u"no-space"_s), qPrintable(failed.error().detail));
    VERIFY_EMPTY(difference(before, statesBeside(place.database())));
    QVERIFY(!await(engine.interruptedRestore())->has_value());
}

void FaultsTest::fullDiskWhenBytesAreKept()
{
    const Place place;
    makeThen(place.database(), u"delete"_s, 1);
    const QString folder = place.elsewhere(u"disk"_s);
    QDir().mkpath(folder);
    SmallFileSystem disk(folder, 100);
    if (!disk.obstacle().isEmpty())
        QSKIP(qPrintable(disk.obstacle()));
    BackupEngine engine(place.database(), {.folder = folder + u"/kept"_s, .waitSeconds = 2});
    const auto made = await(engine.create());
    VERIFY_OK(made);
    writeFile(place.database(), QByteArray(120'000'000, 'g'));
    const auto before = statesBeside(place.database());
    VERIFY_FAILS(await(engine.restore(made->backup.id)), ErrorCode::SafetyBackupFailed);
    VERIFY_EMPTY(difference(before, statesBeside(place.database())));
    QVERIFY(await(engine.damagedCopies())->isEmpty());
    QVERIFY(!await(engine.interruptedRestore())->has_value());
}

/// Damaged, but SQLite reads it, and its log holds what was written last: a restore that cannot
/// be done must not take that from it.
void FaultsTest::fullDiskKeepsTheLog()
{
    const Place place;
    const QString folder = place.elsewhere(u"disk"_s);
    QDir().mkpath(folder);
    SmallFileSystem disk(folder, 24);
    if (!disk.obstacle().isEmpty())
        QSKIP(qPrintable(disk.obstacle()));
    const QString database = folder + u"/app.db"_s;
    makeThen(database, u"delete"_s, 9);
    BackupEngine engine(database, {.folder = place.elsewhere(u"kept"_s), .waitSeconds = 2});
    const auto made = await(engine.create());
    VERIFY_OK(made);
    SqliteFile(database).run(u"PRAGMA journal_mode=DELETE; DELETE FROM ballast WHERE id > 64;"
                             "UPDATE state SET name='now'; VACUUM"_s);
    desyncIndex(database, u"entry_epoch"_s);
    SqliteFile(database).run(u"PRAGMA journal_mode=WAL"_s);
    Program writer;
    QVERIFY(writer.start({u"writer"_s, database}));
    QVERIFY(writer.waitFor(u"ack 9"_s));
    writer.process().kill();
    writer.process().waitForFinished();
    QVERIFY(QFileInfo(database + u"-wal"_s).size() > 0);
    writeFile(folder + u"/filler"_s, QByteArray(17'500'000, 'f'));
    VERIFY_FAILS(await(engine.restore(made->backup.id)), ErrorCode::DiskFull);
    const QString rows = u"SELECT count(*) FROM entry NOT INDEXED WHERE epoch='later'"_s;
    QVERIFY(SqliteFile(database).value(rows).toInt() >= 9);
    QVERIFY(QFile::remove(folder + u"/filler"_s));
    VERIFY_OK(await(engine.restore(made->backup.id)));
    QVERIFY(SqliteFile(database).isIntact());
    QCOMPARE(SqliteFile(database).value(rows).toInt(), 0);
}

void FaultsTest::fileSizeLimit_data()
{
    QTest::addColumn<QString>("mode");
    QTest::addColumn<int>("kilobytes");
    for (const char *mode : {"wal", "delete"}) {
        for (const int size : {100, 1000, 3000, 6000})
            QTest::addRow("%s, %d kB", mode, size) << QString::fromLatin1(mode) << size;
    }
}

void FaultsTest::fileSizeLimit()
{
    QFETCH(const QString, mode);
    QFETCH(const int, kilobytes);
    if (QStandardPaths::findExecutable(u"prlimit"_s).isEmpty())
        QSKIP("prlimit (package util-linux) is missing");
    RestorePlace place(mode, 8);
    SqliteFile(place.database())
        .run(u"PRAGMA journal_mode=DELETE; DELETE FROM ballast WHERE id > 64; VACUUM;"
             "PRAGMA journal_mode="_s
             + mode);
    const QByteArray bytes = fileBytes(place.database());
    const CtlResult run =
        runProgram(u"prlimit"_s, {u"--fsize=%1"_s.arg(kilobytes * 1000), ctlPath(), u"--json"_s,
                                  u"restore"_s, place.database(), place.backup.id, u"--yes"_s});
    QVERIFY2(!run.crashed && run.exitCode == 1, run.summary().constData());
    QVERIFY2(run.errorCode() == u"safety-backup-failed"_s || run.errorCode() == u"disk-full"_s,
             run.summary().constData());
    QVERIFY(fileBytes(place.database()) == bytes);
    QVERIFY(SqliteFile(place.database()).isIntact());
    QVERIFY(!place.undoable());
    VERIFY_EMPTY(place.disagreement());
    VERIFY_OK(place.restore());
    VERIFY_EMPTY(place.differenceFrom(place.then));
}

void FaultsTest::readOnlyFolder_data()
{
    QTest::addColumn<QString>("mode");
    QTest::addColumn<bool>("file");
    QTest::newRow("delete, folder") << u"delete"_s << false;
    QTest::newRow("delete, file") << u"delete"_s << true;
    QTest::newRow("wal, file") << u"wal"_s << true;
}

void FaultsTest::readOnlyFolder()
{
    QFETCH(const QString, mode);
    QFETCH(const bool, file);
    if (!isRoot())
        QSKIP("only root can become somebody else");
    const UnprivilegedCtl nobody;
    if (!nobody.obstacle().isEmpty())
        QSKIP(qPrintable(nobody.obstacle()));
    QTemporaryDir dir;
    const QString database = dir.filePath(u"data/app.db"_s);
    const QString kept = dir.filePath(u"kept"_s);
    QDir().mkpath(dir.filePath(u"data"_s));
    QDir().mkpath(kept);
    makeThen(database, mode);
    UnprivilegedCtl::give(dir.path());
    const QStringList folder{u"--folder"_s, kept};
    const CtlResult made = nobody.run(QStringList{u"--json"_s, u"create"_s, database} + folder);
    QVERIFY2(made.exitCode == 0, made.summary().constData());
    makeNow(database);
    UnprivilegedCtl::give(dir.path());
    const QByteArray locked = (file ? database : dir.filePath(u"data"_s)).toUtf8();
    QCOMPARE(::chmod(locked.constData(), file ? 0444 : 0555), 0);
    const auto before = statesBeside(database);
    const CtlResult run = nobody.run(
        QStringList{u"--json"_s, u"restore"_s, database, u"latest"_s, u"--yes"_s} + folder);
    QVERIFY2(run.exitCode == 1 && run.errorCode() == u"database-not-writable"_s,
             run.summary().constData());
    VERIFY_EMPTY(difference(before, statesBeside(database)));
}

QTEST_GUILESS_MAIN(FaultsTest)
#include "tst_faults.moc"
