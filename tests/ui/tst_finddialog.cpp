// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/databases.h"
#include "tests/support/sqlitefile.h"
#include "tests/ui/lookchecks.h"
#include "translations/translations.h"
#include "ui/finddialog.h"
#include "ui/findmodel.h"
#include "ui/findtable.h"
#include "ui/remembered.h"

#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace litekeep;
using namespace litekeep::test;

class FindDialogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void keepsWhatIsTicked_data() { languages(); }
    void keepsWhatIsTicked();
    void keptOnesStay();
    void ticksOnlyWhatIsShown();
    void emptyStates();
    void stops();
    void endsWithTheDialog();
    void tellsWhatWasNotSeen();
    void remembersFolders();
    void nothingJumps();
    void byKeyboardAlone();
    void cellsReadWell();
    void looks_data() { languages(); }
    void looks();

private:
    static void languages();
    /// A Vaultwarden, a database of nobody's, and one in a folder below.
    void makeDatabases() const;
    FindDialog *open(const QStringList &kept = {});
    void search() const;
    template <typename T = QPushButton>
    T *find(const char *name) const
    {
        return m_dialog->findChild<T *>(QLatin1StringView(name));
    }
    FindTable *table() const { return find<FindTable>("findTable"); }
    QString shown(int row, int column = FindModel::Name) const
    {
        return table()->model()->index(row, column).data().toString();
    }
    bool tick(const QString &file) const;
    QString path(const QString &name) const { return m_dir->filePath(name); }

    std::unique_ptr<QTemporaryDir> m_dir;
    Translations m_translations;
    QPointer<FindDialog> m_dialog;
};

void FindDialogTest::languages()
{
    QTest::addColumn<QString>("language");
    QTest::newRow("English") << u"en"_s;
    QTest::newRow("Russian") << u"ru"_s;
}

void FindDialogTest::init()
{
    remembered::readAnew();
    QSettings().clear();
    m_translations.use(u"en"_s);
    m_dir = std::make_unique<QTemporaryDir>();
    makeDatabases();
}

void FindDialogTest::cleanup()
{
    delete m_dialog;
}

void FindDialogTest::makeDatabases() const
{
    QDir().mkpath(path(u"vaultwarden/data"_s));
    makeShop(path(u"vaultwarden/data/db.sqlite3"_s), u"delete"_s, 5);
    makeShop(path(u"shop.db"_s), u"delete"_s, 5);
    QDir().mkpath(path(u"work"_s));
    makeShop(path(u"work/times.db"_s), u"delete"_s, 5);
}

FindDialog *FindDialogTest::open(const QStringList &kept)
{
    m_dialog = new FindDialog(kept);
    m_dialog->setFolders({m_dir->path()});
    m_dialog->show();
    return m_dialog;
}

