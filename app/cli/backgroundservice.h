// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/commandline.h"
#include "app/cli/eventwriter.h"
#include "app/cli/interrupt.h"
#include "app/cli/keeper.h"
#include "app/cli/servicemanager.h"
#include "engine/databaselistwatcher.h"
#include "engine/turns.h"

#include <QElapsedTimer>

#include <memory>
#include <vector>

namespace litekeep::cli {

/// `run`: a keeper for each database, the signals, the service manager and one line an event.
class BackgroundService : public QObject
{
    Q_OBJECT
public:
    explicit BackgroundService(const Request &request);
    ~BackgroundService() override;

    /// Runs until SIGTERM or SIGINT. The failure is one of the beginning.
    std::optional<Failure> exec();

private:
    void onSignal(int number);
    void reload(bool asked);
    void follow(const QList<KeptPlace> &places);
    void adopt(const KeptPlace &place);
    void release(Keeper *keeper);
    void startNext();
    bool mayRun(Keeper *keeper);
    void onIdle(Keeper *keeper);
    void stop(const QString &signal);
    void quitWhenIdle();
    void tell(const Event &event);
    QString statusText() const;
    void watchList();
    void feedWatchdog();

    static constexpr int startUpPatienceMs = 5000;

    const Request &m_request;
    EventWriter m_output;
    ServiceManager m_manager;
    Interrupt m_signals;
    DatabaseListWatcher m_list;
    QTimer m_watchdog;
    QTimer m_startTimer; ///< one start-up after the other, unless one hangs
    QElapsedTimer m_clock;
    Turns<Keeper> m_turns;
    QList<Keeper *> m_unstarted;
    std::vector<std::unique_ptr<Keeper>> m_keepers;
    std::vector<std::unique_ptr<Keeper>> m_leaving; ///< let go while they were at work
    bool m_stopping = false;
    QString m_toldStatus;
};

} // namespace litekeep::cli
