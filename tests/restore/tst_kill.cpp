// SPDX-License-Identifier: GPL-3.0-or-later
// R4 for real: kill -9 of litekeepctl at random moments of a restore. The database is wholly old
// or wholly new, the next start tells which, and a second run or Undo works.
#include "tests/restore/program.h"
#include "tests/restore/restoring.h"
#include "tests/support/ctl.h"

#include <QRandomGenerator>

using namespace litekeep;
using namespace litekeep::test;

class KillTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void restore_data();
    void restore();
    void missingDatabase();
};

namespace {

QString stateNameOf(const QString &path)
{
    return SqliteFile(path).value(u"SELECT name FROM state"_s).toString();
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
    QTest::newRow("wal") << u"wal"_s;
    QTest::newRow("delete") << u"delete"_s;
}

void KillTest::restore()
{
    QFETCH(const QString, mode);
    const int moments = isLong() ? 150 : 10; // twice
    const RestorePlace place(mode, 50);
    const auto backupOfNow = place.create();
    VERIFY_OK(backupOfNow);
    const QStringList words{u"restore"_s, place.database(), place.backup.id, u"--yes"_s};
    QElapsedTimer clock;
    clock.start();
    const CtlResult whole = ctl(words);
    QVERIFY2(whole.exitCode == 0, whole.summary().constData());
    const int usual = int(clock.elapsed());
    int killed = 0;
    int found = 0;
    int news = 0;
    for (int i = 0; i < moments; ++i) {
        const auto engine = place.engine();
        if (stateNameOf(place.database()) == u"then"_s)
            VERIFY_OK(await(engine->restore(backupOfNow->backup.id)));
        VERIFY_EMPTY(removeSafetyBackups(place));
        QProcess process;
        startCtl(process, words);
        const int moment =
            usual * i / moments + QRandomGenerator::global()->bounded(usual / moments);
        killed += process.waitForFinished(moment) ? 0 : 1;
        process.kill();
        process.waitForFinished();

        const auto seen = place.interrupted(); // the next start; its lock is free
        const QString name = stateNameOf(place.database());
        const bool isThen = name == u"then"_s;
        QVERIFY2(isThen || name == u"now"_s, qPrintable(name));
        VERIFY_EMPTY(place.differenceFrom(isThen ? place.then : place.now)); // row for row
        VERIFY_EMPTY(place.disagreement());
        QVERIFY(!QFile::exists(place.database() + u".litekeep.partial"_s));
        news += isThen ? 1 : 0;
        if (!seen)
            continue;
        ++found;
        QVERIFY(!seen->text().isEmpty());
        QCOMPARE(seen->backupId, place.backup.id);
        QVERIFY2(seen->state
                     == (isThen ? InterruptedRestore::State::New : InterruptedRestore::State::Old),
                 qPrintable(u"said %1 after %2 ms"_s.arg(int(seen->state)).arg(moment)));
        if (i % 2 == 0 && !seen->safetyBackupId.isEmpty()) {
            VERIFY_OK(place.undo());
            QCOMPARE(stateNameOf(place.database()), u"now"_s);
        } else {
            VERIFY_OK(place.restore());
            QCOMPARE(stateNameOf(place.database()), u"then"_s);
        }
        QVERIFY(!place.interrupted());
    }
    qInfo("%d of %d killed at work, %d found as interrupted, %d of them new; the whole takes %d ms",
          killed, moments, found, news, usual);
    QVERIFY(killed > 0 && found > 0);
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
        VERIFY_EMPTY(place.differenceFrom(place.then));
    }
    qInfo("%d of 6 killed in the middle", killed);
    QVERIFY(killed > 0);
}

QTEST_GUILESS_MAIN(KillTest)
#include "tst_kill.moc"
