// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/restoretypes.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace litekeep {

/// "1 copy of a damaged database is kept: 12 MB, from today 10:12", and what to do with it.
/// Not there while there is none.
class DamagedCopiesRow : public QWidget
{
    Q_OBJECT
public:
    explicit DamagedCopiesRow(QWidget *parent = nullptr);

    void setCopies(const QList<DamagedCopy> &copies);
    void setBusy(bool busy);

Q_SIGNALS:
    void showRequested(const litekeep::DamagedCopy &copy);
    void deleteRequested(const litekeep::DamagedCopy &copy);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslateUi();
    void choose(QWidget *button, void (DamagedCopiesRow::*wanted)(const DamagedCopy &));

    QList<DamagedCopy> m_copies;
    QLabel *m_text;
    QPushButton *m_show;
    QPushButton *m_delete;
};

} // namespace litekeep
