// SPDX-License-Identifier: GPL-3.0-or-later
// Stopping and starting units of a real user manager: one of the test's own where apart.sh could
// give it a place for that, else the person's own, with units of the test's own.
#include "engine/internal/openprograms.h"
#include "engine/internal/programcontrol.h"
#include "engine/internal/supervisor.h"
#include "tests/restore/program.h"
#include "tests/restore/restoring.h"
#include "tests/support/ctl.h"
#include "tests/support/usermanager.h"

#include <csignal>
#include <ctime>

using namespace litekeep;
using namespace litekeep::test;

namespace {

using Kind = ProgramsPlan::Kind;

QDateTime upSince(const QString &unit)
{
    timespec now = {};
    ::clock_gettime(CLOCK_MONOTONIC, &now);
    const qint64 milliseconds = qint64(now.tv_sec) * 1000 + now.tv_nsec / 1'000'000;
    const qint64 up = unitProperty(unit, u"ActiveEnterTimestampMonotonic"_s).toLongLong() / 1000;
    return QDateTime::currentDateTimeUtc().addMSecs(up - milliseconds);
}

QList<OpenProgram> holders(const QString &database)
{
    return programsHavingOpen(database);
}

} // namespace

class UnitsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void found();
    void stoppedAndStarted_data();
    void stoppedAndStarted();
    void askedToQuitItComesBack();
    void startedAfterFailure();
    void commandLine();
    void inactiveStaysInactive();
    void wokenBySocket();
    void noReturn();
    void unknown();
    void ownUnit();
    void cutOff();

private:
    void write(const QString &name, const QString &text);
    void startShop(const RestorePlace &place, const QString &more = {});

    UserManager m_manager;
    QString m_unit = u"litekeep-test-%1.service"_s.arg(::getpid());
    QString m_socket = u"litekeep-test-%1.socket"_s.arg(::getpid());
    QStringList m_written;
};

void UnitsTest::initTestCase()
{
    if (!m_manager.start())
        QSKIP("no user instance of systemd runs here, and none may be started");
    QVERIFY(systemctl({u"--quiet"_s, u"list-units"_s, u"--no-pager"_s, u"nothing"_s}) == 0);
}

void UnitsTest::write(const QString &name, const QString &text)
{
    const QString folder = qEnvironmentVariable("XDG_RUNTIME_DIR") + u"/systemd/user"_s;
    QVERIFY(QDir().mkpath(folder));
    QFile file(folder + u'/' + name);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(text.toUtf8());
    m_written.append(file.fileName());
}

