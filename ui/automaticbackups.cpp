// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/automaticbackups.h"

#include "engine/scheduler.h"
#include "ui/databasesession.h"

#include <QPointer>

#include <utility>

namespace litekeep {

AutomaticBackups::AutomaticBackups(DatabaseSession *session, QObject *parent)
    : QObject(parent),
      m_session(session)
{
    connect(session, &DatabaseSession::engineChanging, this, [this] { m_scheduler.reset(); });
    connect(session, &DatabaseSession::engineChanged, this, &AutomaticBackups::makeScheduler);
    connect(session, &DatabaseSession::jobChanged, this, &AutomaticBackups::startWhenIdle);
    makeScheduler();
}

AutomaticBackups::~AutomaticBackups() = default;

void AutomaticBackups::makeScheduler()
{
    m_scheduler = std::make_unique<BackupScheduler>(m_session->engine());
    BackupScheduler *scheduler = m_scheduler.get();
    scheduler->setGate(m_gate);
    connect(scheduler, &BackupScheduler::statusChanged, this, &AutomaticBackups::statusArrived);
    connect(scheduler, &BackupScheduler::runStarted, m_session, &DatabaseSession::automaticStarted);
    connect(scheduler, &BackupScheduler::runSucceeded, this, [this](const CreateResult &result) {
        m_session->automaticEnded(result);
        Q_EMIT runSucceeded(result);
    });
    connect(scheduler, &BackupScheduler::runFailed, this, [this](const Error &error) {
        m_session->automaticEnded(tl::unexpected<Error>(error));
        Q_EMIT runFailed(error);
    });
    connect(
        m_session->engine(), &BackupEngine::busyChanged, this,
        [this](bool busy) {
            if (!busy)
                runEnded();
        },
        Qt::QueuedConnection); // after the result has been told
}

/// A run that another Litekeep was faster with has an end, but no result.
void AutomaticBackups::runEnded()
{
    if (m_session->engine()->isBusy())
        return;
    if (m_session->job() == Job::Automatic)
        m_session->automaticEnded(failure(ErrorCode::NotDue));
    Q_EMIT idle();
}

void AutomaticBackups::setGate(std::function<bool()> mayRun)
{
    m_gate = std::move(mayRun);
    m_scheduler->setGate(m_gate);
}

void AutomaticBackups::stop()
{
    m_stopped = true;
    m_scheduler->stop();
}

/// Not before the backup folder has been looked after.
void AutomaticBackups::startWhenIdle()
{
    if (m_scheduler && !m_stopped && !m_session->isBusy() && !m_scheduler->isActive())
        m_scheduler->start();
}

void AutomaticBackups::statusArrived(const BackupStatus &status)
{
    m_status = status;
    m_session->setAutomatic(status);
    Q_EMIT statusChanged();
}

std::optional<BackupSettings> AutomaticBackups::settings() const
{
    if (!m_status || m_status->state == BackupStatus::State::Unreachable)
        return std::nullopt;
    return m_status->settings;
}

bool AutomaticBackups::isEnabled() const
{
    return m_status && m_status->settings.enabled;
}

bool AutomaticBackups::isPaused() const
{
    return m_status && m_status->pausedUntil > QDateTime::currentDateTimeUtc();
}

void AutomaticBackups::check()
{
    if (m_scheduler && m_scheduler->isActive())
        m_scheduler->check();
}

/// Not then(this, …): Qt 6.4 falls when the context is gone before the future is ready. The
/// session's engine waits for its threads before the session goes.
template <typename T, typename Then>
void AutomaticBackups::whenReady(const QFuture<Result<T>> &future, Then then)
{
    QFuture<Result<T>> answer = future;
    answer.then(m_session, [self = QPointer(this), then](const Result<T> &result) {
        if (self)
            then(result);
    });
}

void AutomaticBackups::preview(const BackupSettings &settings)
{
    whenReady(m_session->engine()->previewRetention(settings),
              [this, settings](const Result<PruneResult> &result) {
                  // Where nothing can be foretold, nothing is claimed.
                  if (result)
                      Q_EMIT previewArrived(settings, *result);
              });
}

void AutomaticBackups::store(const SettingsChange &change)
{
    whenReady(m_session->engine()->changeSettings(change),
              [this](const Result<BackupSettings> &result) {
                  if (result && m_status) {
                      m_status->settings = *result;
                      Q_EMIT statusChanged();
                  }
                  Q_EMIT storingEnded(result.has_value());
                  if (!result)
                      Q_EMIT troubled(result.error());
                  check();
              });
}

void AutomaticBackups::answerCollapse(bool keepPruning)
{
    whenReady(m_session->engine()->answerCollapse(keepPruning), [this](const Result<bool> &result) {
        if (!result)
            Q_EMIT troubled(result.error());
        // Also when nothing differs, so that the question can be answered again.
        Q_EMIT statusChanged();
        check();
    });
}

void AutomaticBackups::pause(const QDateTime &until)
{
    whenReady(m_session->engine()->pauseAutomatic(until), [this](const Result<bool> &result) {
        if (!result)
            Q_EMIT troubled(result.error());
        check();
    });
}

void AutomaticBackups::askHistory()
{
    whenReady(m_session->engine()->history(), [this](const Result<QList<HistoryEntry>> &result) {
        if (result)
            Q_EMIT historyArrived(*result);
        else
            Q_EMIT troubled(result.error());
    });
}

} // namespace litekeep
