// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/internal/sqliteconnection.h"

namespace litekeep {

/// Brings a catalogue from any older version (0: an empty file) to the newest, all in one
/// transaction; `user_version` holds the version. Does nothing when it is up to date.
SqlResult<void> migrateCatalogue(SqliteConnection &connection);

int newestCatalogueVersion();

} // namespace litekeep
