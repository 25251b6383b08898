// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/faults.h"
#include "tests/ui/lookchecks.h"
#include "tests/ui/windowfixture.h"
#include "ui/backuptable.h"
#include "ui/databasepage.h"
#include "ui/databasesactions.h"
#include "ui/databasesession.h"
#include "ui/databasesmodel.h"
#include "ui/databasestable.h"
#include "ui/homepage.h"
#include "ui/mainwindow.h"
#include "ui/messagebar.h"
#include "ui/restoredialog.h"
#include "ui/sidebar.h"

#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QHeaderView>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>
#include <QSet>

using namespace Qt::StringLiterals;
using namespace litekeep;
using namespace litekeep::test;

/// Names, keys and room for every control, in both languages and in a small window.
class WindowLookTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { m_fixture.reset(); }
    void everyControlHasAName_data() { languages(); }
    void everyControlHasAName();
    void keysDoNotClash_data() { languages(); }
    void keysDoNotClash();
    void nothingIsClipped_data() { languages(); }
    void nothingIsClipped();
    void overview_data() { languages(); }
    void overview();
    void history_data() { languages(); }
    void history();
    void restoreDialog_data() { languages(); }
    void restoreDialog();
    void tableAndButtonsBearTheirNames();
    void shortcuts();

private:
    void languages();
    void start(const QString &language);
    QString columnsWithoutRoom(int width);

    std::unique_ptr<WindowFixture> m_fixture;
};

void WindowLookTest::languages()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("English") << u"en"_s;
    QTest::newRow("Russian") << u"ru"_s;
}

void WindowLookTest::start(const QString &language)
{
    m_fixture = std::make_unique<WindowFixture>();
    m_fixture->translations().use(language);
    m_fixture->window().resize(800, 600);
    QTest::qWait(20);
}

void WindowLookTest::everyControlHasAName()
{
    QFETCH(QString, language);
    start(language);
    QCOMPARE(namelessControls(&m_fixture->window()).join(u" | "_s), QString());
    m_fixture->open(m_fixture->makeDatabase());
    QVERIFY(m_fixture->backUp());
    m_fixture->table()->selectRow(0);
    QCOMPARE(namelessControls(&m_fixture->window()).join(u" | "_s), QString());
    m_fixture->click("delete");
    QCOMPARE(namelessControls(WindowFixture::waitDialog()).join(u" | "_s), QString());
    WindowFixture::answer("stayButton");
    m_fixture->open(m_fixture->path(u"gone.db"_s));
    QCOMPARE(namelessControls(&m_fixture->window()).join(u" | "_s), QString());
}

void WindowLookTest::keysDoNotClash()
{
    QFETCH(QString, language);
    start(language);
    m_fixture->open(m_fixture->makeDatabase());
    QVERIFY(m_fixture->backUp());
    QStringList page;
    QStringList startPage{m_fixture->find<QPushButton>("open")->text()};
    const auto menus = m_fixture->window().menuBar()->actions();
    for (const QAction *action : menus) {
        page.append(action->text());
        startPage.append(action->text());
        QVERIFY2(!mnemonic(action->text()).isNull(), qPrintable(action->text()));
        QCOMPARE(clashes(textsOf(action->menu())).join(u" | "_s), QString());
    }
    QCOMPARE(clashes(textsOf(m_fixture->find<QMenu>("languageMenu"))).join(u" | "_s), QString());
    page += textsWithKeys(m_fixture->page());
    QCOMPARE(clashes(page).join(u" | "_s), QString());
    QCOMPARE(clashes(startPage).join(u" | "_s), QString());
}

void WindowLookTest::nothingIsClipped()
{
    QFETCH(QString, language);
    start(language);
    QTRY_COMPARE(clippedTexts(&m_fixture->window()).join(u" | "_s), QString());
    m_fixture->open(m_fixture->makeDatabase());
    QTRY_COMPARE(clippedTexts(&m_fixture->window()).join(u" | "_s), QString());
    QVERIFY(m_fixture->backUp());
    m_fixture->table()->selectRow(0);
    QTest::qWait(20);
    QTRY_COMPARE(clippedTexts(&m_fixture->window()).join(u" | "_s), QString());
    QCOMPARE(m_fixture->window().size(), QSize(800, 600)); // nothing has pushed it wider
    m_fixture->click("delete");
    QCOMPARE(clippedTexts(WindowFixture::waitDialog()).join(u" | "_s), QString());
    WindowFixture::answer("stayButton");
    m_fixture->open(m_fixture->path(u"gone.db"_s));
    QTest::qWait(20);
    QTRY_COMPARE(clippedTexts(&m_fixture->window()).join(u" | "_s), QString());
}

