// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/version/version.h"

#include "commit.h"

using namespace Qt::StringLiterals;

namespace litekeep {

QString versionText()
{
    const QString version = QStringLiteral(LITEKEEP_VERSION);
    const QString commit = QStringLiteral(LITEKEEP_COMMIT);
    return commit.isEmpty() ? version : u"%1 (commit %2)"_s.arg(version, commit);
}

} // namespace litekeep
