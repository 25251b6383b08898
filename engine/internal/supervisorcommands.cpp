// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/internal/supervisorcommands.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

using Kind = ProgramsPlan::Kind;

/// The command line up to the verb, as far as the kind of supervisor has one.
QStringList programFor(const ProgramsPlan &plan)
{
    switch (plan.kind) {
    case Kind::SystemUnit: return {u"systemctl"_s};
    case Kind::UserUnit: return {u"systemctl"_s, u"--user"_s};
    case Kind::Docker: return {u"docker"_s};
    case Kind::Podman: return {u"podman"_s};
    case Kind::LeaveRunning:
    case Kind::Commands:
    case Kind::AskToQuit: break;
    }
    return {};
}

bool isUnit(Kind kind)
{
    return kind == Kind::SystemUnit || kind == Kind::UserUnit;
}

bool isContainer(Kind kind)
{
    return kind == Kind::Docker || kind == Kind::Podman;
}

/// Sockets and timers first: they must not wake up what has just been stopped, and a socket cannot
/// be opened any more when its service runs.
QStringList unitsOf(const ProgramsPlan &plan)
{
    return plan.units.isEmpty() ? QStringList{plan.name} : plan.units;
}

/// "--": a name that begins with a dash would be a name all the same.
QStringList supervisorCommand(const ProgramsPlan &plan, const QStringList &verb)
{
    const QStringList program = programFor(plan);
    if (program.isEmpty() || !isUsableName(plan))
        return {};
    return program + verb + QStringList{u"--"_s}
           + (isUnit(plan.kind) ? unitsOf(plan) : QStringList{plan.name});
}

bool contains(const QString &words, std::initializer_list<QLatin1StringView> parts)
{
    return std::any_of(parts.begin(), parts.end(), [&words](QLatin1StringView part) {
        return words.contains(part, Qt::CaseInsensitive);
    });
}

} // namespace

bool isUsableName(const ProgramsPlan &plan)
{
    // systemd.unit(5) and the container engines' own rules. systemctl takes "*" for a pattern.
    static const QRegularExpression unit(u"\\A[A-Za-z0-9:_.@\\\\][-A-Za-z0-9:_.@\\\\]{0,254}\\z"_s);
    static const QRegularExpression container(u"\\A[A-Za-z0-9][-A-Za-z0-9_.]{0,254}\\z"_s);
    if (isUnit(plan.kind)) {
        const auto fits = [](const QString &name) { return unit.match(name).hasMatch(); };
        return fits(plan.name) && std::all_of(plan.units.cbegin(), plan.units.cend(), fits);
    }
    return !isContainer(plan.kind) || container.match(plan.name).hasMatch();
}

QStringList stopCommandOf(const ProgramsPlan &plan)
{
    if (plan.kind == Kind::Commands)
        return plan.stopCommand;
    // Container engines kill after ten seconds; a database may need longer to close.
    if (isContainer(plan.kind))
        return supervisorCommand(plan, {u"stop"_s, u"-t"_s, QString::number(plan.timeoutSeconds)});
    return supervisorCommand(plan, {u"stop"_s});
}

QStringList startCommandOf(const ProgramsPlan &plan)
{
    return plan.kind == Kind::Commands ? plan.startCommand : supervisorCommand(plan, {u"start"_s});
}

QStringList stateCommandOf(const ProgramsPlan &plan, const QStringList &units)
{
    ProgramsPlan asked = plan;
    asked.units = units;
    if (isUnit(plan.kind))
        return supervisorCommand(
            asked, {u"show"_s, u"--property=Id,LoadState,ActiveState,Transient,TriggeredBy"_s});
    return supervisorCommand(asked,
                             {u"container"_s, u"inspect"_s, u"--format={{.State.Status}}"_s});
}

QList<UnitState> unitStatesFrom(const QString &output)
{
    QList<UnitState> states;
    const QStringList blocks = output.split(u"\n\n"_s, Qt::SkipEmptyParts);
    for (const QString &block : blocks) {
        UnitState state;
        const QStringList lines = block.split(u'\n', Qt::SkipEmptyParts);
        for (const QString &line : lines) {
            const QString key = line.section(u'=', 0, 0);
            const QString value = line.section(u'=', 1);
            if (key == "Id"_L1)
                state.name = value;
            else if (key == "LoadState"_L1)
                state.load = value;
            else if (key == "ActiveState"_L1)
                state.active = value;
            else if (key == "Transient"_L1)
                state.transient = value == "yes"_L1;
            else if (key == "TriggeredBy"_L1)
                state.wokenBy = value.split(u' ', Qt::SkipEmptyParts);
        }
        states.append(state);
    }
    return states;
}

bool containerRuns(const QString &status)
{
    return status == "running"_L1 || status == "paused"_L1 || status == "restarting"_L1;
}

bool saysDenied(const QString &words)
{
    return contains(words, {"authentication required"_L1, "access denied"_L1,
                            "permission denied"_L1, "not authorized"_L1,
                            "operation not permitted"_L1, "authentication failed"_L1});
}

bool saysUnknown(const QString &words)
{
    return contains(words, {"no such container"_L1, "not loaded"_L1, "could not be found"_L1,
                            "no container with name or id"_L1, "no such object"_L1});
}

} // namespace litekeep
