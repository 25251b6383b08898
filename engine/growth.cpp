// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/growth.h"

namespace litekeep {

namespace {

constexpr qint64 secondsPerDay = 24 * 3600;
constexpr qint64 longest = 30 * secondsPerDay;
constexpr qint64 shortest = secondsPerDay; // less says nothing about a month

bool counts(const Backup &backup)
{
    return backup.type != BackupType::Imported && backup.createdAt.isValid()
           && (backup.state == BackupState::Intact || backup.state == BackupState::Unproved);
}

} // namespace

qint64 Growth::bytesPerDay() const
{
    return seconds > 0 ? qint64(double(bytes) / double(seconds) * double(secondsPerDay)) : 0;
}

std::optional<Growth> growthOf(const QList<Backup> &backups)
{
    const Backup *newest = nullptr;
    for (const Backup &backup : backups) {
        if (counts(backup) && (!newest || backup.createdAt > newest->createdAt))
            newest = &backup;
    }
    if (!newest)
        return std::nullopt;
    const QDateTime from = newest->createdAt.addSecs(-longest);
    const Backup *oldest = nullptr;
    for (const Backup &backup : backups) {
        if (counts(backup) && backup.createdAt >= from
            && (!oldest || backup.createdAt < oldest->createdAt))
            oldest = &backup;
    }
    const qint64 seconds = oldest->createdAt.secsTo(newest->createdAt);
    if (seconds < shortest)
        return std::nullopt;
    return Growth{.bytes = newest->sizeBytes - oldest->sizeBytes, .seconds = seconds};
}

} // namespace litekeep
