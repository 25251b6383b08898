// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/databaselist.h"
#include "engine/databaselistwatcher.h"
#include "engine/turns.h"
#include "ui/databaserow.h"
#include "ui/keptmember.h"

#include <QElapsedTimer>
#include <QList>
#include <QThreadPool>
#include <QTimer>

namespace litekeep {

/**
 * All databases that the window keeps: those on this user's list, which it follows, and what was
 * opened beside it. Each has its engine and its schedule as long as it is here, whether or not
 * somebody looks at it. They begin one after the other and take turns with automatic backups.
 */
class KeptDatabases : public QObject
{
    Q_OBJECT
public:
    explicit KeptDatabases(QObject *parent = nullptr);
    ~KeptDatabases() override;

    /// Reads the list and begins with what is on it; not before the window is there.
    void begin();
    bool hasBegun() const { return m_begun; }
    /// The list was read at least once.
    bool isRead() const { return m_read; }

    /// By name.
    const QList<KeptMember *> &members() const { return m_members; }
    KeptMember *member(const KeptPlace &place) const;
    QString nameOf(const KeptMember *member) const;
    QList<KeptMember *> working() const;
    /// In the order of members().
    QList<DatabaseRow> rows() const;

    /// The one that is here already, or a new one. Without a folder, whichever folder is known.
    KeptMember *open(const QString &path, const QString &folder);
    /// The engine's texts are in the language of the moment of asking.
    void retranslate();
    /// Takes it off the list; the backups stay. What it does is cancelled.
    void forget(KeptMember *member);
    /// Its backups go to another folder from now on: that entry takes the place of this one.
    void supersede(KeptMember *member, const KeptPlace &by);
    /// Undoes forget().
    void putBack(const KeptDatabase &database);
    /// Lets go of what is not on the list.
    void close(KeptMember *member);

    /// A turn for a backup that a person has asked for in one go with others.
    bool takeTurn(KeptMember *member);
    /// While it is held back nobody gets a turn: everything is to come to its end.
    void holdBack(bool held);

Q_SIGNALS:
    void added(litekeep::KeptMember *member);
    /// It is deleted afterwards.
    void aboutToRemove(litekeep::KeptMember *member);
    void membersChanged();
    void rowsChanged();
    void listRead();
    /// The list cannot be read; what is kept stays kept.
    void listTroubled(const litekeep::Error &error);
    /// What forget() has done: the entry as it was, for putBack(), and where its backups are.
    void forgotten(const litekeep::KeptDatabase &database, const QString &folder);
    void forgetFailed(const litekeep::Error &error);
    /// Somebody else has taken it off the list.
    void takenOff(const QString &name);
    /// Someone may have a turn now.
    void turnFree();

private:
    void read();
    template <typename Work, typename Then>
    void inBackground(Work work, Then then);
    void follow(const QList<KeptPlace> &places);
    KeptMember *adopt(const KeptPlace &place);
    void release(KeptMember *member);
    void sort();
    void tellMembers();
    void startNext();
    void onIdle(KeptMember *member);

    static constexpr int startUpPatienceMs = 5000;
    static constexpr int restMs = 100;
    static constexpr int settleMs = 40;
    static constexpr int clockMs = 30'000;

    DatabaseListWatcher m_watcher;
    QTimer m_settle; ///< several changes are told once
    QTimer m_clock;  ///< relative times grow old
    QTimer m_startTimer;
    QElapsedTimer m_elapsed;
    Turns<KeptMember> m_turns;
    QList<KeptMember *> m_members;
    QStringList m_names;
    QList<KeptMember *> m_unstarted;
    bool m_begun = false;
    bool m_read = false;
    bool m_reading = false;
    bool m_readAgain = false;
    bool m_readWhenIdle = false; ///< one that is off the list is still at work
    bool m_ending = false;
    bool m_held = false;
    QThreadPool m_pool; ///< what reads and writes the list
};

} // namespace litekeep
