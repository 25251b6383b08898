// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/automatictypes.h"
#include "engine/internal/backupfolder.h"
#include "engine/internal/catalogue.h"
#include "engine/internal/retention.h"

#include <optional>

/// Retention applied: what the catalogue knows → decisions → files, then rows.
namespace litekeep {

/// Everything that decides what stays.
struct RetentionFacts
{
    Q_DECLARE_TR_FUNCTIONS(litekeep::RetentionFacts)
public:
    QList<Backup> backups; ///< newest first
    BackupSettings settings;
    RetentionContext context;
    bool lastRunFailed = false; ///< then nothing is removed

    /// What a prune would do.
    PruneResult plan() const;
    /// What it would do after one more good backup.
    PruneResult planAfterNextBackup() const;
};

/// `inUse`: ids, beginnings of ids and the other words that findBackup() knows.
Result<RetentionFacts> readRetention(Catalogue &catalogue, const QList<Backup> &backups,
                                     const QStringList &inUse, const QDateTime &now);

/// In a locked folder whose rows are true: removes the files, syncs the folder, then drops the
/// rows. What cannot be removed stays listed and comes up again at the next prune.
Result<PruneResult> pruneFolder(const BackupFolder &folder, Catalogue &catalogue,
                                const QStringList &inUse, const QDateTime &now);

/// For people: what was removed and what could not be.
QList<Notice> pruneNotices(const PruneResult &result);

/// Asks the question of collapse.h about a new backup, unless one is open already.
Result<std::optional<Notice>> noteCollapse(Catalogue &catalogue, const Backup &made);

/// The open question; nothing when the new backup has been deleted by hand since.
std::optional<CollapseQuestion> openCollapse(const AutomaticFacts &facts,
                                             const QList<Backup> &backups);

/// It never began, because the command before it did not succeed: a failure for everybody who
/// waits for a backup, but no answer about the database.
bool skippedByCommand(const RunRecord &run);
/// The newest run that says something failed, was cut off or skipped.
bool lastRunFailed(const QList<RunRecord> &newestFirst);
/// The newest run that says something about the database found it damaged.
bool lastRunFoundDamage(const QList<RunRecord> &newestFirst);

} // namespace litekeep
