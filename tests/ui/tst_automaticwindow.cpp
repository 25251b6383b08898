// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/backupengine.h"
#include "tests/support/sqlitefile.h"
#include "tests/ui/windowfixture.h"
#include "ui/automaticactions.h"
#include "ui/automaticbackups.h"
#include "ui/automaticgroup.h"
#include "ui/automaticpart.h"
#include "ui/automatictext.h"
#include "ui/autostart.h"
#include "ui/background.h"
#include "ui/calmspinbox.h"
#include "ui/collapsebar.h"
#include "ui/databasepage.h"
#include "ui/databasesession.h"
#include "ui/historydialog.h"
#include "ui/historymodel.h"
#include "ui/mainwindow.h"
#include "ui/trayicon.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTableView>
#include <QWheelEvent>

using namespace Qt::StringLiterals;
using namespace litekeep;
using namespace litekeep::test;

/// Automatic backups through the window: settings, schedule, question, history, background.
class AutomaticWindowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_fixture = std::make_unique<WindowFixture>(); }
    void cleanup() { m_fixture.reset(); }
    void defaultsAreShown();
    void typingStoresAndRemovesNothing();
    void applyAndRevertFollowTheDifference();
    void anothersChangeIsKept();
    void wheelNeedsFocus();
    void previewNamesWhatGoes();
    void enabledMakesABackupSoon();
    void unappliedIsAskedOnClose_data();
    void unappliedIsAskedOnClose();
    void unappliedStaysOnSwitch();
    void collapseIsAsked();
    void historyTellsTheRuns();
    void closingStaysInTheTray();
    void leavingGoesOn();
    void withoutATrayItMinimises();
    void pauseIsShown();
    void autostartEntry();
    void nextSentence();
    void endsWhileItIsAsked();

private:
    void openWithBackups(int count);
    CalmSpinBox *keep() const { return m_fixture->find<CalmSpinBox>("automaticKeep"); }
    QPushButton *apply() const { return m_fixture->find<QPushButton>("automaticApply"); }
    QPushButton *revert() const { return m_fixture->find<QPushButton>("automaticRevert"); }
    QString line() const { return m_fixture->find<QLabel>("automaticLine")->text(); }
    AutomaticBackups *automatic() const { return m_fixture->page()->automatic()->backups(); }
    BackupSettings stored() const;
    void store(const BackupSettings &settings);
    /// Switches automatic backups on and waits for the first run.
    void enable();
    void type(const QString &text);

    std::unique_ptr<WindowFixture> m_fixture;
};

void AutomaticWindowTest::openWithBackups(int count)
{
    m_fixture->open(m_fixture->makeDatabase());
    QVERIFY(m_fixture->backUp(count));
    QTRY_VERIFY(automatic()->settings());
    QTRY_VERIFY(keep()->isEnabled());
}

BackupSettings AutomaticWindowTest::stored() const
{
    auto future = m_fixture->session()->engine()->settings();
    if (!QTest::qWaitFor([&future] { return future.isFinished(); }, 5000))
        return {.intervalHours = -1};
    return future.result().value_or(BackupSettings());
}

void AutomaticWindowTest::store(const BackupSettings &settings)
{
    QSignalSpy ended(automatic(), &AutomaticBackups::storingEnded);
    automatic()->store(SettingsChange::all(settings));
    QVERIFY(ended.wait(5000));
    QCOMPARE(ended.first().first().toBool(), true);
    QVERIFY(m_fixture->waitIdle());
}

void AutomaticWindowTest::enable()
{
    BackupSettings settings;
    settings.enabled = true;
    store(settings);
    QTRY_VERIFY_WITH_TIMEOUT(automatic()->status()->settings.enabled
                                 && !automatic()->status()->dueNow
                                 && !m_fixture->session()->isBusy(),
                             20000);
    QTRY_VERIFY(m_fixture->window().background()->isNeeded());
}

void AutomaticWindowTest::type(const QString &text)
{
    keep()->setFocus();
    keep()->selectAll();
    QTest::keyClicks(keep(), text);
}

void AutomaticWindowTest::defaultsAreShown()
{
    m_fixture->open(m_fixture->makeDatabase());
    QTRY_VERIFY(keep()->isEnabled());
    QCOMPARE(keep()->value(), 10);
    QCOMPARE(m_fixture->find<CalmSpinBox>("automaticHours")->value(), 24);
    QVERIFY(!m_fixture->find<QCheckBox>("automaticEnabled")->isChecked());
    QVERIFY(m_fixture->find<QCheckBox>("automaticSkip")->isChecked());
    QVERIFY(!apply()->isEnabled());
    QVERIFY(!revert()->isEnabled());
    QVERIFY2(line().contains(u"off"_s), qPrintable(line()));
}

