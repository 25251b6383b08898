// SPDX-License-Identifier: GPL-3.0-or-later
// Pings: real requests to a server of our own that answers, fails, is silent, or is not there.
#include "app/shared/pings.h"
#include "engine/databaselist.h"
#include "tests/engine/fixture.h"
#include "tests/support/ctl.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>

using namespace litekeep;
using namespace litekeep::test;

namespace {

using Kind = RunAnnouncement::Kind;

constexpr int patienceMs = 30'000;

/// An HTTP server with manners to choose from.
class Server : public QObject
{
public:
    Server()
    {
        m_server.listen(QHostAddress::LocalHost);
        connect(&m_server, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *socket = m_server.nextPendingConnection())
                serve(socket);
        });
    }

    /// The answer to each request; empty: none, and the connection stays.
    QByteArray answer = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nSet-Cookie: a=b\r\n\r\nOK";
    bool closesEarly = false;
    bool floods = false;
    QByteArrayList requests; ///< whole heads

    QString url(const QString &path = u"/uuid"_s) const
    {
        return u"http://127.0.0.1:%1%2"_s.arg(m_server.serverPort()).arg(path);
    }
    QStringList paths() const
    {
        QStringList all;
        for (const QByteArray &request : requests)
            all.append(QString::fromLatin1(request.split(' ').value(1)));
        return all;
    }
    void stop() { m_server.close(); }

private:
    void serve(QTcpSocket *socket)
    {
        connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
            const QByteArray head = socket->property("head").toByteArray() + socket->readAll();
            socket->setProperty("head", head);
            if (!head.endsWith("\r\n\r\n"))
                return;
            socket->setProperty("head", {});
            requests.append(head);
            if (closesEarly)
                return socket->abort();
            socket->write(answer);
            if (!floods)
                return;
            connect(socket, &QTcpSocket::bytesWritten, socket,
                    [socket] { socket->write(QByteArray(65536, 'x')); });
        });
    }

    QTcpServer m_server;
};

void announce(Kind kind, const QString &url)
{
    Q_EMIT RunAnnouncer::instance().announced(
        {.kind = kind, .database = u"/data/app.db"_s, .pingUrl = url});
}

/// A database that tells the server.
class PingedPlace : public Place
{
public:
    explicit PingedPlace(const QString &url)
    {
        makeShop(database());
        const auto stored =
            changeDatabase(database(), {}, [&](KeptDatabase &entry) { entry.pingUrl = url; });
        VERIFY_OK(stored);
    }
    ~PingedPlace() { forgetDatabase(database()); }
    Q_DISABLE_COPY_MOVE(PingedPlace)

    /// Runs litekeepctl while our server goes on.
    CtlResult ctl(const QStringList &arguments) const
    {
        QProcess process;
        QSignalSpy ended(&process, &QProcess::finished);
        QElapsedTimer timer;
        timer.start();
        startCtl(process, arguments);
        if (process.state() != QProcess::NotRunning)
            ended.wait(patienceMs);
        CtlResult result;
        result.crashed =
            process.state() != QProcess::NotRunning || process.exitStatus() != QProcess::NormalExit;
        result.exitCode = process.exitCode();
        result.out = process.readAllStandardOutput();
        result.err = process.readAllStandardError();
        result.milliseconds = timer.elapsed();
        process.kill();
        process.waitForFinished();
        return result;
    }
};

} // namespace

class PingsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addresses_data();
    void addresses();
    void oneAfterTheOther();
    void anEndIsTriedOnceMore();
    void whatCannotBeTold();
    void redirects();
    void silentStartDoesNotHoldTheEnd();
    void bodyWithoutEnd();

    void runsOfTheEngine();
    void cancelledTellsNoEnd();
    void command();
    void commandIsNotHeldUp();
    void addressStaysSecret();
};

void PingsTest::addresses_data()
{
    QTest::addColumn<QString>("given");
    QTest::addColumn<QString>("start");
    QTest::newRow("plain") << u"https://hc.example/uuid"_s << u"https://hc.example/uuid/start"_s;
    QTest::newRow("slash") << u"https://hc.example/uuid/"_s << u"https://hc.example/uuid/start"_s;
    QTest::newRow("host") << u"https://hc.example"_s << u"https://hc.example/start"_s;
    QTest::newRow("query") << u"https://hc.example/k/s?create=1&x=%2F"_s
                           << u"https://hc.example/k/s/start?create=1&x=%2F"_s;
    QTest::newRow("slash and query") << u"http://h:8000/a//?b"_s << u"http://h:8000/a/start?b"_s;
    QTest::newRow("encoded") << u"https://h/a%2Fb%20c"_s << u"https://h/a%2Fb%20c/start"_s;
    QTest::newRow("account") << u"https://me:pw@h/a"_s << u"https://me:pw@h/a/start"_s;
}

