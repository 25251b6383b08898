// SPDX-License-Identifier: GPL-3.0-or-later
// Stopping and starting a real container: Podman with a store of the test's own, in the place that
// apart.sh made. The server in it sees the database through a bind mount, under another path.
#include "engine/internal/openprograms.h"
#include "tests/restore/program.h"
#include "tests/restore/restoring.h"
#include "tests/support/ctl.h"

#include <QStandardPaths>

#include <csignal>

using namespace litekeep;
using namespace litekeep::test;

namespace {

using Kind = ProgramsPlan::Kind;

struct Answer
{
    int code = -1;
    QString text;
};

Answer podman(const QStringList &words)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(u"podman"_s, words);
    if (!process.waitForFinished(120'000))
        return {};
    return {process.exitCode(), QString::fromUtf8(process.readAll()).trimmed()};
}

void writeFile(const QString &path, const QString &text)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text.toUtf8()) < 0)
        qFatal("%s cannot be written", qPrintable(path));
}

} // namespace

class ContainersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void cleanupTestCase();
    void stoppedAndStarted();
    void exitedStaysSo();
    void unknown();
    void startedAfterFailure();
    void commandLine();

private:
    void runShop(const RestorePlace &place);
    QString status() const;
    ProgramsPlan plan(int seconds = 60) const
    {
        return {.kind = Kind::Podman, .name = m_name, .timeoutSeconds = seconds};
    }

    QTemporaryDir m_store;
    QString m_name = u"litekeep-test-%1"_s.arg(::getpid());
    bool m_ready = false;
};

void ContainersTest::initTestCase()
{
    if (qEnvironmentVariableIsEmpty("LITEKEEP_APART"))
        QSKIP("no place apart for containers here: needs root, and no systemd at work");
    if (QStandardPaths::findExecutable(u"podman"_s).isEmpty())
        QSKIP("podman is not installed");
    const QString store = m_store.path();
    writeFile(
        store + u"/storage.conf"_s,
        u"[storage]\ndriver = \"vfs\"\ngraphroot = \"%1/graph\"\nrunroot = \"/run/containers\"\n"_s
            .arg(store));
    // No control groups: crun's would need rights that a test does not have everywhere.
    writeFile(store + u"/containers.conf"_s,
              u"[containers]\ncgroups = \"disabled\"\nnetns = \"none\"\nlog_driver = \"k8s-file\"\n"
              "[engine]\ncgroup_manager = \"cgroupfs\"\nevents_logger = \"none\"\n"
              "runtime = \"crun\"\n"_s);
    qputenv("CONTAINERS_STORAGE_CONF", (store + u"/storage.conf"_s).toUtf8());
    qputenv("CONTAINERS_CONF", (store + u"/containers.conf"_s).toUtf8());
    qputenv("XDG_RUNTIME_DIR", "/run");
    // An image without anything: what it runs comes from this machine.
    const QString root = store + u"/root"_s;
    for (const QString &folder : {u"usr"_s, u"proc"_s, u"dev"_s, u"sys"_s, u"etc"_s, u"tmp"_s,
                                  u"run"_s, u"data"_s, u"app"_s})
        QVERIFY(QDir().mkpath(root + u'/' + folder));
    for (const QString &link : {u"bin"_s, u"lib"_s, u"lib64"_s, u"sbin"_s}) {
        if (QFileInfo(u"/"_s + link).isSymLink())
            QVERIFY(QFile::link(u"usr/"_s + link, root + u'/' + link));
    }
    const QString archive = store + u"/root.tar"_s;
    QCOMPARE(QProcess::execute(u"tar"_s, {u"-C"_s, root, u"-cf"_s, archive, u"."_s}), 0);
    const Answer imported = podman({u"import"_s, u"--quiet"_s, archive, u"tiny"_s});
    const Answer tried =
        podman({u"run"_s, u"--rm"_s, u"-v"_s, u"/usr:/usr:ro"_s, u"tiny"_s, u"/usr/bin/true"_s});
    if (imported.code != 0 || tried.code != 0)
        QSKIP(qPrintable(u"podman cannot run a container here: "_s + imported.text + tried.text));
    m_ready = true;
}

