// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/backuptypes.h"

#include <QStringList>

/// Values around getting a database back.
namespace litekeep {

/// What is done with the programs that have the database open.
struct ProgramsPlan
{
    enum class Kind {
        LeaveRunning, ///< restore under them; they wait or see the old state until it is done
        SystemUnit,   ///< `systemctl stop/start NAME`
        UserUnit,     ///< `systemctl --user stop/start NAME`
        Docker,       ///< `docker stop/start NAME`
        Podman,       ///< `podman stop/start NAME`
        Commands,     ///< own commands, run without a shell
        AskToQuit,    ///< SIGTERM; nothing is started again
    };
    Kind kind = Kind::LeaveRunning;
    QString name;             ///< unit or container
    QStringList stopCommand;  ///< program and arguments
    QStringList startCommand; ///< program and arguments
    int timeoutSeconds = 30;  ///< for stopping, and again for starting
    bool mayKill = false;     ///< AskToQuit: SIGKILL for what is left after the time-out
    /// Filled in by the engine, for units: what of the unit and of the sockets, timers and paths
    /// that would wake it up was running, and so is stopped and started again.
    QStringList units;

    bool operator==(const ProgramsPlan &) const = default;
};

/// Stable names for settings and the catalogue, such as "system-unit".
QString planKindName(ProgramsPlan::Kind kind);
/// LeaveRunning for other names.
ProgramsPlan::Kind planKindFromName(const QString &name);

/// Stop and start again what a program belongs to.
ProgramsPlan planFor(const Supervisor &supervisor);
/// Whether that is what the plan does.
bool stops(const ProgramsPlan &plan, const Supervisor &supervisor);

struct RestoreOptions
{
    ProgramsPlan programs;
    bool forceDamaged = false; ///< restore a backup that is not intact
};

/// A byte copy of a database that SQLite could not read, kept before it was replaced.
struct DamagedCopy
{
    QString folder; ///< "damaged-<time>" in the backup folder
    QDateTime createdAt;
    qint64 sizeBytes = 0; ///< of all files in it
};

struct RestoreResult
{
    Backup restored;
    std::optional<Backup> safetyBackup;     ///< what Undo brings back
    std::optional<DamagedCopy> damagedCopy; ///< instead, when the database was unreadable
    QList<OpenProgram> stillRunning;        ///< had it open all the time: better restart them
    bool startedAgain = false;              ///< what was stopped runs again
    QList<Notice> warnings;
};

/// One table, then and now. -1 rows: not counted (too slow, unreadable); absent: no such table.
struct TableDifference
{
    QString table;
    std::optional<qint64> rowsInBackup;
    std::optional<qint64> rowsNow;
    QString newestInBackup; ///< the newest time found in it, ISO 8601, empty when none can be told
    QString newestNow;

    bool operator==(const TableDifference &) const = default;
};

/// What a restore would change, as far as it could be found out in the given time.
struct RestorePreview
{
    Backup backup;
    bool databaseReadable = false; ///< false: missing or damaged; `problem` says so
    QString problem;               ///< translated sentence
    qint64 userVersionInBackup = 0;
    qint64 userVersionNow = 0;
    QList<TableDifference> tables; ///< biggest differences first
    bool complete = false;         ///< false: the time was up
    QList<OpenProgram> openedBy;
    bool openedByOthers = false;
};

/// A restore that was cut off (kill, power cut), as it is found at the next start.
struct InterruptedRestore
{
    enum class State {
        Old,     ///< the database is as it was before
        New,     ///< the database is as in the backup
        Unknown, ///< neither: programs have written to it since
        Broken,  ///< it cannot be read: run the restore again
    };
    qint64 runId = 0;
    QString backupId;
    QString safetyBackupId;
    QDateTime startedAt;
    State state = State::Unknown;
    ProgramsPlan stopped; ///< what was stopped and not started again; LeaveRunning: nothing

    QString text() const;
};

} // namespace litekeep
