// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/backupengine.h"
#include "tests/support/contents.h"
#include "tests/support/databases.h"
#include "tests/support/faults.h"
#include "tests/support/sqlitefile.h"
#include "tests/ui/windowfixture.h"
#include "ui/backupmodel.h"
#include "ui/backuptable.h"
#include "ui/databasepage.h"
#include "ui/databasesession.h"
#include "ui/mainwindow.h"
#include "ui/messagebar.h"
#include "ui/programsplan.h"
#include "ui/restoredialog.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QProcess>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QTableWidget>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace litekeep;
using namespace litekeep::test;

/// Getting a database back through the window, on real databases.
class RestoreWindowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_fixture = std::make_unique<WindowFixture>(); }
    void cleanup() { m_fixture.reset(); }
    void opensAndCancelIsDefault();
    void showsWhatWillChange();
    void restoresWhatWasShown();
    void undoBar();
    void undoFromTheMenu();
    void damagedDatabase();
    void missingDatabaseOffersTheLastBackup();
    void damagedBackupNeedsConsent();
    void interruptedIsTold();
    void restoringSettlesTheInterrupted();
    void badPlanCannotBegin();
    void choicesHaveRoom();
    void planIsRemembered();
    void forceIsAskedFor();
    void saveAsDatabase();
    void plansFit();

private:
    QString id(int row) const
    {
        return m_fixture->table()->model()->index(row, 0).data(BackupModel::IdRole).toString();
    }
    /// A shop with one backup of 200 orders, and 50 of them gone since.
    QString shopWithLoss();
    /// What stands beside the name of a table.
    static QStringList cells(const QTableWidget *view, const QString &table)
    {
        const auto found = view->findItems(table, Qt::MatchExactly);
        QStringList texts;
        for (int column = 1; !found.isEmpty() && column < view->columnCount(); ++column)
            texts.append(view->item(found.first()->row(), column)->text());
        return texts;
    }
    static qint64 orders(const QString &database)
    {
        return SqliteFile(database).value(u"SELECT count(*) FROM orders"_s).toLongLong();
    }
    RestoreDialog *openDialog(const char *button = "restore");
    bool waitCompared(const RestoreDialog *dialog);
    bool restoreNow();
    /// The message of this kind; null when there is none.
    MessageBar *bar(const QByteArray &topic) const;
    /// All of them with their details.
    QString messages() const
    {
        QStringList all;
        const auto bars = m_fixture->find<MessageList>("messages")->bars();
        for (const MessageBar *each : bars)
            all.append(u"%1 [%2]"_s.arg(each->text(), each->message().detail));
        return all.join(u" | "_s);
    }
    bool press(const QByteArray &topic, const QString &text) const;
    void leaveInterrupted(const QString &database, const QString &backupId,
                          const QString &stopped = {}) const;

    std::unique_ptr<WindowFixture> m_fixture;
};

QString RestoreWindowTest::shopWithLoss()
{
    const QString database = m_fixture->makeDatabase();
    m_fixture->open(database);
    if (!m_fixture->backUp())
        return {};
    SqliteFile(database).run(u"DELETE FROM orders WHERE id <= 50"_s);
    m_fixture->table()->selectRow(0);
    return database;
}

RestoreDialog *RestoreWindowTest::openDialog(const char *button)
{
    m_fixture->click(button);
    return qobject_cast<RestoreDialog *>(WindowFixture::waitDialog());
}

bool RestoreWindowTest::waitCompared(const RestoreDialog *dialog)
{
    return QTest::qWaitFor([dialog] { return dialog->preview().has_value(); }, 15000);
}

bool RestoreWindowTest::restoreNow()
{
    return WindowFixture::answer("goButton") && m_fixture->waitIdle();
}

