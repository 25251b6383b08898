// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/runevents.h"
#include "engine/backupengine.h"
#include "engine/scheduler.h"

#include <QTimer>

#include <functional>
#include <optional>

namespace litekeep::cli {

/// Keeps one database as long as it lives: start-up, then the schedule, and tells what happens.
/// What cannot be reached is tried again; nothing that goes wrong here ends the service.
class Keeper : public QObject
{
    Q_OBJECT
public:
    Keeper(const KeptPlace &place, const EngineOptions &options, QObject *parent = nullptr);

    /// Asked before each backup begins; "no" asks again at the next look.
    void setGate(std::function<bool()> mayRun) { m_scheduler.setGate(std::move(mayRun)); }

    const KeptPlace &place() const { return m_place; }
    /// A person should look at it.
    bool hasTrouble() const;
    bool isBusy() const { return m_engine.isBusy(); }

    /// Tidies the backup folder up, then begins with the schedule.
    void start();
    /// Looks now: at the settings, at what is due, at what could not be reached.
    void look();
    /// Begins nothing more and cancels what runs; idle() comes when it has ended.
    void stop();

Q_SIGNALS:
    void happened(const litekeep::cli::Event &event);
    /// The start-up has ended, well or not.
    void prepared();
    /// Nothing runs any more.
    void idle();

private:
    void startedUp(const Result<QList<Notice>> &notices);
    void compare(const BackupStatus &status);
    void tellReach(const std::optional<Error> &error);
    void runEnded();

    static constexpr int againMs = 30'000;

    KeptPlace m_place;
    BackupEngine m_engine;
    BackupScheduler m_scheduler;
    QTimer m_again;
    std::optional<BackupStatus> m_status;
    QString m_unreachable; ///< name of the error that was told; empty: it can be reached
    bool m_stopping = false;
    bool m_running = false; ///< "backup-started" was told and its end was not
};

} // namespace litekeep::cli
