// SPDX-License-Identifier: GPL-3.0-or-later
// Commands that only read, where one may only read: the backups of another account, and a disk
// that is mounted read-only. They work, and nothing is written, not even for a moment.
#include "tests/app/place.h"
#include "tests/support/privileges.h"
#include "tests/support/smallfilesystem.h"
#include "tests/support/sqlitefile.h"

#include <QDirIterator>
#include <QFileInfo>

#include <atomic>
#include <functional>
#include <sys/stat.h>
#include <thread>

using namespace litekeep::test;

namespace {

using Run = std::function<CtlResult(const QStringList &)>;

void setModes(const QString &folder, uint folders, uint files)
{
    ::chmod(QFile::encodeName(folder).constData(), folders);
    QDirIterator entries(folder, QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot,
                         QDirIterator::Subdirectories);
    while (entries.hasNext()) {
        const QFileInfo entry(entries.next());
        ::chmod(QFile::encodeName(entry.filePath()).constData(), entry.isDir() ? folders : files);
    }
}

/// Everything below, folders too: the time of a folder tells of a file that was there briefly.
QMap<QString, FileState> everythingIn(const QString &folder)
{
    QMap<QString, FileState> states{{folder, stateOf(folder)}};
    QDirIterator entries(folder, QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot,
                         QDirIterator::Subdirectories);
    while (entries.hasNext()) {
        const QString path = entries.next();
        states.insert(path, stateOf(path));
    }
    return states;
}

/// Two backups, one of them with a note, and a history.
void fill(const QString &database)
{
    makeShop(database, u"delete"_s);
    VERIFY_EXIT(ctlJson({u"create"_s, database, u"--note"_s, u"first"_s}), 0);
    SqliteFile(database).run(u"DELETE FROM word"_s);
    VERIFY_EXIT(ctlJson({u"create"_s, database}), 0);
    VERIFY_EXIT(ctlJson({u"settings"_s, database, u"--interval-hours=9"_s}), 0);
}

/// A file system of its own, for a database and its backups.
class Disk : private Place, public SmallFileSystem
{
public:
    Disk() : SmallFileSystem(mountPoint(), 200) {}
    QString database() const { return path() + u"/app.db"_s; }
    using Place::elsewhere;

private:
    QString mountPoint() const
    {
        QDir().mkpath(elsewhere(u"disk"_s));
        return elsewhere(u"disk"_s);
    }
};

CtlResult asMyself(const QStringList &words)
{
    return ctlJson(words);
}

/// `copy` is where the exported file may be put.
void readEverything(const Run &run, const QString &database, const QString &copy)
{
    const CtlResult listed = run({u"list"_s, database});
    VERIFY_EXIT(listed, 0);
    QCOMPARE(listed.backups().size(), 2);
    QVERIFY2(listed.err.isEmpty(), listed.summary().constData());
    const CtlResult shown = run({u"show"_s, database, u"latest"_s});
    VERIFY_EXIT(shown, 0);
    VERIFY_EXIT(run({u"show"_s, database, idOf(shown).left(12)}), 0);
    const CtlResult status = run({u"status"_s, database});
    VERIFY_EXIT(status, 0);
    QCOMPARE(status.json().value(u"backups"_s).toObject().value(u"intact"_s).toInt(), 2);
    const CtlResult history = run({u"history"_s, database});
    VERIFY_EXIT(history, 0);
    QCOMPARE(history.json().value(u"history"_s).toArray().size(), 2);
    const CtlResult settings = run({u"settings"_s, database});
    VERIFY_EXIT(settings, 0);
    QCOMPARE(settings.json().value(u"settings"_s).toObject().value(u"backup_interval_hours"_s),
             QJsonValue(9));
    const CtlResult verified = run({u"verify"_s, database});
    VERIFY_EXIT(verified, 0);
    QCOMPARE(verified.json().value(u"results"_s).toArray().size(), 2);
    VERIFY_EXIT(run({u"verify"_s, database, u"latest"_s}), 0);
    const CtlResult plan = run({u"prune"_s, database, u"--dry-run"_s});
    VERIFY_EXIT(plan, 0);
    QCOMPARE(plan.json().value(u"kept"_s).toArray().size(), 2);
    VERIFY_EXIT(run({u"databases"_s}), 0);
    const CtlResult exported = run({u"export"_s, database, u"latest"_s, copy});
    VERIFY_EXIT(exported, 0);
    QVERIFY(SqliteFile(copy).isIntact());
    QVERIFY(QFile::remove(copy));
}

} // namespace

class ReadingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void ofAnotherAccount_data();
    void ofAnotherAccount();
    void readOnlyDisk();
    void afterAKill();
    void whileTheOwnerWorks();
    void notEvenReading();

private:
    Run asNobody() const;
    QString obstacle() const;
    static void openToOthers(const Place &place, uint folders);

    std::unique_ptr<UnprivilegedCtl> m_nobody;
};

void ReadingTest::initTestCase()
{
    m_nobody = std::make_unique<UnprivilegedCtl>();
}

Run ReadingTest::asNobody() const
{
    return [this](const QStringList &words) {
        return m_nobody->run(QStringList{u"--json"_s} + words);
    };
}

/// Empty, or why another account cannot be tried here.
QString ReadingTest::obstacle() const
{
    return isRoot() ? m_nobody->obstacle() : u"needs two accounts: only root can act as both"_s;
}

void ReadingTest::openToOthers(const Place &place, uint folders)
{
    ::chmod(place.root().toUtf8().constData(), 0755);
    setModes(place.data(), 0755, 0644);
    ::chmod(place.backups().toUtf8().constData(), folders);
}

void ReadingTest::ofAnotherAccount_data()
{
    QTest::addColumn<uint>("folders");
    QTest::newRow("folder closed") << 0755U;
    QTest::newRow("only its files closed") << 0777U;
}

void ReadingTest::ofAnotherAccount()
{
    if (const QString why = obstacle(); !why.isEmpty())
        QSKIP(qPrintable(why));
    QFETCH(const uint, folders);
    const Place place;
    fill(place.database());
    const QString own = place.elsewhere(u"own"_s);
    QDir().mkpath(own);
    openToOthers(place, folders);
    UnprivilegedCtl::give(own);
    const auto before = everythingIn(place.data());
    readEverything(asNobody(), place.database(), own + u"/copy.db"_s);
    const CtlResult text = m_nobody->run({u"status"_s, u"--prometheus"_s, place.database()});
    VERIFY_EXIT(text, 0);
    QVERIFY2(text.out.contains("litekeep_backups{") && text.err.isEmpty(),
             text.summary().constData());
    QCOMPARE(difference(before, everythingIn(place.data())), QString());
    // What writes is refused, says why, and leaves no trace either.
    for (const QStringList &words :
         {QStringList{u"create"_s}, QStringList{u"prune"_s}, QStringList{u"undo"_s, u"--yes"_s},
          QStringList{u"delete"_s, u"latest"_s, u"--yes"_s},
          QStringList{u"settings"_s, u"--enabled=on"_s}}) {
        const CtlResult refused =
            asNobody()(QStringList{words.first(), place.database()} + words.mid(1));
        QVERIFY2(refused.exitCode == 1 || refused.errorCode() == u"nothing-to-undo"_s,
                 refused.summary().constData());
        QVERIFY2(!refused.error().isEmpty(), refused.summary().constData());
    }
    QCOMPARE(difference(before, everythingIn(place.data())), QString());
}

void ReadingTest::readOnlyDisk()
{
    Disk disk;
    if (!disk.obstacle().isEmpty())
        QSKIP(qPrintable(disk.obstacle()));
    const QString database = disk.database();
    fill(database);
    QVERIFY(disk.makeReadOnly());
    const auto before = everythingIn(disk.path());
    readEverything(asMyself, database, disk.elsewhere(u"copy.db"_s));
    VERIFY_EXIT(ctl({u"status"_s, u"--prometheus"_s, database}), 0);
    QCOMPARE(difference(before, everythingIn(disk.path())), QString());
    VERIFY_ERROR(ctlJson({u"settings"_s, database, u"--enabled=on"_s}), 1, "catalogue-failed");
}