/// Names, keys and room in the overview and the side bar, and every cell readable by name.
void WindowLookTest::overview()
{
    QFETCH(QString, language);
    start(language);
    MainWindow &window = m_fixture->window();
    window.databasesActions()->find->setVisible(true); // as when the dialog is there
    QStringList paths;
    for (const auto &name :
         {u"a.db"_s, u"a much longer name of a database.sqlite3"_s, u"gone.db"_s})
        paths.append(name.startsWith(u'g') ? m_fixture->path(name) : m_fixture->makeDatabase(name));
    window.addDatabases(paths);
    QTRY_VERIFY_WITH_TIMEOUT(window.home() && !window.home()->messages()->bars().isEmpty(), 20000);
    QTRY_COMPARE_WITH_TIMEOUT(window.home()->table()->rows().size(), 2, 20000);
    QTest::qWait(100);
    QCOMPARE(window.size(), QSize(800, 600));
    QTRY_COMPARE(clippedTexts(&window).join(u" | "_s), QString());
    QCOMPARE(namelessControls(&window).join(u" | "_s), QString());
    QStringList keys;
    const auto menus = window.menuBar()->actions();
    for (const QAction *action : menus) {
        keys.append(action->text());
        QCOMPARE(clashes(textsOf(action->menu())).join(u" | "_s), QString());
    }
    const auto buttons = window.home()->findChildren<QAbstractButton *>();
    for (const QAbstractButton *button : buttons)
        keys.append(button->text());
    QCOMPARE(clashes(keys).join(u" | "_s), QString());
    for (const int width : {640, 800, 980, 1160})
        QTRY_COMPARE_WITH_TIMEOUT(columnsWithoutRoom(width), QString(), 5000);
    window.resize(1200, 700);
    QTRY_VERIFY(window.sideBar() && window.sideBar()->isVisible());
    QCOMPARE(namelessControls(&window).join(u" | "_s), QString());
    const QAbstractItemModel *rows = window.sideBar()->model();
    for (int row = 0; row < rows->rowCount(); ++row)
        QVERIFY(!rows->index(row, 0).data(Qt::AccessibleTextRole).toString().isEmpty());
    const QAbstractItemModel *cells = window.home()->table()->model();
    for (int column = 0; column < cells->columnCount(); ++column)
        QVERIFY(cells->index(0, column).data(Qt::AccessibleTextRole).toString().contains(u": "_s));
    Q_EMIT window.home()->table()->menuRequested({paths.first(), {}}, QPoint(10, 10));
    auto *menu = m_fixture->find<QMenu>("databaseMenu");
    QVERIFY(menu);
    QCOMPARE(clashes(textsOf(menu)).join(u" | "_s), QString());
    menu->close();
}

/// Those of the overview that are scrolled away, or narrower than their heading.
QString WindowLookTest::columnsWithoutRoom(int width)
{
    m_fixture->window().resize(width, 700);
    QTest::qWait(20);
    const DatabasesTable *table = m_fixture->window().home()->table();
    const QHeaderView *header = table->horizontalHeader();
    QStringList bad;
    for (int column = 0; column < header->count(); ++column) {
        if (header->isSectionHidden(column))
            continue;
        if (header->sectionViewportPosition(column) + header->sectionSize(column)
                > table->viewport()->width()
            || header->sectionSize(column) < header->sectionSizeHint(column))
            bad.append(table->model()->headerData(column, Qt::Horizontal).toString());
    }
    if (header->isSectionHidden(DatabasesModel::Name))
        bad.append(u"no names"_s);
    return bad.join(u", "_s);
}

void WindowLookTest::history()
{
    QFETCH(QString, language);
    start(language);
    m_fixture->open(m_fixture->makeDatabase());
    QVERIFY(m_fixture->backUp());
    m_fixture->action("actionHistory")->trigger();
    auto *dialog = m_fixture->find<QWidget>("historyDialog");
    QVERIFY(dialog);
    QTest::qWait(200);
    QCOMPARE(namelessControls(dialog).join(u" | "_s), QString());
    QCOMPARE(clippedTexts(dialog).join(u" | "_s), QString());
    QCOMPARE(clashes(textsWithKeys(dialog)).join(u" | "_s), QString());
    dialog->close();
}

