// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/internal/jobcontext.h"
#include "engine/internal/sourcedatabase.h"

#include <QString>

namespace litekeep {

/// Copies one committed state of a live database into `target`, a private file that must not
/// exist yet, and closes the database again. The result is an ordinary database in rollback
/// mode without side files; nothing is said yet about its health.
///
/// Which way depends on how the database lives (see ARCHITECTURE.md, "Snapshot"):
/// - WAL, somebody has it open: page by page within one read transaction; writers go on.
/// - rollback journal: SQLite's SHARED lock is held while a child process copies the bytes.
/// - WAL that nobody has open, or a hot journal: a child copies the file with its side file,
///   recovery happens in the copy, and the copy counts only if nothing changed meanwhile.
///
/// Locks are waited for up to the context's patience. Never changes the database (R6).
Result<void> takeSnapshot(const SourceDatabase &source, const QString &target,
                          const JobContext &context);

/// A byte copy of a database that SQLite cannot read at all, for a person who wants to keep it.
Result<void> takeRawSnapshot(const SourceDatabase &source, const QString &target,
                             const JobContext &context);

} // namespace litekeep
