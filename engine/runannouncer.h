// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QObject>
#include <QString>

namespace litekeep {

/// A run of a database, for those who tell others about it (app/shared/pings.h).
struct RunAnnouncement
{
    enum class Kind {
        Started,
        Succeeded, ///< done, or nothing had changed
        Failed,    ///< also skipped because the command before it did not succeed
        Cancelled,
    };
    Kind kind = Kind::Started;
    QString database;
    QString pingUrl; ///< of this user's list; empty: nobody is to be told. A secret.
};

/// Where the runs of all engines of this process are told: manual and automatic ones, not safety
/// backups and imports. A run that never got its turn (another Litekeep is at work, nothing is
/// due) is not told.
class RunAnnouncer : public QObject
{
    Q_OBJECT
public:
    static RunAnnouncer &instance();

Q_SIGNALS:
    /// Emitted in the thread of the run: connect it with a context object of another thread.
    void announced(const litekeep::RunAnnouncement &run);
};

} // namespace litekeep

Q_DECLARE_METATYPE(litekeep::RunAnnouncement)
