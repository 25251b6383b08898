// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/contents.h"
#include "tests/support/databases.h"
#include "tests/support/faults.h"
#include "tests/ui/windowfixture.h"
#include "ui/backupmodel.h"
#include "ui/backuptable.h"
#include "ui/databasepage.h"
#include "ui/databasesession.h"
#include "ui/mainwindow.h"
#include "ui/messagebar.h"

#include <QAction>
#include <QApplication>
#include <QDir>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>

using namespace Qt::StringLiterals;
using namespace litekeep;
using namespace litekeep::test;

/// What a person does with the window, from the first backup to the last, on real databases.
class WindowFlowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_fixture = std::make_unique<WindowFixture>(); }
    void cleanup() { m_fixture.reset(); }
    void firstBackup();
    void verifyPinAndNote();
    void saveCopy();
    void import();
    void deleteAsksAndCancelIsDefault();
    void deleteKeepsItsTarget();
    void openRecentAndDrop();
    void rememberedColumns();
    void doubleClickChangesNothing();

private:
    QString id(int row) const
    {
        return m_fixture->table()->model()->index(row, 0).data(BackupModel::IdRole).toString();
    }
    void chooseInFileDialog(const QString &path) const;

    std::unique_ptr<WindowFixture> m_fixture;
};

void WindowFlowTest::firstBackup()
{
    const QString database = m_fixture->makeDatabase();
    m_fixture->open(database);
    QVERIFY(m_fixture->find<QLabel>("emptyTitle")->isVisible());
    QVERIFY(!m_fixture->table()->isVisible());
    QCOMPARE(m_fixture->find<QLabel>("databaseName")->text(), u"shop.db"_s);

    QVERIFY(m_fixture->backUp());
    QVERIFY(m_fixture->table()->isVisible());
    QCOMPARE(m_fixture->table()->model()->rowCount(), 1);
    QVERIFY2(m_fixture->messageText().startsWith(u"Backup made: "_s),
             qPrintable(m_fixture->messageText()));
    QCOMPARE(m_fixture->find<QLabel>("status")->text(), u"Safe: last good backup just now"_s);
    QCOMPARE(m_fixture->find<QLabel>("lastGood")->text(), u"Just now"_s);
    const Backup made = m_fixture->session()->backups().constFirst();
    // Whoever works by keyboard goes on at once: new row chosen, focus where it was.
    QCOMPARE(m_fixture->table()->selectedIds(), QStringList{made.id});
    QCOMPARE(m_fixture->window().focusWidget(), m_fixture->find<QPushButton>("backUpNow"));
    QCOMPARE(made.state, BackupState::Intact);
    QCOMPARE(contentsDifference(contentsOf(database), contentsOf(made.path)), QString());
}

void WindowFlowTest::verifyPinAndNote()
{
    m_fixture->open(m_fixture->makeDatabase());
    QVERIFY(m_fixture->backUp(2));
    m_fixture->table()->selectRow(1);
    const QString chosen = id(1);

    m_fixture->click("verify");
    QVERIFY(m_fixture->waitIdle());
    QCOMPARE(m_fixture->messageText(), u"1 backup verified and intact."_s);

    m_fixture->action("actionPin")->trigger();
    QTRY_VERIFY(m_fixture->session()->backup(chosen)->pinned);
    QTRY_COMPARE(m_fixture->action("actionPin")->text(), u"Un&pin"_s);
    m_fixture->action("actionPin")->trigger();
    QTRY_VERIFY(!m_fixture->session()->backup(chosen)->pinned);

    m_fixture->table()->setFocus();
    m_fixture->action("actionEditNote")->trigger();
    auto *editor = m_fixture->table()->viewport()->findChild<QLineEdit *>();
    QVERIFY(editor);
    QTest::keyClicks(editor, u"before the move"_s);
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE(m_fixture->session()->backup(chosen)->note, u"before the move"_s);
    QCOMPARE(m_fixture->table()->selectedIds(), QStringList{chosen});
}

void WindowFlowTest::chooseInFileDialog(const QString &path) const
{
    auto *dialog = qobject_cast<QFileDialog *>(WindowFixture::waitDialog());
    QVERIFY(dialog);
    auto *name = dialog->findChild<QLineEdit *>(u"fileNameEdit"_s);
    QVERIFY(name);
    name->setText(path);
    QTest::keyClick(name, Qt::Key_Return);
}

void WindowFlowTest::saveCopy()
{
    const QString database = m_fixture->makeDatabase();
    m_fixture->open(database);
    QVERIFY(m_fixture->backUp());
    m_fixture->table()->selectRow(0);
    const QString copy = m_fixture->path(u"copy.db"_s);
    m_fixture->click("saveCopy");
    auto *dialog = qobject_cast<QFileDialog *>(WindowFixture::waitDialog());
    QVERIFY(dialog);
    QVERIFY(dialog->selectedFiles().value(0).contains(u"shop-"_s));
    chooseInFileDialog(copy);
    QVERIFY(m_fixture->waitIdle());
    QVERIFY2(m_fixture->messageText().startsWith(u"Copy saved"_s),
             qPrintable(m_fixture->messageText()));
    QCOMPARE(contentsDifference(contentsOf(database), contentsOf(copy)), QString());

    // An existing file: the dialog asks, and "No" keeps it.
    writeFile(copy, "precious");
    m_fixture->click("saveCopy");
    QVERIFY(WindowFixture::waitDialog());
    QTimer::singleShot(300, qApp, [] {
        if (auto *box = qobject_cast<QMessageBox *>(QApplication::activeModalWidget()))
            box->button(QMessageBox::No)->click();
    });
    chooseInFileDialog(copy);
    QCOMPARE(fileBytes(copy), "precious");
    WindowFixture::waitDialog()->close();
}

