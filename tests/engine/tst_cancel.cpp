// SPDX-License-Identifier: GPL-3.0-or-later
// Stopping at any moment, and what is told on the way.
#include "engine/internal/maintenancejobs.h"
#include "tests/engine/fixture.h"
#include "tests/support/otherprogram.h"

#include <QElapsedTimer>

#include <thread>

using namespace litekeep;
using namespace litekeep::test;

namespace {

constexpr int megabytes = 40;
constexpr qint64 generousMs = 2000;

/// One job that is cancelled at its n-th progress event; what came of it.
struct Stopped
{
    int events = 0;
    qint64 tookMs = -1; ///< from cancel() to the result
    QString trouble;
};

template <typename T>
Stopped runAndStop(BackupEngine &engine, const std::function<QFuture<Result<T>>()> &start, int at)
{
    Stopped stopped;
    QElapsedTimer clock;
    int last = -1;
    const auto connection = QObject::connect(&engine, &BackupEngine::progressChanged, &engine,
                                             [&](const Progress &now) {
                                                 if (now.percent < last)
                                                     stopped.trouble = u"the percentage fell"_s;
                                                 last = now.percent;
                                                 if (stopped.events++ == at) {
                                                     clock.start();
                                                     engine.cancel();
                                                 }
                                             });
    const auto result = await<T>(start());
    if (clock.isValid())
        stopped.tookMs = clock.elapsed();
    QObject::disconnect(connection);
    if (!result && result.error().code != ErrorCode::Cancelled)
        stopped.trouble = failureText(result);
    if (result && last != 100)
        stopped.trouble = u"done at %1 percent"_s.arg(last);
    if (!result && last == 100)
        stopped.trouble = u"cancelled at 100 percent"_s;
    return stopped;
}

} // namespace

class CancelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void create_data();
    void create();
    void exporting();
    void verifying();
    void whileWaiting_data();
    void whileWaiting();
    void betweenDeletions();
    void waitingJobsAreCancelled();
    void nextJobIsNotCancelled();
    void progressOfAll();
};

void CancelTest::create_data()
{
    QTest::addColumn<QString>("mode");
    QTest::addColumn<bool>("open");
    QTest::newRow("wal, idle") << u"wal"_s << false;
    QTest::newRow("wal, open elsewhere") << u"wal"_s << true;
    QTest::newRow("delete") << u"delete"_s << false;
}

void CancelTest::create()
{
    QFETCH(const QString, mode);
    QFETCH(const bool, open);
    const Place place;
    makeAccounts(place.database(), mode, megabytes);
    OtherProgram other;
    if (open)
        QVERIFY(other.startLock(place.database(), u"shared"_s));
    const auto engine = place.engine();
    const auto first = await(engine->create());
    VERIFY_OK(first);
    auto files = place.backupStates();
    const auto source = statesBeside(place.database());
    qint64 slowest = 0;
    int cancelled = 0;
    for (int at = 0; at < 200; at += at < 3 ? 1 : 17) {
        const auto stopped = runAndStop<CreateResult>(
            *engine, [&] { return engine->create(); }, at);
        VERIFY_EMPTY(stopped.trouble);
        const auto now = place.backupStates();
        const bool finished = now.size() > files.size();
        if (!finished) {
            VERIFY_EMPTY(difference(files, now)); // nothing left, nothing touched
            slowest = qMax(slowest, stopped.tookMs);
            ++cancelled;
        }
        files = now;
        if (stopped.tookMs < 0)
            break; // it had fewer events
    }
    QVERIFY(cancelled >= 3);
    VERIFY_EMPTY(place.disagreement());
    VERIFY_EMPTY(difference(source, statesBeside(place.database())));
    qInfo("%d cancelled; slowest %lld ms from cancel() to the result", cancelled, slowest);
    QVERIFY2(slowest < generousMs, qPrintable(QString::number(slowest)));
}

void CancelTest::exporting()
{
    const Place place;
    makeAccounts(place.database(), u"delete"_s, megabytes);
    const auto engine = place.engine();
    VERIFY_OK(await(engine->create()));
    const QString target = place.elsewhere(u"target.db"_s);
    const QStringList before = entriesOf(place.elsewhere(u"."_s));
    for (const int at : {0, 1, 3, 8}) {
        const auto stopped = runAndStop<ExportResult>(
            *engine, [&] { return engine->exportTo(u"latest"_s, target); }, at);
        VERIFY_EMPTY(stopped.trouble);
        if (QFile::remove(target))
            continue; // it was faster
        QCOMPARE(entriesOf(place.elsewhere(u"."_s)), before);
        QVERIFY(stopped.tookMs < generousMs);
    }
}

void CancelTest::verifying()
{
    const Place place;
    makeAccounts(place.database(), u"delete"_s, megabytes);
    const auto engine = place.engine();
    const auto made = await(engine->create());
    VERIFY_OK(made);
    for (const int at : {0, 1, 5, 30}) {
        const auto stopped = runAndStop<QList<VerifyResult>>(
            *engine, [&] { return engine->verify(); }, at);
        VERIFY_EMPTY(stopped.trouble);
        QVERIFY(stopped.tookMs < generousMs);
        const auto now = await(engine->get(made->backup.id));
        VERIFY_OK(now);
        QCOMPARE(now->state, BackupState::Intact); // a check that was stopped says nothing
    }
}

