// SPDX-License-Identifier: GPL-3.0-or-later
#include "translations/translations.h"
#include "ui/databaserow.h"
#include "ui/databasesmodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace litekeep;

namespace {

const QDateTime now(QDate(2026, 11, 25), QTime(12, 0), Qt::UTC);
constexpr qint64 day = 24 * 3600;

Backup backup(qint64 secondsAgo, qint64 bytes)
{
    Backup made;
    made.id = QString::number(secondsAgo);
    made.sizeBytes = bytes;
    made.createdAt = now.addSecs(-secondsAgo);
    made.state = BackupState::Intact;
    return made;
}

DatabaseFacts facts(const QList<Backup> &backups)
{
    DatabaseFacts known;
    known.list = BackupList{.database = u"/a.db"_s, .folderExists = true, .backups = backups};
    known.automatic = BackupStatus();
    return known;
}

DatabaseFacts scheduled(BackupStatus::State state)
{
    DatabaseFacts known = facts({backup(3600, 1000)});
    known.automatic = BackupStatus();
    known.automatic->settings.enabled = true;
    known.automatic->state = state;
    known.automatic->overdue = state == BackupStatus::State::Overdue;
    known.automatic->dueNow = state == BackupStatus::State::Due;
    known.automatic->nextDueAt = now.addSecs(state == BackupStatus::State::Due ? -60 : 3 * 3600);
    return known;
}

QStringList names(const QStringList &paths)
{
    QList<KeptPlace> places;
    for (const QString &path : paths)
        places.append({.database = path, .folder = {}});
    return namesFor(places);
}

} // namespace

/// How databases stand in lists: pure functions and the model over them.
class DatabaseRowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_translations.use(u"en"_s); }
    void states_data();
    void states();
    void namesTellApart();
    void namesTellTheApp();
    void goodIsNotSaidTooEarly();
    void numbers();
    void summaries();
    void modelKeepsRows();
    void sorting();
    void filter();

private:
    static QList<DatabaseRow> someRows();

    Translations m_translations;
};

void DatabaseRowTest::states_data()
{
    QTest::addColumn<DatabaseFacts>("known");
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("icon");
    QTest::addColumn<bool>("trouble");
    using State = BackupStatus::State;
    DatabaseFacts working = scheduled(State::Good);
    working.backingUp = true;
    DatabaseFacts gone = scheduled(State::Unreachable);
    gone.databaseError = Error{.code = ErrorCode::DatabaseMissing};
    QTest::newRow("good") << scheduled(State::Good) << u"Good"_s << u"state-ok"_s << false;
    QTest::newRow("working") << working << u"Working…"_s << u"state-working"_s << false;
    QTest::newRow("due") << scheduled(State::Due) << u"Due"_s << u"state-info"_s << false;
    QTest::newRow("overdue") << scheduled(State::Overdue) << u"Overdue"_s << u"state-warning"_s
                             << true;
    QTest::newRow("failing") << scheduled(State::Failing) << u"Failing"_s << u"state-warning"_s
                             << true;
    QTest::newRow("damaged") << scheduled(State::Damaged) << u"Damaged"_s << u"state-error"_s
                             << true;
    QTest::newRow("unreachable") << gone << u"Unreachable"_s << u"state-error"_s << true;
    QTest::newRow("none") << facts({}) << u"No backup yet"_s << u"state-warning"_s << true;
    QTest::newRow("unknown") << DatabaseFacts() << u"Looking…"_s << u"state-working"_s << false;
}

/// Each has a word and a picture of its own, whatever its colour.
void DatabaseRowTest::states()
{
    QFETCH(DatabaseFacts, known);
    const DatabaseRow row = rowOf({}, known, now, QLocale(u"en_GB"_s));
    QTEST(row.state, "state");
    QTEST(row.iconName, "icon");
    QTEST(row.isTrouble, "trouble");
    QVERIFY(!row.sentence.isEmpty());
}

