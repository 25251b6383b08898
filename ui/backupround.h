// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/backuptypes.h"

#include <QList>
#include <QObject>
#include <QTimer>

#include <optional>

namespace litekeep {

class KeptDatabases;
class KeptMember;
enum class Job;

/// "Back up all now": one database after the other, in turn with the automatic backups. One that
/// fails never stops the others.
class BackupRound : public QObject
{
    Q_OBJECT
public:
    struct Outcome
    {
        QString name;
        std::optional<Error> error; ///< nothing: there is a new backup
    };

    explicit BackupRound(KeptDatabases *databases, QObject *parent = nullptr);

    bool isRunning() const { return m_total > 0; }
    /// All that are kept, from the first by name to the last.
    void start();
    /// Stops what it has begun and begins nothing more.
    void cancel();

    int total() const { return m_total; }
    const QList<Outcome> &outcomes() const { return m_outcomes; }
    /// Those that are being backed up, by name, and how far they are all together.
    QString runningNames() const;
    QString stageText() const;
    int percent() const;

Q_SIGNALS:
    void started();
    void changed();
    /// With the outcomes of all of them.
    void ended();

private:
    void goOn();
    void begin(KeptMember *member);
    void jobEnded(KeptMember *member, Job job, const std::optional<Error> &error);
    void leave(KeptMember *member);
    void record(KeptMember *member, const std::optional<Error> &error);
    void endIfDone();

    static constexpr int againMs = 500;

    KeptDatabases *m_databases;
    QTimer m_again; ///< for those that are busy with something else
    QList<KeptMember *> m_waiting;
    QList<KeptMember *> m_running;
    QList<Outcome> m_outcomes;
    Progress m_progress;
    int m_total = 0;
};

} // namespace litekeep
