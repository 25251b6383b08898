// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

/// "Start at login": the XDG autostart entry of this person.
namespace litekeep::autostart {

/// $XDG_CONFIG_HOME/autostart/litekeep.desktop
QString entryPath();
bool isEnabled();
/// Writes or removes the entry. False with a translated sentence in `problem` when that failed.
bool setEnabled(bool enabled, QString *problem);
/// The text of the entry for a program, quoted as the desktop entry specification says.
QString entryFor(const QString &program);

} // namespace litekeep::autostart
