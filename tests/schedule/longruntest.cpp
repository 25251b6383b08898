// SPDX-License-Identifier: GPL-3.0-or-later
// Weeks of simulated time with a hand-driven clock: runs that fail, manual runs, restores,
// changed settings, pauses, restarts, clocks that jump. Two clocks: the true time, by which the
// promises are measured, and the wall clock, which is all that the schedule sees.
#include "engine/internal/schedule.h"
#include "tests/schedule/notation.h"

#include <QRandomGenerator>

using namespace litekeep;
using namespace litekeep::test;

namespace {

constexpr qint64 tick = 30;
constexpr qint64 day = 24 * hour;

struct Weather
{
    bool failures = false;
    bool jumps = false;
    bool hands = false; ///< manual runs, restores, changed settings, pauses, suspend
};

class World
{
public:
    World(quint32 seed, Weather weather) : m_random(seed), m_weather(weather)
    {
        m_settings = {.enabled = true, .intervalHours = randomHours()};
        m_wallOffset = QDateTime(QDate(2026, 11, 22), QTime(), Qt::UTC).toSecsSinceEpoch();
    }

    /// What went wrong, empty when nothing did.
    QString live(qint64 seconds)
    {
        while (m_time < seconds && m_wrong.isEmpty()) {
            m_time += tick;
            if (m_weather.jumps && happens(1500))
                jump();
            if (m_weather.hands)
                meddle();
            ask();
        }
        return m_wrong;
    }

    int automaticRuns() const { return m_automaticRuns; }
    int clockRows() const { return m_clockRows; }
    int retries() const { return m_retries; }

private:
    bool happens(int onceIn) { return m_random.bounded(onceIn) == 0; }
    qint64 between(qint64 low, qint64 high)
    {
        return low + qint64(m_random.generate64() % quint64(high - low + 1));
    }
    int randomHours() { return int(happens(3) ? between(1, 3) : between(4, 40)); }

    /// The wall clock, shown in whatever zone the traveller is in.
    QDateTime wall() const
    {
        return QDateTime::fromSecsSinceEpoch(m_wallOffset + m_time).toOffsetFromUtc(m_zone);
    }

    void jump()
    {
        static const QList<qint64> sizes{5, 90, 1800, 3 * hour, day, 9 * day, 400 * day};
        const qint64 size = sizes[m_random.bounded(sizes.size())];
        const bool forward = happens(2);
        m_wallOffset += forward ? size : -size;
        (forward ? m_forward : m_backward) += size;
        (forward ? m_forwardSinceFailure : m_backwardSinceFailure) += size;
        m_jumpedBack = m_jumpedBack || !forward;
    }

    void meddle()
    {
        if (happens(2000))
            m_settings.intervalHours = randomHours();
        if (happens(4000))
            m_settings.enabled = !m_settings.enabled;
        if (happens(4000))
            m_pausedUntil = wall().addSecs(happens(2) ? hour : between(1, day));
        if (happens(3000))
            m_zone = int(between(-12, 14) * hour);
        if (happens(700))
            record(u"manual"_s, happens(3) ? u"failed"_s : u"done"_s, 0);
        if (happens(3000)) {
            record(u"restore"_s, u"done"_s, 0);
            m_restored = true;
            m_failures = 0;
        }
        if (happens(3000)) // asleep: the wall clock goes on
            m_time += between(tick, 3 * day);
    }

    /// A run that begins now.
    void record(const QString &reason, const QString &outcome, qint64 length)
    {
        RunRecord run{.startedAt = wall().toUTC(), .reason = reason, .outcome = outcome};
        m_time += length;
        run.endedAt = wall().toUTC();
        m_runs.prepend(run);
        if (m_runs.size() > 1000)
            m_runs.removeLast();
        if (reason == u"manual"_s && outcome == u"done"_s)
            m_failures = 0;
    }

    void ask()
    {
        const ScheduleContext context{.now = wall(), .pausedUntil = m_pausedUntil};
        const ScheduleDecision decision =
            decideSchedule(m_settings, summariseRuns(m_runs, {}, context.now), context);
        if (decision.recordClockStep) {
            if (!m_jumpedBack)
                m_wrong = u"a warning though the clock never went back"_s;
            m_runs.prepend(clockStepRun(wall()));
            ++m_clockRows;
        }
        if (decision.dueNow)
            run(decision);
        else if (m_settings.enabled && decision.wait != WaitReason::Paused)
            checkNotLate(decision);
    }

