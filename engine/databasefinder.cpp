// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/databasefinder.h"

#include "engine/internal/foldersearch.h"

#include <QDir>
#include <QElapsedTimer>

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>
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

/// How long the end of a search is waited for. Only a disk that hangs takes longer than some
/// milliseconds, a network drive whose server is gone for instance; it must not take the window
/// with it.
constexpr std::chrono::seconds longestWait{1};

} // namespace

/// One search, shared by its owner and its thread: either may be gone before the other.
class DatabaseFinder::Run
{
public:
    explicit Run(DatabaseFinder *finder) : m_owner(finder) {}

    std::stop_source stop;

    /// In the searching thread: does it in the owner's, unless that has let go of the search.
    template <typename Act>
    void tellOwner(Act act)
    {
        const std::lock_guard lock(m_mutex);
        if (m_owner)
            QMetaObject::invokeMethod(m_owner, std::move(act), Qt::QueuedConnection);
    }
    void end()
    {
        const std::lock_guard lock(m_mutex);
        m_ended = true;
        m_endedNow.notify_all();
    }
    /// In the owner's thread: nothing more is heard of it.
    void letGo()
    {
        stop.request_stop();
        const std::lock_guard lock(m_mutex);
        m_owner = nullptr;
    }
    void waitForEnd()
    {
        std::unique_lock lock(m_mutex);
        m_endedNow.wait_for(lock, longestWait, [this] { return m_ended; });
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_endedNow;
    DatabaseFinder *m_owner;
    bool m_ended = false;
};

DatabaseFinder::DatabaseFinder(QObject *parent) : QObject(parent) {}

DatabaseFinder::~DatabaseFinder()
{
    if (!m_run)
        return;
    m_run->letGo();
    m_run->waitForEnd();
}

void DatabaseFinder::start(const FindOptions &options)
{
    if (m_run)
        m_run->letGo();
    m_run = std::make_shared<Run>(this);
    m_running = true;
    std::thread(&DatabaseFinder::search, this, m_run, options).detach();
}

/// In a thread of its own. `finder` is what the signals come from, for its own thread only.
void DatabaseFinder::search(DatabaseFinder *finder, const std::shared_ptr<Run> &run,
                            const FindOptions &options)
{
    Bundles bundles([&](const QList<FoundDatabase> &databases, const FindProgress &progress) {
        run->tellOwner([finder, run, databases, progress] {
            if (run == finder->m_run && !databases.isEmpty())
                Q_EMIT finder->found(databases);
            if (run == finder->m_run)
                Q_EMIT finder->progressChanged(progress);
        });
    });
    const SearchListener listener{
        .found = [&](const FoundDatabase &database) { bundles.add(database); },
        .enteredFolder = [&](const FindProgress &progress) { bundles.setProgress(progress); }};
    const FindSummary summary =
        searchFolders(options, KnownApps::builtIn(), listener, run->stop.get_token());
    bundles.deliver();
    run->tellOwner([finder, run, summary] {
        if (run != finder->m_run)
            return;
        finder->m_running = false;
        Q_EMIT finder->finished(summary);
    });
    run->end();
}

void DatabaseFinder::cancel()
{
    if (m_run)
        m_run->stop.request_stop();
}

bool DatabaseFinder::isRunning() const
{
    return m_running;
}

KnownApp knownAppAt(const QString &path)
{
    return KnownApps::builtIn().recogniseByPath(path);
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
