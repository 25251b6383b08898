// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever is given as the database gets a clear answer, loses nothing and is not changed.
#include "tests/app/place.h"
#include "tests/support/contents.h"
#include "tests/support/privileges.h"
#include "tests/support/sqlitefile.h"

#include <QFileInfo>

#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

using namespace litekeep::test;

class InputsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void missing();
    void folder();
    void specialFiles();
    void empty_data();
    void empty();
    void emptied();
    void noDatabase_data();
    void noDatabase();
    void encrypted();
    void damaged_data();
    void damaged();
    void sideFilesThatAreNone();
    void unreadable();
    void readOnlyFolder();
    void readOnlyFile();
    void foreignCollation();
    void foreignConstraint();
    void foreignModule();
    void brokenForeignKeys();
    void hotJournal();
    void leftWal();
    void oddNames_data();
    void oddNames();
    void undecodableName();
    void undecodableNote();
    void longNote();
    void symbolicLink();
    void longPath();
    void hiddenFolder();
};

void InputsTest::missing()
{
    const Place place;
    for (const QString &verb : {u"create"_s, u"list"_s, u"verify"_s})
        VERIFY_ERROR(place.run(verb), 4, "database-missing");
    QCOMPARE(entriesOf(place.data()), QStringList()); // not made by looking
    // B14, L13: the folder above it is missing, too.
    VERIFY_ERROR(ctlJson({u"create"_s, place.elsewhere(u"no/such/app.db"_s)}), 4,
                 "database-missing");
    QVERIFY(!QFileInfo::exists(place.elsewhere(u"no"_s)));
}

void InputsTest::folder()
{
    const Place place; // B12
    VERIFY_ERROR(ctlJson({u"create"_s, place.data()}), 1, "database-not-a-file");
    QCOMPARE(entriesOf(place.data()), QStringList());
}

void InputsTest::specialFiles()
{
    const Place place;
    const QByteArray path = place.database().toUtf8();
    QCOMPARE(::mkfifo(path.constData(), 0600), 0);
    VERIFY_ERROR(place.run(u"create"_s), 1, "database-not-a-file"); // and does not hang
    QCOMPARE(::unlink(path.constData()), 0);
    VERIFY_ERROR(ctlJson({u"create"_s, u"/dev/zero"_s, u"--folder"_s, place.elsewhere(u"b"_s)}), 1,
                 "database-not-a-file");
    QCOMPARE(entriesOf(place.root()), QStringList{u"data"_s});
}

void InputsTest::empty_data()
{
    QTest::addColumn<QByteArray>("bytes");
    // B16, L22; to SQLite both are databases without content.
    QTest::newRow("no byte") << QByteArray();
    QTest::newRow("one byte") << QByteArray("\n");
}

void InputsTest::empty()
{
    QFETCH(const QByteArray, bytes);
    const Place place;
    writeFile(place.database(), bytes);
    const auto before = statesBeside(place.database());
    const CtlResult made = place.run(u"create"_s);
    VERIFY_EXIT(made, 0);
    QCOMPARE(made.backup().value(u"state"_s).toString(), u"intact"_s);
    QVERIFY2(made.out.contains("\"empty-database\""), made.summary().constData());
    QVERIFY(SqliteFile(pathOf(made)).isIntact());
    QCOMPARE(difference(before, statesBeside(place.database())), QString());
    VERIFY_EXIT(place.run(u"verify"_s), 0);
    // Nobody means to take nothing in.
    const QString other = place.elsewhere(u"other.db"_s);
    writeFile(other, bytes);
    VERIFY_ERROR(place.run(u"import"_s, {other}), 1, "database-empty");
}

void InputsTest::emptied()
{
    const Place place; // P20: nothing must not become the newest good state
    makeShop(place.database());
    const CtlResult good = place.run(u"create"_s);
    VERIFY_EXIT(good, 0);
    QCOMPARE(::truncate(place.database().toUtf8().constData(), 0), 0);
    for (const QString &type : {u"manual"_s, u"auto"_s})
        VERIFY_ERROR(place.run(u"create"_s, {u"--type"_s, type}), 1, "database-empty");
    QCOMPARE(idOf(place.run(u"show"_s, {u"latest-intact"_s})), idOf(good));
    QCOMPARE(place.backupFiles().size(), 1);
}

