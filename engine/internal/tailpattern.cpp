// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/internal/tailpattern.h"

#include <algorithm>

namespace litekeep {

namespace {

/// Greedy with one step back, as usual for patterns with `*` alone.
bool matchesComponent(QStringView text, QStringView pattern)
{
    qsizetype t = 0;
    qsizetype p = 0;
    qsizetype star = -1;
    qsizetype retry = 0;
    while (t < text.size()) {
        if (p < pattern.size() && pattern[p] == u'*') {
            star = p++;
            retry = t;
        } else if (p < pattern.size() && pattern[p] == text[t]) {
            ++p;
            ++t;
        } else if (star >= 0) {
            p = star + 1;
            t = ++retry;
        } else {
            return false;
        }
    }
    return std::all_of(pattern.begin() + p, pattern.end(), [](QChar c) { return c == u'*'; });
}

} // namespace

TailPattern::TailPattern(const QString &pattern) : m_components(componentsOf(pattern)) {}

bool TailPattern::matches(const QStringList &components) const
{
    const qsizetype above = components.size() - m_components.size();
    if (above < 0 || m_components.isEmpty())
        return false;
    for (qsizetype i = m_components.size() - 1; i >= 0; --i) {
        if (!matchesComponent(components.at(above + i), m_components.at(i)))
            return false;
    }
    return true;
}

QStringList componentsOf(const QString &path)
{
    return path.toLower().split(u'/', Qt::SkipEmptyParts);
}

} // namespace litekeep
