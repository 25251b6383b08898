// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/internal/filesystem.h"

#include <algorithm>

namespace litekeep {

enum class Room {
    ForBoth,    ///< snapshot and backup
    ForOneOnly, ///< the snapshot itself must become the backup
    NotEnough,
};

/// What stays free whatever happens: the database often lies on the same disk, and its program
/// must go on writing. 2 %, but at least 64 MiB and never more than 1 GiB.
constexpr qint64 reservedBytes(qint64 totalBytes)
{
    constexpr qint64 mebibyte = 1024 * 1024;
    return std::clamp(totalBytes / 50, 64 * mebibyte, 1024 * mebibyte);
}

constexpr Room planRoom(const DiskSpace &space, qint64 snapshotBytes, qint64 backupBytes)
{
    const qint64 usable = space.available - reservedBytes(space.total);
    if (usable >= snapshotBytes + backupBytes)
        return Room::ForBoth;
    return usable >= snapshotBytes ? Room::ForOneOnly : Room::NotEnough;
}

} // namespace litekeep
