// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/jsonoutput.h"
#include "app/cli/textoutput.h"

namespace litekeep::cli {

Outcome createCommand(Session &session)
{
    const auto tidied = session.startUp();
    if (!tidied)
        return failed(tidied.error());

    const Request &request = session.request();
    CreateOptions options;
    options.type = typeFromName(request.value(OptionId::Type)).value_or(BackupType::Manual);
    options.note = request.value(OptionId::Note);
    options.keepDamaged = request.has(OptionId::KeepDamaged);
    const auto result = session.wait(session.engine().create(options));
    if (!result)
        return failed(result.error());

    Outcome outcome;
    outcome.json = toJson(*result, *tidied);
    outcome.text = createdText(*result);
    outcome.notices = *tidied + result->warnings;
    // Kept on request, and yet no backup to rely on.
    if (result->backup.state == BackupState::Damaged)
        outcome.exitCode = ExitCode::DamageFound;
    return outcome;
}

} // namespace litekeep::cli
