// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/internal/programcontrol.h"

#include "engine/internal/filesystem.h"
#include "engine/internal/openprograms.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

#include <cerrno>
#include <thread>

#include <signal.h>
#include <sys/syscall.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

struct CommandEnd
{
    bool good = false;
    QString words;
};

CommandEnd runCommand(const QStringList &command, int seconds, const std::stop_token &stop)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.setStandardInputFile(QProcess::nullDevice());
    process.start(command.first(), command.mid(1));
    if (!process.waitForStarted(5000))
        return {.good = false, .words = process.errorString()};
    const QDeadlineTimer deadline(qint64(seconds) * 1000);
    while (!process.waitForFinished(100)) {
        if (process.state() == QProcess::NotRunning)
            break;
        if (!deadline.hasExpired() && !stop.stop_requested())
            continue;
        process.kill();
        process.waitForFinished(1000);
        return {.good = false, .words = u"it took too long"_s};
    }
    const QString output = QString::fromLocal8Bit(process.readAll()).trimmed().left(2000);
    const bool good = process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
    return {.good = good, .words = u"exit code %1: %2"_s.arg(process.exitCode()).arg(output)};
}

/// pidfd_send_signal(2): the number cannot have been given to another process meanwhile, when
/// the descriptor was opened before the program was seen to have the file open.
class ProcessHandle
{
public:
    explicit ProcessHandle(qint64 pid) : m_fd(int(::syscall(SYS_pidfd_open, pid_t(pid), 0))) {}
    bool send(int signalNumber) const
    {
        return m_fd && ::syscall(SYS_pidfd_send_signal, m_fd.get(), signalNumber, nullptr, 0) == 0;
    }

private:
    UniqueFd m_fd;
};

void signalAll(const QString &database, int signalNumber)
{
    const QList<OpenProgram> seen = programsHavingOpen(database);
    for (const OpenProgram &program : seen) {
        const ProcessHandle handle(program.pid);
        const QList<OpenProgram> still = programsHavingOpen(database);
        if (program.pid > 1 && still.contains(program))
            handle.send(signalNumber);
    }
}

QString kindName(ProgramsPlan::Kind kind)
{
    switch (kind) {
    case ProgramsPlan::Kind::LeaveRunning: break;
    case ProgramsPlan::Kind::SystemUnit: return u"system-unit"_s;
    case ProgramsPlan::Kind::UserUnit: return u"user-unit"_s;
    case ProgramsPlan::Kind::Docker: return u"docker"_s;
    case ProgramsPlan::Kind::Podman: return u"podman"_s;
    case ProgramsPlan::Kind::Commands: return u"commands"_s;
    case ProgramsPlan::Kind::AskToQuit: return u"ask-to-quit"_s;
    }
    return u"leave-running"_s;
}

ProgramsPlan::Kind kindFrom(const QString &name)
{
    using Kind = ProgramsPlan::Kind;
    for (const Kind kind : {Kind::SystemUnit, Kind::UserUnit, Kind::Docker, Kind::Podman,
                            Kind::Commands, Kind::AskToQuit}) {
        if (kindName(kind) == name)
            return kind;
    }
    return Kind::LeaveRunning;
}

QStringList supervisorCommand(const ProgramsPlan &plan, const QString &verb)
{
    // "--": a name that begins with a dash is a name all the same.
    switch (plan.kind) {
    case ProgramsPlan::Kind::SystemUnit: return {u"systemctl"_s, verb, u"--"_s, plan.name};
    case ProgramsPlan::Kind::UserUnit:
        return {u"systemctl"_s, u"--user"_s, verb, u"--"_s, plan.name};
    case ProgramsPlan::Kind::Docker: return {u"docker"_s, verb, u"--"_s, plan.name};
    case ProgramsPlan::Kind::Podman: return {u"podman"_s, verb, u"--"_s, plan.name};
    case ProgramsPlan::Kind::LeaveRunning:
    case ProgramsPlan::Kind::Commands:
    case ProgramsPlan::Kind::AskToQuit: break;
    }
    return {};
}

} // namespace

QStringList stopCommandOf(const ProgramsPlan &plan)
{
    return plan.kind == ProgramsPlan::Kind::Commands ? plan.stopCommand
                                                     : supervisorCommand(plan, u"stop"_s);
}