void DatabaseRowTest::namesTellApart()
{
    QCOMPARE(names({u"/srv/a.db"_s, u"/srv/b.db"_s}), (QStringList{u"a.db"_s, u"b.db"_s}));
    QCOMPARE(names({u"/srv/x/app.db"_s, u"/srv/y/app.db"_s, u"/srv/b.db"_s}),
             (QStringList{u"x/app.db"_s, u"y/app.db"_s, u"b.db"_s}));
    QCOMPARE(names({u"/srv/x/data/app.db"_s, u"/srv/y/data/app.db"_s}),
             (QStringList{u"x/data/app.db"_s, u"y/data/app.db"_s}));
    QCOMPARE(names({u"/app.db"_s, u"/srv/app.db"_s}), (QStringList{u"app.db"_s, u"srv/app.db"_s}));
    const QStringList same = namesFor({{.database = u"/a.db"_s, .folder = {}},
                                       {.database = u"/a.db"_s, .folder = u"/elsewhere"_s}});
    QVERIFY(same.at(0) != same.at(1));
}

/// Many apps call their database db.sqlite3: a person looks for the app.
void DatabaseRowTest::namesTellTheApp()
{
    const QString first = u"/srv/vaultwarden/db.sqlite3"_s;
    QCOMPARE(names({first, u"/srv/other/db.sqlite3"_s}),
             (QStringList{u"Vaultwarden"_s, u"other/db.sqlite3"_s}));
    QCOMPARE(names({first, u"/old/vaultwarden/db.sqlite3"_s}),
             (QStringList{u"Vaultwarden – srv/vaultwarden/db.sqlite3"_s,
                          u"Vaultwarden – old/vaultwarden/db.sqlite3"_s}));
    QCOMPARE(names({u"/j/jellyfin.db"_s, u"/j/jellyfin/data/library.db"_s}),
             (QStringList{u"Jellyfin – jellyfin.db"_s, u"Jellyfin – library.db"_s}));
    QCOMPARE(names({first, u"/x/Vaultwarden"_s}),
             (QStringList{u"Vaultwarden – db.sqlite3"_s, u"Vaultwarden"_s}));
}

/// The list is there before the history, which may know of damage.
void DatabaseRowTest::goodIsNotSaidTooEarly()
{
    DatabaseFacts known = facts({backup(3600, 1000)});
    const QLocale locale(u"en_GB"_s);
    QCOMPARE(rowOf({}, known, now, locale).state, u"Good"_s);
    known.automatic.reset();
    const DatabaseRow row = rowOf({}, known, now, locale);
    QCOMPARE(row.state, u"Looking…"_s);
    QCOMPARE(row.severity, 0);
    QVERIFY(!row.sentence.isEmpty());
}

void DatabaseRowTest::numbers()
{
    Backup missing = backup(2 * day, 4000);
    missing.state = BackupState::Missing;
    DatabaseFacts known = facts({backup(3600, 1000), backup(day, 900), missing});
    known.automatic = BackupStatus();
    known.automatic->databaseBytes = 12345;
    const DatabaseRow row = rowOf({}, known, now, QLocale(u"en_GB"_s));
    QCOMPARE(row.backups, 3);
    QCOMPARE(row.backupsBytes, 1900); // what is gone takes no room
    QCOMPARE(row.sizeBytes, 12345);
    QCOMPARE(row.lastGood, u"1 hour ago"_s);
    QCOMPARE(row.next, u"off"_s);
    const DatabaseRow unknown = rowOf({}, {}, now, QLocale(u"en_GB"_s));
    QCOMPARE(unknown.backups, -1);
    QVERIFY(!unknown.lastGoodAt.isValid());
}

QList<DatabaseRow> DatabaseRowTest::someRows()
{
    QList<DatabaseRow> rows;
    const auto add = [&rows](const QString &name, qint64 bytes, int severity) {
        DatabaseRow row;
        row.place.database = u"/srv/"_s + name;
        row.name = name;
        row.state = severity > 3 ? u"Failing"_s : u"Good"_s;
        row.severity = severity;
        row.isTrouble = severity > 3;
        row.sizeBytes = bytes;
        row.backups = 2;
        row.backupsBytes = 2 * bytes;
        rows.append(row);
    };
    add(u"a.db"_s, 300, 1);
    add(u"b.db"_s, -1, 9);
    add(u"c.db"_s, 100, 1);
    return rows;
}

