// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/collapsebar.h"

#include "ui/smallwidgets.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace litekeep {

CollapseBar::CollapseBar(QWidget *parent)
    : QFrame(parent),
      m_icon(new IconLabel(22)),
      m_text(new QLabel),
      m_keep(new QPushButton),
      m_stop(new QPushButton)
{
    setObjectName("collapseBar"_L1);
    m_icon->setIcon(symbolicIcon(u"state-warning"_s, Tone::Caution));
    m_text->setObjectName("collapseText"_L1);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_keep->setObjectName("collapseKeep"_L1);
    m_keep->setAutoDefault(false);
    m_stop->setObjectName("collapseStop"_L1);
    m_stop->setAutoDefault(false);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 8, 8, 8);
    row->setSpacing(10);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addWidget(m_text, 1);
    row->addWidget(m_stop);
    row->addWidget(m_keep);
    connect(m_keep, &QPushButton::clicked, this, [this] { answer(true); });
    connect(m_stop, &QPushButton::clicked, this, [this] { answer(false); });
    retranslateUi();
    hide();
}

void CollapseBar::setQuestion(const std::optional<CollapseQuestion> &question)
{
    m_question = question;
    setVisible(question.has_value());
    m_keep->setEnabled(true);
    m_stop->setEnabled(true);
    m_stop->setVisible(question && !question->stopped);
    showText();
}

QString CollapseBar::text() const
{
    return m_text->text();
}

/// Once: what comes next is told by the next status.
void CollapseBar::answer(bool keepPruning)
{
    if (!m_question)
        return;
    m_keep->setEnabled(false);
    m_stop->setEnabled(false);
    Q_EMIT answered(m_question->backupId, keepPruning);
}

void CollapseBar::showText()
{
    if (!m_question)
        return;
    const QString what = m_question->stopped
                             ? tr("No old backups are removed, because you stopped that.")
                             : tr("Shall old backups still be removed when there are too many?");
    m_text->setText(u"%1 %2"_s.arg(m_question->text, what));
}

void CollapseBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QFrame::changeEvent(event);
}

void CollapseBar::retranslateUi()
{
    m_keep->setText(tr("Keep prunin&g"));
    m_keep->setToolTip(tr("Remove backups beyond the limit again, from the next backup on"));
    m_stop->setText(tr("Sto&p"));
    m_stop->setToolTip(tr("Remove nothing until you decide otherwise"));
    showText();
}

void CollapseBar::paintEvent(QPaintEvent *)
{
    QColor color = toneColor(Tone::Caution, palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    color.setAlphaF(0.55F);
    painter.setPen(color);
    color.setAlphaF(0.13F);
    painter.setBrush(color);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
}

} // namespace litekeep
