// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/cli/jsonoutput.h"
#include "app/cli/terminal.h"
#include "app/cli/text.h"
#include "app/cli/textoutput.h"
#include "app/cli/userunit.h"

#include <QFileInfo>
#include <QProcess>

using namespace Qt::StringLiterals;

namespace litekeep::cli {

namespace {

constexpr int systemctlMs = 60'000;

struct Answer
{
    bool fine = false;
    QString out;
    QString err;
};

Answer ask(const QString &program, const QStringList &words)
{
    QProcess process;
    process.setStandardInputFile(QProcess::nullDevice());
    process.start(program, words);
    Answer answer;
    if (!process.waitForStarted()) {
        answer.err = process.errorString();
        return answer;
    }
    answer.fine = process.waitForFinished(systemctlMs)
                  && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
    answer.out = QString::fromUtf8(process.readAllStandardOutput()).trimmed();
    answer.err = QString::fromUtf8(process.readAllStandardError()).trimmed();
    return answer;
}

Answer systemctl(const QStringList &words)
{
    return ask(u"systemctl"_s, QStringList{u"--user"_s} + words);
}

struct State
{
    bool manager = false; ///< the user's systemd answers
    QString unit;         ///< path of the unit; empty: there is none
    QString enabled;      ///< as systemctl says: "enabled", "disabled", …
    QString active;       ///< "active", "inactive", "failed", …
    bool lingers = false;
};

State look()
{
    State state;
    state.manager = systemctl({u"show-environment"_s}).fine;
    state.unit = QFileInfo::exists(ownUnitPath()) ? ownUnitPath() : installedUnitPath();
    if (state.manager) {
        state.enabled = systemctl({u"is-enabled"_s, u"litekeep.service"_s}).out;
        state.active = systemctl({u"is-active"_s, u"litekeep.service"_s}).out;
    }
    const QString user = qEnvironmentVariable("USER");
    state.lingers = !user.isEmpty() && QFileInfo::exists(u"/var/lib/systemd/linger/"_s + user);
    return state;
}

QJsonObject json(const State &state)
{
    return {{u"service"_s, QJsonObject{{u"unit"_s, u"litekeep.service"_s},
                                       {u"unit_path"_s, textOrNull(state.unit)},
                                       {u"manager"_s, state.manager},
                                       {u"enabled"_s, state.enabled == "enabled"_L1},
                                       {u"active"_s, state.active == "active"_L1},
                                       {u"enabled_state"_s, textOrNull(state.enabled)},
                                       {u"active_state"_s, textOrNull(state.active)},
                                       {u"linger"_s, state.lingers}}}};
}

QString yesNo(bool value)
{
    return value ? Text::tr("yes") : Text::tr("no");
}

QString text(const State &state)
{
    QString result =
        alignedTable({{Text::tr("Unit"),
                       state.unit.isEmpty() ? Text::tr("not installed") : printable(state.unit)},
                      {Text::tr("Runs"), yesNo(state.active == "active"_L1)},
                      {Text::tr("Starts by itself"), yesNo(state.enabled == "enabled"_L1)},
                      {Text::tr("Runs while you are not logged in"), yesNo(state.lingers)}});
    if (!state.manager)
        result += Text::tr("The systemd of your account does not answer here.") + u'\n';
    else if (state.active == "active"_L1 && !state.lingers)
        result += Text::tr("\"loginctl enable-linger\" keeps it running while you are not logged "
                           "in.")
                  + u'\n';
    return result;
}

Failure noManager(const QString &detail)
{
    return {ExitCode::Failed, u"no-user-manager"_s,
            Text::tr("The systemd of your account does not answer, so the service could not be "
                     "switched on. Log in as this user (not through su or sudo), or let root run "
                     "\"loginctl enable-linger USER\", and do it again; on a server, root can use "
                     "\"systemctl enable --now litekeep.service\" instead. Without systemd, start "
                     "\"litekeepctl run\" by other means."),
            detail};
}

Failure systemctlFailed(const Answer &answer)
{
    return {ExitCode::Failed, u"systemctl-failed"_s,
            Text::tr("systemd did not do what it was asked for."), answer.err};
}

Outcome stateOutcome()
{
    const State state = look();
    Outcome outcome;
    outcome.json = json(state);
    outcome.text = text(state);
    outcome.isAnswer = true;
    return outcome;
}

Outcome install()
{
    const bool isOwn = QFileInfo::exists(ownUnitPath());
    // A unit that the person wrote is left as it is; ours may name a program that has moved.
    if (isOwn ? ownUnitIsOurs() : installedUnitPath().isEmpty()) {
        if (const auto written = writeOwnUnit(); !written)
            return failed(written.error());
    }
    const Answer reloaded = systemctl({u"daemon-reload"_s});
    if (!reloaded.fine)
        return failed(noManager(reloaded.err));
    const Answer enabled = systemctl({u"enable"_s, u"--now"_s, u"litekeep.service"_s});
    return enabled.fine ? stateOutcome() : failed(systemctlFailed(enabled));
}

Outcome removeService()
{
    const bool manager = systemctl({u"show-environment"_s}).fine;
    if (manager && !look().unit.isEmpty()) {
        const Answer disabled = systemctl({u"disable"_s, u"--now"_s, u"litekeep.service"_s});
        if (!disabled.fine)
            return failed(systemctlFailed(disabled));
    }
    if (ownUnitIsOurs()) {
        if (const auto removed = removeOwnUnit(); !removed)
            return failed(removed.error());
    }
    if (manager)
        systemctl({u"daemon-reload"_s});
    return stateOutcome();
}

Outcome status()
{
    Outcome outcome = stateOutcome();
    const QJsonObject service = outcome.json->value(u"service"_s).toObject();
    if (!service.value(u"active"_s).toBool())
        outcome.exitCode = ExitCode::Failed;
    return outcome;
}

} // namespace

Outcome serviceCommand(const Request &request)
{
    const QString action = request.arguments.first();
    if (action == "install"_L1)
        return install();
    return action == "remove"_L1 ? removeService() : status();
}

} // namespace litekeep::cli