void InputsTest::noDatabase_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("code");
    // L22
    QTest::newRow("2 bytes") << QByteArray("\n\n") << QByteArray("not-a-database");
    QTest::newRow("10 bytes") << QByteArray("0123456789") << QByteArray("not-a-database");
    QTest::newRow("100 bytes") << QByteArray(100, 'x') << QByteArray("not-a-database");
    QTest::newRow("text") << QByteArray("# A poem\n\nRoses are red.\n").repeated(400)
                          << QByteArray("not-a-database");
    QTest::newRow("zeros") << QByteArray(8192, '\0') << QByteArray("not-a-database");
    QTest::newRow("only the magic")
        << QByteArray("SQLite format 3\0", 16) << QByteArray("not-a-database");
}

void InputsTest::noDatabase()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QByteArray, code);
    const Place place;
    writeFile(place.database(), bytes);
    const auto before = statesBeside(place.database());
    const CtlResult result = place.run(u"create"_s);
    VERIFY_ERROR(result, 1, code.constData());
    QCOMPARE(difference(before, statesBeside(place.database())), QString());
    QVERIFY(place.backupFiles().isEmpty());
}

void InputsTest::encrypted()
{
    const QString sample =
        qEnvironmentVariable("LITEKEEP_CORPUS") + u"/hostile/sqlcipher__sqlcipher-3.0-testkey.db"_s;
    if (!QFileInfo::exists(sample))
        QSKIP("the corpus with its encrypted databases is not here");
    const Place place;
    writeFile(place.database(), fileBytes(sample));
    const CtlResult result = place.run(u"create"_s);
    VERIFY_ERROR(result, 1, "not-a-database");
    QVERIFY(result.error().value(u"message"_s).toString().contains(u"encrypted"_s));
    QVERIFY(place.backupFiles().isEmpty());
}

void InputsTest::damaged_data()
{
    QTest::addColumn<QString>("fault");
    for (const char *fault :
         {"table page", "index out of step", "constraint", "last page cut off", "header page"})
        QTest::newRow(fault) << QString::fromLatin1(fault);
}

void InputsTest::damaged()
{
    QFETCH(const QString, fault);
    const Place place;
    makeShop(place.database(), u"delete"_s, 2000);
    const CtlResult good = place.run(u"create"_s);
    VERIFY_EXIT(good, 0);
    if (fault == u"table page"_s)
        damageTable(place.database(), u"customer"_s);
    else if (fault == u"index out of step"_s)
        desyncIndex(place.database(), u"order_total"_s);
    else if (fault == u"constraint"_s)
        SqliteFile(place.database())
            .run(u"PRAGMA ignore_check_constraints=1; CREATE TABLE positive(n CHECK (n > 0));"
                 "INSERT INTO positive VALUES (-1)"_s);
    else if (fault == u"last page cut off"_s)
        cutOff(place.database(), 1);
    else
        overwrite(place.database(), 100, QByteArray(500, '\xff'));
    QVERIFY(fault == u"header page"_s || !SqliteFile(place.database()).isIntact());

    const auto before = statesBeside(place.database());
    const auto backups = place.backupBytes();
    const CtlResult result = place.run(u"create"_s);
    VERIFY_ERROR(result, 5, "database-damaged");
    QVERIFY2(!result.error().value(u"detail"_s).toString().isEmpty(), "R11: SQLite's own words");
    QCOMPARE(difference(before, statesBeside(place.database())), QString());
    QCOMPARE(place.backupBytes(), backups);
    QCOMPARE(place.run(u"list"_s).backups().size(), 1);
    // Retention is frozen and the good one still there.
    QCOMPARE(idOf(place.run(u"show"_s, {u"latest-intact"_s})), idOf(good));
}

void InputsTest::sideFilesThatAreNone()
{
    const Place place;
    makeShop(place.database(), u"delete"_s);
    QDir().mkpath(place.database() + u"-journal"_s);
    VERIFY_ERROR(place.run(u"create"_s), 1, "side-file-invalid");
    QDir().rmdir(place.database() + u"-journal"_s);
    const QByteArray wal = place.database().toUtf8() + "-wal";
    QCOMPARE(::mkfifo(wal.constData(), 0600), 0);
    VERIFY_ERROR(place.run(u"create"_s), 1, "side-file-invalid"); // and does not hang
}

void InputsTest::unreadable()
{
    const UnprivilegedCtl other;
    if (!other.obstacle().isEmpty())
        QSKIP(qPrintable(other.obstacle()));
    const Place place;
    makeShop(place.database());
    UnprivilegedCtl::give(place.root());
    ::chmod(place.database().toUtf8().constData(), 0000);
    const CtlResult result = other.run({u"--json"_s, u"create"_s, place.database()});
    VERIFY_ERROR(result, 1, "database-unreadable");
    QVERIFY(place.backupFiles().isEmpty());
}

