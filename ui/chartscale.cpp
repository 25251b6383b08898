// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chartscale.h"

#include "engine/format.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

constexpr int mostSteps = 5;
constexpr qint64 hour = 3600;
constexpr qint64 day = 24 * hour;

/// 1, 2 or 5 times a power of ten.
double roundStep(double least)
{
    const double power = std::pow(10, std::floor(std::log10(least)));
    for (const int factor : {1, 2, 5}) {
        if (factor * power >= least)
            return factor * power;
    }
    return 10 * power;
}

QDateTime firstTick(const QDateTime &first, bool hours)
{
    const QTime start(hours ? first.time().hour() : 0, 0);
    return QDateTime(first.date(), start);
}

QString timeLabel(const QDateTime &at, qint64 span, const QLocale &locale)
{
    constexpr qint64 years = 2 * 366 * day;
    if (span <= 2 * day)
        return at.time().toString(u"HH:mm"_s); // as in the table
    return locale.toString(at.date(), span <= years ? u"d MMM"_s : u"MMM yyyy"_s);
}

} // namespace

ChartAxis sizeAxis(qint64 least, qint64 most, const QLocale &locale)
{
    const double top = double(qMax<qint64>(most, 1));
    const bool fromZero = double(least) < top * 0.6;
    // Backups of one size need room below and above, too.
    const double low = fromZero ? 0 : double(least) - qMax(top * 0.02, (top - double(least)) / 2);
    const double step = qMax(1.0, roundStep((top * 1.02 - low) / mostSteps));
    ChartAxis axis{std::floor(low / step) * step, 0, {}};
    // Not added up, which would lose a little each time.
    for (int i = 0; axis.to < top * 1.01; ++i) {
        axis.to = axis.from + i * step;
        axis.ticks.append({axis.to, formatSize(qint64(axis.to), locale)});
    }
    return axis;
}

ChartAxis timeAxis(const QDateTime &first, const QDateTime &last, const QLocale &locale)
{
    const qint64 span = qMax<qint64>(first.secsTo(last), hour);
    const qint64 margin = span / 40;
    const QDateTime begin = first.toLocalTime().addSecs(-margin);
    const QDateTime end = first.toLocalTime().addSecs(span + margin);
    const bool hours = span <= 2 * day;
    const qint64 unit = hours ? hour : day;
    const qint64 units = qMax<qint64>(1, (span / unit + mostSteps) / mostSteps);
    ChartAxis axis{qreal(begin.toSecsSinceEpoch()), qreal(end.toSecsSinceEpoch()), {}};
    QDateTime at = firstTick(begin, hours);
    while (at <= end) {
        if (at >= begin)
            axis.ticks.append({qreal(at.toSecsSinceEpoch()), timeLabel(at, span, locale)});
        at = hours ? at.addSecs(units * hour) : at.addDays(units); // days may have 23 or 25 hours
    }
    return axis;
}

QList<Backup> chartedBackups(const QList<Backup> &backups)
{
    QList<Backup> charted;
    std::copy_if(backups.cbegin(), backups.cend(), std::back_inserter(charted),
                 [](const Backup &b) { return b.state != BackupState::Missing; });
    std::sort(charted.begin(), charted.end(),
              [](const Backup &a, const Backup &b) { return a.createdAt < b.createdAt; });
    return charted;
}

ChartContent chartContent(const QList<Backup> &charted, const QLocale &locale)
{
    if (charted.isEmpty())
        return {};
    const auto [least, most] =
        std::minmax_element(charted.cbegin(), charted.cend(), [](const Backup &a, const Backup &b) {
            return a.sizeBytes < b.sizeBytes;
        });
    ChartContent content;
    content.x = timeAxis(charted.first().createdAt, charted.last().createdAt, locale);
    content.y = sizeAxis(least->sizeBytes, most->sizeBytes, locale);
    for (const Backup &backup : charted)
        content.points.append(
            {qreal(backup.createdAt.toSecsSinceEpoch()), qreal(backup.sizeBytes)});
    return content;
}

} // namespace litekeep
