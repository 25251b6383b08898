// SPDX-License-Identifier: GPL-3.0-or-later
// Stopping the programs that use the database, and starting them again whatever happens.
#include "engine/internal/catalogue.h"
#include "engine/internal/programcontrol.h"
#include "tests/restore/program.h"
#include "tests/restore/restoring.h"

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
    void userUnit();
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
    if (what != u"stop command fails"_s && what != u"stop command is missing"_s)
        QVERIFY(server.processId() != first);
    else
        ::kill(first, SIGTERM); // a second one was started beside it
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

void ProgramsTest::userUnit()
{
    if (QProcess::execute(u"systemctl"_s, {u"--user"_s, u"--quiet"_s, u"is-system-running"_s}) > 1
        || qEnvironmentVariableIsEmpty("DBUS_SESSION_BUS_ADDRESS"))
        QSKIP("no user instance of systemd runs here");
    const RestorePlace place(u"wal"_s);
    const QString unit = u"litekeep-test-%1.service"_s.arg(::getpid());
    QCOMPARE(QProcess::execute(u"systemd-run"_s,
                               {u"--user"_s, u"--unit"_s, unit, u"--property=Restart=always"_s,
                                QStringLiteral(APPPROGRAM), u"server"_s, place.database()}),
             0);
    const auto restored =
        place.restore({.programs = {.kind = Kind::UserUnit, .name = unit}, .forceDamaged = false});
    QProcess::execute(u"systemctl"_s, {u"--user"_s, u"stop"_s, unit});
    VERIFY_OK(restored);
    QVERIFY(restored->startedAgain);
    VERIFY_EMPTY(place.differenceFrom(place.then));
}

QTEST_GUILESS_MAIN(ProgramsTest)
#include "tst_programs.moc"
