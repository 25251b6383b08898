// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions.h"

#include "ui/icons.h"

using namespace Qt::StringLiterals;

namespace litekeep {

Actions::Actions(QObject *parent) : QObject(parent)
{
    backUp = make("actionBackUp", u"backup"_s, Qt::CTRL | Qt::Key_B);
    import = make("actionImport", u"import"_s, Qt::CTRL | Qt::Key_I);
    verifyAll = make("actionVerifyAll", u"verify"_s, {});
    showDatabase = make("actionShowDatabase", u"database"_s, {});
    openFolder = make("actionOpenFolder", u"folder"_s, {});
    undoRestore = make("actionUndoRestore", u"undo"_s, {});
    refresh = make("actionRefresh", u"refresh"_s, Qt::Key_F5);

    sizeOverTime = make("actionSizeOverTime", u"chart"_s, Qt::CTRL | Qt::Key_T);
    sizeOverTime->setCheckable(true);

    restore = make("actionRestore", u"restore"_s, Qt::CTRL | Qt::Key_R);
    saveCopy = make("actionSaveCopy", u"save-copy"_s, Qt::CTRL | Qt::Key_S);
    saveAsDatabase = make("actionSaveAsDatabase", u"database"_s, {});
    verify = make("actionVerify", u"verify"_s, {});
    editNote = make("actionEditNote", u"note"_s, Qt::Key_F2);
    pin = make("actionPin", u"pin"_s, Qt::CTRL | Qt::Key_P);
    showBackup = make("actionShowBackup", u"folder"_s, {});
    remove = make("actionDelete", u"delete"_s, Qt::Key_Delete);
    retranslateUi();
    disableAll();
}

QAction *Actions::make(const char *name, const QString &icon, const QKeySequence &keys)
{
    auto *action = new QAction(symbolicIcon(icon), QString(), this);
    action->setObjectName(QLatin1StringView(name));
    action->setShortcut(keys);
    return action;
}

void Actions::retranslateUi()
{
    backUp->setText(tr("&Back up now"));
    backUp->setStatusTip(tr("Make a backup of the database as it is now"));
    import->setText(tr("&Import…"));
    import->setStatusTip(tr("Take a database file in as a backup"));
    verifyAll->setText(tr("&Verify all backups"));
    verifyAll->setStatusTip(tr("Check every backup from beginning to end"));
    showDatabase->setText(tr("Show database in f&older"));
    showDatabase->setStatusTip(tr("Show the database in the file manager"));
    openFolder->setText(tr("Open backup &folder"));
    openFolder->setStatusTip(tr("Open the folder that holds the backups"));
    undoRestore->setText(tr("&Undo restore…"));
    undoRestore->setStatusTip(tr("Bring back what the last restore replaced; asks first"));
    refresh->setText(tr("&Refresh"));
    refresh->setStatusTip(tr("Look at the database and its backups again"));
    sizeOverTime->setText(tr("Si&ze over time"));
    sizeOverTime->setStatusTip(tr("Show how the backups grow and how long the disk has room"));

    restore->setText(tr("&Restore…"));
    restore->setStatusTip(tr("Bring the database back to this backup; shows what will change"));
    saveAsDatabase->setText(tr("Save as &working database…"));
    saveAsDatabase->setStatusTip(tr("Save the backup as a database of its own to work with"));
    saveCopy->setText(tr("&Save a copy…"));
    saveCopy->setStatusTip(tr("Save a checked copy of the backup elsewhere"));
    verify->setText(tr("&Verify"));
    verify->setStatusTip(tr("Check the selected backups from beginning to end"));
    editNote->setText(tr("&Edit note"));
    editNote->setStatusTip(tr("Write down what this backup is about"));
    setPinned(m_pinned);
    showBackup->setText(tr("Show in f&older"));
    showBackup->setStatusTip(tr("Show the backup’s file in the file manager"));
    remove->setText(tr("&Delete…"));
    remove->setStatusTip(tr("Delete the selected backups; asks first"));
}

void Actions::setPinned(bool pinned)
{
    m_pinned = pinned;
    pin->setText(pinned ? tr("Un&pin") : tr("&Pin"));
    pin->setStatusTip(pinned ? tr("Let the backup go when it is old")
                             : tr("Keep the backup until you unpin it"));
}

void Actions::disableAll()
{
    const auto all = findChildren<QAction *>();
    for (QAction *action : all)
        action->setEnabled(false);
}

} // namespace litekeep
