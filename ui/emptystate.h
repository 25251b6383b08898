// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/icons.h"

#include <QFrame>

class QLabel;

namespace litekeep {

class IconLabel;

/// In place of an empty list: what is missing and what to do about it.
class EmptyState : public QFrame
{
    Q_OBJECT
public:
    explicit EmptyState(QWidget *parent = nullptr);

    void setContent(const QIcon &icon, const QString &title, const QString &hint);

protected:
    void changeEvent(QEvent *event) override;

private:
    IconLabel *m_icon;
    QLabel *m_title;
    QLabel *m_hint;
};

} // namespace litekeep
