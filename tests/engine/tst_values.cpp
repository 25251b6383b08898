// SPDX-License-Identifier: GPL-3.0-or-later
// Pure functions and plain values: header, folder against rows, room, progress, finding, words.
#include "engine/internal/databaseheader.h"
#include "engine/internal/listing.h"
#include "engine/internal/orphans.h"
#include "engine/internal/progressreporter.h"
#include "engine/internal/roomplan.h"
#include "tests/engine/fixture.h"

#include <QSet>

#include <random>
#include <thread>
#include <vector>

using namespace litekeep;
using namespace litekeep::test;

namespace {

Backup row(const QString &id, qint64 sequence, BackupState state = BackupState::Intact)
{
    Backup backup;
    backup.id = id;
    backup.sequence = sequence;
    backup.fileName = id + u".db"_s;
    backup.state = state;
    return backup;
}

constexpr auto lastErrorCode = int(ErrorCode::NotDue);
constexpr auto lastNoticeCode = int(Notice::Code::PingFailed);
constexpr auto lastStage = int(Stage::Done);

} // namespace

class ValuesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void headerOfRealFiles_data();
    void headerOfRealFiles();
    void headerOfOtherFiles();
    void folderAgainstRows();
    void orphansInOrder();
    void roomPlan();
    void progressNeverFalls();
    void progressHundredOnlyWhenDone();
    void progressFromManyThreads();
    void progressWhileWaiting();
    void findBackup_data();
    void findBackup();
    void findNothing();
    void errorWords();
    void noticeWords();
    void stageWords();
    void namesBothWays();
};

void ValuesTest::headerOfRealFiles_data()
{
    QTest::addColumn<int>("pageSize");
    QTest::addColumn<QString>("mode");
    for (int size = 512; size <= 65536; size *= 2) {
        QTest::addRow("%d delete", size) << size << u"delete"_s;
        QTest::addRow("%d wal", size) << size << u"wal"_s;
    }
}

void ValuesTest::headerOfRealFiles()
{
    QFETCH(const int, pageSize);
    QFETCH(const QString, mode);
    const Place place;
    {
        SqliteFile database(place.database());
        database.run(u"PRAGMA page_size=%1; PRAGMA journal_mode=%2; CREATE TABLE t(a);"
                     "INSERT INTO t VALUES (zeroblob(300000)); DELETE FROM t"_s.arg(pageSize)
                         .arg(mode));
    }
    const QByteArray bytes = fileBytes(place.database());
    const auto header = parseDatabaseHeader(bytes.left(DatabaseHeader::length));
    QVERIFY(header);
    QCOMPARE(header->pageSize, pageSize);
    QCOMPARE(header->journalMode, mode == u"wal"_s ? JournalMode::Wal : JournalMode::Rollback);
    QCOMPARE(header->pageCount * pageSize, bytes.size());
    QVERIFY(header->freePages > 0);
}

void ValuesTest::headerOfOtherFiles()
{
    QVERIFY(!parseDatabaseHeader({}));
    QVERIFY(!parseDatabaseHeader(QByteArray(100, '\0')));
    QVERIFY(!parseDatabaseHeader(QByteArray("SQLite format 3")));
    QVERIFY(!parseDatabaseHeader(QByteArray("SQLite format 3\0", 16) + QByteArray(83, 'x')));
    QVERIFY(!parseDatabaseHeader(QByteArray("SQLite format 4\0", 16) + QByteArray(84, '\0')));
}

void ValuesTest::folderAgainstRows()
{
    const QList<Backup> rows{row(u"kept"_s, 4), row(u"gone"_s, 3),
                             row(u"back"_s, 2, BackupState::Missing),
                             row(u"still gone"_s, 1, BackupState::Missing)};
    const Differences found = compareFolder({u"back.db"_s, u"kept.db"_s, u"other.db"_s}, rows);
    QCOMPARE(found.missing, QList<Backup>{rows.at(1)});
    QCOMPARE(found.returned, QList<Backup>{rows.at(2)});
    QCOMPARE(found.orphans, QStringList{u"other.db"_s});
    QCOMPARE(compareFolder({}, {}), Differences());
    // Names differ by one byte or one letter's case: other files.
    QCOMPARE(compareFolder({u"Kept.db"_s}, {row(u"kept"_s, 1)}).orphans, QStringList{u"Kept.db"_s});
}

void ValuesTest::orphansInOrder()
{
    const QStringList oldestFirst{u"a foreign.db"_s,
                                  u"zoo.db"_s,
                                  u"z-20250101T000000Z-auto.db"_s,
                                  u"a-20260101T000000Z-manual.db"_s,
                                  u"a-20260101T000000Z-manual-2.db"_s,
                                  u"a-20260101T000000Z-manual-10.db"_s,
                                  u"a-20260101T000001Z-auto.db"_s};
    QStringList files = oldestFirst;
    std::mt19937 random(1); // NOLINT: the same order in each run
    for (int round = 0; round < 50; ++round) {
        std::shuffle(files.begin(), files.end(), random);
        QCOMPARE(compareFolder(files, {}).orphans, oldestFirst);
    }
}

