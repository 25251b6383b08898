// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/automatictypes.h"
#include "engine/internal/backupfolder.h"
#include "engine/internal/catalogue.h"

#include <QStringList>

/// What can be told about automatic backups without a lock and without changing anything.
namespace litekeep {

/// An automatic run that failed before it could be written down.
struct UnrecordedFailure
{
    QDateTime endedAt;
    Error error;
};

Result<BackupSettings> readSettings(const BackupLocation &location);
Result<BackupStatus> readStatus(const BackupLocation &location,
                                const QList<UnrecordedFailure> &unrecorded, const QDateTime &now);
Result<QList<HistoryEntry>> readHistory(const BackupLocation &location);
/// What a prune would do now, or after the next backup with these settings.
Result<PruneResult> planPrune(const BackupLocation &location, const QStringList &inUse,
                              const QDateTime &now,
                              const std::optional<BackupSettings> &afterNextBackup);

HistoryEntry historyEntry(const RunRecord &run);

} // namespace litekeep
