// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/internal/programcontrol.h"

#include "engine/internal/filesystem.h"
#include "engine/internal/openprograms.h"
#include "engine/internal/programrun.h"
#include "engine/internal/supervisor.h"
#include "engine/internal/supervisorcommands.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <csignal>
#include <thread>

#include <sys/syscall.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace litekeep {

namespace {

using Kind = ProgramsPlan::Kind;

/// A unit says when it has stopped or started; beyond the person's own limit only its manager's
/// answer is waited for.
constexpr auto answerTime = 10s;

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
        if (program.pid > 1 && program.pid != ::getpid() && processHasOpen(program.pid, database))
            handle.send(signalNumber);
    }
}

/// The program that a start command became, or one that it started without letting go of it.
bool sessionHasOpen(qint64 session, const QString &database)
{
    const QList<OpenProgram> programs = programsHavingOpen(database);
    return std::any_of(programs.begin(), programs.end(), [session](const OpenProgram &program) {
        return ::getsid(pid_t(program.pid)) == pid_t(session);
    });
}

bool isUnitPlan(const ProgramsPlan &plan)
{
    return plan.kind == Kind::SystemUnit || plan.kind == Kind::UserUnit;
}

Error stopError(const ProgramsPlan &plan, const QStringList &command, const QString &words)
{
    const QString technical = command.join(u' ') % u": "_s % words;
    if (plan.kind == Kind::Commands)
        return {
            .code = ErrorCode::ProgramStopFailed, .subject = command.join(u' '), .detail = words};
    return {.code = saysDenied(words)    ? ErrorCode::ProgramStopDenied
                    : saysUnknown(words) ? ErrorCode::ProgramUnknown
                                         : ErrorCode::ProgramStopFailed,
            .subject = plan.name,
            .detail = technical};
}

} // namespace

