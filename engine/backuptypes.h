// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/error.h"

#include <QDateTime>
#include <QList>
#include <QMetaType>
#include <QString>

#include <optional>

/// Plain values that travel between the engine and everything above it.
/// All sizes are bytes, all times are UTC, all paths absolute.
namespace litekeep {

enum class BackupType { Manual, Auto, Safety, Imported };

enum class BackupState {
    Intact,   ///< source and copy passed the full check, the checksum is known
    Unproved, ///< the full check cannot run here (see Backup::stateDetail)
    Damaged,  ///< a check failed
    Missing,  ///< the file is gone
};

enum class BackupMethod {
    Vacuum, ///< VACUUM INTO: compact
    Pages,  ///< page-for-page copy, where VACUUM INTO cannot run or room is short
};

enum class JournalMode { Rollback, Wal };

/// What the database was when it was backed up.
struct SourceFacts
{
    qint64 sizeBytes = 0; ///< main file
    qint64 walBytes = 0;  ///< its -wal, 0 when there was none
    qint64 tables = 0;    ///< ordinary tables
    qint64 rows = -1;     ///< rows of all ordinary tables; -1: could not be counted
    int pageSize = 0;
    qint64 userVersion = 0;
    qint64 applicationId = 0;
    QString encoding;   ///< "UTF-8", "UTF-16le", "UTF-16be"
    int autoVacuum = 0; ///< 0 none, 1 full, 2 incremental
    JournalMode journalMode = JournalMode::Rollback;

    bool operator==(const SourceFacts &) const = default;
};

/// One row of the catalogue.
struct Backup
{
    QString id;          ///< stable; may be shortened while unambiguous
    qint64 sequence = 0; ///< rising: the order of creation
    QString fileName;    ///< inside the backup folder, never with a '/'
    QString path;        ///< folder + fileName
    qint64 sizeBytes = 0;
    BackupType type = BackupType::Manual;
    QDateTime createdAt; ///< the moment whose state it holds
    QString sha256;      ///< lower-case hex; empty when never computed
    BackupState state = BackupState::Unproved;
    QString stateDetail; ///< why it is unproved, damaged or missing (technical text)
    BackupMethod method = BackupMethod::Vacuum;
    QDateTime provedAt; ///< last successful full check; invalid: never
    bool pinned = false;
    QString note;
    SourceFacts source;
    bool catalogued = true; ///< false: a file without a row, as reading verbs find it

    bool operator==(const Backup &) const = default;
};

struct BackupSettings
{
    bool enabled = false;
    int intervalHours = 24;  ///< 1 to 8760
    int retentionCount = 10; ///< 1 to 1000
    bool skipUnchanged = true;

    bool operator==(const BackupSettings &) const = default;
};

/// Something worth telling that is not a failure.
struct Notice
{
    Q_DECLARE_TR_FUNCTIONS(litekeep::Notice)
public:
    enum class Code {
        PartialsRemoved,      ///< `count` unfinished files of an interrupted run were removed
        BackupsMissing,       ///< `count` backups are listed whose files are gone
        BackupsAdopted,       ///< `count` backup files got their row back
        UnknownFile,          ///< `subject`: a *.db file that is no intact backup
        CatalogueRebuilt,     ///< it was lost or damaged; `subject` is where the old one was put
        CatalogueLost,        ///< reading only: the list was made from the files
        FolderRecreated,      ///< the known folder was gone and was made anew
        EmptyDatabase,        ///< `subject` holds nothing yet; nothing is what was backed up
        FolderOpenToOthers,   ///< others may change and delete what lies in the folder `subject`
        LowSpace,             ///< room for one copy only: method `pages`
        NetworkFolder,        ///< database or folder on a network file system
        ProgramNotStarted,    ///< `subject`: the command that failed
        VacuumImpossible,     ///< method `pages`, `detail` says why
        BackupsPruned,        ///< retention removed `count` backups; `detail` names them
        NotPruned,            ///< retention could not remove `subject`, `detail` says why
        Trashed,              ///< `subject`: no intact backup and without a row, now in the trash
        NotTrashed,           ///< the same, but the trash did not take it; it stays
        Collapsed,            ///< the new backup lost more than half; `subject` says what
        DatabaseListReplaced, ///< this user's list was damaged; `subject` is where it was put
        WrittenMeanwhile,     ///< what programs wrote during a restore is not in the safety backup
        JournalModeOwed,      ///< `subject` is not in WAL mode again yet
        HistoryNotWritten,    ///< a restore ended, but its row could not say so
        AfterCommandFailed,   ///< `subject`: the program; the backup is none the worse for it
        CommandsUnknown,      ///< `subject`: this user's list, which cannot be used
        RestoreInterrupted,   ///< one of `subject` was cut off at `detail` and not looked at yet
        PingFailed,           ///< the ping address did not answer well; never names the address
    };
    Code code = Code::PartialsRemoved;
    qint64 count = 0;
    QString subject = {};
    QString detail = {};

