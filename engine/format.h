// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QLocale>
#include <QString>

/// Sizes, times and spans as a person reads them, translated. Pure functions: the present
/// moment and the locale are arguments. Times may be UTC or local; local time is shown.
namespace litekeep {

/// "412 MB", "1.2 GB", "17 bytes"; decimal units, three significant figures.
QString formatSize(qint64 bytes, const QLocale &locale);

/// "just now", "5 minutes ago", "2 hours ago", "3 days ago"; for the future "in 5 minutes".
QString formatRelativeTime(const QDateTime &when, const QDateTime &now, const QLocale &locale);

/// "today 16:00", "yesterday 16:00", "tomorrow 16:00", otherwise "22 November 2026, 16:00".
QString formatDateTime(const QDateTime &when, const QDateTime &now, const QLocale &locale);

/// "Sunday, 22 November 2026, 16:00:07", for tool tips.
QString formatExactTime(const QDateTime &when, const QLocale &locale);

/// "less than a second", "12 seconds", "3 min 20 s", "42 min", "2 h 5 min".
QString formatDuration(qint64 milliseconds);

/// Characters that steer a terminal (line ends and tabs, too) or turn the order of a line around.
bool isUnsafeToShow(char32_t character);

} // namespace litekeep
