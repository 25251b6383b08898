// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/backupround.h"

#include "ui/databasesession.h"
#include "ui/keptdatabases.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace litekeep {

BackupRound::BackupRound(KeptDatabases *databases, QObject *parent)
    : QObject(parent),
      m_databases(databases)
{
    m_again.setInterval(againMs);
    connect(&m_again, &QTimer::timeout, this, &BackupRound::goOn);
    connect(databases, &KeptDatabases::turnFree, this, &BackupRound::goOn);
    connect(databases, &KeptDatabases::aboutToRemove, this, &BackupRound::leave);
}

void BackupRound::start()
{
    if (isRunning() || m_databases->members().isEmpty())
        return;
    m_outcomes.clear();
    m_progress = {};
    m_waiting = m_databases->members();
    m_total = int(m_waiting.size());
    m_again.start();
    Q_EMIT started();
    goOn();
}

void BackupRound::goOn()
{
    if (!isRunning())
        return;
    const QList<KeptMember *> waiting = m_waiting;
    for (KeptMember *member : waiting) {
        if (!member->isStarted())
            member->start(); // its folder is looked after first
        if (member->isBusy())
            continue; // later; the others need not wait for it
        if (!m_databases->takeTurn(member))
            break;
        m_waiting.removeAll(member);
        begin(member);
    }
}

void BackupRound::begin(KeptMember *member)
{
    m_running.append(member);
    m_progress = {};
    DatabaseSession *session = member->session();
    connect(session, &DatabaseSession::jobEnded, this,
            [this, member](Job job, const std::optional<Error> &error) {
                jobEnded(member, job, error);
            });
    connect(member, &KeptMember::progressChanged, this, [this](const Progress &progress) {
        m_progress = progress;
        Q_EMIT changed();
    });
    session->backUp();
    Q_EMIT changed();
}

void BackupRound::jobEnded(KeptMember *member, Job job, const std::optional<Error> &error)
{
    if (job != Job::BackUp || !m_running.removeOne(member))
        return;
    member->session()->disconnect(this);
    disconnect(member, &KeptMember::progressChanged, this, nullptr);
    record(member, error);
    endIfDone(); // the turn comes back a little later
}

void BackupRound::record(KeptMember *member, const std::optional<Error> &error)
{
    m_outcomes.append({.name = m_databases->nameOf(member), .error = error});
    Q_EMIT changed();
}

void BackupRound::leave(KeptMember *member)
{
    const bool was = m_waiting.removeOne(member) || m_running.removeOne(member);
    if (!was)
        return;
    record(member, Error{.code = ErrorCode::Cancelled});
    endIfDone();
}

void BackupRound::cancel()
{
    const QList<KeptMember *> waiting = std::exchange(m_waiting, {});
    for (KeptMember *member : waiting)
        record(member, Error{.code = ErrorCode::Cancelled});
    for (KeptMember *member : std::as_const(m_running))
        member->session()->cancel();
    endIfDone();
}

void BackupRound::endIfDone()
{
    if (!isRunning() || !m_waiting.isEmpty() || !m_running.isEmpty())
        return;
    m_again.stop();
    m_total = 0;
    Q_EMIT ended();
}

QString BackupRound::runningNames() const
{
    QStringList names;
    for (const KeptMember *member : m_running)
        names.append(m_databases->nameOf(member));
    return names.join(u", "_s);
}

QString BackupRound::stageText() const
{
    return m_progress.text();
}

int BackupRound::percent() const
{
    if (m_total == 0)
        return 0;
    const int current = m_running.isEmpty() ? 0 : m_progress.percent;
    return (int(m_outcomes.size()) * 100 + current) / m_total;
}

} // namespace litekeep
