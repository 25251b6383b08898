// SPDX-License-Identifier: GPL-3.0-or-later
// `run`, the service in the foreground: a real process, real signals, a real notify socket.
#include "tests/app/place.h"
#include "tests/support/smallfilesystem.h"
#include "tests/support/sqlitefile.h"

#include <QDeadlineTimer>
#include <QFileInfo>
#include <QJsonDocument>
#include <QStandardPaths>

#include <csignal>
#include <cstddef>
#include <cstring>
#include <fcntl.h>
#include <memory>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
#include <vector>

using namespace litekeep::test;

namespace {

constexpr int patienceMs = 60'000;

/// One `run --json` and what it has told.
class Service
{
public:
    explicit Service(const QStringList &databases, const QMap<QString, QString> &environment = {})
    {
        m_process.setProcessEnvironment(ctlEnvironment(environment));
        m_process.start(ctlPath(), QStringList{u"run"_s, u"--json"_s} + databases);
        m_process.waitForStarted();
    }

    ~Service()
    {
        if (m_process.state() != QProcess::NotRunning) {
            m_process.kill();
            m_process.waitForFinished();
        }
    }

    /// Waits for the next event of this name; empty when it does not come.
    QJsonObject await(const QString &name)
    {
        const QDeadlineTimer deadline(patienceMs);
        while (true) {
            while (!m_events.isEmpty()) {
                const QJsonObject event = m_events.takeFirst();
                if (event.value(u"event"_s).toString() == name)
                    return event;
            }
            if (deadline.hasExpired() || !m_process.waitForReadyRead(patienceMs))
                return {};
            take(m_process.readAllStandardOutput());
        }
    }

    void signal(int number) { ::kill(static_cast<pid_t>(m_process.processId()), number); }
    QProcess &process() { return m_process; }

private:
    void take(const QByteArray &bytes)
    {
        m_rest += bytes;
        for (qsizetype end = m_rest.indexOf('\n'); end >= 0; end = m_rest.indexOf('\n')) {
            m_events.append(QJsonDocument::fromJson(m_rest.left(end)).object());
            m_rest.remove(0, end + 1);
        }
    }

    QProcess m_process;
    QByteArray m_rest;
    QList<QJsonObject> m_events;
};

/// The receiving end of sd_notify(3).
class NotifySocket
{
public:
    explicit NotifySocket(QString path) : m_path(std::move(path))
    {
        m_descriptor = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        const QByteArray bytes = m_path.toLocal8Bit();
        const auto length = static_cast<size_t>(bytes.size());
        std::memcpy(address.sun_path, bytes.constData(), length);
        if (bytes.startsWith('@'))
            address.sun_path[0] = '\0'; // a name in the abstract space
        const auto size = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + length);
        m_bound = ::bind(m_descriptor, reinterpret_cast<const sockaddr *>(&address), size) == 0;
        const timeval limit{patienceMs / 1000, 0};
        ::setsockopt(m_descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    }
    ~NotifySocket() { ::close(m_descriptor); }
    Q_DISABLE_COPY_MOVE(NotifySocket)

    bool isBound() const { return m_bound; }

    /// Reads until a datagram has this line.
    bool await(const QByteArray &line)
    {
        char buffer[4096];
        ssize_t size = 0;
        while ((size = ::recv(m_descriptor, buffer, sizeof buffer, 0)) >= 0) {
            const QList<QByteArray> lines = QByteArray(buffer, size).split('\n');
            if (lines.contains(line))
                return true;
        }
        return false;
    }

private:
    QString m_path;
    int m_descriptor = -1;
    bool m_bound = false;
};

QStringList partials(const Place &place)
{
    return place.backupFiles().filter(u".partial"_s);
}

} // namespace

class RunTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void firstIsDueAtOnce();
    void textForPeople();
    void oneAtATime();
    void termInTheMiddle_data();
    void termInTheMiddle();
    void killedAndStartedAgain();
    void hangupReadsSettings();
    void listIsFollowed();
    void unreachableIsTriedAgain();
    void oneVanishesOthersGoOn();
    void interruptedRestore();
    void unmounted();
    void besideAnother();
    void readerGone();
    void readerStandsStill();
    void tellsTheManager_data();
    void tellsTheManager();
    void wrongUse();
    void unitWithoutManager();
    void unitOfThePerson();

private:
    static void enable(const Place &place, const QStringList &more = {})
    {
        VERIFY_EXIT(place.run(u"settings"_s, QStringList{u"--enabled=on"_s} + more), 0);
    }
};

