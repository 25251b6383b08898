// SPDX-License-Identifier: GPL-3.0-or-later
// This user's list of databases: several programs change it, people edit it, disks spoil it.
#include "engine/databaselist.h"
#include "tests/engine/fixture.h"
#include "tests/support/privileges.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <sys/stat.h>
#include <unistd.h>

using namespace litekeep;
using namespace litekeep::test;

namespace {

QStringList listedPaths()
{
    QStringList paths;
    const auto all = keptDatabases();
    if (!all)
        return {u"error "_s % all.error().name()};
    for (const KeptDatabase &database : *all)
        paths.append(database.path);
    return paths;
}

QJsonObject content()
{
    return QJsonDocument::fromJson(fileBytes(databaseListPath())).object();
}

void setContent(const QJsonObject &object)
{
    writeFile(databaseListPath(), QJsonDocument(object).toJson());
}

QStringList filesBeside()
{
    return QDir(QFileInfo(databaseListPath()).path()).entryList(QDir::Files | QDir::Hidden);
}

} // namespace

class ListTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanupTestCase();
    void emptyAtFirst();
    void addRemoveUpdate();
    void linksAndFolders();
    void oddPaths();
    void unknownFieldsStay();
    void spoiltCommandIsNoMissingCommand();
    void damagedIsPutAside();
    void newerIsLeftAlone();
    void foreignGivesNoCommands();
    void twoProcessesAddAtOnce();
    void switchedOnIsListed();
    void addresses_data();
    void addresses();

private:
    QTemporaryDir m_config;
};

void ListTest::init()
{
    QDir(m_config.path()).removeRecursively();
    QVERIFY(QDir().mkpath(m_config.path() + u"/litekeep"_s));
    qputenv("XDG_CONFIG_HOME", m_config.path().toUtf8());
}

void ListTest::cleanupTestCase()
{
    qunsetenv("XDG_CONFIG_HOME");
}

void ListTest::emptyAtFirst()
{
    QCOMPARE(listedPaths(), QStringList());
    QCOMPARE(filesBeside(), QStringList()); // reading makes nothing
    const auto forgotten = forgetDatabase(u"/no/such.db"_s);
    VERIFY_OK(forgotten);
    QVERIFY(!forgotten->changed);
    VERIFY_FAILS(updateDatabase({.path = u"/no/such.db"_s}), ErrorCode::DatabaseNotListed);
}

void ListTest::addRemoveUpdate()
{
    const QString first = m_config.filePath(u"b.db"_s);
    const QString second = m_config.filePath(u"a.db"_s);
    for (const QString &path : {first, second}) {
        const auto added = keepDatabase(path);
        VERIFY_OK(added);
        QVERIFY(added->changed);
    }
    const auto again = keepDatabase(first);
    VERIFY_OK(again);
    QVERIFY(!again->changed);
    QCOMPARE(listedPaths(), QStringList({first, second}));
    struct stat info = {};
    QCOMPARE(::stat(qPrintable(databaseListPath()), &info), 0);
    QCOMPARE(info.st_mode & 07777, mode_t(0600));

    KeptDatabase wanted = keptDatabases()->at(1);
    QVERIFY(wanted.addedAt.isValid());
    wanted.beforeCommand = {u"/bin/stop it"_s, u"--now"_s, u"a b;c"_s, u""_s};
    wanted.afterCommand = {u"/bin/go"_s};
    wanted.commandSeconds = 7;
    wanted.pingUrl = u"https://example.org/p/1"_s;
    VERIFY_OK(updateDatabase(wanted));
    QCOMPARE(keptDatabases()->at(1), wanted);
    QVERIFY(keptDatabases()->at(0).beforeCommand.isEmpty());

    VERIFY_OK(forgetDatabase(first));
    QCOMPARE(listedPaths(), QStringList({second}));
    QCOMPARE(keptDatabases()->at(0), wanted);
}

