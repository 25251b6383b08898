// SPDX-License-Identifier: GPL-3.0-or-later
// Makes pictures of the real window on a real database: litekeep_screenshots FOLDER LANGUAGE
// light|dark [SCENE]. Only the times in the catalogue are moved, so that the list has a past.
#include "tests/support/databases.h"
#include "tests/support/faults.h"
#include "tests/support/sqlitefile.h"
#include "translations/translations.h"
#include "ui/actions.h"
#include "ui/automaticbackups.h"
#include "ui/automaticgroup.h"
#include "ui/automaticpart.h"
#include "ui/backupround.h"
#include "ui/backuptable.h"
#include "ui/calmspinbox.h"
#include "ui/databasepage.h"
#include "ui/databasesession.h"
#include "ui/databasestable.h"
#include "ui/homepage.h"
#include "ui/keptdatabases.h"
#include "ui/mainwindow.h"
#include "ui/messagebar.h"
#include "ui/programstyle.h"
#include "ui/restoredialog.h"

#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QLineEdit>
#include <QMessageBox>
#include <QPainter>
#include <QProcess>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QTest>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace litekeep;

namespace {

QPalette darkPalette()
{
    const QColor window(0x2b, 0x2d, 0x31);
    const QColor base(0x1f, 0x21, 0x24);
    const QColor text(0xe8, 0xe8, 0xe8);
    QPalette palette(window);
    palette.setColor(QPalette::Window, window);
    palette.setColor(QPalette::WindowText, text);
    palette.setColor(QPalette::Base, base);
    palette.setColor(QPalette::AlternateBase, QColor(0x26, 0x28, 0x2c));
    palette.setColor(QPalette::Text, text);
    palette.setColor(QPalette::Button, QColor(0x36, 0x39, 0x3e));
    palette.setColor(QPalette::ButtonText, text);
    palette.setColor(QPalette::ToolTipBase, base);
    palette.setColor(QPalette::ToolTipText, text);
    palette.setColor(QPalette::Highlight, QColor(0x2f, 0x7f, 0xb8));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    palette.setColor(QPalette::PlaceholderText, QColor(0x9a, 0x9d, 0xa3));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, QColor(0x80, 0x83, 0x88));
    return palette;
}

class Studio
{
public:
    Studio(const QString &folder, const QString &only) : m_folder(folder), m_only(only) {}

    bool wants(const QString &scene) const { return m_only.isEmpty() || m_only == scene; }

    /// The window, with the dialog that stands before it, as a screen would show them.
    void shoot(QWidget &window, const QString &scene)
    {
        QTest::qWait(60);
        QPixmap picture = window.grab();
        QWidget *front = QApplication::activeModalWidget();
        if (!front)
            front = QApplication::activePopupWidget();
        if (front && front != &window) {
            const QPixmap dialog = front->grab();
            QPainter painter(&picture);
            painter.fillRect(window.rect(), QColor(0, 0, 0, 60));
            QRect place(QPoint(), front->size());
            place.moveCenter(window.rect().center());
            painter.fillRect(place.adjusted(-1, -1, 1, 1), QColor(0, 0, 0, 120));
            painter.drawPixmap(place, dialog);
        }
        const QString file = QDir(m_folder).filePath(scene + u".png"_s);
        if (!picture.save(file))
            std::fprintf(stderr, "cannot write %s\n", qUtf8Printable(file));
    }

private:
    QString m_folder;
    QString m_only;
};

void waitIdle(MainWindow &window)
{
    const bool idle = QTest::qWaitFor(
        [&] {
            const DatabaseSession *session = window.page()->session();
            return !session->isBusy() && (session->facts().list || session->facts().listError);
        },
        60000);
    if (!idle)
        std::fputs("the work does not end\n", stderr);
    QTest::qWait(80);
}

QAction *action(MainWindow &window, const char *name)
{
    return window.findChild<QAction *>(QLatin1StringView(name));
}

