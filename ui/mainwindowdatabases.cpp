// SPDX-License-Identifier: GPL-3.0-or-later
// The part of the window that is about which databases there are and which one is shown.
#include "ui/mainwindow.h"

#include "engine/backupplace.h"
#include "ui/actions.h"
#include "ui/addround.h"
#include "ui/background.h"
#include "ui/backupround.h"
#include "ui/backuptable.h"
#include "ui/databasepage.h"
#include "ui/databasesactions.h"
#include "ui/databasesession.h"
#include "ui/databasestable.h"
#include "ui/dialogs.h"
#include "ui/filemanager.h"
#include "ui/finddialog.h"
#include "ui/homepage.h"
#include "ui/keptdatabases.h"
#include "ui/messagebar.h"
#include "ui/sidebar.h"
#include "ui/startpage.h"

#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QMimeData>
#include <QSettings>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>
#include <QUrl>

#include <algorithm>
#include <chrono>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace litekeep {

namespace {

constexpr auto longestFirstPaint = 2s;
constexpr int mostKeys = 9;

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

} // namespace

void MainWindow::connectDatabases()
{
    const auto with = [this](auto signal, auto what) { connect(m_databases, signal, this, what); };
    with(&KeptDatabases::membersChanged, [this] {
        showRows();
        checkOverview();
    });
    with(&KeptDatabases::rowsChanged, [this] { showRows(); });
    with(&KeptDatabases::aboutToRemove, [this](KeptMember *member) { dropPage(member); });
    with(&KeptDatabases::forgotten, [this](const KeptDatabase &database, const QString &folder) {
        m_removed.append(database);
        tellHome(removedMessage(database, folder));
    });
    with(&KeptDatabases::forgetFailed,
         [this](const Error &error) { tellHome(messageFor(error, Job::None)); });
    with(&KeptDatabases::listTroubled, [this](const Error &error) {
        Message told = messageFor(error, Job::None);
        told.topic = topic::list;
        tellHome(told);
    });
    with(&KeptDatabases::listRead, [this] {
        if (m_home)
            m_home->messages()->remove(topic::list);
        // What was shown last may have been taken off the list since.
        KeptMember *restored = std::exchange(m_restored, nullptr);
        if (restored && m_databases->members().contains(restored) && !restored->isWorking())
            m_databases->close(restored);
        checkOverview();
    });
    with(&KeptDatabases::takenOff, [this](const QString &name) {
        tellHome({.tone = Tone::Accent,
                  .topic = "taken-off/" + name.toUtf8(),
                  .text =
                      [name] {
                          return tr("“%1” was taken off the list outside of this window. Its "
                                    "backups stay where they are.")
                              .arg(name);
                      },
                  .detail = {},
                  .remedy = Remedy::None,
                  .subjects = {}});
    });
    connect(m_round, &BackupRound::started, this, &MainWindow::updateDatabasesActions);
    connect(m_round, &BackupRound::ended, this, &MainWindow::updateDatabasesActions);
}

void MainWindow::connectActions()
{
    connect(m_databasesActions->add, &QAction::triggered, this, &MainWindow::askOpen);
    connect(m_databasesActions->find, &QAction::triggered, this, &MainWindow::askFind);
    connect(m_databasesActions->overview, &QAction::triggered, this, &MainWindow::showOverview);
    connect(m_databasesActions->remove, &QAction::triggered, this, [this] {
        if (KeptMember *member = chosenMember())
            removeFromList(member);
    });
    connect(m_databasesActions->backUpAll, &QAction::triggered, this, [this] {
        showOverview(); // where its progress and its results are
        m_round->start();
    });
    connect(m_databasesActions->sideBar, &QAction::triggered, this, [this](bool on) {
        QSettings().setValue("sideBar"_L1, on);
        m_sideBarChoice = on;
        updateSideBar();
    });
}

/// Alt and a digit: the first nine databases by name, whether or not the side bar is shown.
void MainWindow::buildKeys()
{
    for (int number = 1; number <= mostKeys; ++number) {
        auto *key = new QShortcut(Qt::ALT | Qt::Key(Qt::Key_0 + number), this);
        connect(key, &QShortcut::activated, this, [this, number] {
            if (KeptMember *member = m_databases->members().value(number - 1))
                showMember(member, true);
        });
    }
    auto *other = new QShortcut(Qt::Key_F6, this);
    connect(other, &QShortcut::activated, this, &MainWindow::moveFocus);
}

void MainWindow::moveFocus()
{
    const bool inSideBar = m_sideBar && m_sideBar->hasFocus();
    if (m_sideBar && m_sideBar->isVisible() && !inSideBar)
        m_sideBar->setFocus(Qt::ShortcutFocusReason);
    else if (DatabasePage *shown = page())
        shown->takeFocus();
    else if (m_home && m_stack->currentWidget() == m_home)
        m_home->takeFocus();
}

DatabasePage *MainWindow::page() const
{
    return m_pages.value(m_current);
}

