// SPDX-License-Identifier: GPL-3.0-or-later
// What a process belongs to, what may be proposed to be stopped, and what is said to supervisors.
#include "engine/internal/supervisor.h"
#include "engine/internal/supervisorcommands.h"

#include <QTest>

using namespace litekeep;
using namespace Qt::StringLiterals;

namespace {

using Kind = ProgramsPlan::Kind;

const QString id = u"0123456789ab"_s + QString(52, u'c');
const QString otherId = u"ba9876543210"_s + QString(52, u'd');
const QString session = u"/user.slice/user-1000.slice"_s;
const QString manager = session + u"/user@1000.service"_s;

QString text(const std::optional<Supervisor> &supervisor)
{
    return supervisor ? supervisorKindName(supervisor->kind) + u' ' + supervisor->name : u"-"_s;
}

void row(const char *name, const QString &cgroup, const QString &expected)
{
    QTest::newRow(name) << cgroup << expected;
}

} // namespace

class SupervisorsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void found_data();
    void found();
    void proposed_data();
    void proposed();
    void commands();
    void names_data();
    void names();
    void answers();
};

void SupervisorsTest::found_data()
{
    QTest::addColumn<QString>("cgroup");
    QTest::addColumn<QString>("expected");
    row("system unit", u"0::/system.slice/shop.service\n"_s, u"system-unit shop.service"_s);
    row("cgroup v1",
        u"5:devices:/system.slice\n4:memory:/system.slice/shop.service\n"
        "1:name=systemd:/system.slice/shop.service\n0::/system.slice/shop.service\n"_s,
        u"system-unit shop.service"_s);
    row("v2 unused beside v1", u"1:name=systemd:/system.slice/shop.service\n0::/\n"_s,
        u"system-unit shop.service"_s);
    row("instance", u"0::/system.slice/system-shop.slice/shop@eu.service\n"_s,
        u"system-unit shop@eu.service"_s);
    row("escaped name", u"0::/system.slice/my\\x2dshop-a\\x40b.service\n"_s,
        u"system-unit my\\x2dshop-a\\x40b.service"_s);
    row("protected name", u"0::/system.slice/_cpu.service\n"_s, u"system-unit cpu.service"_s);
    row("own slice", u"0::/shops.slice/shops-eu.slice/shop.service\n"_s,
        u"system-unit shop.service"_s);
    row("delegated group below a unit", u"0::/system.slice/shop.service/worker.service/1\n"_s,
        u"system-unit shop.service"_s);
    row("unit seen from within a namespace", u"0::/../../system.slice/shop.service\n"_s,
        u"system-unit shop.service"_s);
    row("user unit", u"0::%1/app.slice/shop.service\n"_s.arg(manager), u"user-unit shop.service"_s);
    row("user unit in session.slice", u"0::%1/session.slice/shop.service\n"_s.arg(manager),
        u"user-unit shop.service"_s);
    row("user unit's own group", u"0::%1/app.slice/shop.service/inner.service\n"_s.arg(manager),
        u"user-unit shop.service"_s);
    row("user instance", u"0::%1/app.slice/app-shop.slice/shop@1.service\n"_s.arg(manager),
        u"user-unit shop@1.service"_s);
    row("somebody else's unit",
        u"0::/user.slice/user-7.slice/user@7.service/app.slice/shop.service\n"_s, u"-"_s);
    row("user manager", u"0::%1/init.scope\n"_s.arg(manager), u"-"_s);
    row("login session", u"0::%1/session-2.scope\n"_s.arg(session), u"-"_s);
    row("login session, v1",
        u"4:memory:/user.slice\n1:name=systemd:%1/session-2.scope\n0::%1/session-2.scope\n"_s.arg(
            session),
        u"-"_s);
    row("desktop application", u"0::%1/app.slice/app-gnome-shop-42.scope\n"_s.arg(manager), u"-"_s);
    row("flatpak", u"0::%1/app.slice/app-flatpak-org.shop-42.scope\n"_s.arg(manager), u"-"_s);
    row("snap application", u"0::%1/app.slice/snap.shop.shop-1a2b.scope\n"_s.arg(manager), u"-"_s);
    row("snap service", u"0::/system.slice/snap.shop.daemon.service\n"_s,
        u"system-unit snap.shop.daemon.service"_s);
    row("terminal",
        u"0::%1/app.slice/app-org.gnome.Terminal.slice/vte-spawn-1.scope\n"_s.arg(manager), u"-"_s);
    row("init", u"0::/init.scope\n"_s, u"-"_s);
    row("nothing", u"0::/\n"_s, u"-"_s);
    row("no text", QString(), u"-"_s);
    row("docker", u"0::/system.slice/docker-%1.scope\n"_s.arg(id), u"docker 0123456789ab"_s);
    row("docker, old",
        u"9:name=systemd:/docker/%1\n4:memory:/docker/%1\n0::/system.slice/containerd.service\n"_s
            .arg(id),
        u"docker 0123456789ab"_s);
    row("docker without systemd", u"4:memory:/docker/%1\n0::/\n"_s.arg(id),
        u"docker 0123456789ab"_s);
    row("docker below its service", u"0::/system.slice/docker.service/docker/%1\n"_s.arg(id),
        u"docker 0123456789ab"_s);
    row("docker in docker", u"0::/system.slice/docker-%1.scope/docker/%2\n"_s.arg(id, otherId),
        u"docker 0123456789ab"_s);
    row("systemd in docker",
        u"0::/system.slice/docker-%1.scope/system.slice/shop.service\n"_s.arg(id),
        u"docker 0123456789ab"_s);
    row("rootless docker", u"0::%1/user.slice/docker-%2.scope\n"_s.arg(manager, id),
        u"docker 0123456789ab"_s);
    row("podman", u"0::/machine.slice/libpod-%1.scope/container\n"_s.arg(id),
        u"podman 0123456789ab"_s);
    row("podman, cgroupfs", u"0::/libpod_parent/libpod-%1\n"_s.arg(id), u"podman 0123456789ab"_s);
    row("podman pod",
        u"0::/machine.slice/machine-libpod_pod_%2.slice/libpod-%1.scope\n"_s.arg(id, otherId),
        u"podman 0123456789ab"_s);
    row("podman pod, cgroupfs", u"0::/libpod_pod_%2/libpod-%1\n"_s.arg(id, otherId),
        u"podman 0123456789ab"_s);
    row("rootless podman", u"0::%1/user.slice/libpod-%2.scope\n"_s.arg(manager, id),
        u"podman 0123456789ab"_s);
    row("podman's monitor", u"0::/machine.slice/libpod-conmon-%1.scope\n"_s.arg(id), u"-"_s);
    row("container of a unit", u"0::/system.slice/shop.service/libpod-payload-%1\n"_s.arg(id),
        u"system-unit shop.service"_s);
    row("machine",
        u"0::/machine.slice/systemd-nspawn@shop.service/payload/system.slice/x.service\n"_s,
        u"system-unit systemd-nspawn@shop.service"_s);
    row("lxc", u"0::/lxc.payload.shop/system.slice/shop.service\n"_s, u"-"_s);
    row("docker in lxc", u"0::/lxc.payload.shop/system.slice/docker-%1.scope\n"_s.arg(id), u"-"_s);
    row("kubernetes", u"0::/kubepods.slice/kubepods-pod1.slice/docker-%1.scope\n"_s.arg(id),
        u"-"_s);
    row("no id", u"0::/system.slice/docker-0123.scope\n"_s, u"-"_s);
}

