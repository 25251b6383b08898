// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace litekeep::cli {

/// What a service tells the manager that started it, by the datagrams of sd_notify(3): a stable,
/// documented protocol of one call, so that no library of systemd's has to be linked. Does
/// nothing when nobody listens. Takes its variables out of the environment, so that programs
/// that we start cannot speak for us.
class ServiceManager
{
public:
    ServiceManager();

    void ready(const QString &status);
    void reloading();
    void stopping();
    void status(const QString &status);
    /// A sign of life; to be given every watchdogMs().
    void alive();
    /// Half of what the manager waits for a sign of life; 0: it does not wait for one.
    int watchdogMs() const { return m_watchdogMs; }

private:
    void send(const QByteArray &state) const;

    QByteArray m_address;
    int m_watchdogMs = 0;
};

} // namespace litekeep::cli
