// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace litekeep {

/// True when nothing bears that name, or an ordinary file that has no other name: what is read
/// there comes from nowhere else, and what is written there is written nowhere else. Opens
/// nothing: a look at a pipe or a device can have consequences.
bool isFreeOrOrdinary(const QString &path);

} // namespace litekeep
