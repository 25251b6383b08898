// SPDX-License-Identifier: GPL-3.0-or-later
// Stopping the programs that use the database, and starting them again whatever happens.
#include "engine/commandwords.h"
#include "engine/internal/catalogue.h"
#include "engine/internal/openprograms.h"
#include "engine/internal/programcontrol.h"
#include "engine/internal/programrun.h"
#include "tests/restore/program.h"
#include "tests/restore/restoring.h"
#include "tests/support/ctl.h"

#include <QScopeGuard>
#include <QStandardPaths>
#include <QThread>

#include <csignal>

using namespace litekeep;
using namespace litekeep::test;

namespace {

using Kind = ProgramsPlan::Kind;

/// A server in the background that two commands stop and start.
class Server
{
public:
    explicit Server(const RestorePlace &place)
        : m_database(place.database()),
          m_pidFile(place.elsewhere(u"server.pid"_s))
    {
        QProcess::execute(program(), startWords());
    }
    ~Server()
    {
        if (isRunning())
            QProcess::execute(program(), stopWords());
    }

    static QString program() { return QStringLiteral(APPPROGRAM); }
    QStringList startWords() const { return {u"start"_s, m_database, m_pidFile}; }
    QStringList stopWords() const { return {u"stop"_s, m_pidFile}; }
    ProgramsPlan plan() const
    {
        return {.kind = Kind::Commands,
                .name = {},
                .stopCommand = QStringList{program()} + stopWords(),
                .startCommand = QStringList{program()} + startWords(),
                .timeoutSeconds = 20};
    }
    int processId() const { return QFile::exists(m_pidFile) ? fileBytes(m_pidFile).toInt() : 0; }
    bool isRunning() const { return processId() > 1 && ::kill(processId(), 0) == 0; }

private:
    QString m_database;
    QString m_pidFile;
};

/// The programs that have the database open.
QList<qint64> holders(const QString &database)
{
    QList<qint64> numbers;
    for (const OpenProgram &program : programsHavingOpen(database))
        numbers.append(program.pid);
    return numbers;
}

/// Not counting one that nobody has buried.
bool isAlive(pid_t pid)
{
    QFile state(u"/proc/%1/stat"_s.arg(pid));
    return state.open(QIODevice::ReadOnly) && !state.readAll().contains(") Z ");
}

} // namespace

class ProgramsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stopAndStart_data();
    void stopAndStart();
    void startedAgainAfterFailure_data();
    void startedAgainAfterFailure();
    void startedAgainAfterCancel();
    void startFails();
    void askToQuit();
    void deafProgram();
    void interruptedWhileStopped();
    void foregroundServer();
    void lazyServer();
    void failedStarts_data();
    void failedStarts();
    void hangingCommand();
    void workerStays();
    void backAgainDuringSafetyBackup();
    void supervised();
    void commandLineCutOff_data();
    void commandLineCutOff();
};

void ProgramsTest::stopAndStart_data()
{
    QTest::addColumn<QString>("mode");
    QTest::newRow("wal") << u"wal"_s;
    QTest::newRow("delete") << u"delete"_s;
}

void ProgramsTest::stopAndStart()
{
    QFETCH(const QString, mode);
    const RestorePlace place(mode);
    const Server server(place);
    const int before = server.processId();
    const auto restored = place.restore({.programs = server.plan(), .forceDamaged = false});
    VERIFY_OK(restored);
    QVERIFY(restored->startedAgain);
    QVERIFY(restored->stillRunning.isEmpty());
    QVERIFY(restored->warnings.isEmpty());
    QVERIFY(server.isRunning());
    QVERIFY(server.processId() != before);
    VERIFY_EMPTY(place.differenceFrom(place.then));
}

void ProgramsTest::startedAgainAfterFailure_data()
{
    QTest::addColumn<QString>("what");
    for (const char *what : {"stop command fails", "stop command is missing", "still open",
                             "no safety backup", "not writable"})
        QTest::newRow(what) << QString::fromLatin1(what);
}