void MainWindow::askOpen()
{
    const QString folder = m_current ? QFileInfo(m_current->place().database).path()
                                     : QSettings().value("folders/open"_L1).toString();
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

void MainWindow::tellAdded(int added, const QStringList &failures)
{
    const auto text = [added, failures] {
        QStringList lines;
        if (added > 0)
            lines.append(tr("%n database(s) added.", nullptr, added));
        if (!failures.isEmpty())
            lines.append(tr("%n file(s) could not be added:", nullptr, int(failures.size())));
        for (const QString &failure : failures)
            lines.append(u"•  "_s + failure);
        return lines.join(u'\n');
    };
    tellHome({.tone = failures.isEmpty() ? Tone::Positive : Tone::Caution,
              .topic = "added",
              .text = text,
              .detail = {},
              .remedy = Remedy::None,
              .subjects = {}});
}

void MainWindow::openLast()
{
    const QSettings settings;
    const QString path = settings.value("open"_L1).toString();
    if (path.isEmpty())
        return;
    m_restored = m_databases->open(path, settings.value("openFolder"_L1).toString());
    showMember(m_restored, true);
}

void MainWindow::showOverview()
{
    showMember(nullptr, true);
}

void MainWindow::showPlace(const KeptPlace &place, bool takeFocus)
{
    if (KeptMember *member = m_databases->member(place))
        showMember(member, takeFocus);
}

void MainWindow::showMember(KeptMember *member, bool takeFocus)
{
    KeptMember *left = std::exchange(m_current, nullptr);
    if (DatabasePage *shown = left == member ? nullptr : m_pages.value(left)) {
        QSettings().setValue("columns"_L1, shown->table()->columnState());
        shown->setActive(false);
    }
    m_current = member;
    if (member) {
        if (!m_pages.contains(member))
            m_pages.insert(member, makePage(member));
        m_stack->setCurrentWidget(page());
        page()->setActive(true);
    } else {
        showOverviewWidget();
    }
    if (m_sideBar)
        m_sideBar->setCurrent(member ? std::optional(member->place()) : std::nullopt);
    m_background->setCurrent(member);
    showTitle();
    updateDatabasesActions();
    begin();
    if (takeFocus && page())
        page()->takeFocus();
    else if (takeFocus && m_home && m_stack->currentWidget() == m_home)
        m_home->takeFocus();
    // A mistyped name need not stay.
    if (left && left != member && !left->isDatabase() && !left->isWorking())
        m_databases->close(left);
}

/// Without any database the start page, unless there is something to tell. Before the list is read,
/// what there was last time.
bool MainWindow::wantsStartPage() const
{
    const bool told = m_home && !m_home->messages()->bars().isEmpty();
    const bool none = m_databases->isRead() || QSettings().value("databases"_L1).toInt() == 0;
    return m_databases->members().isEmpty() && none && !told;
}

void MainWindow::showOverviewWidget()
{
    if (wantsStartPage())
        showStartPage();
    else
        m_stack->setCurrentWidget(makeHome());
}

/// From "add one" to the overview, or back.
void MainWindow::checkOverview()
{
    if (m_current || !m_stack->currentWidget()
        || wantsStartPage() == (m_stack->currentWidget() == m_start))
        return;
    showOverviewWidget();
    showTitle();
    updateDatabasesActions();
}

DatabasePage *MainWindow::makePage(KeptMember *member)
{
    auto *made = new DatabasePage(member, m_actions, this);
    connect(made, &DatabasePage::openAnotherRequested, this, &MainWindow::askOpen);
    connect(
        made, &DatabasePage::openRequested, this,
        [this](const QString &saved) { openDatabase(saved); }, Qt::QueuedConnection);
    connect(
        made, &DatabasePage::folderChosen, this,
        [this, place = member->place()](const QString &chosen) {
            openDatabase(place.database, chosen);
            KeptMember *before = m_databases->member(place);
            if (before && before != m_current)
                m_databases->supersede(before, m_current->place());
        },
        Qt::QueuedConnection);
    made->table()->setColumnState(QSettings().value("columns"_L1).toByteArray());
    made->resize(m_stack->size()); // laid out once, not in Qt's default size first
    m_stack->addWidget(made);
    return made;
}

/// The first one when the window is there: reading, and writing what is remembered, beside its
/// painting would make both late.
void MainWindow::begin()
{
    if (!m_painted && isVisible()) {
        // A window that is minimised is never painted.
        QTimer::singleShot(longestFirstPaint, this, &MainWindow::goOn);
        return;
    }
    if (m_current)
        m_current->start();
    rememberCurrent();
    m_databases->begin();
}

void MainWindow::rememberCurrent()
{
    QSettings settings;
    if (!m_current) {
        settings.remove("open"_L1);
        return;
    }
    const QString path = m_current->place().database;
    settings.setValue("open"_L1, path);
    settings.setValue("openFolder"_L1, m_current->place().folder);
    settings.setValue("folders/open"_L1, QFileInfo(path).path());
    if (QFileInfo::exists(path))
        remember(path);
}

void MainWindow::fillStack()
{
    if (!m_stack->currentWidget())
        showMember(nullptr, true);
}

HomePage *MainWindow::makeHome()
{
    if (m_home)
        return m_home;
    m_home = new HomePage(m_databasesActions, m_round);
    DatabasesTable *table = m_home->table();
    table->setColumnState(QSettings().value("homeColumns"_L1).toByteArray());
    connect(table, &DatabasesTable::chosen, this,
            [this](const KeptPlace &place) { showPlace(place, true); });
    connect(table, &DatabasesTable::menuRequested, this, &MainWindow::showDatabaseMenu);
    connect(table, &DatabasesTable::selectionMoved, this, &MainWindow::updateDatabasesActions);
    connect(m_home, &HomePage::remedyChosen, this, &MainWindow::applyRemedy);
    m_home->setRows(m_databases->rows());
    m_home->resize(m_stack->size());
    m_stack->addWidget(m_home);
    return m_home;
}

void MainWindow::showStartPage()
{
    if (!m_start) {
        m_start = new StartPage(m_databasesActions);
        connect(m_start, &StartPage::recentChosen, this,
                [this](const QString &path) { openDatabase(path); });
        m_start->setRecent(recentDatabases());
        m_start->resize(m_stack->size());
        m_stack->addWidget(m_start);
    }
    m_stack->setCurrentWidget(m_start);
}

void MainWindow::showRows()
{
    const QList<DatabaseRow> rows = m_databases->rows();
    if (m_home)
        m_home->setRows(rows);
    updateSideBar();
    if (m_sideBar)
        m_sideBar->setRows(rows);
    showTitle(); // another one may bear the same name now
    updateDatabasesActions();
}

void MainWindow::showTitle()
{
    if (m_current)
        setWindowTitle(m_databases->nameOf(m_current));
    else if (m_home && m_stack->currentWidget() == m_home)
        setWindowTitle(tr("Overview"));
    else
        setWindowTitle(u"Litekeep"_s);
}

void MainWindow::dropPage(KeptMember *member)
{
    DatabasePage *gone = m_pages.take(member);
    if (m_current == member) {
        m_current = nullptr;
        showMember(nullptr, true);
    }
    if (!gone)
        return;
    gone->setActive(false);
    m_stack->removeWidget(gone);
    gone->deleteLater(); // it may be what has asked for it
}

/// Of two databases or more, unless the person wants it otherwise; not where it would leave too
/// little room for the page.
bool MainWindow::wantsSideBar() const
{
    const int count = m_databases->isRead() ? int(m_databases->members().size())
                                            : QSettings().value("databases"_L1).toInt();
    return m_sideBarChoice.value_or(count > 1);
}

void MainWindow::updateSideBar()
{
    const bool fits = width() >= narrowest();
    const bool wanted = wantsSideBar() && fits;
    m_databasesActions->sideBar->setEnabled(fits);
    m_databasesActions->sideBar->setChecked(wanted);
    if (wanted == bool(m_sideBar && !m_sideBar->isHidden()))
        return;
    if (!wanted) {
        m_sideBar->hide();
        return;
    }
    if (!m_sideBar) {
        m_sideBar = new SideBar;
        connect(m_sideBar, &SideBar::overviewChosen, this, [this] { showMember(nullptr, false); });
        connect(m_sideBar, &SideBar::chosen, this,
                [this](const KeptPlace &place) { showPlace(place, false); });
        connect(m_sideBar, &SideBar::entered, this, [this] { showMember(m_current, true); });
        connect(m_sideBar, &SideBar::menuRequested, this, &MainWindow::showDatabaseMenu);
        m_sideBar->setRows(m_databases->rows());
        m_sideBar->setCurrent(m_current ? std::optional(m_current->place()) : std::nullopt);
        m_splitter->insertWidget(0, m_sideBar);
        m_splitter->setCollapsible(0, false);
        m_splitter->setStretchFactor(1, 1);
        const int remembered = QSettings().value("sideBarWidth"_L1).toInt();
        const int wide = remembered > 0 ? remembered : m_sideBar->sizeHint().width();
        m_splitter->setSizes({wide, width() - wide});
    }
    m_sideBar->show();
}

/// Page and side bar beside each other.
int MainWindow::narrowest() const
{
    constexpr int characters = 125;
    return characters * fontMetrics().averageCharWidth();
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    updateSideBar();
}

KeptMember *MainWindow::chosenMember() const
{
    if (m_current)
        return m_current;
    const auto place = m_home ? m_home->table()->selected() : std::nullopt;
    return place ? m_databases->member(*place) : nullptr;
}

void MainWindow::updateDatabasesActions()
{
    m_databasesActions->follow(!m_databases->members().isEmpty(), chosenMember() != nullptr,
                               m_round->isRunning());
    const bool start = m_start && m_stack->currentWidget() == m_start;
    m_find->setEnabled(m_stack->currentWidget() && !start);
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
    if (message.remedy != Remedy::PutBack)
        return;
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
        return QSettings().value(key).toString();
    QSettings().setValue(key, folder);
    return folder;
}

} // namespace litekeep
