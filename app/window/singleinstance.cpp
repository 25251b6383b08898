// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/singleinstance.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocalServer>
#include <QLocalSocket>
#include <QStandardPaths>
#include <QThread>

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

constexpr int patienceMs = 5000;
constexpr int attemptMs = 100;
constexpr qint64 longestRequest = 1024 * 1024; // some hundred long paths

QString runtimeFile(const QString &name)
{
    return QDir(QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation)).filePath(name);
}

QString socketPath()
{
    return runtimeFile(u"litekeep.socket"_s);
}

QByteArray encode(const StartRequest &request)
{
    const QJsonObject object{{u"databases"_s, QJsonArray::fromStringList(request.databases)},
                             {u"folder"_s, request.folder},
                             {u"background"_s, request.background}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

StartRequest decode(const QByteArray &line)
{
    const QJsonObject object = QJsonDocument::fromJson(line).object();
    QStringList databases;
    const QJsonArray words = object.value("databases"_L1).toArray();
    for (const QJsonValue &word : words)
        databases.append(word.toString());
    return {databases, object.value("folder"_L1).toString(),
            object.value("background"_L1).toBool()};
}

} // namespace

SingleInstance::SingleInstance(QObject *parent)
    : QObject(parent),
      m_lock(runtimeFile(u"litekeep.lock"_s))
{
    // A lock goes stale with its process, however long that lives.
    m_lock.setStaleLockTime(0);
}

SingleInstance::~SingleInstance() = default;

bool SingleInstance::claim()
{
    if (!m_lock.tryLock(0) && m_lock.error() == QLockFile::LockFailedError)
        return false;
    // Whoever holds the lock may remove what a dead one has left.
    QLocalServer::removeServer(socketPath());
    m_server = std::make_unique<QLocalServer>();
    m_server->setSocketOptions(QLocalServer::UserAccessOption);
    connect(m_server.get(), &QLocalServer::newConnection, this, &SingleInstance::answer);
    if (!m_server->listen(socketPath()))
        qWarning("cannot listen for further starts: %s", qPrintable(m_server->errorString()));
    return true;
}

void SingleInstance::answer()
{
    while (QLocalSocket *socket = m_server->nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        const auto read = [this, socket] {
            if (socket->bytesAvailable() > longestRequest) {
                socket->abort();
                return;
            }
            if (!socket->canReadLine())
                return;
            const StartRequest request = decode(socket->readLine());
            socket->write("ok\n");
            socket->disconnectFromServer();
            Q_EMIT requested(request);
        };
        connect(socket, &QLocalSocket::readyRead, this, read);
        read();
    }
}

/// The first one may have its lock and not listen yet, or listen no more and end in a moment.
SingleInstance::Start SingleInstance::start(const StartRequest &request)
{
    const QDeadlineTimer deadline(patienceMs);
    do {
        if (claim())
            return Start::First;
        if (handOver(request))
            return Start::HandedOver;
        QThread::msleep(attemptMs);
    } while (!deadline.hasExpired());
    return Start::NoAnswer;
}

/// False also when the other one ends before it has answered.
bool SingleInstance::handOver(const StartRequest &request)
{
    QLocalSocket socket;
    socket.connectToServer(socketPath());
    if (!socket.waitForConnected(attemptMs))
        return false;
    socket.write(encode(request));
    socket.waitForBytesWritten(patienceMs);
    return socket.waitForReadyRead(patienceMs) && socket.readAll().startsWith("ok");
}

} // namespace litekeep
