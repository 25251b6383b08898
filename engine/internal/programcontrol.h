// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/internal/jobcontext.h"
#include "engine/restoretypes.h"

#include <QString>

namespace litekeep {

/// Stops the programs that use a database, and starts them again.
///
/// Through the supervisor that runs them where there is one: a unit that is merely killed comes
/// back by itself (Restart=always), in the middle of everything. Commands are argument lists,
/// never shell lines. Blocks its thread; bounded by the plan's time-out.
class ProgramControl
{
public:
    ProgramControl(const ProgramsPlan &plan, const QString &database);
    /// Starts again what was stopped, if that has not been done.
    ~ProgramControl();
    ProgramControl(const ProgramControl &) = delete;
    ProgramControl &operator=(const ProgramControl &) = delete;

    /// Asks the supervisor what there is to stop: a unit that does not run is not started later,
    /// and one that could not be started again is refused. Changes nothing.
    Result<void> prepare(const JobContext &context);
    /// For the history, before anything is stopped: what is to be started again. Empty: nothing.
    QString noteText() const;
    /// Stops, then makes sure that nobody has the database open any more.
    Result<void> stop(const JobContext &context);
    /// Success when there is nothing to start.
    Result<void> startAgain();

    bool mustStartAgain() const { return m_stopped; }

private:
    Result<void> prepareUnits(const JobContext &context);
    Result<void> prepareContainer(const JobContext &context);
    Result<QString> ask(const QStringList &command, const JobContext &context) const;
    Result<void> runStopCommand(const JobContext &context);
    Result<void> askToQuit(const JobContext &context);
    Result<void> waitUntilNobodyHasIt(const JobContext &context, int seconds) const;

    ProgramsPlan m_plan;
    QString m_database;
    bool m_idle = false; ///< what the plan names does not run
    bool m_stopped = false;
};

/// Starts what a plan had stopped, whoever stopped it.
Result<void> startPlanned(const ProgramsPlan &plan, const QString &database);

/// For the history, so that an interrupted restore knows what it had stopped.
QString planToText(const ProgramsPlan &plan);
ProgramsPlan planFromText(const QString &text);

} // namespace litekeep
