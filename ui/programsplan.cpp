// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/programsplan.h"

#include "ui/remembered.h"

#include "engine/commandwords.h"

#include <QRegularExpression>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

using Kind = ProgramsPlan::Kind;

constexpr int shortestTimeout = 1;
constexpr int longestTimeout = 3600;

QString groupOf(const QString &databasePath)
{
    return "programsOf/"_L1 % QString::fromLatin1(QUrl::toPercentEncoding(databasePath)) % u'/';
}

} // namespace

QString planName(const ProgramsPlan &plan)
{
    return plan.kind == Kind::Commands ? joinCommandLine(plan.startCommand) : plan.name;
}

ProgramsPlan rememberedPlan(const QString &databasePath)
{
    const QString group = groupOf(databasePath);
    ProgramsPlan plan;
    plan.kind = planKindFromName(remembered::value(group % "kind"_L1).toString());
    plan.name = remembered::value(group % "name"_L1).toString();
    plan.stopCommand = remembered::value(group % "stop"_L1).toStringList();
    plan.startCommand = remembered::value(group % "start"_L1).toStringList();
    plan.timeoutSeconds = qBound(
        shortestTimeout, remembered::value(group % "seconds"_L1, plan.timeoutSeconds).toInt(),
        longestTimeout);
    return plan;
}

void rememberPlan(const QString &databasePath, const ProgramsPlan &plan)
{
    const QString group = groupOf(databasePath);
    remembered::set(group % "kind"_L1, planKindName(plan.kind));
    remembered::set(group % "name"_L1, plan.name);
    remembered::set(group % "stop"_L1, plan.stopCommand);
    remembered::set(group % "start"_L1, plan.startCommand);
    remembered::set(group % "seconds"_L1, plan.timeoutSeconds);
}

ProgramsPlan fittingPlan(const ProgramsPlan &remembered, const QList<OpenProgram> &programs)
{
    static const QRegularExpression containerId(u"\\A[0-9a-f]{12,64}\\z"_s);
    const bool isContainer = remembered.kind == Kind::Docker || remembered.kind == Kind::Podman;
    const bool isUnit = remembered.kind == Kind::SystemUnit || remembered.kind == Kind::UserUnit;
    // A container's name cannot be compared with the id that was found; its id is another one
    // each time that it is made anew.
    const bool mayBeGone = isUnit || (isContainer && containerId.match(remembered.name).hasMatch());
    const OpenProgram *other = nullptr;
    for (const OpenProgram &program : programs) {
        if (!program.supervisor)
            continue;
        if (stops(remembered, *program.supervisor))
            return remembered;
        if (!other && program.mayStopSupervisor)
            other = &program;
    }
    const bool unset = remembered.name.isEmpty() && remembered.stopCommand.isEmpty();
    if (!other || !(unset || mayBeGone))
        return remembered;
    const ProgramsPlan found = planFor(*other->supervisor);
    ProgramsPlan plan = remembered;
    plan.name = found.name;
    plan.kind = found.kind;
    return plan;
}

} // namespace litekeep
