// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/databasesession.h"

#include "ui/programsplan.h"

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

/// What the engine still answers while it ends tidily has nobody to hear it any more.
DatabaseSession::~DatabaseSession()
{
    Q_EMIT engineChanging();
    blockSignals(true);
    ++m_engineNumber;
    m_engine.reset();
}

void DatabaseSession::makeEngine(bool initFolder)
{
    ++m_engineNumber;
    Q_EMIT engineChanging();
    m_engine = std::make_unique<BackupEngine>(
        m_path, EngineOptions{.folder = m_folder, .initFolder = initFolder, .role = u"window"_s});
    m_realPath = m_engine->databasePath();
    connect(m_engine.get(), &BackupEngine::progressChanged, this,
            &DatabaseSession::progressChanged);
    connect(m_engine.get(), &BackupEngine::backupsChanged, this, &DatabaseSession::refreshList);
    connect(m_engine.get(), &BackupEngine::othersActivityChanged, this,
            &DatabaseSession::othersArrived);
    othersArrived({});
    Q_EMIT engineChanged();
}

/// One job at a time: its end is told first, then its result, then the list is read anew.
template <typename T, typename Done>
void DatabaseSession::run(Job job, QFuture<Result<T>> future, Done done)
{
    m_job = job;
    Q_EMIT messageOutdated(topic::job);
    Q_EMIT jobChanged();
    m_facts.backingUp = job == Job::BackUp;
    m_facts.restoring = job == Job::Restore;
    Q_EMIT factsChanged();
    future.then(this, [this, job, done, number = m_engineNumber](const Result<T> &result) {
        if (number != m_engineNumber)
            return;
        m_job = Job::None;
        m_facts.backingUp = false;
        m_facts.restoring = false;
        Q_EMIT jobChanged();
        if (result)
            done(*result);
        else if (job == Job::Restore)
            Q_EMIT restoreFailed(result.error());
        else
            failed(result.error(), job);
        Q_EMIT factsChanged();
        Q_EMIT jobEnded(job, result ? std::nullopt : std::optional<Error>(result.error()));
        refresh();
    });
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
    run(Job::StartUp, m_engine->startUp(), [this](const QList<Notice> &notices) {
        tell(notices);
        lookForInterrupted();
    });
}

void DatabaseSession::keepOnList()
{
    m_toBeListed = true;
    if (m_facts.info)
        addToList();
}

