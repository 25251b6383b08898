// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/commandline.h"
#include "app/cli/runevents.h"

namespace litekeep::cli {

/// The databases that a command over several of them means: those given, each once, or all on
/// the person's list. A folder may be given with exactly one.
Result<QList<KeptPlace>> keptPlaces(const Request &request);
} // namespace litekeep::cli