MessageBar *RestoreWindowTest::bar(const QByteArray &topic) const
{
    const auto bars = m_fixture->find<MessageList>("messages")->bars();
    const auto found = std::find_if(bars.cbegin(), bars.cend(), [&topic](MessageBar *each) {
        return each->message().topic == topic;
    });
    return found == bars.cend() ? nullptr : *found;
}

bool RestoreWindowTest::press(const QByteArray &topic, const QString &text) const
{
    const MessageBar *found = bar(topic);
    const auto buttons = found ? found->findChildren<QPushButton *>() : QList<QPushButton *>();
    for (QPushButton *button : buttons) {
        if (button->text() == text && button->isVisible()) {
            QTest::mouseClick(button, Qt::LeftButton);
            return true;
        }
    }
    return false;
}

void RestoreWindowTest::opensAndCancelIsDefault()
{
    const QString database = shopWithLoss();
    QWidget *viewport = m_fixture->table()->viewport();
    const QPoint place =
        m_fixture->table()->visualRect(m_fixture->table()->model()->index(0, 1)).center();
    const QList<std::function<void()>> ways{
        [&] {
            QTest::mouseClick(viewport, Qt::LeftButton, {}, place);
            QTest::mouseDClick(viewport, Qt::LeftButton, {}, place);
        },
        [&] {
            m_fixture->table()->setFocus();
            QTest::keyClick(m_fixture->table(), Qt::Key_Return);
        },
        [&] { m_fixture->click("restore"); },
        [&] { m_fixture->action("actionRestore")->trigger(); },
    };
    for (const auto &way : ways) {
        way();
        auto *dialog = qobject_cast<RestoreDialog *>(WindowFixture::waitDialog());
        QVERIFY(dialog);
        QCOMPARE(dialog->backupId(), id(0));
        auto *cancel = dialog->findChild<QPushButton *>(u"stayButton"_s);
        QVERIFY(cancel->isDefault());
        QCOMPARE(dialog->focusWidget(), cancel);
        QCOMPARE(dialog->findChild<QPushButton *>(u"goButton"_s)->text(), u"&Restore"_s);
        QTest::keyClick(dialog, Qt::Key_Return);
        QTRY_VERIFY(!QApplication::activeModalWidget());
        QVERIFY(!m_fixture->session()->isBusy());
    }
    QCOMPARE(orders(database), 150);
}

void RestoreWindowTest::showsWhatWillChange()
{
    const QString database = shopWithLoss();
    SqliteFile(database).run(u"CREATE TABLE extra(x); PRAGMA user_version = 9"_s);
    const RestoreDialog *dialog = openDialog();
    QVERIFY(dialog);
    const auto text = [dialog](const char *name) {
        return dialog->findChild<QLabel *>(QLatin1StringView(name))->text();
    };
    QVERIFY2(text("restoreQuestion").startsWith(u"Bring shop.db back to today "_s),
             qPrintable(text("restoreQuestion")));
    QVERIFY(text("restoreFacts").startsWith(u"Made by hand · "_s));
    QVERIFY(text("restorePromise").contains(u"kept first"_s));
    QVERIFY(text("restoreForgotten").contains(u"passwords"_s));
    QVERIFY(waitCompared(dialog));
    QVERIFY(dialog->preview()->complete);
    const auto *table = dialog->findChild<QTableWidget *>(u"previewTable"_s);
    QCOMPARE(cells(table, u"orders"_s).mid(0, 3), (QStringList{u"200"_s, u"150"_s, u"+50"_s}));
    QCOMPARE(cells(table, u"log"_s).mid(0, 3), (QStringList{u"0"_s, u"50"_s, u"−50"_s}));
    QCOMPARE(cells(table, u"extra"_s).mid(0, 3), (QStringList{u"–"_s, u"0"_s, u"vanishes"_s}));
    QCOMPARE(table->rowCount(), 3); // the others are folded into one line
    QVERIFY2(text("previewRest").contains(u"differs: 9 in the database, 7 in the backup"_s),
             qPrintable(text("previewRest")));
    QVERIFY(text("previewRest").contains(u"the same number of rows"_s));
    WindowFixture::answer("stayButton");
}

