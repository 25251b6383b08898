// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/messagebar.h"

#include "ui/announcing.h"
#include "ui/smallwidgets.h"

#include <QClipboard>
#include <QEvent>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPainter>
#include <QPlainTextEdit>
#include <QToolButton>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

constexpr qsizetype mostBars = 3;

QString iconName(Tone tone)
{
    switch (tone) {
    case Tone::Positive: return u"state-ok"_s;
    case Tone::Caution: return u"state-warning"_s;
    case Tone::Negative: return u"state-error"_s;
    default: return u"state-info"_s;
    }
}

} // namespace

MessageBar::MessageBar(const Message &message, QWidget *parent)
    : QFrame(parent),
      m_message(message),
      m_icon(new IconLabel(22)),
      m_text(new QLabel),
      m_sentence(new QGridLayout),
      m_buttons(new QWidget),
      m_remedy(new QPushButton),
      m_detailsButton(new QPushButton),
      m_close(new QToolButton),
      m_details(new QWidget),
      m_detailText(new QPlainTextEdit),
      m_copy(new QPushButton)
{
    makeNotification(this);
    setObjectName("messageBar"_L1);
    m_icon->setIcon(symbolicIcon(iconName(message.tone), message.tone));
    m_text->setObjectName("messageText"_L1);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_remedy->setObjectName("messageRemedy"_L1);
    m_remedy->setVisible(message.remedy != Remedy::None);
    m_detailsButton->setObjectName("messageDetails"_L1);
    m_detailsButton->setCheckable(true);
    m_detailsButton->setVisible(!message.detail.isEmpty());
    m_close->setObjectName("messageClose"_L1);
    m_close->setIcon(symbolicIcon(u"close"_s));
    m_close->setAutoRaise(true);
    m_close->setFocusPolicy(Qt::TabFocus);
    m_close->setVisible(!message.lasting);

    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(12, 8, 8, 8);
    buildSentence(all);
    buildDetails(all);

    connect(m_remedy, &QPushButton::clicked, this, [this] { Q_EMIT remedyChosen(m_message); });
    connect(m_detailsButton, &QPushButton::toggled, this, &MessageBar::showDetails);
    connect(m_close, &QToolButton::clicked, this, &MessageBar::closed);
    retranslateUi();
}

void MessageBar::buildSentence(QVBoxLayout *layout)
{
    auto *buttons = new QHBoxLayout(m_buttons);
    buttons->setContentsMargins(0, 0, 0, 0);
    buttons->addWidget(m_remedy);
    for (const Remedy remedy : std::as_const(m_message.others)) {
        auto *button = new QPushButton;
        button->setObjectName(u"messageRemedy%1"_s.arg(m_others.size() + 2));
        m_others.append(button);
        buttons->addWidget(button);
        connect(button, &QPushButton::clicked, this, [this, remedy] {
            Message chosen = m_message;
            chosen.remedy = remedy;
            Q_EMIT remedyChosen(chosen);
        });
    }
    buttons->addWidget(m_detailsButton);
    buttons->addStretch(1);
    m_buttons->setVisible(m_message.remedy != Remedy::None || !m_message.others.isEmpty()
                          || !m_message.detail.isEmpty());
    m_sentence->setHorizontalSpacing(10);
    m_sentence->setColumnStretch(1, 1);
    m_sentence->addWidget(m_icon, 0, 0, Qt::AlignTop);
    m_sentence->addWidget(m_text, 0, 1);
    m_sentence->addWidget(m_buttons, 0, 2);
    m_sentence->addWidget(m_close, 0, 3, Qt::AlignTop);
    layout->addLayout(m_sentence);
}

/// Beside a short sentence, below one that they would squeeze into a narrow column.
void MessageBar::arrangeButtons()
{
    const int taken = m_icon->width() + m_close->sizeHint().width() + 60;
    const int sentence = fontMetrics().horizontalAdvance(m_text->text());
    const bool below =
        m_buttons->isVisibleTo(this) && sentence + m_buttons->sizeHint().width() + taken > width();
    if (below == m_buttonsBelow)
        return;
    m_buttonsBelow = below;
    m_sentence->removeWidget(m_buttons);
    m_sentence->addWidget(m_buttons, below ? 1 : 0, below ? 1 : 2);
}

void MessageBar::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    arrangeButtons();
}

