// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>

namespace litekeep::test {

/// systemd of one person, as `systemctl --user` reaches it from this process: one of the test's
/// own where apart.sh has made room for it, else the one that runs here already.
class UserManager
{
public:
    ~UserManager();
    /// False when there is none, and none may be started.
    bool start();
    /// True when it is the test's own: nobody's units are touched.
    static bool isOwn();

private:
    QProcess m_process;
};

/// The exit code of `systemctl --user WORDS…`; -1 when it did not end.
int systemctl(const QStringList &words);
/// What `systemctl --user show` says of a unit.
QString unitProperty(const QString &unit, const QString &name);
bool isActive(const QString &unit);

} // namespace litekeep::test
