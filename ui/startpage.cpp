// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/startpage.h"

#include "ui/databasesactions.h"
#include "ui/icons.h"
#include "ui/labels.h"
#include "ui/smallwidgets.h"

#include <QEvent>
#include <QFileInfo>
#include <QListWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

constexpr int columnWidth = 460;
constexpr int pathRole = Qt::UserRole;

} // namespace

StartPage::StartPage(DatabasesActions *actions, QWidget *parent)
    : QWidget(parent),
      m_title(new QLabel),
      m_hint(new QuietLabel),
      m_open(new ActionButton(actions->add)),
      m_find(new ActionButton(actions->find)),
      m_drop(new QuietLabel),
      m_recentCaption(new QLabel),
      m_recent(new QListWidget)
{
    setObjectName("startPage"_L1);
    m_title->setAlignment(Qt::AlignCenter);
    m_title->setWordWrap(true);
    m_hint->setAlignment(Qt::AlignCenter);
    m_hint->setWordWrap(true);
    m_drop->setAlignment(Qt::AlignCenter);
    m_open->setObjectName("open"_L1);
    m_open->setDefault(true);
    m_find->setObjectName("startFind"_L1);
    m_recent->setObjectName("recent"_L1);
    m_recent->setIconSize({24, 24});
    m_recent->setSpacing(1);
    m_recent->setTextElideMode(Qt::ElideMiddle);
    m_recent->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);

    auto *picture = new IconLabel(88);
    picture->setIcon(applicationIcon());
    auto *column = new QVBoxLayout;
    column->setSpacing(10);
    column->addStretch(2);
    column->addWidget(picture, 0, Qt::AlignHCenter);
    column->addWidget(m_title);
    column->addWidget(m_hint);
    column->addSpacing(8);
    column->addWidget(m_open, 0, Qt::AlignHCenter);
    column->addWidget(m_find, 0, Qt::AlignHCenter);
    column->addWidget(m_drop);
    column->addSpacing(16);
    column->addWidget(m_recentCaption);
    column->addWidget(m_recent, 4);
    column->addStretch(3);
    auto *middle = new QWidget;
    middle->setLayout(column);
    middle->setMaximumWidth(columnWidth);
    auto *all = new QHBoxLayout(this);
    all->addStretch(1);
    all->addWidget(middle, 100);
    all->addStretch(1);

    connect(m_recent, &QListWidget::itemActivated, this, [this](QListWidgetItem *item) {
        Q_EMIT recentChosen(item->data(pathRole).toString());
    });
    retranslateUi();
    setRecent({});
}

void StartPage::setRecent(const QStringList &paths)
{
    m_recent->clear();
    for (const QString &path : paths) {
        const QFileInfo file(path);
        auto *item = new QListWidgetItem(
            symbolicIcon(u"database"_s),
            u"%1\n%2"_s.arg(databaseTitle(path), shortPath(file.path())), m_recent);
        item->setData(pathRole, path);
        item->setData(Qt::AccessibleTextRole, path);
        item->setToolTip(path);
    }
    m_recentCaption->setVisible(!paths.isEmpty());
    m_recent->setVisible(!paths.isEmpty());
}

void StartPage::measure()
{
    m_title->setFont(titleFont(font()));
    m_recentCaption->setFont(boldFont(font()));
    const QList<QPushButton *> buttons{m_open, m_find};
    int widest = 0;
    for (QPushButton *button : buttons) {
        button->setMinimumSize(0, fontMetrics().height() * 2);
        widest = qMax(widest, button->sizeHint().width());
    }
    for (QPushButton *button : buttons)
        button->setMinimumWidth(widest);
}

void StartPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange)
        measure();
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QWidget::changeEvent(event);
}

void StartPage::retranslateUi()
{
    m_title->setText(tr("Keep a database safe"));
    m_hint->setText(tr("Litekeep backs up SQLite databases while other programs use them, "
                       "and proves that every backup is good."));
    m_open->setText(tr("&Add databases…"));
    m_find->setText(tr("F&ind databases…"));
    m_drop->setText(tr("or drop database files on this window"));
    m_recentCaption->setText(tr("Recent databases"));
    m_recent->setAccessibleName(tr("Recent databases"));
    measure();
}

} // namespace litekeep
