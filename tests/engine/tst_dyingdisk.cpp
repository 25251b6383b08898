// SPDX-License-Identifier: GPL-3.0-or-later
// A disk that takes all that is written to it and cannot keep it: "done" must not be said.
#include "engine/internal/backupnames.h"
#include "engine/internal/copyjob.h"
#include "engine/internal/disksync.h"
#include "engine/internal/snapshot.h"
#include "tests/engine/fixture.h"
#include "tests/support/dyingdisk.h"

using namespace litekeep;
using namespace litekeep::test;

namespace {

constexpr int megabytes = 16;

bool isDiskTrouble(const Error &error)
{
    return error.code == ErrorCode::WriteFailed || error.code == ErrorCode::DiskFull;
}

} // namespace

#define DYING_DISK(name, folder)                                                                   \
    DyingDisk name(folder);                                                                        \
    if (!(name).obstacle().isEmpty())                                                              \
    QSKIP(qPrintable((name).obstacle()))

class DyingDiskTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void backup();
    void exporting();
    void damagedSnapshotIsNoDamagedDatabase();
    void followsAGrowingFile();
};

void DyingDiskTest::backup()
{
    const Place place;
    makeAccounts(place.database(), u"delete"_s, megabytes);
    DYING_DISK(disk, place.elsewhere(u"disk"_s));
    const QString folder = disk.path() + u"/backups";
    const auto engine = place.engine({.folder = folder, .waitSeconds = 5});
    const auto first = await(engine->create());
    VERIFY_OK(first);
    const QString file = first->backup.path;
    // Its row first, so that only the bytes of a backup can be lost.
    VERIFY_OK(await(engine->create()));
    VERIFY_OK(await(engine->remove({u"latest"_s})));
    const QStringList before = entriesOf(folder);
    QVERIFY(disk.loseBlocksOf(file));
    const auto second = await(engine->create());
    if (second) {
        QVERIFY(disk.forgetCaches(second->backup.path));
        const auto verified = await(engine->verify({second->backup.id}));
        VERIFY_OK(verified);
        QCOMPARE(verified->constFirst().state, BackupState::Intact);
        QSKIP("the file system used other blocks");
    }
    QVERIFY2(isDiskTrouble(second.error()), qPrintable(failureText(second)));
    QStringList left = before;
    left.removeOne(QFileInfo(file).fileName());
    QCOMPARE(entriesOf(folder), left);
}

void DyingDiskTest::exporting()
{
    const Place place;
    makeAccounts(place.database(), u"delete"_s, megabytes);
    DYING_DISK(disk, place.elsewhere(u"disk"_s));
    const auto engine = place.engine();
    VERIFY_OK(await(engine->create()));
    const QString target = disk.path() + u"/copy.db";
    VERIFY_OK(await(engine->exportTo(u"latest"_s, target)));
    QVERIFY(disk.loseBlocksOf(target));
    const auto again = await(engine->exportTo(u"latest"_s, target));
    if (again) {
        const QByteArray sealed =
            stateOf(place.backups() + u'/' + place.backupFiles().constFirst()).sha256;
        QVERIFY(disk.forgetCaches(target));
        QCOMPARE(stateOf(target).sha256, sealed);
        QSKIP("the file system used other blocks");
    }
    QVERIFY2(isDiskTrouble(again.error()), qPrintable(failureText(again)));
    QVERIFY(!QFile::exists(target));
}

/// The check reads the snapshot from the disk when memory is short.
void DyingDiskTest::damagedSnapshotIsNoDamagedDatabase()
{
    const Place place;
    makeAccounts(place.database(), u"delete"_s, megabytes);
    DYING_DISK(disk, place.elsewhere(u"disk"_s));
    const QString snapshot = disk.path() + u"/snapshot.partial";
    QuietContext quiet;
    const auto source = lookAtDatabase(place.database(), {});
    VERIFY_OK(source);
    VERIFY_OK(takeSnapshot(*source, snapshot, quiet.context()));
    disk.fill();
    QVERIFY(disk.loseBlocksOf(snapshot));
    VERIFY_OK(takeSnapshot(*source, snapshot, quiet.context()));
    QVERIFY(disk.forgetCaches(snapshot));
    const QString copy = place.elsewhere(u"copy.partial"_s);
    VERIFY_OK(createExclusively(copy));
    const auto checked = checkAndCopy(snapshot, copy, false, place.database(), quiet.context());
    if (checked && checked->verdict.kind == CheckVerdict::Kind::Intact)
        QSKIP("the file system used other blocks");
    QVERIFY2(!checked, "the database was called damaged");
    QVERIFY2(isDiskTrouble(checked.error()), qPrintable(failureText(checked)));
}

/// The protocol between the two processes, with a file that grows while it is written out.
void DyingDiskTest::followsAGrowingFile()
{
    const Place place;
    const QString path = place.elsewhere(u"growing"_s);
    const auto fd = createExclusively(path);
    VERIFY_OK(fd);
    const std::stop_source never;
    DiskSync sync(fd->get(), path);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered));
    const QByteArray block(1024 * 1024 + 1, 'x');
    for (int i = 0; i < 50; ++i) {
        QCOMPARE(file.write(block), block.size());
        VERIFY_OK(sync.offer(file.size(), never.get_token()));
    }
    VERIFY_OK(sync.finish(never.get_token()));
    VERIFY_OK(sync.finish(never.get_token())); // nothing left to do
    // More than the queues between them hold.
    DiskSync talkative(fd->get(), path);
    for (int end = 0; end < 200'000; ++end)
        talkative.begin(end);
    VERIFY_OK(talkative.finish(never.get_token()));
    std::stop_source stopped;
    stopped.request_stop();
    DiskSync again(fd->get(), path);
    VERIFY_FAILS(again.finish(stopped.get_token()), ErrorCode::Cancelled);
}

QTEST_GUILESS_MAIN(DyingDiskTest)
#include "tst_dyingdisk.moc"