void SupervisorsTest::found()
{
    QFETCH(const QString, cgroup);
    QFETCH(const QString, expected);
    QCOMPARE(text(supervisorFromCgroup(cgroup, 1000)), expected);
}

void SupervisorsTest::proposed_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("expected");
    for (const char *name : {"ssh.service",
                             "sshd.service",
                             "sshd@1-2.service",
                             "user@1000.service",
                             "gdm.service",
                             "gdm3.service",
                             "sddm.service",
                             "lightdm.service",
                             "display-manager.service",
                             "dbus.service",
                             "dbus-broker.service",
                             "cron.service",
                             "crond.service",
                             "anacron.service",
                             "getty@tty1.service",
                             "systemd-logind.service",
                             "org.gnome.Shell@wayland.service",
                             "plasma-plasmashell.service",
                             "litekeep.service",
                             "litekeep@anna.service",
                             "run-u12.service",
                             "run-r0123456789abcdef0123456789abcdef.service",
                             "run-p12-i34.service",
                             "NetworkManager.service"})
        QTest::newRow(name) << QString::fromLatin1(name) << false;
    for (const char *name : {"shop.service", "vaultwarden.service", "shop@eu.service",
                             "run-shop.service", "cronicle.service", "user-portal.service",
                             "systemd-nspawn@shop.service", "dbus-shop.service", "gitea.service"})
        QTest::newRow(name) << QString::fromLatin1(name) << true;
}

void SupervisorsTest::proposed()
{
    QFETCH(const QString, name);
    QFETCH(const bool, expected);
    for (const auto kind : {Supervisor::Kind::SystemUnit, Supervisor::Kind::UserUnit})
        QCOMPARE(mayBeProposed({.kind = kind, .name = name}), expected);
    QVERIFY(mayBeProposed({.kind = Supervisor::Kind::Docker, .name = u"0123456789ab"_s}));
}

