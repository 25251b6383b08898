// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/databasesactions.h"

#include "ui/icons.h"

using namespace Qt::StringLiterals;

namespace litekeep {

DatabasesActions::DatabasesActions(QObject *parent) : QObject(parent)
{
    add = make("actionOpen", u"folder"_s, QKeySequence::Open);
    find = make("findDatabasesAction", u"search"_s, {});
    backUpAll = make("actionBackUpAll", u"backup"_s, Qt::CTRL | Qt::SHIFT | Qt::Key_B);
    remove = make("actionRemove", {}, {});
    overview = make("actionOverview", u"overview"_s, Qt::ALT | Qt::Key_0);
    sideBar = make("actionSideBar", {}, Qt::Key_F9);
    sideBar->setCheckable(true);
    retranslateUi();
    follow(false, false, false);
}

QAction *DatabasesActions::make(const char *name, const QString &icon, const QKeySequence &keys)
{
    auto *action = new QAction(this);
    if (!icon.isEmpty())
        action->setIcon(symbolicIcon(icon));
    action->setObjectName(QLatin1StringView(name));
    action->setShortcut(keys);
    return action;
}

void DatabasesActions::follow(bool any, bool chosen, bool roundRuns)
{
    backUpAll->setEnabled(any && !roundRuns);
    remove->setEnabled(chosen);
}

void DatabasesActions::retranslateUi()
{
    add->setText(tr("&Add databases…"));
    add->setStatusTip(tr("Choose database files to keep safe; a backup is shown in its database"));
    find->setText(tr("F&ind databases…"));
    find->setStatusTip(tr("Look through folders for databases"));
    backUpAll->setText(tr("Back up a&ll now"));
    backUpAll->setStatusTip(tr("Make a backup of each database, one after the other"));
    remove->setText(tr("Re&move from the list"));
    remove->setStatusTip(tr("Its backups stay; its automatic backups end"));
    overview->setText(tr("&Overview"));
    overview->setStatusTip(tr("Show all databases"));
    sideBar->setText(tr("&Side bar"));
    sideBar->setStatusTip(tr("Show the databases beside the page"));
}

} // namespace litekeep
