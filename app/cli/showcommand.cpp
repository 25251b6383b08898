// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/jsonoutput.h"
#include "app/cli/textoutput.h"

using namespace Qt::StringLiterals;

namespace litekeep::cli {

Outcome showCommand(Session &session)
{
    const auto found = session.resolve({session.request().arguments.at(1)});
    if (!found)
        return failed(found.error());

    const Backup &backup = found->first();
    Outcome outcome;
    outcome.json = QJsonObject{{u"backup"_s, toJson(backup)}};
    outcome.text = showText(backup);
    outcome.isAnswer = true;
    return outcome;
}

} // namespace litekeep::cli