/// R15: sorting, refreshing and new rows between the two clicks change nothing.
void RestoreWindowTest::restoresWhatWasShown()
{
    const QString database = m_fixture->makeDatabase();
    m_fixture->open(database);
    QVERIFY(m_fixture->backUp());
    const QString target = id(0);
    const auto wanted = contentsOf(database);
    SqliteFile(database).run(u"DELETE FROM orders WHERE id <= 50"_s);
    QVERIFY(m_fixture->backUp());
    SqliteFile(database).run(u"DELETE FROM orders WHERE id <= 100"_s);

    BackupTable *table = m_fixture->table();
    QCOMPARE(id(1), target);
    const QPoint place = table->visualRect(table->model()->index(1, 1)).center();
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, place);
    table->sortByColumn(BackupModel::Size, Qt::DescendingOrder);
    table->sortByColumn(BackupModel::Created, Qt::DescendingOrder);
    QTest::mouseDClick(table->viewport(), Qt::LeftButton, {}, place);
    const auto *dialog = qobject_cast<RestoreDialog *>(WindowFixture::waitDialog());
    QVERIFY(dialog);
    QCOMPARE(dialog->backupId(), target);

    BackupEngine other(database);
    auto made = other.create();
    QVERIFY(QTest::qWaitFor([&] { return made.isFinished(); }, 10000));
    QVERIFY(made.result());
    m_fixture->session()->refresh();
    QTRY_COMPARE(table->model()->rowCount(), 3);
    table->sortByColumn(BackupModel::Created, Qt::AscendingOrder);
    table->selectRow(2);
    QVERIFY(id(2) != target);
    QVERIFY(restoreNow());
    QVERIFY(bar(topic::restored));
    QCOMPARE(contentsDifference(wanted, contentsOf(database)), QString());
}

void RestoreWindowTest::undoBar()
{
    const QString database = shopWithLoss();
    QVERIFY(waitCompared(openDialog()));
    QVERIFY(restoreNow());
    QCOMPARE(orders(database), 200);
    QVERIFY(bar(topic::restored));
    QVERIFY2(bar(topic::restored)->text().startsWith(u"Restored to today "_s),
             qPrintable(bar(topic::restored)->text()));

    QVERIFY(press(topic::restored, u"What changed"_s));
    QWidget *changes = WindowFixture::waitDialog();
    QVERIFY(changes);
    QCOMPARE(cells(changes->findChild<QTableWidget *>(u"previewTable"_s), u"orders"_s).value(2),
             u"+50"_s);
    WindowFixture::answer("closeButton");
    QTRY_VERIFY(!QApplication::activeModalWidget());

    QTRY_VERIFY(m_fixture->session()->undoable());
    QVERIFY(press(topic::restored, u"Undo…"_s));
    const auto *dialog = qobject_cast<RestoreDialog *>(WindowFixture::waitDialog());
    QVERIFY(dialog);
    QVERIFY(dialog->findChild<QLabel *>(u"restoreQuestion"_s)->text().startsWith(u"Undo"_s));
    QVERIFY(restoreNow());
    QCOMPARE(orders(database), 150);
    QVERIFY(bar(topic::restored));
}

void RestoreWindowTest::undoFromTheMenu()
{
    const QString database = shopWithLoss();
    QVERIFY(!m_fixture->action("actionUndoRestore")->isEnabled());
    QVERIFY(openDialog());
    QVERIFY(restoreNow());
    // Later, in another session: the safety backup is still there.
    m_fixture->restart();
    m_fixture->open(database);
    QTRY_VERIFY(m_fixture->action("actionUndoRestore")->isEnabled());
    m_fixture->action("actionUndoRestore")->trigger();
    QVERIFY(WindowFixture::waitDialog());
    QVERIFY(restoreNow());
    QCOMPARE(orders(database), 150);
}

