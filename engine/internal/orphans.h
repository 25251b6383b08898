// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/backuptypes.h"

#include <QList>
#include <QStringList>

namespace litekeep {

/// How the files of a backup folder and the rows of its catalogue differ. Pure.
struct Differences
{
    QList<Backup> missing;  ///< rows whose file is gone
    QList<Backup> returned; ///< rows marked missing whose file is there (again)
    QStringList orphans;    ///< files without a row, oldest first

    bool operator==(const Differences &) const = default;
};

/// `files`: names of the regular "*.db" files in the folder, in any order.
Differences compareFolder(const QStringList &files, const QList<Backup> &rows);

} // namespace litekeep
