// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextBrowser>
#include <QWidget>

class QLabel;
class QListWidget;
class QPushButton;
class QToolButton;

namespace litekeep {

class SearchField;

/// A page of the manual. Shows nothing but the pages that are built in: no file, no address.
class HelpPage : public QTextBrowser
{
    Q_OBJECT
public:
    explicit HelpPage(QWidget *parent = nullptr);

    QVariant loadResource(int type, const QUrl &name) override;
    /// Goes to the next place that holds the text, around the end; false when there is none.
    bool findNext(const QString &text, bool backwards);

protected:
    void changeEvent(QEvent *event) override;

private:
    void applyStyle();
};

/// The manual in a window of its own, in the language of the program.
class HelpWindow : public QWidget
{
    Q_OBJECT
public:
    explicit HelpWindow(QWidget *parent = nullptr);

    /// Brings the one window of the manual to the front, opening it first when there is none.
    static void open(QWidget *parent);

    /// The pages in their order, by the names of their files.
    static QStringList topics();
    /// Where a page lies, in the language of the program.
    static QUrl addressOf(const QString &topic);

    HelpPage *page() const { return m_page; }
    QString topic() const;
    void showTopic(const QString &topic);

Q_SIGNALS:
    /// A link that leads out of the manual, to be opened by the desktop.
    void outsideRequested(const QUrl &address);

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void build();
    void connectParts();
    void addShortcuts();
    void retranslateUi();
    void follow(const QUrl &link);
    void markTopic(const QString &topic);
    void search(bool backwards);

    QListWidget *m_contents;
    HelpPage *m_page;
    QToolButton *m_back;
    QToolButton *m_forward;
    SearchField *m_search;
    QPushButton *m_previous;
    QPushButton *m_next;
    QLabel *m_found;
};

} // namespace litekeep
