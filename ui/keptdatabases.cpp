// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/keptdatabases.h"

#include "ui/automaticbackups.h"
#include "ui/databasesession.h"

#include <QCollator>
#include <QCoreApplication>
#include <QEvent>
#include <QtConcurrentRun>

#include <algorithm>
#include <type_traits>
#include <utility>

namespace litekeep {

namespace {

void takeSettings(KeptDatabase &entry, const KeptDatabase &from)
{
    entry.beforeCommand = from.beforeCommand;
    entry.afterCommand = from.afterCommand;
    entry.commandSeconds = from.commandSeconds;
    entry.pingUrl = from.pingUrl;
}

} // namespace

KeptDatabases::KeptDatabases(QObject *parent) : QObject(parent)
{
    m_elapsed.start();
    m_settle.setSingleShot(true);
    m_settle.setInterval(settleMs);
    connect(&m_settle, &QTimer::timeout, this, &KeptDatabases::rowsChanged);
    connect(&m_clock, &QTimer::timeout, this, &KeptDatabases::rowsChanged);
    m_startTimer.setSingleShot(true);
    connect(&m_startTimer, &QTimer::timeout, this, &KeptDatabases::startNext);
    connect(&m_watcher, &DatabaseListWatcher::changed, this, &KeptDatabases::read);
}

/// All are told to stop before the first one is waited for.
KeptDatabases::~KeptDatabases()
{
    for (KeptMember *member : std::as_const(m_members)) {
        member->disconnect(this);
        member->stop();
        if (member->isBusy())
            member->session()->cancel();
    }
    qDeleteAll(std::exchange(m_members, {}));
    // Answers that are on their way arrive while there is somebody to take them: Qt 6.4 would
    // start them from a destructor.
    m_ending = true;
    m_pool.waitForDone();
    QCoreApplication::sendPostedEvents(this, QEvent::MetaCall);
}

void KeptDatabases::begin()
{
    if (std::exchange(m_begun, true))
        return;
    m_watcher.start();
    m_clock.start(clockMs);
    read();
}

/// The list may lie on a slow disk.
template <typename Work, typename Then>
void KeptDatabases::inBackground(Work work, Then then)
{
    QtConcurrent::run(&m_pool, work)
        .then(this, [this, then](const std::invoke_result_t<Work> &result) {
            if (!m_ending)
                then(result);
        });
}

void KeptDatabases::read()
{
    if (std::exchange(m_reading, true)) {
        m_readAgain = true;
        return;
    }
    inBackground([] { return keptPlaces(); },
                 [this](const Result<QList<KeptPlace>> &places) {
                     m_reading = false;
                     if (places) {
                         m_read = true;
                         follow(*places);
                         Q_EMIT listRead();
                     } else {
                         Q_EMIT listTroubled(places.error());
                     }
                     if (std::exchange(m_readAgain, false))
                         read();
                 });
}

void KeptDatabases::follow(const QList<KeptPlace> &places)
{
    const QList<KeptMember *> before = m_members;
    for (KeptMember *member : before) {
        const bool listed = places.contains(member->place());
        if (member->isListed() && !listed && member->isWorking()) {
            m_readWhenIdle = true; // what a person has begun here comes to its end
        } else if (member->isListed() && !listed) {
            Q_EMIT takenOff(nameOf(member));
            release(member);
        } else {
            member->setListed(listed);
        }
    }
    QList<KeptMember *> fresh;
    for (const KeptPlace &place : places) {
        if (!member(place))
            fresh.append(adopt(place));
    }
    for (KeptMember *member : std::as_const(fresh))
        member->setListed(true);
    m_unstarted += fresh;
    if (!fresh.isEmpty())
        tellMembers();
    // When they are on the screen with their names: reading beside it would make both late.
    if (!m_startTimer.isActive())
        m_startTimer.start(restMs);
}

KeptMember *KeptDatabases::member(const KeptPlace &place) const
{
    const auto found =
        std::find_if(m_members.cbegin(), m_members.cend(),
                     [&place](const KeptMember *one) { return one->place() == place; });
    return found == m_members.cend() ? nullptr : *found;
}

QString KeptDatabases::nameOf(const KeptMember *member) const
{
    const auto found = std::find(m_members.cbegin(), m_members.cend(), member);
    return m_names.value(found - m_members.cbegin());
}

QList<KeptMember *> KeptDatabases::working() const
{
    QList<KeptMember *> all;
    std::copy_if(m_members.cbegin(), m_members.cend(), std::back_inserter(all),
                 [](const KeptMember *member) { return member->isWorking(); });
    return all;
}

QList<DatabaseRow> KeptDatabases::rows() const
{
    QList<DatabaseRow> rows;
    for (qsizetype i = 0; i < m_members.size(); ++i) {
        rows.append(m_members.at(i)->row());
        rows.last().name = m_names.at(i);
    }
    return rows;
}

KeptMember *KeptDatabases::open(const QString &path, const QString &folder)
{
    const KeptPlace place = keptPlaceOf(path, folder);
    KeptMember *found = member(place);
    if (!found && folder.isEmpty()) {
        const auto same =
            std::find_if(m_members.cbegin(), m_members.cend(), [&place](const KeptMember *one) {
                return one->place().database == place.database;
            });
        found = same == m_members.cend() ? nullptr : *same;
    }
    if (found)
        return found;
    KeptMember *made = adopt(place);
    tellMembers();
    return made;
}

KeptMember *KeptDatabases::adopt(const KeptPlace &place)
{
    auto *member = new KeptMember(place, this);
    m_members.append(member);
    connect(member, &KeptMember::changed, this, [this] {
        if (!m_settle.isActive())
            m_settle.start();
    });
    connect(member, &KeptMember::prepared, this, [this, member] {
        member->automatic()->setGate([this, member] { return takeTurn(member); });
        startNext();
    });
    connect(member, &KeptMember::idle, this, [this, member] { onIdle(member); });
    Q_EMIT added(member);
    return member;
}

void KeptDatabases::tellMembers()
{
    sort();
    Q_EMIT membersChanged();
}

void KeptDatabases::retranslate()
{
    for (KeptMember *member : std::as_const(m_members)) {
        if (member->isStarted())
            member->automatic()->check();
    }
    m_settle.start();
}

void KeptDatabases::sort()
{
    QList<KeptPlace> places;
    for (const KeptMember *member : std::as_const(m_members))
        places.append(member->place());
    const QStringList names = namesFor(places);
    QList<std::pair<QString, KeptMember *>> named;
    for (qsizetype i = 0; i < m_members.size(); ++i)
        named.append({names.at(i), m_members.at(i)});
    QCollator collator;
    collator.setNumericMode(true);
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    std::stable_sort(named.begin(), named.end(), [&collator](const auto &left, const auto &right) {
        return collator.compare(left.first, right.first) < 0;
    });
    m_names.clear();
    m_members.clear();
    for (const auto &[name, member] : std::as_const(named)) {
        m_names.append(name);
        m_members.append(member);
    }
}

/// Whoever shows it lets go of it first; what it does ends tidily before it goes.
void KeptDatabases::release(KeptMember *member)
{
    Q_EMIT aboutToRemove(member);
    member->disconnect(this);
    member->stop();
    m_unstarted.removeAll(member);
    m_turns.leave(member);
    const QList<KeptMember *> waiting = m_turns.giveBack(member);
    m_members.removeAll(member);
    if (member->isBusy()) {
        connect(member, &KeptMember::idle, member, &QObject::deleteLater);
        member->session()->cancel();
    } else {
        member->deleteLater();
    }
    tellMembers();
    for (KeptMember *next : waiting)
        next->automatic()->check();
    Q_EMIT turnFree();
}

void KeptDatabases::close(KeptMember *member)
{
    if (!member->isListed())
        release(member);
}

void KeptDatabases::forget(KeptMember *member)
{
    const KeptPlace place = member->place();
    const QString folder = member->session()->folder();
    const auto work = [place]() -> Result<KeptDatabase> {
        const auto entry = keptDatabase(place.database, place.folder);
        if (!entry)
            return tl::unexpected(entry.error());
        const KeptDatabase kept = entry->value_or(KeptDatabase{.path = place.database,
                                                               .folder = place.folder,
                                                               .addedAt = {},
                                                               .beforeCommand = {},
                                                               .afterCommand = {},
                                                               .pingUrl = {}});
        return forgetDatabase(place.database, place.folder).map([&kept](const auto &) {
            return kept;
        });
    };
    inBackground(work, [this, place, folder](const Result<KeptDatabase> &entry) {
        if (!entry) {
            Q_EMIT forgetFailed(entry.error());
            return;
        }
        if (KeptMember *gone = this->member(place))
            release(gone);
        Q_EMIT forgotten(*entry, folder);
    });
}

void KeptDatabases::supersede(KeptMember *member, const KeptPlace &by)
{
    const KeptPlace place = member->place();
    const auto work = [place, by]() -> Result<DatabaseListChange> {
        const auto entry = keptDatabase(place.database, place.folder);
        if (!entry)
            return tl::unexpected(entry.error());
        if (!*entry)
            return DatabaseListChange();
        return changeDatabase(by.database, by.folder,
                              [&entry](KeptDatabase &now) { takeSettings(now, **entry); })
            .and_then([&place](const DatabaseListChange &) {
                return forgetDatabase(place.database, place.folder);
            });
    };
    inBackground(work, [this, place](const Result<DatabaseListChange> &result) {
        KeptMember *gone = this->member(place);
        if (!result)
            Q_EMIT forgetFailed(result.error());
        else if (gone)
            release(gone);
    });
}

void KeptDatabases::putBack(const KeptDatabase &database)
{
    const auto work = [database] {
        return changeDatabase(database.path, database.folder,
                              [&database](KeptDatabase &now) { takeSettings(now, database); });
    };
    inBackground(work, [this](const Result<DatabaseListChange> &result) {
        if (!result)
            Q_EMIT forgetFailed(result.error());
        read();
    });
}

/// What a person has opened may have begun already.
void KeptDatabases::startNext()
{
    while (!m_unstarted.isEmpty()) {
        KeptMember *next = m_unstarted.takeFirst();
        if (next->isStarted())
            continue;
        m_startTimer.start(startUpPatienceMs);
        next->start();
        return;
    }
    m_startTimer.stop();
}

bool KeptDatabases::takeTurn(KeptMember *member)
{
    return !m_held && m_turns.take(member, m_elapsed.elapsed());
}

void KeptDatabases::holdBack(bool held)
{
    m_held = held;
    if (!held)
        Q_EMIT turnFree();
}

void KeptDatabases::onIdle(KeptMember *member)
{
    const QList<KeptMember *> waiting = m_turns.giveBack(member);
    if (std::exchange(m_readWhenIdle, false))
        read();
    // What a person has asked for comes before the schedule.
    Q_EMIT turnFree();
    for (KeptMember *next : waiting)
        next->automatic()->check();
}

} // namespace litekeep
