// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/databaselist.h"

#include <QList>
#include <QObject>
#include <QStringList>

namespace litekeep {

class KeptDatabases;
class KeptMember;

/// Several files that a person adds in one go: waits until each has been looked at, keeps the
/// databases among them and tells what the others are. Deletes itself when it has told.
class AddRound : public QObject
{
    Q_OBJECT
public:
    AddRound(KeptDatabases *databases, QObject *parent);

    /// Beginning with the last call of it, start() may tell.
    void add(KeptMember *member);
    void fail(const QString &path, const QString &reason);
    void start();

Q_SIGNALS:
    /// `failures`: one line for each that was not added.
    void ended(const QList<litekeep::KeptPlace> &added, const QStringList &failures);

private:
    void look(KeptMember *member);

    KeptDatabases *m_databases;
    QList<KeptMember *> m_waiting;
    QStringList m_failures;
    QList<KeptPlace> m_added;
    bool m_started = false;
};

} // namespace litekeep
