// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/automatictypes.h"
#include "engine/error.h"

#include <QFuture>
#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace litekeep {

class BackupScheduler;
class DatabaseSession;

/// The automatic backups of one open database as the window sees them: runs the scheduler,
/// remembers how things stand, forwards what the person wants.
class AutomaticBackups : public QObject
{
    Q_OBJECT
public:
    explicit AutomaticBackups(DatabaseSession *session, QObject *parent = nullptr);
    ~AutomaticBackups() override;

    /// Asked before each run; see BackupScheduler::setGate().
    void setGate(std::function<bool()> mayRun);
    /// Begins no more runs.
    void stop();

    /// Nothing until the engine has answered.
    const std::optional<BackupStatus> &status() const { return m_status; }
    /// What is stored; nothing while that cannot be known.
    std::optional<BackupSettings> settings() const;
    bool isEnabled() const;
    bool isPaused() const;

    /// Looks again, in the language of now.
    void check();
    void preview(const BackupSettings &settings);
    void store(const SettingsChange &change);
    void answerCollapse(bool keepPruning);
    /// An invalid time ends the pause.
    void pause(const QDateTime &until);
    void askHistory();

Q_SIGNALS:
    void statusChanged();
    void previewArrived(const litekeep::BackupSettings &settings,
                        const litekeep::PruneResult &result);
    /// The answer to store(); what went wrong comes as troubled(), too.
    void storingEnded(bool stored);
    void runSucceeded(const litekeep::CreateResult &result);
    void runFailed(const litekeep::Error &error);
    void historyArrived(const QList<litekeep::HistoryEntry> &entries);
    /// The engine has nothing more to do for now.
    void idle();
    /// Something that the person asked for did not work.
    void troubled(const litekeep::Error &error);

private:
    template <typename T, typename Then>
    void whenReady(const QFuture<Result<T>> &future, Then then);
    void makeScheduler();
    void startWhenIdle();
    void statusArrived(const BackupStatus &status);
    void runEnded();

    DatabaseSession *m_session;
    std::function<bool()> m_gate;
    std::unique_ptr<BackupScheduler> m_scheduler;
    std::optional<BackupStatus> m_status;
    bool m_stopped = false;
};

} // namespace litekeep