void WindowFlowTest::import()
{
    m_fixture->open(m_fixture->makeDatabase());
    const QString other = m_fixture->makeDatabase(u"other.db"_s, 20);
    m_fixture->click("import");
    chooseInFileDialog(other);
    QVERIFY(m_fixture->waitIdle());
    QVERIFY2(m_fixture->messageText().startsWith(u"Imported as a backup"_s),
             qPrintable(m_fixture->messageText()));
    QCOMPARE(m_fixture->session()->backups().constFirst().type, BackupType::Imported);
    // It says nothing about how safe this database is.
    QVERIFY(m_fixture->find<QLabel>("status")->text().startsWith(u"Not safe yet"_s));
}

void WindowFlowTest::deleteAsksAndCancelIsDefault()
{
    m_fixture->open(m_fixture->makeDatabase());
    QVERIFY(m_fixture->backUp(2));
    m_fixture->table()->selectAll();
    m_fixture->click("delete");
    auto *box = qobject_cast<QMessageBox *>(WindowFixture::waitDialog());
    QVERIFY(box);
    QVERIFY2(box->text().contains(u"2 backups"_s), qPrintable(box->text()));
    QVERIFY(box->informativeText().contains(u"today "_s));
    QVERIFY(box->informativeText().contains(u"No intact backup will be left."_s));
    QCOMPARE(box->findChild<QPushButton *>(u"goButton"_s)->text(), u"&Delete"_s);
    QTest::keyClick(box, Qt::Key_Return); // whoever presses Enter in fright keeps everything
    QTRY_VERIFY(!QApplication::activeModalWidget());
    QTest::qWait(50);
    QVERIFY(!m_fixture->session()->isBusy());
    QCOMPARE(m_fixture->table()->model()->rowCount(), 2);

    m_fixture->click("delete");
    QVERIFY(WindowFixture::answer("goButton"));
    QTRY_COMPARE(m_fixture->session()->backups().size(), 0);
    QVERIFY(m_fixture->waitIdle());
    QCOMPARE(m_fixture->messageText(), u"2 backups deleted."_s);
}

void WindowFlowTest::deleteKeepsItsTarget()
{
    m_fixture->open(m_fixture->makeDatabase());
    QVERIFY(m_fixture->backUp(3));
    m_fixture->table()->selectRow(0);
    const QString target = id(0);
    m_fixture->click("delete");
    QVERIFY(WindowFixture::waitDialog());
    // Between the two clicks the rows move and something else is selected.
    m_fixture->table()->sortByColumn(BackupModel::Created, Qt::AscendingOrder);
    m_fixture->table()->selectRow(0);
    QVERIFY(id(0) != target);
    m_fixture->session()->refresh();
    QVERIFY(m_fixture->waitIdle());
    QVERIFY(WindowFixture::answer("goButton"));
    QTRY_COMPARE(m_fixture->session()->backups().size(), 2);
    QVERIFY(!m_fixture->session()->backup(target));
}

void WindowFlowTest::openRecentAndDrop()
{
    const QString first = m_fixture->makeDatabase(u"a.db"_s, 10);
    const QString second = m_fixture->makeDatabase(u"b & c.db"_s, 10);
    m_fixture->open(first);

    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(second)});
    QDragEnterEvent enter({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&m_fixture->window(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&m_fixture->window(), &drop);
    QVERIFY(m_fixture->waitIdle());
    QCOMPARE(m_fixture->session()->databasePath(), second);

    QCOMPARE(m_fixture->window().recentDatabases(), (QStringList{second, first}));
    auto *menu = m_fixture->find<QMenu>("recentMenu");
    QVERIFY(menu->actions().constFirst()->text().contains(u"b && c.db"_s));
    menu->actions().at(1)->trigger();
    QVERIFY(m_fixture->waitIdle());
    QCOMPARE(m_fixture->session()->databasePath(), first);
    m_fixture->action("actionClearRecent")->trigger();
    QVERIFY(m_fixture->window().recentDatabases().isEmpty());

    m_fixture->action("actionOverview")->trigger();
    QVERIFY(!m_fixture->page());
    QVERIFY(m_fixture->find<QWidget>("homePage")->isVisible());
    QVERIFY(!m_fixture->action("actionBackUp")->isEnabled());
}

void WindowFlowTest::rememberedColumns()
{
    const QString database = m_fixture->makeDatabase();
    m_fixture->open(database);
    m_fixture->table()->setColumnWidth(BackupModel::Type, 237);
    m_fixture->window().close();
    m_fixture->restart();
    m_fixture->open(database);
    QCOMPARE(m_fixture->table()->columnWidth(BackupModel::Type), 237);
}

void WindowFlowTest::doubleClickChangesNothing()
{
    m_fixture->open(m_fixture->makeDatabase());
    QVERIFY(m_fixture->backUp());
    QWidget *viewport = m_fixture->table()->viewport();
    const QPoint place =
        m_fixture->table()->visualRect(m_fixture->table()->model()->index(0, 1)).center();
    QTest::mouseClick(viewport, Qt::LeftButton, {}, place);
    QTest::mouseDClick(viewport, Qt::LeftButton, {}, place);
    QVERIFY(WindowFixture::waitDialog()); // it asks, and does nothing by itself
    QTest::qWait(50);
    QVERIFY(!m_fixture->session()->isBusy());
    WindowFixture::answer("stayButton");
}

QTEST_MAIN(WindowFlowTest)
#include "tst_windowflow.moc"