void PingsTest::addresses()
{
    QFETCH(QString, given);
    QFETCH(QString, start);
    const auto text = [&](Kind kind) {
        return pingAddress(given, kind).toString(QUrl::FullyEncoded);
    };
    QCOMPARE(text(Kind::Started), start);
    QCOMPARE(text(Kind::Succeeded), given);
    QCOMPARE(text(Kind::Failed), start.replace(u"/start"_s, u"/fail"_s));
    QCOMPARE(text(Kind::Cancelled), QString());
}

void PingsTest::oneAfterTheOther()
{
    Server server;
    Pings pings;
    announce(Kind::Started, server.url());
    QTRY_COMPARE_WITH_TIMEOUT(server.paths(), QStringList{u"/uuid/start"_s}, patienceMs);
    announce(Kind::Failed, server.url());
    announce(Kind::Started, server.url());
    announce(Kind::Succeeded, server.url());
    pings.finish();
    // The second start came too late to be of use.
    QCOMPARE(server.paths(), (QStringList{u"/uuid/start"_s, u"/uuid/fail"_s, u"/uuid"_s}));
    for (const QByteArray &request : server.requests) {
        QVERIFY(request.startsWith("GET "));
        QVERIFY(!request.toLower().contains("\r\ncookie:")); // though the server sets one
        QVERIFY(request.contains("Litekeep/"));
    }
}

void PingsTest::anEndIsTriedOnceMore()
{
    Server server;
    server.answer = "HTTP/1.1 500 Oops\r\nContent-Length: 0\r\n\r\n";
    Pings pings;
    QSignalSpy failed(&pings, &Pings::failed);
    announce(Kind::Started, server.url());
    announce(Kind::Succeeded, server.url());
    QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, patienceMs);
    QCOMPARE(failed.first().at(0).toString(), u"/data/app.db"_s);
    QCOMPARE(failed.first().at(1).toString(), u"HTTP status 500"_s);
    QTest::qWait(1500); // longer than it waits between tries
    QCOMPARE(server.paths().count(u"/uuid"_s), 2);
    QVERIFY(server.paths().count(u"/uuid/start"_s) <= 1);
}

void PingsTest::whatCannotBeTold()
{
    Server closing;
    closing.closesEarly = true;
    Server gone;
    const QString goneUrl = gone.url();
    gone.stop();
    Pings pings;
    QSignalSpy failed(&pings, &Pings::failed);
    announce(Kind::Succeeded, closing.url());
    announce(Kind::Succeeded, goneUrl);
    QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 2, patienceMs);
    for (const auto &told : failed)
        QVERIFY2(!told.at(1).toString().contains(u"127.0.0.1"_s), "the address is told");
    for (const QString &url : {u"file:///etc/passwd"_s, u"ftp://127.0.0.1/"_s, u"nonsense"_s})
        announce(Kind::Succeeded, url);
    pings.finish();
    QCOMPARE(failed.size(), 2);
}

void PingsTest::redirects()
{
    Server target;
    Server server;
    server.answer = "HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: "
                    + target.url(u"/there"_s).toLatin1() + "\r\n\r\n";
    Pings pings;
    QSignalSpy failed(&pings, &Pings::failed);
    announce(Kind::Succeeded, server.url());
    pings.finish();
    QCOMPARE(target.paths(), QStringList{u"/there"_s});
    server.answer =
        "HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: file:///etc/passwd\r\n\r\n";
    announce(Kind::Succeeded, server.url());
    QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, patienceMs);
    // Round and round: it ends.
    server.answer = "HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: "
                    + server.url().toLatin1() + "\r\n\r\n";
    server.requests.clear();
    announce(Kind::Succeeded, server.url());
    QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 2, patienceMs);
    QVERIFY(server.requests.size() <= 10);
}