void ValuesTest::roomPlan()
{
    constexpr qint64 mib = 1024 * 1024;
    // DESIGN: the larger of 64 MiB and 2 % stays free.
    QCOMPARE(reservedBytes(0), 64 * mib);
    QCOMPARE(reservedBytes(1000 * mib), 64 * mib);
    QCOMPARE(reservedBytes(10'000 * mib), 200 * mib);
    const auto plan = [&](qint64 usable) {
        return planRoom({.available = usable + 64 * mib, .total = 1000 * mib}, 100, 60);
    };
    QCOMPARE(plan(160), Room::ForBoth);
    QCOMPARE(plan(159), Room::ForOneOnly);
    QCOMPARE(plan(100), Room::ForOneOnly);
    QCOMPARE(plan(99), Room::NotEnough);
    QCOMPARE(planRoom({.available = 0, .total = 0}, 1, 1), Room::NotEnough);
}

void ValuesTest::progressNeverFalls()
{
    int last = -1;
    bool fell = false;
    ProgressReporter reporter([&](const Progress &progress) {
        fell = fell || progress.percent < last || progress.percent > 99;
        last = progress.percent;
    });
    reporter.plan({{Stage::Preparing, 1}, {Stage::Snapshot, 4}, {Stage::Checking, 5}});
    reporter.enter(Stage::Preparing);
    for (const double fraction : {0.5, 0.2, 1.0, 0.0, -3.0, 7.0})
        reporter.advance(fraction);
    reporter.enter(Stage::Snapshot);
    QCOMPARE(last, 10);
    reporter.advance(0.5);
    QCOMPARE(last, 30);
    reporter.advance(0.1);
    reporter.enter(Stage::Preparing); // back: must not show
    reporter.enter(Stage::Checking);
    reporter.advance(1);
    QVERIFY(!fell);
    QCOMPARE(last, 99);
}

void ValuesTest::progressHundredOnlyWhenDone()
{
    QList<Progress> heard;
    ProgressReporter reporter([&](const Progress &progress) { heard.append(progress); });
    reporter.enter(Stage::Verifying);
    for (int i = 0; i <= 1000; ++i)
        reporter.advance(double(i) / 1000);
    QVERIFY(std::all_of(heard.cbegin(), heard.cend(),
                        [](const Progress &one) { return one.percent < 100; }));
    QVERIFY2(heard.size() <= 101, "told more often than anything changed");
    reporter.done();
    QCOMPARE(heard.last().percent, 100);
    QCOMPARE(heard.last().stage, Stage::Done);
}

void ValuesTest::progressFromManyThreads()
{
    int last = -1;
    bool fell = false;
    ProgressReporter reporter([&](const Progress &progress) { // under the reporter's own lock
        fell = fell || progress.percent < last;
        last = progress.percent;
    });
    reporter.plan({{Stage::Checking, 1}});
    reporter.enter(Stage::Checking);
    std::vector<std::jthread> threads;
    for (int thread = 0; thread < 4; ++thread) {
        threads.emplace_back([&, thread] {
            for (int i = 0; i < 5000; ++i)
                reporter.advance(double((i * 7 + thread * 1000) % 5000) / 5000);
        });
    }
    threads.clear();
    QVERIFY(!fell);
    QCOMPARE(last, 99);
}

void ValuesTest::progressWhileWaiting()
{
    QList<Progress> heard;
    ProgressReporter reporter([&](const Progress &progress) { heard.append(progress); });
    reporter.waiting(Stage::WaitingForFolder);
    reporter.waiting(Stage::WaitingForFolder);
    QCOMPARE(heard.size(), 1);
    QCOMPARE(heard.last().percent, 0);
    reporter.enter(Stage::Copying);
    reporter.advance(0.4);
    reporter.waiting(Stage::WaitingForDatabase);
    QCOMPARE(heard.last().stage, Stage::WaitingForDatabase);
    QCOMPARE(heard.last().percent, 40);
}

void ValuesTest::findBackup_data()
{
    QTest::addColumn<QString>("asked");
    QTest::addColumn<QString>("found"); // an id, or the name of an error
    QTest::newRow("whole") << u"abcd1234"_s << u"abcd1234"_s;
    QTest::newRow("unambiguous beginning") << u"abd"_s << u"abd00000"_s;
    QTest::newRow("ambiguous") << u"ab"_s << u"backup-ambiguous"_s;
    QTest::newRow("beginning of another and itself whole") << u"same"_s << u"same"_s;
    QTest::newRow("nothing") << u""_s << u"backup-not-found"_s;
    QTest::newRow("unknown") << u"zzz"_s << u"backup-not-found"_s;
    QTest::newRow("other case") << u"ABCD1234"_s << u"backup-not-found"_s;
    QTest::newRow("not a pattern") << u"a%"_s << u"backup-not-found"_s;
    QTest::newRow("latest skips missing ones") << u"latest"_s << u"same0000"_s;
    QTest::newRow("latest intact") << u"latest-intact"_s << u"abcd1234"_s;
}

void ValuesTest::findBackup()
{
    QFETCH(const QString, asked);
    QFETCH(const QString, found);
    const QList<Backup> rows{
        row(u"new00000"_s, 5, BackupState::Missing), row(u"same0000"_s, 4, BackupState::Damaged),
        row(u"same"_s, 3, BackupState::Unproved), row(u"abcd1234"_s, 2), row(u"abd00000"_s, 1)};
    const auto result = litekeep::findBackup(rows, asked);
    QCOMPARE(result ? result->id : result.error().name(), found);
}

void ValuesTest::findNothing()
{
    VERIFY_FAILS(litekeep::findBackup({}, u"latest"_s), ErrorCode::BackupNotFound);
    VERIFY_FAILS(
        litekeep::findBackup({row(u"only"_s, 1, BackupState::Damaged)}, u"latest-intact"_s),
        ErrorCode::BackupNotFound);
}

void ValuesTest::errorWords()
{
    QSet<QString> names;
    QSet<QString> texts;
    for (int code = 0; code <= lastErrorCode; ++code) {
        const Error error{.code = ErrorCode(code),
                          .subject = u"SUBJECT"_s,
                          .neededBytes = 10,
                          .availableBytes = 5};
        QVERIFY2(!error.name().isEmpty(), qPrintable(QString::number(code)));
        QVERIFY2(error.text().size() > 10, qPrintable(error.name()));
        QVERIFY2(!error.text().contains(u"%1"_s), qPrintable(error.text()));
        names.insert(error.name());
        texts.insert(error.text());
    }
    QCOMPARE(names.size(), lastErrorCode + 1);
    QCOMPARE(texts.size(), lastErrorCode + 1);
    // A code beyond the last one has no text: so the loop above reached all of them.
    QVERIFY(Error{.code = ErrorCode(lastErrorCode + 1)}.text().isEmpty());
}

void ValuesTest::noticeWords()
{
    QSet<QString> names;
    for (int code = 0; code <= lastNoticeCode; ++code) {
        const Notice notice{.code = Notice::Code(code), .count = 3, .subject = u"SUBJECT"_s};
        QVERIFY2(!notice.name().isEmpty(), qPrintable(QString::number(code)));
        QVERIFY2(notice.text().size() > 10, qPrintable(notice.name()));
        QVERIFY2(!notice.text().contains(u"%n"_s) && !notice.text().contains(u"%1"_s),
                 qPrintable(notice.text()));
        names.insert(notice.name());
    }
    QCOMPARE(names.size(), lastNoticeCode + 1);
    QVERIFY(Notice{.code = Notice::Code(lastNoticeCode + 1)}.text().isEmpty());
}

void ValuesTest::stageWords()
{
    QSet<QString> names;
    for (int stage = 0; stage <= lastStage; ++stage) {
        const Progress progress{.stage = Stage(stage)};
        QVERIFY2(!progress.text().isEmpty(), qPrintable(progress.stageName()));
        names.insert(progress.stageName());
    }
    QCOMPARE(names.size(), lastStage + 1);
    QVERIFY(!names.contains(QString()));
}

void ValuesTest::namesBothWays()
{
    for (const auto type :
         {BackupType::Manual, BackupType::Auto, BackupType::Safety, BackupType::Imported})
        QCOMPARE(typeFromName(typeName(type)), std::optional(type));
    for (const auto state :
         {BackupState::Intact, BackupState::Unproved, BackupState::Damaged, BackupState::Missing})
        QCOMPARE(stateFromName(stateName(state)), std::optional(state));
    for (const auto method : {BackupMethod::Vacuum, BackupMethod::Pages})
        QCOMPARE(methodFromName(methodName(method)), std::optional(method));
    for (const auto mode : {JournalMode::Rollback, JournalMode::Wal})
        QCOMPARE(journalModeFromName(journalModeName(mode)), std::optional(mode));
    QVERIFY(!typeFromName(u""_s) && !typeFromName(u"Manual"_s) && !stateFromName(u"good"_s));
}

QTEST_GUILESS_MAIN(ValuesTest)
#include "tst_values.moc"
