// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/databasefinder.h"
#include "engine/internal/tailpattern.h"

#include <QHash>
#include <QSet>

#include <functional>
#include <vector>

namespace litekeep {

/// What resources/knownapps.json says: by what the databases of well-known apps are recognised,
/// and which folders a search passes by.
class KnownApps
{
public:
    /// The data that is built in; read once. Callable from every thread.
    static const KnownApps &builtIn();
    /// `json` as in resources/schema/knownapps.schema.json; what does not fit it is left out.
    static KnownApps parse(const QByteArray &json);

    /// By path, then by application_id, then by tables, which are asked for only then, and at last
    /// by a name that several apps may use. The default when it is none of these apps.
    KnownApp recognise(const QString &path, quint32 applicationId,
                       const std::function<QSet<QString>()> &tables) const;

    /// By path alone; the default when the path is not distinctive.
    KnownApp recogniseByPath(const QString &path) const;

    /// Caches, trash, snapshots, layers of containers, backup folders and the like.
    bool isSkippedFolder(const QString &path) const;
    /// Where such apps usually keep their data; "~" is this user's home.
    const QStringList &usualFolders() const { return m_usualFolders; }

    struct Entry
    {
        KnownApp app;
        std::vector<TailPattern> paths;
        QList<quint32> applicationIds;
        QList<QSet<QString>> tables; ///< one of these sets is enough, each as a whole
        std::vector<TailPattern> names;
    };
    const std::vector<Entry> &entries() const { return m_entries; }

private:
    std::vector<Entry> m_entries;
    QSet<QString> m_skippedNames; ///< the patterns that are one plain name, for speed
    std::vector<TailPattern> m_skipped;
    QStringList m_usualFolders;
};

} // namespace litekeep