void PingsTest::silentStartDoesNotHoldTheEnd()
{
    Server server;
    server.answer.clear();
    Pings pings;
    announce(Kind::Started, server.url());
    QTRY_COMPARE_WITH_TIMEOUT(server.paths(), QStringList{u"/uuid/start"_s}, patienceMs);
    QElapsedTimer clock;
    clock.start();
    announce(Kind::Succeeded, server.url());
    QTRY_COMPARE_WITH_TIMEOUT(server.paths(), (QStringList{u"/uuid/start"_s, u"/uuid"_s}),
                              patienceMs);
    clock.restart();
    pings.finish(); // never answered
    QVERIFY2(clock.elapsed() < 20'000, "it waited without bound");
}

void PingsTest::bodyWithoutEnd()
{
    Server server;
    server.answer = "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nx";
    server.floods = true;
    Pings pings;
    QSignalSpy failed(&pings, &Pings::failed);
    QSignalSpy idle(&pings, &Pings::idle);
    announce(Kind::Succeeded, server.url());
    QVERIFY(idle.wait(patienceMs));
    QVERIFY(failed.isEmpty()); // the answer was good
    QCOMPARE(server.requests.size(), 1);
}

void PingsTest::runsOfTheEngine()
{
    Server server;
    const PingedPlace place(server.url());
    Pings pings;
    VERIFY_OK(place.create());
    pings.finish();
    QCOMPARE(server.paths().last(), u"/uuid"_s);
    server.requests.clear();
    const auto again = place.create(BackupType::Auto);
    VERIFY_OK(again);
    QVERIFY(again->unchanged);
    pings.finish();
    QCOMPARE(server.paths().last(), u"/uuid"_s);

    server.requests.clear();
    VERIFY_OK(changeDatabase(place.database(), {},
                             [](KeptDatabase &entry) { entry.beforeCommand = {u"false"_s}; }));
    VERIFY_FAILS(place.create(), ErrorCode::BeforeCommandFailed);
    pings.finish();
    QCOMPARE(server.paths().last(), u"/uuid/fail"_s);

    // One that could not even begin.
    server.requests.clear();
    QVERIFY(QFile::rename(place.database(), place.elsewhere(u"away"_s)));
    VERIFY_FAILS(place.create(), ErrorCode::DatabaseMissing);
    pings.finish();
    QCOMPARE(server.paths(), QStringList{u"/uuid/fail"_s});

    // Off, and not for others' work.
    server.requests.clear();
    QVERIFY(QFile::rename(place.elsewhere(u"away"_s), place.database()));
    const auto engine = place.engine();
    VERIFY_OK(await(engine->restore(u"latest-intact"_s)));
    VERIFY_OK(
        changeDatabase(place.database(), {}, [](KeptDatabase &entry) { entry = KeptDatabase{}; }));
    VERIFY_OK(place.create());
    pings.finish();
    QCOMPARE(server.paths(), QStringList());
}

void PingsTest::cancelledTellsNoEnd()
{
    Server server;
    const PingedPlace place(server.url());
    VERIFY_OK(changeDatabase(place.database(), {}, [](KeptDatabase &entry) {
        entry.beforeCommand = {u"sleep"_s, u"60"_s};
    }));
    Pings pings;
    const auto engine = place.engine();
    const auto future = engine->create();
    QTRY_COMPARE_WITH_TIMEOUT(server.paths(), QStringList{u"/uuid/start"_s}, patienceMs);
    engine->cancel();
    VERIFY_FAILS(await(future), ErrorCode::Cancelled);
    pings.finish();
    QCOMPARE(server.paths(), QStringList{u"/uuid/start"_s});
}

void PingsTest::command()
{
    Server server;
    const PingedPlace place(server.url(u"/uuid/?rid=1"_s));
    const CtlResult made = place.ctl({u"create"_s, u"--json"_s, place.database()});
    QVERIFY2(made.exitCode == 0 && made.err.isEmpty(), made.summary().constData());
    QCOMPARE(server.paths().last(), u"/uuid/?rid=1"_s);
    server.requests.clear();
    damageTable(place.database(), u"orders"_s);
    const CtlResult failed = place.ctl({u"create"_s, place.database()});
    QCOMPARE(failed.exitCode, 5);
    QCOMPARE(server.paths().last(), u"/uuid/fail?rid=1"_s);
}

void PingsTest::commandIsNotHeldUp()
{
    Server silent;
    silent.answer.clear();
    const PingedPlace place(silent.url());
    const CtlResult made = place.ctl({u"create"_s, u"--json"_s, place.database()});
    QVERIFY2(made.exitCode == 0, made.summary().constData());
    QVERIFY(!made.backup().isEmpty());
    qInfo("with a silent server: %lld ms", made.milliseconds);
    QVERIFY2(made.milliseconds < 25'000, made.summary().constData());

    silent.stop();
    const CtlResult refused = place.ctl({u"create"_s, u"--json"_s, place.database()});
    QVERIFY2(refused.exitCode == 0, refused.summary().constData());
    QVERIFY2(refused.err.contains("\"ping-failed\""), refused.summary().constData());
}

void PingsTest::addressStaysSecret()
{
    Server server;
    server.answer = "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n";
    const PingedPlace place(server.url(u"/secret-uuid"_s));
    for (const QStringList &verb :
         {QStringList{u"create"_s}, {u"status"_s}, {u"history"_s}, {u"list"_s}}) {
        for (const QStringList &form : {QStringList(), QStringList{u"--json"_s}}) {
            const CtlResult told = place.ctl(verb + form + QStringList{place.database()});
            QVERIFY2(!told.summary().contains("secret-uuid"), told.summary().constData());
        }
    }
    QVERIFY(place.ctl({u"settings"_s, place.database()}).out.contains("secret-uuid"));
    const QStringList files = QDir(place.backups()).entryList(QDir::Files | QDir::Hidden);
    for (const QString &file : files)
        QVERIFY(!fileBytes(place.backups() + u'/' + file).contains("secret-uuid"));
}

QTEST_GUILESS_MAIN(PingsTest)
#include "pingstest.moc"
