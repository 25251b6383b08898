// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace litekeep {

/// Shows a file in the desktop's file manager, selected where that is possible.
void showInFileManager(const QString &path);
void openFolderInFileManager(const QString &folder);

} // namespace litekeep
