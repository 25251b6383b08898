// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/automatictypes.h"

#include <QByteArray>

#include <optional>

namespace litekeep::cli {

/// One database for the exposition; without a status when it could not be asked.
struct Scraped
{
    QString database;
    std::optional<BackupStatus> status;
};

/// Prometheus' text exposition format (0.0.4): every family once with HELP and TYPE, base units,
/// times as Unix seconds. In English, the same in every locale.
QByteArray prometheusText(const QList<Scraped> &databases);

/// Backslash, double quote and line break, as the format wants them in a label's value.
QByteArray escapedLabel(const QString &value);

} // namespace litekeep::cli
