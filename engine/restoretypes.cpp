// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/restoretypes.h"

#include <QCoreApplication>

#include <array>

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

using Kind = ProgramsPlan::Kind;

constexpr std::array kinds{Kind::LeaveRunning, Kind::SystemUnit, Kind::UserUnit, Kind::Docker,
                           Kind::Podman,       Kind::Commands,   Kind::AskToQuit};

Kind kindFor(Supervisor::Kind kind)
{
    switch (kind) {
    case Supervisor::Kind::SystemUnit: return Kind::SystemUnit;
    case Supervisor::Kind::UserUnit: return Kind::UserUnit;
    case Supervisor::Kind::Docker: return Kind::Docker;
    case Supervisor::Kind::Podman: break;
    }
    return Kind::Podman;
}

} // namespace

QString planKindName(ProgramsPlan::Kind kind)
{
    switch (kind) {
    case Kind::LeaveRunning: break;
    case Kind::SystemUnit: return u"system-unit"_s;
    case Kind::UserUnit: return u"user-unit"_s;
    case Kind::Docker: return u"docker"_s;
    case Kind::Podman: return u"podman"_s;
    case Kind::Commands: return u"commands"_s;
    case Kind::AskToQuit: return u"ask-to-quit"_s;
    }
    return u"leave-running"_s;
}

ProgramsPlan::Kind planKindFromName(const QString &name)
{
    for (const Kind kind : kinds) {
        if (planKindName(kind) == name)
            return kind;
    }
    return Kind::LeaveRunning;
}

ProgramsPlan planFor(const Supervisor &supervisor)
{
    ProgramsPlan plan;
    plan.kind = kindFor(supervisor.kind);
    plan.name = supervisor.name;
    return plan;
}

bool stops(const ProgramsPlan &plan, const Supervisor &supervisor)
{
    if (plan.kind != kindFor(supervisor.kind) || plan.name.isEmpty())
        return false;
    if (supervisor.kind == Supervisor::Kind::Docker || supervisor.kind == Supervisor::Kind::Podman)
        return plan.name == supervisor.name
               || (plan.name.size() > supervisor.name.size()
                   && plan.name.startsWith(supervisor.name));
    // systemctl adds the suffix, too.
    return plan.name == supervisor.name || plan.name + ".service"_L1 == supervisor.name;
}

QString InterruptedRestore::text() const
{
    const auto translated = [](const char *text) {
        return QCoreApplication::translate("litekeep::InterruptedRestore", text);
    };
    switch (state) {
    case State::Old:
        return translated(QT_TRANSLATE_NOOP(
            "litekeep::InterruptedRestore",
            "A restore was cut off before it changed anything: the database is as it was."));
    case State::New:
        return translated(QT_TRANSLATE_NOOP(
            "litekeep::InterruptedRestore",
            "A restore was cut off after it was done: the database is as in the backup."));
    case State::Unknown:
        return translated(QT_TRANSLATE_NOOP(
            "litekeep::InterruptedRestore",
            "A restore was cut off, and programs have written to the database since. It is "
            "whole; look whether it holds what you expect."));
    case State::Broken: break;
    }
    return translated(QT_TRANSLATE_NOOP(
        "litekeep::InterruptedRestore",
        "A restore was cut off and the database cannot be read. Run the restore again; what was "
        "there before has been kept."));
}

} // namespace litekeep
