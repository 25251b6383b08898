// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/automaticactions.h"

#include "ui/automaticbackups.h"
#include "ui/autostart.h"
#include "ui/icons.h"
#include "ui/pausemenu.h"
#include "ui/remembered.h"

#include <QSignalBlocker>

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

constexpr char notifyKey[] = "notifySuccess";

} // namespace

AutomaticActions::AutomaticActions(QWidget *window)
    : QObject(window),
      history(new QAction(symbolicIcon(u"note"_s), QString(), this)),
      startAtLogin(new QAction(this)),
      notifySuccess(new QAction(this)),
      m_pause(new PauseMenu(u"actionPause"_s, window)),
      m_pauseAll(new PauseMenu(u"actionPauseAll"_s, window))
{
    history->setObjectName("actionHistory"_L1);
    startAtLogin->setObjectName("actionStartAtLogin"_L1);
    startAtLogin->setCheckable(true);
    startAtLogin->setChecked(autostart::isEnabled());
    notifySuccess->setObjectName("actionNotifySuccess"_L1);
    notifySuccess->setCheckable(true);
    notifySuccess->setChecked(notifiesSuccess());
    connect(startAtLogin, &QAction::toggled, this, &AutomaticActions::setAutostart);
    connect(notifySuccess, &QAction::toggled, this,
            [](bool on) { remembered::set(QLatin1StringView(notifyKey), on); });
    retranslateUi();
    follow(nullptr);
}

bool AutomaticActions::notifiesSuccess()
{
    return remembered::value(QLatin1StringView(notifyKey)).toBool();
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
    m_pause->follow(enabled, paused);
}

void AutomaticActions::retranslateUi()
{
    history->setText(tr("&History…"));
    history->setStatusTip(tr("What ran, when, why, and how it ended"));
    startAtLogin->setText(tr("Start at lo&gin"));
    startAtLogin->setStatusTip(tr("Start in the background when you log in"));
    notifySuccess->setText(tr("&Notify of each automatic backup"));
    notifySuccess->setStatusTip(tr("Without it, only trouble is notified"));
    m_pause->retranslateUi(tr("&Pause automatic backups"));
    m_pauseAll->retranslateUi(tr("&Pause automatic backups"));
}

} // namespace litekeep
