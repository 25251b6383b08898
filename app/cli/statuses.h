// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/commandline.h"
#include "app/cli/runevents.h"

namespace litekeep::cli {

/// How things stand with each of these, in their order, all asked at once. An error only when
/// a signal asked to stop.
Result<QList<Result<BackupStatus>>> statusesOf(const QList<KeptPlace> &places,
                                               const Request &request);

} // namespace litekeep::cli
