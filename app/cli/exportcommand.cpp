// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/jsonoutput.h"
#include "app/cli/textoutput.h"

namespace litekeep::cli {

Outcome exportCommand(Session &session)
{
    const Request &request = session.request();
    const auto found = session.resolve({request.arguments.at(1)});
    if (!found)
        return failed(found.error());
    const auto result = session.wait(session.engine().exportTo(
        found->first().id, request.arguments.at(2), request.has(OptionId::Force)));
    if (!result)
        return failed(result.error());

    Outcome outcome;
    outcome.json = toJson(*result);
    outcome.text = exportedText(*result);
    return outcome;
}

} // namespace litekeep::cli
