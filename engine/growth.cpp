// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/growth.h"

#include "engine/format.h"
#include "engine/internal/wholebackup.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(litekeep::Growth)
};

constexpr qsizetype fewest = 3;
constexpr qsizetype mostLookedAt = 100; ///< newest; pairs grow with the square
constexpr qint64 secondsInDay = 24 * 3600;
constexpr qint64 shortestPair = 3600; ///< two backups in a row say nothing about a day
constexpr qint64 hardly = 1000;       ///< a day
constexpr qint64 daysInMonth = 30;

struct Point
{
    qint64 sequence = 0;
    qint64 seconds = 0;
    qint64 bytes = 0;
};

/// The newest ones, oldest first.
QList<Point> newestPoints(const QList<Backup> &backups)
{
    QList<Point> points;
    for (const Backup &backup : backups) {
        if (isOwnHistory(backup) && backup.createdAt.isValid())
            points.append({backup.sequence, backup.createdAt.toSecsSinceEpoch(), backup.sizeBytes});
    }
    std::sort(points.begin(), points.end(),
              [](const Point &a, const Point &b) { return a.sequence < b.sequence; });
    return points.mid(qMax(0, points.size() - mostLookedAt));
}

bool isHardlyAny(qint64 perDay)
{
    return qAbs(perDay) < hardly;
}

} // namespace

std::optional<qint64> growthPerDay(const QList<Backup> &backups)
{
    const QList<Point> made = newestPoints(backups);
    if (made.size() < fewest || made.last().seconds - made.first().seconds < secondsInDay)
        return {};
    QList<double> slopes;
    for (qsizetype i = 0; i < made.size(); ++i) {
        for (qsizetype k = i + 1; k < made.size(); ++k) {
            const qint64 seconds = made.at(k).seconds - made.at(i).seconds;
            if (seconds >= shortestPair) // a clock that was set back makes negative ones
                slopes.append(double(made.at(k).bytes - made.at(i).bytes) / double(seconds));
        }
    }
    if (slopes.isEmpty())
        return {};
    const auto middle = slopes.begin() + slopes.size() / 2;
    std::nth_element(slopes.begin(), middle, slopes.end());
    return qRound64(*middle * double(secondsInDay));
}

QString monthlyGrowthText(std::optional<qint64> perDay, const QLocale &locale)
{
    if (!perDay)
        return {};
    if (isHardlyAny(*perDay))
        return Text::tr("hardly any", "growth");
    const QString size = formatSize(qAbs(*perDay) * daysInMonth, locale);
    return *perDay > 0 ? u"+%1"_s.arg(size) : u"−%1"_s.arg(size); // a minus sign, not a hyphen
}

QString growthSentence(std::optional<qint64> perDay, const QLocale &locale)
{
    if (!perDay)
        return {};
    if (isHardlyAny(*perDay))
        return Text::tr("The backups hardly grow.");
    const QString size = formatSize(qAbs(*perDay) * daysInMonth, locale);
    return *perDay > 0 ? Text::tr("The backups grow by %1 a month.").arg(size)
                       : Text::tr("The backups shrink by %1 a month.").arg(size);
}

} // namespace litekeep
