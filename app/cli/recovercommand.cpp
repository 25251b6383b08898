// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/jsonoutput.h"
#include "app/cli/terminal.h"
#include "app/cli/text.h"
#include "engine/commandwords.h"

using namespace Qt::StringLiterals;

namespace litekeep::cli {

namespace {

using Found = std::optional<InterruptedRestore>;

QString stateName(InterruptedRestore::State state)
{
    switch (state) {
    case InterruptedRestore::State::Old: return u"old"_s;
    case InterruptedRestore::State::New: return u"new"_s;
    case InterruptedRestore::State::Unknown: return u"unknown"_s;
    case InterruptedRestore::State::Broken: break;
    }
    return u"broken"_s;
}

bool hasStopped(const InterruptedRestore &found)
{
    return found.stopped.kind != ProgramsPlan::Kind::LeaveRunning;
}

/// Units, the container, or the words of the start command.
QStringList stoppedNames(const ProgramsPlan &plan)
{
    if (plan.kind == ProgramsPlan::Kind::Commands)
        return plan.startCommand;
    return plan.units.isEmpty() ? QStringList{plan.name} : plan.units;
}

QJsonValue stoppedToJson(const InterruptedRestore &found)
{
    if (!hasStopped(found))
        return {};
    return QJsonObject{{u"kind"_s, planKindName(found.stopped.kind)},
                       {u"names"_s, QJsonArray::fromStringList(stoppedNames(found.stopped))}};
}

QJsonValue toJsonValue(const Found &found)
{
    if (!found)
        return {};
    const auto idOrNull = [](const QString &id) { return id.isEmpty() ? QJsonValue() : id; };
    return QJsonObject{{u"started_at"_s, timeOrNull(found->startedAt)},
                       {u"state"_s, stateName(found->state)},
                       {u"backup_id"_s, idOrNull(found->backupId)},
                       {u"safety_backup_id"_s, idOrNull(found->safetyBackupId)},
                       {u"stopped"_s, stoppedToJson(*found)}};
}

QString foundText(const Found &found)
{
    if (!found)
        return Text::tr("No restore was cut off.") + u'\n';
    QString text = printable(found->text()) + u'\n';
    if (hasStopped(*found)) {
        const QStringList names = stoppedNames(found->stopped);
        const bool commands = found->stopped.kind == ProgramsPlan::Kind::Commands;
        text += Text::tr("Stopped for it and not started again: %1")
                    .arg(printable(commands ? joinCommandLine(names) : names.join(u", "_s)))
                + u'\n';
    }
    return text;
}

/// What can be done about it; for those who only asked.
QString adviceText(const InterruptedRestore &found)
{
    QString text;
    if (hasStopped(found))
        text += Text::tr("\"recover --start-programs\" starts it.") + u'\n';
    return text + Text::tr("\"restore\" runs it again; \"recover --dismiss\" leaves all as it is.")
           + u'\n';
}

} // namespace

Outcome recoverCommand(Session &session)
{
    const Request &request = session.request();
    const bool start = request.has(OptionId::StartPrograms);
    const bool settle = start || request.has(OptionId::Dismiss);
    const auto found = session.wait(session.engine().interruptedRestore());
    if (!found)
        return failed(found.error());
    if (session.stopRequested())
        return failed(Error{ErrorCode::Cancelled});
    const bool startsSomething = *found && start && hasStopped(**found);
    if (*found && settle) {
        const auto settled =
            session.wait(session.engine().settleInterrupted((*found)->runId, start));
        if (!settled)
            return failed(settled.error());
    }
    Outcome outcome;
    outcome.json = QJsonObject{{u"interrupted"_s, toJsonValue(*found)},
                               {u"settled"_s, *found && settle},
                               {u"started_again"_s, startsSomething}};
    outcome.text = foundText(*found);
    if (startsSomething)
        outcome.text += Text::tr("It was started again.") + u'\n';
    if (*found && !settle) {
        outcome.text += adviceText(**found);
        outcome.exitCode = ExitCode::Failed;
    }
    outcome.isAnswer = true;
    return outcome;
}

} // namespace litekeep::cli