void RunTest::firstIsDueAtOnce()
{
    const Place place;
    makeShop(place.database());
    enable(place);
    Service service({place.database()});
    const QJsonObject started = service.await(u"started"_s);
    QCOMPARE(started.value(u"databases"_s).toArray().size(), 1);
    QCOMPARE(service.await(u"backup-started"_s).value(u"reason"_s).toString(), u"first"_s);
    const QJsonObject done = service.await(u"backup-done"_s);
    QCOMPARE(done.value(u"database"_s).toString(), place.database());
    QVERIFY(QFile::exists(done.value(u"backup"_s).toObject().value(u"path"_s).toString()));
    service.signal(SIGINT);
    QCOMPARE(service.await(u"stopping"_s).value(u"signal"_s).toString(), u"SIGINT"_s);
    QVERIFY(!service.await(u"stopped"_s).isEmpty());
    VERIFY_EXIT(finishCtl(service.process()), 0);
}

void RunTest::textForPeople()
{
    const Place place;
    makeShop(place.database());
    QProcess process;
    startCtl(process, {u"run"_s, place.database()});
    QVERIFY(process.waitForReadyRead(patienceMs));
    process.terminate();
    const CtlResult ended = finishCtl(process);
    VERIFY_EXIT(ended, 0);
    QVERIFY2(ended.out.contains("Stopped.") && !ended.out.contains('{'),
             ended.summary().constData());
}

void RunTest::oneAtATime()
{
    constexpr int count = 12;
    std::vector<std::unique_ptr<Place>> places;
    QStringList databases;
    for (int i = 0; i < count; ++i) {
        places.push_back(std::make_unique<Place>());
        makeShop(places.back()->database());
        enable(*places.back());
        databases.append(places.back()->database());
    }
    Service service(databases);
    for (int i = 0; i < count; ++i) {
        const QString first = service.await(u"backup-started"_s).value(u"database"_s).toString();
        QVERIFY(!first.isEmpty());
        // Were two at work, another start would stand before this end and be swallowed here.
        QCOMPARE(service.await(u"backup-done"_s).value(u"database"_s).toString(), first);
    }
    service.signal(SIGTERM);
    VERIFY_EXIT(finishCtl(service.process()), 0);
}

void RunTest::termInTheMiddle_data()
{
    QTest::addColumn<int>("number");
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGINT") << SIGINT;
}

void RunTest::termInTheMiddle()
{
    QFETCH(const int, number);
    const Place place;
    makeAccounts(place.database(), u"wal"_s, 200);
    enable(place);
    Service service({place.database()});
    QVERIFY(!service.await(u"backup-started"_s).isEmpty());
    service.signal(number);
    QVERIFY(!service.await(u"backup-cancelled"_s).isEmpty());
    QVERIFY(!service.await(u"stopped"_s).isEmpty());
    VERIFY_EXIT(finishCtl(service.process()), 0);
    QCOMPARE(partials(place), QStringList());
    QCOMPARE(place.run(u"list"_s).backups().size(), 0);
}

void RunTest::killedAndStartedAgain()
{
    const Place place;
    makeAccounts(place.database(), u"wal"_s, 50);
    enable(place);
    {
        Service service({place.database()});
        QVERIFY(!service.await(u"backup-started"_s).isEmpty());
        service.signal(SIGKILL);
        service.process().waitForFinished();
    }
    Service service({place.database()});
    QVERIFY(!service.await(u"backup-done"_s).isEmpty());
    service.signal(SIGTERM);
    VERIFY_EXIT(finishCtl(service.process()), 0);
    QCOMPARE(partials(place), QStringList());
    VERIFY_EXIT(place.run(u"verify"_s), 0);
}

void RunTest::hangupReadsSettings()
{
    const Place place;
    makeShop(place.database());
    enable(place);
    Service service({place.database()});
    QVERIFY(!service.await(u"backup-done"_s).isEmpty());
    enable(place, {u"--interval-hours=7"_s});
    service.signal(SIGHUP);
    const QJsonObject changed = service.await(u"settings-changed"_s);
    QCOMPARE(changed.value(u"settings"_s).toObject().value(u"backup_interval_hours"_s).toInt(), 7);
    VERIFY_EXIT(place.run(u"settings"_s, {u"--enabled=off"_s}), 0);
    service.signal(SIGHUP);
    const QJsonObject off = service.await(u"settings-changed"_s);
    QCOMPARE(off.value(u"settings"_s).toObject().value(u"backup_enabled"_s), QJsonValue(false));
    QTRY_VERIFY_WITH_TIMEOUT(place.run(u"status"_s).json().value(u"kept_by"_s).isNull(),
                             patienceMs);
    service.signal(SIGTERM);
    VERIFY_EXIT(finishCtl(service.process()), 0);
}

