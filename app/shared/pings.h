// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/runannouncer.h"

#include <QList>
#include <QMap>
#include <QObject>
#include <QPointer>
#include <QUrl>

#include <optional>

class QNetworkAccessManager;
class QNetworkReply;

namespace litekeep {

/// The address that is asked for: "/start" or "/fail" goes behind the path and before a query;
/// a success is the address itself. Empty where nothing is told (a cancelled run).
QUrl pingAddress(const QString &address, RunAnnouncement::Kind kind);

/**
 * Tells the addresses of this user's list how the backups of this program go, in the style of
 * healthchecks: one request after the other for each address, in the background, each bounded in
 * time. An end that did not get through is tried once more; a start is not.
 *
 * One for each program, made before the engines and living longer than them. Whatever happens
 * here, no backup hears of it.
 */
class Pings : public QObject
{
    Q_OBJECT
public:
    explicit Pings(QObject *parent = nullptr);
    /// Gives up what is under way.
    ~Pings() override;

    /// Before the program ends: waits for what is under way, some seconds at most.
    void finish();

Q_SIGNALS:
    /// An end that could not be told. `reason` is technical text without the address.
    void failed(const QString &database, const QString &reason);

private:
    struct Ping
    {
        RunAnnouncement::Kind kind = RunAnnouncement::Kind::Started;
        QString database;
        QUrl url;
        int tries = 0;
    };
    struct Line
    {
        QList<Ping> waiting;
        std::optional<Ping> current;
        QPointer<QNetworkReply> reply;
    };

    void take(const RunAnnouncement &run);
    void hurry(Line &line);
    void next(const QString &address);
    void send(const QString &address);
    void ended(const QString &address, QNetworkReply *reply);
    bool isIdle() const;

    QMap<QString, Line> m_lines; ///< by address: order matters within one
    QNetworkAccessManager *m_network = nullptr;

Q_SIGNALS:
    void idle();
};

} // namespace litekeep