void DatabaseSession::refresh()
{
    refreshList();
    inspect();
    refreshRestoreFacts();
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
    if (!m_engine)
        return;
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

/// Looking after the folder and storing settings are over before anyone could read about it.
void DatabaseSession::othersArrived(const Activity &activity)
{
    const bool brief = activity.operation == "start-up"_L1 || activity.operation == "settings"_L1;
    const Activity told = brief ? Activity() : activity;
    if (std::exchange(m_facts.others, told) != told)
        Q_EMIT othersChanged();
}

void DatabaseSession::listArrived(const Result<BackupList> &result)
{
    if (result) {
        m_facts.list = *result;
        tellOfEarlierRun();
        m_facts.listError.reset();
        Q_EMIT messageOutdated(topic::list);
        tellOfList(result->notices);
        tellDatabaseError();
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
        addToList();
    } else {
        m_facts.info.reset();
        m_facts.databaseError = result.error();
        tellDatabaseError();
    }
    Q_EMIT factsChanged();
}

/// What is opened here and is a database is known to the service, too. That the list cannot be
/// written is told by whoever needs it.
void DatabaseSession::addToList()
{
    if (!std::exchange(m_toBeListed, false))
        return;
    m_engine->addToList().then(this, [this, number = m_engineNumber](
                                         const Result<DatabaseListChange> &result) {
        if (number == m_engineNumber && result && !result->putAside.isEmpty())
            tell({Notice{.code = Notice::Code::DatabaseListReplaced, .subject = result->putAside}});
    });
}

void DatabaseSession::tellDatabaseError()
{
    if (!m_facts.databaseError)
        return;
    Message told = messageFor(*m_facts.databaseError, Job::None);
    told.topic = topic::database;
    if (told.remedy == Remedy::TryAgain)
        told.remedy = Remedy::Refresh;
    // Whoever has lost the database and has a backup of it wants nothing else.
    if (told.remedy == Remedy::OpenAnother && m_facts.list && lastGoodBackup(*m_facts.list))
        told.others = {Remedy::RestoreLast};
    Q_EMIT message(told);
}

void DatabaseSession::tell(const QList<Notice> &notices)
{
    for (const Notice &notice : notices) {
        // The page asks about these two in places of their own.
        if (notice.code != Notice::Code::Collapsed
            && notice.code != Notice::Code::RestoreInterrupted)
            Q_EMIT message(messageFor(notice));
    }
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
    if (error.code == ErrorCode::DatabaseDamaged && (job == Job::BackUp || job == Job::Automatic))
        m_facts.damageFound = true;
    Message told = messageFor(error, job);
    if (job == Job::Automatic)
        told.topic = topic::automatic;
    // The list tells the same trouble with the folder; once is enough.
    if (job == Job::StartUp)
        told.topic = topic::list;
    const bool ofBackup = job == Job::BackUp || job == Job::Automatic;
    if (ofBackup && m_facts.damageFound && m_facts.list && lastGoodBackup(*m_facts.list))
        told.others = {Remedy::RestoreLast};
    Q_EMIT message(told);
    if (error.code == ErrorCode::RestoreUnsettled)
        lookForInterrupted();
}

void DatabaseSession::created(const CreateResult &result, Job job)
{
    if (job == Job::BackUp) {
        m_facts.damageFound = result.backup.state == BackupState::Damaged;
        Q_EMIT messageOutdated(topic::automatic); // a failure that is over
    }
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

void DatabaseSession::setAutomatic(const BackupStatus &status)
{
    m_facts.automatic = status;
    tellOfEarlierRun();
    Q_EMIT factsChanged();
}

/// Whoever opens the window after a failure reads why, and what can be done, not only that.
void DatabaseSession::tellOfEarlierRun()
{
    const bool works = isBusy() && m_job != Job::StartUp;
    if (m_earlierTold || works || !m_facts.automatic || !m_facts.list)
        return;
    m_earlierTold = true;
    const std::optional<HistoryEntry> &run = m_facts.automatic->lastRun;
    const bool isBackup = run && run->reason != "restore"_L1 && run->reason != "undo"_L1;
    using State = BackupStatus::State;
    const QList<State> bad{State::Failing, State::Damaged, State::Overdue};
    if (!isBackup || !run->error || !bad.contains(m_facts.automatic->state))
        return;
    m_again = [this] { backUp(); };
    failed(*run->error, Job::Automatic);
}

void DatabaseSession::automaticStarted()
{
    m_job = Job::Automatic;
    m_facts.backingUp = true;
    Q_EMIT jobChanged();
    Q_EMIT factsChanged();
}

/// A backup that was made shows in the table, an unchanged database in the history: neither
/// needs a word here. Trouble does.
void DatabaseSession::automaticEnded(const Result<CreateResult> &result)
{
    m_job = Job::None;
    m_facts.backingUp = false;
    Q_EMIT jobChanged();
    if (result) {
        m_facts.damageFound = result->backup.state == BackupState::Damaged;
        tell(result->warnings);
        Q_EMIT messageOutdated(topic::automatic);
    } else if (result.error().code != ErrorCode::NotDue) {
        m_again = [this] { backUp(); };
        failed(result.error(), Job::Automatic);
    }
    Q_EMIT factsChanged();
    refresh();
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

QFuture<Result<RestorePreview>> DatabaseSession::preview(const QString &id)
{
    return m_engine->preview(id);
}

void DatabaseSession::restore(const QString &id, const RestoreOptions &options)
{
    m_again = [this, id, options] { restore(id, options); };
    Q_EMIT messageOutdated(topic::restored);
    run(Job::Restore, m_engine->restore(id, options),
        [this, programs = options.programs](const RestoreResult &result) {
            restoreDone(result, programs);
        });
}

void DatabaseSession::restoreDone(const RestoreResult &result, const ProgramsPlan &programs)
{
    m_facts.damageFound = false;
    tell(result.warnings);
    Q_EMIT restored(result);
    // An earlier restore that was cut off is history now. What it had stopped runs again, too.
    if (m_interrupted) {
        const ProgramsPlan &stopped = m_interrupted->stopped;
        const bool start = stopped.kind != ProgramsPlan::Kind::LeaveRunning && stopped != programs;
        settle(m_interrupted->runId, start);
    }
}

void DatabaseSession::saveDatabase(const QString &id, const QString &path, bool overwrite)
{
    m_again = [this, id, path, overwrite] { saveDatabase(id, path, overwrite); };
    run(Job::SaveCopy, m_engine->exportTo(id, path, overwrite),
        [this](const ExportResult &result) { Q_EMIT message(savedMessage(result)); });
}

void DatabaseSession::removeDamagedCopy(const DamagedCopy &copy)
{
    m_again = [this, copy] { removeDamagedCopy(copy); };
    run(Job::Delete, m_engine->removeDamagedCopy(copy.folder),
        [this](bool) { Q_EMIT message(copyDeletedMessage()); });
}

void DatabaseSession::lookForInterrupted()
{
    run(Job::StartUp, m_engine->interruptedRestore(),
        [this](const std::optional<InterruptedRestore> &found) {
            m_interrupted = found;
            if (found)
                Q_EMIT message(messageFor(*found));
            else
                Q_EMIT messageOutdated(topic::interrupted);
        });
}

void DatabaseSession::settleInterrupted(bool startPrograms)
{
    if (!m_interrupted || isBusy())
        return;
    m_again = [this, startPrograms] { settleInterrupted(startPrograms); };
    const QString name = planName(m_interrupted->stopped);
    run(Job::Settle, m_engine->settleInterrupted(m_interrupted->runId, startPrograms),
        [this, startPrograms, name](bool) {
            m_interrupted.reset();
            Q_EMIT messageOutdated(topic::interrupted);
            if (startPrograms)
                Q_EMIT message(startedMessage(name));
        });
}

/// After a restore that has succeeded; its own message stays.
void DatabaseSession::settle(qint64 runId, bool startPrograms)
{
    run(Job::Settle, m_engine->settleInterrupted(runId, startPrograms), [this](bool) {
        m_interrupted.reset();
        Q_EMIT messageOutdated(topic::interrupted);
    });
}

void DatabaseSession::refreshRestoreFacts()
{
    m_engine->undoable().then(
        this, [this, number = m_engineNumber](const Result<std::optional<Backup>> &result) {
            if (number != m_engineNumber)
                return;
            const std::optional<Backup> found = result.value_or(std::nullopt);
            if (std::exchange(m_undoable, found) != found)
                Q_EMIT restoreFactsChanged();
        });
    m_engine->damagedCopies().then(
        this, [this, number = m_engineNumber](const Result<QList<DamagedCopy>> &result) {
            if (number != m_engineNumber)
                return;
            m_damagedCopies = result.value_or(QList<DamagedCopy>());
            Q_EMIT restoreFactsChanged();
        });
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
