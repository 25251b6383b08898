// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/activity.h"
#include "engine/automatictypes.h"
#include "engine/backuptypes.h"
#include "engine/databaselist.h"
#include "engine/error.h"
#include "engine/restoretypes.h"

#include <QFuture>
#include <QObject>

#include <functional>
#include <memory>

namespace litekeep {

struct EngineOptions
{
    QString folder;          ///< backup folder; empty: the default beside the database
    int waitSeconds = 30;    ///< how long a locked database or a busy folder is waited for
    bool initFolder = false; ///< consent to set up a folder that was lost or lacks its marker
    /// Who this is, for other Litekeeps: "window", "service", "command".
    QString role = QStringLiteral("command");
    /// The present moment, for tests with a clock of their own; called in several threads.
    std::function<QDateTime()> clock = {};
};

/**
 * The façade: everything that Litekeep does with one database.
 *
 * Thread: lives in the thread that made it (with an event loop); all members are to be called
 * there. The work runs in the engine's own threads. Values go in, values come out; nothing is
 * thrown. Futures are ready when the job has ended; use `then(context, …)`. Never call
 * QFuture::cancel() on them (it would drop the result of a job that has already published):
 * call cancel() here instead.
 *
 * Jobs (create, verify, remove, exportTo, importFrom, startUp) run one at a time in the order
 * of their calls; queries (list, get, inspect) and small changes (setNote, setPinned) do not
 * wait for them. The destructor cancels what runs and waits for its tidy end.
 */
class BackupEngine : public QObject
{
    Q_OBJECT
public:
    explicit BackupEngine(const QString &databasePath, const EngineOptions &options = {},
                          QObject *parent = nullptr);
    ~BackupEngine() override;

    /// Absolute path, links resolved; works for a database that is missing, too.
    QString databasePath() const;
    /// EngineOptions::role.
    QString role() const;
    /// Where the backups lie, or will lie. Reads the markers of the folders beside the database.
    QString folder() const;

    /// What the catalogue holds, newest first. Changes nothing on disk.
    QFuture<Result<BackupList>> list();
    /// One backup by id, unambiguous beginning of one, "latest" or "latest-intact".
    QFuture<Result<Backup>> get(const QString &id);
    /// Size, mode and users of the database, without opening it.
    QFuture<Result<DatabaseInfo>> inspect();

    /// Adds the database with its folder to this user's list (databaselist.h); no change when it
    /// is there already.
    QFuture<Result<DatabaseListChange>> addToList();

    /// Sweeps unfinished files, marks missing ones, rebuilds a lost catalogue, prunes, takes in
    /// or throws away files without a row. Does nothing where there is no backup folder yet.
    /// Never prunes `inUse`: ids, beginnings of ids, "latest" or "latest-intact".
    QFuture<Result<QList<Notice>>> startUp(const QStringList &inUse = {});
    /// Snapshot, check, copy, prove, publish.
    QFuture<Result<CreateResult>> create(const CreateOptions &options = {});
    /// Full check of sealed backups; all of them when `ids` is empty.
    QFuture<Result<QList<VerifyResult>>> verify(const QStringList &ids = {});
    /// Deletes files, then rows.
    QFuture<Result<RemoveResult>> remove(const QStringList &ids);
    /// "Download": a checked copy under the given path. An existing file is replaced only
    /// with `overwrite`, and never a database that is in use.
    QFuture<Result<ExportResult>> exportTo(const QString &id, const QString &path,
                                           bool overwrite = false);
    /// Proves a foreign database and takes it in as a backup of type `imported`.
    QFuture<Result<CreateResult>> importFrom(const QString &path, const QString &note = {});

    /// What restoring this backup would change: counted within some seconds, in the background.
    QFuture<Result<RestorePreview>> preview(const QString &id);
    /// Brings the database back to this backup, under running programs or after stopping them
    /// (see restoretypes.h). The database as it is becomes a safety backup first.
    QFuture<Result<RestoreResult>> restore(const QString &id, const RestoreOptions &options = {});
    /// Restores the newest safety backup that the last restore made.
    QFuture<Result<RestoreResult>> undo(const RestoreOptions &options = {});
    /// The safety backup that undo() would bring back, if there is one.
    QFuture<Result<std::optional<Backup>>> undoable();
    /// A restore that was cut off and has not been dealt with.
    QFuture<Result<std::optional<InterruptedRestore>>> interruptedRestore();
    /// The person has seen it; starts again what it had stopped when `startPrograms`.
    QFuture<Result<bool>> settleInterrupted(qint64 runId, bool startPrograms);
    /// Byte copies of unreadable databases, newest first, and their removal by hand.
    QFuture<Result<QList<DamagedCopy>>> damagedCopies();
    QFuture<Result<bool>> removeDamagedCopy(const QString &folder);

    /// As the catalogue holds them, clamped; the defaults where there is none. Changes nothing.
    QFuture<Result<BackupSettings>> settings();
    /// Stores them, clamped, and returns what was stored. Sets the backup folder up if there is
    /// none. Never prunes: that happens after the next backup.
    QFuture<Result<BackupSettings>> setSettings(const BackupSettings &settings);
    /// The same for some of them: two who change different ones at once both get their way.
    QFuture<Result<BackupSettings>> changeSettings(const SettingsChange &change);
    /// What would be removed after the next backup, were these the settings.
    QFuture<Result<PruneResult>> previewRetention(const BackupSettings &settings);
    /// Removes what retention no longer keeps, or only says what that is (and changes nothing).
    QFuture<Result<PruneResult>> prune(bool dryRun = false);
    /// How things stand. Changes nothing. A folder or database that cannot be reached is a
    /// state, not an error.
    QFuture<Result<BackupStatus>> status();
    /// The runs, newest first, as many as 1000. Changes nothing.
    QFuture<Result<QList<HistoryEntry>>> history();
    /// Answers BackupStatus::collapse: true goes on pruning (at the next prune), false stops it
    /// until it is answered with true.
    QFuture<Result<bool>> answerCollapse(bool keepPruning);
    /// No automatic run before that; an invalid time ends the pause. Longest: 48 hours.
    QFuture<Result<bool>> pauseAutomatic(const QDateTime &until);
    /// For the scheduler, when BackupStatus::clockStep: writes down when the clock was found
    /// to be earlier than the last run.
    QFuture<Result<bool>> noteClockStep();
    /// Backups that an open question or a view refers to; retention leaves them alone (R15).
    void setInUse(const QStringList &ids);

    QFuture<Result<Backup>> setNote(const QString &id, const QString &note);
    QFuture<Result<Backup>> setPinned(const QString &id, bool pinned);

    /// True from the call that starts a job until its future is ready.
    bool isBusy() const;
    /// Asks the running job and all waiting ones to stop; their futures end with
    /// ErrorCode::Cancelled, unless the job had passed its point of no return.
    void cancel();

Q_SIGNALS:
    void busyChanged(bool busy);
    void progressChanged(const litekeep::Progress &progress);
    /// The list may have changed, by this engine or by another Litekeep on the same folder.
    void backupsChanged();
    /// What another process does in this folder, heard at most a second later. Looked for while
    /// somebody is connected to this or to backupsChanged().
    void othersActivityChanged(const litekeep::Activity &activity);
    /// The stored settings differ from those known before, whoever has stored them.
    void settingsChanged(const litekeep::BackupSettings &settings);

protected:
    void connectNotify(const QMetaMethod &signal) override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace litekeep
