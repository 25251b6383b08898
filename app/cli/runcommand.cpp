// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/backgroundservice.h"
#include "app/cli/command.h"
#include "app/cli/text.h"

namespace litekeep::cli {

Outcome runCommand(const Request &request)
{
    if (request.has(OptionId::Folder) && request.arguments.size() != 1)
        return failed(usageFailure(Text::tr("--folder belongs to exactly one database.")));
    BackgroundService service(request);
    if (const auto failure = service.exec())
        return failed(*failure);
    return {}; // ended by a signal, as a service is: done
}

} // namespace litekeep::cli
