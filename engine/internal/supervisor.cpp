// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/internal/supervisor.h"

#include <QFile>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

using Kind = Supervisor::Kind;

/// The names in a control group's path, from the outside inwards. systemd puts "_" before names
/// that the kernel might take for its own files.
QStringList namesIn(const QString &path)
{
    QStringList names = path.split(u'/', Qt::SkipEmptyParts);
    names.removeAll(u".."_s); // outside the namespace that we see
    for (QString &name : names) {
        if (name.startsWith(u'_'))
            name.remove(0, 1);
    }
    return names;
}

qsizetype afterSlices(const QStringList &names, qsizetype at)
{
    while (at < names.size() && names.at(at).endsWith(".slice"_L1))
        ++at;
    return at;
}

bool isService(const QString &name)
{
    return name.endsWith(".service"_L1);
}

/// Their containers are what a person calls the program; stopping the engine would stop them all.
bool isContainerEngine(const QString &unit)
{
    static const QRegularExpression engines(
        u"^(docker|containerd|podman|crio|cri-docker|k3s|k3s-agent|rke2-server|rke2-agent|kubelet|"
        "lxc|lxcfs|lxd|incus|libvirtd|snap\\.docker\\.dockerd|snap\\.lxd\\.daemon)\\.service$"_s);
    return engines.match(unit).hasMatch();
}

/// What may lie around a container that the host's own engine runs.
bool mayHoldContainers(const QString &name)
{
    static const QRegularExpression parents(
        u"^(docker|libpod_parent|libpod_pod_[0-9a-f]{64}|session-[^/]+\\.scope|.*\\.slice)$"_s);
    return isContainerEngine(name) || parents.match(name).hasMatch();
}

std::optional<Supervisor> containerIn(const QStringList &names, qsizetype at)
{
    static const QRegularExpression container(
        u"^(docker|libpod)-([0-9a-f]{12})[0-9a-f]{52}(\\.scope)?$"_s);
    static const QRegularExpression id(u"^[0-9a-f]{64}$"_s);
    for (; at < names.size(); ++at) {
        const QString &name = names.at(at);
        if (const auto match = container.match(name); match.hasMatch())
            return Supervisor{.kind =
                                  match.captured(1) == "docker"_L1 ? Kind::Docker : Kind::Podman,
                              .name = match.captured(2)};
        if (at > 0 && names.at(at - 1) == "docker"_L1 && id.match(name).hasMatch())
            return Supervisor{.kind = Kind::Docker, .name = name.left(12)};
        if (!mayHoldContainers(name))
            break;
    }
    return std::nullopt;
}

/// As sd_pid_get_unit(3) and sd_pid_get_user_unit(3) do: the first name that is no slice is the
/// unit that the manager controls. What lies below belongs to the unit, whatever it is called.
std::optional<Supervisor> supervisorInPath(const QString &path, uint user)
{
    const QStringList names = namesIn(path);
    // The kubelet would start again what its engine is told to stop.
    if (names.value(0).startsWith("kubepods"_L1))
        return std::nullopt;
    qsizetype at = afterSlices(names, 0);
    auto kind = Kind::SystemUnit;
    static const QRegularExpression userManager(u"^user@([0-9]+)\\.service$"_s);
    if (const auto match = userManager.match(names.value(at)); match.hasMatch()) {
        if (match.captured(1) != QString::number(user))
            return std::nullopt;
        at = afterSlices(names, at + 1);
        kind = Kind::UserUnit;
    }
    const QString unit = names.value(at);
    if (isService(unit) && !isContainerEngine(unit))
        return Supervisor{.kind = kind, .name = unit};
    return containerIn(names, at);
}

QString cgroupOf(qint64 pid)
{
    QFile file(u"/proc/%1/cgroup"_s.arg(pid));
    constexpr qint64 enough = 65536;
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.read(enough)) : QString();
}

} // namespace

std::optional<Supervisor> supervisorFromCgroup(const QString &text, uint user)
{
    // "4:memory:/docker/…", "1:name=systemd:/…" and, in cgroup v2, "0::/…". Beside v1's
    // controllers, v2's line is often just "/"; a controller's path may be a parent's.
    QStringList ofSystemd;
    QStringList ofControllers;
    const QStringList lines = text.split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines) {
        const QString controllers = line.section(u':', 1, 1);
        const QString path = line.section(u':', 2);
        const bool managed = controllers.isEmpty() || controllers == "name=systemd"_L1;
        (managed ? ofSystemd : ofControllers).append(path);
    }
    const QStringList paths = ofSystemd + ofControllers;
    for (const QString &path : paths) {
        if (auto found = supervisorInPath(path, user))
            return found;
        // What systemd knows of a process is the truth: a controller may lag behind.
        if (ofSystemd.contains(path) && !namesIn(path).isEmpty())
            return std::nullopt;
    }
    return std::nullopt;
}

bool mayBeProposed(const Supervisor &supervisor)
{
    if (supervisor.kind == Kind::Docker || supervisor.kind == Kind::Podman)
        return true;
    // Instances of templates ("getty@tty1.service") are meant by the part before the "@".
    static const QRegularExpression never(
        u"^(ssh|sshd|dropbear|user|user-runtime-dir|getty|serial-getty|console-getty|"
        "container-getty|autologin|gdm|gdm3|sddm|lightdm|lxdm|xdm|kdm|wdm|slim|ly|greetd|nodm|"
        "display-manager|plasma|plasma-.*|gnome-session.*|gnome-terminal-server|gnome-shell|"
        "org\\.gnome\\..*|org\\.kde\\..*|xdg-.*|gvfs-.*|gcr-.*|gpg-agent|ssh-agent|pipewire|"
        "pipewire-.*|wireplumber|pulseaudio|at-spi-.*|dconf|dbus|dbus-broker|dbus-:.*|cron|crond|"
        "cronie|anacron|atd|systemd-(?!nspawn$).*|emergency|rescue|polkit|polkitd|accounts-daemon|"
        "NetworkManager|network-manager|networking|wpa_supplicant|rsyslog|auditd|udisks2|upower|"
        "supervisor|supervisord|runit|runsvdir-start|daemontools|s6|s6-svscan|litekeep|litekeep-.*|"
        "run-(u?[0-9]+|r[0-9a-f]{32}|p[0-9]+-i[0-9]+))$"_s);
    const QString name = supervisor.name.section(u'@', 0, 0);
    const QString bare = name.endsWith(".service"_L1) ? name.chopped(8) : name;
    return !never.match(bare).hasMatch();
}

bool liesWithin(qint64 pid, const QString &unit)
{
    const QStringList lines = cgroupOf(pid).split(u'\n', Qt::SkipEmptyParts);
    return std::any_of(lines.begin(), lines.end(), [&unit](const QString &line) {
        return namesIn(line.section(u':', 2)).contains(unit);
    });
}

std::optional<Supervisor> supervisorOfProcess(qint64 pid)
{
    return supervisorFromCgroup(cgroupOf(pid), ::geteuid());
}

} // namespace litekeep
