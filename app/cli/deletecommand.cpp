// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/terminal.h"
#include "app/cli/text.h"
#include "app/cli/textoutput.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace litekeep::cli {

namespace {

/// The first error counts; the words of all of them are told.
Failure failureFromAll(const QList<Error> &errors)
{
    Failure failure = failureFrom(errors.first());
    for (qsizetype i = 1; i < errors.size(); ++i) {
        failure.message += u' ' + errors.at(i).text();
        failure.detail += u'\n' + errors.at(i).detail;
    }
    return failure;
}

Outcome removedOutcome(const RemoveResult &result)
{
    Outcome outcome;
    outcome.json = QJsonObject{{u"deleted"_s, QJsonArray::fromStringList(result.deleted)}};
    outcome.text = deletedText(result.deleted);
    if (!result.errors.isEmpty()) {
        outcome.failure = failureFromAll(result.errors);
        outcome.exitCode = outcome.failure->exitCode;
    }
    return outcome;
}

} // namespace

Outcome deleteCommand(Session &session)
{
    const Request &request = session.request();
    const bool agreed = request.has(OptionId::Yes);
    if (!agreed && (!canAsk() || request.has(OptionId::Json)))
        return failed(usageFailure(
            Text::tr("Deleting needs --yes where nobody can be asked. Nothing was deleted.")));

    const auto tidied = session.startUp();
    if (!tidied)
        return failed(tidied.error());
    // From here on it is the ids that count: "latest" may be another one after the question.
    const auto backups = session.resolve(request.arguments.mid(1));
    if (!backups)
        return failed(backups.error());
    if (!agreed && !session.ask(deleteQuestion(*backups)))
        return failed(Error{ErrorCode::Cancelled});
    if (session.stopRequested())
        return failed(Error{ErrorCode::Cancelled});

    QStringList ids;
    for (const Backup &backup : *backups)
        ids.append(backup.id);
    const auto result = session.wait(session.engine().remove(ids));
    if (!result)
        return failed(result.error());
    Outcome outcome = removedOutcome(*result);
    outcome.notices = *tidied;
    return outcome;
}

} // namespace litekeep::cli
