// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/smallwidgets.h"

#include <QAction>
#include <QEvent>
#include <QGuiApplication>
#include <QPainter>
#include <QStyle>

namespace litekeep {

ElidedLabel::ElidedLabel(Qt::TextElideMode mode, QWidget *parent) : QLabel(parent), m_mode(mode)
{
    setTextFormat(Qt::PlainText); // file names may hold anything
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void ElidedLabel::setText(const QString &text)
{
    QLabel::setText(text);
    setToolTip(text);
    updateGeometry();
}

void ElidedLabel::setExplanation(const QString &explanation)
{
    setToolTip(explanation);
}

QSize ElidedLabel::sizeHint() const
{
    // Line breaks in file names are shown as one line.
    return {fontMetrics().horizontalAdvance(text().simplified()) + 2, fontMetrics().height()};
}

QSize ElidedLabel::minimumSizeHint() const
{
    const int few = fontMetrics().averageCharWidth() * 8;
    return {qMin(few, sizeHint().width()), fontMetrics().height()};
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QString shown = fontMetrics().elidedText(text().simplified(), m_mode, width());
    style()->drawItemText(&painter, rect(), int(alignment()), palette(), isEnabled(), shown,
                          foregroundRole());
}

IconLabel::IconLabel(int side, QWidget *parent) : QWidget(parent), m_side(side)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void IconLabel::setIcon(const QIcon &icon)
{
    m_icon = icon;
    update();
}

QSize IconLabel::sizeHint() const
{
    return {m_side, m_side};
}

void IconLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    m_icon.paint(&painter, rect());
}

ActionButton::ActionButton(QAction *action, QWidget *parent) : QPushButton(parent), m_action(action)
{
    setAutoDefault(false);
    connect(action, &QAction::changed, this, &ActionButton::follow);
    connect(this, &QPushButton::clicked, action, &QAction::trigger);
    follow();
}

void ActionButton::follow()
{
    setEnabled(m_action->isEnabled());
    setIcon(m_action->icon());
    const QString keys = m_action->shortcut().toString(QKeySequence::NativeText);
    const QString tip = m_action->statusTip();
    setToolTip(keys.isEmpty() ? tip : tr("%1 (%2)", "tool tip, keys").arg(tip, keys));
}

QuietLabel::QuietLabel(QWidget *parent) : QLabel(parent)
{
    soften();
}

void QuietLabel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::ApplicationPaletteChange)
        soften();
    QLabel::changeEvent(event);
}

void QuietLabel::soften()
{
    QPalette own = palette();
    QColor color = QGuiApplication::palette().color(QPalette::WindowText);
    color.setAlphaF(0.72F);
    own.setColor(QPalette::WindowText, color);
    setPalette(own);
}

} // namespace litekeep
