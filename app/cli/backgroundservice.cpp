// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/backgroundservice.h"

#include "app/cli/keptplaces.h"
#include "app/cli/text.h"

#include <QCoreApplication>

#include <algorithm>
#include <csignal>
#include <utility>

using namespace Qt::StringLiterals;

namespace litekeep::cli {

namespace {

template <typename Keepers>
auto findKeeper(Keepers &keepers, const Keeper *keeper)
{
    return std::find_if(keepers.begin(), keepers.end(),
                        [keeper](const auto &one) { return one.get() == keeper; });
}

} // namespace

BackgroundService::BackgroundService(const Request &request) : m_request(request)
{
    m_clock.start();
    connect(&m_signals, &Interrupt::received, this, &BackgroundService::onSignal);
    connect(&m_list, &DatabaseListWatcher::changed, this, [this] { reload(false); });
    m_startTimer.setSingleShot(true);
    m_startTimer.setInterval(startUpPatienceMs);
    connect(&m_startTimer, &QTimer::timeout, this, &BackgroundService::startNext);
    connect(&m_watchdog, &QTimer::timeout, this, [this] { m_manager.alive(); });
}

BackgroundService::~BackgroundService() = default;

std::optional<Failure> BackgroundService::exec()
{
    const auto places = keptPlaces(m_request);
    if (!places)
        return failureFrom(places.error());
    feedWatchdog();
    watchList();
    tell(startedEvent(*places));
    follow(*places);
    m_manager.ready(statusText());
    QCoreApplication::exec();
    m_output.finish();
    return std::nullopt;
}

/// From the event loop alone: when that stands still, the manager shall notice.
void BackgroundService::feedWatchdog()
{
    if (m_manager.watchdogMs() > 0)
        m_watchdog.start(m_manager.watchdogMs());
}

void BackgroundService::watchList()
{
    if (m_request.arguments.isEmpty())
        m_list.start();
}

void BackgroundService::onSignal(int number)
{
    if (number == SIGHUP)
        reload(true);
    else
        stop(number == SIGINT ? u"SIGINT"_s : u"SIGTERM"_s);
}

void BackgroundService::reload(bool asked)
{
    if (m_stopping)
        return;
    if (asked)
        m_manager.reloading();
    const auto places = keptPlaces(m_request);
    if (!places) {
        tell(listUnreadableEvent(places.error())); // what is kept stays kept
    } else {
        QList<KeptPlace> before;
        for (const auto &keeper : m_keepers)
            before.append(keeper->place());
        if (asked || before != *places)
            tell(reloadedEvent(*places));
        follow(*places);
    }
    if (asked) {
        for (const auto &keeper : m_keepers)
            keeper->look();
        m_manager.ready(statusText());
    }
}

/// In the order of the list, with the keepers that are there already.
void BackgroundService::follow(const QList<KeptPlace> &places)
{
    QList<Keeper *> gone;
    for (const auto &keeper : m_keepers) {
        if (!places.contains(keeper->place()))
            gone.append(keeper.get());
    }
    for (Keeper *keeper : gone)
        release(keeper);
    for (const KeptPlace &place : places) {
        const bool known =
            std::any_of(m_keepers.begin(), m_keepers.end(),
                        [&place](const auto &keeper) { return keeper->place() == place; });
        if (!known)
            adopt(place);
    }
}

void BackgroundService::adopt(const KeptPlace &place)
{
    EngineOptions options;
    options.folder = place.folder;
    options.waitSeconds = m_request.waitSeconds;
    options.role = u"service"_s;
    auto keeper = std::make_unique<Keeper>(place, options);
    Keeper *self = keeper.get();
    self->setGate([this, self] { return mayRun(self); });
    connect(self, &Keeper::happened, this, &BackgroundService::tell);
    connect(self, &Keeper::prepared, this, &BackgroundService::startNext);
    connect(self, &Keeper::idle, this, [this, self] { onIdle(self); });
    m_keepers.push_back(std::move(keeper));
    m_unstarted.append(self);
    if (!m_startTimer.isActive())
        startNext();
}

void BackgroundService::release(Keeper *keeper)
{
    m_unstarted.removeAll(keeper);
    m_turns.leave(keeper);
    const auto found = findKeeper(m_keepers, keeper);
    tell(releasedEvent(keeper->place().database));
    keeper->stop();
    m_leaving.push_back(std::move(*found));
    m_keepers.erase(found);
    if (!keeper->isBusy())
        onIdle(keeper);
}

void BackgroundService::startNext()
{
    if (m_unstarted.isEmpty() || m_stopping) {
        m_startTimer.stop();
        return;
    }
    m_startTimer.start();
    m_unstarted.takeFirst()->start();
}

bool BackgroundService::mayRun(Keeper *keeper)
{
    return !m_stopping && m_turns.take(keeper, m_clock.elapsed());
}

void BackgroundService::onIdle(Keeper *keeper)
{
    const QList<Keeper *> waiting = m_turns.giveBack(keeper);
    if (const auto found = findKeeper(m_leaving, keeper); found != m_leaving.end()) {
        found->release()->deleteLater(); // we are in a call of its own
        m_leaving.erase(found);
    }
    if (m_stopping) {
        quitWhenIdle();
        return;
    }
    for (Keeper *next : waiting)
        next->look(); // whoever asks first gets the turn, the others wait again
}

void BackgroundService::stop(const QString &signal)
{
    if (m_stopping)
        return;
    m_stopping = true;
    m_manager.stopping();
    tell(stoppingEvent(signal));
    for (const auto &keeper : m_keepers)
        keeper->stop();
    quitWhenIdle();
}

void BackgroundService::quitWhenIdle()
{
    const auto busy = [](const auto &keeper) { return keeper->isBusy(); };
    if (std::any_of(m_keepers.begin(), m_keepers.end(), busy)
        || std::any_of(m_leaving.begin(), m_leaving.end(), busy))
        return;
    tell(stoppedEvent());
    QCoreApplication::quit();
}

void BackgroundService::tell(const Event &event)
{
    const bool json = m_request.has(OptionId::Json);
    if (json || !m_request.has(OptionId::Quiet) || event.isTrouble)
        m_output.write(eventLine(event, QDateTime::currentDateTimeUtc(), json));
    const QString status = statusText();
    if (status != m_toldStatus && !m_stopping)
        m_manager.status(status);
    m_toldStatus = status;
}

QString BackgroundService::statusText() const
{
    int working = 0;
    int troubled = 0;
    for (const auto &keeper : m_keepers) {
        working += keeper->isBusy() ? 1 : 0;
        troubled += keeper->hasTrouble() ? 1 : 0;
    }
    QString text = Text::tr("Keeps %n database(s).", nullptr, static_cast<int>(m_keepers.size()));
    if (working > 0)
        text += u' ' + Text::tr("%n at work.", nullptr, working);
    if (troubled > 0)
        text += u' ' + Text::tr("%n need(s) attention.", nullptr, troubled);
    return text;
}

} // namespace litekeep::cli
