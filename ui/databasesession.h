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

    QString databasePath() const;
    QString folder() const;
    const DatabaseFacts &facts() const { return m_facts; }
    QList<Backup> backups() const;
    std::optional<Backup> backup(const QString &id) const;
    Job job() const { return m_job; }
    bool isBusy() const { return m_job != Job::None; }
    bool isListing() const { return m_listAsked; }

    void start();
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

    /// Does again what failed last.
    void tryAgain();
    /// The person's consent to set up a lost, unmarked or foreign backup folder.
    void setUpFolder();

Q_SIGNALS:
    void factsChanged();
    void jobChanged();
    void progressChanged(const litekeep::Progress &progress);
    void message(const litekeep::Message &message);
    /// A new backup; the list that holds it comes a little later.
    void backupMade(const QString &id);
    /// What was told about this topic is no longer so.
    void messageOutdated(const QByteArray &topic);

private:
    void makeEngine(bool initFolder);
    template <typename T, typename Done>
    void run(Job job, QFuture<Result<T>> future, Done done);
    void refreshList();
    void listArrived(const Result<BackupList> &result);
    void infoArrived(const Result<DatabaseInfo> &result);
    void tell(const QList<Notice> &notices);
    void tellOfList(const QList<Notice> &notices);
    void created(const CreateResult &result, Job job);
    void removed(const RemoveResult &result);
    void failed(const Error &error, Job job);

    QString m_path;
    QString m_folder;
    std::unique_ptr<BackupEngine> m_engine;
    int m_engineNumber = 0; ///< answers of an engine that was replaced are ignored
    DatabaseFacts m_facts;
    Job m_job = Job::None;
    std::function<void()> m_again;
    QList<QByteArray> m_listTopics; ///< what the last list had to tell
    bool m_listAsked = false;
    bool m_listOutdated = false;
};

} // namespace litekeep
