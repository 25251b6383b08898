// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/otherprogram.h"

using namespace Qt::StringLiterals;

namespace litekeep::test {

namespace {
constexpr int patienceMs = 60'000;
}

OtherProgram::~OtherProgram()
{
    stop();
}

bool OtherProgram::startAndWait(const QString &program, const QStringList &arguments,
                                const QByteArray &word)
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(program, arguments);
    while (!m_process.canReadLine()) {
        if (!m_process.waitForReadyRead(patienceMs))
            return false;
    }
    return m_process.readLine().trimmed() == word;
}

bool OtherProgram::startWriter(const QString &path, const QString &journalMode, int padding)
{
    return startAndWait(QStringLiteral(LIVEWRITER), {path, journalMode, QString::number(padding)},
                        "ready");
}

bool OtherProgram::startLock(const QString &path, const QString &kind)
{
    return startAndWait(QStringLiteral(LOCKHOLDER), {path, kind}, "locked");
}

void OtherProgram::readLines()
{
    while (m_process.canReadLine()) {
        const QByteArray line = m_process.readLine().trimmed();
        if (line.startsWith("ack ") || line.startsWith("done "))
            m_acknowledged = line.mid(line.indexOf(' ') + 1).toLongLong();
    }
}

qint64 OtherProgram::lastAcknowledged()
{
    m_process.waitForReadyRead(0);
    readLines();
    return m_acknowledged;
}

bool OtherProgram::waitForAcknowledged(qint64 number)
{
    readLines();
    while (m_acknowledged < number) {
        if (!m_process.waitForReadyRead(patienceMs))
            return false;
        readLines();
    }
    return true;
}

bool OtherProgram::stop()
{
    if (m_process.state() == QProcess::NotRunning)
        return m_process.exitStatus() == QProcess::NormalExit && m_process.exitCode() == 0;
    m_process.closeWriteChannel();
    if (!m_process.waitForFinished(patienceMs)) {
        m_process.kill();
        m_process.waitForFinished();
        return false;
    }
    readLines();
    return m_process.exitStatus() == QProcess::NormalExit && m_process.exitCode() == 0;
}

} // namespace litekeep::test
