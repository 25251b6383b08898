// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/keeper.h"

#include "app/cli/attention.h"

#include <QPointer>

#include <utility>

namespace litekeep::cli {

namespace {

/// Which has an event of its own.
QList<Notice> withoutInterrupted(QList<Notice> notices)
{
    notices.removeIf(
        [](const Notice &notice) { return notice.code == Notice::Code::RestoreInterrupted; });
    return notices;
}

} // namespace

Keeper::Keeper(const KeptPlace &place, const EngineOptions &options, QObject *parent)
    : QObject(parent),
      m_place(place),
      m_engine(place.database, options),
      m_scheduler(&m_engine)
{
    m_again.setInterval(againMs);
    connect(&m_again, &QTimer::timeout, this, &Keeper::start);
    connect(&m_scheduler, &BackupScheduler::statusChanged, this, &Keeper::compare);
    connect(&m_scheduler, &BackupScheduler::runStarted, this, [this](const QString &reason) {
        m_running = true;
        Q_EMIT happened(backupStartedEvent(m_place.database, reason));
    });
    connect(&m_scheduler, &BackupScheduler::runSucceeded, this, [this](const CreateResult &made) {
        m_running = false;
        Q_EMIT happened(backupEndedEvent(m_place.database, made));
    });
    connect(&m_scheduler, &BackupScheduler::runFailed, this, [this](const Error &error) {
        m_running = false;
        Q_EMIT happened(backupFailedEvent(m_place.database, error));
    });
    connect(
        &m_engine, &BackupEngine::busyChanged, this,
        [this](bool busy) {
            if (!busy)
                runEnded();
        },
        Qt::QueuedConnection); // after the result has been told
}

bool Keeper::hasTrouble() const
{
    return !m_unreachable.isEmpty() || (m_status && needsAttention(*m_status));
}

void Keeper::start()
{
    if (m_stopping || m_engine.isBusy())
        return;
    m_again.stop();
    const QPointer<Keeper> self(this);
    m_engine.startUp().then(&m_engine, [self](const Result<QList<Notice>> &notices) {
        if (self)
            self->startedUp(notices);
    });
}

void Keeper::startedUp(const Result<QList<Notice>> &notices)
{
    if (m_stopping)
        return;
    if (!notices) {
        tellReach(notices.error());
        m_again.start();
    } else {
        if (const QList<Notice> tidied = withoutInterrupted(*notices); !tidied.isEmpty())
            Q_EMIT happened(tidiedEvent(m_place.database, tidied));
        if (!m_scheduler.isActive())
            m_scheduler.start();
    }
    Q_EMIT prepared();
}

void Keeper::look()
{
    if (m_stopping)
        return;
    if (m_scheduler.isActive())
        m_scheduler.check();
    else
        start();
}

void Keeper::stop()
{
    m_stopping = true;
    m_again.stop();
    m_scheduler.stop();
    m_engine.cancel();
}

void Keeper::compare(const BackupStatus &status)
{
    const std::optional<BackupStatus> before = std::exchange(m_status, status);
    if (!before)
        Q_EMIT happened(keptEvent(status));
    else if (before->settings != status.settings)
        Q_EMIT happened(settingsEvent(status));
    if (status.keptBy != (before ? before->keptBy : QString()))
        Q_EMIT happened(keptByEvent(status));
    const bool reached = status.state != BackupStatus::State::Unreachable;
    tellReach(reached ? std::nullopt
                      : std::optional<Error>(status.error.value_or(
                          Error{ErrorCode::DatabaseMissing, status.database})));
    if (reached && before && before->state == BackupStatus::State::Unreachable)
        start(); // what came back may want tidying
    if (status.interruptedRestoreAt.isValid()
        && !(before && before->interruptedRestoreAt == status.interruptedRestoreAt))
        Q_EMIT happened(restoreInterruptedEvent(status));
    if (status.overdue && !(before && before->overdue))
        Q_EMIT happened(overdueEvent(status));
}

void Keeper::tellReach(const std::optional<Error> &error)
{
    const QString name = error ? error->name() : QString();
    if (name == m_unreachable)
        return;
    m_unreachable = name;
    if (error)
        Q_EMIT happened(unreachableEvent(m_place.database, *error));
    else
        Q_EMIT happened(reachableEvent(m_place.database));
}

void Keeper::runEnded()
{
    if (m_engine.isBusy())
        return;
    if (std::exchange(m_running, false)) // no result: another Litekeep was faster
        Q_EMIT happened(backupFailedEvent(m_place.database, Error{ErrorCode::NotDue}));
    Q_EMIT idle();
}

} // namespace litekeep::cli
