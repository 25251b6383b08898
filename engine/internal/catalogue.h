// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/automatictypes.h"
#include "engine/commandrun.h"
#include "engine/internal/backupfolder.h"
#include "engine/internal/sqliteconnection.h"

#include <QHash>
#include <QList>
#include <QTemporaryDir>

#include <functional>
#include <memory>
#include <optional>

namespace litekeep {

/// What a restore must leave behind for undo and for the next start after a crash.
struct RestoreNotes
{
    QString safetyBackupId;
    QString damagedFolder;
    QString stopped; ///< planToText() of what was stopped; empty: nothing
    /// The database is owed WAL mode: the restore had to leave it, or is to bring it.
    bool owesWal = false;
};

/// One run, as the history keeps it.
struct RunRecord
{
    qint64 id = 0;
    QDateTime startedAt;
    QDateTime endedAt;
    QString reason;  ///< manual, imported, due, …
    QString outcome; ///< done, unchanged, failed, cancelled, skipped, interrupted; empty: runs
    QString detail;  ///< of a failure: name of the error, a space, technical text
    QString backupId;
    RestoreNotes notes;    ///< of a restore
    QString subject = {};  ///< of a failure: what the error is about
    qint64 sizeBytes = -1; ///< of the backup that was made; -1: none
};

/// What a person has answered to a backup that lost much (see collapse.h).
enum class CollapseAnswer { None, Asked, Stopped };

/// What the catalogue remembers about automatic backups beside the settings.
struct AutomaticFacts
{
    QDateTime enabledAt;
    QDateTime pausedUntil;
    CollapseAnswer collapse = CollapseAnswer::None;
    QString collapseId;
    QString collapsePreviousId;
};

/// The catalogue of one backup folder: settings, backups, history. Values in, values out; each
/// call is one transaction. For one thread, like the connection that it owns.
class Catalogue
{
public:
    /// Opens for writing, makes it when there is none, migrates an older version. A file that
    /// is no catalogue gives CatalogueFailed with `isDamaged` set by lastOpenWasDamaged().
    static Result<Catalogue> open(const BackupLocation &location);
    /// Opens without changing anything; CatalogueFailed when there is none.
    static Result<Catalogue> openReadOnly(const BackupLocation &location);

    Result<BackupSettings> settings();
    /// Clamped. Remembers `now` when automatic backups are switched on by this. One statement:
    /// what it does not name keeps what another process may just have stored.
    Result<void> changeSettings(const SettingsChange &change,
                                const QDateTime &now = QDateTime::currentDateTimeUtc());
    Result<AutomaticFacts> automaticFacts();
    Result<void> setPausedUntil(const QDateTime &until);
    Result<void> setCollapse(CollapseAnswer answer, const QString &id, const QString &previousId);

    /// Newest first. Rows with an impossible file name are left out (R12).
    Result<QList<Backup>> backups();
    /// Gives it a sequence number and stores it; returns what was stored.
    Result<Backup> insert(const Backup &backup, const QString &fingerprint = {});
    // Each writes its own columns only: a note may be set while a long check runs.
    Result<void> setState(const QString &id, BackupState state, const QString &detail);
    /// State, detail, size, checksum and time of proof, as a check found them.
    Result<void> setProof(const Backup &checked);
    Result<void> setNote(const QString &id, const QString &note);
    Result<void> setPinned(const QString &id, bool pinned);
    /// Says durably which files are about to be removed.
    Result<void> markRemoving(const QStringList &ids);
    /// Afterwards: drops the rows of `removed`, unmarks those of `kept`; one transaction.
    Result<void> finishRemoving(const QStringList &removed, const QStringList &kept);
    /// Ids that were marked when the program was killed.
    Result<QStringList> removing();

    /// What the source looked like when the backup was begun; empty when unknown.
    Result<QString> fingerprint(const QString &id);
    Result<void> setFingerprint(const QString &id, const QString &fingerprint);

    /// A run that has ended.
    Result<void> addRun(const RunRecord &run);
    /// A run that begins; its id. Durable when it returns.
    Result<qint64> beginRun(const RunRecord &run);
    /// What has become known of a run that goes on. Durable when it returns.
    Result<void> setRunNotes(qint64 id, const RestoreNotes &notes);
    /// Restores, ended or not, that owe the database WAL mode.
    Result<QList<qint64>> runsOwingWal();
    /// It is in WAL mode again.
    Result<void> settleWal();
    Result<void> finishRun(qint64 id, const QString &outcome, const QString &detail,
                           const QDateTime &endedAt = QDateTime::currentDateTimeUtc());
    /// Writes everything but its start and reason.
    Result<void> finishRun(const RunRecord &run);
    /// Under the folder's lock nobody runs: marks runs without an end as interrupted, except
    /// restores, which interrupted.h judges.
    Result<void> closeInterruptedRuns();
    Result<QList<RunRecord>> runs();
    /// A command of the person's that belongs to a run. Durable when it returns.
    Result<void> addCommand(qint64 runId, const CommandRun &command);
    /// By the id of the run, in the order in which they ran. Apart from runs(), which are read
    /// every few seconds: what commands have written is for those who look at the history.
    Result<QHash<qint64, QList<CommandRun>>> commands();

    static int currentVersion();

private:
    Catalogue() = default;
    static Result<Catalogue> connect(const BackupLocation &location, bool readOnly);
    static Result<Catalogue> recover(const BackupLocation &location);
    static Result<Catalogue> connectCopy(const BackupLocation &location);
    SqlResult<void> attach(const QString &path, bool readOnly);
    Result<void> prepare();
    Result<void> judgeTables();
    Result<void> setUpSettings();
    Result<void> inTransaction(const std::function<SqlResult<void>()> &work);
    Result<void> write(const QString &sql, const QVariantList &values);
    Error error(const SqlError &error) const;

    BackupLocation m_location;
    int m_version = 0;                     ///< older than the newest only for readers
    std::unique_ptr<QTemporaryDir> m_copy; ///< where a reader let SQLite tidy up, see recover()
    std::unique_ptr<SqliteConnection> m_connection;
};

/// True for errors that mean "this file is no usable catalogue", as opposed to a full disk,
/// missing rights or a lock.
bool isCatalogueDamage(const Error &error);

/// Moves a damaged catalogue and its side files out of the way, to "catalogue-damaged-<time>.db";
/// returns the new path.
Result<QString> setCatalogueAside(const BackupLocation &location);

} // namespace litekeep
