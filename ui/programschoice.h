// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/restoretypes.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QRadioButton;
class QSpinBox;

namespace litekeep {

class ElidedLabel;

/// Who has the database open, and what is done with them during a restore.
class ProgramsChoice : public QWidget
{
    Q_OBJECT
public:
    explicit ProgramsChoice(QWidget *parent = nullptr);

    void setPrograms(const QList<OpenProgram> &programs, bool others);
    void setPlan(const ProgramsPlan &plan);
    ProgramsPlan plan() const;
    /// Why it cannot be done so; empty when it can.
    QString problem() const;

Q_SIGNALS:
    void changed();

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void retranslateUi();
    void retranslateKinds();
    void showPrograms();
    QString advice() const;
    void follow();
    ProgramsPlan::Kind stopKind() const;

    QList<OpenProgram> m_programs;
    bool m_others = false;
    bool m_known = false;    ///< who has it open
    bool m_touched = false;  ///< the person has written a name or chosen a kind
    ElidedLabel *m_openedBy; ///< a wrapped one would spoil the height of what is below
    QRadioButton *m_leave;
    QRadioButton *m_stop;
    QRadioButton *m_ask;
    QWidget *m_stopArea;
    QComboBox *m_kind;
    QLabel *m_nameLabel;
    QLineEdit *m_name;
    QLabel *m_stopLabel;
    QLineEdit *m_stopCommand;
    QLabel *m_startLabel;
    QLineEdit *m_startCommand;
    QLabel *m_problem;
    QWidget *m_limitArea;
    QLabel *m_limitLabel;
    QSpinBox *m_limit;
    ElidedLabel *m_advice;
};

} // namespace litekeep
