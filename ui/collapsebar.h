// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/automatictypes.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace litekeep {

class IconLabel;

/// The question after a backup that lost more than half: "Keep pruning" or "Stop". It stands
/// until it is answered; answered with "Stop", it says so and offers the other answer.
class CollapseBar : public QFrame
{
    Q_OBJECT
public:
    explicit CollapseBar(QWidget *parent = nullptr);

    /// Hidden while there is nothing to ask.
    void setQuestion(const std::optional<CollapseQuestion> &question);
    QString text() const;

Q_SIGNALS:
    void answered(const QString &backupId, bool keepPruning);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void answer(bool keepPruning);
    void retranslateUi();
    void showText();

    std::optional<CollapseQuestion> m_question;
    IconLabel *m_icon;
    QLabel *m_text;
    QPushButton *m_keep;
    QPushButton *m_stop;
};

} // namespace litekeep
