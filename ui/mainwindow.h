// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/databaselist.h"

#include <QHash>
#include <QMainWindow>
#include <QSessionManager>

#include <functional>
#include <optional>

class QActionGroup;
class QMenu;
class QMessageBox;
class QSplitter;
class QStackedWidget;

namespace litekeep {

class Actions;
class Background;
class BackupRound;
struct BackupPlace;
class DatabasePage;
class DatabasesActions;
class HomePage;
class KeptDatabases;
class KeptMember;
struct Message;
class SideBar;
class StartPage;
enum class StopFor;
class Translations;

/// The window: menus, side bar, the overview or the page of one database, what is remembered.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    explicit MainWindow(Translations *translations, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Shows a database, and keeps it from now on. A backup shows its database, with this backup
    /// selected.
    void openDatabase(const QString &path, const QString &folder = {});
    /// Keeps several; what could not be added is told together. One is opened.
    void addDatabases(const QStringList &paths);
    /// What was shown when the program ended.
    void openLast();
    void showOverview();
    /// The page that is shown; null while that is the overview.
    DatabasePage *page() const;
    HomePage *home() const { return m_home; }
    SideBar *sideBar() const { return m_sideBar; }
    KeptDatabases *databases() const { return m_databases; }
    BackupRound *round() const { return m_round; }
    DatabasesActions *databasesActions() const { return m_databasesActions; }

    QStringList recentDatabases() const;
    Background *background() const { return m_background; }

    /// To the front, also from the tray.
    void activate();
    /// Begins in the tray; waits a while for a desktop that is still starting.
    void startHidden();
    /// Ends the program, asking as closing does; with automatic backups on, too.
    void quit();

Q_SIGNALS:
    /// Closed for good: nothing is left to wait for.
    void ended();

protected:
    void closeEvent(QCloseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void buildMenus();
    void buildFileMenu();
    void buildDatabaseMenus();
    void buildViewMenu();
    void buildHelpMenu();
    void retranslateUi();

    void connectDatabases();
    void connectActions();
    void buildKeys();
    void askOpen();
    void askFind();
    void openBackup(const BackupPlace &place);
    /// Nothing: the overview.
    void showMember(KeptMember *member, bool takeFocus);
    void showPlace(const KeptPlace &place, bool takeFocus);
    DatabasePage *makePage(KeptMember *member);
    void begin();
    void rememberCurrent();
    void goOn();
    void fillStack();
    HomePage *makeHome();
    bool wantsStartPage() const;
    void showOverviewWidget();
    void checkOverview();
    void showStartPage();
    void showRows();
    void showTitle();
    void dropPage(KeptMember *member);
    void updateSideBar();
    bool wantsSideBar() const;
    int narrowest() const;
    void moveFocus();
    KeptMember *chosenMember() const;
    void removeFromList(KeptMember *member);
    void tellHome(const Message &message);
    void tellAdded(const QList<KeptPlace> &added, const QStringList &failures);
    void switchOn(const QList<KeptPlace> &places);
    void applyRemedy(const Message &message);
    void putBack(const Message &message);
    void showDatabaseMenu(const KeptPlace &place, const QPoint &position);
    void updateDatabasesActions();
    static QString rememberedFolder(const QString &path, const QString &folder);

    bool isWorking() const;
    /// Asks, and does it when the work has ended.
    void stopThen(const QList<KeptMember *> &members, StopFor why,
                  const std::function<void()> &next);
    void stop(const QList<KeptMember *> &members, const std::function<void()> &next);
    /// Asks about settings that are not applied; goes on when they are settled.
    void settleChanges(const std::function<void()> &next);
    KeptMember *unapplied() const;
    void leaveRunning();
    void connectBackground();

    void remember(const QString &path);
    void clearRecent();
    void showRecent();
    void restoreState();
    void saveState();
    void useLanguage(const QString &code);
    void sessionEnds(QSessionManager &manager);

    Translations *m_translations;
    Actions *m_actions;
    DatabasesActions *m_databasesActions;
    KeptDatabases *m_databases;
    BackupRound *m_round;
    Background *m_background;
    QSplitter *m_splitter;
    QStackedWidget *m_stack;
    SideBar *m_sideBar = nullptr; ///< this one and the next two are made when they are first shown
    StartPage *m_start = nullptr;
    HomePage *m_home = nullptr;
    QHash<KeptMember *, DatabasePage *> m_pages;
    KeptMember *m_current = nullptr;  ///< null: the overview
    KeptMember *m_restored = nullptr; ///< shown again before the list was read
    QList<KeptDatabase> m_removed;    ///< what can be put back on the list
    std::optional<bool> m_sideBarChoice;
    QMessageBox *m_question = nullptr;
    std::function<void()> m_next; ///< waits for the end of the running work
    bool m_painted = false;
    bool m_quitting = false; ///< asked to end, not only to close the window

    QMenu *m_fileMenu;
    QMenu *m_recentMenu;
    QMenu *m_databaseMenu;
    QMenu *m_backupMenu;
    QMenu *m_viewMenu;
    QMenu *m_languageMenu;
    QMenu *m_helpMenu;
    QAction *m_quit;
    QAction *m_clearRecent;
    QAction *m_find;
    QAction *m_manual = nullptr;
    QAction *m_about;
    QActionGroup *m_languages;
};

} // namespace litekeep