/// Backups made over the last three weeks.
void giveThemAPast(const QString &catalogue, const QStringList &idsOldestFirst)
{
    const QList<qint64> hoursAgo{21 * 24, 15 * 24, 9 * 24, 4 * 24, 49, 26, 9, 2};
    test::SqliteFile file(catalogue);
    for (qsizetype i = 0; i < idsOldestFirst.size(); ++i) {
        const qint64 hours = hoursAgo.at(hoursAgo.size() - idsOldestFirst.size() + i);
        const QDateTime time = QDateTime::currentDateTimeUtc().addSecs(-hours * 3600 - 7 * i);
        file.run(u"UPDATE backups SET created_at = '%1' WHERE id = '%2'"_s.arg(
            time.toString(Qt::ISODateWithMs), idsOldestFirst.at(i)));
    }
}

void startScenes(Studio &studio, MainWindow &window)
{
    if (studio.wants(u"start"_s))
        studio.shoot(window, u"start"_s);
}

void makeBackups(MainWindow &window, const QString &database)
{
    DatabaseSession *session = window.page()->session();
    const QList<std::pair<QString, bool>> notes{
        {{}, false},
        {QApplication::translate("Demo", "before the move"), true},
        {{}, false},
        {{}, false},
        {QApplication::translate("Demo", "before update 1.30"), true},
        {{}, false},
        {{}, false},
        {{}, false}};
    QStringList ids;
    for (const auto &[note, pinned] : notes) {
        test::SqliteFile(database).run(
            u"INSERT INTO orders(customer, scan) SELECT 1, randomblob(90) FROM orders LIMIT 4000"_s);
        session->backUp();
        waitIdle(window);
        const QString id = session->backups().constFirst().id;
        ids.append(id);
        if (!note.isEmpty())
            session->setNote(id, note);
        if (pinned)
            session->setPinned({id}, true);
        QTest::qWait(50);
    }
    giveThemAPast(QDir(session->folder()).filePath(u"catalogue.db"_s), ids);
    session->refresh();
    waitIdle(window);
}

void backupScenes(Studio &studio, MainWindow &window)
{
    DatabasePage *page = window.page();
    BackupTable *table = page->table();
    auto *messages = page->findChild<MessageList *>(u"messages"_s);
    studio.shoot(window, u"made"_s);
    messages->remove("job");
    table->selectRow(1);
    studio.shoot(window, u"backups"_s);
    table->selectRow(0);
    table->selectionModel()->select(table->model()->index(2, 0),
                                    QItemSelectionModel::Select | QItemSelectionModel::Rows);
    table->selectionModel()->select(table->model()->index(3, 0),
                                    QItemSelectionModel::Select | QItemSelectionModel::Rows);
    action(window, "actionDelete")->trigger();
    studio.shoot(window, u"delete"_s);
    QApplication::activeModalWidget()->close();
    QTest::qWait(50);
    table->selectRow(2);
    action(window, "actionEditNote")->trigger();
    studio.shoot(window, u"note"_s);
    if (auto *editor = table->viewport()->findChild<QLineEdit *>())
        QTest::keyClick(editor, Qt::Key_Escape);
    Q_EMIT table->customContextMenuRequested(QPoint(80, 60));
    studio.shoot(window, u"menu"_s);
    if (QWidget *menu = QApplication::activePopupWidget())
        menu->close();
    action(window, "actionSaveCopy")->trigger();
    studio.shoot(window, u"save"_s);
    if (QWidget *dialog = QApplication::activeModalWidget())
        dialog->close();
    QTest::qWait(50);
    page->findChild<QLineEdit *>(u"filter"_s)->setText(u"nothing like it"_s);
    studio.shoot(window, u"filter"_s);
    page->findChild<QLineEdit *>(u"filter"_s)->clear();
}

