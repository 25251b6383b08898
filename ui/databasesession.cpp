// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/databasesession.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace litekeep {

DatabaseSession::DatabaseSession(QString databasePath, QString folder, QObject *parent)
    : QObject(parent),
      m_path(std::move(databasePath)),
      m_folder(std::move(folder))
{
    makeEngine(false);
}

DatabaseSession::~DatabaseSession() = default;

void DatabaseSession::makeEngine(bool initFolder)
{
    ++m_engineNumber;
    m_engine = std::make_unique<BackupEngine>(
        m_path, EngineOptions{.folder = m_folder, .initFolder = initFolder});
    connect(m_engine.get(), &BackupEngine::progressChanged, this,
            &DatabaseSession::progressChanged);
    connect(m_engine.get(), &BackupEngine::backupsChanged, this, &DatabaseSession::refreshList);
}

/// One job at a time: its end is told first, then its result, then the list is read anew.
template <typename T, typename Done>
void DatabaseSession::run(Job job, QFuture<Result<T>> future, Done done)
{
    m_job = job;
    Q_EMIT messageOutdated(topic::job);
    Q_EMIT jobChanged();
    m_facts.backingUp = job == Job::BackUp;
    Q_EMIT factsChanged();
    future.then(this, [this, job, done, number = m_engineNumber](const Result<T> &result) {
        if (number != m_engineNumber)
            return;
        m_job = Job::None;
        m_facts.backingUp = false;
        Q_EMIT jobChanged();
        if (result)
            done(*result);
        else
            failed(result.error(), job);
        Q_EMIT factsChanged();
        refresh();
    });
}

QString DatabaseSession::databasePath() const
{
    return m_engine->databasePath();
}

QString DatabaseSession::folder() const
{
    return m_facts.list ? m_facts.list->folder : m_engine->folder();
}

QList<Backup> DatabaseSession::backups() const
{
    return m_facts.list ? m_facts.list->backups : QList<Backup>();
}

std::optional<Backup> DatabaseSession::backup(const QString &id) const
{
    const QList<Backup> all = backups();
    const auto found =
        std::find_if(all.cbegin(), all.cend(), [&id](const Backup &b) { return b.id == id; });
    return found == all.cend() ? std::nullopt : std::optional<Backup>(*found);
}

void DatabaseSession::start()
{
    refresh();
    m_again = [this] { start(); };
    run(Job::StartUp, m_engine->startUp(), [this](const QList<Notice> &notices) { tell(notices); });
}

void DatabaseSession::refresh()
{
    refreshList();
    inspect();
}

void DatabaseSession::inspect()
{
    m_engine->inspect().then(this,
                             [this, number = m_engineNumber](const Result<DatabaseInfo> &result) {
                                 if (number == m_engineNumber)
                                     infoArrived(result);
                             });
}

/// Several changes in a row need one list, the one after the last change.
void DatabaseSession::refreshList()
{
    if (m_listAsked) {
        m_listOutdated = true;
        return;
    }
    m_listAsked = true;
    m_engine->list().then(this, [this, number = m_engineNumber](const Result<BackupList> &result) {
        if (number != m_engineNumber)
            return;
        m_listAsked = false;
        listArrived(result);
        if (std::exchange(m_listOutdated, false))
            refreshList();
    });
}

void DatabaseSession::listArrived(const Result<BackupList> &result)
{
    if (result) {
        m_facts.list = *result;
        m_facts.listError.reset();
        Q_EMIT messageOutdated(topic::list);
        tellOfList(result->notices);
    } else {
        m_facts.list.reset();
        m_facts.listError = result.error();
        Message told = messageFor(result.error(), Job::None);
        told.topic = topic::list;
        if (told.remedy == Remedy::TryAgain)
            told.remedy = Remedy::Refresh;
        Q_EMIT message(told);
    }
    Q_EMIT factsChanged();
}

void DatabaseSession::infoArrived(const Result<DatabaseInfo> &result)
{
    if (result) {
        m_facts.info = *result;
        m_facts.databaseError.reset();
        Q_EMIT messageOutdated(topic::database);
    } else {
        m_facts.info.reset();
        m_facts.databaseError = result.error();
        Message told = messageFor(result.error(), Job::None);
        told.topic = topic::database;
        if (told.remedy == Remedy::TryAgain)
            told.remedy = Remedy::Refresh;
        Q_EMIT message(told);
    }
    Q_EMIT factsChanged();
}

