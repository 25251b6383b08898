// SPDX-License-Identifier: GPL-3.0-or-later
// A backup that is opened from a file manager: whose it is.
#include "engine/backupplace.h"
#include "engine/internal/backupnames.h"
#include "tests/engine/fixture.h"

#include <QMimeDatabase>

using namespace litekeep;
using namespace litekeep::test;

namespace {

QString text(const std::optional<BackupPlace> &place)
{
    return place ? u"%1 | %2 | %3"_s.arg(place->database, place->folder, place->id) : u"none"_s;
}

QString text(const QString &database, const QString &folder, const QString &id)
{
    return text(BackupPlace{.database = database, .folder = folder, .id = id});
}

/// The same path with the links in it resolved: a temporary folder may lie behind one.
QString real(const QString &path)
{
    return QFileInfo(path).canonicalFilePath();
}

} // namespace

class PlaceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void backupOfTheDefaultFolder();
    void everyShownBackup();
    void chosenFolder();
    void folderAndCatalogue();
    void missingDatabase();
    void movedData();
    void copiedData();
    void sameNameBesideChosenFolder();
    void linkedFolder();
    void secondDatabase();
    void whatIsNoBackup();
    void hostileMarker();
    void changesNothing();
    void isOfferedToLitekeep();
};

void PlaceTest::backupOfTheDefaultFolder()
{
    const Place place;
    makeShop(place.database());
    const auto made = place.create();
    VERIFY_OK(made);
    const QString expected = text(real(place.database()), {}, made->backup.id);
    QCOMPARE(text(backupPlaceOf(made->backup.path)), expected);
    // As a second look through a link, and from within the folder.
    const QString link = place.elsewhere(u"link.db"_s);
    QVERIFY(QFile::link(made->backup.path, link));
    QCOMPARE(text(backupPlaceOf(link)), expected);
}

/// Also those that lost their row, or came from elsewhere: the id is the one in the list.
void PlaceTest::everyShownBackup()
{
    const Place place;
    makeShop(place.database());
    VERIFY_OK(place.create());
    VERIFY_OK(place.create());
    makeShop(place.elsewhere(u"old.db"_s));
    VERIFY_OK(await(place.engine()->importFrom(place.elsewhere(u"old.db"_s))));
    QVERIFY(QFile::copy(place.elsewhere(u"old.db"_s), place.backups() + u"/by hand.db"_s));
    VERIFY_OK(await(place.engine()->startUp()));
    const auto compare = [&place](qsizetype count) {
        const auto list = place.list();
        VERIFY_OK(list);
        QCOMPARE(list->backups.size(), count);
        for (const Backup &backup : list->backups)
            QCOMPARE(text(backupPlaceOf(backup.path)), text(real(place.database()), {}, backup.id));
    };
    compare(4);
    QVERIFY(QFile::remove(place.location().catalogue()));
    compare(3); // the foreign name is nobody's backup without its row
}

void PlaceTest::chosenFolder()
{
    const Place place;
    makeShop(place.database());
    const QString folder = place.elsewhere(u"kept"_s);
    const auto engine = place.engine({.folder = folder, .waitSeconds = 5});
    const auto made = await(engine->create());
    VERIFY_OK(made);
    QCOMPARE(text(backupPlaceOf(made->backup.path)),
             text(real(place.database()), real(folder), made->backup.id));
}

void PlaceTest::folderAndCatalogue()
{
    const Place place;
    makeShop(place.database());
    VERIFY_OK(place.create());
    const QString expected = text(real(place.database()), {}, {});
    QCOMPARE(text(backupPlaceOf(place.backups())), expected);
    QCOMPARE(text(backupPlaceOf(place.backups() + u'/')), expected);
    QCOMPARE(text(backupPlaceOf(place.location().catalogue())), expected);
}

void PlaceTest::missingDatabase()
{
    const Place place;
    makeShop(place.database());
    const auto made = place.create();
    VERIFY_OK(made);
    const QString database = real(place.database());
    QVERIFY(QFile::remove(database));
    QCOMPARE(text(backupPlaceOf(made->backup.path)), text(database, {}, made->backup.id));
}

void PlaceTest::movedData()
{
    Place place;
    makeShop(place.database());
    const auto made = place.create();
    VERIFY_OK(made);
    place.moveData(u"moved"_s);
    const QString backup = place.backups() + u'/' + made->backup.fileName;
    QCOMPARE(text(backupPlaceOf(backup)), text(real(place.database()), {}, made->backup.id));
}

/// Both are there; the copy's backups belong to the copy.
void PlaceTest::copiedData()
{
    const Place place;
    makeShop(place.database());
    const auto made = place.create();
    VERIFY_OK(made);
    const QString copy = place.elsewhere(u"copy"_s);
    QProcess copying;
    copying.start(u"cp"_s, {u"-a"_s, place.data(), copy});
    QVERIFY(copying.waitForFinished());
    const QString backup = copy + u"/backups/"_s + made->backup.fileName;
    QCOMPARE(text(backupPlaceOf(backup)), text(real(copy + u"/app.db"_s), {}, made->backup.id));
    QCOMPARE(text(backupPlaceOf(made->backup.path)),
             text(real(place.database()), {}, made->backup.id));
}

