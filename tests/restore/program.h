// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QStringList>

namespace litekeep::test {

/// A running appprogram; ended at the latest when this goes out of scope.
class Program
{
public:
    ~Program()
    {
        m_process.closeWriteChannel();
        if (!m_process.waitForFinished(5000)) {
            m_process.kill();
            m_process.waitForFinished();
        }
    }

    /// Comes back when it has said its first line.
    bool start(const QStringList &words)
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QStringLiteral(APPPROGRAM), words);
        return waitFor(QString());
    }

    /// Waits until a line begins so.
    bool waitFor(const QString &beginning)
    {
        for (;;) {
            while (m_process.canReadLine()) {
                m_lines.append(QString::fromUtf8(m_process.readLine()).trimmed());
                if (m_lines.last().startsWith(beginning))
                    return true;
            }
            if (!m_process.waitForReadyRead(60'000))
                return false;
        }
    }

    /// Lets it end by itself; true when it ended well.
    bool stop()
    {
        m_process.closeWriteChannel();
        if (!m_process.waitForFinished(60'000))
            return false;
        m_lines += QString::fromUtf8(m_process.readAllStandardOutput()).trimmed().split(u'\n');
        return m_process.exitStatus() == QProcess::NormalExit && m_process.exitCode() == 0;
    }

    bool isRunning()
    {
        m_process.waitForFinished(0);
        return m_process.state() == QProcess::Running;
    }
    qint64 processId() const { return m_process.processId(); }
    const QStringList &lines() const { return m_lines; }
    /// The number behind the last line that begins so; -1 when there is none.
    qint64 number(const QString &beginning) const
    {
        for (auto line = m_lines.crbegin(); line != m_lines.crend(); ++line) {
            if (line->startsWith(beginning))
                return line->mid(beginning.size()).toLongLong();
        }
        return -1;
    }
    QProcess &process() { return m_process; }

private:
    QProcess m_process;
    QStringList m_lines;
};

} // namespace litekeep::test
