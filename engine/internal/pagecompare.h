// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/error.h"
#include "engine/internal/contents.h"

#include <QString>

#include <stop_token>

namespace litekeep {

/// Whether two private database files hold the same pages. Not compared are the few header
/// bytes that SQLite counts on with every change (change counter, version, journal mode, schema
/// cookie; sqlite.org/fileformat2.html, section 1.3). Since one of them is proved intact, so is
/// the other then.
Result<bool> samePages(const QString &left, const QString &right, const std::stop_token &stop);

/// Schema and row counts of a private file.
Result<Contents> contentsOf(const QString &path, const std::stop_token &stop);

} // namespace litekeep