/// A folder that this user chose for another database, with a file of the same name beside it.
void PlaceTest::sameNameBesideChosenFolder()
{
    const Place place;
    makeShop(place.database());
    QVERIFY(QDir().mkpath(place.elsewhere(u"disk"_s)));
    makeShop(place.elsewhere(u"disk/app.db"_s));
    const QString folder = place.elsewhere(u"disk/backups"_s);
    const auto made = await(place.engine({.folder = folder, .waitSeconds = 5})->create());
    VERIFY_OK(made);
    QCOMPARE(text(backupPlaceOf(made->backup.path)),
             text(real(place.database()), real(folder), made->backup.id));
}

void PlaceTest::linkedFolder()
{
    const Place place;
    makeShop(place.database());
    QVERIFY(QDir().mkpath(place.elsewhere(u"big disk/of app"_s)));
    QVERIFY(QFile::link(place.elsewhere(u"big disk/of app"_s), place.backups()));
    const auto made = place.create();
    VERIFY_OK(made);
    const QString there = place.elsewhere(u"big disk/of app/"_s) + made->backup.fileName;
    QCOMPARE(text(backupPlaceOf(there)), text(real(place.database()), {}, made->backup.id));
}

void PlaceTest::secondDatabase()
{
    const Place place;
    makeShop(place.database());
    VERIFY_OK(place.create());
    const QString second = place.data() + u"/second.db"_s;
    makeShop(second);
    BackupEngine engine(second, {.waitSeconds = 5});
    const auto made = await(engine.create());
    VERIFY_OK(made);
    QVERIFY(made->backup.path.contains(u"/backups/second.db/"_s));
    QCOMPARE(text(backupPlaceOf(made->backup.path)), text(real(second), {}, made->backup.id));
}

void PlaceTest::whatIsNoBackup()
{
    const Place place;
    makeShop(place.database());
    const auto made = place.create();
    VERIFY_OK(made);
    QCOMPARE(text(backupPlaceOf(place.database())), u"none"_s);
    QCOMPARE(text(backupPlaceOf(place.data())), u"none"_s);
    QCOMPARE(text(backupPlaceOf(place.elsewhere(u"nowhere/app.db"_s))), u"none"_s);
    QCOMPARE(text(backupPlaceOf({})), u"none"_s);
    // A database that somebody keeps among the backups is one of its own.
    const QString inside = place.backups() + u"/inside.db"_s;
    makeShop(inside);
    QCOMPARE(text(backupPlaceOf(inside)), u"none"_s);
    QCOMPARE(text(backupPlaceOf(place.backups() + u"/.litekeep"_s)), u"none"_s);
    // Without a marker nobody can say whose it is.
    const QString copy = place.elsewhere(made->backup.fileName);
    QVERIFY(QFile::copy(made->backup.path, copy));
    QCOMPARE(text(backupPlaceOf(copy)), u"none"_s);
}

void PlaceTest::hostileMarker()
{
    const Place place;
    makeShop(place.database());
    const auto made = place.create();
    VERIFY_OK(made);
    const QString marker = place.location().marker();
    for (const QByteArray &database : {QByteArray("app.db"), QByteArray("../../etc/passwd"),
                                       QByteArray(""), QByteArray(":/litekeep/icons/copy.svg")}) {
        writeFile(marker, R"({"litekeep":1,"folder_id":"x","database":")" + database + R"("})");
        QCOMPARE(text(backupPlaceOf(made->backup.path)), u"none"_s);
    }
    writeFile(marker, QByteArray(300, '\0'));
    QCOMPARE(text(backupPlaceOf(made->backup.path)), u"none"_s);
}

void PlaceTest::changesNothing()
{
    const Place place;
    makeShop(place.database());
    const auto made = place.create();
    VERIFY_OK(made);
    const auto before = statesBeside(place.backups() + u"/x"_s);
    QVERIFY(backupPlaceOf(made->backup.path));
    VERIFY_EMPTY(difference(before, statesBeside(place.backups() + u"/x"_s)));
}

/// The type in the desktop entry is the one that desktops see in a backup, whatever its name.
void PlaceTest::isOfferedToLitekeep()
{
    const Place place;
    makeShop(place.database());
    const auto made = place.create();
    VERIFY_OK(made);
    const QMimeDatabase types;
    for (const QString &path : {made->backup.path, place.database()})
        QVERIFY2(types.mimeTypeForFile(path).inherits(u"application/vnd.sqlite3"_s),
                 qPrintable(types.mimeTypeForFile(path).name()));
}

QTEST_GUILESS_MAIN(PlaceTest)
#include "tst_place.moc"