void RunTest::listIsFollowed()
{
    const Place place;
    makeShop(place.database());
    const QTemporaryDir configuration;
    const QMap<QString, QString> environment{{u"XDG_CONFIG_HOME"_s, configuration.path()}};
    Service service({}, environment);
    QCOMPARE(service.await(u"started"_s).value(u"databases"_s).toArray().size(), 0);
    VERIFY_EXIT(ctlJson({u"settings"_s, place.database(), u"--enabled=on"_s}, environment), 0);
    QCOMPARE(service.await(u"backup-done"_s).value(u"database"_s).toString(), place.database());
    VERIFY_EXIT(ctlJson({u"databases"_s, u"--remove"_s, place.database()}, environment), 0);
    QCOMPARE(service.await(u"database-released"_s).value(u"database"_s).toString(),
             place.database());
    QCOMPARE(place.run(u"list"_s).backups().size(), 1);
    service.signal(SIGTERM);
    VERIFY_EXIT(finishCtl(service.process()), 0);
}

void RunTest::unreachableIsTriedAgain()
{
    const Place place;
    Service service({place.database()});
    const QJsonObject unreachable = service.await(u"database-unreachable"_s);
    QCOMPARE(unreachable.value(u"error"_s).toObject().value(u"code"_s).toString(),
             u"database-missing"_s);
    makeShop(place.database());
    service.signal(SIGHUP); // not to wait for the next look
    QVERIFY(!service.await(u"database-reachable"_s).isEmpty());
    service.signal(SIGTERM);
    VERIFY_EXIT(finishCtl(service.process()), 0);
}

void RunTest::oneVanishesOthersGoOn()
{
    const Place lost;
    const Place other;
    makeShop(lost.database());
    makeShop(other.database());
    enable(lost);
    Service service({lost.database(), other.database()});
    QCOMPARE(service.await(u"backup-done"_s).value(u"database"_s).toString(), lost.database());
    QVERIFY(QDir().rename(lost.data(), lost.elsewhere(u"away"_s)));
    service.signal(SIGHUP);
    const QJsonObject gone = service.await(u"database-unreachable"_s);
    QCOMPARE(gone.value(u"database"_s).toString(), lost.database());
    enable(other);
    QCOMPARE(service.await(u"backup-done"_s).value(u"database"_s).toString(), other.database());
    QVERIFY(QDir().rename(lost.elsewhere(u"away"_s), lost.data()));
    service.signal(SIGHUP);
    QCOMPARE(service.await(u"database-reachable"_s).value(u"database"_s).toString(),
             lost.database());
    service.signal(SIGTERM);
    VERIFY_EXIT(finishCtl(service.process()), 0);
}

/// A row without an end, as a killed restore leaves it: told at the start, and when it comes up.
void RunTest::interruptedRestore()
{
    const Place place;
    makeShop(place.database());
    enable(place);
    VERIFY_EXIT(place.run(u"create"_s), 0);
    SqliteFile catalogue(place.backups() + u"/catalogue.db");
    const auto cutOff = [&] {
        catalogue.run(u"INSERT INTO history(started_at, reason)"
                      " VALUES ('2026-11-22T08:15:00.000Z', 'restore')"_s);
    };
    cutOff();
    const auto told = [&place](Service &service) {
        const QJsonObject event = service.await(u"restore-interrupted"_s);
        return event.value(u"database"_s).toString() == place.database()
               && event.value(u"interrupted_restore_at"_s).isString();
    };
    Service service({place.database()});
    QVERIFY(told(service));
    catalogue.run(u"UPDATE history SET ended_at = started_at WHERE reason = 'restore'"_s);
    service.signal(SIGHUP);
    // Seen as ended once the settings, changed after it, are seen.
    VERIFY_EXIT(place.run(u"settings"_s, {u"--interval-hours=7"_s}), 0);
    QVERIFY(!service.await(u"settings-changed"_s).isEmpty());
    cutOff();
    service.signal(SIGHUP);
    QVERIFY(told(service));
    service.signal(SIGTERM);
    VERIFY_EXIT(finishCtl(service.process()), 0);
}

