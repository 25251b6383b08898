// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/emptystate.h"

#include "ui/smallwidgets.h"

#include <QEvent>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace litekeep {

EmptyState::EmptyState(QWidget *parent)
    : QFrame(parent),
      m_icon(new IconLabel(56)),
      m_title(new QLabel),
      m_hint(new QuietLabel)
{
    setObjectName("emptyState"_L1);
    setFrameShape(StyledPanel);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    m_title->setFont(titleFont(font()));
    m_title->setObjectName("emptyTitle"_L1);
    m_title->setAlignment(Qt::AlignCenter);
    m_hint->setObjectName("emptyHint"_L1);
    m_hint->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_hint->setWordWrap(true);

    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(32, 16, 32, 16);
    all->setSpacing(8);
    all->addStretch(2);
    all->addWidget(m_icon, 0, Qt::AlignHCenter);
    all->addWidget(m_title);
    all->addWidget(m_hint);
    all->addStretch(3);
}

void EmptyState::setContent(const QIcon &icon, const QString &title, const QString &hint)
{
    m_icon->setIcon(icon);
    m_title->setText(title);
    m_hint->setText(hint);
}

void EmptyState::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange)
        m_title->setFont(titleFont(font()));
    QFrame::changeEvent(event);
}

} // namespace litekeep