void ListTest::linksAndFolders()
{
    const Place place;
    makeShop(place.database());
    const QString link = place.elsewhere(u"link.db"_s);
    QVERIFY(QFile::link(place.database(), link));
    VERIFY_OK(keepDatabase(link));
    QCOMPARE(listedPaths(), QStringList({place.database()}));
    // The default folder by its name is no other entry.
    const auto same = keepDatabase(place.database(), place.backups());
    VERIFY_OK(same);
    QVERIFY(!same->changed);
    // A second folder is a second set of backups.
    const QString other = place.elsewhere(u"other"_s);
    VERIFY_OK(keepDatabase(place.database(), other));
    QCOMPARE(keptDatabases()->size(), 2);
    QCOMPARE(keptDatabases()->at(1).folder, other);
    const auto found = keptDatabase(link, other);
    VERIFY_OK(found);
    QVERIFY(found->has_value() && (*found)->folder == other);
    VERIFY_OK(forgetDatabase(link));
    QCOMPARE(keptDatabases()->size(), 1);
    QCOMPARE(keptDatabases()->first().folder, other);
}

void ListTest::oddPaths()
{
    QStringList wanted;
    for (const QString &name :
         {u"quote\".db"_s, u"back\\slash.db"_s, u"new\nline.db"_s, u" lead.db"_s, u"данные.db"_s,
          u"\U0001F600.db"_s, u":memory:"_s, u"a'b;c.db"_s, u"\u0001ctl.db"_s})
        wanted.append(m_config.path() % u'/' % name);
    for (const QString &path : std::as_const(wanted))
        VERIFY_OK(keepDatabase(path));
    QCOMPARE(listedPaths(), wanted);
    for (const QString &path : std::as_const(wanted))
        QVERIFY(!keepDatabase(path)->changed);
}

void ListTest::unknownFieldsStay()
{
    VERIFY_OK(keepDatabase(u"/srv/a.db"_s));
    QJsonObject spoilt = content();
    spoilt.insert("future"_L1, 7);
    QJsonArray entries = spoilt.value("databases"_L1).toArray();
    QJsonObject entry = entries.first().toObject();
    entry.insert("colour"_L1, u"green"_s);
    entries = {entry, u"not even an object"_s};
    spoilt.insert("databases"_L1, entries);
    setContent(spoilt);

    QCOMPARE(listedPaths(), QStringList({u"/srv/a.db"_s}));
    KeptDatabase changed = keptDatabases()->first();
    changed.commandSeconds = 9;
    VERIFY_OK(updateDatabase(changed));
    VERIFY_OK(keepDatabase(u"/srv/b.db"_s));
    QCOMPARE(content().value("future"_L1).toInt(), 7);
    const QJsonArray after = content().value("databases"_L1).toArray();
    QCOMPARE(after.size(), 3);
    QCOMPARE(after.at(0).toObject().value("colour"_L1).toString(), u"green"_s);
    QCOMPARE(after.at(0).toObject().value("command_seconds"_L1).toInt(), 9);
    QCOMPARE(after.at(1).toString(), u"not even an object"_s);
}

void ListTest::spoiltCommandIsNoMissingCommand()
{
    for (const QJsonValue &spoilt :
         {QJsonValue(u"stop it"_s), QJsonValue(QJsonArray{1, 2}), QJsonValue(true)}) {
        setContent({{u"version"_s, 1},
                    {u"databases"_s, QJsonArray{QJsonObject{{u"path"_s, u"/srv/a.db"_s},
                                                            {u"before_command"_s, spoilt}}}}});
        const auto all = keptDatabases();
        VERIFY_OK(all);
        QVERIFY(!all->first().beforeCommand.isEmpty());
        QVERIFY(all->first().afterCommand.isEmpty());
    }
}

void ListTest::damagedIsPutAside()
{
    for (const QByteArray &bytes : {QByteArray("{\"version\":1,\"databases\":[{"), QByteArray(),
                                    QByteArray("[]"), QByteArray("{\"databases\":5}")}) {
        init();
        writeFile(databaseListPath(), bytes);
        VERIFY_FAILS(keptDatabases(), ErrorCode::DatabaseListUnusable);
        QCOMPARE(fileBytes(databaseListPath()), bytes); // reading changes nothing
        const auto added = keepDatabase(u"/srv/a.db"_s);
        VERIFY_OK(added);
        QVERIFY(added->changed);
        QCOMPARE(fileBytes(added->putAside), bytes);
        QCOMPARE(listedPaths(), QStringList({u"/srv/a.db"_s}));
    }
}

