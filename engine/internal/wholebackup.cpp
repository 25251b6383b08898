// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/internal/wholebackup.h"

namespace litekeep {

bool isWhole(const Backup &backup)
{
    return backup.state == BackupState::Intact || backup.state == BackupState::Unproved;
}

bool isOwnHistory(const Backup &backup)
{
    return isWhole(backup)
           && (backup.type == BackupType::Auto || backup.type == BackupType::Manual);
}

} // namespace litekeep
