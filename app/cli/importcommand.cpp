// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/jsonoutput.h"
#include "app/cli/textoutput.h"

using namespace Qt::StringLiterals;

namespace litekeep::cli {

Outcome importCommand(Session &session)
{
    const auto tidied = session.startUp();
    if (!tidied)
        return failed(tidied.error());
    const Request &request = session.request();
    const auto result = session.wait(
        session.engine().importFrom(request.arguments.at(1), request.value(OptionId::Note)));
    if (!result)
        return failed(result.error());

    Outcome outcome;
    outcome.json = QJsonObject{{u"backup"_s, toJson(result->backup)}};
    outcome.text = importedText(result->backup);
    outcome.notices = *tidied + result->warnings;
    if (result->backup.state == BackupState::Damaged)
        outcome.exitCode = ExitCode::DamageFound;
    return outcome;
}

} // namespace litekeep::cli
