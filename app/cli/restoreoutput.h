// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/restoretypes.h"

#include <QString>

/// What a restore will do and what it has done, for people.
namespace litekeep::cli {

/// Everything worth knowing before the answer, and the question.
QString restoreQuestion(const QString &database, const RestorePreview &preview);
/// The same where the difference could not be found out.
QString restoreQuestion(const QString &database, const Backup &backup);
/// `database` as the person named it.
QString restoredText(const QString &database, const RestoreResult &result);

} // namespace litekeep::cli