void RestoreWindowTest::damagedDatabase()
{
    const QString database = shopWithLoss();
    const auto wanted = contentsOf(m_fixture->session()->backups().constFirst().path);
    const QByteArray garbage = QByteArray("no database any more\n").repeated(400);
    writeFile(database, garbage);
    QFile::remove(database + u"-wal"_s);
    QFile::remove(database + u"-shm"_s);
    QVERIFY(waitCompared(openDialog()));
    QVERIFY(!WindowFixture::waitDialog()->findChild<QLabel *>(u"previewState"_s)->text().isEmpty());
    QVERIFY(restoreNow());
    QVERIFY2(bar(topic::restored), qPrintable(messages()));
    QVERIFY(bar(topic::restored)->text().contains(u"kept as a copy"_s));
    QCOMPARE(contentsDifference(wanted, contentsOf(database)), QString());

    QTRY_VERIFY(m_fixture->find<QWidget>("damagedCopies")->isVisible());
    QVERIFY(m_fixture->find<QLabel>("damagedCopiesText")
                ->text()
                .startsWith(u"1 copy of a damaged database is kept: "_s));
    const DamagedCopy copy = m_fixture->session()->damagedCopies().constFirst();
    QCOMPARE(copy.sizeBytes, garbage.size());
    m_fixture->click("deleteDamagedCopy");
    QTest::keyClick(WindowFixture::waitDialog(), Qt::Key_Return); // Cancel is the default
    QTRY_VERIFY(!QApplication::activeModalWidget());
    QVERIFY(!m_fixture->session()->isBusy());
    m_fixture->click("deleteDamagedCopy");
    QVERIFY(WindowFixture::answer("goButton"));
    QVERIFY(m_fixture->waitIdle());
    QTRY_VERIFY(!m_fixture->find<QWidget>("damagedCopies")->isVisible());
}

void RestoreWindowTest::missingDatabaseOffersTheLastBackup()
{
    const QString database = shopWithLoss();
    for (const QString &suffix : {u""_s, u"-wal"_s, u"-shm"_s})
        QFile::remove(database + suffix);
    m_fixture->action("actionRefresh")->trigger();
    QTRY_VERIFY(bar(topic::database));
    QTRY_VERIFY(press(topic::database, u"Restore the last good backup…"_s));
    QVERIFY(WindowFixture::waitDialog());
    QVERIFY(restoreNow());
    QVERIFY2(bar(topic::restored), qPrintable(m_fixture->messageText()));
    QCOMPARE(orders(database), 200);
    QTRY_VERIFY(!bar(topic::database));
}

void RestoreWindowTest::damagedBackupNeedsConsent()
{
    const QString database = shopWithLoss();
    const Backup backup = m_fixture->session()->backups().constFirst();
    overwrite(backup.path, 6000, "changed");
    m_fixture->click("verify");
    QVERIFY(m_fixture->waitIdle());
    QCOMPARE(m_fixture->session()->backup(backup.id)->state, BackupState::Damaged);

    const RestoreDialog *dialog = openDialog();
    QVERIFY(dialog);
    auto *go = dialog->findChild<QPushButton *>(u"goButton"_s);
    auto *force = dialog->findChild<QCheckBox *>(u"restoreAllTheSame"_s);
    QVERIFY(!go->isEnabled());
    QVERIFY(force->isVisible() && !force->isChecked());
    QVERIFY(dialog->findChild<QLabel *>(u"restoreWarning"_s)->text().contains(u"damaged"_s));
    force->click();
    QVERIFY(go->isEnabled());
    QVERIFY(dialog->options().forceDamaged);
    WindowFixture::answer("stayButton");
    QCOMPARE(orders(database), 150);
}