void DatabaseSession::tell(const QList<Notice> &notices)
{
    for (const Notice &notice : notices)
        Q_EMIT message(messageFor(notice));
}

/// Unlike the notices of a job, these hold only as long as each new list repeats them.
void DatabaseSession::tellOfList(const QList<Notice> &notices)
{
    QList<QByteArray> topics;
    for (const Notice &notice : notices)
        topics.append(messageFor(notice).topic);
    const QList<QByteArray> before = std::exchange(m_listTopics, topics);
    for (const QByteArray &topic : before) {
        if (!topics.contains(topic))
            Q_EMIT messageOutdated(topic);
    }
    tell(notices);
}

void DatabaseSession::failed(const Error &error, Job job)
{
    if (error.code == ErrorCode::DatabaseDamaged && job == Job::BackUp)
        m_facts.damageFound = true;
    Message told = messageFor(error, job);
    // The list tells the same trouble with the folder; once is enough.
    if (job == Job::StartUp)
        told.topic = topic::list;
    Q_EMIT message(told);
}

void DatabaseSession::created(const CreateResult &result, Job job)
{
    if (job == Job::BackUp)
        m_facts.damageFound = result.backup.state == BackupState::Damaged;
    tell(result.warnings);
    Q_EMIT backupMade(result.backup.id);
    Q_EMIT message(messageFor(result, job));
}

void DatabaseSession::removed(const RemoveResult &result)
{
    if (!result.deleted.isEmpty())
        Q_EMIT message(deletedMessage(result.deleted.size()));
    for (const Error &error : result.errors) {
        Message told = messageFor(error, Job::Delete);
        told.topic = "delete/" + error.subject.toUtf8();
        told.remedy = Remedy::None;
        Q_EMIT message(told);
    }
}

void DatabaseSession::backUp(bool keepDamaged)
{
    m_again = [this, keepDamaged] { backUp(keepDamaged); };
    CreateOptions options;
    options.keepDamaged = keepDamaged;
    run(Job::BackUp, m_engine->create(options),
        [this](const CreateResult &result) { created(result, Job::BackUp); });
}

void DatabaseSession::verify(const QStringList &ids)
{
    m_again = [this, ids] { verify(ids); };
    run(Job::Verify, m_engine->verify(ids),
        [this](const QList<VerifyResult> &results) { Q_EMIT message(messageFor(results)); });
}

void DatabaseSession::remove(const QStringList &ids)
{
    if (ids.isEmpty())
        return;
    m_again = [this, ids] { remove(ids); };
    run(Job::Delete, m_engine->remove(ids),
        [this](const RemoveResult &result) { removed(result); });
}

void DatabaseSession::saveCopy(const QString &id, const QString &path, bool overwrite)
{
    m_again = [this, id, path, overwrite] { saveCopy(id, path, overwrite); };
    run(Job::SaveCopy, m_engine->exportTo(id, path, overwrite),
        [this](const ExportResult &result) { Q_EMIT message(messageFor(result)); });
}

void DatabaseSession::importFile(const QString &path)
{
    m_again = [this, path] { importFile(path); };
    run(Job::Import, m_engine->importFrom(path),
        [this](const CreateResult &result) { created(result, Job::Import); });
}

void DatabaseSession::setNote(const QString &id, const QString &note)
{
    m_again = [this, id, note] { setNote(id, note); };
    m_engine->setNote(id, note).then(this, [this](const Result<Backup> &result) {
        if (!result)
            failed(result.error(), Job::None);
        refreshList();
    });
}

void DatabaseSession::setPinned(const QStringList &ids, bool pinned)
{
    m_again = [this, ids, pinned] { setPinned(ids, pinned); };
    for (const QString &id : ids) {
        m_engine->setPinned(id, pinned).then(this, [this](const Result<Backup> &result) {
            if (!result)
                failed(result.error(), Job::None);
            refreshList();
        });
    }
}

void DatabaseSession::cancel()
{
    m_engine->cancel();
}

void DatabaseSession::tryAgain()
{
    if (!m_again || isBusy())
        return;
    const auto again = m_again; // a copy: the call replaces the original
    again();
}

void DatabaseSession::setUpFolder()
{
    if (isBusy())
        return;
    m_listAsked = false;
    m_listOutdated = false;
    makeEngine(true);
    Q_EMIT messageOutdated(topic::list);
    start();
}

} // namespace litekeep