/// With the exit of the last writer the database is closed tidily, as SIGTERM asks for.
void ContainersTest::runShop(const RestorePlace &place)
{
    const QFileInfo program(QStringLiteral(APPPROGRAM));
    const QFileInfo database(place.database());
    const Answer run =
        podman({u"run"_s, u"--detach"_s, u"--name"_s, m_name, u"-v"_s, u"/usr:/usr:ro"_s, u"-v"_s,
                program.absolutePath() + u":/app:ro"_s, u"-v"_s,
                database.absolutePath() + u":/data"_s, u"tiny"_s, u"/app/"_s + program.fileName(),
                u"server"_s, u"/data/"_s + database.fileName()});
    QVERIFY2(run.code == 0, qPrintable(run.text));
    QTRY_COMPARE_WITH_TIMEOUT(programsHavingOpen(place.database()).size(), 1, 60'000);
}

QString ContainersTest::status() const
{
    return podman({u"container"_s, u"inspect"_s, u"--format={{.State.Status}}"_s, m_name}).text;
}

void ContainersTest::cleanup()
{
    if (m_ready)
        podman({u"rm"_s, u"--force"_s, u"--time"_s, u"0"_s, m_name});
}

void ContainersTest::cleanupTestCase()
{
    if (m_ready)
        podman({u"rmi"_s, u"--all"_s, u"--force"_s});
}

void ContainersTest::stoppedAndStarted()
{
    const RestorePlace place(u"wal"_s);
    runShop(place);
    const qint64 before = programsHavingOpen(place.database()).first().pid;
    const auto restored = place.restore({.programs = plan(), .forceDamaged = false});
    VERIFY_OK(restored);
    QVERIFY(restored->startedAgain);
    QVERIFY(restored->warnings.isEmpty() && restored->stillRunning.isEmpty());
    QCOMPARE(status(), u"running"_s);
    QTRY_COMPARE_WITH_TIMEOUT(programsHavingOpen(place.database()).size(), 1, 60'000);
    QVERIFY(programsHavingOpen(place.database()).first().pid != before);
    VERIFY_EMPTY(place.differenceFrom(place.then));
}

void ContainersTest::exitedStaysSo()
{
    const RestorePlace place(u"delete"_s);
    runShop(place);
    QCOMPARE(podman({u"stop"_s, m_name}).code, 0);
    const auto restored = place.restore({.programs = plan(), .forceDamaged = false});
    VERIFY_OK(restored);
    QVERIFY(!restored->startedAgain);
    QCOMPARE(status(), u"exited"_s);
    VERIFY_EMPTY(place.differenceFrom(place.then));
}

void ContainersTest::unknown()
{
    const RestorePlace place(u"wal"_s);
    ProgramsPlan other = plan();
    for (const QString &name : {u"litekeep-test-nowhere"_s, u"--all"_s}) {
        other.name = name;
        const auto refused = place.restore({.programs = other, .forceDamaged = false});
        VERIFY_FAILS(refused, ErrorCode::ProgramUnknown);
    }
    VERIFY_EMPTY(place.differenceFrom(place.now));
}

void ContainersTest::startedAfterFailure()
{
    const RestorePlace place(u"wal"_s);
    runShop(place);
    Program stubborn;
    QVERIFY(stubborn.start({u"stubborn"_s, place.database()}));
    const auto refused = place.restore({.programs = plan(3), .forceDamaged = false});
    VERIFY_FAILS(refused, ErrorCode::ProgramsStillRunning);
    QCOMPARE(status(), u"running"_s);
    VERIFY_EMPTY(place.differenceFrom(place.now));
    stubborn.process().kill();
}

void ContainersTest::commandLine()
{
    const RestorePlace place(u"wal"_s);
    runShop(place);
    const CtlResult restored = ctlJson({u"restore"_s, place.database(), place.backup.id, u"--yes"_s,
                                        u"--stop-container"_s, m_name});
    QVERIFY2(restored.exitCode == 0, restored.summary().constData());
    QVERIFY(restored.json().value(u"started_again"_s).toBool());
    QCOMPARE(status(), u"running"_s);
    VERIFY_EMPTY(place.differenceFrom(place.then));
}

QTEST_GUILESS_MAIN(ContainersTest)
#include "tst_containers.moc"
