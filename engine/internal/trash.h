// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/error.h"

namespace litekeep {

/// Moves a regular file (no link) into the person's trash; its path there. On failure it lies
/// where it was.
Result<QString> moveFileToTrash(const QString &path);

} // namespace litekeep
