// SPDX-License-Identifier: GPL-3.0-or-later
// The part of the window that puts databases on the list and takes them off, and what can be done
// with one without looking at it.
#include "ui/mainwindow.h"

#include "engine/backupplace.h"
#include "ui/addround.h"
#include "ui/automaticbackups.h"
#include "ui/backuptable.h"
#include "ui/databasepage.h"
#include "ui/databasesession.h"
#include "ui/dialogs.h"
#include "ui/filemanager.h"
#include "ui/finddialog.h"
#include "ui/homepage.h"
#include "ui/keptdatabases.h"
#include "ui/messagebar.h"
#include "ui/remembered.h"
#include "ui/switchonround.h"

#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QMimeData>
#include <QUrl>

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

QStringList draggedFiles(const QMimeData *data)
{
    QStringList files;
    const QList<QUrl> urls = data->urls();
    for (const QUrl &url : urls) {
        if (url.isLocalFile())
            files.append(url.toLocalFile());
    }
    return files;
}

/// What became of several databases at once; replaces the last one of its kind.
Message outcomeMessage(const std::function<QString()> &done, const std::function<QString()> &failed,
                       const QStringList &failures)
{
    const auto text = [done, failed, failures] {
        QStringList lines{done()};
        if (!failures.isEmpty())
            lines.append(failed());
        for (const QString &failure : failures)
            lines.append(u"•  "_s + failure);
        lines.removeAll(QString());
        return lines.join(u'\n');
    };
    return {.tone = failures.isEmpty() ? Tone::Positive : Tone::Caution,
            .topic = "outcome",
            .text = text,
            .detail = {},
            .remedy = Remedy::None,
            .subjects = {}};
}

} // namespace

void MainWindow::askOpen()
{
    const QString folder = m_current ? QFileInfo(m_current->place().database).path()
                                     : remembered::value("folders/open"_L1).toString();
    QFileDialog *dialog = makeOpenDialog(tr("Add databases"), folder, this);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, &MainWindow::addDatabases);
    dialog->open();
}

void MainWindow::askFind()
{
    QStringList kept;
    for (const KeptMember *member : m_databases->members())
        kept.append(member->place().database);
    auto *dialog = new FindDialog(kept, this);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        const QStringList chosen = dialog->chosenPaths();
        if (!chosen.isEmpty())
            addDatabases(chosen);
    });
    dialog->open();
}

void MainWindow::openDatabase(const QString &path, const QString &folder)
{
    if (const auto place = backupPlaceOf(path)) {
        openBackup(*place);
        return;
    }
    KeptMember *member = m_databases->open(path, rememberedFolder(path, folder));
    member->session()->keepOnList();
    if (member->isStarted())
        member->session()->refresh(); // who opens it wants to see how it is now
    showMember(member, true);
}

/// Looking at a backup in another folder than the usual one must not make that the usual one,
/// nor put the database on the list with both.
void MainWindow::openBackup(const BackupPlace &place)
{
    const QList<KeptMember *> &all = m_databases->members();
    const bool known = std::any_of(all.cbegin(), all.cend(), [&place](const KeptMember *one) {
        return one->isListed() && one->place().database == place.database;
    });
    KeptMember *member = m_databases->open(place.database, place.folder);
    if (!known)
        member->session()->keepOnList();
    if (member->isStarted())
        member->session()->refresh();
    showMember(member, true);
    if (!place.id.isEmpty())
        page()->showBackup(place.id);
}

void MainWindow::addDatabases(const QStringList &paths)
{
    if (paths.size() == 1) {
        openDatabase(paths.first());
        return;
    }
    auto *round = new AddRound(m_databases, this);
    connect(round, &AddRound::ended, this, &MainWindow::tellAdded);
    for (const QString &path : paths) {
        const auto backup = backupPlaceOf(path); // then its database is meant
        KeptMember *member = backup ? m_databases->open(backup->database, backup->folder)
                                    : m_databases->open(path, rememberedFolder(path, {}));
        member->session()->keepOnList();
        if (member->isStarted())
            member->session()->refresh();
        round->add(member);
        member->start();
    }
    showOverview();
    round->start();
}

void MainWindow::tellAdded(const QList<KeptPlace> &added, const QStringList &failures)
{
    QStringList off; // or not known yet
    for (const KeptPlace &place : added) {
        KeptMember *member = m_databases->member(place);
        if (member && !member->automatic()->isEnabled())
            off += {place.database, place.folder};
    }
    Message told = outcomeMessage(
        [count = int(added.size())] {
            return count > 0 ? tr("%n database(s) added.", nullptr, count) : QString();
        },
        [count = int(failures.size())] {
            return tr("%n file(s) could not be added:", nullptr, count);
        },
        failures);
    told.remedy = off.isEmpty() ? Remedy::None : Remedy::SwitchOn;
    told.subjects = off;
    tellHome(told);
}

