// SPDX-License-Identifier: GPL-3.0-or-later
// Looking for databases: what is found, what is passed by, and that nobody notices.
#include "engine/databasefinder.h"
#include "engine/internal/foldersearch.h"
#include "engine/internal/knownapps.h"
#include "engine/internal/schemanames.h"
#include "tests/engine/fixture.h"
#include "tests/support/otherprogram.h"
#include "tests/support/privileges.h"
#include "tests/support/smallfilesystem.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QSignalSpy>

#include <csignal>
#include <thread>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/fsuid.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace litekeep;
using namespace litekeep::test;

namespace {

void makeFolder(const QString &path)
{
    QVERIFY(QDir().mkpath(path));
}

/// A database with these tables, in a folder that is made when it is missing.
void makeDatabase(const QString &path, const QSet<QString> &tables = {u"t"_s},
                  quint32 applicationId = 0)
{
    makeFolder(QFileInfo(path).path());
    SqliteFile file(path);
    file.run(u"PRAGMA synchronous = OFF; PRAGMA journal_mode = MEMORY; BEGIN"_s);
    for (const QString &table : tables)
        file.run(u"CREATE TABLE %1(id INTEGER PRIMARY KEY, x TEXT)"_s.arg(quotedName(table)));
    // "%1" would be a signed number to SQLite.
    file.run(u"PRAGMA application_id = %1; COMMIT"_s.arg(qint32(applicationId)));
}

struct Outcome
{
    QList<FoundDatabase> found;
    FindSummary summary;

    /// Paths below the folder, sorted.
    QStringList below(const QString &folder) const
    {
        QStringList paths;
        for (const FoundDatabase &database : found)
            paths.append(QDir(folder).relativeFilePath(database.path));
        paths.sort();
        return paths;
    }
    QString appOf(const QString &path) const
    {
        for (const FoundDatabase &database : found) {
            if (database.path == path)
                return database.app.id;
        }
        return u"(not found)"_s;
    }
};

Outcome search(const FindOptions &options, const std::function<void()> &atEach = {})
{
    Outcome outcome;
    const SearchListener listener{.found =
                                      [&](const FoundDatabase &database) {
                                          outcome.found.append(database);
                                          if (atEach)
                                              atEach();
                                      },
                                  .enteredFolder = [](const FindProgress &) {}};
    outcome.summary = searchFolders(options, KnownApps::builtIn(), listener, {});
    return outcome;
}

Outcome searchIn(const QString &folder)
{
    return search({.folders = {folder}});
}

/// The children of this thread.
QList<pid_t> childrenOfThread()
{
    const QByteArray ids = fileBytes(u"/proc/thread-self/children"_s);
    QList<pid_t> all;
    for (const QByteArray &id : ids.split(' ')) {
        if (!id.trimmed().isEmpty())
            all.append(id.trimmed().toInt());
    }
    return all;
}

} // namespace

class FindTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }
    void dataFitsItsSchema();
    void everyAppByItsTables();
    void everyAppByItsPath();
    void everyAppByItsNumber();
    void sharedNamesComeLast();
    void tellsWhatItIs();
    void onlyDatabases();
    void skipsFolders();
    void skipsOwnBackups();
    void namedFolderIsNeverSkipped();
    void linksAndSecondPaths();
    void oddNames();
    void keptOnes();
    void unreadable();
    void otherFileSystems();
    void liveWriter_data();
    void liveWriter();
    void lockedDatabase();
    void leavesAccessTimes();
    void holdsNothingOfOurs();
    void stopsAlthoughTheReaderHangs();
    void goesOnWithoutItsReader();
    void finderTellsAndEnds();
    void finderCancels();
    void finderStartsAnew();
    void finderGoesInTheMiddle();
    void tablesAsSqliteSeesThem();
    void hostilePages();

private:
    QString path(const QString &name) const { return m_dir->filePath(name); }

    std::unique_ptr<QTemporaryDir> m_dir;
};

