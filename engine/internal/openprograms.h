// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/backuptypes.h"

#include <QList>
#include <QString>

namespace litekeep {

/// The other processes that have the file open, as far as this user may see: a scan of
/// /proc/*/fd by device and inode. It only stats, so it is safe on a live database (R1).
QList<OpenProgram> programsHavingOpen(const QString &path);

} // namespace litekeep
