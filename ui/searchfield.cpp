// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/searchfield.h"

#include "ui/icons.h"

#include <QAction>

using namespace Qt::StringLiterals;

namespace litekeep {

SearchField::SearchField(QWidget *parent)
    : QLineEdit(parent),
      m_glass(addAction(symbolicIcon(u"search"_s), LeadingPosition))
{
    connect(this, &QLineEdit::textChanged, this, &SearchField::offerToClear);
}

void SearchField::setWords(const QString &name, const QString &placeholder)
{
    setAccessibleName(name);
    setPlaceholderText(placeholder.isEmpty() ? name : placeholder);
    m_glass->setText(name);
    nameClearButton();
}

/// Not before there is something to clear: for the button's icon Qt reads the whole icon theme,
/// which took a quarter of the time until the window was there.
void SearchField::offerToClear(const QString &text)
{
    if (text.isEmpty() || isClearButtonEnabled())
        return;
    setClearButtonEnabled(true);
    nameClearButton();
}

/// Qt gives its own button no name.
void SearchField::nameClearButton()
{
    if (auto *clear = findChild<QAction *>(u"_q_qlineeditclearaction"_s))
        clear->setText(tr("Clear"));
}

} // namespace litekeep