void SupervisorsTest::commands()
{
    const auto words = [](const QStringList &list) { return list.join(u' '); };
    ProgramsPlan plan{.kind = Kind::SystemUnit, .name = u"shop"_s, .timeoutSeconds = 45};
    QCOMPARE(words(stopCommandOf(plan)), u"systemctl stop -- shop"_s);
    QCOMPARE(words(startCommandOf(plan)), u"systemctl start -- shop"_s);
    plan.kind = Kind::UserUnit;
    plan.units = {u"shop.socket"_s, u"shop.service"_s};
    QCOMPARE(words(stopCommandOf(plan)), u"systemctl --user stop -- shop.socket shop.service"_s);
    QCOMPARE(words(startCommandOf(plan)), u"systemctl --user start -- shop.socket shop.service"_s);
    plan.units.clear();
    for (const auto &[kind, program] :
         {std::pair(Kind::Docker, u"docker"_s), std::pair(Kind::Podman, u"podman"_s)}) {
        plan.kind = kind;
        QCOMPARE(words(stopCommandOf(plan)), program + u" stop -t 45 -- shop"_s);
        QCOMPARE(words(startCommandOf(plan)), program + u" start -- shop"_s);
        QVERIFY(words(stateCommandOf(plan)).endsWith(u" -- shop"_s));
    }
    plan.name = u"--all"_s;
    QVERIFY(stopCommandOf(plan).isEmpty() && stateCommandOf(plan).isEmpty());
    for (const Kind kind : {Kind::LeaveRunning, Kind::AskToQuit})
        QVERIFY(stopCommandOf({.kind = kind}).isEmpty()
                && startCommandOf({.kind = kind}).isEmpty());
}

void SupervisorsTest::names_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("unit");
    QTest::addColumn<bool>("container");
    const auto row = [](const QString &name, bool unit, bool container) {
        QTest::newRow(qPrintable(name)) << name << unit << container;
    };
    row(u"shop"_s, true, true);
    row(u"shop.service"_s, true, true);
    row(u"my\\x2dshop@eu:1.service"_s, true, false);
    row(u"0123456789ab"_s, true, true);
    for (const QString &name :
         {QString(), u"-a"_s, u"--all"_s, u"-.mount"_s, u"ssh*"_s, u"s?h"_s, u"[s]sh"_s, u"a b"_s,
          u"a/b"_s, u"/etc/a.service"_s, u"a\nb"_s, u"a\n"_s, u"магазин"_s, QString(300, u'a')})
        row(name, false, false);
}

void SupervisorsTest::names()
{
    QFETCH(const QString, name);
    QFETCH(const bool, unit);
    QFETCH(const bool, container);
    QCOMPARE(isUsableName({.kind = Kind::SystemUnit, .name = name}), unit);
    QCOMPARE(isUsableName({.kind = Kind::UserUnit, .name = name}), unit);
    QCOMPARE(isUsableName({.kind = Kind::Docker, .name = name}), container);
    QCOMPARE(isUsableName({.kind = Kind::Podman, .name = name}), container);
}

void SupervisorsTest::answers()
{
    const auto states = unitStatesFrom(
        u"Id=shop.service\nTriggeredBy=shop.socket shop.timer\nLoadState=loaded\n"
        "ActiveState=active\nTransient=no\n\nId=old.service\nTriggeredBy=\nLoadState=not-found\n"
        "ActiveState=inactive\nTransient=yes\n"_s);
    QCOMPARE(states.size(), 2);
    QVERIFY(states[0].exists() && states[0].runs() && !states[0].transient);
    QCOMPARE(states[0].wokenBy, (QStringList{u"shop.socket"_s, u"shop.timer"_s}));
    QVERIFY(!states[1].exists() && !states[1].runs() && states[1].transient);
    QVERIFY(unitStatesFrom({}).isEmpty());
    QVERIFY(containerRuns(u"running"_s) && !containerRuns(u"exited"_s) && !containerRuns({}));
    QVERIFY(saysDenied(u"Failed to stop a.service: Interactive authentication required."_s));
    QVERIFY(saysDenied(u"permission denied while trying to connect to the Docker daemon socket"_s));
    QVERIFY(saysUnknown(u"Failed to stop a.service: Unit a.service not loaded."_s));
    QVERIFY(saysUnknown(u"Error: No such container: a"_s));
    QVERIFY(!saysDenied(u"exit code 1"_s) && !saysUnknown(u"exit code 1"_s));
}

QTEST_GUILESS_MAIN(SupervisorsTest)
#include "tst_supervisors.moc"
