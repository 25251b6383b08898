// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/calmspinbox.h"

#include <QLineEdit>
#include <QWheelEvent>

namespace litekeep {

CalmSpinBox::CalmSpinBox(int from, int to, QWidget *parent) : QSpinBox(parent)
{
    setRange(from, to);
    setKeyboardTracking(false);
    setFocusPolicy(Qt::StrongFocus); // not by the wheel
    setAlignment(Qt::AlignRight);
    connect(lineEdit(), &QLineEdit::textEdited, this, &CalmSpinBox::edited);
    connect(this, &QSpinBox::valueChanged, this, &CalmSpinBox::edited);
}

int CalmSpinBox::typedValue() const
{
    return hasAcceptableInput() ? valueFromText(text()) : value();
}

void CalmSpinBox::wheelEvent(QWheelEvent *event)
{
    if (hasFocus())
        QSpinBox::wheelEvent(event);
    else
        event->ignore();
}

} // namespace litekeep
