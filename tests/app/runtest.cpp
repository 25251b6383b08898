// SPDX-License-Identifier: GPL-3.0-or-later
// `run`, the service in the foreground: a real process, real signals, a real notify socket.
#include "tests/app/place.h"

#include <QDeadlineTimer>
#include <QJsonDocument>

#include <csignal>
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
        std::memcpy(address.sun_path, bytes.constData(), static_cast<size_t>(bytes.size()));
        m_bound =
            ::bind(m_descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0;
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
    void readerGone();
    void readerStandsStill();
    void tellsTheManager();
    void wrongUse();

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
    std::vector<std::unique_ptr<Place>> places;
    QStringList databases;
    for (int i = 0; i < 4; ++i) {
        places.push_back(std::make_unique<Place>());
        makeShop(places.back()->database());
        enable(*places.back());
        databases.append(places.back()->database());
    }
    Service service(databases);
    for (int i = 0; i < 4; ++i) {
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

void RunTest::tellsTheManager()
{
    const QTemporaryDir folder;
    NotifySocket manager(folder.filePath(u"n"_s));
    QVERIFY(manager.isBound());
    const Place place;
    makeShop(place.database());
    Service service({place.database()}, {{u"NOTIFY_SOCKET"_s, folder.filePath(u"n"_s)},
                                         {u"WATCHDOG_USEC"_s, u"200000"_s}});
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

QTEST_GUILESS_MAIN(RunTest)
#include "runtest.moc"
