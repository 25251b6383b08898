// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/trayicon.h"

#include "ui/icons.h"

#include <QPainter>

#include <utility>

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

/// The desktop's own colour behind the icon is not known: the mark brings its ground along.
/// Its shape tells the states apart, not its colour alone.
void paintMark(QPainter &painter, TrayIcon::State state, qreal side)
{
    const bool warns = state == TrayIcon::State::Warning;
    const QRectF place(side * 0.44, side * 0.44, side * 0.54, side * 0.54);
    const QPointF middle = place.center();
    const qreal unit = place.width() / 10;
    painter.setPen(QPen(Qt::white, unit * 0.8));
    painter.setBrush(warns ? QColor(0xc6, 0x28, 0x28) : QColor(0x1f, 0x63, 0xa8));
    painter.drawEllipse(place);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Qt::white);
    if (warns) {
        painter.drawRoundedRect(
            QRectF(middle.x() - unit * 0.8, middle.y() - unit * 3.2, unit * 1.6, unit * 3.9),
            unit * 0.5, unit * 0.5);
        painter.drawEllipse(QPointF(middle.x(), middle.y() + unit * 2.4), unit, unit);
        return;
    }
    for (const int dot : {-1, 0, 1})
        painter.drawEllipse(QPointF(middle.x() + dot * unit * 2.5, middle.y()), unit, unit);
}

} // namespace

QIcon trayIcon(TrayIcon::State state)
{
    if (state == TrayIcon::State::Idle)
        return applicationIcon();
    QIcon icon;
    for (const int side : {16, 22, 24, 32, 48, 64}) {
        QPixmap pixmap = applicationIcon().pixmap(QSize(side, side), 1.0);
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        paintMark(painter, state, side);
        painter.end();
        icon.addPixmap(pixmap);
    }
    return icon;
}

TrayIcon::TrayIcon(QMenu *pause, QObject *parent)
    : QObject(parent),
      m_menu(std::make_unique<QMenu>())
{
    m_menu->setObjectName("trayMenu"_L1);
    m_open = m_menu->addAction(QString(), this, &TrayIcon::openRequested);
    m_open->setObjectName("trayOpen"_L1);
    m_menu->setDefaultAction(m_open);
    m_backUp =
        m_menu->addAction(symbolicIcon(u"backup"_s), QString(), this, &TrayIcon::backUpRequested);
    m_backUp->setObjectName("trayBackUp"_L1);
    m_backUp->setEnabled(false);
    m_menu->addMenu(pause);
    m_menu->addSeparator();
    m_quit = m_menu->addAction(QString(), this, &TrayIcon::quitRequested);
    m_quit->setObjectName("trayQuit"_L1);
    retranslateUi();
}

TrayIcon::~TrayIcon() = default;

/// Qt asks the session bus for a tray, which a window that needs none should not wait for.
void TrayIcon::makeIcon()
{
    m_icon = std::make_unique<QSystemTrayIcon>();
    m_icon->setContextMenu(m_menu.get());
    m_icon->setToolTip(m_toolTip);
    connect(m_icon.get(), &QSystemTrayIcon::activated, this,
            [this](QSystemTrayIcon::ActivationReason reason) {
                if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::DoubleClick)
                    Q_EMIT openRequested();
            });
    connect(m_icon.get(), &QSystemTrayIcon::messageClicked, this, &TrayIcon::openRequested);
}

void TrayIcon::setState(State state, const QString &toolTip)
{
    m_toolTip = toolTip;
    m_state = state;
    if (!m_icon)
        return;
    m_icon->setToolTip(toolTip);
    if (m_icon->isVisible())
        draw();
}

void TrayIcon::setVisible(bool visible)
{
    if (visible && !m_icon)
        makeIcon();
    if (!m_icon)
        return;
    if (visible)
        draw(); // first: an icon without a picture is not shown
    m_icon->setVisible(visible);
}

/// Only for eyes: an icon in six sizes takes as long as a good part of the window.
void TrayIcon::draw()
{
    if (m_drawn == m_state)
        return;
    m_drawn = m_state;
    m_icon->setIcon(trayIcon(m_state));
}

void TrayIcon::setCanBackUp(bool can, bool several)
{
    m_backUp->setEnabled(can);
    if (std::exchange(m_several, several) != several)
        retranslateUi();
}

void TrayIcon::notify(const QString &title, const QString &text, bool warning)
{
    if (isVisible())
        m_icon->showMessage(title, text,
                            warning ? QSystemTrayIcon::Warning : QSystemTrayIcon::Information);
}

void TrayIcon::retranslateUi()
{
    m_open->setText(tr("&Open Litekeep"));
    m_backUp->setText(m_several ? tr("&Back up all now") : tr("&Back up now"));
    m_quit->setText(tr("&Quit"));
}

} // namespace litekeep