void ListTest::newerIsLeftAlone()
{
    VERIFY_OK(keepDatabase(u"/srv/a.db"_s));
    QJsonObject newer = content();
    newer.insert("version"_L1, 2);
    setContent(newer);
    const QByteArray before = fileBytes(databaseListPath());
    VERIFY_FAILS(keptDatabases(), ErrorCode::DatabaseListUnusable);
    VERIFY_FAILS(keepDatabase(u"/srv/b.db"_s), ErrorCode::DatabaseListUnusable);
    QCOMPARE(fileBytes(databaseListPath()), before);
}

void ListTest::foreignGivesNoCommands()
{
    VERIFY_OK(keepDatabase(u"/srv/a.db"_s));
    const QByteArray path = databaseListPath().toUtf8();
    QCOMPARE(::chmod(path.constData(), 0666), 0);
    VERIFY_FAILS(keptDatabases(), ErrorCode::DatabaseListUnusable);
    VERIFY_FAILS(keepDatabase(u"/srv/b.db"_s), ErrorCode::DatabaseListUnusable);
    QCOMPARE(::chmod(path.constData(), 0600), 0);
    VERIFY_OK(keptDatabases());
    if (!isRoot())
        return;
    QCOMPARE(::chown(path.constData(), 12345, 12345), 0);
    VERIFY_FAILS(keptDatabases(), ErrorCode::DatabaseListUnusable);
}

void ListTest::twoProcessesAddAtOnce()
{
    constexpr int each = 40;
    QList<QProcess *> processes;
    QStringList wanted;
    for (const QString &prefix : {u"/srv/a"_s, u"/srv/b"_s, u"/srv/c"_s}) {
        auto *process = new QProcess(this);
        processes.append(process);
        process->start(QStringLiteral(SERVICEHELPER), {u"keep"_s, prefix, QString::number(each)});
        for (int i = 0; i < each; ++i)
            wanted.append(prefix % QString::number(i));
    }
    for (QProcess *process : std::as_const(processes)) {
        QVERIFY(process->waitForFinished(120'000));
        QCOMPARE(process->exitCode(), 0);
    }
    QStringList found = listedPaths();
    found.sort();
    wanted.sort();
    QCOMPARE(found, wanted);
    QCOMPARE(filesBeside(), QStringList({u"databases.json"_s, u"databases.json.lock"_s}));
}

void ListTest::switchedOnIsListed()
{
    const Place place;
    makeShop(place.database());
    const auto engine = place.engine();
    BackupSettings settings;
    VERIFY_OK(await(engine->setSettings(settings)));
    QCOMPARE(listedPaths(), QStringList());
    settings.enabled = true;
    VERIFY_OK(await(engine->setSettings(settings)));
    QCOMPARE(listedPaths(), QStringList({place.database()}));
    settings.enabled = false; // what was kept once stays on the list
    VERIFY_OK(await(engine->setSettings(settings)));
    QCOMPARE(listedPaths(), QStringList({place.database()}));
}

void ListTest::addresses_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("good");
    QTest::newRow("https") << u"https://hc-ping.com/1f2"_s << true;
    QTest::newRow("http with port") << u"http://127.0.0.1:8000/ping/x"_s << true;
    QTest::newRow("no scheme") << u"hc-ping.com/1f2"_s << false;
    QTest::newRow("file") << u"file:///etc/passwd"_s << false;
    QTest::newRow("ftp") << u"ftp://example.org/x"_s << false;
    QTest::newRow("no host") << u"http:///x"_s << false;
    QTest::newRow("fragment") << u"https://example.org/x#y"_s << false;
    QTest::newRow("empty") << QString() << false;
    QTest::newRow("spaces") << u"https://exa mple.org/"_s << false;
}

void ListTest::addresses()
{
    QFETCH(const QString, url);
    QTEST(pingUrlProblem(url).isEmpty(), "good");
}

QTEST_GUILESS_MAIN(ListTest)
#include "listtest.moc"
