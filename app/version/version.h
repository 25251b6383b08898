// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace litekeep {

/// "0.1.0 (commit 43d777f0a1b2)"; without the commit where it was built from an archive.
QString versionText();

} // namespace litekeep
