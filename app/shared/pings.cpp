// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shared/pings.h"

#include "engine/databaselist.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QMetaEnum>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace litekeep {

namespace {

using Kind = RunAnnouncement::Kind;

constexpr auto answerWithin = 5s;
constexpr auto tryAgainAfter = 1s;
constexpr int mostTries = 2;
/// The end is what matters: it does not wait longer than this for a start before it.
constexpr auto startMayDelayEnd = 2s;
constexpr auto patienceAtEnd = 5s;
constexpr int mostRedirects = 3;

QNetworkRequest requestFor(const QUrl &url)
{
    QNetworkRequest request(url);
    request.setHeader(QNetworkRequest::UserAgentHeader,
                      QString(u"Litekeep/"_s + QCoreApplication::applicationVersion()));
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    // Never from https to http, never to anything else.
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::NoLessSafeRedirectPolicy);
    request.setMaximumRedirectsAllowed(mostRedirects);
    return request;
}

int statusOf(const QNetworkReply &reply)
{
    return reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

bool isGood(const QNetworkReply &reply)
{
    return statusOf(reply) >= 200 && statusOf(reply) < 300; // whatever came of the body
}

/// Not errorString(): that names the address.
QString reasonOf(const QNetworkReply &reply)
{
    if (const int status = statusOf(reply); status > 0)
        return u"HTTP status %1"_s.arg(status);
    return QString::fromLatin1(
        QMetaEnum::fromType<QNetworkReply::NetworkError>().valueToKey(reply.error()));
}

} // namespace

QUrl pingAddress(const QString &address, Kind kind)
{
    QUrl url(address, QUrl::StrictMode);
    if (kind == Kind::Succeeded)
        return url;
    if (kind == Kind::Cancelled)
        return {};
    QString path = url.path(QUrl::FullyEncoded);
    while (path.endsWith(u'/'))
        path.chop(1);
    url.setPath(path + (kind == Kind::Started ? "/start"_L1 : "/fail"_L1), QUrl::StrictMode);
    return url;
}

Pings::Pings(QObject *parent) : QObject(parent)
{
    qRegisterMetaType<RunAnnouncement>();
    connect(&RunAnnouncer::instance(), &RunAnnouncer::announced, this, &Pings::take,
            Qt::QueuedConnection);
}

Pings::~Pings()
{
    for (const Line &line : std::as_const(m_lines)) {
        if (line.reply)
            line.reply->disconnect(this);
    }
}

void Pings::take(const RunAnnouncement &run)
{
    const QUrl url = pingAddress(run.pingUrl, run.kind);
    if (url.isEmpty() || !pingUrlProblem(run.pingUrl).isEmpty())
        return;
    Line &line = m_lines[run.pingUrl];
    if (run.kind != Kind::Started)
        hurry(line);
    line.waiting.append({.kind = run.kind, .database = run.database, .url = url});
    if (!line.current)
        next(run.pingUrl);
}

/// A start that has not been told by now is of no use to anybody.
void Pings::hurry(Line &line)
{
    line.waiting.removeIf([](const Ping &ping) { return ping.kind == Kind::Started; });
    if (line.reply && line.current && line.current->kind == Kind::Started)
        QTimer::singleShot(startMayDelayEnd, line.reply.data(), &QNetworkReply::abort);
}

void Pings::next(const QString &address)
{
    Line &line = m_lines[address];
    line.current.reset();
    if (line.waiting.isEmpty()) {
        m_lines.remove(address);
        if (isIdle())
            Q_EMIT idle();
        return;
    }
    line.current = line.waiting.takeFirst();
    send(address);
}

void Pings::send(const QString &address)
{
    Line &line = m_lines[address];
    ++line.current->tries;
    if (!m_network)
        m_network = new QNetworkAccessManager(this);
    QNetworkReply *reply = m_network->get(requestFor(line.current->url));
    line.reply = reply;
    // The whole of it, not the silence between two bytes.
    QTimer::singleShot(answerWithin, reply, &QNetworkReply::abort);
    connect(reply, &QNetworkReply::readyRead, reply, [reply] { reply->readAll(); });
    connect(reply, &QNetworkReply::finished, this,
            [this, address, reply] { ended(address, reply); });
}

void Pings::ended(const QString &address, QNetworkReply *reply)
{
    reply->deleteLater();
    const Ping &ping = *m_lines[address].current;
    if (!isGood(*reply) && ping.kind != Kind::Started) {
        if (ping.tries < mostTries) {
            QTimer::singleShot(tryAgainAfter, this, [this, address] { send(address); });
            return;
        }
        Q_EMIT failed(ping.database, reasonOf(*reply));
    }
    next(address);
}

bool Pings::isIdle() const
{
    return m_lines.isEmpty();
}

void Pings::finish()
{
    QCoreApplication::sendPostedEvents(this, QEvent::MetaCall); // what engines told at their end
    if (isIdle())
        return;
    QEventLoop loop;
    connect(this, &Pings::idle, &loop, &QEventLoop::quit);
    QTimer::singleShot(patienceAtEnd, &loop, &QEventLoop::quit);
    loop.exec();
}

} // namespace litekeep
