// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/keptmember.h"

#include "ui/automaticbackups.h"
#include "ui/databaserow.h"
#include "ui/databasesession.h"

#include <utility>

namespace litekeep {

KeptMember::KeptMember(const KeptPlace &place, QObject *parent) : QObject(parent), m_place(place) {}

KeptMember::~KeptMember() = default;

DatabaseSession *KeptMember::session()
{
    if (!m_session)
        make();
    return m_session.get();
}

AutomaticBackups *KeptMember::automatic()
{
    if (!m_session)
        make();
    return m_automatic.get();
}

void KeptMember::make()
{
    m_session = std::make_unique<DatabaseSession>(m_place.database, m_place.folder);
    m_automatic = std::make_unique<AutomaticBackups>(m_session.get());
    m_collector = std::make_unique<QObject>();
    connect(m_session.get(), &DatabaseSession::message, m_collector.get(),
            [this](const Message &message) { collect(message); });
    connect(m_session.get(), &DatabaseSession::messageOutdated, m_collector.get(),
            [this](const QByteArray &topic) { forget(topic); });
    connect(m_session.get(), &DatabaseSession::factsChanged, this, [this] {
        m_wasDatabase = m_wasDatabase || m_session->facts().info;
        Q_EMIT changed();
    });
    connect(m_session.get(), &DatabaseSession::othersChanged, this, &KeptMember::changed);
    connect(m_session.get(), &DatabaseSession::jobChanged, this, &KeptMember::onJob);
    connect(m_session.get(), &DatabaseSession::progressChanged, this, &KeptMember::progressChanged);
    connect(m_automatic.get(), &AutomaticBackups::statusChanged, this, &KeptMember::onStatus);
    connect(m_automatic.get(), &AutomaticBackups::idle, this, &KeptMember::idle);
}

void KeptMember::start()
{
    if (std::exchange(m_started, true))
        return;
    session()->start();
}

void KeptMember::onJob()
{
    Q_EMIT changed();
    if (m_started && !m_session->isBusy() && !std::exchange(m_prepared, true))
        Q_EMIT prepared();
}

/// The schedule looks every half a minute, and so knows first what has gone. What comes back,
/// such as a disk, may want tidying up.
void KeptMember::onStatus()
{
    const std::optional<BackupStatus> &status = m_automatic->status();
    const bool unreachable = status && status->state == BackupStatus::State::Unreachable;
    const bool before = std::exchange(m_unreachable, unreachable);
    if (before && !unreachable && !m_session->isBusy())
        m_session->start();
    else if (before != unreachable)
        m_session->refresh();
    Q_EMIT changed();
}

bool KeptMember::isBusy() const
{
    return m_session && m_session->isBusy();
}

bool KeptMember::isWorking() const
{
    return isBusy() && m_session->job() != Job::StartUp;
}

bool KeptMember::isDatabase() const
{
    return m_wasDatabase || !m_session || !m_session->facts().databaseError;
}

void KeptMember::stop()
{
    if (m_automatic)
        m_automatic->stop();
}

/// As a page would show them: the newest of each topic.
void KeptMember::collect(const Message &message)
{
    constexpr qsizetype enough = 20;
    forget(message.topic);
    m_messages.append(message);
    if (m_messages.size() > enough)
        m_messages.removeFirst();
}

void KeptMember::forget(const QByteArray &topic)
{
    m_messages.removeIf([&topic](const Message &message) { return message.topic == topic; });
}

QList<Message> KeptMember::takeMessages()
{
    m_collector.reset();
    return std::exchange(m_messages, {});
}

DatabaseRow KeptMember::row() const
{
    return rowOf(m_place, m_session ? m_session->facts() : DatabaseFacts(),
                 QDateTime::currentDateTimeUtc(), QLocale());
}

} // namespace litekeep