void CancelTest::whileWaiting_data()
{
    QTest::addColumn<QString>("what");
    QTest::newRow("database") << u"database"_s;
    QTest::newRow("folder") << u"folder"_s;
}

void CancelTest::whileWaiting()
{
    QFETCH(const QString, what);
    const Place place;
    makeShop(place.database(), u"delete"_s, 20);
    VERIFY_OK(place.create());
    OtherProgram other;
    QuietContext quiet;
    std::optional<BackupFolder> held;
    if (what == u"database"_s) {
        QVERIFY(other.startLock(place.database(), u"exclusive"_s));
    } else {
        auto folder = BackupFolder::open(place.location(), false, quiet.context());
        VERIFY_OK(folder);
        held.emplace(std::move(*folder));
    }
    const auto engine = place.engine({.folder = {}, .waitSeconds = 100});
    QElapsedTimer clock;
    connect(engine.get(), &BackupEngine::progressChanged, this, [&](const Progress &now) {
        const auto wanted =
            what == u"folder"_s ? Stage::WaitingForFolder : Stage::WaitingForDatabase;
        if (now.stage == wanted) {
            clock.start();
            engine->cancel();
        }
    });
    const auto result = await(engine->create());
    VERIFY_FAILS(result, ErrorCode::Cancelled);
    QVERIFY(clock.isValid()); // so the waiting was told
    QVERIFY(clock.elapsed() < generousMs);
}

void CancelTest::betweenDeletions()
{
    const Place place;
    makeShop(place.database(), u"delete"_s, 5);
    const auto maker = place.engine();
    QStringList ids;
    // As many as retention keeps.
    for (int i = 0; i < 10; ++i) {
        const auto made = await(maker->create());
        VERIFY_OK(made);
        ids.append(made->backup.id);
    }
    const auto total = place.backupFiles().size();
    std::stop_source stop;
    std::jthread watcher([&] {
        while (place.backupFiles().size() == total && !stop.stop_requested()) {}
        stop.request_stop();
    });
    ProgressReporter reporter([](const Progress &) {});
    const JobContext context{.stop = stop.get_token(), .progress = &reporter};
    Result<RemoveResult> result = failure(ErrorCode::Internal);
    {
        auto folder = BackupFolder::open(place.location(), false, context);
        VERIFY_OK(folder);
        auto catalogue = Catalogue::open(place.location());
        VERIFY_OK(catalogue);
        result = removeBackups(*folder, *catalogue, ids, context);
    }
    stop.request_stop();
    watcher.join();
    const auto gone = total - place.backupFiles().size();
    QVERIFY(gone > 0);
    VERIFY_OK(result); // "Cancelled. Nothing was changed." would be a lie
    QCOMPARE(result->deleted.size(), gone);
    VERIFY_EMPTY(place.disagreement());
}

void CancelTest::waitingJobsAreCancelled()
{
    const Place place;
    makeAccounts(place.database(), u"delete"_s, 10);
    const auto engine = place.engine();
    const auto first = engine->create();
    const auto second = engine->create();
    const auto third = engine->verify();
    QVERIFY(engine->isBusy());
    engine->cancel();
    VERIFY_FAILS(await(first), ErrorCode::Cancelled);
    VERIFY_FAILS(await(second), ErrorCode::Cancelled);
    VERIFY_FAILS(await(third), ErrorCode::Cancelled);
    QVERIFY(!engine->isBusy());
    QVERIFY(place.backupFiles().isEmpty());
}

void CancelTest::nextJobIsNotCancelled()
{
    const Place place;
    makeAccounts(place.database(), u"delete"_s, 10);
    const auto engine = place.engine();
    const auto first = engine->create();
    engine->cancel();
    const auto second = engine->create(); // asked for after the cancel
    VERIFY_FAILS(await(first), ErrorCode::Cancelled);
    VERIFY_OK(await(second));
}

void CancelTest::progressOfAll()
{
    const Place place;
    makeAccounts(place.database(), u"wal"_s, 10);
    const auto engine = place.engine();
    const QString target = place.elsewhere(u"out.db"_s);
    constexpr int never = 1 << 30;
    const auto created = runAndStop<CreateResult>(
        *engine, [&] { return engine->create(); }, never);
    VERIFY_EMPTY(created.trouble);
    QVERIFY(created.events > 5);
    VERIFY_EMPTY(runAndStop<QList<VerifyResult>>(
                     *engine, [&] { return engine->verify(); }, never)
                     .trouble);
    VERIFY_EMPTY(runAndStop<ExportResult>(
                     *engine, [&] { return engine->exportTo(u"latest"_s, target); }, never)
                     .trouble);
    VERIFY_EMPTY(runAndStop<CreateResult>(
                     *engine, [&] { return engine->importFrom(target); }, never)
                     .trouble);
    VERIFY_EMPTY(runAndStop<RemoveResult>(
                     *engine, [&] { return engine->remove({u"latest"_s}); }, never)
                     .trouble);
}

QTEST_GUILESS_MAIN(CancelTest)
#include "tst_cancel.moc"
