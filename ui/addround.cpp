// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/addround.h"

#include "ui/databasesession.h"
#include "ui/keptdatabases.h"

#include <QFileInfo>

#include <utility>

using namespace Qt::StringLiterals;

namespace litekeep {

AddRound::AddRound(KeptDatabases *databases, QObject *parent)
    : QObject(parent),
      m_databases(databases)
{
    connect(databases, &KeptDatabases::aboutToRemove, this, [this](KeptMember *member) {
        if (m_waiting.removeOne(member))
            start();
    });
}

void AddRound::add(KeptMember *member)
{
    if (m_waiting.contains(member))
        return;
    m_waiting.append(member);
    connect(
        member, &KeptMember::changed, this, [this, member] { look(member); },
        Qt::QueuedConnection); // it may be let go of
}

void AddRound::fail(const QString &path, const QString &reason)
{
    m_failures.append(u"%1: %2"_s.arg(QFileInfo(path).fileName(), reason));
}

void AddRound::start()
{
    m_started = true;
    const QList<KeptMember *> waiting = m_waiting;
    for (KeptMember *member : waiting)
        look(member);
    if (!m_waiting.isEmpty() || !std::exchange(m_started, false))
        return;
    Q_EMIT ended(m_added, m_failures);
    deleteLater();
}

void AddRound::look(KeptMember *member)
{
    if (!m_waiting.contains(member))
        return;
    const DatabaseFacts &facts = member->session()->facts();
    if (!facts.info && !facts.databaseError)
        return;
    m_waiting.removeOne(member);
    disconnect(member, nullptr, this, nullptr);
    if (facts.info) {
        m_added.append(member->place());
    } else {
        fail(member->place().database, facts.databaseError->text());
        m_databases->close(member); // unless it was on the list before
    }
    if (m_waiting.isEmpty() && m_started)
        start();
}

} // namespace litekeep