void DatabaseRowTest::summaries()
{
    QCOMPARE(summaryOf(someRows()), u"1 database needs your attention"_s);
    QCOMPARE(summaryOf({someRows().first()}), u"All is well."_s);
    QCOMPARE(summaryOf({}), QString());
    QCOMPARE(shortSummaryOf(someRows()), u"1 needs attention"_s);
    QCOMPARE(shortSummaryOf({someRows().first()}), u"All is well."_s);
    DatabaseRow working = someRows().first();
    working.isWorking = true;
    working.severity = 3;
    QCOMPARE(summaryOf({working}), u"1 database at work"_s);
    QCOMPARE(summaryOf(someRows() + QList{working}),
             u"1 database needs your attention · 1 at work"_s);
    DatabaseRow unknown = someRows().first();
    unknown.severity = 0;
    QCOMPARE(summaryOf({unknown}), u"1 database being looked at"_s); // "well" is not known yet
    QCOMPARE(totalsOf(someRows(), QLocale(u"en_GB"_s)),
             u"3 databases, 400 bytes · 6 backups, 800 bytes"_s);
}

void DatabaseRowTest::modelKeepsRows()
{
    DatabasesModel model;
    const QAbstractItemModelTester tester(&model);
    model.setRows(someRows());
    QCOMPARE(model.rowCount(), 3);
    const QPersistentModelIndex last = model.index(2, 0);
    QList<DatabaseRow> rows = someRows();
    rows.removeAt(1);
    rows.first().state = u"Due"_s;
    model.setRows(rows);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(last.row(), 1);
    QCOMPARE(model.index(0, DatabasesModel::State).data().toString(), u"Due"_s);
    rows.swapItemsAt(0, 1); // one bears another name now
    model.setRows(rows);
    QCOMPARE(last.row(), 0);
    model.setRows(someRows());
    QCOMPARE(model.rowCount(), 3);
}

void DatabaseRowTest::sorting()
{
    DatabasesModel model;
    DatabasesSortModel sorted;
    sorted.setSourceModel(&model);
    model.setRows(someRows());
    const auto order = [&sorted] {
        QString all;
        for (int row = 0; row < sorted.rowCount(); ++row)
            all += sorted.index(row, 0).data().toString().first(1);
        return all;
    };
    sorted.sort(DatabasesModel::Name, Qt::AscendingOrder);
    QCOMPARE(order(), u"abc"_s);
    sorted.sort(DatabasesModel::Name, Qt::DescendingOrder);
    QCOMPARE(order(), u"cba"_s);
    sorted.sort(DatabasesModel::Size, Qt::AscendingOrder);
    QCOMPARE(order(), u"cab"_s); // what is not known comes last
    sorted.sort(DatabasesModel::Size, Qt::DescendingOrder);
    QCOMPARE(order(), u"acb"_s);
    sorted.sort(DatabasesModel::State, Qt::DescendingOrder);
    QCOMPARE(order(), u"bac"_s); // by name among equals
}

void DatabaseRowTest::filter()
{
    DatabasesModel model;
    DatabasesSortModel sorted;
    sorted.setSourceModel(&model);
    model.setRows(someRows());
    sorted.setFilterFixedString(u"FAIL"_s);
    QCOMPARE(sorted.rowCount(), 1);
    sorted.setFilterFixedString(u"srv/c"_s);
    QCOMPARE(sorted.rowCount(), 1);
    sorted.setFilterFixedString(u"nothing like it"_s);
    QCOMPARE(sorted.rowCount(), 0);
}

QTEST_MAIN(DatabaseRowTest)
#include "tst_databaserow.moc"
