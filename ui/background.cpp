// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/background.h"

#include "engine/format.h"
#include "ui/automaticactions.h"
#include "ui/automaticbackups.h"
#include "ui/databasesession.h"
#include "ui/trayicon.h"

#include <QDateTime>
#include <QFileInfo>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace litekeep {

Background::Background(QWidget *window)
    : QObject(window),
      m_window(window),
      m_actions(new AutomaticActions(window)),
      m_tray(new TrayIcon(m_actions->pauseMenu(), this))
{
    connect(m_tray, &TrayIcon::openRequested, this, &Background::openRequested);
    connect(m_tray, &TrayIcon::backUpRequested, this, &Background::backUpRequested);
    connect(m_tray, &TrayIcon::quitRequested, this, &Background::quitRequested);
    connect(m_actions, &AutomaticActions::pauseRequested, this, [this](const QDateTime &until) {
        if (m_automatic)
            m_automatic->pause(until);
    });
}

Background::~Background() = default;

void Background::watch(DatabaseSession *session, AutomaticBackups *automatic)
{
    if (m_session)
        m_session->disconnect(this);
    if (m_automatic)
        m_automatic->disconnect(this);
    m_session = session;
    m_automatic = automatic;
    m_told.clear();
    if (session && automatic) {
        connect(session, &DatabaseSession::jobChanged, this, &Background::follow);
        connect(session, &DatabaseSession::factsChanged, this, &Background::follow);
        connect(session, &DatabaseSession::othersChanged, this, &Background::follow);
        connect(automatic, &AutomaticBackups::statusChanged, this, &Background::tellStatus);
        connect(automatic, &AutomaticBackups::statusChanged, this, &Background::follow);
        connect(automatic, &AutomaticBackups::runSucceeded, this, &Background::tellSuccess);
        connect(automatic, &AutomaticBackups::runFailed, this, &Background::tellFailure);
    }
    follow();
}

bool Background::isNeeded() const
{
    return m_automatic && m_automatic->isEnabled();
}

bool Background::hasTray() const
{
    return m_pretended.value_or(TrayIcon::isAvailable());
}

void Background::stay()
{
    m_stays = true;
    follow();
}

bool Background::isWarning() const
{
    if (!m_session)
        return false;
    const DatabaseStatus status =
        databaseStatus(m_session->facts(), QDateTime::currentDateTimeUtc(), QLocale());
    return status.tone() == Tone::Caution || status.tone() == Tone::Negative;
}

void Background::follow()
{
    m_actions->follow(m_automatic);
    const bool working = m_session && m_session->isBusy() && m_session->job() != Job::StartUp;
    QString toolTip = u"Litekeep"_s;
    if (m_session) {
        const DatabaseStatus status =
            databaseStatus(m_session->facts(), QDateTime::currentDateTimeUtc(), QLocale());
        toolTip = u"%1\n%2"_s.arg(QFileInfo(m_session->databasePath()).fileName(), status.text);
    }
    m_tray->setState(working       ? TrayIcon::State::Working
                     : isWarning() ? TrayIcon::State::Warning
                                   : TrayIcon::State::Idle,
                     toolTip);
    m_tray->setCanBackUp(m_session && !m_session->isBusy());
    m_tray->setVisible(m_stays || isNeeded());
}

bool Background::isNews(const QByteArray &topic, bool holds)
{
    if (!holds) {
        m_told.remove(topic);
        return false;
    }
    if (m_told.contains(topic))
        return false;
    m_told.insert(topic);
    return true;
}

void Background::tellStatus()
{
    const std::optional<BackupStatus> &status = m_automatic->status();
    if (!status || !status->settings.enabled)
        return;
    if (isNews("overdue", status->overdue)) {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        notify(status->lastGoodAt.isValid()
                   ? tr("A backup is overdue: the last good one was made %1.")
                         .arg(formatRelativeTime(status->lastGoodAt, now, QLocale()))
                   : tr("A backup is overdue: there is no good one yet."),
               true);
    }
    const bool asked = status->collapse && !status->collapse->stopped;
    if (isNews("collapse", asked))
        notify(status->collapse->text, true);
}

void Background::tellSuccess(const CreateResult &result)
{
    m_told.remove("failure");
    if (AutomaticActions::notifiesSuccess() && !result.unchanged)
        notify(tr("Automatic backup made: %1.").arg(formatSize(result.backup.sizeBytes, QLocale())),
               false);
}

/// The first of several failures in a row is news, each further try is not.
void Background::tellFailure(const Error &error)
{
    if (error.code == ErrorCode::NotDue || error.code == ErrorCode::Cancelled)
        return;
    if (isNews("failure", true))
        notify(tr("The automatic backup failed. %1").arg(error.text()), true);
}

/// Whoever looks at the window sees it there.
void Background::notify(const QString &text, bool warning)
{
    Q_EMIT notified(text);
    if (m_window->isVisible() && m_window->isActiveWindow())
        return;
    m_tray->notify(m_session ? QFileInfo(m_session->databasePath()).fileName() : u"Litekeep"_s,
                   text, warning);
}

void Background::retranslateUi()
{
    m_actions->retranslateUi();
    m_tray->retranslateUi();
    follow();
}

} // namespace litekeep