/// As a killed Litekeep leaves it: a restore that has begun and never ended.
void RestoreWindowTest::leaveInterrupted(const QString &database, const QString &backupId,
                                         const QString &stopped) const
{
    const QString folder = m_fixture->session()->folder();
    m_fixture->restart();
    SqliteFile(folder + u"/catalogue.db"_s)
        .run(u"INSERT INTO history(started_at, reason, backup_id, stopped)"
             " VALUES('2026-11-22T08:00:00.000Z', 'restore', ?, ?)"_s,
             {backupId, stopped});
    m_fixture->open(database);
}

void RestoreWindowTest::interruptedIsTold()
{
    const QString database = shopWithLoss();
    const QString proof = m_fixture->path(u"started"_s);
    leaveInterrupted(
        database, id(0),
        u"{\"kind\":\"commands\",\"stop_command\":[\"true\"],\"start_command\":[\"touch\",\"%1\"]}"_s
            .arg(proof));
    QTRY_VERIFY(bar(topic::interrupted));
    MessageBar *told = bar(topic::interrupted);
    QVERIFY(told->text().startsWith(u"A restore was cut off"_s));
    QVERIFY(told->text().contains(u"not started again"_s));
    QVERIFY(!told->findChild<QAbstractButton *>(u"messageClose"_s)->isVisible());
    QVERIFY(press(topic::interrupted, u"Restore again…"_s));
    QVERIFY(WindowFixture::answer("stayButton"));
    QTRY_VERIFY(!QApplication::activeModalWidget());
    QVERIFY(!QFile::exists(proof));

    QVERIFY(press(topic::interrupted, u"Start touch %1 again"_s.arg(proof)));
    QVERIFY(m_fixture->waitIdle());
    QVERIFY(QFile::exists(proof));
    QVERIFY(!bar(topic::interrupted));
    m_fixture->restart();
    m_fixture->open(database);
    QTest::qWait(100);
    QVERIFY(!bar(topic::interrupted));

    leaveInterrupted(database, id(0));
    QTRY_VERIFY(press(topic::interrupted, u"Dismiss"_s));
    QVERIFY(m_fixture->waitIdle());
    QVERIFY(!bar(topic::interrupted));
}

void RestoreWindowTest::restoringSettlesTheInterrupted()
{
    const QString database = shopWithLoss();
    leaveInterrupted(database, id(0));
    QTRY_VERIFY(press(topic::interrupted, u"Restore again…"_s));
    QVERIFY(WindowFixture::waitDialog());
    QVERIFY(restoreNow());
    QVERIFY(bar(topic::restored));
    QTRY_VERIFY(!bar(topic::interrupted));
    QCOMPARE(orders(database), 200);
}

void RestoreWindowTest::badPlanCannotBegin()
{
    shopWithLoss();
    const RestoreDialog *dialog = openDialog();
    QVERIFY(dialog);
    const auto *go = dialog->findChild<QPushButton *>(u"goButton"_s);
    const auto edit = [dialog](const char *name) {
        return dialog->findChild<QLineEdit *>(QLatin1StringView(name));
    };
    QVERIFY(go->isEnabled());
    QVERIFY(dialog->findChild<QRadioButton *>(u"leaveRunning"_s)->isChecked());
    dialog->findChild<QRadioButton *>(u"stopAndStart"_s)->setChecked(true);
    edit("unitName")->clear();
    QVERIFY(!go->isEnabled());
    edit("unitName")->setText(u"shop.service"_s);
    QVERIFY(go->isEnabled());
    QCOMPARE(dialog->options().programs.kind, ProgramsPlan::Kind::SystemUnit);
    dialog->findChild<QComboBox *>(u"stopKind"_s)->setCurrentIndex(4);
    QVERIFY(!go->isEnabled());
    edit("stopCommand")->setText(u"stop \"my shop"_s);
    edit("startCommand")->setText(u"start"_s);
    QVERIFY(!go->isEnabled());
    QCOMPARE(dialog->findChild<QLabel *>(u"planProblem"_s)->text(),
             u"A quotation mark is not closed."_s);
    edit("stopCommand")->setText(u"stop \"my shop\""_s);
    QVERIFY(go->isEnabled());
    QCOMPARE(dialog->options().programs.stopCommand, (QStringList{u"stop"_s, u"my shop"_s}));
    WindowFixture::answer("stayButton");
}