void ProgramsTest::startedAgainAfterFailure()
{
    QFETCH(const QString, what);
    const RestorePlace place(u"delete"_s);
    const Server server(place);
    const int first = server.processId();
    RestoreOptions options{.programs = server.plan(), .forceDamaged = false};
    options.programs.timeoutSeconds = 2;
    auto expected = ErrorCode::ProgramStopFailed;
    Program stubborn;
    if (what == u"stop command fails"_s) {
        options.programs.stopCommand = {u"/bin/false"_s};
    } else if (what == u"stop command is missing"_s) {
        options.programs.stopCommand = {u"/nowhere/stop"_s};
    } else if (what == u"still open"_s) {
        QVERIFY(stubborn.start({u"stubborn"_s, place.database()}));
        expected = ErrorCode::ProgramsStillRunning;
    } else if (what == u"no safety backup"_s) {
        QVERIFY(QDir().mkdir(place.database() + u"-wal"_s)); // no side file of SQLite's
        expected = ErrorCode::SafetyBackupFailed;
    } else {
        QVERIFY(QDir().mkdir(place.database() + u"-journal"_s));
        expected = ErrorCode::SafetyBackupFailed;
    }
    const auto before = statesBeside(place.database());
    const auto failed = place.restore(options);
    VERIFY_FAILS(failed, expected);
    VERIFY_EMPTY(difference(before, statesBeside(place.database())));
    QVERIFY(server.isRunning());
    // What was not stopped is not started a second time beside itself.
    const bool stopFailed = what == u"stop command fails"_s || what == u"stop command is missing"_s;
    QCOMPARE(server.processId() == first, stopFailed);
    QVERIFY(!place.interrupted());
    if (stubborn.isRunning())
        stubborn.process().kill();
}

void ProgramsTest::startedAgainAfterCancel()
{
    const RestorePlace place(u"wal"_s, 4);
    const Server server(place);
    const auto engine = place.engine();
    QObject::connect(engine.get(), &BackupEngine::progressChanged, engine.get(),
                     [&](const Progress &now) {
                         if (now.stage == Stage::SafetyBackup)
                             engine->cancel();
                     });
    const auto result =
        await(engine->restore(place.backup.id, {.programs = server.plan(), .forceDamaged = false}));
    VERIFY_FAILS(result, ErrorCode::Cancelled);
    QVERIFY(server.isRunning());
    VERIFY_EMPTY(place.differenceFrom(place.now));
}

void ProgramsTest::startFails()
{
    const RestorePlace place(u"wal"_s);
    const Server server(place);
    RestoreOptions options{.programs = server.plan(), .forceDamaged = false};
    options.programs.startCommand = {u"/bin/false"_s};
    const auto restored = place.restore(options);
    VERIFY_OK(restored); // the data is there; what is missing is told
    QVERIFY(!restored->startedAgain);
    QCOMPARE(restored->warnings.size(), 1);
    QCOMPARE(restored->warnings.first().code, Notice::Code::ProgramNotStarted);
    VERIFY_EMPTY(place.differenceFrom(place.then));
}

void ProgramsTest::askToQuit()
{
    const RestorePlace place(u"delete"_s);
    Program server;
    QVERIFY(server.start({u"server"_s, place.database()}));
    const auto restored =
        place.restore({.programs = {.kind = Kind::AskToQuit}, .forceDamaged = false});
    VERIFY_OK(restored);
    QVERIFY(!server.isRunning());
    QCOMPARE(server.process().exitStatus(), QProcess::NormalExit);
    QVERIFY(!restored->startedAgain);
    VERIFY_EMPTY(place.differenceFrom(place.then));
}

void ProgramsTest::deafProgram()
{
    const RestorePlace place(u"wal"_s);
    Program deaf;
    QVERIFY(deaf.start({u"stubborn"_s, place.database()}));
    const auto before = statesBeside(place.database());
    RestoreOptions options{.programs = {.kind = Kind::AskToQuit, .timeoutSeconds = 1},
                           .forceDamaged = false};
    const auto refused = place.restore(options);
    VERIFY_FAILS(refused, ErrorCode::ProgramsStillRunning);
    QVERIFY(refused.error().detail.contains(QString::number(deaf.processId())));
    QVERIFY(deaf.isRunning());
    VERIFY_EMPTY(difference(before, statesBeside(place.database())));
    options.programs.mayKill = true;
    VERIFY_OK(place.restore(options));
    QVERIFY(!deaf.isRunning());
    QCOMPARE(deaf.process().exitStatus(), QProcess::CrashExit);
    VERIFY_EMPTY(place.differenceFrom(place.then));
}

