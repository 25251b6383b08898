// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/switchonround.h"

#include "ui/automaticbackups.h"
#include "ui/keptdatabases.h"

using namespace Qt::StringLiterals;

namespace litekeep {

SwitchOnRound::SwitchOnRound(KeptDatabases *databases, QObject *parent)
    : QObject(parent),
      m_databases(databases)
{
    connect(databases, &KeptDatabases::aboutToRemove, this, [this](KeptMember *member) {
        if (m_running.contains(member))
            done(member);
    });
}

void SwitchOnRound::start(const QList<KeptPlace> &places)
{
    for (const KeptPlace &place : places) {
        if (KeptMember *member = m_databases->member(place))
            m_running.append(member);
    }
    const QList<KeptMember *> all = m_running;
    for (KeptMember *member : all)
        begin(member);
    endIfDone();
}

void SwitchOnRound::begin(KeptMember *member)
{
    AutomaticBackups *automatic = member->automatic();
    connect(automatic, &AutomaticBackups::storingEnded, this, [this, member](bool stored) {
        if (!stored)
            return; // why follows
        ++m_switchedOn;
        done(member);
    });
    connect(automatic, &AutomaticBackups::troubled, this, [this, member](const Error &error) {
        m_failures.append(u"%1: %2"_s.arg(m_databases->nameOf(member), error.text()));
        done(member);
    });
    automatic->store({.enabled = true});
}

void SwitchOnRound::done(KeptMember *member)
{
    m_running.removeOne(member);
    member->automatic()->disconnect(this);
    endIfDone();
}

void SwitchOnRound::endIfDone()
{
    if (!m_running.isEmpty())
        return;
    Q_EMIT ended(m_switchedOn, m_failures);
    deleteLater();
}

} // namespace litekeep