    void checkNotLate(const ScheduleDecision &decision)
    {
        if (m_restored && m_failures == 0)
            m_wrong = u"nothing at once after a restore"_s;
        else if (m_lastGood < 0 && m_failures == 0)
            m_wrong = u"nothing at once at first"_s;
        else if (m_failures == 0 && m_time - m_lastGood > interval() + tick + m_backward)
            m_wrong = u"none for %1 s, interval %2 s, clock set back by %3 s"_s.arg(
                QString::number(m_time - m_lastGood), QString::number(interval()),
                QString::number(m_backward));
        else if (m_failures > 0 && decision.wait == WaitReason::BackingOff
                 && m_time - m_lastFailure > hour + tick + m_backwardSinceFailure)
            m_wrong = u"no retry for %1 s"_s.arg(m_time - m_lastFailure);
    }

    void checkNotEarly(const ScheduleDecision &decision)
    {
        if (!m_settings.enabled)
            m_wrong = u"a run while it is off"_s;
        else if (m_pausedUntil > wall() && wall().secsTo(m_pausedUntil) <= 2 * day)
            m_wrong = u"a run while it is paused"_s;
        else if (m_failures > 0 && m_time - m_lastFailure + m_forwardSinceFailure < pauseDue())
            m_wrong = u"retry %1 after %2 s"_s.arg(m_failures).arg(m_time - m_lastFailure);
        else if (m_failures > 0 || m_restored || m_lastGood < 0)
            return;
        else if (m_time - m_lastGood + m_forward < interval())
            m_wrong = u"again after %1 s (%2), interval %3 s, clock set forward by %4 s"_s.arg(
                QString::number(m_time - m_lastGood), decision.reasonName(),
                QString::number(interval()), QString::number(m_forward));
    }

    void run(const ScheduleDecision &decision)
    {
        checkNotEarly(decision);
        ++m_automaticRuns;
        m_retries += decision.reason == RunReason::Retry;
        const qint64 start = m_time;
        const bool fails = m_weather.failures && happens(m_failures > 0 ? 2 : 4);
        const QString outcome = fails ? (happens(3) ? u"skipped"_s : u"failed"_s)
                                      : (happens(2) ? u"done"_s : u"unchanged"_s);
        // Below the interval: a run that is longer than it may follow itself at once.
        record(decision.reasonName(), outcome, between(0, 1200));
        if (fails) {
            ++m_failures;
            m_lastFailure = m_time;
            m_forwardSinceFailure = m_backwardSinceFailure = 0;
            return;
        }
        m_lastGood = start;
        m_failures = 0;
        m_forward = m_backward = 0;
        m_restored = false;
    }

    qint64 interval() const { return m_settings.intervalHours * hour; }
    qint64 pauseDue() const { return m_failures == 1 ? 300 : m_failures == 2 ? 900 : hour; }

    QRandomGenerator m_random;
    const Weather m_weather;
    BackupSettings m_settings;
    QList<RunRecord> m_runs;
    QDateTime m_pausedUntil;
    qint64 m_time = 0; ///< true seconds since the beginning
    qint64 m_wallOffset = 0;
    int m_zone = 0;
    QString m_wrong;
    // what the promises are measured by
    qint64 m_lastGood = -1; ///< true time of the start of the last good automatic run
    qint64 m_lastFailure = 0;
    int m_failures = 0;
    bool m_restored = false;
    bool m_jumpedBack = false;
    qint64 m_forward = 0; ///< seconds of jumps since the last good automatic run
    qint64 m_backward = 0;
    qint64 m_forwardSinceFailure = 0;
    qint64 m_backwardSinceFailure = 0;
    int m_automaticRuns = 0;
    int m_clockRows = 0;
    int m_retries = 0;
};

} // namespace

class LongRunTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void promises_data();
    void promises();
    void clockYearsAhead();
    void noStormAfterSleep();
    void failsForDays();
};

