// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/message.h"

#include <QFrame>

class QGridLayout;
class QLabel;
class QPlainTextEdit;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace litekeep {

class IconLabel;

/// One message in the page: icon, sentence, a way out, technical details on demand.
class MessageBar : public QFrame
{
    Q_OBJECT
public:
    explicit MessageBar(const Message &message, QWidget *parent = nullptr);

    const Message &message() const { return m_message; }
    QString text() const;

Q_SIGNALS:
    void remedyChosen(const litekeep::Message &message);
    void closed();

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildSentence(QVBoxLayout *layout);
    void buildDetails(QVBoxLayout *layout);
    void arrangeButtons();
    void retranslateUi();
    void measure();
    void showDetails(bool shown);

    Message m_message;
    IconLabel *m_icon;
    QLabel *m_text;
    QGridLayout *m_sentence;
    QWidget *m_buttons;
    bool m_buttonsBelow = false;
    QPushButton *m_remedy;
    QList<QPushButton *> m_others; ///< in the order of Message::others
    QPushButton *m_detailsButton;
    QToolButton *m_close;
    QWidget *m_details;
    QPlainTextEdit *m_detailText;
    QPushButton *m_copy;
};

/// The messages of a page, newest on top; one per topic and never so many that they push
/// the page away.
class MessageList : public QWidget
{
    Q_OBJECT
public:
    explicit MessageList(QWidget *parent = nullptr);

    void add(const Message &message);
    void remove(const QByteArray &topic);
    QList<MessageBar *> bars() const { return m_bars; }

Q_SIGNALS:
    void remedyChosen(const litekeep::Message &message);

private:
    Message merged(const Message &message, const MessageBar *same) const;
    void drop(MessageBar *bar);
    void dropSurplus();

    QList<MessageBar *> m_bars; ///< newest first
    QVBoxLayout *m_layout;
};

} // namespace litekeep