void FindTest::dataFitsItsSchema()
{
    if (runProgram(u"python3"_s, {u"-c"_s, u"import jsonschema"_s}).exitCode != 0)
        QSKIP("python3-jsonschema is missing");
    const QJsonDocument data = QJsonDocument::fromJson(fileBytes(u":/litekeep/knownapps.json"_s));
    const QJsonObject line{{u"schema"_s, u"knownapps"_s}, {u"value"_s, data.object()}};
    writeFile(path(u"line"_s), QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n');
    QProcess validator;
    validator.setStandardInputFile(path(u"line"_s));
    validator.start(u"python3"_s, {QStringLiteral(SOURCE_FOLDER "/tests/app/validate.py"),
                                   QStringLiteral(SOURCE_FOLDER "/resources")});
    QVERIFY(validator.waitForFinished());
    QVERIFY2(validator.exitCode() == 0, validator.readAllStandardOutput().constData());
    QSet<QString> ids;
    for (const auto &entry : KnownApps::builtIn().entries())
        ids.insert(entry.app.id);
    QCOMPARE(ids.size(), qsizetype(KnownApps::builtIn().entries().size()));
}

void FindTest::everyAppByItsTables()
{
    QMap<QString, QString> wanted;
    QVERIFY(KnownApps::builtIn().entries().size() >= 25);
    for (const auto &entry : KnownApps::builtIn().entries()) {
        for (const QSet<QString> &tables : entry.tables) {
            const QString file = path(u"things/%1.bin"_s.arg(wanted.size()));
            makeDatabase(file, tables + QSet<QString>{u"something_else"_s});
            wanted.insert(file, entry.app.id);
        }
    }
    const Outcome outcome = searchIn(m_dir->path());
    for (auto it = wanted.cbegin(); it != wanted.cend(); ++it)
        QCOMPARE(outcome.appOf(it.key()), it.value());
    QVERIFY(wanted.size() >= 25);
}

void FindTest::everyAppByItsPath()
{
    const QJsonObject data =
        QJsonDocument::fromJson(fileBytes(u":/litekeep/knownapps.json"_s)).object();
    QMap<QString, QString> wanted;
    for (const QJsonValue &app : data.value(u"apps").toArray()) {
        for (const QJsonValue &pattern : app.toObject().value(u"paths").toArray()) {
            const QString file = path(u"%1/%2"_s.arg(QString::number(wanted.size()),
                                                     pattern.toString().replace(u'*', u"7x"_s)));
            makeDatabase(file);
            wanted.insert(file, app.toObject().value(u"id").toString());
        }
    }
    const Outcome outcome = searchIn(m_dir->path());
    for (auto it = wanted.cbegin(); it != wanted.cend(); ++it)
        QCOMPARE(outcome.appOf(it.key()), it.value());
    QVERIFY(wanted.size() >= 25);
}

void FindTest::everyAppByItsNumber()
{
    int count = 0;
    for (const auto &entry : KnownApps::builtIn().entries()) {
        for (const quint32 id : entry.applicationIds) {
            const QString file = path(u"%1.bin"_s.arg(id));
            makeDatabase(file, {u"t"_s}, id);
            QCOMPARE(searchIn(m_dir->path()).appOf(file), entry.app.id);
            ++count;
        }
    }
    QVERIFY(count >= 3);
}

/// Forgejo calls its database gitea.db, too: the name decides only where nothing else does.
void FindTest::sharedNamesComeLast()
{
    makeDatabase(path(u"a/gitea.db"_s), {u"forgejo_version"_s, u"repository"_s, u"login_source"_s});
    makeDatabase(path(u"b/gitea.db"_s));
    const Outcome outcome = searchIn(m_dir->path());
    QCOMPARE(outcome.appOf(path(u"a/gitea.db"_s)), u"forgejo"_s);
    QCOMPARE(outcome.appOf(path(u"b/gitea.db"_s)), u"gitea"_s);
}

void FindTest::tellsWhatItIs()
{
    const QString file = path(u"jellyfin/jellyfin.db"_s);
    makeDatabase(file);
    makeLeftWal(path(u"left.db"_s));
    const Outcome outcome = searchIn(m_dir->path());
    QCOMPARE(outcome.below(m_dir->path()), QStringList({u"jellyfin/jellyfin.db"_s, u"left.db"_s}));
    const FoundDatabase &left = outcome.found.at(0);
    QCOMPARE(left.path, path(u"left.db"_s));
    QCOMPARE(left.sizeBytes, QFileInfo(left.path).size() + QFileInfo(left.path + u"-wal"_s).size());
    QVERIFY(left.app.id.isEmpty());
    QVERIFY(!left.kept);
    const FoundDatabase &jellyfin = outcome.found.at(1);
    QCOMPARE(jellyfin.sizeBytes, QFileInfo(file).size());
    QCOMPARE(jellyfin.changedAt, QFileInfo(file).lastModified().toUTC());
    QCOMPARE(jellyfin.app.name, u"Jellyfin"_s);
    QCOMPARE(jellyfin.app.units, QStringList{u"jellyfin.service"_s});
    QCOMPARE(outcome.summary.databases, 2);
    QCOMPARE(outcome.summary.folders, 2);
    QVERIFY(!outcome.summary.cancelled);
}

void FindTest::onlyDatabases()
{
    makeDatabase(path(u"real.db"_s));
    makeDatabase(path(u"no-suffix"_s));
    makeDatabase(path(u"trip-journal"_s)); // named like a side file, but of nothing
    makeHotJournal(path(u"hot.db"_s));
    makeLeftWal(path(u"left.db"_s));
    writeFile(path(u"empty.db"_s), {});
    writeFile(path(u"text.db"_s), QByteArray(4096, 'x'));
    writeFile(path(u"short.db"_s), QByteArray("SQLite format 3", 16));
    writeFile(path(u"cut.db"_s), fileBytes(path(u"real.db"_s)).left(5000));
    QVERIFY(::mkfifo(path(u"fifo.db"_s).toLocal8Bit().constData(), 0600) == 0);
    makeFolder(path(u"folder.db"_s));
    // A copy of the first page beside a -wal: it begins like a database and is none.
    writeFile(path(u"real.db-wal"_s), fileBytes(path(u"real.db"_s)));
    QCOMPARE(searchIn(m_dir->path()).below(m_dir->path()),
             QStringList({u"cut.db"_s, u"hot.db"_s, u"left.db"_s, u"no-suffix"_s, u"real.db"_s,
                          u"trip-journal"_s}));
}

void FindTest::skipsFolders()
{
    const QStringList skipped{
        u".cache/x.db"_s,
        u"profile/storage/default/https+++a/idb/1.sqlite"_s,
        u"lib/docker/overlay2/abc/diff/data/x.db"_s,
        u"containers/storage/overlay/abc/x.db"_s,
        u"project/node_modules/a/x.db"_s,
        u".local/share/Trash/files/x.db"_s,
        u".snapshots/1/snapshot/x.db"_s,
        u"Backups/x.db"_s,
        u"lib/flatpak/app/x.db"_s,
    };
    for (const QString &name : skipped)
        makeDatabase(path(name));
    makeDatabase(path(u"lib/docker/volumes/vw/_data/x.db"_s));
    makeDatabase(path(u"storage/x.db"_s));
    const Outcome outcome = searchIn(m_dir->path());
    QCOMPARE(outcome.below(m_dir->path()),
             QStringList({u"lib/docker/volumes/vw/_data/x.db"_s, u"storage/x.db"_s}));
    QCOMPARE(outcome.summary.skippedFolders, skipped.size());
}

/// By the marker, whatever the folder is called; folders in it are looked through.
void FindTest::skipsOwnBackups()
{
    const Place place;
    makeShop(place.database());
    const auto engine =
        place.engine({.folder = place.elsewhere(u"safe place"_s), .waitSeconds = 5});
    QVERIFY(QDir().mkpath(place.elsewhere(u"safe place"_s)));
    VERIFY_OK(await(engine->create()));
    makeDatabase(place.elsewhere(u"safe place/other/app.db"_s));
    makeDatabase(place.elsewhere(u"safe place/damaged-20261122T081500Z/app.db"_s));
    const QString top = QFileInfo(place.data()).path();
    const Outcome outcome = searchIn(top);
    QCOMPARE(outcome.below(top), QStringList({QDir(top).relativeFilePath(place.database()),
                                              u"safe place/other/app.db"_s}));
    QCOMPARE(outcome.summary.skippedFolders, 2);
}

void FindTest::namedFolderIsNeverSkipped()
{
    makeDatabase(path(u"cache/a/x.db"_s));
    QCOMPARE(searchIn(path(u"cache"_s)).found.size(), 1);
    const Outcome outcome = search({.folders = {path(u"gone"_s), m_dir->path()}});
    QCOMPARE(outcome.found.size(), 0);
    QCOMPARE(outcome.summary.missing, QStringList{path(u"gone"_s)});
}

void FindTest::linksAndSecondPaths()
{
    makeDatabase(path(u"a/x.db"_s));
    QVERIFY(QFile::link(m_dir->path(), path(u"a/loop"_s)));
    QVERIFY(QFile::link(path(u"a/x.db"_s), path(u"a/link.db"_s)));
    QVERIFY(QFile::link(path(u"a"_s), path(u"to-a"_s)));
    const QByteArray file = path(u"a/x.db"_s).toLocal8Bit();
    QVERIFY(::link(file.constData(), path(u"second name.db"_s).toLocal8Bit().constData()) == 0);
    const Outcome outcome =
        search({.folders = {path(u"a"_s), m_dir->path(), path(u"to-a"_s), path(u"a"_s)}});
    QCOMPARE(outcome.below(m_dir->path()), QStringList{u"a/x.db"_s});
    QCOMPARE(outcome.summary.folders, 2);
}

void FindTest::oddNames()
{
    const QStringList names{u"it's; DROP.db"_s, u"line\nbreak.db"_s, u"Ж %1 #?.db"_s,
                            u"file:memory.db"_s};
    for (const QString &name : names)
        makeDatabase(path(name));
    makeDatabase(path(u"plain.db"_s));
    const QByteArray noText = m_dir->path().toLocal8Bit() + "/\xff\xfe.db";
    QVERIFY(::rename(path(u"plain.db"_s).toLocal8Bit().constData(), noText.constData()) == 0);
    const Outcome outcome = searchIn(m_dir->path());
    QStringList sorted = names;
    sorted.sort();
    QCOMPARE(outcome.below(m_dir->path()), sorted);
    QCOMPARE(outcome.summary.unnamableFiles, 1);
    QVERIFY(::unlink(noText.constData()) == 0); // Qt could not
}

void FindTest::keptOnes()
{
    makeDatabase(path(u"a/kept.db"_s));
    makeDatabase(path(u"a/new.db"_s));
    QVERIFY(QFile::link(path(u"a"_s), path(u"to-a"_s)));
    const Outcome outcome = search({.folders = {m_dir->path()}, .kept = {path(u"to-a/kept.db"_s)}});
    QCOMPARE(outcome.found.size(), 2);
    QVERIFY(outcome.found.at(0).kept);
    QVERIFY(!outcome.found.at(1).kept);
}

void FindTest::unreadable()
{
    makeDatabase(path(u"closed/x.db"_s));
    makeDatabase(path(u"closed-file.db"_s));
    makeDatabase(path(u"open.db"_s));
    QVERIFY(::chmod(path(u"closed"_s).toLocal8Bit().constData(), 0) == 0);
    QVERIFY(::chmod(path(u"closed-file.db"_s).toLocal8Bit().constData(), 0) == 0);
    QVERIFY(::chmod(m_dir->path().toLocal8Bit().constData(), 0755) == 0);
    // This thread, and the child that it makes, look as nobody.
    constexpr uid_t nobody = 65534;
    if (isRoot())
        ::setfsuid(nobody);
    const Outcome outcome = searchIn(m_dir->path());
    ::setfsuid(::geteuid());
    QVERIFY(::chmod(path(u"closed"_s).toLocal8Bit().constData(), 0700) == 0);
    QCOMPARE(outcome.below(m_dir->path()), QStringList{u"open.db"_s});
    QCOMPARE(outcome.summary.unreadableFolders, 1);
    QCOMPARE(outcome.summary.unreadableFiles, 1);
    QStringList told = outcome.summary.unreadable;
    told.sort();
    QCOMPARE(told, QStringList({path(u"closed"_s), path(u"closed-file.db"_s)}));
}

void FindTest::otherFileSystems()
{
    makeDatabase(path(u"here.db"_s));
    makeFolder(path(u"mounted"_s));
    SmallFileSystem small(path(u"mounted"_s), 8);
    if (!small.obstacle().isEmpty())
        QSKIP(qPrintable(small.obstacle()));
    makeDatabase(path(u"mounted/there.db"_s));
    const Outcome outcome = searchIn(m_dir->path());
    QCOMPARE(outcome.below(m_dir->path()), QStringList{u"here.db"_s});
    QCOMPARE(outcome.summary.otherFileSystems, QStringList{path(u"mounted"_s)});
    QCOMPARE(searchIn(path(u"mounted"_s)).found.size(), 1);
    const Outcome system = searchIn(u"/proc/self/ns"_s);
    QCOMPARE(system.found.size(), 0);
}

void FindTest::liveWriter_data()
{
    QTest::addColumn<QString>("mode");
    QTest::newRow("wal") << u"wal"_s;
    QTest::newRow("delete") << u"delete"_s;
}

/// Its tables are asked for, many times, while it writes: nothing is made, nothing is lost, and
/// each search ends although the writer never does.
void FindTest::liveWriter()
{
    QFETCH(const QString, mode);
    makeAccounts(path(u"live.db"_s), mode);
    OtherProgram writer;
    QVERIFY(writer.startWriter(path(u"live.db"_s), mode));
    struct stat before = {};
    QVERIFY(::stat(path(u"live.db"_s).toLocal8Bit().constData(), &before) == 0);
    const auto known = entriesOf(m_dir->path());
    constexpr int rounds = 40;
    for (int round = 0; round < rounds; ++round) {
        const qint64 reached = writer.lastAcknowledged();
        const Outcome outcome = searchIn(m_dir->path());
        QCOMPARE(outcome.below(m_dir->path()), QStringList{u"live.db"_s});
        QVERIFY(writer.waitForAcknowledged(reached + 1));
    }
    if (mode == "wal"_L1)
        QCOMPARE(entriesOf(m_dir->path()), known);
    struct stat after = {};
    QVERIFY(::stat(path(u"live.db"_s).toLocal8Bit().constData(), &after) == 0);
    QCOMPARE(after.st_ino, before.st_ino);
    QCOMPARE(after.st_mode, before.st_mode);
    QVERIFY(writer.stop());
    qint64 last = 0;
    VERIFY_EMPTY(accountsTrouble(path(u"live.db"_s), &last));
    QCOMPARE(last, writer.lastAcknowledged());
}

/// A writer that holds the database exclusively is not waited for; what lies there stays as it is.
void FindTest::lockedDatabase()
{
    makeDatabase(path(u"held.bin"_s),
                 {u"monitor"_s, u"heartbeat"_s, u"monitor_notification"_s, u"status_page"_s});
    OtherProgram holder;
    QVERIFY(holder.startLock(path(u"held.bin"_s), u"exclusive"_s));
    const auto before = statesBeside(path(u"held.bin"_s));
    QCOMPARE(searchIn(m_dir->path()).appOf(path(u"held.bin"_s)), u"uptime-kuma"_s);
    VERIFY_EMPTY(difference(before, statesBeside(path(u"held.bin"_s))));
    QVERIFY(holder.stop());
}

void FindTest::leavesAccessTimes()
{
    makeDatabase(path(u"x.db"_s));
    const QByteArray file = path(u"x.db"_s).toLocal8Bit();
    const timespec longAgo[2] = {{1'000'000'000, 0}, {1'500'000'000, 0}};
    QVERIFY(::utimensat(AT_FDCWD, file.constData(), longAgo, 0) == 0);
    QCOMPARE(searchIn(m_dir->path()).found.size(), 1);
    struct stat after = {};
    QVERIFY(::stat(file.constData(), &after) == 0);
    QCOMPARE(after.st_atim.tv_sec, longAgo[0].tv_sec);
}

/// The child lives as long as the search. Had it a copy of a lock file's descriptor, the lock
/// would stay when we let go of it.
void FindTest::holdsNothingOfOurs()
{
    makeDatabase(path(u"x.db"_s));
    const QByteArray name = path(u".lock"_s).toLocal8Bit();
    int held = ::open(name.constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    QVERIFY(::flock(held, LOCK_EX | LOCK_NB) == 0);
    bool freed = false;
    search({.folders = {m_dir->path()}}, [&] {
        ::close(std::exchange(held, -1));
        const int again = ::open(name.constData(), O_RDWR | O_CLOEXEC);
        freed = ::flock(again, LOCK_EX | LOCK_NB) == 0;
        ::close(again);
    });
    QVERIFY(freed);
}

void FindTest::stopsAlthoughTheReaderHangs()
{
    for (int i = 0; i < 3; ++i)
        makeDatabase(path(u"%1.db"_s.arg(i)));
    std::stop_source stop;
    std::jthread stopper;
    int found = 0;
    const SearchListener listener{.found =
                                      [&](const FoundDatabase &) {
                                          ++found;
                                          const auto readers = childrenOfThread();
                                          QCOMPARE(readers.size(), 1);
                                          ::kill(readers.constFirst(), SIGSTOP);
                                          stopper = std::jthread([&] { stop.request_stop(); });
                                      },
                                  .enteredFolder = [](const FindProgress &) {}};
    const FindSummary summary = searchFolders({.folders = {m_dir->path()}}, KnownApps::builtIn(),
                                              listener, stop.get_token());
    QVERIFY(summary.cancelled);
    QCOMPARE(found, 1);
    QVERIFY(childrenOfThread().isEmpty());
}

void FindTest::goesOnWithoutItsReader()
{
    for (int i = 0; i < 4; ++i)
        makeDatabase(path(u"%1.db"_s.arg(i)));
    bool first = true;
    const Outcome outcome = search({.folders = {m_dir->path()}}, [&] {
        if (std::exchange(first, false)) {
            const auto readers = childrenOfThread();
            QCOMPARE(readers.size(), 1);
            ::kill(readers.constFirst(), SIGKILL);
        }
    });
    // One file is lost with it, and told; the others are read by a new one.
    QCOMPARE(outcome.found.size(), 3);
    QCOMPARE(outcome.summary.unreadableFiles, 1);
}

void FindTest::finderTellsAndEnds()
{
    for (int i = 0; i < 300; ++i)
        makeDatabase(path(u"%1/x.db"_s.arg(i, 4, 10, QChar(u'0'))));
    DatabaseFinder finder;
    QStringList paths;
    connect(&finder, &DatabaseFinder::found, this, [&](const QList<FoundDatabase> &databases) {
        QVERIFY(!databases.isEmpty());
        for (const FoundDatabase &database : databases)
            paths.append(database.path);
    });
    QSignalSpy progress(&finder, &DatabaseFinder::progressChanged);
    std::optional<FindSummary> summary;
    connect(&finder, &DatabaseFinder::finished, this, [&](const FindSummary &s) { summary = s; });
    finder.start({.folders = {m_dir->path()}});
    QVERIFY(finder.isRunning());
    QTRY_VERIFY_WITH_TIMEOUT(summary.has_value(), 60'000);
    QVERIFY(!finder.isRunning());
    QCOMPARE(paths.size(), 300);
    QVERIFY(std::is_sorted(paths.begin(), paths.end()));
    QCOMPARE(summary->databases, 300);
    QCOMPARE(summary->folders, 301);
    QVERIFY(!progress.isEmpty());
    QCOMPARE(progress.constLast().constFirst().value<FindProgress>().folders, 301);
}

void FindTest::finderCancels()
{
    makeDatabase(path(u"x.db"_s));
    DatabaseFinder finder;
    std::optional<FindSummary> summary;
    connect(&finder, &DatabaseFinder::finished, this, [&](const FindSummary &s) { summary = s; });
    finder.start({.folders = {m_dir->path(), u"/usr"_s}});
    finder.cancel();
    QTRY_VERIFY_WITH_TIMEOUT(summary.has_value(), 60'000);
    QVERIFY(summary->cancelled);
    QVERIFY(!finder.isRunning());
}

/// Nothing of the first search is heard once the second one has begun.
void FindTest::finderStartsAnew()
{
    for (int i = 0; i < 50; ++i)
        makeDatabase(path(u"first/%1.db"_s.arg(i)));
    makeDatabase(path(u"second/x.db"_s));
    DatabaseFinder finder;
    QStringList paths;
    connect(&finder, &DatabaseFinder::found, this, [&](const QList<FoundDatabase> &databases) {
        for (const FoundDatabase &database : databases)
            paths.append(database.path);
    });
    QSignalSpy finished(&finder, &DatabaseFinder::finished);
    finder.start({.folders = {path(u"first"_s)}});
    QTest::qSleep(20);
    finder.start({.folders = {path(u"second"_s)}});
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 60'000);
    QCOMPARE(paths, QStringList{path(u"second/x.db"_s)});
    QTest::qWait(50);
    QCOMPARE(finished.size(), 1);
}

void FindTest::finderGoesInTheMiddle()
{
    for (int i = 0; i < 50; ++i)
        makeDatabase(path(u"%1.db"_s.arg(i)));
    for (int round = 0; round < 10; ++round) {
        DatabaseFinder finder;
        finder.start({.folders = {m_dir->path()}});
        QTest::qWait(round);
    }
}

/// What the pages say is what SQLite says, for databases of many makers.
void FindTest::tablesAsSqliteSeesThem()
{
    const QString corpus = qEnvironmentVariable("LITEKEEP_CORPUS");
    if (!QFileInfo::exists(corpus + u"/MANIFEST.tsv"_s))
        QSKIP("the corpus is not here (LITEKEEP_CORPUS)");
    const QList<QByteArray> lines = fileBytes(corpus + u"/MANIFEST.tsv"_s).split('\n');
    int compared = 0;
    for (const QByteArray &line : lines.mid(1)) {
        const QList<QByteArray> fields = line.split('\t');
        if (fields.size() < 6 || fields.at(1) != "HEALTHY" || !fields.at(5).isEmpty())
            continue;
        const QByteArray bytes = fileBytes(corpus + u'/' + QString::fromUtf8(fields.at(0)));
        const auto header = parseDatabaseHeader(bytes);
        if (!header || bytes.size() > 20'000'000)
            continue;
        const QSet<QString> names = tableNames(*header, [&](qint64 page) {
            return bytes.mid((page - 1) * header->pageSize, header->pageSize);
        });
        writeFile(path(u"copy"_s), bytes);
        QSet<QString> wanted;
        for (const QVariantList &row :
             SqliteFile(path(u"copy"_s))
                 .rows(u"SELECT name FROM sqlite_schema WHERE type='table'"_s))
            wanted.insert(row.constFirst().toString().toLower());
        wanted.remove(QString()); // SQLite allows it; no app is recognised by it
        QVERIFY2(names == wanted, fields.at(0).constData());
        ++compared;
    }
    QVERIFY2(compared > 200, qPrintable(QString::number(compared)));
}

/// Whatever the bytes are: it ends, and reads a bounded number of pages.
void FindTest::hostilePages()
{
    makeShop(path(u"x.db"_s), u"delete"_s, 20);
    const QByteArray good = fileBytes(path(u"x.db"_s));
    QRandomGenerator random(11);
    for (int round = 0; round < 3000; ++round) {
        QByteArray bytes = good;
        for (int i = 0; i < 40; ++i)
            bytes[random.bounded(16, 4096)] = char(random.bounded(256));
        const auto header = parseDatabaseHeader(bytes);
        QVERIFY(header);
        int reads = 0;
        tableNames(*header, [&](qint64) {
            ++reads;
            return round % 2 ? bytes.left(header->pageSize) : bytes.mid(random.bounded(4096), 4096);
        });
        QVERIFY(reads <= 300);
    }
}

QTEST_GUILESS_MAIN(FindTest)
#include "tst_find.moc"