void FindDialogTest::search() const
{
    find("findStart")->click();
    QVERIFY(m_dialog->isSearching());
    QTRY_VERIFY_WITH_TIMEOUT(!m_dialog->isSearching(), 60'000);
}

bool FindDialogTest::tick(const QString &file) const
{
    for (int row = 0; row < table()->model()->rowCount(); ++row) {
        if (!shown(row).endsWith(file))
            continue;
        table()->selectRow(row);
        QTest::keyClick(table(), Qt::Key_Space);
        return true;
    }
    return false;
}

void FindDialogTest::keepsWhatIsTicked()
{
    QFETCH(const QString, language);
    m_translations.use(language);
    open();
    QVERIFY(!find("findKeep")->isEnabled());
    search();
    QCOMPARE(table()->model()->rowCount(), 3);
    QCOMPARE(shown(0), u"shop.db"_s);
    QCOMPARE(shown(1), u"Vaultwarden – db.sqlite3"_s);
    QVERIFY(m_dialog->chosenPaths().isEmpty()); // the person decides
    QVERIFY(tick(u"db.sqlite3"_s));
    QCOMPARE(find("findKeep")->text(),
             language == "en"_L1 ? u"&Keep 1 database"_s : u"До&бавить 1 базу данных"_s);
    QVERIFY(tick(u"times.db"_s));
    QCOMPARE(find("findKeep")->text(),
             language == "en"_L1 ? u"&Keep 2 databases"_s : u"До&бавить 2 базы данных"_s);
    const QStringList wanted{path(u"vaultwarden/data/db.sqlite3"_s), path(u"work/times.db"_s)};
    QStringList chosen;
    connect(m_dialog, &QDialog::accepted, this, [&] { chosen = m_dialog->chosenPaths(); });
    find("findKeep")->click();
    QCOMPARE(chosen, wanted);
    QTRY_VERIFY(!m_dialog); // it goes by itself
}

void FindDialogTest::keptOnesStay()
{
    open({path(u"shop.db"_s)});
    search();
    const QModelIndex kept = table()->model()->index(0, FindModel::Name);
    QCOMPARE(kept.data().toString(), u"shop.db (already kept)"_s);
    QCOMPARE(kept.data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
    QVERIFY(!kept.flags().testFlag(Qt::ItemIsEnabled));
    table()->selectRow(0);
    QTest::keyClick(table(), Qt::Key_Space);
    QCOMPARE(kept.data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
    find("findTickAll")->click();
    QCOMPARE(m_dialog->chosenPaths().size(), 2);
    find("findUntickAll")->click();
    QVERIFY(m_dialog->chosenPaths().isEmpty());
    QCOMPARE(kept.data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
}

void FindDialogTest::ticksOnlyWhatIsShown()
{
    open();
    search();
    find<QComboBox>("findShown")->setCurrentIndex(1);
    QCOMPARE(table()->model()->rowCount(), 1);
    find("findTickAll")->click();
    find<QComboBox>("findShown")->setCurrentIndex(0);
    QCOMPARE(m_dialog->chosenPaths(), QStringList{path(u"vaultwarden/data/db.sqlite3"_s)});
    find<QLineEdit>("findFilter")->setText(u"WORK"_s);
    QCOMPARE(table()->model()->rowCount(), 1);
    find("findTickAll")->click();
    QCOMPARE(m_dialog->chosenPaths().size(), 2);
    find("findUntickAll")->click();
    QCOMPARE(m_dialog->chosenPaths(), QStringList{path(u"vaultwarden/data/db.sqlite3"_s)});
}

void FindDialogTest::emptyStates()
{
    open();
    auto *title = find<QLabel>("emptyTitle");
    QVERIFY(title->isVisible());
    QCOMPARE(title->text(), u"What is there to keep?"_s);
    search();
    QVERIFY(!title->isVisible());
    find<QLineEdit>("findFilter")->setText(u"nothing like it"_s);
    QVERIFY(title->isVisible());
    QCOMPARE(title->text(), u"Nothing fits"_s);
    find<QLineEdit>("findFilter")->clear();
    QDir().mkpath(path(u"empty"_s));
    m_dialog->setFolders({path(u"empty"_s)});
    search();
    QCOMPARE(title->text(), u"No databases found"_s);
    find<QListWidget>("findFolders")->item(0)->setCheckState(Qt::Unchecked);
    QVERIFY(!find("findStart")->isEnabled());
    QVERIFY(!find("findStart")->toolTip().isEmpty());
}

void FindDialogTest::stops()
{
    open();
    m_dialog->setFolders({m_dir->path(), u"/usr"_s});
    find("findStart")->click();
    QCOMPARE(find("findStart")->text(), u"&Stop search"_s);
    QVERIFY(!find<QListWidget>("findFolders")->isEnabled());
    find("findStart")->click();
    QTRY_VERIFY_WITH_TIMEOUT(!m_dialog->isSearching(), 60'000);
    QCOMPARE(find("findStart")->text(), u"&Start search"_s);
    QVERIFY(find<QLabel>("findProgress")->text().contains(u"The search was stopped."_s));
    QVERIFY(find<QListWidget>("findFolders")->isEnabled());
}

void FindDialogTest::endsWithTheDialog()
{
    open();
    m_dialog->setFolders({u"/usr"_s});
    find("findStart")->click();
    QTest::keyClick(m_dialog, Qt::Key_Escape);
    QTRY_VERIFY(!m_dialog);
}

void FindDialogTest::tellsWhatWasNotSeen()
{
    QDir().mkpath(path(u".cache"_s));
    open();
    m_dialog->setFolders({m_dir->path(), path(u"gone"_s)});
    QVERIFY(!find("findDetails")->isVisible());
    search();
    QCOMPARE(find<QLabel>("findUnseen")->text(),
             u"1 chosen folder is not there. "
             "1 folder with caches, backups, trash or the like was passed by."_s);
    find("findDetails")->click();
    auto *text = find<QPlainTextEdit>("findDetailsText");
    QVERIFY(text->isVisible());
    QVERIFY(text->toPlainText().contains(path(u"gone"_s)));
}

void FindDialogTest::remembersFolders()
{
    open();
    find("findStart")->click();
    delete m_dialog;
    m_dialog = new FindDialog({});
    auto *folders = find<QListWidget>("findFolders");
    QCOMPARE(folders->count(), 1);
    QCOMPARE(folders->item(0)->toolTip(), m_dir->path());
    folders->setCurrentRow(0);
    find("findRemoveFolder")->click();
    QCOMPARE(folders->count(), 0);
    QVERIFY(!find("findStart")->isEnabled());
}

/// While rows come, what is selected, ticked and looked at stays where it is.
void FindDialogTest::nothingJumps()
{
    FindModel model;
    FindFilter filter;
    filter.setSourceModel(&model);
    FindTable view;
    view.setModel(&filter);
    view.resize(600, 200);
    view.show();
    const auto some = [](int from) {
        QList<FoundDatabase> databases;
        for (int i = 0; i < 40; ++i)
            databases.append({.path = u"/data/%1.db"_s.arg(9999 - from - i), .sizeBytes = i});
        return databases;
    };
    model.append(some(0));
    view.selectRow(20);
    view.scrollTo(filter.index(20, 0));
    QTest::keyClick(&view, Qt::Key_Space);
    const int scrolled = view.verticalScrollBar()->value();
    const QList<int> widths{view.columnWidth(0), view.columnWidth(2), view.columnWidth(3)};
    for (int i = 1; i < 20; ++i)
        model.append(some(40 * i));
    QCOMPARE(filter.rowCount(), 800);
    QCOMPARE(view.verticalScrollBar()->value(), scrolled);
    QCOMPARE(view.selectionModel()->selectedRows().size(), 1);
    QCOMPARE(view.currentIndex().row(), 20);
    QCOMPARE(filter.index(20, 0).data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
    QCOMPARE(filter.index(799, 0).data().toString(), u"9200.db"_s);
    QCOMPARE(QList<int>({view.columnWidth(0), view.columnWidth(2), view.columnWidth(3)}), widths);
    // Sorted by the person, afterwards: the tick goes with its row and does not move it.
    view.letSort();
    QCOMPARE(filter.index(0, 0).data().toString(), u"9999.db"_s);
    view.sortByColumn(FindModel::Name, Qt::AscendingOrder);
    QCOMPARE(filter.index(0, 0).data().toString(), u"9200.db"_s);
    QCOMPARE(model.tickedPaths(), QStringList{u"/data/9979.db"_s});
    view.keepOrder();
    QCOMPARE(filter.index(0, 0).data().toString(), u"9999.db"_s);
}

void FindDialogTest::byKeyboardAlone()
{
    open();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog));
    QVERIFY(find("findStart")->hasFocus());
    const auto press = [](Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
    };
    press(Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(!m_dialog->isSearching() && table()->model()->rowCount() == 3, 60'000);
    for (int i = 0; i < 10 && !table()->hasFocus(); ++i)
        press(Qt::Key_Tab);
    QVERIFY(table()->hasFocus());
    press(Qt::Key_Home, Qt::ControlModifier);
    press(Qt::Key_Down);
    press(Qt::Key_Space);
    QCOMPARE(m_dialog->chosenPaths(), QStringList{path(u"vaultwarden/data/db.sqlite3"_s)});
    press(Qt::Key_A, Qt::ControlModifier);
    press(Qt::Key_Space);
    QCOMPARE(m_dialog->chosenPaths().size(), 3);
    press(Qt::Key_Return); // in the table it keeps nothing
    QVERIFY(m_dialog->isVisible());
    QSignalSpy accepted(m_dialog, &QDialog::accepted);
    for (int i = 0; i < 10 && !find("findKeep")->hasFocus(); ++i)
        press(Qt::Key_Tab);
    press(Qt::Key_Space);
    QCOMPARE(accepted.size(), 1);
}

/// What a screen reader says of a cell tells which column it is in.
void FindDialogTest::cellsReadWell()
{
    open();
    search();
    const QModelIndex folder = table()->model()->index(1, FindModel::Folder);
    QVERIFY(folder.data(Qt::AccessibleTextRole).toString().startsWith(u"Folder: "_s));
    QCOMPARE(nameOf(find<QWidget>("findProgress")),
             u"3 databases found. 4 folders looked through."_s);
}

/// Names, keys and room, from the first moment to the last.
void FindDialogTest::looks()
{
    QFETCH(const QString, language);
    m_translations.use(language);
    open();
    m_dialog->setFolders({m_dir->path(), path(u"gone"_s)});
    m_dialog->resize(760, 540);
    const auto check = [this] {
        QTest::qWait(20);
        QCOMPARE(namelessControls(m_dialog).join(u" | "_s), QString());
        QCOMPARE(clashes(textsWithKeys(m_dialog)).join(u" | "_s), QString());
        QCOMPARE(clippedTexts(m_dialog).join(u" | "_s), QString());
        QVERIFY(m_dialog->width() <= 800 && m_dialog->height() <= 600);
    };
    check();
    search();
    find("findTickAll")->click();
    check();
    find("findDetails")->click();
    check();
    find<QLineEdit>("findFilter")->setText(u"nothing like it"_s);
    check();
    m_translations.use(language == "en"_L1 ? u"ru"_s : u"en"_s);
    check();
}

QTEST_MAIN(FindDialogTest)
#include "tst_finddialog.moc"
