// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>

#include <algorithm>

namespace litekeep::cli {

/// One after the other: the disk is the narrow place, and twenty databases must not begin their
/// backups in the same second. A turn that lasts very long (a huge database, a network disk that
/// hangs) no longer holds the others up. By a monotonic clock that the caller reads.
class Turns
{
public:
    static constexpr qint64 longMs = 10 * 60 * 1000;

    bool take(const void *who, qint64 nowMs)
    {
        if (m_since.contains(who))
            return true;
        const bool taken = std::any_of(m_since.cbegin(), m_since.cend(),
                                       [nowMs](qint64 since) { return nowMs - since < longMs; });
        if (!taken)
            m_since.insert(who, nowMs);
        return !taken;
    }

    void giveBack(const void *who) { m_since.remove(who); }
    bool has(const void *who) const { return m_since.contains(who); }

private:
    QMap<const void *, qint64> m_since;
};

} // namespace litekeep::cli