void RunTest::unmounted()
{
    const Place place;
    makeShop(place.database());
    const QString mountPoint = place.elsewhere(u"disk"_s);
    QDir().mkpath(mountPoint);
    SmallFileSystem disk(mountPoint, 200);
    if (!disk.obstacle().isEmpty())
        QSKIP(qPrintable(disk.obstacle()));
    const QStringList folder{u"--folder"_s, mountPoint + u"/backups"_s};
    enable(place, folder);
    Service service(QStringList{place.database()} + folder);
    QVERIFY(!service.await(u"backup-done"_s).isEmpty());
    QVERIFY(disk.unmount());
    service.signal(SIGHUP);
    const auto why = [&service] {
        const QJsonObject gone = service.await(u"database-unreachable"_s);
        return gone.value(u"error"_s).toObject().value(u"code"_s).toString();
    };
    // Whoever was just reading the catalogue found that it failed; then it is known why.
    const QString first = why();
    QCOMPARE(first == u"catalogue-failed"_s ? why() : first, u"folder-missing"_s);
    QCOMPARE(entriesOf(mountPoint), QStringList()); // the mount point is not filled in
    service.signal(SIGTERM);
    VERIFY_EXIT(finishCtl(service.process()), 0);
}

void RunTest::besideAnother()
{
    const Place place;
    makeShop(place.database());
    enable(place);
    Service first({place.database()});
    QVERIFY(!first.await(u"backup-done"_s).isEmpty());
    Service second({place.database()});
    const QJsonObject kept = second.await(u"schedule-kept-by"_s);
    QCOMPARE(kept.value(u"kept_by"_s).toString(), u"service"_s);
    QVERIFY(kept.value(u"message"_s).toString().contains(u"service"_s));
    first.signal(SIGTERM);
    VERIFY_EXIT(finishCtl(first.process()), 0);
    const QJsonObject freed = second.await(u"schedule-kept-by"_s);
    QVERIFY2(freed.value(u"kept_by"_s).isNull(), QJsonDocument(freed).toJson().constData());
    QVERIFY(place.run(u"status"_s).json().value(u"kept_by"_s) == u"service"_s);
    second.signal(SIGTERM);
    VERIFY_EXIT(finishCtl(second.process()), 0);
}

void RunTest::readerGone()
{
    const Place place;
    makeShop(place.database());
    enable(place);
    QProcess process;
    process.start(u"sh"_s, {u"-c"_s, u"\"$1\" run --json \"$2\" | true"_s, u"sh"_s, ctlPath(),
                            place.database()});
    // Nobody reads, and yet the backup is made.
    QTRY_COMPARE_WITH_TIMEOUT(place.run(u"list"_s).backups().size(), 1, patienceMs);
    QCOMPARE(process.state(), QProcess::Running);
    runProgram(u"sh"_s, {u"-c"_s, u"kill $(cat /proc/$1/task/$1/children)"_s, u"sh"_s,
                         QString::number(process.processId())});
    QVERIFY(process.waitForFinished(patienceMs));
}

void RunTest::readerStandsStill()
{
    const Place place;
    makeShop(place.database());
    enable(place);
    // A pipe that is full from the start, and a reader that never reads.
    int ends[2] = {};
    QVERIFY(::pipe(ends) == 0);
    ::fcntl(ends[1], F_SETFL, O_NONBLOCK);
    const QByteArray block(4096, 'x');
    while (::write(ends[1], block.constData(), 4096) > 0) {}
    ::fcntl(ends[1], F_SETFL, 0);
    QProcess process;
    process.setChildProcessModifier([&ends] { ::dup2(ends[1], STDOUT_FILENO); });
    process.start(ctlPath(), {u"run"_s, place.database()});
    QVERIFY(process.waitForStarted());
    QTRY_COMPARE_WITH_TIMEOUT(place.run(u"list"_s).backups().size(), 1, patienceMs);
    process.terminate();
    VERIFY_EXIT(finishCtl(process), 0);
    ::close(ends[0]);
    ::close(ends[1]);
}

void RunTest::tellsTheManager_data()
{
    QTest::addColumn<QString>("address");
    QTest::newRow("a file") << u"%1/n"_s;
    QTest::newRow("an abstract name") << u"@litekeep%1/n"_s;
}

void RunTest::tellsTheManager()
{
    QFETCH(const QString, address);
    const QTemporaryDir folder;
    const QString name = address.arg(folder.path());
    NotifySocket manager(name);
    QVERIFY(manager.isBound());
    const Place place;
    makeShop(place.database());
    Service service({place.database()},
                    {{u"NOTIFY_SOCKET"_s, name}, {u"WATCHDOG_USEC"_s, u"200000"_s}});
    QVERIFY(manager.await("READY=1"));
    QVERIFY(manager.await("WATCHDOG=1"));
    QVERIFY(manager.await("WATCHDOG=1"));
    service.signal(SIGHUP);
    QVERIFY(manager.await("RELOADING=1"));
    QVERIFY(manager.await("READY=1"));
    service.signal(SIGTERM);
    QVERIFY(manager.await("STOPPING=1"));
    VERIFY_EXIT(finishCtl(service.process()), 0);
}