/// Names, keys and room in the dialog with each choice that it offers.
void WindowLookTest::restoreDialog()
{
    QFETCH(QString, language);
    start(language);
    const QString database = m_fixture->makeDatabase();
    m_fixture->open(database);
    QVERIFY(m_fixture->backUp());
    overwrite(m_fixture->session()->backups().constFirst().path, 6000, "changed");
    m_fixture->click("backUpNow");
    QVERIFY(m_fixture->waitIdle());
    m_fixture->action("actionVerifyAll")->trigger();
    QVERIFY(m_fixture->waitIdle());
    for (const int row : {0, 1}) { // intact, damaged
        m_fixture->table()->selectRow(row);
        m_fixture->click("restore");
        auto *dialog = qobject_cast<RestoreDialog *>(WindowFixture::waitDialog());
        QVERIFY(dialog);
        QCOMPARE(clippedTexts(dialog).join(u" | "_s), QString());
        QTRY_VERIFY_WITH_TIMEOUT(dialog->preview().has_value(), 15000);
        for (const char *choice : {"leaveRunning", "stopAndStart", "askToQuit", "stopAndStart"}) {
            dialog->findChild<QAbstractButton *>(QLatin1StringView(choice))->click();
            QTest::qWait(20);
            QCOMPARE(namelessControls(dialog).join(u" | "_s), QString());
            QCOMPARE(clippedTexts(dialog).join(u" | "_s), QString());
            QCOMPARE(clashes(textsWithKeys(dialog)).join(u" | "_s), QString());
            // The second time with own commands, which need the most room.
            auto *kind = dialog->findChild<QComboBox *>(u"stopKind"_s);
            if (kind->isVisible())
                kind->setCurrentIndex(kind->count() - 1);
        }
        QVERIFY2(dialog->height() <= 700, qPrintable(QString::number(dialog->height())));
        WindowFixture::answer("stayButton");
        QTRY_VERIFY(!QApplication::activeModalWidget());
    }
}

void WindowLookTest::tableAndButtonsBearTheirNames()
{
    start(u"en"_s);
    m_fixture->open(m_fixture->makeDatabase());
    QVERIFY(m_fixture->backUp());
    QCOMPARE(nameOf(m_fixture->table()), u"Backups"_s);
    QAccessibleInterface *table = QAccessible::queryAccessibleInterface(m_fixture->table());
    QCOMPARE(table->role(), QAccessible::Table);
    QCOMPARE(nameOf(m_fixture->find<QWidget>("backUpNow")), u"Back up now"_s);
    QCOMPARE(nameOf(m_fixture->find<QWidget>("restore")), u"Restore…"_s);
    QCOMPARE(nameOf(m_fixture->find<QWidget>("saveCopy")), u"Save a copy…"_s);
    QCOMPARE(nameOf(m_fixture->find<QWidget>("import")), u"Import…"_s);
    QCOMPARE(nameOf(m_fixture->find<QWidget>("verify")), u"Verify"_s);
    QCOMPARE(nameOf(m_fixture->find<QWidget>("delete")), u"Delete…"_s);
    QCOMPARE(nameOf(m_fixture->find<QWidget>("showBackup")), u"Show in folder"_s);
}

void WindowLookTest::shortcuts()
{
    start(u"en"_s);
    const QMap<QString, QKeySequence> expected{{u"actionRefresh"_s, Qt::Key_F5},
                                               {u"actionBackUp"_s, Qt::CTRL | Qt::Key_B},
                                               {u"actionSaveCopy"_s, Qt::CTRL | Qt::Key_S},
                                               {u"actionEditNote"_s, Qt::Key_F2},
                                               {u"actionDelete"_s, Qt::Key_Delete},
                                               {u"actionOpen"_s, Qt::CTRL | Qt::Key_O},
                                               {u"actionManual"_s, Qt::Key_F1},
                                               {u"actionQuit"_s, Qt::CTRL | Qt::Key_Q}};
    for (auto it = expected.cbegin(); it != expected.cend(); ++it) {
        const auto *action = m_fixture->window().findChild<QAction *>(it.key());
        QVERIFY2(action, qPrintable(it.key()));
        QCOMPARE(action->shortcut(), it.value());
    }
    QSet<QKeySequence> taken;
    const auto all = m_fixture->window().findChildren<QAction *>();
    for (const QAction *action : all) {
        if (action->shortcut().isEmpty())
            continue;
        QVERIFY2(!taken.contains(action->shortcut()), qPrintable(action->text()));
        taken.insert(action->shortcut());
    }
}

QTEST_MAIN(WindowLookTest)
#include "tst_windowlook.moc"
