// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>

namespace litekeep {

/// A field with a magnifying glass, to filter a list or to search a page.
class SearchField : public QLineEdit
{
    Q_OBJECT
public:
    explicit SearchField(QWidget *parent = nullptr);

    /// Its name, also that of the glass, which is a button to assistive programs; and what stands
    /// in the empty field, the name unless something else is said.
    void setWords(const QString &name, const QString &placeholder = {});

private:
    void offerToClear(const QString &text);
    void nameClearButton();

    QAction *m_glass;
};

} // namespace litekeep
