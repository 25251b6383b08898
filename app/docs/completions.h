// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace litekeep::docs {

/// Completion of litekeepctl for one shell, made from its option table.
QByteArray bashCompletion();
QByteArray zshCompletion();
QByteArray fishCompletion();

} // namespace litekeep::docs