void RunTest::wrongUse()
{
    VERIFY_ERROR(ctlJson({u"run"_s, u"--folder=/x"_s}), 2, "usage");
    VERIFY_ERROR(ctlJson({u"run"_s, u"--init-folder"_s, u"a.db"_s}), 2, "usage");
    VERIFY_ERROR(ctlJson({u"service"_s, u"nonsense"_s}), 2, "usage");
    VERIFY_ERROR(ctlJson({u"service"_s}), 2, "usage");
    VERIFY_ERROR(ctlJson({u"databases"_s, u"a.db"_s}), 2, "usage");
    VERIFY_ERROR(ctlJson({u"databases"_s, u"--add"_s}), 2, "usage");
    VERIFY_ERROR(ctlJson({u"databases"_s, u"--add"_s, u"--remove"_s, u"a.db"_s}), 2, "usage");
    VERIFY_ERROR(ctlJson({u"status"_s}), 2, "usage");
}

/// No systemd of this account answers: said so, and the unit that was written is a good one, even
/// for a program in a folder with a hostile name.
void RunTest::unitWithoutManager()
{
    for (const QString &folder : {u"/etc"_s, u"/usr/local/lib"_s, u"/usr/lib"_s, u"/lib"_s}) {
        if (QFile::exists(folder + u"/systemd/user/litekeep.service"_s))
            QSKIP("Litekeep is installed here, so its unit is used");
    }
    const QTemporaryDir home;
    const QString program = home.filePath(u"a %n $HOME ${USER} учёт;dir/litekeepctl"_s);
    QDir().mkpath(QFileInfo(program).path());
    QVERIFY(QFile::copy(ctlPath(), program));
    const QMap<QString, QString> environment{{u"XDG_CONFIG_HOME"_s, home.path()},
                                             {u"XDG_RUNTIME_DIR"_s, home.path()},
                                             {u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path=/no"_s}};
    const auto service = [&](const QString &action) {
        return runProgram(program, {u"--json"_s, u"service"_s, action}, environment);
    };
    VERIFY_ERROR(service(u"install"_s), 1, "no-user-manager");
    const QString unit = home.filePath(u"systemd/user/litekeep.service"_s);
    const QJsonObject state = service(u"status"_s).json().value(u"service"_s).toObject();
    QCOMPARE(state.value(u"unit_path"_s).toString(), unit);
    QCOMPARE(state.value(u"manager"_s), QJsonValue(false));
    if (!QStandardPaths::findExecutable(u"systemd-analyze"_s).isEmpty()) {
        // It complains of a program that is not there.
        const CtlResult verified = runProgram(
            u"systemd-analyze"_s, {u"--user"_s, u"--man=no"_s, u"verify"_s, unit}, environment);
        VERIFY_EXIT(verified, 0);
        QVERIFY2(!verified.err.contains("litekeep"), verified.summary().constData());
    }
    const CtlResult removed = service(u"remove"_s);
    VERIFY_EXIT(removed, 0);
    QVERIFY(!QFile::exists(unit));
    // What systemd cannot be told is refused, not written down wrongly.
    const QString hostile = home.filePath(u"a \"quote\"/litekeepctl"_s);
    QDir().mkpath(QFileInfo(hostile).path());
    QVERIFY(QFile::copy(ctlPath(), hostile));
    VERIFY_ERROR(runProgram(hostile, {u"--json"_s, u"service"_s, u"install"_s}, environment), 1,
                 "target-invalid");
    QVERIFY(!QFile::exists(unit));
}

void RunTest::unitOfThePerson()
{
    const QTemporaryDir home;
    const QMap<QString, QString> environment{{u"XDG_CONFIG_HOME"_s, home.path()},
                                             {u"XDG_RUNTIME_DIR"_s, home.path()},
                                             {u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path=/no"_s}};
    QDir().mkpath(home.filePath(u"systemd/user"_s));
    const QString unit = home.filePath(u"systemd/user/litekeep.service"_s);
    writeFile(unit, "[Service]\nExecStart=/bin/true\n");
    ctlJson({u"service"_s, u"install"_s}, environment);
    ctlJson({u"service"_s, u"remove"_s}, environment);
    QCOMPARE(fileBytes(unit), QByteArray("[Service]\nExecStart=/bin/true\n"));
}

QTEST_GUILESS_MAIN(RunTest)
#include "runtest.moc"
