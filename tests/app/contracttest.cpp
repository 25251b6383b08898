// SPDX-License-Identifier: GPL-3.0-or-later
// The JSON of each verb, as programs rely on it.
#include "tests/app/place.h"
#include "tests/support/contents.h"
#include "tests/support/sqlitefile.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QFileInfo>
#include <QRegularExpression>

using namespace litekeep::test;

namespace {

QStringList keysOf(const QJsonObject &object)
{
    QStringList keys = object.keys();
    keys.sort();
    return keys;
}

QStringList idsIn(const CtlResult &listed)
{
    QStringList ids;
    const QJsonArray backups = listed.backups();
    for (const auto &value : backups)
        ids.append(value.toObject().value(u"id"_s).toString());
    return ids;
}

} // namespace

class ContractTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void create();
    void createCopiesEverything();
    void createAuto();
    void list();
    void listChangesNothing();
    void show();
    void verify();
    void verifyFindsDamage();
    void remove();
    void exportFile();
    void importFile();
    void importDamaged();
    void shortenedIds();
    void keptDamaged();
    void notes();
};

void ContractTest::create()
{
    const Place place;
    makeShop(place.database());
    const QDateTime before = QDateTime::currentDateTimeUtc().addSecs(-1);
    const CtlResult result = place.run(u"create"_s);
    VERIFY_EXIT(result, 0);
    QVERIFY2(result.err.isEmpty(), result.summary().constData());
    QCOMPARE(keysOf(result.json()),
             (QStringList{u"backup"_s, u"pruned"_s, u"unchanged"_s, u"warnings"_s}));
    QCOMPARE(result.json().value(u"unchanged"_s), QJsonValue(false));
    QVERIFY(result.json().value(u"pruned"_s).toArray().isEmpty());

    const QJsonObject backup = result.backup();
    for (const QString &key :
         {u"id"_s, u"filename"_s, u"path"_s, u"backup_type"_s, u"created_at"_s, u"sha256"_s,
          u"state"_s, u"state_detail"_s, u"method"_s, u"note"_s, u"proved_at"_s})
        QVERIFY2(backup.value(key).isString(), qPrintable(key));
    for (const QString &key : {u"sequence"_s, u"size_bytes"_s})
        QVERIFY2(backup.value(key).isDouble(), qPrintable(key));
    QVERIFY(backup.value(u"pinned"_s).isBool());
    QVERIFY(backup.value(u"source"_s).isObject());

    QCOMPARE(backup.value(u"state"_s).toString(), u"intact"_s);
    QCOMPARE(backup.value(u"backup_type"_s).toString(), u"manual"_s);
    QCOMPARE(backup.value(u"method"_s).toString(), u"vacuum"_s);
    const QString name = backup.value(u"filename"_s).toString();
    static const QRegularExpression form(u"^app-\\d{8}T\\d{6}Z-manual\\.db$"_s);
    QVERIFY2(form.match(name).hasMatch(), qPrintable(name));
    QCOMPARE(pathOf(result), place.backups() + u'/' + name);
    QCOMPARE(place.backupFiles(), QStringList{name});

    const QByteArray bytes = fileBytes(pathOf(result));
    QCOMPARE(backup.value(u"size_bytes"_s).toInteger(), bytes.size());
    QCOMPARE(backup.value(u"sha256"_s).toString().toLatin1(),
             QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
    const QString created = backup.value(u"created_at"_s).toString();
    static const QRegularExpression utc(u"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$"_s);
    QVERIFY2(utc.match(created).hasMatch(), qPrintable(created));
    QVERIFY(QDateTime::fromString(created, Qt::ISODateWithMs) >= before);
    QVERIFY(QDateTime::fromString(created, Qt::ISODateWithMs)
            <= QDateTime::currentDateTimeUtc().addSecs(1));
}

void ContractTest::createCopiesEverything()
{
    const Place place;
    makeShop(place.database(), u"wal"_s, 2000);
    const CtlResult result = place.run(u"create"_s);
    VERIFY_EXIT(result, 0);
    QCOMPARE(contentsDifference(contentsOf(place.database()), contentsOf(pathOf(result))),
             QString());
    const QJsonObject source = result.backup().value(u"source"_s).toObject();
    QCOMPARE(source.value(u"tables"_s).toInteger(), 4);
    QCOMPARE(source.value(u"rows"_s).toInteger(), 201 + 2000 + 201);
    QCOMPARE(source.value(u"user_version"_s).toInteger(), 7);
    QCOMPARE(source.value(u"application_id"_s).toInteger(), 1280002914);
    QCOMPARE(source.value(u"encoding"_s).toString(), u"UTF-8"_s);
    QCOMPARE(source.value(u"journal_mode"_s).toString(), u"wal"_s);
    QCOMPARE(source.value(u"page_size"_s).toInteger(), 4096);
    QCOMPARE(source.value(u"auto_vacuum"_s).toInteger(), 0);
}

void ContractTest::createAuto()
{
    const Place place;
    makeShop(place.database());
    const CtlResult first = place.run(u"create"_s, {u"--type"_s, u"auto"_s});
    VERIFY_EXIT(first, 0);
    QCOMPARE(first.backup().value(u"backup_type"_s).toString(), u"auto"_s);
    const CtlResult second = place.run(u"create"_s, {u"--type=auto"_s});
    VERIFY_EXIT(second, 0);
    QCOMPARE(second.json().value(u"unchanged"_s), QJsonValue(true));
    QCOMPARE(idOf(second), idOf(first));
    QCOMPARE(place.backupFiles().size(), 1);
    // A manual one always makes a file.
    const CtlResult manual = place.run(u"create"_s);
    VERIFY_EXIT(manual, 0);
    QCOMPARE(manual.json().value(u"unchanged"_s), QJsonValue(false));
    QVERIFY(idOf(manual) != idOf(first));
    QCOMPARE(place.backupFiles().size(), 2);
    // And a change makes an automatic one, too.
    SqliteFile(place.database()).run(u"UPDATE customer SET city = 'Oslo' WHERE id = 1"_s);
    const CtlResult changed = place.run(u"create"_s, {u"--type"_s, u"auto"_s});
    VERIFY_EXIT(changed, 0);
    QCOMPARE(changed.json().value(u"unchanged"_s), QJsonValue(false));
    QCOMPARE(place.backupFiles().size(), 3);
}

void ContractTest::list()
{
    const Place place;
    makeShop(place.database());
    // L25: an empty list is success.
    const CtlResult empty = place.run(u"list"_s);
    VERIFY_EXIT(empty, 0);
    QCOMPARE(keysOf(empty.json()), (QStringList{u"backups"_s, u"database"_s, u"folder"_s}));
    QVERIFY(empty.json().value(u"backups"_s).isArray());
    QVERIFY(empty.backups().isEmpty());

    QStringList newestFirst;
    for (int i = 0; i < 3; ++i) {
        const CtlResult made = place.run(u"create"_s);
        VERIFY_EXIT(made, 0);
        newestFirst.prepend(idOf(made));
    }
    const CtlResult listed = place.run(u"list"_s);
    VERIFY_EXIT(listed, 0);
    QCOMPARE(idsIn(listed), newestFirst);
    QCOMPARE(listed.json().value(u"database"_s).toString(), place.database());
    QCOMPARE(listed.json().value(u"folder"_s).toString(), place.backups());
}

void ContractTest::listChangesNothing()
{
    const Place place;
    makeShop(place.database());
    VERIFY_EXIT(place.run(u"list"_s), 0);
    QVERIFY(!QFileInfo::exists(place.backups())); // not even the folder
    VERIFY_EXIT(place.run(u"create"_s), 0);
    const QString leftover = place.backups() + u"/app-20200101T000000Z-manual.db.partial"_s;
    writeFile(leftover, "unfinished");
    QMap<QString, FileState> before;
    for (const QString &name : entriesOf(place.backups()))
        before.insert(name, stateOf(place.backups() + u'/' + name));
    VERIFY_EXIT(place.run(u"list"_s), 0);
    VERIFY_EXIT(place.run(u"show"_s, {u"latest"_s}), 0);
    QMap<QString, FileState> after;
    for (const QString &name : entriesOf(place.backups()))
        after.insert(name, stateOf(place.backups() + u'/' + name));
    QCOMPARE(difference(before, after), QString());
}

void ContractTest::show()
{
    const Place place;
    makeShop(place.database());
    VERIFY_ERROR(place.run(u"show"_s, {u"latest"_s}), 4, "backup-not-found");
    const CtlResult made = place.run(u"create"_s);
    const CtlResult shown = place.run(u"show"_s, {u"latest"_s});
    VERIFY_EXIT(shown, 0);
    QCOMPARE(keysOf(shown.json()), QStringList{u"backup"_s});
    QCOMPARE(shown.backup(), made.backup());
    VERIFY_ERROR(place.run(u"show"_s, {u"no-such-id"_s}), 4, "backup-not-found");
}

void ContractTest::verify()
{
    const Place place;
    makeShop(place.database());
    const CtlResult first = place.run(u"create"_s);
    const CtlResult second = place.run(u"create"_s);
    const CtlResult all = place.run(u"verify"_s);
    VERIFY_EXIT(all, 0);
    QCOMPARE(keysOf(all.json()), QStringList{u"results"_s});
    const QJsonArray results = all.json().value(u"results"_s).toArray();
    QCOMPARE(results.size(), 2);
    for (const auto &value : results) {
        QCOMPARE(keysOf(value.toObject()), (QStringList{u"detail"_s, u"id"_s, u"state"_s}));
        QCOMPARE(value.toObject().value(u"state"_s).toString(), u"intact"_s);
    }
    const CtlResult one = place.run(u"verify"_s, {idOf(first)});
    VERIFY_EXIT(one, 0);
    QCOMPARE(one.json().value(u"results"_s).toArray().size(), 1);
    VERIFY_ERROR(place.run(u"verify"_s, {idOf(second), u"no-such-id"_s}), 4, "backup-not-found");
}

void ContractTest::verifyFindsDamage()
{
    const Place place;
    makeShop(place.database());
    const CtlResult flipped = place.run(u"create"_s);
    const CtlResult gone = place.run(u"create"_s);
    const CtlResult good = place.run(u"create"_s);
    // L09; the checksum sees what no integrity_check can: a flipped byte of a value.
    overwrite(pathOf(flipped), fileBytes(pathOf(flipped)).indexOf("Customer 7"), "Kustomer 7");
    QVERIFY(SqliteFile(pathOf(flipped), SqliteFile::Mode::ReadOnly).isIntact());
    QVERIFY(QFile::remove(pathOf(gone)));

    const CtlResult all = place.run(u"verify"_s);
    VERIFY_EXIT(all, 5);
    QMap<QString, QString> states;
    const QJsonArray results = all.json().value(u"results"_s).toArray();
    for (const auto &value : results)
        states.insert(value.toObject().value(u"id"_s).toString(),
                      value.toObject().value(u"state"_s).toString());
    QCOMPARE(states, (QMap<QString, QString>{{idOf(flipped), u"damaged"_s},
                                             {idOf(gone), u"missing"_s},
                                             {idOf(good), u"intact"_s}}));
    // It is remembered, and what is left is offered.
    QCOMPARE(place.run(u"show"_s, {idOf(flipped)}).backup().value(u"state"_s).toString(),
             u"damaged"_s);
    QCOMPARE(idOf(place.run(u"show"_s, {u"latest-intact"_s})), idOf(good));
    VERIFY_EXIT(place.run(u"verify"_s, {u"latest-intact"_s}), 0);
}

void ContractTest::remove()
{
    const Place place;
    makeShop(place.database());
    const CtlResult first = place.run(u"create"_s);
    const CtlResult second = place.run(u"create"_s);
    const CtlResult third = place.run(u"create"_s);
    const CtlResult refused = place.run(u"delete"_s, {idOf(first)});
    VERIFY_ERROR(refused, 2, "usage");
    QCOMPARE(place.backupFiles().size(), 3);
    // P06: one unknown id, and nothing goes.
    VERIFY_ERROR(place.run(u"delete"_s, {idOf(first), u"no-such-id"_s, u"--yes"_s}), 4,
                 "backup-not-found");
    QCOMPARE(place.backupFiles().size(), 3);

    const CtlResult deleted =
        place.run(u"delete"_s, {u"--yes"_s, idOf(first), u"latest"_s, idOf(first)});
    VERIFY_EXIT(deleted, 0);
    QCOMPARE(keysOf(deleted.json()), QStringList{u"deleted"_s});
    QCOMPARE(deleted.json().value(u"deleted"_s).toArray(), (QJsonArray{idOf(first), idOf(third)}));
    QVERIFY(!QFileInfo::exists(pathOf(first)));
    QVERIFY(!QFileInfo::exists(pathOf(third)));
    QCOMPARE(idsIn(place.run(u"list"_s)), QStringList{idOf(second)});
}

void ContractTest::exportFile()
{
    const Place place;
    makeShop(place.database());
    const CtlResult made = place.run(u"create"_s);
    const QString target = place.elsewhere(u"copy.db"_s);
    const CtlResult exported = place.run(u"export"_s, {u"latest"_s, target});
    VERIFY_EXIT(exported, 0);
    const QJsonObject object = exported.json().value(u"exported"_s).toObject();
    QCOMPARE(keysOf(object), (QStringList{u"id"_s, u"path"_s, u"sha256"_s, u"size_bytes"_s}));
    QCOMPARE(object.value(u"id"_s).toString(), idOf(made));
    QCOMPARE(object.value(u"path"_s).toString(), target);
    QCOMPARE(object.value(u"sha256"_s), made.backup().value(u"sha256"_s));
    QCOMPARE(object.value(u"size_bytes"_s), made.backup().value(u"size_bytes"_s));
    QCOMPARE(fileBytes(target), fileBytes(pathOf(made)));
}

void ContractTest::importFile()
{
    const Place place;
    makeShop(place.database());
    // P30: what lies only in the -wal counts.
    const QString foreign = place.elsewhere(u"foreign.db"_s);
    makeLeftWal(foreign);
    const CtlResult imported = place.run(u"import"_s, {foreign, u"--note"_s, u"from afar"_s});
    VERIFY_EXIT(imported, 0);
    QCOMPARE(keysOf(imported.json()), QStringList{u"backup"_s});
    QCOMPARE(imported.backup().value(u"backup_type"_s).toString(), u"imported"_s);
    QCOMPARE(imported.backup().value(u"state"_s).toString(), u"intact"_s);
    QCOMPARE(imported.backup().value(u"note"_s).toString(), u"from afar"_s);
    SqliteFile copy(pathOf(imported), SqliteFile::Mode::ReadOnly);
    QCOMPARE(copy.value(u"SELECT count(*) FROM customer WHERE name = 'only in the wal'"_s).toInt(),
             1);
    QVERIFY(pathOf(imported).endsWith(u"-imported.db"_s));
    QCOMPARE(idsIn(place.run(u"list"_s)), QStringList{idOf(imported)});
}

void ContractTest::importDamaged()
{
    const Place place;
    makeShop(place.database());
    const QString foreign = place.elsewhere(u"foreign.db"_s);
    makeShop(foreign);
    damageTable(foreign, u"orders"_s);
    const auto before = stateOf(foreign);
    const CtlResult result = place.run(u"import"_s, {foreign});
    VERIFY_EXIT(result, 5);
    QVERIFY(before == stateOf(foreign));
    QVERIFY(place.backupFiles().isEmpty());
    VERIFY_ERROR(place.run(u"import"_s, {place.elsewhere(u"nothing.db"_s)}), 4, "database-missing");
}

void ContractTest::shortenedIds()
{
    const Place place;
    makeShop(place.database());
    const CtlResult first = place.run(u"create"_s);
    const CtlResult second = place.run(u"create"_s);
    QString beginning;
    while (idOf(second).startsWith(beginning))
        beginning = idOf(first).left(beginning.size() + 1);
    QCOMPARE(idOf(place.run(u"show"_s, {beginning})), idOf(first));
    const QString common = beginning.chopped(1);
    if (common.isEmpty())
        return; // they differ in the first character: nothing is ambiguous
    VERIFY_ERROR(place.run(u"show"_s, {common}), 2, "backup-ambiguous");
}

void ContractTest::keptDamaged()
{
    const Place place;
    makeShop(place.database(), u"delete"_s);
    const CtlResult good = place.run(u"create"_s);
    VERIFY_EXIT(good, 0);
    damageTable(place.database(), u"orders"_s);
    VERIFY_ERROR(place.run(u"create"_s), 5, "database-damaged");
    QCOMPARE(place.backupFiles().size(), 1);
    const CtlResult kept = place.run(u"create"_s, {u"--keep-damaged"_s});
    VERIFY_EXIT(kept, 5);
    QCOMPARE(kept.backup().value(u"state"_s).toString(), u"damaged"_s);
    QCOMPARE(idOf(place.run(u"show"_s, {u"latest-intact"_s})), idOf(good));
    VERIFY_EXIT(place.run(u"verify"_s, {idOf(good)}), 0);
}

void ContractTest::notes()
{
    const Place place;
    makeShop(place.database());
    const QString note = u"before the \"big\" upgrade; Привет\n2nd line 😀"_s;
    const CtlResult made = place.run(u"create"_s, {u"--note"_s, note});
    VERIFY_EXIT(made, 0);
    QCOMPARE(made.backup().value(u"note"_s).toString(), note);
    QCOMPARE(place.run(u"show"_s, {u"latest"_s}).backup().value(u"note"_s).toString(), note);
}

QTEST_GUILESS_MAIN(ContractTest)
#include "contracttest.moc"
