// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/backuptypes.h"

namespace litekeep {

/// All of a database, whether or not that could be proved: neither damaged nor missing.
bool isWhole(const Backup &backup);

/// Whole, and of the database's own history: safety backups are made at odd moments, imported ones
/// may be of anything.
bool isOwnHistory(const Backup &backup);

} // namespace litekeep
