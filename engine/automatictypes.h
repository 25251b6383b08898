// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/activity.h"
#include "engine/backuptypes.h"
#include "engine/commandrun.h"

#include <QCoreApplication>

#include <optional>

/// Values about automatic backups: how things stand, what ran, what retention does. Texts are
/// in the language of the moment of asking; ask again when the language changes.
namespace litekeep {

/// Which settings to change; what is absent stays as it is, whoever changes that meanwhile.
struct SettingsChange
{
    std::optional<bool> enabled = {};
    std::optional<int> intervalHours = {};
    std::optional<int> retentionCount = {};
    std::optional<bool> skipUnchanged = {};

    static SettingsChange all(const BackupSettings &settings);
    bool isEmpty() const { return *this == SettingsChange(); }
    bool operator==(const SettingsChange &) const = default;
};

/// What retention decided about one backup that stays.
struct KeptBackup
{
    QString id;
    QString fileName;
    QString reason; ///< stable name, such as "pinned", "newest-intact", "not-removable"
    QString text;   ///< translated, such as "kept: pinned"

    bool operator==(const KeptBackup &) const = default;
};

/// What prune() did, or would do. Both lists are newest first.
struct PruneResult
{
    QList<RemovedBackup> removed;
    QList<KeptBackup> kept;
    QList<Error> errors; ///< one for each that should go and could not; it is in `kept`, too
};

/// A new backup that lost more than half of the one before it. Pruning waits for an answer.
struct CollapseQuestion
{
    QString backupId;     ///< the new one
    QString previousId;   ///< the one that it was compared with
    QString kind;         ///< stable name: "rows", "size", "rows-and-size"
    QString text;         ///< translated sentence with both numbers
    bool stopped = false; ///< the person said "Stop": pruning stays off until the other answer

    bool operator==(const CollapseQuestion &) const = default;
};

/// One run, for people and machines.
struct HistoryEntry
{
    Q_DECLARE_TR_FUNCTIONS(litekeep::HistoryEntry)
public:
    qint64 id = 0;
    QDateTime startedAt;
    QDateTime endedAt; ///< invalid: it is running, or was cut off
    QString reason;  ///< manual, due, catch-up, first, retry, after-restore, imported, restore, …
    QString outcome; ///< done, unchanged, skipped, failed, cancelled, interrupted; empty: runs
    QString detail;  ///< technical text
    QString backupId;
    qint64 sizeBytes = -1;            ///< of the backup that was made; -1: none
    std::optional<Error> error = {};  ///< why it failed or was skipped, where that is known
    std::optional<qint64> durationMs; ///< absent while it has no end
    QList<CommandRun> commands = {};  ///< the person's own that ran before and after it

    QString reasonText() const;  ///< translated, such as "catching up on a missed run"
    QString outcomeText() const; ///< translated, such as "checked, unchanged"
    /// Translated sentence: why it failed or was skipped, or which command did not succeed
    /// though the backup is good; empty when all was good.
    QString detailText() const;
    /// Translated lines: each command, how it ended, what it wrote; empty when there was none.
    QString commandsText() const;
};

/// How things stand with the backups of one database. Asking changes nothing.
struct BackupStatus
{
    Q_DECLARE_TR_FUNCTIONS(litekeep::BackupStatus)
public:
    /// The first that fits, from the worst on.
    enum class State {
        Unreachable, ///< the database or its backup folder is not there (`error`)
        Damaged,     ///< the last run found the database damaged
        Overdue,     ///< no good backup for 1.5 intervals and an hour
        Failing,     ///< the last run failed; an older backup is still young enough
        NoBackup,    ///< there is no intact or unproved backup
        Due,         ///< an automatic run is due now
        Disabled,    ///< automatic backups are off
        Good,
    };

    QString database;
    QString folder;
    State state = State::Good;
    BackupSettings settings;
    QDateTime askedAt; ///< by the engine's clock

    QDateTime lastGoodAt;               ///< start of the last good run of any type; invalid: never
    QString lastGoodBackupId;           ///< newest backup that is intact or unproved; empty: none
    QDateTime enabledAt;                ///< invalid: off, or not known
    std::optional<QDateTime> nextDueAt; ///< absent: automatic backups are off
    bool dueNow = false;
    QString nextReason;     ///< stable name of why the next run is made, such as "due"
    QString nextReasonText; ///< translated
    QString wait;           ///< stable name: none, not-yet, disabled, backing-off, paused
    QString waitText;       ///< translated sentence why there is none now; empty: just not yet
    QDateTime waitUntil;    ///< end of the back-off or pause
    QDateTime pausedUntil;  ///< invalid: not paused
    bool overdue = false;
    std::optional<QDateTime> overdueAt; ///< since when, or from when if nothing happens
    QString clockText;                  ///< translated warning; empty: the clock is fine
    bool clockStep = false;             ///< the scheduler must call BackupEngine::noteClockStep()

    /// Why the last run failed or what cannot be reached; nothing once a run was good.
    std::optional<Error> error;
    QDateTime errorAt; ///< when that run ended
    std::optional<HistoryEntry> lastRun;
    std::optional<CollapseQuestion> collapse;
    QDateTime interruptedRestoreAt; ///< start of a restore that was cut off; invalid: none

    /// Who makes the automatic backups, if that is another Litekeep: "service", "window",
    /// "command", "other"; empty: this process, or nobody.
    QString keptBy;
    std::optional<Activity> running; ///< what some Litekeep is doing in the folder

    int intact = 0;
    int unproved = 0;
    int damaged = 0;
    int missing = 0;
    int pinned = 0;
    qint64 databaseBytes = -1; ///< with its write-ahead log; -1: not known
    qint64 backupsBytes = 0;   ///< of all files listed
    qint64 freeBytes = -1;     ///< on the folder's disk; -1: not known
    qint64 neededBytes = -1;   ///< what the next backup needs at least; -1: not known

    int total() const { return intact + unproved + damaged + missing; }
    /// Translated, such as "The last automatic backup is too old."
    QString text() const;
    /// Translated, such as "Kept by the background service"; empty like keptBy.
    QString keptByText() const;
    /// Stable name, such as "no-backup".
    QString stateName() const;
};

} // namespace litekeep
