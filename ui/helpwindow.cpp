// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/helpwindow.h"

#include "ui/icons.h"
#include "ui/searchfield.h"
#include "ui/smallwidgets.h"

#include <QDesktopServices>
#include <QEvent>
#include <QFile>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListWidget>
#include <QPointer>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollBar>
#include <QShortcut>
#include <QSignalBlocker>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

constexpr QSize firstSize(860, 620);
constexpr int topicRole = Qt::UserRole;
constexpr auto pagesFolder = ":/litekeep/help/"_L1;

QString topicOf(const QUrl &address)
{
    return address.fileName().section(u'.', 0, 0);
}

QString titleOf(const QString &topic)
{
    static const QRegularExpression title(u"<title>(.*)</title>"_s);
    QFile file(u':' + HelpWindow::addressOf(topic).path());
    if (!file.open(QIODevice::ReadOnly))
        return topic;
    return title.match(QString::fromUtf8(file.readAll())).captured(1);
}

} // namespace

HelpPage::HelpPage(QWidget *parent) : QTextBrowser(parent)
{
    setObjectName("helpPage"_L1);
    setOpenLinks(false);
    setFrameShape(NoFrame);
    document()->setDocumentMargin(18);
    applyStyle();
}

/// The palette's own colour of links is hard to read on many dark desktops.
void HelpPage::applyStyle()
{
    const QColor link = toneColor(Tone::Accent, palette());
    document()->setDefaultStyleSheet(u"a { color: "_s + link.name()
                                     + u"; }"
                                       "h1 { font-size: x-large; }"
                                       "h2 { font-size: large; margin-top: 18px; }"
                                       "p, ul, ol, dl { margin-top: 6px; margin-bottom: 6px; }"
                                       "li { margin-top: 4px; margin-bottom: 4px; }"
                                       "dt { margin-top: 8px; }"_s);
}

QVariant HelpPage::loadResource(int type, const QUrl &name)
{
    const QString path = u':' + name.path();
    const bool ours =
        name.scheme() == "qrc"_L1 && path.startsWith(pagesFolder) && !path.contains(u".."_s);
    return ours ? QTextBrowser::loadResource(type, name) : QVariant();
}

bool HelpPage::findNext(const QString &text, bool backwards)
{
    const auto flags = backwards ? QTextDocument::FindBackward : QTextDocument::FindFlags();
    if (find(text, flags))
        return true;
    const QTextCursor before = textCursor();
    moveCursor(backwards ? QTextCursor::End : QTextCursor::Start);
    if (find(text, flags))
        return true;
    setTextCursor(before);
    return false;
}

/// A page keeps the style that it was read with.
void HelpPage::changeEvent(QEvent *event)
{
    QTextBrowser::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !source().isEmpty()) {
        const int scrolled = verticalScrollBar()->value();
        applyStyle();
        reload();
        verticalScrollBar()->setValue(scrolled);
    }
}

HelpWindow::HelpWindow(QWidget *parent)
    : QWidget(parent, Qt::Window),
      m_contents(new QListWidget),
      m_page(new HelpPage),
      m_back(new QToolButton),
      m_forward(new QToolButton),
      m_search(new SearchField),
      m_previous(new QPushButton),
      m_next(new QPushButton),
      m_found(new QuietLabel)
{
    setObjectName("helpWindow"_L1);
    setAttribute(Qt::WA_DeleteOnClose);
    build();
    connectParts();
    addShortcuts();
    retranslateUi();
    showTopic(topics().constFirst());
    resize(firstSize.boundedTo(roomOnScreen(this)));
    m_page->setFocus();
}

void HelpWindow::open(QWidget *parent)
{
    static QPointer<HelpWindow> only;
    if (!only)
        only = new HelpWindow(parent);
    only->show();
    only->raise();
    only->activateWindow();
}

QStringList HelpWindow::topics()
{
    return {u"welcome"_s, u"first-backup"_s, u"automatic"_s, u"several"_s, u"restore"_s,
            u"undo"_s,    u"copies"_s,       u"promises"_s,  u"trouble"_s};
}

QUrl HelpWindow::addressOf(const QString &topic)
{
    const QString language = tr("en", "folder of the manual in this language");
    return QUrl(u"qrc:/litekeep/help/%1/%2.html"_s.arg(language, topic));
}

void HelpWindow::build()
{
    m_contents->setObjectName("helpContents"_L1);
    m_contents->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_contents->setWordWrap(true);
    m_contents->setSpacing(2);
    m_back->setObjectName("helpBack"_L1);
    m_back->setIcon(symbolicIcon(u"arrow-left"_s));
    m_back->setAutoRaise(true);
    m_forward->setObjectName("helpForward"_L1);
    m_forward->setIcon(symbolicIcon(u"arrow-right"_s));
    m_forward->setAutoRaise(true);
    m_back->setEnabled(false);
    m_forward->setEnabled(false);
    m_search->setObjectName("helpSearch"_L1);
    m_search->setMaximumWidth(fontMetrics().averageCharWidth() * 40);
    m_previous->setObjectName("helpPrevious"_L1);
    m_next->setObjectName("helpNext"_L1);
    m_found->setObjectName("helpFound"_L1);

    auto *top = new QHBoxLayout;
    top->setContentsMargins(8, 8, 8, 8);
    top->setSpacing(6);
    top->addWidget(m_back);
    top->addWidget(m_forward);
    top->addStretch(1);
    top->addWidget(m_found);
    top->addWidget(m_search, 2);
    top->addWidget(m_previous);
    top->addWidget(m_next);
    auto *sides = new QSplitter;
    sides->setChildrenCollapsible(false);
    sides->addWidget(m_contents);
    sides->addWidget(m_page);
    sides->setStretchFactor(1, 1);
    sides->setSizes({fontMetrics().averageCharWidth() * 30, firstSize.width()});
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addLayout(top);
    all->addWidget(sides, 1);
}

