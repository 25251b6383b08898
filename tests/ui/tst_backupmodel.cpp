// SPDX-License-Identifier: GPL-3.0-or-later
#include "translations/translations.h"
#include "ui/backupmodel.h"
#include "ui/backuptable.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace litekeep;

/// Rows, sorting, filter; and that a refresh leaves the person's place alone.
class BackupModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void modelRules();
    void sortsByValue();
    void newestFirstAmongEquals();
    void filterLooksEverywhere();
    void refreshKeepsSelectionAndPlace();
    void refreshKeepsAnOpenEditor();
    void pinnedIsTold();
    void noteCanBeEdited();
    void cellsHaveAccessibleText();

private:
    static Backup make(int number);
    QStringList shownIds() const;

    Translations m_translations;
    std::unique_ptr<BackupModel> m_model;
    std::unique_ptr<BackupSortModel> m_sorted;
    std::unique_ptr<BackupTable> m_table;
    QList<Backup> m_backups;
};

Backup BackupModelTest::make(int number)
{
    Backup backup;
    backup.id = u"id%1"_s.arg(number, 3, 10, QChar(u'0'));
    backup.sequence = number;
    backup.fileName = u"app-%1.db"_s.arg(number);
    backup.sizeBytes = qint64(number % 7) * 1'000'000 + 5;
    backup.type = BackupType(number % 4);
    backup.state = BackupState(number % 3);
    backup.createdAt = QDateTime(QDate(2026, 1, 1), QTime(), Qt::UTC).addDays(number);
    backup.note = number % 5 == 0 ? u"note %1"_s.arg(number) : QString();
    return backup;
}

void BackupModelTest::init()
{
    m_translations.use(u"en"_s);
    m_table = std::make_unique<BackupTable>();
    m_model = std::make_unique<BackupModel>();
    m_sorted = std::make_unique<BackupSortModel>();
    m_sorted->setSourceModel(m_model.get());
    m_table->setModel(m_sorted.get());
    m_backups.clear();
    for (int number = 60; number > 0; --number)
        m_backups.append(make(number));
    m_model->setBackups(m_backups);
    m_table->resize(700, 260);
    m_table->show();
}

QStringList BackupModelTest::shownIds() const
{
    QStringList ids;
    for (int row = 0; row < m_sorted->rowCount(); ++row)
        ids.append(m_sorted->index(row, 0).data(BackupModel::IdRole).toString());
    return ids;
}

void BackupModelTest::modelRules()
{
    const QAbstractItemModelTester tester(m_model.get());
    const QAbstractItemModelTester sortedTester(m_sorted.get());
    QList<Backup> changed = m_backups;
    changed.removeAt(3);
    changed.prepend(make(61));
    changed.prepend(make(62));
    changed[5].note = u"changed"_s;
    changed.move(10, 20); // not expected of an engine, still no reason to break
    m_model->setBackups(changed);
    QCOMPARE(m_model->backups(), changed);
    m_model->setBackups({});
    QCOMPARE(m_model->rowCount(), 0);
    m_model->setBackups(m_backups);
    QCOMPARE(m_model->backups(), m_backups);
}

void BackupModelTest::sortsByValue()
{
    QCOMPARE(shownIds().value(0), u"id060"_s); // newest first without being asked
    m_table->sortByColumn(BackupModel::Created, Qt::AscendingOrder);
    QCOMPARE(shownIds().value(0), u"id001"_s);
    m_table->sortByColumn(BackupModel::Size, Qt::AscendingOrder);
    qint64 last = -1;
    for (int row = 0; row < m_sorted->rowCount(); ++row) {
        const qint64 size =
            m_sorted->index(row, BackupModel::Size).data(BackupModel::SortRole).toLongLong();
        QVERIFY(size >= last);
        last = size;
    }
}

void BackupModelTest::newestFirstAmongEquals()
{
    for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
        m_table->sortByColumn(BackupModel::Type, order);
        for (int row = 1; row < m_sorted->rowCount(); ++row) {
            const QModelIndex above = m_sorted->index(row - 1, BackupModel::Type);
            const QModelIndex below = m_sorted->index(row, BackupModel::Type);
            if (above.data(BackupModel::SortRole) == below.data(BackupModel::SortRole)) {
                QCOMPARE_GT(above.data(BackupModel::SequenceRole).toLongLong(),
                            below.data(BackupModel::SequenceRole).toLongLong());
            }
        }
    }
}