/// The settings, stored and not yet applied, the history, the question after a great loss.
void automaticScenes(Studio &studio, MainWindow &window, const QString &database)
{
    DatabasePage *page = window.page();
    page->automatic()->backups()->store({.enabled = true});
    QTest::qWait(500);
    waitIdle(window);
    studio.shoot(window, u"automatic"_s);
    test::SqliteFile(QDir(page->session()->folder()).filePath(u"catalogue.db"_s))
        .run(u"UPDATE backups SET backup_type = 'auto' WHERE NOT pinned"_s);
    page->session()->refresh();
    waitIdle(window);
    page->table()->selectRow(2);
    action(window, "actionSizeOverTime")->trigger();
    QTest::qWait(300);
    studio.shoot(window, u"chart"_s);
    action(window, "actionSizeOverTime")->trigger();
    auto *keep = page->findChild<CalmSpinBox *>(u"automaticKeep"_s);
    keep->setFocus();
    keep->selectAll();
    QTest::keyClicks(keep, u"3"_s);
    QTest::qWait(900);
    studio.shoot(window, u"automatic-preview"_s);
    window.openDatabase(database);
    studio.shoot(window, u"automatic-unapplied"_s);
    if (QWidget *box = QApplication::activeModalWidget())
        box->close();
    QTest::qWait(50);
    page->automatic()->discard();
    window.close();
    studio.shoot(window, u"automatic-closing"_s);
    if (QWidget *box = QApplication::activeModalWidget())
        box->close();
    QTest::qWait(50);
    page->automatic()->showHistory();
    QTest::qWait(300);
    if (QWidget *history = page->findChild<QWidget *>(u"historyDialog"_s)) {
        studio.shoot(*history, u"history"_s);
        history->close();
    }
    test::SqliteFile(database).run(u"DELETE FROM orders WHERE id > 50"_s);
    page->session()->backUp();
    waitIdle(window);
    QTest::qWait(300);
    page->findChild<MessageList *>(u"messages"_s)->remove("job");
    studio.shoot(window, u"collapse"_s);
    page->automatic()->backups()->answerCollapse(true);
    page->automatic()->backups()->store(SettingsChange::all({}));
    QTest::qWait(300);
}

/// The dialog in its three states, and what the page says afterwards.
void restoreScenes(Studio &studio, MainWindow &window, const QString &database)
{
    BackupTable *table = window.page()->table();
    test::SqliteFile(database).run(u"DELETE FROM customer WHERE id % 3 = 0;"
                                   "CREATE TABLE invoices(id INTEGER PRIMARY KEY, sent TEXT);"
                                   "INSERT INTO invoices(sent) VALUES (datetime('now'));"
                                   "PRAGMA user_version = 9"_s);
    table->selectRow(1);
    action(window, "actionRestore")->trigger();
    studio.shoot(window, u"restore-comparing"_s);
    const auto shown = [] {
        return qobject_cast<RestoreDialog *>(QApplication::activeModalWidget());
    };
    if (!QTest::qWaitFor([&] { return shown() && shown()->preview(); }, 20000))
        std::fputs("no comparison\n", stderr);
    studio.shoot(window, u"restore"_s);
    if (RestoreDialog *dialog = shown()) {
        dialog->findChild<QAbstractButton *>(u"stopAndStart"_s)->click();
        studio.shoot(window, u"restore-unit"_s);
        auto *kind = dialog->findChild<QComboBox *>(u"stopKind"_s);
        kind->setCurrentIndex(kind->count() - 1);
        dialog->findChild<QLineEdit *>(u"stopCommand"_s)->setText(u"sv stop \"vault"_s);
        studio.shoot(window, u"restore-commands"_s);
        dialog->findChild<QAbstractButton *>(u"leaveRunning"_s)->click();
        QTest::qWait(20);
        dialog->findChild<QAbstractButton *>(u"goButton"_s)->click();
    }
    waitIdle(window);
    studio.shoot(window, u"restored"_s);
    if (auto *changed = window.page()->findChild<QPushButton *>(u"messageRemedy2"_s)) {
        changed->click();
        studio.shoot(window, u"restore-changed"_s);
    }
    if (QWidget *dialog = QApplication::activeModalWidget())
        dialog->close();
    QTest::qWait(50);
}

