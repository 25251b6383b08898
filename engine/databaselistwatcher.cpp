// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/databaselistwatcher.h"

#include "engine/databaselist.h"

#include <QDir>
#include <QFileInfo>

namespace litekeep {

DatabaseListWatcher::DatabaseListWatcher(QObject *parent) : QObject(parent)
{
    m_settle.setSingleShot(true);
    m_settle.setInterval(settleMs);
    connect(&m_settle, &QTimer::timeout, this, [this] {
        watchFile();
        Q_EMIT changed();
    });
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, &m_settle,
            qOverload<>(&QTimer::start));
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, &m_settle, qOverload<>(&QTimer::start));
}

void DatabaseListWatcher::start()
{
    const QString folder = QFileInfo(databaseListPath()).path();
    QDir().mkpath(folder); // so that there is something to watch
    m_watcher.addPath(folder);
    watchFile();
}

/// An editor may write into the file itself, which is no change of the folder. A new file in its
/// place has to be watched anew.
void DatabaseListWatcher::watchFile()
{
    const QString path = databaseListPath();
    if (QFileInfo::exists(path) && !m_watcher.files().contains(path))
        m_watcher.addPath(path);
}

} // namespace litekeep
