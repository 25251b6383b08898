// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pausemenu.h"

#include "ui/automatictext.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

constexpr int secondsPerHour = 3600;

} // namespace

PauseMenu::PauseMenu(const QString &name, QWidget *parent)
    : QMenu(parent),
      m_hour(addAction(QString())),
      m_tomorrow(addAction(QString())),
      m_resume(addAction(QString()))
{
    menuAction()->setObjectName(name);
    m_hour->setObjectName(name + u"Hour"_s);
    m_tomorrow->setObjectName(name + u"Tomorrow"_s);
    m_resume->setObjectName(QString(name).replace(u"Pause"_s, u"Resume"_s));
    const auto now = &QDateTime::currentDateTimeUtc;
    connect(m_hour, &QAction::triggered, this,
            [this, now] { Q_EMIT pauseRequested(now().addSecs(secondsPerHour)); });
    connect(m_tomorrow, &QAction::triggered, this,
            [this, now] { Q_EMIT pauseRequested(tomorrowMorning(now())); });
    connect(m_resume, &QAction::triggered, this, [this] { Q_EMIT pauseRequested(QDateTime()); });
    follow(false, false);
}

void PauseMenu::follow(bool enabled, bool paused)
{
    menuAction()->setEnabled(enabled);
    m_hour->setEnabled(enabled);
    m_tomorrow->setEnabled(enabled);
    m_resume->setVisible(enabled && paused);
}

void PauseMenu::retranslateUi(const QString &title)
{
    setTitle(title);
    m_hour->setText(tr("For &1 hour"));
    m_tomorrow->setText(tr("Until &tomorrow"));
    m_resume->setText(tr("&Resume now"));
}

} // namespace litekeep
