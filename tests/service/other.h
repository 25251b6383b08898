// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>

namespace litekeep::test {

/// Another Litekeep; killed at the latest when this goes.
class Other
{
public:
    Other(const QStringList &arguments, const QByteArray &word)
    {
        m_process.start(QStringLiteral(SERVICEHELPER), arguments);
        m_ready = waitFor(word);
    }
    ~Other() { kill(); }
    bool isReady() const { return m_ready; }
    void kill()
    {
        m_process.kill(); // SIGKILL
        m_process.waitForFinished();
    }

private:
    bool waitFor(const QByteArray &word)
    {
        QByteArray said;
        while (!said.contains(word)) {
            if (!m_process.waitForReadyRead(30'000))
                return false;
            said += m_process.readAllStandardOutput();
        }
        return true;
    }

    QProcess m_process;
    bool m_ready = false;
};

} // namespace litekeep::test