    QString text() const;
    QString name() const; ///< stable name for machine output, such as "catalogue-rebuilt"
};

enum class Stage {
    WaitingForFolder,   ///< another Litekeep works on this folder
    WaitingForDatabase, ///< another program holds a lock
    Preparing,
    Snapshot,
    Checking, ///< full check of the snapshot beside VACUUM INTO
    Proving,
    Publishing,
    Copying, ///< export
    Verifying,
    Rebuilding, ///< catalogue from the files
    Removing,
    StoppingPrograms,
    SafetyBackup,
    Restoring,
    StartingPrograms,
    BeforeCommand, ///< the person's own, before a backup
    AfterCommand,
    Done,
};

/// Progress of the running job.
struct Progress
{
    Stage stage = Stage::Preparing;
    int percent = 0;                   ///< 0 to 100, never falls, 100 only when all is done
    std::optional<qint64> remainingMs; ///< estimate, absent while there is none

    /// A translated phrase such as "Checking the database".
    QString text() const;
    QString stageName() const; ///< stable name for machine output
};

struct CreateOptions
{
    BackupType type = BackupType::Manual;
    QString note;
    bool keepDamaged = false; ///< keep a damaged database's snapshot as a `damaged` backup
    /// Automatic runs: why (BackupStatus::nextReason), for the history; empty: "auto".
    QString reason = {};
    /// Automatic runs: ErrorCode::NotDue when another Litekeep has made the due one meanwhile.
    bool onlyIfDue = false;
};

struct RemovedBackup
{
    QString id;
    QString fileName;
    QString reason;    ///< stable name, such as "beyond-limit"
    QString text = {}; ///< translated, such as "removed: number 11 of those that count, …"
};

struct CreateResult
{
    Backup backup;
    bool unchanged =
        false; ///< automatic run that found nothing new; `backup` is the newest intact one
    QList<RemovedBackup> pruned;
    QList<Notice> warnings;
};

struct VerifyResult
{
    QString id;
    BackupState state = BackupState::Unproved;
    QString detail;
};

struct RemoveResult
{
    QStringList deleted; ///< ids
    QList<Error> errors; ///< one for each that could not be removed; it stays listed
};

struct ExportResult
{
    QString id;
    QString path;
    qint64 sizeBytes = 0;
    QString sha256;
};

struct BackupList
{
    QString database;
    QString folder;
    bool folderExists = false;
    QList<Backup> backups; ///< newest first
    QList<Notice> notices;
};

/// What started a program, watches over it and may start it again: only there can it be stopped
/// for good.
struct Supervisor
{
    enum class Kind {
        SystemUnit, ///< a service of the system's systemd
        UserUnit,   ///< a service of this user's systemd
        Docker,
        Podman,
    };
    Kind kind = Kind::SystemUnit;
    QString name; ///< of the unit, or the short id of the container

    bool operator==(const Supervisor &) const = default;
};

/// A program that has the database open.
struct OpenProgram
{
    qint64 pid = 0;
    QString name;
    std::optional<Supervisor> supervisor = {}; ///< what it belongs to, when that can be told
    /// Whether the supervisor may be proposed as what to stop: not where logins, the message bus
    /// or Litekeep itself would end with it.
    bool mayStopSupervisor = false;

    bool operator==(const OpenProgram &) const = default;
};

/// What can be told about a database without opening it.
struct DatabaseInfo
{
    QString path;
    QString folder; ///< its backup folder, whether or not it exists yet
    qint64 sizeBytes = 0;
    qint64 walBytes = 0;
    int pageSize = 0;
    JournalMode journalMode = JournalMode::Rollback;
    QList<OpenProgram> openedBy;
    bool openedByOthers = false; ///< locked by programs that this user may not see
};

/// Stable names for machine output, the catalogue and file names.
QString typeName(BackupType type);
QString stateName(BackupState state);
QString methodName(BackupMethod method);
QString journalModeName(JournalMode mode);
QString supervisorKindName(Supervisor::Kind kind);
std::optional<BackupType> typeFromName(const QString &name);
std::optional<BackupState> stateFromName(const QString &name);
std::optional<BackupMethod> methodFromName(const QString &name);
std::optional<JournalMode> journalModeFromName(const QString &name);

} // namespace litekeep

Q_DECLARE_METATYPE(litekeep::Progress)
Q_DECLARE_METATYPE(litekeep::Backup)