QStringList startCommandOf(const ProgramsPlan &plan)
{
    return plan.kind == ProgramsPlan::Kind::Commands ? plan.startCommand
                                                     : supervisorCommand(plan, u"start"_s);
}

QString planToText(const ProgramsPlan &plan)
{
    const QJsonObject object{
        {u"kind"_s, kindName(plan.kind)},
        {u"name"_s, plan.name},
        {u"stop_command"_s, QJsonArray::fromStringList(plan.stopCommand)},
        {u"start_command"_s, QJsonArray::fromStringList(plan.startCommand)},
        {u"timeout_seconds"_s, plan.timeoutSeconds},
    };
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

ProgramsPlan planFromText(const QString &text)
{
    const QJsonObject object = QJsonDocument::fromJson(text.toUtf8()).object();
    const auto words = [&](QLatin1StringView key) {
        QStringList list;
        const QJsonArray array = object.value(key).toArray();
        for (const QJsonValue &value : array)
            list.append(value.toString());
        return list;
    };
    return ProgramsPlan{.kind = kindFrom(object.value("kind"_L1).toString()),
                        .name = object.value("name"_L1).toString(),
                        .stopCommand = words("stop_command"_L1),
                        .startCommand = words("start_command"_L1),
                        .timeoutSeconds =
                            qBound(1, object.value("timeout_seconds"_L1).toInt(30), 3600)};
}

ProgramControl::ProgramControl(const ProgramsPlan &plan, const QString &database)
    : m_plan(plan),
      m_database(database)
{}

ProgramControl::~ProgramControl()
{
    static_cast<void>(startAgain());
}

Result<void> ProgramControl::waitUntilNobodyHasIt(const JobContext &context, int seconds) const
{
    const QDeadlineTimer deadline(qint64(seconds) * 1000);
    for (;;) {
        const DatabaseUsers users = usersOfDatabase(m_database, context.stop);
        if (!users.any())
            return {};
        if (context.cancelled())
            return failure(ErrorCode::Cancelled);
        if (deadline.hasExpired()) {
            QStringList names;
            for (const OpenProgram &program : users.programs)
                names.append(u"%1 (%2)"_s.arg(program.name).arg(program.pid));
            return failure(ErrorCode::ProgramsStillRunning, m_database, names.join(u", "_s));
        }
        std::this_thread::sleep_for(waitingStep * 5);
    }
}

Result<void> ProgramControl::askToQuit(const JobContext &context)
{
    signalAll(m_database, SIGTERM);
    auto gone = waitUntilNobodyHasIt(context, m_plan.timeoutSeconds);
    const bool killNow =
        !gone && m_plan.mayKill && gone.error().code == ErrorCode::ProgramsStillRunning;
    if (!killNow)
        return gone;
    signalAll(m_database, SIGKILL);
    return waitUntilNobodyHasIt(context, 5);
}

Result<void> ProgramControl::stop(const JobContext &context)
{
    if (m_plan.kind == ProgramsPlan::Kind::LeaveRunning)
        return {};
    if (m_plan.kind == ProgramsPlan::Kind::AskToQuit)
        return askToQuit(context);
    const QStringList command = stopCommandOf(m_plan);
    if (command.isEmpty() || command.first().isEmpty())
        return failure(ErrorCode::ProgramStopFailed, m_plan.name, u"there is no command for it"_s);
    m_stopped = true; // from now on it may be stopped, whatever the command says
    const CommandEnd end = runCommand(command, m_plan.timeoutSeconds, context.stop);
    if (context.cancelled())
        return failure(ErrorCode::Cancelled);
    if (!end.good)
        return failure(ErrorCode::ProgramStopFailed, command.join(u' '), end.words);
    return waitUntilNobodyHasIt(context, m_plan.timeoutSeconds);
}

Result<void> ProgramControl::startAgain()
{
    if (!m_stopped)
        return {};
    m_stopped = false;
    return startPlanned(m_plan);
}

Result<void> startPlanned(const ProgramsPlan &plan)
{
    const QStringList command = startCommandOf(plan);
    if (command.isEmpty() || command.first().isEmpty())
        return {};
    // Not to be cancelled: a person who stops a restore wants the service back.
    const CommandEnd end = runCommand(command, plan.timeoutSeconds, {});
    if (!end.good)
        return failure(ErrorCode::ProgramStartFailed, command.join(u' '), end.words);
    return {};
}

} // namespace litekeep
