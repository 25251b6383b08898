// SPDX-License-Identifier: GPL-3.0-or-later
// R1: whatever the engine does to a live database, no lock on it is dropped. The trap: a
// process loses all its POSIX locks on a file when it closes any descriptor of it, and another
// program then writes where it must not.
#include "engine/internal/childprocess.h"
#include "engine/internal/foldersearch.h"
#include "engine/internal/sourcedatabase.h"
#include "tests/engine/fixture.h"

#include <functional>

using namespace litekeep;
using namespace litekeep::test;

namespace {

/// True when another process could write to the database now.
bool othersCanWrite(const QString &path)
{
    return QProcess::execute(QStringLiteral(LOCKPROBE), {path}) == 0;
}

} // namespace

class LocksTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theTrapIsReal();
    void kept_data();
    void kept();
    void holderIsSeen_data();
    void holderIsSeen();
};

/// The measuring itself: reading the file ourselves does lose the lock.
void LocksTest::theTrapIsReal()
{
    const Place place;
    makeShop(place.database(), u"delete"_s);
    SqliteFile holder(place.database());
    holder.run(u"BEGIN IMMEDIATE"_s);
    QVERIFY(!othersCanWrite(place.database()));
    fileBytes(place.database());
    QVERIFY(othersCanWrite(place.database()));
    holder.run(u"ROLLBACK"_s);
}

using Act = std::function<void(const Place &)>;

void LocksTest::kept_data()
{
    QTest::addColumn<QString>("mode");
    QTest::addColumn<Act>("act");
    const std::stop_token never;
    for (const QString &mode : {u"delete"_s, u"wal"_s}) {
        const auto row = [&](const char *name, const Act &act) {
            QTest::addRow("%s, %s", name, qPrintable(mode)) << mode << act;
        };
        row("look",
            [=](const Place &place) { VERIFY_OK(lookAtDatabase(place.database(), never)); });
        row("fingerprint", [=](const Place &place) {
            const auto source = lookAtDatabase(place.database(), never);
            VERIFY_OK(source);
            waitUntilSettled(*source, never);
            const auto text = sourceFingerprint(*source, never);
            VERIFY_OK(text);
            QVERIFY(!text->isEmpty());
        });
        row("copy in a child", [=](const Place &place) {
            const auto target = createExclusively(place.elsewhere(u"copy"_s));
            VERIFY_OK(target);
            VERIFY_OK(copyFileInChild(
                place.database(), target->get(), place.elsewhere(u"copy"_s), [](qint64) {}, never));
        });
        row("ask for locks",
            [=](const Place &place) { VERIFY_OK(lockHolderInChild(place.database(), never)); });
        row("inspect", [](const Place &place) {
            const auto engine = place.engine();
            VERIFY_OK(await(engine->inspect()));
        });
        row("create", [](const Place &place) {
            const auto made = place.create();
            VERIFY_OK(made);
            QCOMPARE(made->backup.state, BackupState::Intact);
        });
        row("automatic, twice", [](const Place &place) {
            VERIFY_OK(place.create(BackupType::Auto));
            VERIFY_OK(place.create(BackupType::Auto));
        });
        row("list, verify, remove", [](const Place &place) {
            const auto engine = place.engine();
            VERIFY_OK(await(engine->create()));
            VERIFY_OK(await(engine->list()));
            VERIFY_OK(await(engine->verify()));
            VERIFY_OK(await(engine->remove({u"latest"_s})));
        });
        row("import of itself", [](const Place &place) {
            const auto engine = place.engine();
            VERIFY_OK(await(engine->importFrom(place.database())));
        });
        row("export onto it", [](const Place &place) {
            const auto engine = place.engine();
            VERIFY_OK(await(engine->create()));
            VERIFY_FAILS(await(engine->exportTo(u"latest"_s, place.database(), true)),
                         ErrorCode::TargetIsDatabase);
        });
        row("search for databases", [](const Place &place) {
            int found = 0;
            const SearchListener listener{.found = [&](const FoundDatabase &) { ++found; },
                                          .enteredFolder = [](const FindProgress &) {}};
            searchFolders({.folders = {place.data()}}, KnownApps::builtIn(), listener, {});
            QCOMPARE(found, 1);
        });
        row("backup folder is its own", [](const Place &place) {
            const auto engine = place.engine({.folder = place.data(), .waitSeconds = 0});
            static_cast<void>(await(engine->create()));
        });
    }
}

void LocksTest::kept()
{
    QFETCH(const QString, mode);
    QFETCH(const Act, act);
    const Place place;
    makeShop(place.database(), mode, 50);
    SqliteFile holder(place.database());
    holder.run(u"BEGIN IMMEDIATE; INSERT INTO log VALUES ('not yet committed')"_s);
    QVERIFY(!othersCanWrite(place.database()));
    act(place);
    if (QTest::currentTestFailed())
        return;
    QVERIFY2(!othersCanWrite(place.database()), "our lock was dropped");
    holder.run(u"COMMIT"_s);
    QCOMPARE(holder.value(u"SELECT count(*) FROM log"_s).toInt(), 1);
    QVERIFY(othersCanWrite(place.database()));
}

void LocksTest::holderIsSeen_data()
{
    QTest::addColumn<QString>("mode");
    QTest::addColumn<QString>("sql");
    QTest::addColumn<bool>("seen");
    QTest::newRow("wal, idle") << u"wal"_s << u"SELECT count(*) FROM log"_s << true;
    QTest::newRow("wal, writing") << u"wal"_s << u"BEGIN IMMEDIATE"_s << true;
    QTest::newRow("delete, idle") << u"delete"_s << u"SELECT count(*) FROM log"_s << false;
    QTest::newRow("delete, writing") << u"delete"_s << u"BEGIN IMMEDIATE"_s << true;
    QTest::newRow("delete, exclusive") << u"delete"_s << u"BEGIN EXCLUSIVE"_s << true;
}

void LocksTest::holderIsSeen()
{
    QFETCH(const QString, mode);
    QFETCH(const QString, sql);
    QFETCH(const bool, seen);
    const Place place;
    makeShop(place.database(), mode, 20);
    QProcess other;
    other.start(QStringLiteral(LOCKPROBE), {place.database(), sql});
    QVERIFY(other.waitForReadyRead());
    const auto holder = lockHolderInChild(place.database(), {});
    VERIFY_OK(holder);
    QCOMPARE(holder->has_value(), seen);
    if (seen)
        QCOMPARE((*holder)->pid, other.processId());
    const auto engine = place.engine();
    const auto info = await(engine->inspect());
    VERIFY_OK(info);
    QCOMPARE(info->openedBy.size(), 1);
    QCOMPARE(info->openedBy.first().pid, other.processId());
    QCOMPARE(info->openedBy.first().name, QFileInfo(QStringLiteral(LOCKPROBE)).fileName());
    other.closeWriteChannel();
    QVERIFY(other.waitForFinished());
    QVERIFY(!lockHolderInChild(place.database(), {})->has_value());
}

QTEST_GUILESS_MAIN(LocksTest)
#include "tst_locks.moc"
