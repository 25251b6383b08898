// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/engine/fixture.h"

#include <atomic>
#include <memory>

namespace litekeep::test {

/// A clock that stands still until the test moves it; read by the engine's threads.
class HandClock
{
public:
    QDateTime now() const { return at(m_ms->load()); }
    void forward(qint64 seconds) { *m_ms += seconds * 1000; }
    void set(const QDateTime &time) { *m_ms = time.toMSecsSinceEpoch(); }

    EngineOptions options() const
    {
        return {.folder = {}, .waitSeconds = 2, .clock = [ms = m_ms] { return at(ms->load()); }};
    }

private:
    static QDateTime at(qint64 ms) { return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC); }

    std::shared_ptr<std::atomic<qint64>> m_ms = std::make_shared<std::atomic<qint64>>(
        QDateTime(QDate(2026, 3, 1), QTime(8, 0), Qt::UTC).toMSecsSinceEpoch());
};

constexpr qint64 anHour = 3600;

/// One more row, so that the next backup is not "unchanged".
inline void change(const Place &place)
{
    SqliteFile(place.database())
        .run(u"CREATE TABLE IF NOT EXISTS changes(a);"
             "INSERT INTO changes VALUES (randomblob(40))"_s);
}

inline bool tells(const QList<Notice> &notices, Notice::Code code)
{
    return std::any_of(notices.begin(), notices.end(),
                       [code](const Notice &notice) { return notice.code == code; });
}

} // namespace litekeep::test
