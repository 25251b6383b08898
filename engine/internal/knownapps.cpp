// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/internal/knownapps.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

QStringList textsOf(const QJsonValue &value)
{
    QStringList texts;
    const QJsonArray array = value.toArray();
    for (const QJsonValue &entry : array)
        texts.append(entry.toString());
    texts.removeAll(QString());
    return texts;
}

std::vector<TailPattern> patternsOf(const QJsonValue &value)
{
    std::vector<TailPattern> patterns;
    const QStringList texts = textsOf(value);
    for (const QString &text : texts)
        patterns.emplace_back(text);
    return patterns;
}

QList<QSet<QString>> tableSetsOf(const QJsonValue &value)
{
    QList<QSet<QString>> sets;
    const QJsonArray array = value.toArray();
    for (const QJsonValue &entry : array) {
        QSet<QString> names;
        const QStringList texts = textsOf(entry);
        for (const QString &text : texts)
            names.insert(text.toLower());
        if (!names.isEmpty()) // the empty set would be found in every database
            sets.append(names);
    }
    return sets;
}

KnownApps::Entry entryFrom(const QJsonObject &object)
{
    KnownApps::Entry entry;
    entry.app = KnownApp{.id = object.value("id"_L1).toString(),
                         .name = object.value("name"_L1).toString(),
                         .units = textsOf(object.value("units"_L1)),
                         .images = textsOf(object.value("images"_L1))};
    entry.paths = patternsOf(object.value("paths"_L1));
    entry.names = patternsOf(object.value("names"_L1));
    entry.tables = tableSetsOf(object.value("tables"_L1));
    const QJsonArray ids = object.value("application_ids"_L1).toArray();
    for (const QJsonValue &id : ids)
        entry.applicationIds.append(quint32(id.toInteger()));
    return entry;
}

bool isPlainName(const QString &pattern)
{
    return !pattern.contains(u'/') && !pattern.contains(u'*');
}

bool anyMatches(const std::vector<TailPattern> &patterns, const QStringList &components)
{
    return std::any_of(patterns.begin(), patterns.end(),
                       [&](const TailPattern &pattern) { return pattern.matches(components); });
}

} // namespace

const KnownApps &KnownApps::builtIn()
{
    // Never destroyed: a search on a disk that hangs may outlive main().
    static const auto *apps = [] {
        QFile file(u":/litekeep/knownapps.json"_s);
        return new KnownApps(file.open(QIODevice::ReadOnly) ? parse(file.readAll()) : KnownApps());
    }();
    return *apps;
}

KnownApps KnownApps::parse(const QByteArray &json)
{
    const QJsonObject top = QJsonDocument::fromJson(json).object();
    KnownApps known;
    const QJsonArray apps = top.value("apps"_L1).toArray();
    for (const QJsonValue &app : apps) {
        Entry entry = entryFrom(app.toObject());
        if (!entry.app.id.isEmpty() && !entry.app.name.isEmpty())
            known.m_entries.push_back(std::move(entry));
    }
    const QStringList skipped = textsOf(top.value("skipped_folders"_L1));
    for (const QString &pattern : skipped) {
        if (isPlainName(pattern))
            known.m_skippedNames.insert(pattern.toLower());
        else
            known.m_skipped.emplace_back(pattern);
    }
    known.m_usualFolders = textsOf(top.value("usual_folders"_L1));
    return known;
}

KnownApp KnownApps::recogniseByPath(const QString &path) const
{
    const QStringList components = componentsOf(path);
    const auto found = std::find_if(m_entries.begin(), m_entries.end(), [&](const Entry &entry) {
        return anyMatches(entry.paths, components);
    });
    return found == m_entries.end() ? KnownApp() : found->app;
}

KnownApp KnownApps::recognise(const QString &path, quint32 applicationId,
                              const std::function<QSet<QString>()> &tables) const
{
    if (const KnownApp app = recogniseByPath(path); !app.id.isEmpty())
        return app;
    const auto first = [this](const auto &fits) {
        const auto found = std::find_if(m_entries.begin(), m_entries.end(), fits);
        return found == m_entries.end() ? nullptr : &*found;
    };
    const Entry *entry = nullptr;
    if (applicationId != 0)
        entry = first([&](const Entry &e) { return e.applicationIds.contains(applicationId); });
    if (!entry) {
        const QSet<QString> present = tables();
        entry = first([&](const Entry &e) {
            return std::any_of(e.tables.begin(), e.tables.end(), [&](const QSet<QString> &wanted) {
                return present.contains(wanted);
            });
        });
    }
    if (!entry) {
        const QStringList components = componentsOf(path);
        entry = first([&](const Entry &e) { return anyMatches(e.names, components); });
    }
    return entry ? entry->app : KnownApp();
}

bool KnownApps::isSkippedFolder(const QString &path) const
{
    const QStringList components = componentsOf(path);
    return !components.isEmpty()
           && (m_skippedNames.contains(components.constLast())
               || anyMatches(m_skipped, components));
}

} // namespace litekeep
