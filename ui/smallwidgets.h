// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/icons.h"

#include <QLabel>
#include <QPushButton>

class QAction;

namespace litekeep {

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
