// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/databaselist.h"

#include <QObject>
#include <QStringList>

namespace litekeep {

class KeptDatabases;
class KeptMember;

/// Switches the automatic backups of several databases on, each with the settings it has. Deletes
/// itself when it has told.
class SwitchOnRound : public QObject
{
    Q_OBJECT
public:
    SwitchOnRound(KeptDatabases *databases, QObject *parent);

    void start(const QList<KeptPlace> &places);

Q_SIGNALS:
    /// `failures`: one line for each that could not be.
    void ended(int switchedOn, const QStringList &failures);

private:
    void begin(KeptMember *member);
    void done(KeptMember *member);
    void endIfDone();

    KeptDatabases *m_databases;
    QList<KeptMember *> m_running;
    QStringList m_failures;
    int m_switchedOn = 0;
};

} // namespace litekeep
