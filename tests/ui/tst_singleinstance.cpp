// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/arguments.h"
#include "app/window/singleinstance.h"

#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace litekeep;

/// One window program per session, shown with two real processes.
class SingleInstanceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_runtime.reset(); }
    void word();
    void secondHandsOver();
    void secondProcessEnds();
    void killedOneLeavesNothingInTheWay();
    void endingOneIsFollowed();
    void silentOneIsTold();

private:
    static void start(QProcess &process, const QStringList &words);
    bool waitSocket() const;

    std::unique_ptr<QTemporaryDir> m_runtime;
};

void SingleInstanceTest::init()
{
    m_runtime = std::make_unique<QTemporaryDir>();
    qputenv("XDG_RUNTIME_DIR", m_runtime->path().toUtf8());
}

void SingleInstanceTest::word()
{
    QVERIFY(parseArguments({u"--background"_s}).background);
    QVERIFY(!parseArguments({u"a.db"_s}).background);
}

void SingleInstanceTest::start(QProcess &process, const QStringList &words)
{
    process.start(QStringLiteral(LITEKEEP), words);
    QVERIFY(process.waitForStarted());
}

bool SingleInstanceTest::waitSocket() const
{
    return QTest::qWaitFor(
        [this] { return QFile::exists(m_runtime->filePath(u"litekeep.socket"_s)); }, 10000);
}

/// This process is the first, the program the second.
void SingleInstanceTest::secondHandsOver()
{
    SingleInstance first;
    QVERIFY(first.claim());
    QList<StartRequest> requests;
    connect(&first, &SingleInstance::requested, &first,
            [&requests](const StartRequest &request) { requests.append(request); });
    QProcess second;
    second.setWorkingDirectory(m_runtime->path());
    start(second, {u"--folder"_s, u"/some/where"_s, u"odd \"name\"\nüber.db"_s});
    QTRY_COMPARE_WITH_TIMEOUT(requests.size(), 1, 10000);
    QTRY_COMPARE_WITH_TIMEOUT(second.state(), QProcess::NotRunning, 10000);
    QCOMPARE(second.exitCode(), 0);
    QCOMPARE(requests.first().databases,
             QStringList{m_runtime->filePath(u"odd \"name\"\nüber.db"_s)});
    QCOMPARE(requests.first().folder, u"/some/where"_s);
    QVERIFY(!requests.first().background);
}

void SingleInstanceTest::secondProcessEnds()
{
    QProcess first;
    start(first, {});
    QVERIFY(waitSocket());
    QProcess second;
    start(second, {m_runtime->filePath(u"a.db"_s)});
    QVERIFY(second.waitForFinished(10000));
    QCOMPARE(second.exitCode(), 0);
    QCOMPARE(first.state(), QProcess::Running);
    ::kill(pid_t(first.processId()), SIGTERM);
    QVERIFY(first.waitForFinished(10000));
    QCOMPARE(first.exitCode(), 0);
}

void SingleInstanceTest::killedOneLeavesNothingInTheWay()
{
    QProcess first;
    start(first, {});
    QVERIFY(waitSocket());
    first.kill();
    QVERIFY(first.waitForFinished(10000));
    SingleInstance next;
    QVERIFY(next.claim());
}

/// A click on the icon while the last window is still on its way out: that one takes the
/// connection and answers no more.
void SingleInstanceTest::endingOneIsFollowed()
{
    QProcess first;
    start(first, {});
    QVERIFY(waitSocket());
    ::kill(pid_t(first.processId()), SIGSTOP);
    QProcess second;
    start(second, {});
    QVERIFY(!second.waitForFinished(1000));
    first.kill();
    QVERIFY(first.waitForFinished(10000));

    // Whichever of the two comes first stays.
    QProcess third;
    start(third, {});
    const auto running = [](const QProcess &process) {
        return process.state() != QProcess::NotRunning;
    };
    QTRY_VERIFY_WITH_TIMEOUT(running(second) != running(third), 30000);
    QProcess &stays = running(second) ? second : third;
    QCOMPARE((running(second) ? third : second).exitCode(), 0);
    ::kill(pid_t(stays.processId()), SIGTERM);
    QVERIFY(stays.waitForFinished(10000));
    QCOMPARE(stays.exitCode(), 0);
}

void SingleInstanceTest::silentOneIsTold()
{
    QProcess first;
    start(first, {});
    QVERIFY(waitSocket());
    ::kill(pid_t(first.processId()), SIGSTOP);
    QProcess second;
    start(second, {u"--background"_s}); // would wait for a click otherwise
    QVERIFY(second.waitForFinished(30000));
    QCOMPARE(second.exitCode(), 1);
    QVERIFY(second.readAllStandardError().contains("does not answer"));
    first.kill();
    QVERIFY(first.waitForFinished(10000));
}

QTEST_GUILESS_MAIN(SingleInstanceTest)
#include "tst_singleinstance.moc"
