// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/findfolders.h"

#include "ui/icons.h"
#include "ui/labels.h"

#include <QCheckBox>
#include <QEvent>
#include <QFileDialog>
#include <QGridLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

constexpr int pathRole = Qt::UserRole;
constexpr int shownFolders = 4;

} // namespace

FindFolders::FindFolders(QWidget *parent)
    : QWidget(parent),
      m_caption(new QLabel),
      m_list(new QListWidget),
      m_add(new QPushButton),
      m_remove(new QPushButton),
      m_network(new QCheckBox)
{
    m_list->setObjectName("findFolders"_L1);
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setUniformItemSizes(true);
    m_caption->setBuddy(m_list);
    m_add->setObjectName("findAddFolder"_L1);
    m_add->setIcon(symbolicIcon(u"folder"_s));
    m_add->setAutoDefault(false);
    m_remove->setObjectName("findRemoveFolder"_L1);
    m_remove->setAutoDefault(false);
    m_network->setObjectName("findNetwork"_L1);

    auto *buttons = new QVBoxLayout;
    buttons->addWidget(m_add);
    buttons->addWidget(m_remove);
    buttons->addStretch(1);
    auto *all = new QGridLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_caption, 0, 0, 1, 2);
    all->addWidget(m_list, 1, 0);
    all->addLayout(buttons, 1, 1);
    all->addWidget(m_network, 2, 0, 1, 2);
    all->setColumnStretch(0, 1);
    showHeight();

    connect(m_add, &QPushButton::clicked, this, &FindFolders::askFolder);
    connect(m_remove, &QPushButton::clicked, this, &FindFolders::removeSelected);
    connect(m_list, &QListWidget::itemChanged, this, &FindFolders::changed);
    const auto follow = [this] { m_remove->setEnabled(m_list->currentItem() != nullptr); };
    connect(m_list, &QListWidget::currentItemChanged, this, follow);
    follow();
    retranslateUi();
}

/// Some folders at a glance; more of them scroll.
void FindFolders::showHeight()
{
    const int first = m_list->sizeHintForRow(0);
    const int row = first > 0 ? first : fontMetrics().height(); // whole rows, none cut
    m_list->setFixedHeight(row * shownFolders + 2 * m_list->frameWidth());
}

void FindFolders::setFolders(const QStringList &folders)
{
    m_list->clear();
    for (const QString &folder : folders)
        addFolder(folder);
    m_list->setCurrentRow(0);
    showHeight();
}

void FindFolders::addFolder(const QString &folder)
{
    const QStringList known = allFolders();
    if (known.contains(folder)) {
        m_list->item(int(known.indexOf(folder)))->setCheckState(Qt::Checked);
        return;
    }
    auto *item = new QListWidgetItem(shortPath(folder));
    item->setData(pathRole, folder);
    item->setToolTip(folder);
    item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
    item->setCheckState(Qt::Checked);
    m_list->addItem(item);
    m_list->setCurrentItem(item);
    m_list->scrollToItem(item);
    Q_EMIT changed();
}

QStringList FindFolders::tickedFolders() const
{
    QStringList folders;
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->checkState() == Qt::Checked)
            folders.append(m_list->item(row)->data(pathRole).toString());
    }
    return folders;
}

QStringList FindFolders::allFolders() const
{
    QStringList folders;
    for (int row = 0; row < m_list->count(); ++row)
        folders.append(m_list->item(row)->data(pathRole).toString());
    return folders;
}

bool FindFolders::withNetwork() const
{
    return m_network->isChecked();
}

void FindFolders::takeFocus()
{
    m_list->setFocus();
}

void FindFolders::askFolder()
{
    auto *dialog = new QFileDialog(this, tr("Look in another folder"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, &FindFolders::addFolder);
    dialog->open();
}

void FindFolders::removeSelected()
{
    delete m_list->currentItem();
    Q_EMIT changed();
}

void FindFolders::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    if (event->type() == QEvent::FontChange)
        showHeight();
    QWidget::changeEvent(event);
}

void FindFolders::retranslateUi()
{
    m_caption->setText(tr("&Look in:"));
    m_list->setAccessibleName(tr("Folders to look in"));
    m_list->setAccessibleDescription(tr("Folders with a tick are searched with all below them"));
    m_add->setText(tr("&Add a folder…"));
    m_add->setAccessibleDescription(tr("Choose another folder to look in"));
    m_remove->setText(tr("&Remove"));
    m_remove->setToolTip(tr("Takes the folder off this list; nothing in it is touched"));
    m_network->setText(tr("Also look on &network drives"));
    m_network->setAccessibleDescription(tr("They may be slow; without a tick they are passed by"));
}

} // namespace litekeep
