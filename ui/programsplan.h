// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/restoretypes.h"

#include <QString>

#include <optional>

/// What a person wants done with the programs that have a database open, as text and settings.
namespace litekeep {

/// "vaultwarden.service", or the command that starts it: what a person calls it.
QString planName(const ProgramsPlan &plan);

/// What was chosen for this database the last time. Forcing programs is never remembered.
ProgramsPlan rememberedPlan(const QString &databasePath);
void rememberPlan(const QString &databasePath, const ProgramsPlan &plan);

/// The unit or container that a process belongs to; nothing when it has none of its own.
std::optional<ProgramsPlan> supervisorOf(qint64 pid);
/// The same from the text of /proc/PID/cgroup.
std::optional<ProgramsPlan> supervisorFrom(const QString &cgroup);

} // namespace litekeep
