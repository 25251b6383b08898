// SPDX-License-Identifier: GPL-3.0-or-later
// The part of the window that shows the overview and the databases, one at a time.
#include "ui/mainwindow.h"

#include "ui/actions.h"
#include "ui/background.h"
#include "ui/backupround.h"
#include "ui/backuptable.h"
#include "ui/databasepage.h"
#include "ui/databasesactions.h"
#include "ui/databasesession.h"
#include "ui/databasestable.h"
#include "ui/homepage.h"
#include "ui/keptdatabases.h"
#include "ui/messagebar.h"
#include "ui/remembered.h"
#include "ui/sidebar.h"
#include "ui/startpage.h"

#include <QFileInfo>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>

#include <chrono>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace litekeep {

namespace {

constexpr auto longestFirstPaint = 2s;
constexpr int mostKeys = 9;

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
        remembered::set("sideBar"_L1, on);
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

void MainWindow::openLast()
{
    const QString path = remembered::value("open"_L1).toString();
    if (path.isEmpty())
        return;
    m_restored = m_databases->open(path, remembered::value("openFolder"_L1).toString());
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
        remembered::set("columns"_L1, shown->table()->columnState());
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
    const bool none = m_databases->isRead() || remembered::value("databases"_L1).toInt() == 0;
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
    made->table()->setColumnState(remembered::value("columns"_L1).toByteArray());
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
    if (!m_current) {
        remembered::remove("open"_L1);
        return;
    }
    const QString path = m_current->place().database;
    remembered::set("open"_L1, path);
    remembered::set("openFolder"_L1, m_current->place().folder);
    remembered::set("folders/open"_L1, QFileInfo(path).path());
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
    table->setColumnState(remembered::value("homeColumns"_L1).toByteArray());
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
                                            : remembered::value("databases"_L1).toInt();
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
        const int before = remembered::value("sideBarWidth"_L1).toInt();
        const int wide = before > 0 ? before : m_sideBar->sizeHint().width();
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

} // namespace litekeep
