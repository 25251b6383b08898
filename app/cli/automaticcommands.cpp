// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/attention.h"
#include "app/cli/automaticoutput.h"
#include "app/cli/command.h"
#include "app/cli/jsonoutput.h"
#include "app/cli/text.h"
#include "engine/commandwords.h"
#include "engine/databaselist.h"

using namespace Qt::StringLiterals;

namespace litekeep::cli {

namespace {

constexpr int mostHours = 8760;
constexpr int mostBackups = 1000;
constexpr int mostSeconds = 86'400;

/// What concerns the user's own list; absent: as it is.
struct HookWishes
{
    std::optional<QStringList> before;
    std::optional<QStringList> after;
    std::optional<int> seconds;
    std::optional<QString> pingUrl;

    bool any() const { return before || after || seconds || pingUrl; }
};

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

std::optional<Failure> readCommand(const Request &request, OptionId id,
                                   std::optional<QStringList> &command)
{
    if (!request.has(id))
        return std::nullopt;
    command = splitCommandLine(request.value(id));
    const QLatin1StringView name(option(id).name);
    if (!command)
        return usageFailure(Text::tr("The value of --%1 has a quote that is not closed, or ends "
                                     "with a backslash.")
                                .arg(name));
    if (command->isEmpty() || commandProblem(*command).isEmpty())
        return std::nullopt;
    return usageFailure(Text::tr("--%1 needs the full path of a program, or a name alone that is "
                                 "found in PATH.")
                            .arg(name));
}

std::optional<Failure> readPingUrl(const Request &request, std::optional<QString> &url)
{
    if (!request.has(OptionId::PingUrl))
        return std::nullopt;
    url = request.value(OptionId::PingUrl);
    if (url->isEmpty() || pingUrlProblem(*url).isEmpty())
        return std::nullopt;
    Failure wrong = usageFailure(Text::tr("--ping-url takes an address that begins with http:// or "
                                          "https://."));
    wrong.detail = pingUrlProblem(*url);
    return wrong;
}

tl::expected<HookWishes, Failure> readHookWishes(const Request &request)
{
    HookWishes wishes;
    for (const auto &wrong :
         {readCommand(request, OptionId::BeforeCommand, wishes.before),
          readCommand(request, OptionId::AfterCommand, wishes.after),
          readNumber(request, OptionId::CommandSeconds, mostSeconds, wishes.seconds),
          readPingUrl(request, wishes.pingUrl)}) {
        if (wrong)
            return tl::unexpected<Failure>(*wrong);
    }
    return wishes;
}

Result<DatabaseListChange> storeHooks(const Request &request, const HookWishes &wishes)
{
    return changeDatabase(request.database(), request.value(OptionId::Folder),
                          [&](KeptDatabase &database) {
                              if (wishes.before)
                                  database.beforeCommand = *wishes.before;
                              if (wishes.after)
                                  database.afterCommand = *wishes.after;
                              if (wishes.seconds)
                                  database.commandSeconds = *wishes.seconds;
                              if (wishes.pingUrl)
                                  database.pingUrl = *wishes.pingUrl;
                          });
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
    const auto wishes = readHookWishes(request);
    if (!wishes)
        return failed(wishes.error());
    auto settings = session.wait(session.engine().settings());
    if (!settings)
        return failed(settings.error());
    QList<Notice> notices;
    if (wishes->any()) {
        const auto stored = storeHooks(request, *wishes);
        if (!stored)
            return failed(stored.error());
        if (!stored->putAside.isEmpty())
            notices.append(
                {.code = Notice::Code::DatabaseListReplaced, .subject = stored->putAside});
    }
    if (!wanted.isEmpty()) {
        settings = session.wait(session.engine().changeSettings(wanted));
        if (!settings)
            return failed(settings.error());
    }
    if (session.stopRequested() && wanted.isEmpty() && !wishes->any())
        return failed(Error{ErrorCode::Cancelled});
    const auto hooks = keptDatabase(request.database(), request.value(OptionId::Folder));
    const std::optional<KeptDatabase> shown =
        hooks ? std::optional(hooks->value_or(KeptDatabase())) : std::nullopt;
    Outcome outcome =
        answered({{u"settings"_s, toJson(*settings, shown)}}, settingsText(*settings, shown));
    outcome.notices = notices;
    if (!hooks)
        outcome.notices.append({.code = Notice::Code::CommandsUnknown,
                                .subject = hooks.error().subject,
                                .detail = hooks.error().detail});
    return outcome;
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
