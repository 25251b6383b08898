// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/usermanager.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QThread>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace litekeep::test {

namespace {

constexpr int patienceMs = 60'000;

} // namespace

UserManager::~UserManager()
{
    m_process.terminate();
    m_process.waitForFinished(patienceMs);
}

bool UserManager::isOwn()
{
    return !qEnvironmentVariableIsEmpty("LITEKEEP_APART");
}

bool UserManager::start()
{
    if (!isOwn()) {
        const QString runtime = u"/run/user/%1"_s.arg(::getuid());
        if (!QFile::exists(runtime + u"/systemd/private"_s))
            return false;
        qputenv("XDG_RUNTIME_DIR", runtime.toUtf8());
        return true;
    }
    if (!QFile::exists(u"/lib/systemd/systemd"_s))
        return false;
    qputenv("XDG_RUNTIME_DIR", "/run/user/0");
    QDir().mkpath(u"/run/user/0"_s);
    QFile::setPermissions(u"/run/user/0"_s, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    // Where it would run on a real system; apart.sh has seen to it that nobody else is affected.
    if (!QDir().mkpath(u"/sys/fs/cgroup/user@0.service"_s))
        return false;
    m_process.setProcessChannelMode(QProcess::ForwardedChannels);
    m_process.start(u"sh"_s, {u"-c"_s, u"echo $$ >/sys/fs/cgroup/user@0.service/cgroup.procs && "
                                       "exec /lib/systemd/systemd --user"_s});
    const QDeadlineTimer deadline(patienceMs);
    while (!QFile::exists(u"/run/user/0/systemd/private"_s)) {
        if (deadline.hasExpired())
            return false;
        QThread::msleep(20);
    }
    return true;
}

int systemctl(const QStringList &words)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedChannels);
    process.start(u"systemctl"_s, QStringList{u"--user"_s} + words);
    return process.waitForFinished(patienceMs) ? process.exitCode() : -1;
}

QString unitProperty(const QString &unit, const QString &name)
{
    QProcess process;
    process.start(u"systemctl"_s, {u"--user"_s, u"show"_s, u"--value"_s, u"-p"_s, name, unit});
    process.waitForFinished(patienceMs);
    return QString::fromUtf8(process.readAllStandardOutput()).trimmed();
}

bool isActive(const QString &unit)
{
    return unitProperty(unit, u"ActiveState"_s) == u"active"_s;
}

} // namespace litekeep::test
