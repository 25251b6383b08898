// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/backuptypes.h"
#include "ui/chartcanvas.h"

#include <QLocale>

namespace litekeep {

/// Round sizes that the values lie between. From zero, unless they differ too little to be seen.
ChartAxis sizeAxis(qint64 least, qint64 most, const QLocale &locale);
/// Days, or hours within two of them, in local time; the axis counts seconds since 1970.
ChartAxis timeAxis(const QDateTime &first, const QDateTime &last, const QLocale &locale);

/// The backups that have a file, from the oldest to the newest.
QList<Backup> chartedBackups(const QList<Backup> &backups);
ChartContent chartContent(const QList<Backup> &charted, const QLocale &locale);

} // namespace litekeep
