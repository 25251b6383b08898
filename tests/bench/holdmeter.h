// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QElapsedTimer>
#include <QTimer>

#include <ctime>
#include <utility>

namespace litekeep::bench {

struct Hold
{
    qint64 wallMs = 0;
    qint64 busyMs = 0; ///< processor time: what a machine that is busy otherwise does not add to
};

inline qint64 threadTimeMs()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return now.tv_sec * 1000 + now.tv_nsec / 1'000'000;
}

/// The longest gaps between two ticks of a timer that wants to tick every millisecond.
class HoldMeter
{
public:
    HoldMeter()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        m_clock.start();
        QObject::connect(&m_timer, &QTimer::timeout, qApp, [this] { tick(); });
        m_timer.start(1);
    }
    /// The longest ones since the last call.
    Hold take() { return std::exchange(m_longest, {}); }

private:
    void tick()
    {
        const qint64 now = threadTimeMs();
        m_longest.wallMs = qMax(m_longest.wallMs, m_clock.restart());
        m_longest.busyMs = qMax(m_longest.busyMs, now - std::exchange(m_busy, now));
    }

    QTimer m_timer;
    QElapsedTimer m_clock;
    qint64 m_busy = threadTimeMs();
    Hold m_longest;
};

} // namespace litekeep::bench