/// Killed while the server was stopped: the next start knows what to start again.
void ProgramsTest::interruptedWhileStopped()
{
    const RestorePlace place(u"wal"_s, 4);
    const Server server(place);
    // The engine in another process is litekeepctl; there, commands cannot be given. So the state
    // is made by hand: what a restore writes down before it stops anything.
    auto catalogue = Catalogue::open(place.location());
    VERIFY_OK(catalogue);
    const QString plan = planToText(server.plan());
    QVERIFY(planFromText(plan) == server.plan());
    VERIFY_OK(catalogue->beginRun({.startedAt = QDateTime::currentDateTimeUtc(),
                                   .reason = u"restore"_s,
                                   .backupId = place.backup.id,
                                   .notes = {.stopped = plan}}));
    QCOMPARE(QProcess::execute(Server::program(), server.stopWords()), 0);
    QVERIFY(!server.isRunning());
    const auto found = place.interrupted();
    QVERIFY(found);
    QCOMPARE(found->state, InterruptedRestore::State::Old);
    QVERIFY(found->stopped == server.plan());
    QVERIFY(!found->text().isEmpty());
    const auto engine = place.engine();
    VERIFY_OK(await(engine->settleInterrupted(found->runId, true)));
    QVERIFY(server.isRunning());
    QVERIFY(!place.interrupted());
    // Or it is simply run again, which starts what was stopped, too.
    VERIFY_OK(catalogue->beginRun({.startedAt = QDateTime::currentDateTimeUtc(),
                                   .reason = u"restore"_s,
                                   .backupId = place.backup.id,
                                   .notes = {.stopped = plan}}));
    QCOMPARE(QProcess::execute(Server::program(), server.stopWords()), 0);
    VERIFY_OK(place.restore());
    QVERIFY(server.isRunning());
    QVERIFY(!place.interrupted());
    VERIFY_EMPTY(place.differenceFrom(place.then));
}