void MessageBar::buildDetails(QVBoxLayout *layout)
{
    m_detailText->setObjectName("messageDetailText"_L1);
    m_detailText->setReadOnly(true);
    m_detailText->setTabChangesFocus(true);
    m_detailText->setPlainText(m_message.detail);
    measure();
    m_copy->setObjectName("messageCopy"_L1);
    m_copy->setIcon(symbolicIcon(u"copy"_s));
    auto *row = new QHBoxLayout(m_details);
    row->setContentsMargins(32, 0, 0, 0);
    row->addWidget(m_detailText, 1);
    row->addWidget(m_copy, 0, Qt::AlignTop);
    layout->addWidget(m_details);
    m_details->hide();
    connect(m_copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_message.detail); });
}

QString MessageBar::text() const
{
    return m_text->text();
}

void MessageBar::showDetails(bool shown)
{
    m_details->setVisible(shown);
}

void MessageBar::measure()
{
    QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    if (font().pointSizeF() > 0)
        fixed.setPointSizeF(font().pointSizeF());
    m_detailText->setFont(fixed);
    m_detailText->setFixedHeight(fontMetrics().height() * 5);
}

void MessageBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange) {
        measure();
        arrangeButtons();
    }
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QFrame::changeEvent(event);
}

void MessageBar::retranslateUi()
{
    m_text->setText(m_message.text());
    setAccessibleName(m_text->text());
    m_remedy->setAccessibleDescription(m_text->text());
    m_remedy->setText(remedyText(m_message.remedy, m_message));
    for (qsizetype i = 0; i < m_others.size(); ++i)
        m_others.at(i)->setText(remedyText(m_message.others.at(i), m_message));
    for (QPushButton *button : std::as_const(m_others))
        button->setAccessibleDescription(m_text->text());
    m_detailsButton->setText(tr("Details"));
    m_detailText->setAccessibleName(tr("Technical details"));
    m_copy->setText(tr("Copy"));
    m_close->setToolTip(tr("Close this message"));
    m_close->setAccessibleName(tr("Close this message"));
    arrangeButtons();
}

/// A tint of the meaning's colour over the palette's window: readable in light and dark.
void MessageBar::paintEvent(QPaintEvent *)
{
    QColor color = toneColor(m_message.tone, palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    color.setAlphaF(0.55F);
    painter.setPen(color);
    color.setAlphaF(0.13F);
    painter.setBrush(color);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
}

MessageList::MessageList(QWidget *parent) : QWidget(parent), m_layout(new QVBoxLayout(this))
{
    setObjectName("messages"_L1);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(6);
    hide();
}

/// The same trouble told from two sides is one message. It stays as long as the lasting one
/// of the two, and keeps the details that either has.
Message MessageList::merged(const Message &message, const MessageBar *same) const
{
    Message all = message;
    if (!same)
        return all;
    if (message.topic == topic::job)
        all.topic = same->message().topic;
    if (message.detail.isEmpty())
        all.detail = same->message().detail;
    return all;
}

void MessageList::add(const Message &told)
{
    const auto found = std::find_if(m_bars.cbegin(), m_bars.cend(), [&told](MessageBar *bar) {
        return bar->text() == told.text();
    });
    MessageBar *same = found == m_bars.cend() ? nullptr : *found;
    const Message message = merged(told, same);
    // Told again, it must not close the details that are being read.
    if (same && same->message().topic == message.topic && same->message().detail == message.detail
        && same->message().others == message.others)
        return;
    if (same)
        drop(same);
    remove(message.topic);
    auto *bar = new MessageBar(message, this);
    connect(bar, &MessageBar::closed, this, [this, bar] { drop(bar); });
    connect(bar, &MessageBar::remedyChosen, this, &MessageList::remedyChosen);
    m_bars.prepend(bar);
    m_layout->insertWidget(0, bar);
    dropSurplus();
    show();
}

void MessageList::remove(const QByteArray &topic)
{
    const QList<MessageBar *> all = m_bars;
    for (MessageBar *bar : all) {
        if (bar->message().topic == topic)
            drop(bar);
    }
}

void MessageList::drop(MessageBar *bar)
{
    m_bars.removeAll(bar);
    bar->hide();
    bar->deleteLater();
    setVisible(!m_bars.isEmpty());
}

/// Errors stay longest: what gives way is the oldest of the least serious.
void MessageList::dropSurplus()
{
    while (m_bars.size() > mostBars) {
        const auto mild = std::find_if(m_bars.crbegin(), m_bars.crend() - 1, [](MessageBar *bar) {
            return bar->message().tone != Tone::Negative && !bar->message().lasting;
        });
        drop(mild == m_bars.crend() - 1 ? m_bars.last() : *mild);
    }
}

} // namespace litekeep
