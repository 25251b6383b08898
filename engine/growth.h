// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/backuptypes.h"

#include <optional>

namespace litekeep {

/// How much larger a database has become, as its backups tell.
struct Growth
{
    qint64 bytes = 0;   ///< may be negative
    qint64 seconds = 0; ///< over this time
    qint64 bytesPerDay() const;

    bool operator==(const Growth &) const = default;
};

/// From the oldest backup of the last 30 days to the newest one: whole backups of the database's
/// own history, at least a day apart. Nothing where there are no two of them. Pure.
std::optional<Growth> growthOf(const QList<Backup> &backups);

} // namespace litekeep
