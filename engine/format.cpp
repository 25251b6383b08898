// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/format.h"

#include <QCoreApplication>

#include <array>
#include <limits>

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

constexpr qint64 minute = 60;
constexpr qint64 hour = 60 * minute;
constexpr qint64 day = 24 * hour;

struct Format
{
    Q_DECLARE_TR_FUNCTIONS(litekeep::Format)
};

int toCount(qint64 value)
{
    return int(qMin<qint64>(value, std::numeric_limits<int>::max()));
}

/// Three figures are enough to compare two backups: 1.18, 11.8, 118.
QString threeFigures(double value, const QLocale &locale)
{
    const int decimals = value < 9.995 ? 2 : value < 99.95 ? 1 : 0;
    QString text = locale.toString(value, 'f', decimals);
    if (decimals > 0) {
        while (text.endsWith(locale.zeroDigit()))
            text.chop(1);
        if (text.endsWith(locale.decimalPoint()))
            text.chop(1);
    }
    return text;
}

QString agoText(qint64 seconds, qint64 calendarDays)
{
    if (seconds < minute)
        return Format::tr("just now");
    if (seconds < hour)
        return Format::tr("%n minute(s) ago", nullptr, toCount(seconds / minute));
    if (seconds < day)
        return Format::tr("%n hour(s) ago", nullptr, toCount(seconds / hour));
    if (calendarDays < 31)
        return Format::tr("%n day(s) ago", nullptr, toCount(calendarDays));
    if (calendarDays < 365)
        return Format::tr("%n month(s) ago", nullptr, toCount(calendarDays / 30));
    return Format::tr("%n year(s) ago", nullptr, toCount(calendarDays / 365));
}

QString aheadText(qint64 seconds, qint64 calendarDays)
{
    if (seconds < minute)
        return Format::tr("in a moment");
    if (seconds < hour)
        return Format::tr("in %n minute(s)", nullptr, toCount(seconds / minute));
    if (seconds < day)
        return Format::tr("in %n hour(s)", nullptr, toCount(seconds / hour));
    return Format::tr("in %n day(s)", nullptr, toCount(calendarDays));
}

} // namespace

QString formatSize(qint64 bytes, const QLocale &locale)
{
    if (bytes < 1000)
        return Format::tr("%n byte(s)", nullptr, toCount(bytes));
    const std::array<QString, 4> patterns{Format::tr("%1 kB"), Format::tr("%1 MB"),
                                          Format::tr("%1 GB"), Format::tr("%1 TB")};
    double value = double(bytes) / 1000;
    std::size_t unit = 0;
    while (value >= 999.5 && unit + 1 < patterns.size()) {
        value /= 1000;
        ++unit;
    }
    return patterns.at(unit).arg(threeFigures(value, locale));
}

QString formatRelativeTime(const QDateTime &when, const QDateTime &now, const QLocale &locale)
{
    Q_UNUSED(locale) // numbers below 1000 look alike; kept for languages where they do not
    if (!when.isValid())
        return {};
    const qint64 seconds = when.secsTo(now);
    const qint64 days = qAbs(when.toLocalTime().date().daysTo(now.toLocalTime().date()));
    // Clocks of two machines differ by seconds: such a "future" is the present.
    if (seconds >= -5)
        return agoText(qMax<qint64>(seconds, 0), qMax<qint64>(days, 1));
    return aheadText(-seconds, qMax<qint64>(days, 1));
}

QString formatDateTime(const QDateTime &when, const QDateTime &now, const QLocale &locale)
{
    if (!when.isValid())
        return {};
    const QDateTime local = when.toLocalTime();
    const QString time = locale.toString(local.time(), u"HH:mm"_s);
    switch (now.toLocalTime().date().daysTo(local.date())) {
    case 0: return Format::tr("today %1").arg(time);
    case -1: return Format::tr("yesterday %1").arg(time);
    case 1: return Format::tr("tomorrow %1").arg(time);
    default:
        return Format::tr("%1, %2", "date, time")
            .arg(locale.toString(local.date(), u"d MMMM yyyy"_s), time);
    }
}

QString formatExactTime(const QDateTime &when, const QLocale &locale)
{
    if (!when.isValid())
        return {};
    const QDateTime local = when.toLocalTime();
    return Format::tr("%1, %2", "date, time")
        .arg(locale.toString(local.date(), u"dddd, d MMMM yyyy"_s),
             locale.toString(local.time(), u"HH:mm:ss"_s));
}

QString formatDuration(qint64 milliseconds)
{
    if (milliseconds < 1000)
        return Format::tr("less than a second");
    const qint64 seconds = (milliseconds + 500) / 1000;
    if (seconds < minute)
        return Format::tr("%n second(s)", nullptr, toCount(seconds));
    // Nobody plans by the second when it takes ten minutes.
    if (seconds < 10 * minute && seconds % minute != 0)
        return Format::tr("%1 min %2 s").arg(seconds / minute).arg(seconds % minute);
    if (seconds < hour)
        return Format::tr("%1 min").arg(seconds / minute);
    return Format::tr("%1 h %2 min").arg(seconds / hour).arg(seconds % hour / minute);
}

bool isUnsafeToShow(char32_t character)
{
    return character < 0x20 || (character >= 0x7f && character < 0xa0) || character == 0x2028
           || character == 0x2029 || (character >= 0x202a && character <= 0x202e)
           || (character >= 0x2066 && character <= 0x2069);
}

} // namespace litekeep
