// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/jsonoutput.h"
#include "app/cli/textoutput.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace litekeep::cli {

namespace {

bool isDamage(const VerifyResult &result)
{
    return result.state == BackupState::Damaged || result.state == BackupState::Missing;
}

} // namespace

Outcome verifyCommand(Session &session)
{
    const auto tidied = session.startUp();
    if (!tidied)
        return failed(tidied.error());
    const auto backups = session.resolve(session.request().arguments.mid(1));
    if (!backups)
        return failed(backups.error());
    QStringList ids;
    for (const Backup &backup : *backups)
        ids.append(backup.id);
    const auto results = session.wait(session.engine().verify(ids));
    if (!results)
        return failed(results.error());

    Outcome outcome;
    outcome.json = QJsonObject{{u"results"_s, toJsonArray(*results)}};
    outcome.text = verifiedText(*results);
    outcome.isAnswer = true;
    outcome.notices = *tidied;
    if (std::any_of(results->cbegin(), results->cend(), isDamage))
        outcome.exitCode = ExitCode::DamageFound;
    return outcome;
}

} // namespace litekeep::cli
