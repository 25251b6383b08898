// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/servicemanager.h"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <ctime>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace litekeep::cli {

namespace {

QByteArray taken(const char *variable)
{
    QByteArray value = qgetenv(variable);
    qunsetenv(variable);
    return value;
}

/// One line each: what a person reads must not begin a line of its own.
QByteArray statusLine(const QString &status)
{
    QByteArray bytes = status.toUtf8();
    std::replace(bytes.begin(), bytes.end(), '\n', ' ');
    return "STATUS=" + bytes;
}

QByteArray monotonicMicroseconds()
{
    timespec now{};
    ::clock_gettime(CLOCK_MONOTONIC, &now);
    return QByteArray::number(qint64(now.tv_sec) * 1'000'000 + now.tv_nsec / 1000);
}

} // namespace

ServiceManager::ServiceManager() : m_address(taken("NOTIFY_SOCKET"))
{
    const qint64 microseconds = taken("WATCHDOG_USEC").toLongLong();
    const QByteArray process = taken("WATCHDOG_PID");
    if (microseconds > 0 && (process.isEmpty() || process.toLongLong() == ::getpid()))
        m_watchdogMs = static_cast<int>(std::clamp<qint64>(microseconds / 2000, 1, 3'600'000));
}

void ServiceManager::ready(const QString &status)
{
    send("READY=1\n" + statusLine(status));
}

void ServiceManager::reloading()
{
    send("RELOADING=1\nMONOTONIC_USEC=" + monotonicMicroseconds());
}

void ServiceManager::stopping()
{
    send("STOPPING=1");
}

void ServiceManager::status(const QString &status)
{
    send(statusLine(status));
}

void ServiceManager::alive()
{
    send("WATCHDOG=1");
}

void ServiceManager::send(const QByteArray &state) const
{
    sockaddr_un address{};
    const auto length = static_cast<size_t>(m_address.size());
    if (m_address.size() < 2 || length >= sizeof address.sun_path
        || (m_address.front() != '/' && m_address.front() != '@'))
        return;
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, m_address.constData(), length);
    if (m_address.front() == '@')
        address.sun_path[0] = '\0'; // a name in the abstract space
    const int descriptor = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (descriptor < 0)
        return;
    const auto size = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + length);
    // A manager that does not read is its own trouble; the backups go on.
    [[maybe_unused]] const ssize_t sent =
        ::sendto(descriptor, state.constData(), static_cast<size_t>(state.size()), MSG_NOSIGNAL,
                 reinterpret_cast<const sockaddr *>(&address), size);
    ::close(descriptor);
}

} // namespace litekeep::cli