/// With every row that the choice can show, nothing stands on top of what follows.
void RestoreWindowTest::choicesHaveRoom()
{
    shopWithLoss();
    const RestoreDialog *dialog = openDialog();
    QVERIFY(dialog);
    dialog->findChild<QRadioButton *>(u"stopAndStart"_s)->setChecked(true);
    dialog->findChild<QComboBox *>(u"stopKind"_s)->setCurrentIndex(4);
    dialog->findChild<QLineEdit *>(u"stopCommand"_s)->setText(u"stop \"my shop"_s);
    QTest::qWait(100);
    int above = 0;
    for (const char *name :
         {"stopAndStart", "stopKind", "stopCommand", "startCommand", "planProblem", "askToQuit",
          "timeLimit", "restorePromise", "goButton"}) {
        const auto *widget = dialog->findChild<QWidget *>(QLatin1StringView(name));
        QVERIFY2(widget && widget->isVisible(), name);
        const QRect place(widget->mapTo(dialog, QPoint()), widget->size());
        QVERIFY2(place.top() >= above, name);
        above = place.bottom();
    }
    QVERIFY(above < dialog->height());
    WindowFixture::answer("stayButton");
}

void RestoreWindowTest::planIsRemembered()
{
    const QString database = shopWithLoss();
    const QString stopped = m_fixture->path(u"stopped"_s);
    const QString started = m_fixture->path(u"started"_s);
    const RestoreDialog *dialog = openDialog();
    QVERIFY(dialog);
    dialog->findChild<QRadioButton *>(u"stopAndStart"_s)->setChecked(true);
    dialog->findChild<QComboBox *>(u"stopKind"_s)->setCurrentIndex(4);
    dialog->findChild<QLineEdit *>(u"stopCommand"_s)->setText(u"touch "_s + stopped);
    dialog->findChild<QLineEdit *>(u"startCommand"_s)->setText(u"touch "_s + started);
    QVERIFY(restoreNow());
    QVERIFY2(bar(topic::restored), qPrintable(m_fixture->messageText()));
    QVERIFY(bar(topic::restored)->text().contains(u"What was stopped runs again."_s));
    QVERIFY(QFile::exists(stopped) && QFile::exists(started));

    m_fixture->table()->selectRow(0);
    dialog = openDialog();
    QVERIFY(dialog);
    QCOMPARE(dialog->options().programs.kind, ProgramsPlan::Kind::Commands);
    QCOMPARE(dialog->options().programs.stopCommand, (QStringList{u"touch"_s, stopped}));
    WindowFixture::answer("stayButton");
    QCOMPARE(rememberedPlan(m_fixture->path(u"other.db"_s)), ProgramsPlan());
    QCOMPARE(orders(database), 200);
}

/// A program that does not end when asked: killed only after a second question.
void RestoreWindowTest::forceIsAskedFor()
{
    const QString database = shopWithLoss();
    QProcess stubborn;
    stubborn.start(u"sh"_s, {u"-c"_s, u"trap '' TERM; exec sleep 60 3<\"$0\""_s, database});
    QVERIFY(stubborn.waitForStarted());
    QTest::qWait(200);
    const RestoreDialog *dialog = openDialog();
    QVERIFY(dialog);
    dialog->findChild<QRadioButton *>(u"askToQuit"_s)->setChecked(true);
    dialog->findChild<QSpinBox *>(u"timeLimit"_s)->setValue(1);
    QVERIFY(restoreNow());
    QVERIFY(!bar(topic::restored));
    QCOMPARE(orders(database), 150);
    QVERIFY2(press(topic::job, u"Force them to quit…"_s), qPrintable(m_fixture->messageText()));
    QTest::keyClick(WindowFixture::waitDialog(), Qt::Key_Return); // Cancel is the default
    QTRY_VERIFY(!QApplication::activeModalWidget());
    QCOMPARE(stubborn.state(), QProcess::Running);
    QVERIFY(press(topic::job, u"Force them to quit…"_s));
    QVERIFY(restoreNow());
    QVERIFY2(bar(topic::restored), qPrintable(m_fixture->messageText()));
    QCOMPARE(orders(database), 200);
    QTRY_COMPARE(stubborn.state(), QProcess::NotRunning);
    QVERIFY(!rememberedPlan(database).mayKill);
}

