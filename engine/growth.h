// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/backuptypes.h"

#include <QLocale>

#include <optional>

/// How a database grows, as its backups tell. Pure, and the one definition for all who say so.
namespace litekeep {

/// Bytes by which the backups of a database grow in a day, negative when they shrink: the median of
/// the slopes between the newest ones of its own history, so that single odd ones do not count.
/// Nothing when there are fewer than three, or less than a day between the first and the last.
std::optional<qint64> growthPerDay(const QList<Backup> &backups);

/// "+12 MB": what it comes to in 30 days; "hardly any"; empty when not known.
QString monthlyGrowthText(std::optional<qint64> perDay, const QLocale &locale);
/// The same as a sentence.
QString growthSentence(std::optional<qint64> perDay, const QLocale &locale);

} // namespace litekeep