/// "14" over "30" passes through "1".
void AutomaticWindowTest::typingStoresAndRemovesNothing()
{
    openWithBackups(3);
    BackupSettings settings;
    settings.retentionCount = 30;
    store(settings);
    QTRY_COMPARE(keep()->value(), 30);
    type(u"14"_s);
    QTest::qWait(600); // longer than the pause before a preview
    QCOMPARE(keep()->typedValue(), 14);
    QCOMPARE(stored().retentionCount, 30);
    QTest::keyClick(keep(), Qt::Key_Return);
    QTest::qWait(100);
    QCOMPARE(stored().retentionCount, 30);
    QCOMPARE(m_fixture->session()->backups().size(), 3);
    QTest::mouseClick(apply(), Qt::LeftButton);
    QTRY_COMPARE(stored().retentionCount, 14);
    QTRY_VERIFY(!apply()->isEnabled());
    QCOMPARE(m_fixture->session()->backups().size(), 3);
}

void AutomaticWindowTest::applyAndRevertFollowTheDifference()
{
    openWithBackups(1);
    type(u"12"_s); // not yet entered, but it is what the person sees
    QVERIFY(apply()->isEnabled());
    QVERIFY(revert()->isEnabled());
    type(u"10"_s);
    QVERIFY(!apply()->isEnabled());
    auto *enabled = m_fixture->find<QCheckBox>("automaticEnabled");
    enabled->click();
    QVERIFY(apply()->isEnabled());
    QTest::mouseClick(revert(), Qt::LeftButton);
    QVERIFY(!enabled->isChecked());
    QVERIFY(!apply()->isEnabled());
    QVERIFY(!revert()->isEnabled());
    QCOMPARE(stored(), BackupSettings());
}

/// Two who change different settings both get their way, also when one of them is the window.
void AutomaticWindowTest::anothersChangeIsKept()
{
    openWithBackups(1);
    type(u"4"_s);
    BackupEngine other(m_fixture->session()->databasePath());
    const auto change = [&other](const SettingsChange &wanted) {
        auto future = other.changeSettings(wanted);
        return QTest::qWaitFor([&future] { return future.isFinished(); }, 20000)
               && future.result().has_value();
    };
    QVERIFY(change({.intervalHours = 7}));
    // The field that nobody touches follows, the one that is being changed does not.
    QTRY_COMPARE(m_fixture->find<CalmSpinBox>("automaticHours")->value(), 7);
    QCOMPARE(keep()->typedValue(), 4);
    // Whether the window has heard of this one or not, it leaves it alone.
    QVERIFY(change({.skipUnchanged = false}));
    QSignalSpy asked(m_fixture->page()->automatic()->group(), &AutomaticGroup::applyRequested);
    QTest::mouseClick(apply(), Qt::LeftButton);
    QCOMPARE(asked.first().first().value<SettingsChange>(), SettingsChange{.retentionCount = 4});
    QTRY_VERIFY(!apply()->isEnabled());
    QCOMPARE(stored(),
             (BackupSettings{.intervalHours = 7, .retentionCount = 4, .skipUnchanged = false}));
}

void AutomaticWindowTest::wheelNeedsFocus()
{
    openWithBackups(1);
    m_fixture->window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&m_fixture->window()));
    const auto turn = [this] {
        const QPointF middle = keep()->rect().center();
        QWheelEvent event(middle, keep()->mapToGlobal(middle), {}, {0, 120}, Qt::NoButton,
                          Qt::NoModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(keep(), &event);
    };
    m_fixture->find<QWidget>("filter")->setFocus();
    turn();
    QCOMPARE(keep()->value(), 10);
    keep()->setFocus();
    QTRY_VERIFY(keep()->hasFocus());
    turn();
    QCOMPARE(keep()->value(), 11);
}

void AutomaticWindowTest::previewNamesWhatGoes()
{
    openWithBackups(4);
    type(u"2"_s);
    // With the next backup there will be five of which two stay.
    QTRY_VERIFY2(line().startsWith(u"3 backups will be removed after the next backup: today"_s),
                 qPrintable(line()));
    type(u"9"_s);
    QTRY_VERIFY2(!line().contains(u"removed"_s), qPrintable(line()));
}

