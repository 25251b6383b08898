// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace litekeep::docs {

/// litekeepctl(1): the hand-written frame with its places for commands, options and exit codes
/// (lines ".\\" @COMMANDS@" and so on) filled in from the option table.
QByteArray manualPage(const QByteArray &frame);

} // namespace litekeep::docs
