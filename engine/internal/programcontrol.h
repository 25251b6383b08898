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

    /// Stops, then makes sure that nobody has the database open any more.
    Result<void> stop(const JobContext &context);
    /// Success when there is nothing to start.
    Result<void> startAgain();

    bool mustStartAgain() const { return m_stopped; }

private:
    Result<void> askToQuit(const JobContext &context);
    Result<void> waitUntilNobodyHasIt(const JobContext &context, int seconds) const;

    ProgramsPlan m_plan;
    QString m_database;
    bool m_stopped = false;
};

/// Starts what a plan had stopped, whoever stopped it.
Result<void> startPlanned(const ProgramsPlan &plan);

/// The commands that a plan means; empty where it means none.
QStringList stopCommandOf(const ProgramsPlan &plan);
QStringList startCommandOf(const ProgramsPlan &plan);

/// For the history, so that an interrupted restore knows what it had stopped.
QString planToText(const ProgramsPlan &plan);
ProgramsPlan planFromText(const QString &text);

} // namespace litekeep
