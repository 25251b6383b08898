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
    connect(&m_settle, &QTimer::timeout, this, &DatabaseListWatcher::changed);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, &m_settle,
            qOverload<>(&QTimer::start));
}

void DatabaseListWatcher::start()
{
    const QString folder = QFileInfo(databaseListPath()).path();
    QDir().mkpath(folder); // so that there is something to watch
    m_watcher.addPath(folder);
}

} // namespace litekeep
