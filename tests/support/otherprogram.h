// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QString>

namespace litekeep::test {

/// Another program at work on a database; ended at the latest when this goes out of scope.
class OtherProgram
{
public:
    ~OtherProgram();

    /// Moves money in accounts (see accounts.h) until stop().
    bool startWriter(const QString &path, const QString &journalMode, int padding = 200);
    /// Holds a lock: "shared", "immediate" or "exclusive".
    bool startLock(const QString &path, const QString &kind);

    /// Number of the last transaction that the writer has committed so far.
    qint64 lastAcknowledged();
    /// Waits until the writer has committed `number`.
    bool waitForAcknowledged(qint64 number);
    /// Lets it end by itself; true when it ended well.
    bool stop();
    QProcess &process() { return m_process; }

private:
    bool startAndWait(const QString &program, const QStringList &arguments, const QByteArray &word);
    void readLines();

    QProcess m_process;
    qint64 m_acknowledged = 0;
};

} // namespace litekeep::test