void RestoreWindowTest::saveAsDatabase()
{
    shopWithLoss();
    const QString copy = m_fixture->path(u"work.db"_s);
    m_fixture->action("actionSaveAsDatabase")->trigger();
    auto *dialog = qobject_cast<QFileDialog *>(WindowFixture::waitDialog());
    QVERIFY(dialog);
    auto *name = dialog->findChild<QLineEdit *>(u"fileNameEdit"_s);
    name->setText(copy);
    QTest::keyClick(name, Qt::Key_Return);
    QVERIFY(m_fixture->waitIdle());
    QVERIFY2(m_fixture->messageText().startsWith(u"Saved as working database “work.db”"_s),
             qPrintable(m_fixture->messageText()));
    QCOMPARE(orders(copy), 200);
    QVERIFY(press(topic::job, u"Open it in Litekeep"_s));
    QTRY_COMPARE(m_fixture->session()->databasePath(), copy);
    QVERIFY(m_fixture->waitIdle());
}

/// What is remembered gives way only to what runs the programs now.
void RestoreWindowTest::plansFit()
{
    using Kind = ProgramsPlan::Kind;
    const auto in = [](Supervisor::Kind kind, const QString &name, bool may = true) {
        return QList<OpenProgram>{{.pid = 7,
                                   .name = u"shop"_s,
                                   .supervisor = Supervisor{.kind = kind, .name = name},
                                   .mayStopSupervisor = may}};
    };
    const auto named = [](const ProgramsPlan &plan) -> QString {
        return planKindName(plan.kind) + u' ' + plan.name;
    };
    const auto remembered = [](Kind kind, const QString &name) {
        return ProgramsPlan{.kind = kind, .name = name};
    };
    const auto shop = in(Supervisor::Kind::UserUnit, u"shop.service"_s);
    QCOMPARE(named(fittingPlan(remembered(Kind::SystemUnit, {}), shop)),
             u"user-unit shop.service"_s);
    QCOMPARE(named(fittingPlan(remembered(Kind::UserUnit, u"shop"_s), shop)), u"user-unit shop"_s);
    QCOMPARE(named(fittingPlan(remembered(Kind::UserUnit, u"old.service"_s), shop)),
             u"user-unit shop.service"_s);
    QCOMPARE(named(fittingPlan(remembered(Kind::UserUnit, u"old.service"_s), {})),
             u"user-unit old.service"_s);
    const auto ssh = in(Supervisor::Kind::SystemUnit, u"ssh.service"_s, false);
    QCOMPARE(named(fittingPlan(remembered(Kind::SystemUnit, {}), ssh)), u"system-unit "_s);
    const auto made = in(Supervisor::Kind::Podman, u"0123456789ab"_s);
    QCOMPARE(named(fittingPlan(remembered(Kind::Podman, u"ba9876543210"_s), made)),
             u"podman 0123456789ab"_s);
    QCOMPARE(named(fittingPlan(remembered(Kind::Podman, u"shop"_s), made)), u"podman shop"_s);
    ProgramsPlan commands = remembered(Kind::Commands, {});
    commands.stopCommand = {u"stop"_s};
    QCOMPARE(fittingPlan(commands, shop), commands);
}

QTEST_MAIN(RestoreWindowTest)
#include "tst_restorewindow.moc"