void AutomaticWindowTest::enabledMakesABackupSoon()
{
    openWithBackups(0);
    m_fixture->find<QCheckBox>("automaticEnabled")->click();
    QTest::mouseClick(apply(), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(m_fixture->session()->backups().size(), 1, 20000);
    QCOMPARE(m_fixture->session()->backups().first().type, BackupType::Auto);
    QTRY_VERIFY2(line().startsWith(u"Next: "_s) && line().contains(u"in "_s), qPrintable(line()));
    QCOMPARE(m_fixture->messageText(), QString()); // the table says it
    QVERIFY(m_fixture->window().background()->isNeeded());
}

void AutomaticWindowTest::unappliedIsAskedOnClose_data()
{
    QTest::addColumn<QByteArray>("button");
    QTest::addColumn<bool>("closed");
    QTest::addColumn<int>("count");
    QTest::newRow("cancel") << QByteArray("stayButton") << false << 10;
    QTest::newRow("discard") << QByteArray("discardButton") << true << 10;
    QTest::newRow("apply") << QByteArray("goButton") << true << 12;
}

void AutomaticWindowTest::unappliedIsAskedOnClose()
{
    QFETCH(QByteArray, button);
    openWithBackups(1);
    type(u"12"_s);
    QSignalSpy ended(&m_fixture->window(), &MainWindow::ended);
    m_fixture->window().close();
    QVERIFY(m_fixture->window().isVisible());
    QVERIFY(WindowFixture::waitDialog());
    QCOMPARE(WindowFixture::waitDialog()->objectName(), u"unappliedBox"_s);
    QVERIFY(WindowFixture::answer(button.constData()));
    QFETCH(bool, closed);
    QTRY_COMPARE(ended.count(), closed ? 1 : 0);
    QTRY_COMPARE(m_fixture->window().isVisible(), !closed);
    QTEST(stored().retentionCount, "count");
}

/// Looking at another database loses nothing; closing asks about what is not seen, too.
void AutomaticWindowTest::unappliedStaysOnSwitch()
{
    openWithBackups(1);
    const QString first = m_fixture->session()->databasePath();
    type(u"12"_s);
    m_fixture->open(m_fixture->makeDatabase(u"other.db"_s));
    QVERIFY(!QApplication::activeModalWidget());
    QSignalSpy ended(&m_fixture->window(), &MainWindow::ended);
    m_fixture->window().close();
    QVERIFY(WindowFixture::waitDialog());
    QCOMPARE(m_fixture->session()->databasePath(), first); // what the question is about
    QCOMPARE(keep()->typedValue(), 12);
    QVERIFY(WindowFixture::answer("goButton"));
    QTRY_COMPARE(ended.count(), 1);
    QCOMPARE(stored().retentionCount, 12);
}

void AutomaticWindowTest::collapseIsAsked()
{
    openWithBackups(1);
    SqliteFile(m_fixture->session()->databasePath())
        .run(u"DROP TRIGGER logged; DELETE FROM orders; DELETE FROM customer"_s);
    QVERIFY(m_fixture->backUp());
    auto *bar = m_fixture->find<CollapseBar>("collapseBar");
    QTRY_VERIFY(bar->isVisible());
    QVERIFY2(bar->text().contains(u"fewer rows"_s), qPrintable(bar->text()));
    m_fixture->click("collapseStop");
    QTRY_VERIFY(!m_fixture->find<QPushButton>("collapseStop")->isVisible());
    QVERIFY(bar->isVisible());
    QTRY_VERIFY(m_fixture->find<QPushButton>("collapseKeep")->isEnabled());
    m_fixture->click("collapseKeep");
    QTRY_VERIFY(!bar->isVisible());
}

void AutomaticWindowTest::historyTellsTheRuns()
{
    openWithBackups(2);
    m_fixture->action("actionHistory")->trigger();
    auto *dialog = m_fixture->find<HistoryDialog>("historyDialog");
    QVERIFY(dialog);
    auto *table = dialog->findChild<QTableView *>(u"historyTable"_s);
    QTRY_COMPARE(table->model()->rowCount(), 2);
    const auto text = [table](int column) {
        return table->model()->index(0, column).data().toString();
    };
    QVERIFY(text(HistoryModel::Started).startsWith(u"Today"_s));
    QVERIFY(!text(HistoryModel::Why).isEmpty());
    QVERIFY(!text(HistoryModel::Outcome).isEmpty());
    QVERIFY(text(HistoryModel::Size).contains(u"B"_s));
    dialog->findChild<QPushButton *>(u"historyCopy"_s)->click();
    const QString copied = QGuiApplication::clipboard()->text();
    QCOMPARE(copied.count(u'\n'), 3);
    QVERIFY2(copied.startsWith(u"Started\t"_s), qPrintable(copied));
    auto *outcome = dialog->findChild<QComboBox *>(u"historyOutcome"_s);
    outcome->setCurrentIndex(outcome->findData(u"failed"_s));
    QCOMPARE(table->model()->rowCount(), 0);
    outcome->setCurrentIndex(0);
    QVERIFY(m_fixture->backUp());
    QTRY_COMPARE(table->model()->rowCount(), 3); // it follows
    dialog->close();
}

void AutomaticWindowTest::closingStaysInTheTray()
{
    openWithBackups(1);
    enable();
    MainWindow &window = m_fixture->window();
    window.background()->pretendTray(true);
    QSignalSpy ended(&window, &MainWindow::ended);
    window.close();
    QVERIFY(WindowFixture::waitDialog());
    QVERIFY(WindowFixture::answer("stayButton"));
    QVERIFY(window.isVisible());
    window.close();
    QVERIFY(WindowFixture::answer("goButton"));
    QTRY_VERIFY(!window.isVisible());
    window.activate();
    QVERIFY(window.isVisible());
    window.close(); // told once
    QVERIFY(!window.isVisible());
    QVERIFY(!QApplication::activeModalWidget());
    QCOMPARE(ended.count(), 0);
    window.quit();
    QTRY_COMPARE(ended.count(), 1);
}

/// Each database has a schedule of its own, whichever is shown.
void AutomaticWindowTest::leavingGoesOn()
{
    openWithBackups(1);
    enable();
    const DatabaseSession *left = m_fixture->session();
    const qsizetype before = left->backups().size();
    m_fixture->open(m_fixture->makeDatabase(u"other.db"_s));
    QCOMPARE(m_fixture->messageText(), QString());
    QVERIFY(m_fixture->window().background()->isNeeded());
    SqliteFile(left->databasePath()).run(u"INSERT INTO customer(name) VALUES ('later')"_s);
    SqliteFile(left->folder() + u"/catalogue.db"_s)
        .run(u"UPDATE history SET started_at = '2020-01-01T00:00:00.000Z',"
             " ended_at = '2020-01-01T00:00:01.000Z';"
             "UPDATE backups SET created_at = '2020-01-01T00:00:00.000Z'"_s);
    QTRY_COMPARE_WITH_TIMEOUT(left->backups().size(), before + 1, 20000);
}

void AutomaticWindowTest::withoutATrayItMinimises()
{
    openWithBackups(1);
    enable();
    MainWindow &window = m_fixture->window();
    window.background()->pretendTray(false);
    QSignalSpy ended(&window, &MainWindow::ended);
    window.close();
    QVERIFY(WindowFixture::answer("goButton"));
    QTRY_VERIFY(window.isMinimized());
    window.activate();
    window.close();
    QVERIFY(WindowFixture::answer("quitButton"));
    QTRY_COMPARE(ended.count(), 1);
}

void AutomaticWindowTest::pauseIsShown()
{
    openWithBackups(1);
    enable();
    QTRY_VERIFY(m_fixture->action("actionPauseHour")->isEnabled());
    m_fixture->action("actionPauseHour")->trigger();
    QTRY_VERIFY2(line().contains(u"paused"_s), qPrintable(line()));
    QTRY_VERIFY(m_fixture->action("actionResume")->isVisible());
    m_fixture->action("actionResume")->trigger();
    QTRY_VERIFY2(!line().contains(u"paused"_s), qPrintable(line()));
}

void AutomaticWindowTest::autostartEntry()
{
    QFile::remove(autostart::entryPath());
    QVERIFY(autostart::entryPath().startsWith(qEnvironmentVariable("XDG_CONFIG_HOME")));
    QAction *action = m_fixture->action("actionStartAtLogin");
    action->trigger();
    QVERIFY(autostart::isEnabled());
    QFile file(autostart::entryPath());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    QVERIFY2(text.contains(" --background\n"), text.constData());
    QVERIFY(text.startsWith("[Desktop Entry]\n"));
    action->trigger();
    QVERIFY(!QFile::exists(autostart::entryPath()));
    // Quoted, then escaped: the specification's two steps.
    QVERIFY(autostart::entryFor(u"/a b/50%\"$x\\"_s)
                .contains(u"Exec=\"/a b/50%%\\\\\"\\\\$x\\\\\\\\\" --background"_s));
}

void AutomaticWindowTest::nextSentence()
{
    const QDateTime now(QDate(2026, 11, 22), QTime(15, 0), Qt::UTC);
    const QLocale locale(u"en_GB"_s);
    BackupStatus status;
    status.settings.enabled = true;
    status.nextDueAt = now.addSecs(3 * 3600);
    QCOMPARE(nextText(status, now, locale), u"Next: today 18:00 (in 3 hours)"_s);
    status.waitText = u"Automatic backups are paused until tomorrow."_s;
    QCOMPARE(nextText(status, now, locale), status.waitText);
    status.settings.enabled = false;
    QVERIFY(nextText(status, now, locale).contains(u"off"_s));
    QCOMPARE(tomorrowMorning(now), QDateTime(QDate(2026, 11, 23), QTime(6, 0), Qt::UTC));
}

/// The window goes while the engine still answers what it was asked.
void AutomaticWindowTest::endsWhileItIsAsked()
{
    openWithBackups(2);
    automatic()->askHistory();
    automatic()->preview({});
    automatic()->pause({});
    m_fixture.reset();
}

QTEST_MAIN(AutomaticWindowTest)
#include "tst_automaticwindow.moc"