/// A start command that is the server itself: it stays, and is not taken for a failure.
void ProgramsTest::foregroundServer()
{
    const RestorePlace place(u"wal"_s);
    const Server server(place);
    RestoreOptions options{.programs = server.plan(), .forceDamaged = false};
    options.programs.startCommand = {Server::program(), u"server"_s, place.database()};
    options.programs.timeoutSeconds = 60;
    const auto restored = place.restore(options);
    VERIFY_OK(restored);
    QVERIFY(restored->startedAgain);
    QVERIFY(restored->warnings.isEmpty());
    const QList<qint64> running = holders(place.database());
    QCOMPARE(running.size(), 1);
    const auto pid = pid_t(running.first());
    QCOMPARE(::getsid(pid), pid); // nothing that ends us ends it
    QCOMPARE(QFileInfo(u"/proc/%1/fd/1"_s.arg(pid)).symLinkTarget(), u"/dev/null"_s);
    VERIFY_EMPTY(place.differenceFrom(place.then));
    // Whoever ends it and waits must not see an undead child of ours.
    ::kill(pid, SIGTERM);
    QTRY_VERIFY_WITH_TIMEOUT(::kill(pid, 0) != 0, 60'000);
}

/// What does not open the database at once counts as started when it still runs at the limit.
void ProgramsTest::lazyServer()
{
    const QStringList command{u"sh"_s, u"-c"_s, u"exec sleep 1000"_s};
    qint64 session = 0;
    const ProgramEnd end = startProgram(command, std::chrono::seconds(1), [&](qint64 number) {
        session = number;
        return false;
    });
    QVERIFY(end.good);
    QVERIFY(session > 1 && ::kill(pid_t(session), 0) == 0);
    ::kill(pid_t(session), SIGKILL);
}

void ProgramsTest::failedStarts_data()
{
    QTest::addColumn<QStringList>("command");
    QTest::addColumn<QString>("words");
    QTest::newRow("exit code") << QStringList{u"sh"_s, u"-c"_s, u"exit 3"_s} << u"exit code 3"_s;
    QTest::newRow("signal") << QStringList{u"sh"_s, u"-c"_s, u"kill -9 $$"_s} << u"signal 9"_s;
    QTest::newRow("no program") << QStringList{u"/nowhere/start"_s} << u"No such file"_s;
    QTest::newRow("no shell") << QStringList{u"exit 0"_s} << u"No such file"_s;
}

void ProgramsTest::failedStarts()
{
    QFETCH(const QStringList, command);
    QFETCH(const QString, words);
    const ProgramEnd end =
        startProgram(command, std::chrono::seconds(60), [](qint64) { return false; });
    QVERIFY(!end.good);
    QVERIFY2(end.words.contains(words), qPrintable(end.words));
}

/// At the limit everything that a command has started ends with it.
void ProgramsTest::hangingCommand()
{
    const RestorePlace place(u"delete"_s);
    const QString numbers = place.elsewhere(u"numbers"_s);
    const QStringList command{u"sh"_s, u"-c"_s,
                              u"trap '' TERM; sleep 1000 & echo $$ $! >\"$0\"; wait; wait; wait"_s,
                              numbers};
    const ProgramEnd end = runToEnd(command, std::chrono::seconds(1), {});
    QVERIFY(!end.good);
    const QList<QByteArray> pids = fileBytes(numbers).trimmed().split(' ');
    QCOMPARE(pids.size(), 2);
    for (const QByteArray &pid : pids)
        QTRY_VERIFY_WITH_TIMEOUT(!isAlive(pid.toInt()), 60'000);
}

/// The stop command ends the server, but its worker still has the database.
void ProgramsTest::workerStays()
{
    const RestorePlace place(u"wal"_s);
    QProcess pair;
    pair.start(Server::program(), {u"pair"_s, place.database()});
    QTRY_COMPARE_WITH_TIMEOUT(holders(place.database()).size(), 1, 60'000);
    const auto worker = pid_t(holders(place.database()).first());
    const auto end = qScopeGuard([worker, database = place.database()] {
        if (processHasOpen(worker, database)) // else the number may be somebody else's
            ::kill(worker, SIGKILL);
    });
    QVERIFY(worker != pair.processId());
    const auto before = statesBeside(place.database());
    RestoreOptions options{
        .programs = {.kind = Kind::Commands,
                     .stopCommand = {u"kill"_s, QString::number(pair.processId())},
                     .startCommand = {u"true"_s},
                     .timeoutSeconds = 1},
        .forceDamaged = false};
    const auto refused = place.restore(options);
    VERIFY_FAILS(refused, ErrorCode::ProgramsStillRunning);
    QVERIFY(refused.error().detail.contains(QString::number(worker)));
    VERIFY_EMPTY(difference(before, statesBeside(place.database())));
    QTRY_COMPARE_WITH_TIMEOUT(pair.state(), QProcess::NotRunning, 60'000);
    // Asked to quit, it is the worker that is asked.
    VERIFY_OK(place.restore(
        {.programs = {.kind = Kind::AskToQuit, .timeoutSeconds = 60}, .forceDamaged = false}));
    QVERIFY(holders(place.database()).isEmpty());
    VERIFY_EMPTY(place.differenceFrom(place.then));
}

/// Somebody opens it again while the safety backup is made.
void ProgramsTest::backAgainDuringSafetyBackup()
{
    const RestorePlace place(u"wal"_s, 24);
    const Server server(place);
    Program ambush;
    QVERIFY(ambush.start({u"ambush"_s, place.location().folder, place.database()}));
    const auto refused = place.restore({.programs = server.plan(), .forceDamaged = false});
    VERIFY_FAILS(refused, ErrorCode::ProgramsStillRunning);
    QVERIFY2(refused.error().detail.contains(QString::number(ambush.processId())),
             qPrintable(refused.error().detail));
    QVERIFY(server.isRunning()); // whatever happened
    VERIFY_EMPTY(place.differenceFrom(place.now));
    ::kill(pid_t(ambush.processId()), SIGTERM);
}

/// daemontools: brings back within a second what was only killed.
void ProgramsTest::supervised()
{
    if (QStandardPaths::findExecutable(u"supervise"_s).isEmpty())
        QSKIP("daemontools is not installed");
    const RestorePlace place(u"wal"_s);
    const QString service = place.elsewhere(u"service"_s);
    QVERIFY(QDir().mkpath(service));
    QFile run(service + u"/run"_s);
    QVERIFY(run.open(QIODevice::WriteOnly));
    run.write("#!/bin/sh\nexec \"$APP\" server \"$DATABASE\"\n");
    run.close();
    QVERIFY(run.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    QProcess supervise;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"APP"_s, Server::program());
    environment.insert(u"DATABASE"_s, place.database());
    supervise.setProcessEnvironment(environment);
    supervise.start(u"supervise"_s, {service});
    QTRY_COMPARE_WITH_TIMEOUT(holders(place.database()).size(), 1, 60'000);
    // Asked to quit it comes back; whether before or after the change, nothing is half.
    const auto asked =
        place.restore({.programs = {.kind = Kind::AskToQuit}, .forceDamaged = false});
    if (!asked)
        VERIFY_FAILS(asked, ErrorCode::ProgramsStillRunning);
    VERIFY_EMPTY(place.differenceFrom(asked ? place.then : place.now));
    QTRY_COMPARE_WITH_TIMEOUT(holders(place.database()).size(), 1, 60'000);
    const qint64 first = holders(place.database()).first();
    const auto restored = place.restore({.programs = {.kind = Kind::Commands,
                                                      .stopCommand = {u"svc"_s, u"-d"_s, service},
                                                      .startCommand = {u"svc"_s, u"-u"_s, service},
                                                      .timeoutSeconds = 60},
                                         .forceDamaged = false});
    VERIFY_OK(restored);
    QVERIFY(restored->startedAgain);
    QTRY_COMPARE_WITH_TIMEOUT(holders(place.database()).size(), 1, 60'000);
    QVERIFY(holders(place.database()).first() != first);
    VERIFY_EMPTY(place.differenceFrom(place.then));
    QCOMPARE(QProcess::execute(u"svc"_s, {u"-dx"_s, service}), 0);
    QVERIFY(supervise.waitForFinished(60'000));
}

/// Ctrl-C, end of the system, kill -9: while the stop command is at work and has done its part.
void ProgramsTest::commandLineCutOff_data()
{
    QTest::addColumn<int>("signalNumber");
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGKILL") << SIGKILL;
}

void ProgramsTest::commandLineCutOff()
{
    QFETCH(const int, signalNumber);
    const RestorePlace place(u"wal"_s);
    const Server server(place);
    const QString stopped = place.elsewhere(u"stopped"_s);
    const QString script = place.elsewhere(u"stop.sh"_s);
    QFile file(script);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("\"$1\" stop \"$2\" && : >\"$3\" && exec sleep 300\n");
    file.close();
    const QString pidFile = server.stopWords().last();
    QProcess process;
    startCtl(process, {u"restore"_s, place.database(), place.backup.id, u"--yes"_s, u"--wait"_s,
                       u"250"_s, u"--stop-command"_s,
                       joinCommandLine({u"sh"_s, script, Server::program(), pidFile, stopped}),
                       u"--start-command"_s,
                       joinCommandLine(QStringList{Server::program()} + server.startWords())});
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(stopped), 60'000);
    QVERIFY(!server.isRunning());
    ::kill(pid_t(process.processId()), signalNumber);
    const CtlResult ended = finishCtl(process);
    VERIFY_EMPTY(place.differenceFrom(place.now));
    if (signalNumber != SIGKILL) {
        QVERIFY2(!ended.crashed && ended.exitCode == 130, ended.summary().constData());
        QVERIFY(server.isRunning());
        QVERIFY(!place.interrupted());
        return;
    }
    QVERIFY(!server.isRunning());
    const auto found = place.interrupted();
    QVERIFY(found);
    QCOMPARE(found->state, InterruptedRestore::State::Old);
    QCOMPARE(found->stopped.kind, Kind::Commands);
    const CtlResult told = ctl({u"create"_s, place.database()});
    QVERIFY2(told.exitCode == 0 && told.err.contains("recover"), told.summary().constData());
    const CtlResult looked = ctlJson({u"recover"_s, place.database()});
    QVERIFY2(looked.exitCode == 1, looked.summary().constData());
    const QJsonObject cutOff = looked.json().value(u"interrupted"_s).toObject();
    QCOMPARE(cutOff.value(u"state"_s).toString(), u"old"_s);
    QCOMPARE(cutOff.value(u"stopped"_s).toObject().value(u"names"_s).toArray().size(), 4);
    QVERIFY(!server.isRunning());
    const CtlResult started = ctlJson({u"recover"_s, place.database(), u"--start-programs"_s});
    QVERIFY2(started.exitCode == 0, started.summary().constData());
    QVERIFY(started.json().value(u"started_again"_s).toBool());
    QVERIFY(server.isRunning());
    const CtlResult settled = ctlJson({u"recover"_s, place.database()});
    QVERIFY2(settled.exitCode == 0, settled.summary().constData());
    QVERIFY(settled.json().value(u"interrupted"_s).isNull());
}

QTEST_GUILESS_MAIN(ProgramsTest)
#include "tst_programs.moc"
