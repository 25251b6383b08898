// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/backupengine.h"
#include "ui/message.h"
#include "ui/status.h"

#include <QObject>

#include <functional>
#include <memory>

namespace litekeep {

/**
 * One open database as the window sees it: asks the engine, remembers its answers, and tells
 * results as messages. Everything is asynchronous; nothing here shows anything.
 */
class DatabaseSession : public QObject
{
    Q_OBJECT
public:
    DatabaseSession(QString databasePath, QString folder, QObject *parent = nullptr);
    ~DatabaseSession() override;

    /// Absolute, links resolved.
    const QString &databasePath() const { return m_realPath; }
    QString folder() const;
    /// As it was asked for; empty: the default one.
    QString chosenFolder() const { return m_folder; }
    const DatabaseFacts &facts() const { return m_facts; }
    QList<Backup> backups() const;
    std::optional<Backup> backup(const QString &id) const;
    Job job() const { return m_job; }
    bool isBusy() const { return m_job != Job::None; }
    /// What another Litekeep does in this folder.
    const Activity &others() const { return m_facts.others; }
    bool isListing() const { return m_listAsked; }

    /// For the automatic backups; replaced between engineChanging() and engineChanged().
    BackupEngine *engine() const { return m_engine.get(); }
    void setAutomatic(const BackupStatus &status);
    /// The scheduler's runs are work like any other.
    void automaticStarted();
    void automaticEnded(const Result<CreateResult> &result);

    void start();
    /// Puts it on this user's list as soon as it is known to be a database.
    void keepOnList();
    void refresh();
    /// Size, mode and users of the database; cheap, asked again and again.
    void inspect();

    void backUp(bool keepDamaged = false);
    void verify(const QStringList &ids);
    void remove(const QStringList &ids);
    void saveCopy(const QString &id, const QString &path, bool overwrite);
    void importFile(const QString &path);
    void setNote(const QString &id, const QString &note);
    void setPinned(const QStringList &ids, bool pinned);
    void cancel();

    /// What a restore would change; ready after some seconds, whatever else runs.
    QFuture<Result<RestorePreview>> preview(const QString &id);
    void restore(const QString &id, const RestoreOptions &options);
    /// For a copy that is to be worked with; otherwise as saveCopy().
    void saveDatabase(const QString &id, const QString &path, bool overwrite);
    void removeDamagedCopy(const DamagedCopy &copy);
    /// The person has seen the interrupted restore.
    void settleInterrupted(bool startPrograms);
    const std::optional<Backup> &undoable() const { return m_undoable; }
    const QList<DamagedCopy> &damagedCopies() const { return m_damagedCopies; }
    const std::optional<InterruptedRestore> &interrupted() const { return m_interrupted; }
    static int waitSeconds() { return EngineOptions().waitSeconds; }

    /// Does again what failed last.
    void tryAgain();
    /// The person's consent to set up a lost, unmarked or foreign backup folder.
    void setUpFolder();

Q_SIGNALS:
    void engineChanging();
    void engineChanged();
    void factsChanged();
    void othersChanged();
    void jobChanged();
    /// How the job has ended; the list after it comes a little later.
    void jobEnded(litekeep::Job job, const std::optional<litekeep::Error> &error);
    void progressChanged(const litekeep::Progress &progress);
    void message(const litekeep::Message &message);
    /// A new backup; the list that holds it comes a little later.
    void backupMade(const QString &id);
    /// What was told about this topic is no longer so.
    void messageOutdated(const QByteArray &topic);
    void restored(const litekeep::RestoreResult &result);
    void restoreFailed(const litekeep::Error &error);
    /// What can be undone, what is kept of damaged databases.
    void restoreFactsChanged();

private:
    void makeEngine(bool initFolder);
    template <typename T, typename Done>
    void run(Job job, QFuture<Result<T>> future, Done done);
    void refreshList();
    void othersArrived(const Activity &activity);
    void listArrived(const Result<BackupList> &result);
    void infoArrived(const Result<DatabaseInfo> &result);
    void addToList();
    void tell(const QList<Notice> &notices);
    void tellOfList(const QList<Notice> &notices);
    void created(const CreateResult &result, Job job);
    void removed(const RemoveResult &result);
    void tellOfEarlierRun();
    void failed(const Error &error, Job job);
    void lookForInterrupted();
    void settle(qint64 runId, bool startPrograms);
    void refreshRestoreFacts();
    void restoreDone(const RestoreResult &result, const ProgramsPlan &programs);
    void tellDatabaseError();

    QString m_path;
    QString m_realPath; ///< asked once: finding it reads the disk
    QString m_folder;
    std::unique_ptr<BackupEngine> m_engine;
    int m_engineNumber = 0; ///< answers of an engine that was replaced are ignored
    DatabaseFacts m_facts;
    Job m_job = Job::None;
    bool m_earlierTold = false; ///< what went wrong before this window
    std::function<void()> m_again;
    QList<QByteArray> m_listTopics; ///< what the last list had to tell
    std::optional<Backup> m_undoable;
    QList<DamagedCopy> m_damagedCopies;
    std::optional<InterruptedRestore> m_interrupted;
    bool m_listAsked = false;
    bool m_listOutdated = false;
    bool m_toBeListed = false;
};

} // namespace litekeep
