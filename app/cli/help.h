// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/options.h"

#include <QString>

namespace litekeep::cli {

/// What `--help` shows: everything, or one verb.
QString helpText(const VerbSpec *verb);

} // namespace litekeep::cli
