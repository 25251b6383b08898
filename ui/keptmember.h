// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/databaselist.h"
#include "ui/message.h"

#include <QObject>

#include <memory>
#include <optional>

namespace litekeep {

class AutomaticBackups;
class DatabaseSession;
struct DatabaseRow;

/// One database that the window keeps, whether or not its page has been made: the session and
/// the automatic backups, and what they had to tell before there was a page.
class KeptMember : public QObject
{
    Q_OBJECT
public:
    explicit KeptMember(const KeptPlace &place, QObject *parent = nullptr);
    ~KeptMember() override;

    const KeptPlace &place() const { return m_place; }
    /// Made when somebody asks for the first time; nothing is read before start().
    DatabaseSession *session();
    AutomaticBackups *automatic();

    /// Looks after the folder and begins with the schedule; again, it does nothing.
    void start();
    bool isStarted() const { return m_started; }
    /// Work that a person should be asked about before it is cut off.
    bool isWorking() const;
    bool isBusy() const;
    /// It could be read at least once, or is still unknown: not a mistyped name.
    bool isDatabase() const;
    /// Begins nothing more.
    void stop();

    bool isListed() const { return m_listed; }
    void setListed(bool listed) { m_listed = listed; }

    /// What was told so far; from now on, whoever asks listens for himself.
    QList<Message> takeMessages();

    /// How it stands in a list; the name is the caller's business.
    DatabaseRow row() const;

Q_SIGNALS:
    void changed();
    void progressChanged(const litekeep::Progress &progress);
    /// The first look at the folder has ended, well or not.
    void prepared();
    /// Nothing runs any more.
    void idle();

private:
    void make();
    void collect(const Message &message);
    void forget(const QByteArray &topic);
    void onJob();
    void onStatus();

    KeptPlace m_place;
    std::unique_ptr<DatabaseSession> m_session;
    std::unique_ptr<AutomaticBackups> m_automatic;
    std::unique_ptr<QObject> m_collector; ///< as long as there is no page
    QList<Message> m_messages;
    bool m_started = false;
    bool m_prepared = false;
    bool m_listed = false;
    bool m_unreachable = false;
    bool m_wasDatabase = false;
};

} // namespace litekeep
