// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/activity.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace litekeep {

QString Activity::text() const
{
    if (!active)
        return {};
    const QString who = role == "service"_L1   ? tr("The background service")
                        : role == "window"_L1  ? tr("Another window of Litekeep")
                        : role == "command"_L1 ? tr("The command line")
                                               : tr("Another Litekeep");
    if (operation == "create"_L1)
        return tr("%1 is backing up", "who").arg(who);
    if (operation == "import"_L1)
        return tr("%1 is importing a backup", "who").arg(who);
    if (operation == "verify"_L1)
        return tr("%1 is verifying backups", "who").arg(who);
    if (operation == "delete"_L1 || operation == "prune"_L1)
        return tr("%1 is deleting backups", "who").arg(who);
    if (operation == "export"_L1)
        return tr("%1 is saving a copy", "who").arg(who);
    if (operation == "restore"_L1 || operation == "undo"_L1)
        return tr("%1 is bringing the database back", "who").arg(who);
    return tr("%1 is at work", "who").arg(who);
}

QString Activity::textWithStage() const
{
    if (!active)
        return {};
    QString what = Progress{.stage = stage, .percent = percent, .remainingMs = {}}.text();
    if (!what.isEmpty())
        what.replace(0, 1, QLocale().toLower(what.left(1)));
    return u"%1: %2"_s.arg(text(), what);
}

} // namespace litekeep