/// A restore that was cut off, a damaged backup, a copy of a damaged database.
void brokenScenes(Studio &studio, MainWindow &window, const QString &database)
{
    DatabaseSession *session = window.page()->session();
    const QString folder = session->folder();
    const Backup first = session->backups().constFirst();
    test::overwrite(first.path, 9000, "changed");
    session->verify({first.id});
    waitIdle(window);
    window.page()->table()->selectRow(0);
    action(window, "actionRestore")->trigger();
    QTest::qWait(2000);
    studio.shoot(window, u"restore-damaged"_s);
    QApplication::activeModalWidget()->close();
    QTest::qWait(50);
    test::SqliteFile(folder + u"/catalogue.db"_s)
        .run(u"INSERT INTO history(started_at, reason, backup_id, stopped)"
             " VALUES('2026-11-22T08:00:00.000Z', 'restore', ?, ?)"_s,
             {first.id, u"{\"kind\":\"system-unit\",\"name\":\"vaultwarden.service\"}"_s});
    const QString copy = folder + u"/damaged-20261121T091200Z"_s;
    QDir().mkpath(copy);
    QFile::copy(database, copy + u"/vaultwarden.db"_s);
    window.openDatabase(database);
    waitIdle(window);
    QTest::qWait(500);
    studio.shoot(window, u"interrupted"_s);
}

void workScenes(Studio &studio, MainWindow &window, const QString &large)
{
    window.openDatabase(large);
    waitIdle(window);
    DatabasePage *page = window.page();
    page->session()->backUp();
    auto *bar = page->findChild<QProgressBar *>(u"progressBar"_s);
    if (!QTest::qWaitFor([&] { return bar->value() > 35; }, 20000))
        std::fputs("no progress\n", stderr);
    studio.shoot(window, u"progress"_s);
    window.close();
    if (QApplication::activeModalWidget()) {
        studio.shoot(window, u"stop"_s);
        QApplication::activeModalWidget()->close();
    }
    page->session()->cancel();
    waitIdle(window);
    studio.shoot(window, u"stopped"_s);
}

void errorScenes(Studio &studio, MainWindow &window, const QString &text, const QString &damaged,
                 const QString &gone)
{
    window.openDatabase(text);
    waitIdle(window);
    window.page()->session()->backUp();
    waitIdle(window);
    studio.shoot(window, u"error"_s);
    window.openDatabase(damaged);
    waitIdle(window);
    window.page()->session()->backUp();
    waitIdle(window);
    studio.shoot(window, u"damaged"_s);
    if (auto *details = window.page()->findChild<QPushButton *>(u"messageDetails"_s))
        details->setChecked(true);
    studio.shoot(window, u"details"_s);
    window.openDatabase(gone);
    waitIdle(window);
    studio.shoot(window, u"missing"_s);
    action(window, "actionAbout")->trigger();
    studio.shoot(window, u"about"_s);
    QApplication::activeModalWidget()->close();
    QTest::qWait(20);
}

/// Many databases: how they stand, a side bar, what one click has done to all of them.
void homeScenes(Studio &studio, MainWindow &window, const QString &text)
{
    QStringList paths;
    for (const auto *name :
         {"gitea/gitea.db", "home-assistant/home-assistant_v2.db", "jellyfin/jellyfin.db",
          "paperless/db.sqlite3", "uptime-kuma/kuma.db", "nextcloud/owncloud.db",
          "grist/home.sqlite3", "miniflux/db.sqlite3"}) {
        const QString path = QDir::homePath() + u'/' + QLatin1StringView(name);
        QDir().mkpath(QFileInfo(path).path());
        test::makeShop(path, u"wal"_s, 300 + 700 * int(paths.size()));
        paths.append(path);
    }
    window.addDatabases(paths + QStringList{text});
    QTest::qWait(1500);
    studio.shoot(window, u"home-added"_s);
    action(window, "actionBackUpAll")->trigger();
    QTest::qWait(400);
    studio.shoot(window, u"home-working"_s);
    if (!QTest::qWaitFor([&] { return !window.round()->isRunning(); }, 60000))
        std::fputs("the round does not end\n", stderr);
    QTest::qWait(500);
    studio.shoot(window, u"home-round"_s);
    auto *messages = window.home()->messages();
    messages->remove("job");
    messages->remove("added");
    QFile::rename(paths.at(2), paths.at(2) + u".away"_s);
    for (KeptMember *member : window.databases()->members()) {
        if (member->place().database != paths.at(0) && member->place().database != paths.at(3))
            continue;
        BackupSettings settings;
        settings.enabled = true;
        member->automatic()->store(SettingsChange::all(settings));
    }
    QTest::qWait(2500);
    test::SqliteFile(QFileInfo(paths.at(3)).path() + u"/backups/catalogue.db"_s)
        .run(u"UPDATE history SET started_at = '2026-11-20T08:00:00.000Z';"
             "UPDATE backups SET created_at = '2026-11-20T08:00:00.000Z'"_s);
    for (KeptMember *member : window.databases()->members())
        member->session()->refresh();
    QTest::qWait(1500);
    studio.shoot(window, u"home"_s);
    window.home()->table()->selectRow(2);
    action(window, "actionRemove")->trigger();
    QTest::qWait(500);
    studio.shoot(window, u"home-removed"_s);
    window.openDatabase(paths.at(0));
    waitIdle(window);
    studio.shoot(window, u"side-bar"_s);
}

