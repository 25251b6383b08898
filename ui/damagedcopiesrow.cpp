// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/damagedcopiesrow.h"

#include "engine/format.h"
#include "ui/labels.h"
#include "ui/smallwidgets.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>

#include <numeric>

using namespace Qt::StringLiterals;

namespace litekeep {

DamagedCopiesRow::DamagedCopiesRow(QWidget *parent)
    : QWidget(parent),
      m_text(new QuietLabel),
      m_show(new QPushButton),
      m_delete(new QPushButton)
{
    setObjectName("damagedCopies"_L1);
    m_text->setObjectName("damagedCopiesText"_L1);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_show->setObjectName("showDamagedCopy"_L1);
    m_show->setAutoDefault(false);
    m_delete->setObjectName("deleteDamagedCopy"_L1);
    m_delete->setAutoDefault(false);
    auto *icon = new IconLabel(18);
    icon->setIcon(symbolicIcon(u"state-warning"_s, Tone::Caution));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(icon);
    row->addWidget(m_text, 1);
    row->addWidget(m_show);
    row->addWidget(m_delete);
    connect(m_show, &QPushButton::clicked, this,
            [this] { choose(m_show, &DamagedCopiesRow::showRequested); });
    connect(m_delete, &QPushButton::clicked, this,
            [this] { choose(m_delete, &DamagedCopiesRow::deleteRequested); });
    hide();
}

void DamagedCopiesRow::setCopies(const QList<DamagedCopy> &copies)
{
    m_copies = copies;
    retranslateUi();
    setVisible(!copies.isEmpty());
}

void DamagedCopiesRow::setBusy(bool busy)
{
    m_delete->setEnabled(!busy);
}

/// With several copies a menu asks which one; the signal carries the copy itself.
void DamagedCopiesRow::choose(QWidget *button,
                              void (DamagedCopiesRow::*wanted)(const DamagedCopy &))
{
    if (m_copies.size() == 1)
        Q_EMIT(this->*wanted)(m_copies.constFirst());
    if (m_copies.size() < 2)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const DamagedCopy &copy : std::as_const(m_copies)) {
        QAction *action = menu->addAction(damagedCopyText(copy));
        connect(action, &QAction::triggered, this, [this, copy, wanted] {
            Q_EMIT(this->*wanted)(copy);
        });
    }
    menu->popup(button->mapToGlobal(QPoint(0, button->height())));
}

void DamagedCopiesRow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QWidget::changeEvent(event);
}

void DamagedCopiesRow::retranslateUi()
{
    m_show->setText(tr("Show in folder"));
    m_delete->setText(tr("Delete…"));
    m_delete->setAccessibleName(tr("Delete a copy of a damaged database"));
    if (m_copies.isEmpty())
        return;
    const QLocale locale;
    const qint64 total =
        std::accumulate(m_copies.cbegin(), m_copies.cend(), qint64(0),
                        [](qint64 sum, const DamagedCopy &copy) { return sum + copy.sizeBytes; });
    m_text->setText(tr("%n copy (copies) of a damaged database is (are) kept: %1, from %2", nullptr,
                       int(m_copies.size()))
                        .arg(formatSize(total, locale),
                             formatDateTime(m_copies.constFirst().createdAt,
                                            QDateTime::currentDateTimeUtc(), locale)));
}

} // namespace litekeep
