// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/automatictypes.h"

#include <QStringList>

namespace litekeep::cli {

/// What a check reports: stable names of everything that a person should look at, the worst
/// first; empty when all is well. States of BackupStatus, "collapse" for an open question, and
/// "restore-interrupted" for one that was cut off and not looked at yet.
QStringList attention(const BackupStatus &status);

inline bool needsAttention(const BackupStatus &status)
{
    return !attention(status).isEmpty();
}

/// A translated sentence for one of these names.
QString attentionText(const QString &name, const BackupStatus &status);

} // namespace litekeep::cli
