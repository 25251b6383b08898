// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/restoretypes.h"

#include <QList>
#include <QStringList>

/// What is said to systemctl, docker and podman, and what their answers mean. Pure functions.
namespace litekeep {

/// A name that these programs take for a name: no option, no pattern, no path.
bool isUsableName(const ProgramsPlan &plan);

/// The commands that a plan means; empty where it means none.
QStringList stopCommandOf(const ProgramsPlan &plan);
QStringList startCommandOf(const ProgramsPlan &plan);
/// What tells whether the unit or container runs; of these units, where some are named.
QStringList stateCommandOf(const ProgramsPlan &plan, const QStringList &units = {});

/// One unit as `systemctl show` tells it.
struct UnitState
{
    QString name;
    QString load;   ///< "loaded", "not-found", "masked"
    QString active; ///< "active", "inactive", "failed", "activating", …
    bool transient = false;
    QStringList wokenBy; ///< sockets, timers and paths

    bool exists() const { return load == QLatin1StringView("loaded"); }
    bool runs() const
    {
        return !active.isEmpty() && active != QLatin1StringView("inactive")
               && active != QLatin1StringView("failed");
    }
};
QList<UnitState> unitStatesFrom(const QString &output);

/// "running" and the like are worth stopping, "exited" and "created" are not.
bool containerRuns(const QString &status);

/// True when the words of a failure say that the person may not do it.
bool saysDenied(const QString &words);
/// True when they say that there is no such thing.
bool saysUnknown(const QString &words);

} // namespace litekeep
