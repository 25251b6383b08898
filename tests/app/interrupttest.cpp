// SPDX-License-Identifier: GPL-3.0-or-later
// Stopped in the middle: by Ctrl-C it tidies up itself, after a kill the next run does.
#include "tests/app/place.h"
#include "tests/support/otherprogram.h"

#include <QElapsedTimer>

#include <csignal>

using namespace litekeep::test;

namespace {

void sendSignal(const QProcess &process, int number)
{
    const auto id = static_cast<pid_t>(process.processId());
    if (id > 0) // 0 once it has ended, and kill(0) would be everybody here
        ::kill(id, number);
}

bool hasPartial(const Place &place)
{
    const QStringList files = place.backupFiles();
    return std::any_of(files.cbegin(), files.cend(),
                       [](const QString &name) { return name.contains(u".partial"_s); });
}

/// Catches the program in the middle: looks every millisecond, since on a fast machine the
/// work is done in a few hundred.
bool waitForPartial(const Place &place, QProcess &process)
{
    while (!hasPartial(place)) {
        if (process.waitForFinished(1) || process.state() == QProcess::NotRunning)
            return false;
    }
    return true;
}

} // namespace

class InterruptTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void ctrlCWhileWorking_data();
    void ctrlCWhileWorking();
    void ctrlCWhileWaiting();
    void ctrlCAtAnyMoment();
    void killed();
    void ignoredSignals();

private:
    std::unique_ptr<Place> m_place;
    QString m_good; ///< an earlier backup that must survive everything
    QMap<QString, QByteArray> m_bytes;
};

/// A database that takes long enough to be caught in the middle, with one good backup.
void InterruptTest::init()
{
    m_place = std::make_unique<Place>();
    makeAccounts(m_place->database(), u"wal"_s, 1);
    const CtlResult good = m_place->run(u"create"_s);
    VERIFY_EXIT(good, 0);
    m_good = idOf(good);
    m_bytes = m_place->backupBytes();
    makeAccounts(m_place->elsewhere(u"big.db"_s), u"wal"_s, 40);
    QVERIFY(QFile::remove(m_place->database()));
    QVERIFY(QFile::rename(m_place->elsewhere(u"big.db"_s), m_place->database()));
}

void InterruptTest::ctrlCWhileWorking_data()
{
    QTest::addColumn<int>("number");
    QTest::addColumn<int>("times");
    QTest::newRow("SIGINT") << SIGINT << 1;
    QTest::newRow("SIGTERM") << SIGTERM << 1;
    QTest::newRow("SIGHUP") << SIGHUP << 1;
    QTest::newRow("impatient") << SIGINT << 20;
}

void InterruptTest::ctrlCWhileWorking()
{
    QFETCH(const int, number);
    QFETCH(const int, times);
    const auto before = statesBeside(m_place->database());
    QProcess process;
    startCtl(process, {u"--json"_s, u"create"_s, m_place->database()});
    QVERIFY(waitForPartial(*m_place, process));
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < times; ++i)
        sendSignal(process, number);
    const CtlResult result = finishCtl(process);
    VERIFY_ERROR(result, 130, "cancelled");
    QVERIFY2(timer.elapsed() < 5000, result.summary().constData());
    QCOMPARE(m_place->backupBytes(), m_bytes);
    QCOMPARE(difference(before, statesBeside(m_place->database())), QString());
    QCOMPARE(m_place->run(u"list"_s).backups().size(), 1);
}

void InterruptTest::ctrlCWhileWaiting()
{
    const Place place;
    makeShop(place.database(), u"delete"_s);
    VERIFY_EXIT(place.run(u"create"_s), 0);
    OtherProgram holder;
    QVERIFY(holder.startLock(place.database(), u"exclusive"_s));
    QProcess process;
    startCtl(process, {u"--json"_s, u"create"_s, place.database(), u"--wait"_s, u"600"_s});
    // It has the folder once another one is turned away.
    QTRY_VERIFY_WITH_TIMEOUT(place.run(u"verify"_s, {u"--wait"_s, u"0"_s}).exitCode == 3, 20'000);
    sendSignal(process, SIGINT);
    const CtlResult result = finishCtl(process);
    VERIFY_ERROR(result, 130, "cancelled");
    QVERIFY2(result.milliseconds < 5000, result.summary().constData());
    QCOMPARE(place.backupFiles().size(), 1);
}

/// Whenever it comes: either nothing was kept, or a whole, listed backup was.
void InterruptTest::ctrlCAtAnyMoment()
{
    int listed = 1;
    for (int delay = 0; delay < 400; delay += 40) {
        QProcess process;
        startCtl(process, {u"--json"_s, u"create"_s, m_place->database()});
        process.waitForFinished(delay); // the moment is the point, not the waiting
        sendSignal(process, SIGINT);
        const CtlResult result = finishCtl(process);
        // Before the program has set itself up the signal ends it, as any program.
        const bool early = result.crashed && result.exitCode == SIGINT;
        QVERIFY2(early || result.exitCode == 130 || result.exitCode == 0,
                 result.summary().constData());
        listed += !early && result.exitCode == 0 ? 1 : 0;
        QCOMPARE(m_place->run(u"list"_s).backups().size(), listed);
        QVERIFY(!hasPartial(*m_place));
        QCOMPARE(m_place->backupFiles().size(), listed);
    }
    VERIFY_EXIT(m_place->run(u"verify"_s), 0);
}

void InterruptTest::killed()
{
    for (int round = 0; round < 3; ++round) {
        const auto before = statesBeside(m_place->database());
        QProcess process;
        startCtl(process, {u"--json"_s, u"create"_s, m_place->database()});
        QVERIFY(waitForPartial(*m_place, process));
        process.waitForFinished(round * 100); // later rounds begin with the leftovers of the former
        process.kill();
        process.waitForFinished();
        QCOMPARE(difference(before, statesBeside(m_place->database())), QString());
    }
    // R4, R14: the lock is free at once, what was left is swept, the old one is as it was.
    const CtlResult next = m_place->run(u"create"_s, {u"--wait"_s, u"5"_s});
    VERIFY_EXIT(next, 0);
    QVERIFY(!hasPartial(*m_place));
    const QJsonArray backups = m_place->run(u"list"_s).backups();
    QCOMPARE(m_place->backupFiles().size(), backups.size());
    for (const auto &value : backups)
        QCOMPARE(value.toObject().value(u"state"_s).toString(), u"intact"_s);
    for (auto it = m_bytes.cbegin(); it != m_bytes.cend(); ++it)
        QCOMPARE(fileBytes(m_place->backups() + u'/' + it.key()), it.value());
    VERIFY_EXIT(m_place->run(u"verify"_s), 0);
}

void InterruptTest::ignoredSignals()
{
    // Under nohup the end of the terminal does not end the backup.
    QProcess process;
    process.start(u"sh"_s, {u"-c"_s, u"trap '' HUP; exec \"$@\""_s, u"sh"_s, ctlPath(), u"--json"_s,
                            u"create"_s, m_place->database()});
    QVERIFY(waitForPartial(*m_place, process));
    sendSignal(process, SIGHUP);
    VERIFY_EXIT(finishCtl(process), 0);
}

QTEST_GUILESS_MAIN(InterruptTest)
#include "interrupttest.moc"