void HelpWindow::connectParts()
{
    connect(m_contents, &QListWidget::currentItemChanged, this, [this](QListWidgetItem *item) {
        if (item)
            showTopic(item->data(topicRole).toString());
    });
    connect(m_page, &QTextBrowser::anchorClicked, this, &HelpWindow::follow);
    connect(m_page, &QTextBrowser::sourceChanged, this,
            [this](const QUrl &address) { markTopic(topicOf(address)); });
    connect(m_page, &QTextBrowser::backwardAvailable, m_back, &QWidget::setEnabled);
    connect(m_page, &QTextBrowser::forwardAvailable, m_forward, &QWidget::setEnabled);
    connect(m_back, &QToolButton::clicked, m_page, &QTextBrowser::backward);
    connect(m_forward, &QToolButton::clicked, m_page, &QTextBrowser::forward);
    connect(m_search, &QLineEdit::returnPressed, this, [this] { search(false); });
    connect(m_search, &QLineEdit::textChanged, m_found, &QLabel::clear);
    connect(m_next, &QPushButton::clicked, this, [this] { search(false); });
    connect(m_previous, &QPushButton::clicked, this, [this] { search(true); });
    connect(this, &HelpWindow::outsideRequested, this,
            [](const QUrl &address) { QDesktopServices::openUrl(address); });
}

void HelpWindow::addShortcuts()
{
    const auto add = [this](const QKeySequence &keys, const auto &act) {
        auto *shortcut = new QShortcut(keys, this);
        connect(shortcut, &QShortcut::activated, this, act);
    };
    add(QKeySequence::Find, [this] {
        m_search->setFocus();
        m_search->selectAll();
    });
    add(Qt::Key_F3, [this] { search(false); });
    add(Qt::SHIFT | Qt::Key_F3, [this] { search(true); });
    add(Qt::ALT | Qt::Key_Left, [this] { m_page->backward(); });
    add(Qt::ALT | Qt::Key_Right, [this] { m_page->forward(); });
    add(Qt::CTRL | Qt::Key_Plus, [this] { m_page->zoomIn(); });
    add(Qt::CTRL | Qt::Key_Equal, [this] { m_page->zoomIn(); });
    add(Qt::CTRL | Qt::Key_Minus, [this] { m_page->zoomOut(); });
    add(Qt::CTRL | Qt::Key_W, [this] { close(); });
}

QString HelpWindow::topic() const
{
    return topicOf(m_page->source());
}

void HelpWindow::showTopic(const QString &topic)
{
    if (topic != this->topic() && topics().contains(topic))
        m_page->setSource(addressOf(topic));
}

/// Relative links lead to pages of the manual; of all others only safe addresses are opened.
void HelpWindow::follow(const QUrl &link)
{
    if (link.isRelative() || link.scheme() == "qrc"_L1)
        m_page->setSource(m_page->source().resolved(link));
    else if (link.scheme() == "https"_L1)
        Q_EMIT outsideRequested(link);
}

void HelpWindow::markTopic(const QString &topic)
{
    m_found->clear();
    const QSignalBlocker quiet(m_contents); // it is shown already
    m_contents->setCurrentRow(int(topics().indexOf(topic)));
}

void HelpWindow::search(bool backwards)
{
    const QString text = m_search->text();
    if (text.isEmpty())
        m_search->setFocus();
    else
        m_found->setText(m_page->findNext(text, backwards) ? QString() : tr("Not on this page"));
}

void HelpWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Escape) {
        QWidget::keyPressEvent(event);
        return;
    }
    if (m_search->hasFocus())
        m_page->setFocus();
    else
        close();
}

void HelpWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QWidget::changeEvent(event);
}

void HelpWindow::retranslateUi()
{
    setWindowTitle(tr("Manual"));
    m_contents->setAccessibleName(tr("Contents"));
    m_contents->setAccessibleDescription(tr("The pages of the manual"));
    m_page->setAccessibleName(tr("Page of the manual"));
    m_page->setAccessibleDescription(tr("Tab leads from link to link, Enter follows one"));
    m_back->setToolTip(tr("Back (Alt+Left)"));
    m_back->setAccessibleName(tr("Back"));
    m_forward->setToolTip(tr("Forward (Alt+Right)"));
    m_forward->setAccessibleName(tr("Forward"));
    m_search->setWords(tr("Search in this page"));
    m_search->setAccessibleDescription(tr("Marks the word in the page"));
    m_previous->setText(tr("&Previous"));
    m_previous->setAccessibleDescription(tr("Goes to where the word was found before"));
    m_next->setText(tr("&Next"));
    m_next->setAccessibleDescription(tr("Goes to where the word is found next"));
    const QString before = topic();
    const QSignalBlocker quiet(m_contents);
    m_contents->clear();
    const QStringList all = topics();
    for (const QString &one : all) {
        auto *item = new QListWidgetItem(titleOf(one), m_contents);
        item->setData(topicRole, one);
    }
    if (!before.isEmpty())
        m_page->setSource(addressOf(before));
    markTopic(before);
}

} // namespace litekeep
