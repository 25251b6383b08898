// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/smallwidgets.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPainter>
#include <QScreen>
#include <QStyle>

namespace litekeep {

namespace {

QFont largerAndBold(QFont usual, qreal larger)
{
    if (usual.pointSizeF() > 0)
        usual.setPointSizeF(usual.pointSizeF() * larger);
    else // a desktop that counts in pixels
        usual.setPixelSize(qRound(usual.pixelSize() * larger));
    return boldFont(usual);
}

} // namespace

QFont boldFont(QFont usual)
{
    usual.setBold(true);
    return usual;
}

int widestPage(const QFontMetrics &metrics)
{
    constexpr int characters = 280;
    return characters * metrics.averageCharWidth();
}

QFont titleFont(QFont usual)
{
    return largerAndBold(std::move(usual), 1.55);
}

QFont questionFont(QFont usual)
{
    return largerAndBold(std::move(usual), 1.15);
}

QSize roomOnScreen(const QWidget *window)
{
    constexpr QSize frame(8, 40);
    return window->screen()->availableSize() - frame;
}

QHBoxLayout *answerRow(const QWidget *dialog, QPushButton *go, QPushButton *stay)
{
    // QDialogButtonBox would do it, and make one of them answer to Enter anywhere in the dialog.
    const int order = dialog->style()->styleHint(QStyle::SH_DialogButtonLayout, nullptr, dialog);
    const bool goFirst =
        order != QDialogButtonBox::GnomeLayout && order != QDialogButtonBox::MacLayout;
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addStretch(1);
    row->addWidget(goFirst ? go : stay);
    row->addWidget(goFirst ? stay : go);
    return row;
}

int roomyLine(const QFontMetrics &metrics)
{
    return metrics.height() * 7 / 4;
}

int LineWidth::of(const QString &text, const QFont &font) const
{
    if (m_width < 0 || text != m_text || font != m_font) {
        m_text = text;
        m_font = font;
        m_width = QFontMetrics(font).horizontalAdvance(text);
    }
    return m_width;
}

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
    return {m_line.of(text().simplified(), font()) + 2, fontMetrics().height()};
}

QSize ElidedLabel::minimumSizeHint() const
{
    const int few = fontMetrics().averageCharWidth() * 8;
    return {qMin(few, sizeHint().width()), fontMetrics().height()};
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QString line = text().simplified();
    const bool fits = m_line.of(line, font()) <= width();
    const QString shown = fits ? line : fontMetrics().elidedText(line, m_mode, width());
    style()->drawItemText(&painter, rect(), int(alignment()), palette(), isEnabled(), shown,
                          foregroundRole());
}

WrappedLabel::WrappedLabel(QWidget *parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText); // names and system messages may hold anything
    setWordWrap(true);
}

QSize WrappedLabel::sizeHint() const
{
    return {m_line.of(text(), font()) + 2, fontMetrics().height()};
}

QSize WrappedLabel::minimumSizeHint() const
{
    const int few = fontMetrics().averageCharWidth() * 12;
    return {qMin(few, sizeHint().width()), fontMetrics().height()};
}

int WrappedLabel::heightForWidth(int width) const
{
    if (width >= sizeHint().width() && !text().contains(u'\n'))
        return fontMetrics().height();
    if (text() != m_measured || font() != m_measuredFont) {
        m_measured = text();
        m_measuredFont = font();
        m_heights.clear();
    }
    // Nested layouts ask for the same few widths again and again.
    auto height = m_heights.find(width);
    if (height == m_heights.end())
        height = m_heights.insert(width, QLabel::heightForWidth(width));
    return *height;
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
    if (!m_action->isVisible())
        hide();
    else if (isHidden() && parentWidget())
        show();
    setCheckable(m_action->isCheckable());
    setChecked(m_action->isChecked());
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
    if (event->type() == QEvent::PaletteChange)
        soften();
    QLabel::changeEvent(event);
}

void QuietLabel::soften()
{
    QColor color = QGuiApplication::palette().color(QPalette::WindowText);
    color.setAlphaF(0.72F);
    if (palette().color(QPalette::WindowText) == color)
        return;   // this very change
    QPalette own; // the rest comes from the parent, now and when that changes
    own.setColor(QPalette::WindowText, color);
    setPalette(own);
}

} // namespace litekeep