void InputsTest::readOnlyFolder()
{
    const UnprivilegedCtl other;
    if (!other.obstacle().isEmpty())
        QSKIP(qPrintable(other.obstacle()));
    for (const QString &mode : {u"delete"_s, u"wal"_s}) {
        const Place place;
        makeShop(place.database(), mode);
        const QString folder = place.elsewhere(u"backups"_s);
        QDir().mkpath(folder);
        UnprivilegedCtl::give(place.root());
        ::chmod(place.database().toUtf8().constData(), 0444);
        ::chmod(place.data().toUtf8().constData(), 0555);
        const auto before = statesBeside(place.database());
        const CtlResult inside = other.run({u"--json"_s, u"create"_s, place.database()});
        VERIFY_ERROR(inside, 1, "folder-not-writable");
        const CtlResult outside =
            other.run({u"--json"_s, u"create"_s, place.database(), u"--folder"_s, folder});
        VERIFY_EXIT(outside, 0);
        QCOMPARE(outside.backup().value(u"state"_s).toString(), u"intact"_s);
        QCOMPARE(difference(before, statesBeside(place.database())), QString());
        QVERIFY(!QFileInfo::exists(place.database() + u"-shm"_s));
        ::chmod(place.data().toUtf8().constData(), 0755);
    }
}

void InputsTest::readOnlyFile()
{
    const UnprivilegedCtl other;
    if (!other.obstacle().isEmpty())
        QSKIP(qPrintable(other.obstacle()));
    const Place place;
    makeShop(place.database());
    UnprivilegedCtl::give(place.root());
    ::chmod(place.database().toUtf8().constData(), 0400);
    const auto before = statesBeside(place.database());
    const CtlResult result = other.run({u"--json"_s, u"create"_s, place.database()});
    VERIFY_EXIT(result, 0);
    QCOMPARE(difference(before, statesBeside(place.database())), QString());
    QCOMPARE(permissionBits(pathOf(result)), 0600U & 0700U);
}

void InputsTest::foreignCollation()
{
    const Place place; // P7
    makeWithForeignCollation(place.database());
    const CtlResult result = place.run(u"create"_s);
    VERIFY_EXIT(result, 0);
    QCOMPARE(result.backup().value(u"method"_s).toString(), u"pages"_s);
    QCOMPARE(result.backup().value(u"state"_s).toString(), u"unproved"_s);
    QVERIFY(result.backup().value(u"proved_at"_s).isNull());
    QVERIFY2(result.backup().value(u"state_detail"_s).toString().contains(u"unicase"_s),
             result.summary().constData());
    QCOMPARE(contentsDifference(contentsOf(place.database()), contentsOf(pathOf(result))),
             QString());
    // Not proved is not damaged.
    VERIFY_EXIT(place.run(u"verify"_s), 0);
    VERIFY_ERROR(place.run(u"show"_s, {u"latest-intact"_s}), 4, "backup-not-found");
}

void InputsTest::foreignConstraint()
{
    const Place place; // what only the app's function can tell does not spoil the rest
    makeShop(place.database());
    SqliteFile(place.database())
        .run(u"PRAGMA writable_schema=1; CREATE TABLE pattern(w); INSERT INTO pattern VALUES ('x');"
             "UPDATE sqlite_schema SET sql = 'CREATE TABLE pattern(w CHECK (w REGEXP ''x''))'"
             " WHERE name = 'pattern'"_s);
    const CtlResult result = place.run(u"create"_s);
    VERIFY_EXIT(result, 0);
    QCOMPARE(result.backup().value(u"state"_s).toString(), u"intact"_s);
    QCOMPARE(result.backup().value(u"method"_s).toString(), u"pages"_s);
}

void InputsTest::foreignModule()
{
    const Place place;
    makeWithForeignModule(place.database());
    const CtlResult result = place.run(u"create"_s);
    VERIFY_EXIT(result, 0);
    QVERIFY(result.backup().value(u"state"_s).toString() != u"damaged"_s);
    QCOMPARE(contentsDifference(contentsOf(place.database()), contentsOf(pathOf(result))),
             QString());
}

void InputsTest::brokenForeignKeys()
{
    const Place place; // normal in real apps, so no damage; L20
    SqliteFile(place.database())
        .run(u"CREATE TABLE user(id INTEGER PRIMARY KEY);"
             "CREATE TABLE post(id INTEGER PRIMARY KEY, author REFERENCES user(id));"
             "INSERT INTO post VALUES (1, 99)"_s);
    const CtlResult result = place.run(u"create"_s);
    VERIFY_EXIT(result, 0);
    QCOMPARE(result.backup().value(u"state"_s).toString(), u"intact"_s);
}

