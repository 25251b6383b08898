// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/restoretypes.h"

#include <QString>

/// What a person wants done with the programs that have a database open, as text and settings.
namespace litekeep {

/// "vaultwarden.service", or the command that starts it: what a person calls it.
QString planName(const ProgramsPlan &plan);

/// What was chosen for this database the last time. Forcing programs is never remembered.
ProgramsPlan rememberedPlan(const QString &databasePath);
void rememberPlan(const QString &databasePath, const ProgramsPlan &plan);

/// What to stop now: as remembered, unless that is a unit or container which does not run the
/// programs and another one does. Its kind is that of stopping, also for a plan that leaves them
/// running: what would be stopped if the person chose so.
ProgramsPlan fittingPlan(const ProgramsPlan &remembered, const QList<OpenProgram> &programs);

} // namespace litekeep
