// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMainWindow>
#include <QSessionManager>

#include <functional>

class QActionGroup;
class QMenu;
class QMessageBox;
class QStackedWidget;

namespace litekeep {

class Actions;
class Background;
struct BackupPlace;
class DatabasePage;
class StartPage;
class Translations;

/// The window: menus, the page of one database (or the start page), what is remembered.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    explicit MainWindow(Translations *translations, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Opens a database in place of the present one; asks when work is running. A backup opens the
    /// page of its database, with this backup selected.
    void openDatabase(const QString &path, const QString &folder = {});
    /// The page of the open database; null while there is none.
    DatabasePage *page() const { return m_page; }

    QStringList recentDatabases() const;
    /// What was open when the program ended; empty when nothing was.
    QString lastDatabase() const;
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

    void askOpen();
    void openBackup(const BackupPlace &place);
    void afterWork(const std::function<void()> &next);
    void replacePage(const QString &path, const QString &folder);
    void closeDatabase();
    void goOn();
    void startPage();
    void beginPage();
    void endPage();
    void fillStack();
    void showStartPage();
    void showNothing();
    static QString rememberedFolder(const QString &path, const QString &folder);
    bool isWorking() const;
    /// Asks, and does it when the work has ended.
    void stopThen(bool closing, const std::function<void()> &next);
    void whenIdle(const std::function<void()> &next);
    /// Asks about settings that are not applied; goes on when they are settled.
    void settleChanges(const std::function<void()> &next);
    bool hasUnapplied() const;
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
    Background *m_background;
    QStackedWidget *m_stack;
    StartPage *m_start = nullptr; ///< made when it is first shown
    DatabasePage *m_page = nullptr;
    QMessageBox *m_question = nullptr;
    std::function<void()> m_next; ///< waits for the end of the running work
    bool m_painted = false;
    bool m_isNew = false;    ///< the page has not begun to read yet
    bool m_quitting = false; ///< asked to end, not only to close the window

    QMenu *m_fileMenu;
    QMenu *m_recentMenu;
    QMenu *m_databaseMenu;
    QMenu *m_backupMenu;
    QMenu *m_viewMenu;
    QMenu *m_languageMenu;
    QMenu *m_helpMenu;
    QAction *m_open;
    QAction *m_close;
    QAction *m_quit;
    QAction *m_clearRecent;
    QAction *m_find;
    QAction *m_manual = nullptr;
    QAction *m_about;
    QActionGroup *m_languages;
};

} // namespace litekeep