void InputsTest::hotJournal()
{
    const Place place;
    makeHotJournal(place.database());
    QVERIFY(QFileInfo(place.database() + u"-journal"_s).size() > 0);
    const QString recovered = place.elsewhere(u"recovered.db"_s);
    writeFile(recovered, fileBytes(place.database()));
    writeFile(recovered + u"-journal"_s, fileBytes(place.database() + u"-journal"_s));
    const auto before = statesBeside(place.database());
    const CtlResult result = place.run(u"create"_s);
    VERIFY_EXIT(result, 0);
    QCOMPARE(result.backup().value(u"state"_s).toString(), u"intact"_s);
    QCOMPARE(difference(before, statesBeside(place.database())), QString()); // R6
    QCOMPARE(contentsDifference(contentsOf(recovered), contentsOf(pathOf(result))), QString());
}

void InputsTest::leftWal()
{
    const Place place;
    makeLeftWal(place.database());
    const auto before = statesBeside(place.database());
    const CtlResult result = place.run(u"create"_s);
    VERIFY_EXIT(result, 0);
    QCOMPARE(difference(before, statesBeside(place.database())), QString()); // R6
    SqliteFile copy(pathOf(result), SqliteFile::Mode::ReadOnly);
    QCOMPARE(copy.value(u"SELECT count(*) FROM customer WHERE name = 'only in the wal'"_s).toInt(),
             1);
}

void InputsTest::oddNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("spaces") << u" my  app .db "_s; // B21
    QTest::newRow("quotes") << u"it's \"mine\" `now`.db"_s;
    QTest::newRow("newline") << u"two\nlines.db"_s;
    QTest::newRow("URI signs") << u"a?mode=ro#x%20&y.db"_s;
    QTest::newRow("file:") << u"file:app.db"_s;
    QTest::newRow("memory") << u":memory:"_s;
    QTest::newRow("Cyrillic") << u"учёт расходов.db"_s;
    QTest::newRow("emoji and accent") << u"éé 😀.sqlite3"_s;
    QTest::newRow("decomposed") << u"e\u0301.db"_s;
    QTest::newRow("200 bytes") << QString(100, u'ж');
    QTest::newRow("200 letters") << QString(196, u'x') + u".db"_s;
    QTest::newRow("no suffix") << u"database"_s;
    QTest::newRow("only a suffix") << u".db"_s;
    QTest::newRow("SQL") << u"x'); DROP TABLE backups; --.db"_s;
    QTest::newRow("percent signs") << u"%1 %2 %n %s.db"_s; // P02
    QTest::newRow("backslash") << u"a\\b.db"_s;
    QTest::newRow("dash") << u"-rf.db"_s;
}

void InputsTest::oddNames()
{
    QFETCH(const QString, name);
    const Place place(name);
    makeShop(place.elsewhere(u"plain.db"_s));
    QVERIFY(QFile::rename(place.elsewhere(u"plain.db"_s), place.database()));
    const CtlResult made = place.run(u"create"_s);
    VERIFY_EXIT(made, 0);
    QCOMPARE(QFileInfo(pathOf(made)).path(), place.backups());
    QCOMPARE(place.backupFiles(), QStringList{made.backup().value(u"filename"_s).toString()});
    VERIFY_EXIT(place.run(u"verify"_s), 0);
    const CtlResult listed = place.run(u"list"_s);
    QCOMPARE(listed.json().value(u"database"_s).toString(), place.database());
    QCOMPARE(listed.backups().size(), 1);
    // The same name as the target of an export, and as what is taken in.
    const QString target = place.elsewhere(u"out/"_s) + name;
    QDir().mkpath(place.elsewhere(u"out"_s));
    VERIFY_EXIT(place.run(u"export"_s, {u"latest"_s, target}), 0);
    QCOMPARE(entriesOf(place.elsewhere(u"out"_s)), QStringList{name});
    VERIFY_EXIT(place.run(u"import"_s, {target}), 0);
    VERIFY_EXIT(place.run(u"delete"_s, {idOf(made), u"--yes"_s}), 0);
    // For people it stays on one line.
    const CtlResult text = ctl({u"list"_s, u"--"_s, place.database()});
    VERIFY_EXIT(text, 0);
    QCOMPARE(text.out.count('\n'), 5);
}

