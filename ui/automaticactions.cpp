// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/automaticactions.h"

#include "ui/automaticbackups.h"
#include "ui/automatictext.h"
#include "ui/autostart.h"
#include "ui/icons.h"

#include <QDateTime>
#include <QSettings>
#include <QSignalBlocker>

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

constexpr int secondsPerHour = 3600;
constexpr char notifyKey[] = "notifySuccess";

} // namespace

AutomaticActions::AutomaticActions(QWidget *window)
    : QObject(window),
      history(new QAction(symbolicIcon(u"note"_s), QString(), this)),
      startAtLogin(new QAction(this)),
      notifySuccess(new QAction(this)),
      m_pause(new QMenu(window))
{
    history->setObjectName("actionHistory"_L1);
    startAtLogin->setObjectName("actionStartAtLogin"_L1);
    startAtLogin->setCheckable(true);
    startAtLogin->setChecked(autostart::isEnabled());
    notifySuccess->setObjectName("actionNotifySuccess"_L1);
    notifySuccess->setCheckable(true);
    notifySuccess->setChecked(notifiesSuccess());
    m_pause->menuAction()->setObjectName("actionPause"_L1);
    m_hour = m_pause->addAction(QString());
    m_hour->setObjectName("actionPauseHour"_L1);
    m_tomorrow = m_pause->addAction(QString());
    m_tomorrow->setObjectName("actionPauseTomorrow"_L1);
    m_resume = m_pause->addAction(QString());
    m_resume->setObjectName("actionResume"_L1);
    const auto now = &QDateTime::currentDateTimeUtc;
    connect(m_hour, &QAction::triggered, this,
            [this, now] { Q_EMIT pauseRequested(now().addSecs(secondsPerHour)); });
    connect(m_tomorrow, &QAction::triggered, this,
            [this, now] { Q_EMIT pauseRequested(tomorrowMorning(now())); });
    connect(m_resume, &QAction::triggered, this, [this] { Q_EMIT pauseRequested(QDateTime()); });
    connect(startAtLogin, &QAction::toggled, this, &AutomaticActions::setAutostart);
    connect(notifySuccess, &QAction::toggled, this,
            [](bool on) { QSettings().setValue(QLatin1StringView(notifyKey), on); });
    retranslateUi();
    follow(nullptr);
}

bool AutomaticActions::notifiesSuccess()
{
    return QSettings().value(QLatin1StringView(notifyKey)).toBool();
}

void AutomaticActions::setAutostart(bool enabled)
{
    QString problem;
    if (autostart::setEnabled(enabled, &problem))
        return;
    const QSignalBlocker quiet(startAtLogin);
    startAtLogin->setChecked(autostart::isEnabled());
    Q_EMIT autostartFailed(problem);
}

void AutomaticActions::follow(const AutomaticBackups *automatic)
{
    const bool enabled = automatic && automatic->isEnabled();
    const bool paused = enabled && automatic->isPaused();
    history->setEnabled(automatic != nullptr);
    m_pause->menuAction()->setEnabled(enabled);
    m_hour->setEnabled(enabled);
    m_tomorrow->setEnabled(enabled);
    m_resume->setVisible(paused);
}

void AutomaticActions::retranslateUi()
{
    history->setText(tr("&History…"));
    history->setStatusTip(tr("What ran, when, why, and how it ended"));
    startAtLogin->setText(tr("Start at lo&gin"));
    startAtLogin->setStatusTip(tr("Start in the background when you log in"));
    notifySuccess->setText(tr("&Notify of each automatic backup"));
    notifySuccess->setStatusTip(tr("Without it, only trouble is notified"));
    m_pause->setTitle(tr("&Pause automatic backups"));
    m_hour->setText(tr("For &1 hour"));
    m_tomorrow->setText(tr("Until &tomorrow"));
    m_resume->setText(tr("&Resume now"));
}

} // namespace litekeep
