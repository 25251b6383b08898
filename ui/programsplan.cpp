// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/programsplan.h"

#include "engine/commandwords.h"

#include <QFile>
#include <QRegularExpression>
#include <QSettings>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

using Kind = ProgramsPlan::Kind;

constexpr int shortestTimeout = 1;
constexpr int longestTimeout = 3600;

const QList<std::pair<Kind, QString>> &kindNames()
{
    static const QList<std::pair<Kind, QString>> names{
        {Kind::LeaveRunning, u"leave-running"_s},
        {Kind::SystemUnit, u"system-unit"_s},
        {Kind::UserUnit, u"user-unit"_s},
        {Kind::Docker, u"docker"_s},
        {Kind::Podman, u"podman"_s},
        {Kind::Commands, u"commands"_s},
        {Kind::AskToQuit, u"ask-to-quit"_s},
    };
    return names;
}

QString groupOf(const QString &databasePath)
{
    return "programsOf/"_L1 + QString::fromLatin1(QUrl::toPercentEncoding(databasePath));
}

} // namespace

QString planName(const ProgramsPlan &plan)
{
    return plan.kind == Kind::Commands ? joinCommandLine(plan.startCommand) : plan.name;
}

ProgramsPlan rememberedPlan(const QString &databasePath)
{
    QSettings settings;
    settings.beginGroup(groupOf(databasePath));
    const QString kind = settings.value("kind"_L1).toString();
    const auto &names = kindNames();
    const auto found = std::find_if(names.cbegin(), names.cend(),
                                    [&kind](const auto &name) { return name.second == kind; });
    ProgramsPlan plan;
    plan.kind = found == names.cend() ? Kind::LeaveRunning : found->first;
    plan.name = settings.value("name"_L1).toString();
    plan.stopCommand = settings.value("stop"_L1).toStringList();
    plan.startCommand = settings.value("start"_L1).toStringList();
    plan.timeoutSeconds = qBound(
        shortestTimeout, settings.value("seconds"_L1, plan.timeoutSeconds).toInt(), longestTimeout);
    return plan;
}

void rememberPlan(const QString &databasePath, const ProgramsPlan &plan)
{
    QSettings settings;
    settings.beginGroup(groupOf(databasePath));
    for (const auto &[kind, name] : kindNames()) {
        if (kind == plan.kind)
            settings.setValue("kind"_L1, name);
    }
    settings.setValue("name"_L1, plan.name);
    settings.setValue("stop"_L1, plan.stopCommand);
    settings.setValue("start"_L1, plan.startCommand);
    settings.setValue("seconds"_L1, plan.timeoutSeconds);
}

std::optional<ProgramsPlan> supervisorFrom(const QString &cgroup)
{
    static const QRegularExpression container(
        u"(docker|libpod)[-/]([0-9a-f]{12})[0-9a-f]{52}(\\.scope)?(/|$)"_s,
        QRegularExpression::MultilineOption);
    static const QRegularExpression unit(u"/([^/\\n]+\\.service)(/[^\\n]*)?$"_s,
                                         QRegularExpression::MultilineOption);
    ProgramsPlan plan;
    if (const auto match = container.match(cgroup); match.hasMatch()) {
        plan.kind = match.captured(1) == "docker"_L1 ? Kind::Docker : Kind::Podman;
        plan.name = match.captured(2);
        return plan;
    }
    if (const auto match = unit.match(cgroup); match.hasMatch()) {
        // The session's own service holds the units of one person.
        const QString whole = match.captured(0);
        static const QRegularExpression inner(u".*/([^/]+\\.service)"_s);
        plan.name = inner.match(whole).captured(1);
        const bool ofUser = whole.contains(u"/user@"_s);
        plan.kind = ofUser ? Kind::UserUnit : Kind::SystemUnit;
        if (!plan.name.startsWith(u"user@"_s))
            return plan;
    }
    return std::nullopt;
}

std::optional<ProgramsPlan> supervisorOf(qint64 pid)
{
    QFile file(u"/proc/%1/cgroup"_s.arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    constexpr qint64 enough = 65536;
    return supervisorFrom(QString::fromUtf8(file.read(enough)));
}

} // namespace litekeep
