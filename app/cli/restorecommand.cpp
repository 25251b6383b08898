// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/jsonoutput.h"
#include "app/cli/restoreoutput.h"
#include "app/cli/terminal.h"
#include "app/cli/text.h"
#include "app/cli/textoutput.h"

#include <QStandardPaths>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace litekeep::cli {

namespace {

using Planned = tl::expected<ProgramsPlan, Failure>;

struct StopOption
{
    OptionId id;
    ProgramsPlan::Kind kind;
};

/// Docker where it is installed, else Podman, which takes the same words.
ProgramsPlan::Kind containerKind()
{
    return QStandardPaths::findExecutable(u"docker"_s).isEmpty() ? ProgramsPlan::Kind::Podman
                                                                 : ProgramsPlan::Kind::Docker;
}

Planned planFrom(const Request &request)
{
    ProgramsPlan plan;
    int chosen = 0;
    for (const StopOption &stop :
         {StopOption{OptionId::StopUnit, ProgramsPlan::Kind::SystemUnit},
          StopOption{OptionId::StopUserUnit, ProgramsPlan::Kind::UserUnit},
          StopOption{OptionId::StopContainer, containerKind()},
          StopOption{OptionId::StopPrograms, ProgramsPlan::Kind::AskToQuit}}) {
        if (!request.has(stop.id))
            continue;
        ++chosen;
        plan.kind = stop.kind;
        plan.name = request.value(stop.id);
        if (stop.kind != ProgramsPlan::Kind::AskToQuit && plan.name.isEmpty())
            return tl::unexpected<Failure>(usageFailure(
                Text::tr("--%1 needs a name.").arg(QLatin1StringView(option(stop.id).name))));
    }
    if (chosen > 1)
        return tl::unexpected<Failure>(
            usageFailure(Text::tr("Only one of the --stop options can be used at a time.")));
    plan.timeoutSeconds = std::max(1, request.waitSeconds);
    return plan;
}

Outcome mustAgree()
{
    return failed(usageFailure(
        Text::tr("Restoring needs --yes where nobody can be asked. Nothing was changed.")));
}

bool mayAsk(const Request &request)
{
    return canAsk() && !request.has(OptionId::Json);
}

QString questionFor(Session &session, const Backup &backup)
{
    const QString database = session.request().database();
    const auto preview = session.wait(session.engine().preview(backup.id));
    return preview ? restoreQuestion(database, *preview) : restoreQuestion(database, backup);
}

Outcome restoredOutcome(const Session &session, const RestoreResult &result,
                        const QList<Notice> &tidied)
{
    Outcome outcome;
    outcome.json = toJson(result, tidied);
    outcome.text = restoredText(session.request().database(), result);
    outcome.notices = tidied + result.warnings;
    return outcome;
}

Outcome restoreToFile(Session &session, const Backup &backup, const QList<Notice> &tidied)
{
    const Request &request = session.request();
    if (request.value(OptionId::To).isEmpty())
        return failed(usageFailure(Text::tr("The name after --to is empty.")));
    if (backup.state != BackupState::Intact && !request.has(OptionId::ForceDamaged))
        return failed(Error{backup.state == BackupState::Unproved  ? ErrorCode::BackupNotProved
                            : backup.state == BackupState::Missing ? ErrorCode::BackupFileMissing
                                                                   : ErrorCode::BackupDamaged,
                            backup.fileName, backup.stateDetail});
    const auto result = session.wait(session.engine().exportTo(
        backup.id, request.value(OptionId::To), request.has(OptionId::Force)));
    if (!result)
        return failed(result.error());
    QJsonObject json = toJson(*result);
    json.insert(u"restored"_s, toJson(backup));
    json.insert(u"safety_backup"_s, QJsonValue());
    Outcome outcome;
    outcome.json = json;
    outcome.text = exportedText(*result);
    outcome.notices = tidied;
    return outcome;
}

/// What the options alone tell, before anything is looked at.
std::optional<Outcome> wrongOptions(const Request &request, const Planned &plan)
{
    if (!plan)
        return failed(plan.error());
    const bool toFile = request.has(OptionId::To);
    if (toFile && plan->kind != ProgramsPlan::Kind::LeaveRunning)
        return failed(usageFailure(
            Text::tr("--to leaves the database alone: no program has to be stopped for it.")));
    if (!toFile && request.has(OptionId::Force))
        return failed(usageFailure(Text::tr("--force belongs to --to.")));
    if (!toFile && !request.has(OptionId::Yes) && !mayAsk(request))
        return mustAgree();
    return std::nullopt;
}

} // namespace

Outcome restoreCommand(Session &session)
{
    const Request &request = session.request();
    const Planned plan = planFrom(request);
    if (const auto wrong = wrongOptions(request, plan))
        return *wrong;
    const auto tidied = session.startUp();
    if (!tidied)
        return failed(tidied.error());
    // From here on it is the id that counts: "latest" may be another one after the question.
    const auto found = session.resolve({request.arguments.at(1)});
    if (!found)
        return failed(found.error());
    const Backup &backup = found->first();
    if (request.has(OptionId::To))
        return restoreToFile(session, backup, *tidied);
    if (!request.has(OptionId::Yes) && !session.ask(questionFor(session, backup)))
        return failed(Error{ErrorCode::Cancelled});
    if (session.stopRequested())
        return failed(Error{ErrorCode::Cancelled});
    const auto result = session.wait(session.engine().restore(
        backup.id, {.programs = *plan, .forceDamaged = request.has(OptionId::ForceDamaged)}));
    if (!result)
        return failed(result.error());
    return restoredOutcome(session, *result, *tidied);
}

Outcome undoCommand(Session &session)
{
    const Request &request = session.request();
    const Planned plan = planFrom(request);
    if (const auto wrong = wrongOptions(request, plan))
        return *wrong;
    const auto tidied = session.startUp();
    if (!tidied)
        return failed(tidied.error());
    const auto safety = session.wait(session.engine().undoable());
    if (!safety)
        return failed(safety.error());
    if (!*safety)
        return failed(Error{ErrorCode::NothingToUndo, session.engine().databasePath()});
    if (!request.has(OptionId::Yes) && !session.ask(questionFor(session, **safety)))
        return failed(Error{ErrorCode::Cancelled});
    if (session.stopRequested())
        return failed(Error{ErrorCode::Cancelled});
    // By its id: the backup that was shown, whatever another Litekeep does meanwhile.
    const auto result = session.wait(session.engine().restore(
        (*safety)->id, {.programs = *plan, .forceDamaged = request.has(OptionId::ForceDamaged)}));
    if (!result)
        return failed(result.error());
    return restoredOutcome(session, *result, *tidied);
}

} // namespace litekeep::cli
