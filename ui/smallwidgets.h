// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/icons.h"

#include <QFont>
#include <QHash>
#include <QLabel>
#include <QPushButton>

class QAction;
class QHBoxLayout;

namespace litekeep {

/// On a very wide screen a row whose cells stand far apart cannot be read.
int widestPage(const QFontMetrics &metrics);

/// For the one line that names what a page is about.
QFont titleFont(QFont usual);
QFont boldFont(QFont usual);
/// For the question of a dialog.
QFont questionFont(QFont usual);
/// Height of a table's row with some air.
int roomyLine(const QFontMetrics &metrics);

/// How wide a text is in one line; measured anew only when text or font are others.
class LineWidth
{
public:
    int of(const QString &text, const QFont &font) const;

private:
    mutable QString m_text;
    mutable QFont m_font;
    mutable int m_width = -1;
};

/// One line that gives way in a narrow window; the whole text is in the tool tip.
class ElidedLabel : public QLabel
{
    Q_OBJECT
public:
    explicit ElidedLabel(Qt::TextElideMode mode, QWidget *parent = nullptr);

    void setText(const QString &text);
    /// A tool tip that says more than the whole text.
    void setExplanation(const QString &explanation);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Qt::TextElideMode m_mode;
    LineWidth m_line;
};

/// A sentence that is wrapped where it has to be. As a QLabel would do it, but for a small part
/// of the time: that lays its text out for several widths whenever it is asked for its size.
class WrappedLabel : public QLabel
{
    Q_OBJECT
public:
    explicit WrappedLabel(QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    int heightForWidth(int width) const override;

private:
    LineWidth m_line;
    mutable QString m_measured;
    mutable QFont m_measuredFont;
    mutable QHash<int, int> m_heights; ///< of that text in that font, by width
};

/// A symbolic icon beside a text; always in the palette's colours and sharp.
class IconLabel : public QWidget
{
    Q_OBJECT
public:
    explicit IconLabel(int side, QWidget *parent = nullptr);

    void setIcon(const QIcon &icon);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QIcon m_icon;
    int m_side;
};

/// A push button that does what an action of the menus does, under its own text.
class ActionButton : public QPushButton
{
    Q_OBJECT
public:
    explicit ActionButton(QAction *action, QWidget *parent = nullptr);

private:
    void follow();

    QAction *m_action;
};

/// What a window may take of its screen, with room left for its title and edges.
QSize roomOnScreen(const QWidget *window);

/// The two buttons of a dialog at its right end, in the desktop's order.
QHBoxLayout *answerRow(const QWidget *dialog, QPushButton *go, QPushButton *stay);

/// Captions and second lines: the palette's text, a little quieter, still readable.
class QuietLabel : public QLabel
{
    Q_OBJECT
public:
    explicit QuietLabel(QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void soften();
};

} // namespace litekeep