void InputsTest::undecodableName()
{
    const Place place;
    makeShop(place.database());
    const QByteArray odd = place.data().toUtf8() + "/\xff\xfe.db";
    QCOMPARE(::rename(place.database().toUtf8().constData(), odd.constData()), 0);
    // QProcess can only pass text, so the shell makes the bytes.
    const CtlResult result = runProgram(
        u"sh"_s, {u"-c"_s, u"exec \"$1\" --json create \"$2/$(printf '\\377\\376').db\""_s, u"sh"_s,
                  ctlPath(), place.data()});
    VERIFY_ERROR(result, 1, "path-not-text");
    QVERIFY(!QFileInfo::exists(place.backups()));
}

/// No file is to be renamed for that.
void InputsTest::undecodableNote()
{
    const Place place;
    makeShop(place.database());
    const CtlResult result = runProgram(
        u"sh"_s, {u"-c"_s, u"exec \"$1\" --json create \"$2\" --note \"$(printf 'a\\377')\""_s,
                  u"sh"_s, ctlPath(), place.database()});
    VERIFY_ERROR(result, 2, "usage");
    QVERIFY2(result.err.contains("a%FF") && !result.err.contains("Rename"),
             result.summary().constData());
    QVERIFY(!QFileInfo::exists(place.backups()));
}

/// The table stays a table; "show" and programs get all of it.
void InputsTest::longNote()
{
    const Place place;
    makeShop(place.database());
    const QString note = QString(500, u'n') + u"end"_s;
    VERIFY_EXIT(place.run(u"create"_s, {u"--note"_s, note}), 0);
    const CtlResult table = ctl({u"list"_s, place.database()});
    VERIFY_EXIT(table, 0);
    QVERIFY(table.out.contains("nnn…"));
    const QList<QByteArray> lines = table.out.split('\n');
    for (const QByteArray &line : lines)
        QVERIFY2(line.size() < 200 || line.contains(place.database().toUtf8()), line.constData());
    QVERIFY(ctl({u"show"_s, place.database(), u"latest"_s}).out.contains("nend"));
    const QJsonObject backup = place.run(u"list"_s).backups().at(0).toObject();
    QCOMPARE(backup.value(u"note"_s).toString(), note);
}

void InputsTest::symbolicLink()
{
    const Place place;
    makeShop(place.database());
    const QString link = place.elsewhere(u"link.db"_s);
    QVERIFY(QFile::link(place.database(), link));
    const CtlResult made = ctlJson({u"create"_s, link});
    VERIFY_EXIT(made, 0);
    QCOMPARE(QFileInfo(pathOf(made)).path(), place.backups()); // beside the file itself
    QCOMPARE(place.run(u"list"_s).backups().size(), 1);
}

void InputsTest::longPath()
{
    const Place place; // SQLite takes 512 bytes
    QString deep = place.data();
    while (deep.toUtf8().size() < 445)
        deep += u"/каталог"_s;
    QVERIFY(QDir().mkpath(deep));
    makeShop(deep + u"/app.db"_s, u"delete"_s);
    const CtlResult refused = ctlJson({u"create"_s, deep + u"/app.db"_s});
    VERIFY_ERROR(refused, 1, "path-too-long");
    QVERIFY(!QFileInfo::exists(deep + u"/backups"_s));
    VERIFY_EXIT(ctlJson({u"create"_s, deep + u"/app.db"_s, u"--folder"_s, place.elsewhere(u"b"_s)}),
                0);
    QDir().mkpath(deep + u"/"_s + QString(90, u'x'));
    const QString unreachable = deep + u"/"_s + QString(90, u'x') + u"/app.db"_s;
    QVERIFY(QFile::rename(deep + u"/app.db"_s, unreachable));
    VERIFY_ERROR(ctlJson({u"create"_s, unreachable, u"--folder"_s, place.elsewhere(u"c"_s)}), 1,
                 "path-too-long");
}

void InputsTest::hiddenFolder()
{
    const UnprivilegedCtl other;
    if (!other.obstacle().isEmpty())
        QSKIP(qPrintable(other.obstacle()));
    const Place place; // may be passed through, but not listed
    makeShop(place.database());
    UnprivilegedCtl::give(place.root());
    ::chmod(place.data().toUtf8().constData(), 0111);
    const CtlResult refused = other.run({u"--json"_s, u"create"_s, place.database()});
    ::chmod(place.data().toUtf8().constData(), 0755);
    VERIFY_ERROR(refused, 1, "folder-not-writable");
    QCOMPARE(refused.err.count('\n'), 1); // the error alone, no line of a library
}

QTEST_GUILESS_MAIN(InputsTest)
#include "inputstest.moc"