/// The owner was killed while it wrote the catalogue: its journal waits to be rolled back, which
/// a reader may not do. It must not be kept from reading by that.
void ReadingTest::afterAKill()
{
    Disk disk;
    if (!disk.obstacle().isEmpty())
        QSKIP(qPrintable(disk.obstacle()));
    const QString database = disk.database();
    fill(database);
    const QString catalogue = disk.path() + u"/backups/catalogue.db"_s;
    {
        // A transaction that spills, copied while it is open: what a kill would leave.
        SqliteFile writer(catalogue);
        writer.run(u"PRAGMA cache_size=1; BEGIN IMMEDIATE; UPDATE backups SET note='lost';"
                   "CREATE TABLE junk(x); WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1"
                   " FROM n WHERE i < 200) INSERT INTO junk SELECT randomblob(3000) FROM n"_s);
        QVERIFY(QFile::copy(catalogue, disk.elsewhere(u"c"_s)));
        QVERIFY(QFile::copy(catalogue + u"-journal"_s, disk.elsewhere(u"j"_s)));
        writer.run(u"ROLLBACK"_s);
    }
    QVERIFY(QFile::remove(catalogue));
    QVERIFY(QFile::copy(disk.elsewhere(u"c"_s), catalogue));
    QVERIFY(QFile::copy(disk.elsewhere(u"j"_s), catalogue + u"-journal"_s));
    QVERIFY(disk.makeReadOnly());
    const auto before = everythingIn(disk.path());
    readEverything(asMyself, database, disk.elsewhere(u"copy.db"_s));
    const QJsonArray backups = ctlJson({u"list"_s, database}).backups();
    QCOMPARE(backups.last().toObject().value(u"note"_s).toString(), u"first"_s);
    QCOMPARE(difference(before, everythingIn(disk.path())), QString());
}

/// What the owner removes under a reader's eyes is no damage.
void ReadingTest::whileTheOwnerWorks()
{
    if (const QString why = obstacle(); !why.isEmpty())
        QSKIP(qPrintable(why));
    const Place place;
    fill(place.database());
    openToOthers(place, 0755);
    std::atomic<bool> stop = false;
    std::thread owner([&] {
        while (!stop) {
            SqliteFile(place.database()).run(u"UPDATE customer SET city = hex(randomblob(9))"_s);
            const QString path = pathOf(place.run(u"create"_s));
            ::chmod(path.toUtf8().constData(), 0644);
            place.run(u"delete"_s, {u"latest"_s, u"--yes"_s});
        }
    });
    QList<CtlResult> results;
    for (int i = 0; i < 15; ++i) {
        results.append(asNobody()({u"verify"_s, place.database()}));
        results.append(asNobody()({u"list"_s, place.database()}));
        results.append(asNobody()({u"status"_s, place.database()}));
    }
    stop = true;
    owner.join();
    for (const CtlResult &result : results) {
        // Until its owner has opened it to others, the newest one cannot be read.
        const bool closed = result.err.contains("Permission denied");
        QVERIFY2(result.exitCode == 0 || closed, result.summary().constData());
        QVERIFY2(!result.out.contains("\"missing\","), result.summary().constData());
    }
}

/// What cannot be looked into is not empty.
void ReadingTest::notEvenReading()
{
    if (const QString why = obstacle(); !why.isEmpty())
        QSKIP(qPrintable(why));
    const Place place;
    fill(place.database());
    openToOthers(place, 0700);
    const QString copy = place.elsewhere(u"copy.db"_s);
    for (const QStringList &words :
         {QStringList{u"list"_s}, QStringList{u"verify"_s}, QStringList{u"verify"_s, u"latest"_s},
          QStringList{u"show"_s, u"latest"_s}, QStringList{u"history"_s},
          QStringList{u"settings"_s}, QStringList{u"prune"_s, u"--dry-run"_s},
          QStringList{u"prune"_s}, QStringList{u"export"_s, u"latest"_s, copy},
          QStringList{u"undo"_s, u"--yes"_s}}) {
        const CtlResult result =
            asNobody()(QStringList{words.first(), place.database()} + words.mid(1));
        QVERIFY2(result.exitCode == 1 && !result.error().isEmpty(), result.summary().constData());
    }
    const CtlResult status = asNobody()({u"status"_s, place.database()});
    QVERIFY2(status.exitCode == 1 && status.json().value(u"state"_s) == u"unreachable"_s
                 && status.err.isEmpty(),
             status.summary().constData());
}

QTEST_GUILESS_MAIN(ReadingTest)
#include "readingtest.moc"
