// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/internal/sqliteconnection.h"

#include <stop_token>

namespace litekeep {

enum class PrivateAccess {
    Read,
    Write,
    Sealed, ///< reading a finished backup: whatever lies beside it is not part of it
};

/// Opens one of our own files (snapshot, partial, backup) with all that makes reading it safe
/// and fast: hardened, cell size check, mapped into memory, stopped by the token at any moment.
SqlResult<std::unique_ptr<SqliteConnection>> openPrivate(const QString &path, PrivateAccess access,
                                                         const std::stop_token &stop);

} // namespace litekeep