void LongRunTest::promises_data()
{
    QTest::addColumn<bool>("failures");
    QTest::addColumn<bool>("jumps");
    QTest::addColumn<bool>("hands");
    QTest::newRow("calm") << false << false << false;
    QTest::newRow("failures") << true << false << false;
    QTest::newRow("clock jumps") << false << true << false;
    QTest::newRow("people") << false << false << true;
    QTest::newRow("failures and people") << true << false << true;
    QTest::newRow("jumps and people") << false << true << true;
    QTest::newRow("everything") << true << true << true;
}

void LongRunTest::promises()
{
    QFETCH(const bool, failures);
    QFETCH(const bool, jumps);
    QFETCH(const bool, hands);
    int runs = 0;
    int retries = 0;
    int clockRows = 0;
    for (quint32 seed = 1; seed <= 20; ++seed) {
        World world(seed, {.failures = failures, .jumps = jumps, .hands = hands});
        const QString wrong = world.live(10 * day);
        QVERIFY2(wrong.isEmpty(), qPrintable(u"seed %1: %2"_s.arg(seed).arg(wrong)));
        runs += world.automaticRuns();
        retries += world.retries();
        clockRows += world.clockRows();
    }
    // The weather was as ordered.
    QVERIFY(runs > 100);
    QCOMPARE(retries > 0, failures);
    QCOMPARE(clockRows > 0, jumps);
}

// The promise is kept after years ahead as well: one interval after it was noticed, not years.
void LongRunTest::clockYearsAhead()
{
    const QDateTime noticed(QDate(2026, 11, 22), QTime(12, 0), Qt::UTC);
    QList<RunRecord> runs = runsOf(u"auto done 1461d, auto done 1460d"_s, noticed);
    int ran = 0;
    int told = 0;
    for (qint64 passed = 0; passed <= 50 * hour; passed += tick) {
        const QDateTime now = noticed.addSecs(passed);
        const auto decision = decideSchedule({.enabled = true, .intervalHours = 24},
                                             summariseRuns(runs, {}, now), {.now = now});
        QCOMPARE(decision.clockWarning, ran == 0);
        if (decision.recordClockStep) {
            ++told;
            runs.prepend(clockStepRun(now));
        }
        if (decision.dueNow) {
            ++ran;
            QCOMPARE(passed, ran * day);
            runs.prepend(runOf(u"due done 0s"_s, now));
        }
    }
    QCOMPARE(ran, 2);
    QCOMPARE(told, 1);
}

void LongRunTest::noStormAfterSleep()
{
    const QDateTime woken(QDate(2026, 11, 22), QTime(12, 0), Qt::UTC);
    QList<RunRecord> runs = runsOf(u"due done -90d"_s, woken);
    QStringList reasons;
    for (qint64 passed = 0; passed < 3 * hour; passed += tick) {
        const QDateTime now = woken.addSecs(passed);
        const auto decision = decideSchedule({.enabled = true, .intervalHours = 1},
                                             summariseRuns(runs, {}, now), {.now = now});
        if (!decision.dueNow)
            continue;
        reasons << decision.reasonName();
        runs.prepend(runOf(u"%1 done 0s"_s.arg(decision.reasonName()), now));
    }
    QCOMPARE(reasons, (QStringList{u"catch-up"_s, u"due"_s, u"due"_s}));
}

// After 5 and 15 minutes, then hourly.
void LongRunTest::failsForDays()
{
    const QDateTime begin(QDate(2026, 11, 22), QTime(12, 0), Qt::UTC);
    QList<RunRecord> runs;
    QList<qint64> times;
    for (qint64 passed = 0; passed < 4 * day; passed += tick) {
        const QDateTime now = begin.addSecs(passed);
        const auto decision =
            decideSchedule({.enabled = true, .intervalHours = 24}, summariseRuns(runs, {}, now),
                           {.now = now, .enabledAt = begin});
        QCOMPARE(decision.overdue, passed >= 37 * hour);
        if (!decision.dueNow)
            continue;
        times << passed;
        runs.prepend(runOf(u"%1 failed 0s"_s.arg(decision.reasonName()), now));
    }
    QCOMPARE(times.mid(0, 5), (QList<qint64>{0, 300, 1200, 4800, 8400}));
    QCOMPARE(times.size(), 3 + (4 * day - 1200 - 1) / hour);
}

QTEST_GUILESS_MAIN(LongRunTest)
#include "longruntest.moc"
