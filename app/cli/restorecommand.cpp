// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/jsonoutput.h"
#include "app/cli/restoreoutput.h"
#include "app/cli/terminal.h"
#include "app/cli/text.h"
#include "app/cli/textoutput.h"
#include "engine/commandwords.h"

#include <QProcess>
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

bool knowsContainer(const QString &engine, const QString &name)
{
    QProcess process;
    process.setStandardInputFile(QProcess::nullDevice());
    process.start(engine, {u"container"_s, u"inspect"_s, u"--"_s, name});
    constexpr int patience = 10'000;
    return process.waitForFinished(patience) && process.exitStatus() == QProcess::NormalExit
           && process.exitCode() == 0;
}

/// Docker where it is installed, else Podman, which takes the same words. Where both are, that
/// one which has the container.
ProgramsPlan::Kind containerKind(const QString &name)
{
    const bool docker = !QStandardPaths::findExecutable(u"docker"_s).isEmpty();
    const bool podman = !QStandardPaths::findExecutable(u"podman"_s).isEmpty();
    const bool takePodman =
        docker && podman ? !knowsContainer(u"docker"_s, name) && knowsContainer(u"podman"_s, name)
                         : !docker;
    return takePodman ? ProgramsPlan::Kind::Podman : ProgramsPlan::Kind::Docker;
}

Planned wrong(const QString &message)
{
    return tl::unexpected<Failure>(usageFailure(message));
}

/// The person's own commands; both or none.
Planned withCommands(const Request &request, ProgramsPlan plan)
{
    if (!request.has(OptionId::StopCommand) || !request.has(OptionId::StartCommand))
        return wrong(Text::tr("--stop-command and --start-command belong together."));
    const auto stop = splitCommandLine(request.value(OptionId::StopCommand));
    const auto start = splitCommandLine(request.value(OptionId::StartCommand));
    if (!stop || !start)
        return wrong(Text::tr("A quotation mark in a command is not closed."));
    if (stop->value(0).isEmpty() || start->value(0).isEmpty())
        return wrong(Text::tr("A command is empty."));
    plan.kind = ProgramsPlan::Kind::Commands;
    plan.stopCommand = *stop;
    plan.startCommand = *start;
    return plan;
}

Planned planFrom(const Request &request)
{
    ProgramsPlan plan;
    plan.timeoutSeconds = std::max(1, request.waitSeconds);
    int chosen = 0;
    for (const StopOption &stop :
         {StopOption{OptionId::StopUnit, ProgramsPlan::Kind::SystemUnit},
          StopOption{OptionId::StopUserUnit, ProgramsPlan::Kind::UserUnit},
          StopOption{OptionId::StopContainer, ProgramsPlan::Kind::Docker},
          StopOption{OptionId::StopPrograms, ProgramsPlan::Kind::AskToQuit}}) {
        if (!request.has(stop.id))
            continue;
        ++chosen;
        plan.kind = stop.kind;
        plan.name = request.value(stop.id);
        if (stop.kind != ProgramsPlan::Kind::AskToQuit && plan.name.isEmpty())
            return wrong(
                Text::tr("--%1 needs a name.").arg(QLatin1StringView(option(stop.id).name)));
    }
    const bool commands = request.has(OptionId::StopCommand) || request.has(OptionId::StartCommand);
    if (chosen + int(commands) > 1)
        return wrong(Text::tr("Only one of the --stop options can be used at a time."));
    if (plan.kind == ProgramsPlan::Kind::Docker)
        plan.kind = containerKind(plan.name);
    plan.mayKill = request.has(OptionId::KillPrograms);
    if (plan.mayKill && plan.kind != ProgramsPlan::Kind::AskToQuit)
        return wrong(Text::tr("--kill-programs belongs to --stop-programs."));
    return commands ? withCommands(request, plan) : Planned(plan);
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
