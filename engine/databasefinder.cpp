// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/databasefinder.h"

#include "engine/internal/foldersearch.h"

#include <QDir>
#include <QElapsedTimer>
#include <QThreadPool>

#include <functional>
#include <stop_token>
#include <utility>

namespace litekeep {

namespace {

/// How often the owner hears of what was found.
constexpr qint64 bundleMs = 60;

/// Gathers what the searching thread tells, so that thousands of results are some signals a second.
class Bundles
{
public:
    using Deliver = std::function<void(const QList<FoundDatabase> &, const FindProgress &)>;
    explicit Bundles(Deliver deliver) : m_deliver(std::move(deliver)) { m_since.start(); }

    void add(const FoundDatabase &database)
    {
        m_found.append(database);
        deliverWhenTime();
    }
    void setProgress(const FindProgress &progress)
    {
        m_progress = progress;
        deliverWhenTime();
    }
    void deliver()
    {
        m_deliver(std::exchange(m_found, {}), m_progress);
        m_since.restart();
    }

private:
    void deliverWhenTime()
    {
        if (m_since.elapsed() >= bundleMs)
            deliver();
    }

    Deliver m_deliver;
    QElapsedTimer m_since;
    QList<FoundDatabase> m_found;
    FindProgress m_progress;
};

} // namespace

class DatabaseFinder::Private
{
public:
    explicit Private(DatabaseFinder *finder) : q(finder) { thread.setMaxThreadCount(1); }
    ~Private()
    {
        stop.request_stop();
        thread.waitForDone();
    }

    /// In the owner's thread. `number` tells a search from one that was started after it.
    void hear(int number, const QList<FoundDatabase> &databases, const FindProgress &progress)
    {
        if (number != current)
            return;
        if (!databases.isEmpty())
            Q_EMIT q->found(databases);
        if (number == current && running)
            Q_EMIT q->progressChanged(progress);
    }

    void end(int number, const FindSummary &summary)
    {
        if (number != current)
            return;
        running = false;
        Q_EMIT q->finished(summary);
    }

    /// In the searching thread. What it posts to `q` is dropped with it.
    void search(int number, const FindOptions &options, const std::stop_token &token)
    {
        Bundles bundles([&](const QList<FoundDatabase> &databases, const FindProgress &progress) {
            QMetaObject::invokeMethod(
                q, [this, number, databases, progress] { hear(number, databases, progress); },
                Qt::QueuedConnection);
        });
        const SearchListener listener{
            .found = [&](const FoundDatabase &database) { bundles.add(database); },
            .enteredFolder = [&](const FindProgress &progress) { bundles.setProgress(progress); }};
        const FindSummary summary = searchFolders(options, KnownApps::builtIn(), listener, token);
        bundles.deliver();
        QMetaObject::invokeMethod(
            q, [this, number, summary] { end(number, summary); }, Qt::QueuedConnection);
    }

    DatabaseFinder *q;
    QThreadPool thread;
    std::stop_source stop;
    int current = 0;
    bool running = false;
};

DatabaseFinder::DatabaseFinder(QObject *parent)
    : QObject(parent),
      d(std::make_unique<Private>(this))
{}

DatabaseFinder::~DatabaseFinder() = default;

void DatabaseFinder::start(const FindOptions &options)
{
    d->stop.request_stop();
    d->stop = std::stop_source();
    d->running = true;
    const int number = ++d->current;
    d->thread.start([this, number, options, token = d->stop.get_token()] {
        d->search(number, options, token);
    });
}

void DatabaseFinder::cancel()
{
    d->stop.request_stop();
}

bool DatabaseFinder::isRunning() const
{
    return d->running;
}

QStringList DatabaseFinder::usualFolders()
{
    QStringList present;
    for (const QString &pattern : KnownApps::builtIn().usualFolders()) {
        const QString folder = pattern == u'~' ? QDir::homePath() : pattern;
        if (QFileInfo(folder).isDir() && !present.contains(folder))
            present.append(folder);
    }
    return present;
}

} // namespace litekeep