void makeText(const QString &path)
{
    QFile file(path);
    if (file.open(QIODevice::WriteOnly))
        file.write(QByteArray("These are notes, not a database.\n").repeated(200));
}

} // namespace

int main(int argc, char **argv)
{
    QApplication::setStyle(new ProgramStyle(u"Fusion"_s));
    QApplication app(argc, argv);
    const QStringList words = app.arguments();
    if (words.size() < 4) {
        std::fprintf(stderr,
                     "usage: litekeep_screenshots FOLDER LANGUAGE light|dark [small] [home]\n");
        return 2;
    }
    app.setOrganizationName(u"litekeep"_s);
    app.setApplicationName(u"litekeep-screenshots"_s);
    if (words.at(3) == "dark"_L1)
        app.setPalette(darkPalette());
    Translations translations;
    translations.use(words.at(2));

    const QString data = QDir::homePath() + u"/vaultwarden/data"_s;
    QDir().mkpath(data);
    const QString shop = data + u"/vaultwarden.db"_s;
    const QString large = QDir::homePath() + u"/large.db"_s;
    const QString text = QDir::homePath() + u"/notes.txt"_s;
    test::makeShop(shop, u"wal"_s, 60000);
    test::makeAccounts(large, u"delete"_s, 400);
    makeText(text);
    const QString damaged = QDir::homePath() + u"/grafana.db"_s;
    test::makeShop(damaged, u"delete"_s, 6000);
    test::damageTable(damaged, u"orders"_s);

    // Somebody has it open, as in real life.
    QProcess user;
    QFile::copy(QStandardPaths::findExecutable(u"sleep"_s),
                QDir::homePath() + u"/vaultwarden/vaultwarden"_s);
    user.setStandardInputFile(shop);
    user.start(QDir::homePath() + u"/vaultwarden/vaultwarden"_s, {u"600"_s});
    Studio studio(words.at(1), {});
    MainWindow window(&translations);
    window.resize(words.contains(u"small"_s) ? QSize(800, 600) : QSize(1100, 680));
    window.show();
    QTest::qWait(100);
    startScenes(studio, window);
    if (words.contains(u"home"_s)) {
        homeScenes(studio, window, text);
        return 0;
    }
    window.openDatabase(shop);
    waitIdle(window);
    studio.shoot(window, u"nobackups"_s);
    action(window, "actionSizeOverTime")->trigger();
    studio.shoot(window, u"chart-none"_s);
    action(window, "actionSizeOverTime")->trigger();
    makeBackups(window, shop);
    backupScenes(studio, window);
    automaticScenes(studio, window, shop);
    restoreScenes(studio, window, shop);
    brokenScenes(studio, window, shop);
    workScenes(studio, window, large);
    errorScenes(studio, window, text, damaged, QDir::homePath() + u"/gone.db"_s);
    homeScenes(studio, window, text);
    user.kill();
    user.waitForFinished();
    return 0;
}