/// With the settings that each of them has: the usual ones for a new database.
void MainWindow::switchOn(const QList<KeptPlace> &places)
{
    auto *round = new SwitchOnRound(m_databases, this);
    connect(round, &SwitchOnRound::ended, this, [this](int on, const QStringList &failures) {
        tellHome(outcomeMessage(
            [on] {
                return on > 0 ? tr("Automatic backups are on for %n database(s).", nullptr, on)
                              : QString();
            },
            [count = int(failures.size())] {
                return tr("Automatic backups could not be switched on for %n database(s):", nullptr,
                          count);
            },
            failures));
    });
    round->start(places);
}

/// Its backups stay, and it can be put back: nothing to ask about, unless work would be cut off.
void MainWindow::removeFromList(KeptMember *member)
{
    if (member->isWorking()) {
        stopThen({member}, StopFor::Removing, [this, place = member->place()] {
            if (KeptMember *idle = m_databases->member(place))
                removeFromList(idle);
        });
        return;
    }
    if (member->isListed())
        m_databases->forget(member);
    else
        m_databases->close(member);
}

void MainWindow::tellHome(const Message &message)
{
    makeHome()->messages()->add(message);
    checkOverview(); // that is where the message is
}

void MainWindow::applyRemedy(const Message &message)
{
    if (message.remedy == Remedy::PutBack)
        putBack(message);
    if (message.remedy != Remedy::SwitchOn)
        return;
    QList<KeptPlace> places;
    for (qsizetype i = 0; i + 1 < message.subjects.size(); i += 2)
        places.append({.database = message.subjects.at(i), .folder = message.subjects.at(i + 1)});
    switchOn(places);
}

void MainWindow::putBack(const Message &message)
{
    const auto found =
        std::find_if(m_removed.cbegin(), m_removed.cend(), [&message](const KeptDatabase &one) {
            return message.subjects == QStringList{one.path, one.folder};
        });
    if (found == m_removed.cend())
        return;
    m_databases->putBack(*found);
    m_removed.erase(found);
    m_home->messages()->remove(message.topic);
}

void MainWindow::showDatabaseMenu(const KeptPlace &place, const QPoint &position)
{
    KeptMember *member = m_databases->member(place);
    if (!member)
        return;
    auto *menu = new QMenu(this);
    menu->setObjectName("databaseMenu"_L1);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](const QIcon &icon, const QString &text, const char *name, auto what) {
        QAction *action = menu->addAction(icon, text);
        action->setObjectName(QLatin1StringView(name));
        // Bound to the place: the list may change while the menu is open.
        connect(action, &QAction::triggered, this, [this, place, what] {
            if (KeptMember *chosen = m_databases->member(place))
                what(chosen);
        });
        return action;
    };
    menu->setDefaultAction(add(symbolicIcon(u"database"_s), tr("&Open"), "menuOpen",
                               [this](KeptMember *chosen) { showMember(chosen, true); }));
    add(symbolicIcon(u"backup"_s), tr("&Back up now"), "menuBackUp", [](KeptMember *chosen) {
        if (chosen->isStarted() && !chosen->isBusy())
            chosen->session()->backUp();
    })->setEnabled(member->isStarted() && !member->isBusy());
    const AutomaticBackups *automatic = member->automatic();
    if (automatic->settings() && !automatic->isEnabled()) {
        add({}, tr("&Switch on automatic backups"), "menuSwitchOn", [this](KeptMember *chosen) {
            showOverview(); // that is where it is told
            switchOn({chosen->place()});
        });
    }
    add(symbolicIcon(u"folder"_s), tr("Open backup &folder"), "menuFolder",
        [](KeptMember *chosen) { openFolderInFileManager(chosen->session()->folder()); });
    menu->addSeparator();
    add({}, tr("Re&move from the list"), "menuRemove",
        [this](KeptMember *chosen) { removeFromList(chosen); });
    menu->popup(position);
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    if (!draggedFiles(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    const QStringList files = draggedFiles(event->mimeData());
    if (files.isEmpty())
        return;
    event->acceptProposedAction();
    addDatabases(files);
}

/// A folder that was chosen once is this database's folder from then on.
QString MainWindow::rememberedFolder(const QString &path, const QString &folder)
{
    const QString key =
        "folderOf/"_L1
        + QString::fromLatin1(QUrl::toPercentEncoding(QFileInfo(path).absoluteFilePath()));
    if (folder.isEmpty())
        return remembered::value(key).toString();
    remembered::set(key, folder);
    return folder;
}

} // namespace litekeep
