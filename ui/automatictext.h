// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/automatictypes.h"

#include <QLocale>

/// The sentences about automatic backups. Pure functions of the engine's answer and the time.
namespace litekeep {

/// "Next: today 18:00 (in 3 hours)", or why there is none.
QString nextText(const BackupStatus &status, const QDateTime &now, const QLocale &locale);
/// More of it, for the tool tip: exact time, room, the clock.
QString nextExplanation(const BackupStatus &status, const QLocale &locale);

/// "until tomorrow": the next morning.
QDateTime tomorrowMorning(const QDateTime &now);

} // namespace litekeep
