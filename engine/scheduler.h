// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/backupengine.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <utility>

namespace litekeep {

class ScheduleLock;

/**
 * Makes the automatic backups of one database while the program runs: asks the engine every
 * 30 seconds, after each change and after each job whether one is due, by the wall clock of the
 * engine (EngineOptions::clock), so that neither suspend nor a clock that jumps can confuse it.
 * Starts nothing while a job runs. Lives in the engine's thread.
 */
class BackupScheduler : public QObject
{
    Q_OBJECT
public:
    /// The engine must live as long as the scheduler does.
    explicit BackupScheduler(BackupEngine *engine, QObject *parent = nullptr);
    ~BackupScheduler() override;

    /// Begins to look, at once. Call it when BackupEngine::startUp() has ended.
    void start();
    /// Looks no more; a run that is going on ends by itself.
    void stop();
    bool isActive() const;

    /// Looks now: what the timer does every 30 seconds.
    void check();

    /// True while no other Litekeep makes the automatic backups of this database. Only one does
    /// at a time; who does not tries again every second (BackupStatus::keptBy).
    bool keepsSchedule() const { return m_keeps; }
    /// Asked just before a run; false puts it off until the next look. Empty: always.
    void setGate(std::function<bool()> mayRunNow) { m_gate = std::move(mayRunNow); }

    /// How things stood when it last looked.
    const BackupStatus &status() const { return m_status; }

    static constexpr int tickMs = 30'000;
    static constexpr int takeOverMs = 1000;

Q_SIGNALS:
    /// After each look, when something differs from the look before (times of asking aside).
    void statusChanged(const litekeep::BackupStatus &status);
    void runStarted(const QString &reason);
    /// An automatic run has ended well: a new backup, or nothing had changed.
    void runSucceeded(const litekeep::CreateResult &result);
    void runFailed(const litekeep::Error &error);

private:
    void look(const Result<BackupStatus> &status);
    void keep();
    void run(const QString &reason);
    void ended(const Result<CreateResult> &result);

    BackupEngine *m_engine;
    QTimer m_timer;
    QTimer m_again; ///< while another one keeps the schedule
    std::unique_ptr<ScheduleLock> m_lock;
    std::function<bool()> m_gate;
    bool m_keeps = false;
    BackupStatus m_status;
    bool m_active = false;
    bool m_looking = false;
    bool m_lookAgain = false;
    bool m_refused = false; ///< the run was not due after all: not before the next tick
};

} // namespace litekeep
