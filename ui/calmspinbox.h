// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSpinBox>

namespace litekeep {

/// A number that takes effect only when it is meant: not with each key, and not with a wheel
/// that only passes by.
class CalmSpinBox : public QSpinBox
{
    Q_OBJECT
public:
    explicit CalmSpinBox(int from, int to, QWidget *parent = nullptr);

    /// What stands in the box, also while it is being typed; value() when that is no number.
    int typedValue() const;

Q_SIGNALS:
    /// The text was edited or the value changed.
    void edited();

protected:
    void wheelEvent(QWheelEvent *event) override;
};

} // namespace litekeep
