// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/scheduler.h"

#include "engine/internal/activityfile.h"

#include <QPointer>

#include <utility>

namespace litekeep {

namespace {

/// Everything that somebody who shows it would show differently.
bool looksTheSame(const BackupStatus &left, const BackupStatus &right)
{
    const auto errorName = [](const BackupStatus &status) {
        return status.error ? status.error->name() : QString();
    };
    const auto lastRun = [](const BackupStatus &status) {
        return status.lastRun ? status.lastRun->id : 0;
    };
    return left.state == right.state && left.settings == right.settings
           && left.lastGoodAt == right.lastGoodAt && left.nextDueAt == right.nextDueAt
           && left.dueNow == right.dueNow && left.nextReason == right.nextReason
           && left.keptBy == right.keptBy && left.wait == right.wait
           && left.waitText == right.waitText && left.overdue == right.overdue
           && left.clockText == right.clockText && left.collapse == right.collapse
           && errorName(left) == errorName(right) && lastRun(left) == lastRun(right)
           && left.intact == right.intact && left.unproved == right.unproved
           && left.damaged == right.damaged && left.missing == right.missing
           && left.pinned == right.pinned && left.databaseBytes == right.databaseBytes
           && left.backupsBytes == right.backupsBytes;
}

} // namespace

BackupScheduler::BackupScheduler(BackupEngine *engine, QObject *parent)
    : QObject(parent),
      m_engine(engine),
      m_lock(std::make_unique<ScheduleLock>())
{
    m_again.setInterval(takeOverMs);
    connect(&m_again, &QTimer::timeout, this, [this] {
        if (m_lock->tryTake(m_engine->folder(), m_engine->role())
            != ScheduleLock::Answer::KeptByAnother)
            check();
    });
    m_timer.setInterval(tickMs);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        m_refused = false;
        check();
    });
    connect(engine, &BackupEngine::backupsChanged, this, &BackupScheduler::check);
}

BackupScheduler::~BackupScheduler() = default;

void BackupScheduler::start()
{
    m_active = true;
    m_timer.start();
    check();
}

void BackupScheduler::stop()
{
    m_active = false;
    m_timer.stop();
    m_again.stop();
    m_lock->release();
    m_keeps = false;
}

bool BackupScheduler::isActive() const
{
    return m_active;
}

void BackupScheduler::check()
{
    if (!m_active)
        return;
    if (m_looking) {
        m_lookAgain = true;
        return;
    }
    m_looking = true;
    // Not then(this, …): Qt 6.4 falls when the context is gone before the future is ready. The
    // engine waits for its threads before it goes.
    const QPointer<BackupScheduler> self(this);
    m_engine->status().then(m_engine, [self](const Result<BackupStatus> &status) {
        if (!self)
            return;
        self->m_looking = false;
        self->look(status);
        if (self && std::exchange(self->m_lookAgain, false))
            self->check();
    });
}

void BackupScheduler::look(const Result<BackupStatus> &status)
{
    if (!m_active || !status)
        return;
    const BackupStatus before = m_status;
    m_status = *status;
    keep();
    const bool same = looksTheSame(before, m_status);
    if (!same)
        Q_EMIT statusChanged(m_status);
    // The end of the job that runs now brings the next look.
    if (m_engine->isBusy() || !m_keeps)
        return;
    if (m_status.clockStep) {
        m_engine->noteClockStep();
        return; // what follows from it shows at the next look
    }
    if (m_status.dueNow && !m_refused && (!m_gate || m_gate()))
        run(m_status.nextReason);
}

/// One Litekeep at a time, and only where there is something to keep: the lock is a file that is
/// held open, and a folder that nobody keeps can be unmounted.
void BackupScheduler::keep()
{
    using Answer = ScheduleLock::Answer;
    m_status.keptBy.clear();
    m_keeps = true;
    if (!m_status.settings.enabled || m_status.state == BackupStatus::State::Unreachable) {
        m_lock->release();
        m_again.stop();
        return;
    }
    // Where it cannot be locked, the run itself tells what is wrong with the folder.
    if (m_lock->tryTake(m_status.folder, m_engine->role()) != Answer::KeptByAnother) {
        m_again.stop();
        return;
    }
    m_keeps = false;
    m_status.keptBy = m_lock->keeper();
    if (!m_again.isActive())
        m_again.start();
}

void BackupScheduler::run(const QString &reason)
{
    Q_EMIT runStarted(reason);
    CreateOptions options;
    options.type = BackupType::Auto;
    options.reason = reason;
    options.onlyIfDue = true;
    const QPointer<BackupScheduler> self(this);
    m_engine->create(options).then(m_engine, [self](const Result<CreateResult> &result) {
        if (self)
            self->ended(result);
    });
}

void BackupScheduler::ended(const Result<CreateResult> &result)
{
    if (result)
        Q_EMIT runSucceeded(*result);
    else if (result.error().code == ErrorCode::NotDue)
        m_refused = true;
    else
        Q_EMIT runFailed(result.error());
}

} // namespace litekeep