QString planToText(const ProgramsPlan &plan)
{
    QJsonObject object{
        {u"kind"_s, planKindName(plan.kind)},
        {u"name"_s, plan.name},
        {u"stop_command"_s, QJsonArray::fromStringList(plan.stopCommand)},
        {u"start_command"_s, QJsonArray::fromStringList(plan.startCommand)},
        {u"timeout_seconds"_s, plan.timeoutSeconds},
    };
    if (!plan.units.isEmpty())
        object.insert(u"units"_s, QJsonArray::fromStringList(plan.units));
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

ProgramsPlan planFromText(const QString &text)
{
    const QJsonObject object = QJsonDocument::fromJson(text.toUtf8()).object();
    const auto words = [&](QLatin1StringView key) {
        QStringList list;
        const QJsonArray array = object.value(key).toArray();
        for (const auto &value : array)
            list.append(value.toString());
        return list;
    };
    return ProgramsPlan{.kind = planKindFromName(object.value("kind"_L1).toString()),
                        .name = object.value("name"_L1).toString(),
                        .stopCommand = words("stop_command"_L1),
                        .startCommand = words("start_command"_L1),
                        .timeoutSeconds =
                            qBound(1, object.value("timeout_seconds"_L1).toInt(30), 3600),
                        .units = words("units"_L1)};
}

ProgramControl::ProgramControl(const ProgramsPlan &plan, const QString &database)
    : m_plan(plan),
      m_database(database)
{}

ProgramControl::~ProgramControl()
{
    static_cast<void>(startAgain());
}

Result<void> ProgramControl::prepare(const JobContext &context)
{
    switch (m_plan.kind) {
    case Kind::LeaveRunning:
    case Kind::AskToQuit: return {};
    case Kind::Commands:
        if (m_plan.stopCommand.value(0).isEmpty() || m_plan.startCommand.value(0).isEmpty())
            return failure(ErrorCode::ProgramStopFailed, m_plan.name, u"a command is missing"_s);
        return {};
    case Kind::SystemUnit:
    case Kind::UserUnit:
    case Kind::Docker:
    case Kind::Podman: break;
    }
    if (!isUsableName(m_plan))
        return failure(ErrorCode::ProgramUnknown, m_plan.name, u"this is no name of one"_s);
    return isUnitPlan(m_plan) ? prepareUnits(context) : prepareContainer(context);
}

/// What the supervisor answers.
Result<QString> ProgramControl::ask(const QStringList &command, const JobContext &context) const
{
    const ProgramEnd end = runToEnd(command, answerTime, context.stop, Language::Plain);
    if (context.cancelled())
        return failure(ErrorCode::Cancelled);
    if (!end.good)
        return tl::unexpected(stopError(m_plan, command, end.text()));
    return end.output;
}

Result<void> ProgramControl::prepareUnits(const JobContext &context)
{
    const auto answer = ask(stateCommandOf(m_plan), context);
    if (!answer)
        return tl::unexpected(answer.error());
    const UnitState unit = unitStatesFrom(*answer).value(0);
    if (!unit.exists())
        return failure(ErrorCode::ProgramUnknown, m_plan.name, u"load state: "_s % unit.load);
    if (unit.transient)
        return failure(ErrorCode::ProgramNoReturn, unit.name,
                       u"a transient unit is forgotten when it is stopped"_s);
    if (liesWithin(::getpid(), unit.name))
        return failure(ErrorCode::ProgramStopFailed, unit.name, u"Litekeep itself runs in it"_s);
    m_plan.name = unit.name;
    if (!unit.wokenBy.isEmpty()) {
        const auto wakers = ask(stateCommandOf(m_plan, unit.wokenBy), context);
        if (!wakers)
            return tl::unexpected(wakers.error());
        const QList<UnitState> states = unitStatesFrom(*wakers);
        for (const UnitState &waker : states) {
            if (waker.runs())
                m_plan.units.append(waker.name);
        }
    }
    if (unit.runs())
        m_plan.units.append(unit.name);
    m_idle = m_plan.units.isEmpty();
    return {};
}

Result<void> ProgramControl::prepareContainer(const JobContext &context)
{
    return ask(stateCommandOf(m_plan), context).map([this](const QString &status) {
        m_idle = !containerRuns(status.section(u'\n', -1));
    });
}

QString ProgramControl::noteText() const
{
    const bool starts = !m_idle && !startCommandOf(m_plan).isEmpty();
    return starts ? planToText(m_plan) : QString();
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
        if (deadline.hasExpired())
            return failure(ErrorCode::ProgramsStillRunning, m_database, users.names());
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

Result<void> ProgramControl::runStopCommand(const JobContext &context)
{
    const QStringList command = stopCommandOf(m_plan);
    if (command.value(0).isEmpty())
        return failure(ErrorCode::ProgramStopFailed, m_plan.name, u"there is no command for it"_s);
    const bool own = m_plan.kind == Kind::Commands;
    const QList<OpenProgram> before = own ? programsHavingOpen(m_database) : QList<OpenProgram>();
    m_stopped = true; // from now on it may be stopped, whatever the command says
    // A supervisor that was given the same time has to tell of it, too.
    const auto limit = std::chrono::seconds(m_plan.timeoutSeconds) + (own ? 0s : answerTime);
    const ProgramEnd end =
        runToEnd(command, limit, context.stop, own ? Language::OfUser : Language::Plain);
    if (end.good)
        return {};
    // Where it has stopped nothing at all, a second one must not be started beside it.
    const auto stillThere = [this](const OpenProgram &program) {
        return processHasOpen(program.pid, m_database);
    };
    if (!before.isEmpty() && std::all_of(before.begin(), before.end(), stillThere))
        m_stopped = false;
    if (context.cancelled())
        return failure(ErrorCode::Cancelled);
    return tl::unexpected(stopError(m_plan, command, end.text()));
}

Result<void> ProgramControl::stop(const JobContext &context)
{
    if (m_plan.kind == Kind::LeaveRunning)
        return {};
    if (m_plan.kind == Kind::AskToQuit)
        return askToQuit(context);
    const auto stopped = m_idle ? Result<void>() : runStopCommand(context);
    return stopped.and_then([&] { return waitUntilNobodyHasIt(context, m_plan.timeoutSeconds); });
}

Result<void> ProgramControl::startAgain()
{
    if (!m_stopped)
        return {};
    m_stopped = false;
    return startPlanned(m_plan, m_database);
}

Result<void> startPlanned(const ProgramsPlan &plan, const QString &database)
{
    const QStringList command = startCommandOf(plan);
    if (command.value(0).isEmpty())
        return {};
    // Not to be cancelled: a person who stops a restore wants the service back.
    const auto limit = std::chrono::seconds(plan.timeoutSeconds);
    const bool own = plan.kind == Kind::Commands;
    const ProgramEnd end =
        own ? startProgram(command, limit,
                           [&](qint64 session) { return sessionHasOpen(session, database); })
            : runToEnd(command, limit + answerTime, {}, Language::Plain);
    if (!end.good)
        return failure(ErrorCode::ProgramStartFailed, own ? command.join(u' ') : plan.name,
                       own ? end.text() : QString(command.join(u' ') % u": "_s % end.text()));
    return {};
}

} // namespace litekeep
