// SPDX-License-Identifier: GPL-3.0-or-later
// R4 for real: kill -9 of litekeepctl at random moments of a restore. The database is wholly old
// or wholly new, the next start tells which, and a second run or Undo works.
#include "tests/restore/program.h"
#include "tests/restore/restoring.h"
#include "tests/support/ctl.h"

#include <QRandomGenerator>

using namespace litekeep;
using namespace litekeep::test;

struct Tally
{
    int killed = 0;
    int found = 0;
    int olds = 0;
    int news = 0;
    int unknown = 0;
};

class KillTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void restore_data();
    void restore();
    void missingDatabase();

private:
    static void nextStartTellsTheTruth(const RestorePlace &place, const QString &mode, bool writer,
                                       int round, Tally &tally);
};

namespace {

QString stateNameOf(const QString &path)
{
    return SqliteFile(path).value(u"SELECT name FROM state"_s).toString();
}

qint64 laterRows(const QString &path)
{
    return SqliteFile(path).value(u"SELECT count(*) FROM entry WHERE epoch='later'"_s).toLongLong();
}

QString removeSafetyBackups(const Place &place)
{
    const auto listed = place.list();
    if (!listed)
        return failureText(listed);
    QStringList ids;
    for (const Backup &one : listed->backups) {
        if (one.type == BackupType::Safety)
            ids.append(one.id);
    }
    const auto engine = place.engine();
    return ids.isEmpty() ? QString() : failureText(await(engine->remove(ids)));
}

} // namespace

void KillTest::restore_data()
{
    QTest::addColumn<QString>("mode");
    QTest::addColumn<int>("pages"); // of "now"; the backup's are 4096
    QTest::addColumn<bool>("writer");
    QTest::addColumn<int>("moments"); // of the long form
    QTest::newRow("wal") << u"wal"_s << 4096 << false << 75;
    QTest::newRow("delete") << u"delete"_s << 4096 << false << 75;
    QTest::newRow("wal, other page size") << u"wal"_s << 1024 << false << 50;
    QTest::newRow("delete, other page size") << u"delete"_s << 1024 << false << 20;
    QTest::newRow("wal, under a writer") << u"wal"_s << 4096 << true << 40;
    QTest::newRow("delete, under a writer") << u"delete"_s << 4096 << true << 40;
}

void KillTest::restore()
{
    QFETCH(const QString, mode);
    QFETCH(const int, pages);
    QFETCH(const bool, writer);
    QFETCH(int, moments);
    if (!isLong())
        moments = 3;
    RestorePlace place(mode, 50);
    SqliteFile(place.database())
        .run(u"PRAGMA journal_mode=DELETE; PRAGMA page_size=%1; VACUUM; PRAGMA journal_mode=%2"_s
                 .arg(pages)
                 .arg(mode));
    place.now = contentsOf(place.database());
    const auto backupOfNow = place.create();
    VERIFY_OK(backupOfNow);
    const QStringList words{u"restore"_s, place.database(), place.backup.id, u"--yes"_s};
    QElapsedTimer clock;
    clock.start();
    const CtlResult whole = ctl(words);
    QVERIFY2(whole.exitCode == 0, whole.summary().constData());
    int usual = int(clock.elapsed());
    Tally tally;
    for (int i = 0; i < moments; ++i) {
        const auto engine = place.engine();
        if (stateNameOf(place.database()) == u"then"_s)
            VERIFY_OK(await(engine->restore(backupOfNow->backup.id)));
        SqliteFile(place.database()).run(u"DELETE FROM entry WHERE epoch='later'"_s);
        VERIFY_EMPTY(removeSafetyBackups(place));
        Program alive;
        if (writer) {
            QVERIFY(alive.start({u"writer"_s, place.database()}));
            QVERIFY(alive.waitFor(u"ack 3"_s));
        }
        QProcess process;
        startCtl(process, words);
        const int moment =
            usual * i / moments + QRandomGenerator::global()->bounded(usual / moments + 1);
        clock.restart();
        const bool ended = process.waitForFinished(moment);
        process.kill();
        process.waitForFinished();
        tally.killed += ended ? 0 : 1;
        if (ended) // the machine was slower when it was measured
            usual = qMin(usual, int(clock.elapsed()));
        if (writer)
            QVERIFY(alive.stop()); // it went on, whatever happened to the restore
        nextStartTellsTheTruth(place, mode, writer, i, tally);
        if (QTest::currentTestFailed()) {
            qInfo("after %d of %d ms", moment, usual);
            return;
        }
    }
    qInfo("%d of %d killed at work, %d found as interrupted: %d old, %d new, %d unknown; the "
          "whole takes %d ms",
          tally.killed, moments, tally.found, tally.olds, tally.news, tally.unknown, usual);
    QVERIFY(tally.killed > 0 && tally.found > 0);
}

