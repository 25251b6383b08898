// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/error.h"

#include <QByteArray>
#include <QString>

namespace litekeep::cli {

/// The user unit litekeep.service as text, for a litekeepctl at this path.
QByteArray userUnitText(const QString &program);
/// The path of a program as the first word of a unit's command line, see fitsIntoUnit().
QString unitWord(const QString &path);
/// False for names that systemd takes for no program, however they are quoted.
bool fitsIntoUnit(const QString &path);

/// Where `service install` writes the unit: the user's own folder.
QString ownUnitPath();
/// A unit that the installation brought, empty when there is none.
QString installedUnitPath();
/// True when the file in the own folder was written by `service install`.
bool ownUnitIsOurs();
Result<void> writeOwnUnit();
Result<void> removeOwnUnit();

} // namespace litekeep::cli
