// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/attention.h"
#include "app/cli/automaticoutput.h"
#include "app/cli/command.h"
#include "app/cli/jsonoutput.h"
#include "app/cli/text.h"

using namespace Qt::StringLiterals;

namespace litekeep::cli {

namespace {

constexpr int mostHours = 8760;
constexpr int mostBackups = 1000;

/// Sets `value` from the option, if it was given; what is wrong with it otherwise.
std::optional<Failure> readNumber(const Request &request, OptionId id, int most,
                                  std::optional<int> &value)
{
    if (!request.has(id))
        return std::nullopt;
    bool isNumber = false;
    const int number = request.value(id).toInt(&isNumber);
    if (!isNumber || number < 1 || number > most)
        return usageFailure(Text::tr("--%1 takes whole numbers from 1 to %2.")
                                .arg(QLatin1StringView(option(id).name))
                                .arg(most));
    value = number;
    return std::nullopt;
}

void readSwitch(const Request &request, OptionId id, std::optional<bool> &value)
{
    if (request.has(id))
        value = request.value(id) == "on"_L1;
}

Outcome answered(const QJsonObject &json, const QString &text)
{
    Outcome outcome;
    outcome.json = json;
    outcome.text = text;
    outcome.isAnswer = true;
    return outcome;
}

} // namespace

Outcome settingsCommand(Session &session)
{
    const Request &request = session.request();
    SettingsChange wanted; // before anything is looked at: wrong usage does nothing
    for (const auto &wrong :
         {readNumber(request, OptionId::IntervalHours, mostHours, wanted.intervalHours),
          readNumber(request, OptionId::RetentionCount, mostBackups, wanted.retentionCount)}) {
        if (wrong)
            return failed(*wrong);
    }
    readSwitch(request, OptionId::Enabled, wanted.enabled);
    readSwitch(request, OptionId::SkipUnchanged, wanted.skipUnchanged);
    const auto settings = session.wait(wanted.isEmpty() ? session.engine().settings()
                                                        : session.engine().changeSettings(wanted));
    if (!settings)
        return failed(settings.error());
    if (session.stopRequested() && wanted.isEmpty())
        return failed(Error{ErrorCode::Cancelled});
    return answered({{u"settings"_s, toJson(*settings)}}, settingsText(*settings));
}

Outcome pruneCommand(Session &session)
{
    const bool dryRun = session.request().has(OptionId::DryRun);
    const auto result = session.wait(session.engine().prune(dryRun));
    if (!result)
        return failed(result.error());
    Outcome outcome = answered(
        {{u"removed"_s, toJsonArray(result->removed)}, {u"kept"_s, toJsonArray(result->kept)}},
        prunedText(*result, dryRun));
    if (!result->errors.isEmpty()) {
        outcome.failure = failureFrom(result->errors.first());
        outcome.exitCode = outcome.failure->exitCode;
    }
    return outcome;
}

Outcome statusCommand(Session &session)
{
    const auto status = session.wait(session.engine().status());
    if (!status)
        return failed(status.error());
    if (session.stopRequested())
        return failed(Error{ErrorCode::Cancelled});
    // Neither a database nor backups of it: a mistyped name must not look like a state.
    const bool nothing = status->total() == 0 && !status->lastRun && status->error
                         && status->error->code == ErrorCode::DatabaseMissing;
    if (nothing)
        return failed(*status->error);
    Outcome outcome = answered(toJson(*status), statusText(*status));
    if (needsAttention(*status))
        outcome.exitCode = ExitCode::Failed;
    return outcome;
}

Outcome historyCommand(Session &session)
{
    const auto history = session.wait(session.engine().history());
    if (!history)
        return failed(history.error());
    if (session.stopRequested())
        return failed(Error{ErrorCode::Cancelled});
    return answered({{u"history"_s, toJsonArray(*history)}}, historyText(*history));
}

} // namespace litekeep::cli