/// The next start: its lock is free, the content is wholly the one or the other, and what is said
/// about it is so. Then Undo or a second run.
void KillTest::nextStartTellsTheTruth(const RestorePlace &place, const QString &mode, bool writer,
                                      int round, Tally &tally)
{
    using State = InterruptedRestore::State;
    const auto seen = place.interrupted();
    const QString name = stateNameOf(place.database());
    const bool isThen = name == u"then"_s;
    QVERIFY2(isThen || name == u"now"_s, qPrintable(name));
    const bool wrote = laterRows(place.database()) > 0;
    SqliteFile(place.database()).run(u"DELETE FROM entry WHERE epoch='later'"_s);
    VERIFY_EMPTY(place.differenceFrom(isThen ? place.then : place.now)); // row for row
    QCOMPARE(journalModeOf(place.database()), mode);
    VERIFY_EMPTY(place.disagreement());
    QVERIFY(!QFile::exists(place.database() + u".litekeep.partial"_s));
    if (!seen)
        return;
    ++tally.found;
    tally.olds += seen->state == State::Old ? 1 : 0;
    tally.news += seen->state == State::New ? 1 : 0;
    tally.unknown += seen->state == State::Unknown ? 1 : 0;
    QVERIFY(!seen->text().isEmpty());
    QCOMPARE(seen->backupId, place.backup.id);
    const bool right = seen->state == (isThen ? State::New : State::Old);
    QVERIFY2(right || (writer && wrote && seen->state == State::Unknown),
             qPrintable(u"said %1"_s.arg(int(seen->state))));
    if (round % 2 == 0 && !seen->safetyBackupId.isEmpty()) {
        VERIFY_OK(place.undo());
        QCOMPARE(stateNameOf(place.database()), u"now"_s);
    } else {
        VERIFY_OK(place.restore());
        QCOMPARE(stateNameOf(place.database()), u"then"_s);
    }
    QCOMPARE(journalModeOf(place.database()), mode);
    QVERIFY(!place.interrupted());
}

void KillTest::missingDatabase()
{
    const RestorePlace place(u"wal"_s, 50);
    const QStringList words{u"restore"_s, place.database(), place.backup.id, u"--yes"_s};
    int killed = 0;
    for (int i = 0; i < 6; ++i) {
        for (const QString &suffix : {u""_s, u"-wal"_s, u"-shm"_s})
            QFile::remove(place.database() + suffix);
        QProcess process;
        startCtl(process, words);
        const QString partial = place.database() + u".litekeep.partial"_s;
        while (!QFile::exists(partial) && !process.waitForFinished(1)) {}
        process.waitForFinished(i * 7);
        process.kill();
        process.waitForFinished();
        killed += QFile::exists(partial) ? 1 : 0;
        const auto seen = place.interrupted();
        QVERIFY(!QFile::exists(partial));
        if (!QFile::exists(place.database())) {
            QVERIFY(seen);
            QCOMPARE(seen->state, InterruptedRestore::State::Broken);
            VERIFY_OK(place.restore());
        } else if (seen) {
            QCOMPARE(seen->state, InterruptedRestore::State::New);
        }
        QCOMPARE(journalModeOf(place.database()), u"wal"_s); // from the first moment
        VERIFY_EMPTY(place.differenceFrom(place.then));
    }
    qInfo("%d of 6 killed in the middle", killed);
    QVERIFY(killed > 0);
}

QTEST_GUILESS_MAIN(KillTest)
#include "tst_kill.moc"
