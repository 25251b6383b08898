// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QMap>

#include <algorithm>
#include <utility>

namespace litekeep {

/// Backups of several databases, one after the other: the disk is the narrow place, and twenty
/// databases must not begin in the same second. A turn that lasts very long (a huge database, a
/// network disk that hangs) no longer holds the others up. By a monotonic clock that the caller
/// reads.
template <typename Who>
class Turns
{
public:
    static constexpr qint64 longMs = 10 * 60 * 1000;

    /// Who is refused is remembered until the next turn is given back.
    bool take(Who *who, qint64 nowMs)
    {
        if (m_since.contains(who))
            return true;
        const bool taken = std::any_of(m_since.cbegin(), m_since.cend(),
                                       [nowMs](qint64 since) { return nowMs - since < longMs; });
        if (!taken)
            m_since.insert(who, nowMs);
        else if (!m_waiting.contains(who))
            m_waiting.append(who);
        return !taken;
    }

    /// Who has waited and should ask again, in the order of asking.
    QList<Who *> giveBack(Who *who)
    {
        const bool had = m_since.remove(who) > 0;
        return had ? std::exchange(m_waiting, {}) : QList<Who *>();
    }

    /// It wants none any more.
    void leave(Who *who) { m_waiting.removeAll(who); }
    bool has(Who *who) const { return m_since.contains(who); }

private:
    QMap<const Who *, qint64> m_since;
    QList<Who *> m_waiting;
};

} // namespace litekeep
