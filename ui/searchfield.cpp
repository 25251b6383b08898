// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/searchfield.h"

#include "ui/icons.h"

#include <QAction>

using namespace Qt::StringLiterals;

namespace litekeep {

SearchField::SearchField(QWidget *parent)
    : QLineEdit(parent),
      m_glass(addAction(symbolicIcon(u"search"_s), LeadingPosition))
{}

void SearchField::setWords(const QString &name, const QString &placeholder)
{
    setAccessibleName(name);
    setPlaceholderText(placeholder.isEmpty() ? name : placeholder);
    m_glass->setText(name);
}

} // namespace litekeep
