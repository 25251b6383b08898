// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

namespace litekeep {

/// Tells when this user's list of databases (databaselist.h) may have changed, whoever did it.
class DatabaseListWatcher : public QObject
{
    Q_OBJECT
public:
    explicit DatabaseListWatcher(QObject *parent = nullptr);

    /// Begins to watch; makes the folder that holds the list where there is none.
    void start();

Q_SIGNALS:
    void changed();

private:
    void watchFile();

    static constexpr int settleMs = 200; ///< several changes in a row are told once

    QFileSystemWatcher m_watcher;
    QTimer m_settle;
};

} // namespace litekeep
