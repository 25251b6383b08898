// SPDX-License-Identifier: GPL-3.0-or-later
// A database that SQLite cannot read any more comes back, and what was there is kept as it was.
#include "tests/restore/program.h"
#include "tests/restore/restoring.h"

using namespace litekeep;
using namespace litekeep::test;

namespace {

const QStringList suffixes{u""_s, u"-wal"_s, u"-shm"_s, u"-journal"_s};

void removeAll(const QString &path)
{
    for (const QString &suffix : suffixes)
        QFile::remove(path + suffix);
}

/// A filled log or journal of another database.
void copySideFile(const QString &suffix, const RestorePlace &place)
{
    const QString other = place.elsewhere(u"other.db"_s);
    if (suffix == u"-wal"_s)
        makeLeftWal(other);
    else
        makeHotJournal(other);
    QFile::remove(place.database() + suffix);
    QVERIFY(QFile::copy(other + suffix, place.database() + suffix));
}

void breakIt(const QString &how, const RestorePlace &place)
{
    const QString path = place.database();
    if (how.startsWith(u"garbage "_s) && how != u"garbage wal"_s)
        removeAll(path);
    if (how == u"garbage file"_s) {
        writeFile(path, QByteArray(50'000, 'g'));
    } else if (how == u"garbage and side files"_s) {
        writeFile(path, QByteArray(50'000, 'g'));
        for (const QString &suffix : {u"-wal"_s, u"-shm"_s, u"-journal"_s})
            writeFile(path + suffix, QByteArray(3000, 's'));
    } else if (how == u"garbage header"_s) {
        makeThen(path, u"delete"_s);
        overwrite(path, 0, QByteArray(60, 'h'));
    } else if (how == u"garbage schema"_s) {
        overwrite(path, 100, QByteArray(1500, '\xee'));
    } else if (how == u"truncated"_s) {
        const QByteArray bytes = fileBytes(path);
        writeFile(path, bytes.left(bytes.size() / 2 + 77));
    } else if (how == u"empty"_s) {
        removeAll(path);
        writeFile(path, {});
    } else if (how == u"missing"_s || how == u"missing, log there"_s) {
        removeAll(path);
        if (how != u"missing"_s)
            copySideFile(u"-wal"_s, place);
    } else if (how == u"damaged table"_s) {
        damageTable(path, u"entry"_s);
    } else if (how == u"damaged index"_s) {
        desyncIndex(path, u"entry_epoch"_s);
    } else if (how == u"foreign journal"_s) {
        copySideFile(u"-journal"_s, place);
    } else if (how == u"garbage wal"_s) {
        writeFile(path + u"-wal"_s, QByteArray(40'000, 'w'));
    }
}

} // namespace

class DamagedTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comesBack_data();
    void comesBack();
    void onlyTheNamedCopyIsRemoved();
    void notUnderPrograms();
    void ownerOfANewFile();
    void cancelledLeavesNoCopy();
};

void DamagedTest::comesBack_data()
{
    QTest::addColumn<QString>("mode");
    QTest::addColumn<QString>("how");
    for (const char *mode : {"wal", "delete"}) {
        for (const char *how :
             {"garbage file", "garbage and side files", "garbage header", "garbage schema",
              "truncated", "empty", "missing", "missing, log there", "damaged table",
              "damaged index", "foreign journal", "garbage wal"})
            QTest::addRow("%s, %s", mode, how)
                << QString::fromLatin1(mode) << QString::fromLatin1(how);
    }
}

void DamagedTest::comesBack()
{
    QFETCH(const QString, mode);
    QFETCH(const QString, how);
    const RestorePlace place(mode);
    breakIt(how, place);
    QMap<QString, QByteArray> before;
    for (const QString &suffix : suffixes) {
        if (QFile::exists(place.database() + suffix))
            before.insert(u"app.db"_s + suffix, fileBytes(place.database() + suffix));
    }
    const auto owner = ownerAndMode(place.database());
    const auto restored = place.restore();
    VERIFY_OK(restored);
    VERIFY_EMPTY(place.differenceFrom(place.then));
    if (owner.inode != 0)
        QVERIFY(ownerAndMode(place.database()) == owner);
    QVERIFY(!place.interrupted());
    const QString trouble = place.disagreement();
    QVERIFY2(trouble.isEmpty() || trouble.startsWith(u"left over: damaged-"_s),
             qPrintable(trouble));
    // The journal mode is the database's own; where none could be told, the backup's.
    const bool own = how == u"damaged table"_s || how == u"damaged index"_s
                     || how == u"garbage header"_s || how == u"foreign journal"_s;
    if (!own)
        QCOMPARE(journalModeOf(place.database()), mode);

    const auto engine = place.engine();
    const auto copies = await(engine->damagedCopies());
    VERIFY_OK(copies);
    if (how == u"missing"_s) {
        QVERIFY(!restored->safetyBackup && !restored->damagedCopy);
        QVERIFY(copies->isEmpty());
        QVERIFY(!place.undoable());
        return;
    }
    if (restored->safetyBackup) { // it could be read after all, as SQLite recovers it
        QVERIFY(how == u"garbage wal"_s || how == u"foreign journal"_s);
        VERIFY_OK(place.undo());
        return;
    }
    QVERIFY(restored->damagedCopy);
    QCOMPARE(copies->size(), 1);
    QCOMPARE(copies->first().folder, restored->damagedCopy->folder);
    qint64 size = 0;
    for (auto it = before.cbegin(); it != before.cend(); ++it) {
        QVERIFY2(fileBytes(copies->first().folder + u'/' + it.key()) == it.value(),
                 qPrintable(it.key()));
        size += it->size();
    }
    QCOMPARE(entriesOf(copies->first().folder), QStringList(before.keys()));
    QCOMPARE(copies->first().sizeBytes, size);
    QCOMPARE(permissionBits(copies->first().folder), 0700U);
    QVERIFY(!place.undoable());
    // The next restore keeps a safety backup as ever.
    VERIFY_OK(place.restore());
    QVERIFY(place.undoable());
}

void DamagedTest::onlyTheNamedCopyIsRemoved()
{
    const RestorePlace place(u"delete"_s);
    for (int i = 0; i < 2; ++i) {
        writeFile(place.database(), QByteArray(5000 + i, 'g'));
        VERIFY_OK(place.restore());
    }
    const auto engine = place.engine();
    const auto copies = await(engine->damagedCopies());
    VERIFY_OK(copies);
    QCOMPARE(copies->size(), 2);
    const auto files = place.backupStates().size();
    const QStringList wrongOnes{place.backups(),
                                place.data(),
                                place.backups() + u"/damaged-x"_s,
                                copies->first().folder + u"/../../backups"_s,
                                u"/"_s,
                                QString()};
    for (const QString &wrong : wrongOnes)
        QVERIFY(!await(engine->removeDamagedCopy(wrong)).has_value());
    const QString foreign = copies->last().folder + u"/mine.txt"_s;
    writeFile(foreign, "mine");
    QVERIFY(!await(engine->removeDamagedCopy(copies->last().folder)).has_value());
    QVERIFY(QFile::exists(foreign));
    VERIFY_OK(await(engine->removeDamagedCopy(copies->first().folder)));
    QVERIFY(!QFile::exists(copies->first().folder));
    QVERIFY(QFile::exists(copies->last().folder));
    QCOMPARE(place.backupStates().size(), files - 1);
    VERIFY_EMPTY(place.differenceFrom(place.then));
}

void DamagedTest::notUnderPrograms()
{
    const RestorePlace place(u"delete"_s);
    damageTable(place.database(), u"entry"_s);
    const auto before = statesBeside(place.database());
    {
        Program server;
        QVERIFY(server.start({u"server"_s, place.database()}));
        VERIFY_FAILS(place.restore(), ErrorCode::ProgramsStillRunning);
        QVERIFY(server.isRunning());
        server.process().terminate();
    }
    VERIFY_EMPTY(difference(before, statesBeside(place.database())));
    const auto engine = place.engine();
    QVERIFY(await(engine->damagedCopies())->isEmpty());
    VERIFY_OK(place.restore());
    VERIFY_EMPTY(place.differenceFrom(place.then));
}

void DamagedTest::ownerOfANewFile()
{
    if (!isRoot())
        QSKIP("only root can make files for others");
    const RestorePlace place(u"wal"_s);
    removeAll(place.database());
    QCOMPARE(::chown(place.data().toUtf8().constData(), 1234, 4321), 0);
    VERIFY_OK(place.restore());
    const auto made = ownerAndMode(place.database());
    QCOMPARE(made.user, 1234U);
    QCOMPARE(made.group, 4321U);
    QCOMPARE(made.mode, 0600U);
    QStringList names = entriesOf(place.data());
    names.removeAll(u"backups"_s);
    QCOMPARE(names, QStringList{u"app.db"_s});
}

void DamagedTest::cancelledLeavesNoCopy()
{
    const RestorePlace place(u"delete"_s);
    writeFile(place.database(), QByteArray(5'000'000, 'g'));
    const auto before = statesBeside(place.database());
    int cancelled = 0;
    for (int at = 0; at < 40; ++at) {
        const auto engine = place.engine();
        int events = 0;
        QObject::connect(engine.get(), &BackupEngine::progressChanged, engine.get(), [&] {
            if (events++ == at)
                engine->cancel();
        });
        const auto result = await(engine->restore(place.backup.id));
        if (result)
            break; // it had fewer events
        QCOMPARE(result.error().code, ErrorCode::Cancelled);
        ++cancelled;
        if (!difference(before, statesBeside(place.database())).isEmpty()) {
            // The bytes are in the copy; that must be there then.
            QVERIFY(!await(engine->damagedCopies())->isEmpty());
            break;
        }
    }
    QVERIFY(cancelled > 1);
}

QTEST_GUILESS_MAIN(DamagedTest)
#include "tst_damaged.moc"