/// A server that comes back when it is only killed.
void UnitsTest::startShop(const RestorePlace &place, const QString &more)
{
    write(m_unit,
          // Started more often than systemd likes.
          u"[Unit]\nStartLimitIntervalSec=0\n"
          "[Service]\nExecStart=\"%1\" server \"%2\"\nRestart=always\nRestartSec=0\n%3"_s.arg(
              QStringLiteral(APPPROGRAM), place.database(), more));
    QCOMPARE(systemctl({u"daemon-reload"_s}), 0);
    QCOMPARE(systemctl({u"start"_s, m_unit}), 0);
    QTRY_COMPARE_WITH_TIMEOUT(holders(place.database()).size(), 1, 60'000);
}

void UnitsTest::cleanup()
{
    if (m_written.isEmpty())
        return;
    systemctl({u"--quiet"_s, u"stop"_s, m_unit});
    for (const QString &file : std::as_const(m_written)) {
        if (file.endsWith(u".socket"_s))
            systemctl({u"--quiet"_s, u"stop"_s, m_socket});
        QFile::remove(file);
    }
    m_written.clear();
    systemctl({u"daemon-reload"_s});
}

void UnitsTest::found()
{
    const RestorePlace place(u"wal"_s);
    startShop(place);
    const OpenProgram program = holders(place.database()).first();
    QVERIFY(program.supervisor);
    QCOMPARE(supervisorKindName(program.supervisor->kind), u"user-unit"_s);
    QCOMPARE(program.supervisor->name, m_unit);
    // A name of Litekeep's own; anything else of this kind is proposed.
    QVERIFY(!program.mayStopSupervisor);
    const auto preview = await(place.engine()->preview(place.backup.id));
    VERIFY_OK(preview);
    QVERIFY(preview->openedBy.contains(program));
}

void UnitsTest::stoppedAndStarted_data()
{
    QTest::addColumn<QString>("mode");
    QTest::newRow("wal") << u"wal"_s;
    QTest::newRow("delete") << u"delete"_s;
}

void UnitsTest::stoppedAndStarted()
{
    QFETCH(const QString, mode);
    const RestorePlace place(mode);
    startShop(place);
    const qint64 before = holders(place.database()).first().pid;
    const auto restored = place.restore(
        {.programs = {.kind = Kind::UserUnit, .name = m_unit}, .forceDamaged = false});
    VERIFY_OK(restored);
    QVERIFY(restored->startedAgain);
    QVERIFY(restored->warnings.isEmpty() && restored->stillRunning.isEmpty());
    QVERIFY(isActive(m_unit));
    QTRY_COMPARE_WITH_TIMEOUT(holders(place.database()).size(), 1, 60'000);
    QVERIFY(holders(place.database()).first().pid != before);
    VERIFY_EMPTY(place.differenceFrom(place.then));
}

/// Restart=always without a pause: it has the database again before anything is changed, or
/// opens it after the change. Never in between.
void UnitsTest::askedToQuitItComesBack()
{
    const RestorePlace place(u"wal"_s);
    startShop(place, u"[Unit]\nStartLimitIntervalSec=0\n"_s);
    const auto asked = place.restore(
        {.programs = {.kind = Kind::AskToQuit, .timeoutSeconds = 1}, .forceDamaged = false});
    if (!asked) {
        VERIFY_FAILS(asked, ErrorCode::ProgramsStillRunning);
        QVERIFY2(asked.error().detail.isEmpty() || asked.error().detail.contains(m_unit),
                 qPrintable(asked.error().detail));
    }
    VERIFY_EMPTY(place.differenceFrom(asked ? place.then : place.now));
    QVERIFY(isActive(m_unit));
}

void UnitsTest::startedAfterFailure()
{
    const RestorePlace place(u"delete"_s);
    startShop(place);
    Program stubborn;
    QVERIFY(stubborn.start({u"stubborn"_s, place.database()}));
    const auto before = statesBeside(place.database());
    const auto refused =
        place.restore({.programs = {.kind = Kind::UserUnit, .name = m_unit, .timeoutSeconds = 1},
                       .forceDamaged = false});
    VERIFY_FAILS(refused, ErrorCode::ProgramsStillRunning);
    VERIFY_EMPTY(difference(before, statesBeside(place.database())));
    QVERIFY(isActive(m_unit));
    QVERIFY(!place.interrupted());
    stubborn.process().kill();
}

void UnitsTest::commandLine()
{
    const RestorePlace place(u"wal"_s);
    startShop(place);
    const QString name = m_unit.chopped(8); // systemctl knows what is meant
    const CtlResult restored = ctlJson(
        {u"restore"_s, place.database(), place.backup.id, u"--yes"_s, u"--stop-user-unit"_s, name});
    QVERIFY2(restored.exitCode == 0, restored.summary().constData());
    QVERIFY(restored.json().value(u"started_again"_s).toBool());
    QVERIFY(isActive(m_unit));
    VERIFY_EMPTY(place.differenceFrom(place.then));
    const CtlResult undone =
        ctlJson({u"undo"_s, place.database(), u"--yes"_s, u"--stop-user-unit"_s, m_unit});
    QVERIFY2(undone.exitCode == 0, undone.summary().constData());
    QVERIFY(isActive(m_unit));
    VERIFY_EMPTY(place.differenceFrom(place.now));
    // Left running, it is named with its unit.
    QTRY_COMPARE_WITH_TIMEOUT(holders(place.database()).size(), 1, 60'000);
    const CtlResult left = ctlJson({u"restore"_s, place.database(), place.backup.id, u"--yes"_s});
    QVERIFY2(left.exitCode == 0, left.summary().constData());
    const QJsonObject still = left.json().value(u"still_running"_s).toArray().first().toObject();
    QCOMPARE(still.value(u"supervisor"_s).toObject().value(u"name"_s).toString(), m_unit);
}

void UnitsTest::inactiveStaysInactive()
{
    const RestorePlace place(u"wal"_s);
    startShop(place);
    QCOMPARE(systemctl({u"stop"_s, m_unit}), 0);
    const auto restored = place.restore(
        {.programs = {.kind = Kind::UserUnit, .name = m_unit}, .forceDamaged = false});
    VERIFY_OK(restored);
    QVERIFY(!restored->startedAgain);
    QVERIFY(!isActive(m_unit));
    VERIFY_EMPTY(place.differenceFrom(place.then));
}

/// The socket would wake the service up with the next visitor: both stop, both come back.
void UnitsTest::wokenBySocket()
{
    const RestorePlace place(u"wal"_s, 8);
    write(m_socket, u"[Socket]\nListenStream=%t/litekeep-test.sock\n"_s);
    startShop(place);
    QCOMPARE(systemctl({u"stop"_s, m_unit}), 0);
    QCOMPARE(systemctl({u"start"_s, m_socket}), 0);
    QCOMPARE(systemctl({u"start"_s, m_unit}), 0);
    const auto restored = place.restore(
        {.programs = {.kind = Kind::UserUnit, .name = m_unit}, .forceDamaged = false});
    VERIFY_OK(restored);
    // Neither came up before all that was to be done in peace.
    const QDateTime sealed = QFileInfo(restored->safetyBackup->path).lastModified();
    QVERIFY(upSince(m_socket) > sealed);
    QVERIFY(upSince(m_unit) > sealed);
    QVERIFY(isActive(m_socket));
    QVERIFY(isActive(m_unit));
    // Only the socket was active: only that is started.
    QCOMPARE(systemctl({u"stop"_s, m_unit}), 0);
    VERIFY_OK(place.restore(
        {.programs = {.kind = Kind::UserUnit, .name = m_unit}, .forceDamaged = false}));
    QVERIFY(isActive(m_socket));
    QVERIFY(!isActive(m_unit));
}

/// systemd forgets a transient unit once it is stopped.
void UnitsTest::noReturn()
{
    const RestorePlace place(u"wal"_s);
    const QString unit = u"litekeep-test-%1-gone.service"_s.arg(::getpid());
    QCOMPARE(QProcess::execute(u"systemd-run"_s,
                               {u"--user"_s, u"--quiet"_s, u"--unit"_s, unit,
                                QStringLiteral(APPPROGRAM), u"server"_s, place.database()}),
             0);
    const auto refused =
        place.restore({.programs = {.kind = Kind::UserUnit, .name = unit}, .forceDamaged = false});
    const bool active = isActive(unit);
    systemctl({u"stop"_s, unit});
    VERIFY_FAILS(refused, ErrorCode::ProgramNoReturn);
    QVERIFY(active);
    QVERIFY(!place.interrupted());
}

void UnitsTest::unknown()
{
    const RestorePlace place(u"wal"_s);
    const auto files = place.backupStates();
    for (const QString &name : {u"litekeep-test-nowhere.service"_s, u"--all"_s, u"*"_s}) {
        const auto refused = place.restore(
            {.programs = {.kind = Kind::UserUnit, .name = name}, .forceDamaged = false});
        VERIFY_FAILS(refused, ErrorCode::ProgramUnknown);
        QVERIFY(!refused.error().text().isEmpty());
    }
    QCOMPARE(place.backupStates().size(), files.size());
}

/// litekeepctl as a part of the very unit that it is told to stop.
void UnitsTest::ownUnit()
{
    const RestorePlace place(u"wal"_s);
    const QString said = place.elsewhere(u"said"_s);
    write(m_unit,
          u"[Service]\nType=oneshot\nRemainAfterExit=yes\nExecStart=-\"%1\" restore \"%2\" %3 "
          "--yes --json --stop-user-unit %4\nStandardError=file:%5\n"_s.arg(
              ctlPath(), place.database(), place.backup.id, m_unit, said));
    QCOMPARE(systemctl({u"daemon-reload"_s}), 0);
    QCOMPARE(systemctl({u"start"_s, m_unit}), 0);
    QVERIFY2(fileBytes(said).contains("program-stop-failed"), fileBytes(said).constData());
    VERIFY_EMPTY(place.differenceFrom(place.now));
}

/// Killed while the unit was stopped; also its socket is known to the next start.
void UnitsTest::cutOff()
{
    const RestorePlace place(u"wal"_s);
    write(m_socket, u"[Socket]\nListenStream=%t/litekeep-test.sock\n"_s);
    // It takes its time to stop, as a server with visitors does.
    const QString stopping = place.elsewhere(u"stopping"_s);
    startShop(place, u"ExecStop=/bin/sh -c \": >'%1'; sleep 5\"\n"_s.arg(stopping));
    QCOMPARE(systemctl({u"stop"_s, m_unit}), 0);
    QCOMPARE(systemctl({u"start"_s, m_socket, m_unit}), 0);
    QVERIFY(QFile::remove(stopping));
    QProcess ctl;
    startCtl(ctl, {u"restore"_s, place.database(), place.backup.id, u"--yes"_s,
                   u"--stop-user-unit"_s, m_unit});
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(stopping), 60'000);
    ::kill(pid_t(ctl.processId()), SIGKILL);
    finishCtl(ctl);
    // While the unit is on its way down, systemd refuses to start its socket.
    QTRY_COMPARE_WITH_TIMEOUT(unitProperty(m_unit, u"ActiveState"_s), u"inactive"_s, 60'000);
    QTRY_COMPARE_WITH_TIMEOUT(unitProperty(m_socket, u"ActiveState"_s), u"inactive"_s, 60'000);
    const auto found = place.interrupted();
    QVERIFY(found);
    QCOMPARE(found->stopped.kind, Kind::UserUnit);
    QCOMPARE(found->stopped.units, (QStringList{m_socket, m_unit}));
    VERIFY_OK(await(place.engine()->settleInterrupted(found->runId, true)));
    QTRY_VERIFY_WITH_TIMEOUT(isActive(m_unit) && isActive(m_socket), 60'000);
    VERIFY_EMPTY(place.differenceFrom(place.now));
}

QTEST_GUILESS_MAIN(UnitsTest)
#include "tst_units.moc"