void BackupModelTest::filterLooksEverywhere()
{
    m_sorted->setFilterFixedString(u"NOTE 15"_s);
    QCOMPARE(shownIds(), QStringList{u"id015"_s});
    m_sorted->setFilterFixedString(u"app-33.db"_s);
    QCOMPARE(shownIds(), QStringList{u"id033"_s});
    m_sorted->setFilterFixedString(u"damaged"_s);
    QCOMPARE(m_sorted->rowCount(), 20);
    m_sorted->setFilterFixedString(u".*"_s); // text, not a pattern
    QCOMPARE(m_sorted->rowCount(), 0);
}

void BackupModelTest::refreshKeepsSelectionAndPlace()
{
    m_table->sortByColumn(BackupModel::Size, Qt::DescendingOrder);
    m_table->select(u"id020"_s);
    m_table->scrollTo(m_table->currentIndex(), QAbstractItemView::PositionAtTop);
    const QRect place = m_table->visualRect(m_table->currentIndex());

    QList<Backup> changed = m_backups;
    changed.prepend(make(63)); // size 5: sorts to the end, below what is seen
    for (Backup &backup : changed)
        backup.provedAt = QDateTime::currentDateTimeUtc();
    m_model->setBackups(changed);
    QCOMPARE(m_table->selectedIds(), QStringList{u"id020"_s});
    QCOMPARE(m_table->visualRect(m_table->currentIndex()), place);

    changed.removeIf([](const Backup &b) { return b.id == "id020"_L1; });
    m_model->setBackups(changed);
    QVERIFY(!m_table->selectedIds().contains(u"id020"_s));
}

void BackupModelTest::refreshKeepsAnOpenEditor()
{
    m_table->select(u"id044"_s);
    m_table->editNote();
    auto *editor = m_table->viewport()->findChild<QLineEdit *>();
    QVERIFY(editor);
    QTest::keyClicks(editor, u"half typed"_s);
    QList<Backup> changed = m_backups;
    changed.prepend(make(61));
    for (Backup &backup : changed)
        backup.state = BackupState::Missing;
    m_model->setBackups(changed);
    m_model->refreshTimes();
    QTest::keyClick(editor, Qt::Key_Return);
    const auto note = [this] {
        const QList<Backup> &all = m_model->backups();
        return std::find_if(all.cbegin(), all.cend(),
                            [](const Backup &b) { return b.id == "id044"_L1; })
            ->note;
    };
    QTRY_COMPARE(note(), u"half typed"_s); // the delegate commits in the next turn
}

void BackupModelTest::pinnedIsTold()
{
    m_backups[0].pinned = true;
    m_backups[0].note = u"keep"_s;
    m_model->setBackups(m_backups);
    const QModelIndex note = m_model->index(0, BackupModel::Note);
    QCOMPARE(note.data().toString(), u"Pinned: keep"_s);
    QCOMPARE(note.data(Qt::EditRole).toString(), u"keep"_s);
    QVERIFY(!note.data(Qt::DecorationRole).value<QIcon>().isNull());
}

void BackupModelTest::noteCanBeEdited()
{
    QSignalSpy edited(m_model.get(), &BackupModel::noteEdited);
    const QModelIndex note = m_model->index(4, BackupModel::Note);
    QVERIFY(m_model->setData(note, u"  two\nlines "_s));
    QCOMPARE(edited.size(), 1);
    QCOMPARE(edited.first(), (QVariantList{m_backups.at(4).id, u"two lines"_s}));
    QVERIFY(!m_model->setData(m_model->index(4, BackupModel::Size), 1));
    QVERIFY(!(m_model->flags(m_model->index(4, BackupModel::State)) & Qt::ItemIsEditable));
}

void BackupModelTest::cellsHaveAccessibleText()
{
    for (int column = 0; column < BackupModel::ColumnCount; ++column) {
        const QString text = m_model->index(0, column).data(Qt::AccessibleTextRole).toString();
        QVERIFY2(text.contains(u':'), qPrintable(text));
    }
    const QVariant alignment = m_model->index(0, BackupModel::Size).data(Qt::TextAlignmentRole);
    QVERIFY(alignment.toInt() & Qt::AlignRight);
}

QTEST_MAIN(BackupModelTest)
#include "tst_backupmodel.moc"
