// SPDX-License-Identifier: GPL-3.0-or-later
// What a restore promises beside the content: nothing that was written is lost on the way,
// nothing superfluous stays, the journal mode comes back, and "done" is said when it is done.
#include "engine/internal/catalogue.h"
#include "tests/automatic/handclock.h"
#include "tests/restore/program.h"
#include "tests/restore/restoring.h"
#include "tests/support/ctl.h"
#include "tests/support/otherprogram.h"

#include <QStandardPaths>
#include <QTemporaryDir>

#include <functional>

using namespace litekeep;
using namespace litekeep::test;

class PromisesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void walIsPutBackAfterAKill_data();
    void walIsPutBackAfterAKill();
    void writtenDuringTheSafetyBackup();
    void programsThatGoOnWriting();
    void madeByAProgramMeanwhile();
    void backupChangedBeforeItIsPutBack();
    void backupChangedWhileItIsPutBack();
    void refusedKeepsNoSafetyBackup_data();
    void refusedKeepsNoSafetyBackup();
    void theOnlyGoodBackupStays();
    void cancelAfterTheCommit_data();
    void cancelAfterTheCommit();
    void oldSafetyBackupsGo();
    void whatUndoNeedsStays();
    void automaticBackupIsDueAtOnce();
    void interruptedTellsTheTruth_data();
    void interruptedTellsTheTruth();
    void doneAfterTheSync_data();
    void doneAfterTheSync();
};

namespace {

QList<Backup> safetyBackups(const Place &place)
{
    QList<Backup> all = place.list().value_or(BackupList()).backups;
    all.removeIf([](const Backup &backup) { return backup.type != BackupType::Safety; });
    return all;
}

/// The journal mode as the file's header tells it, without opening it with SQLite.
QString modeInHeader(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return file.read(20).endsWith(QByteArray(2, 2)) ? u"wal"_s : u"delete"_s;
}

/// "now" has pages of another size than the backup.
void usePages(RestorePlace &place, int size)
{
    SqliteFile(place.database())
        .run(u"PRAGMA journal_mode=DELETE; PRAGMA page_size=%1; VACUUM; PRAGMA journal_mode=WAL"_s
                 .arg(size));
    place.now = contentsOf(place.database());
}

/// Another connection has the write lock of a WAL database until the restore waits for it: the
/// safety backup is sealed then, and nothing is put back yet.
Result<RestoreResult> restoreWhile(const RestorePlace &place,
                                   const std::function<void(SqliteFile &)> &before,
                                   const std::function<void(SqliteFile &)> &meanwhile)
{
    SqliteFile other(place.database());
    other.run(u"BEGIN IMMEDIATE"_s);
    before(other);
    const auto engine = place.engine({.folder = {}, .waitSeconds = 60});
    bool putting = false;
    bool done = false;
    QObject::connect(engine.get(), &BackupEngine::progressChanged, engine.get(),
                     [&](const Progress &now) {
                         putting = putting || now.stage == Stage::Restoring;
                         if (done || !putting || now.stage != Stage::WaitingForDatabase)
                             return;
                         done = true;
                         meanwhile(other);
                     });
    return await(engine->restore(place.backup.id));
}

void addRow(SqliteFile &database)
{
    database.run(u"INSERT INTO entry(epoch, token) VALUES ('late', 1)"_s);
}

void commit(SqliteFile &database)
{
    database.run(u"COMMIT"_s);
}

int lateRows(const RestorePlace &place)
{
    return SqliteFile(place.database())
        .value(u"SELECT count(*) FROM entry WHERE epoch='late'"_s)
        .toInt();
}

void flipOneByte(const QString &path)
{
    const QByteArray bytes = fileBytes(path);
    overwrite(path, bytes.size() / 2, QByteArray(1, char(bytes.at(bytes.size() / 2) ^ 1)));
}

/// Leaving WAL mode is a transaction of its own: a kill within it is rolled back to WAL mode.
/// Looked at in a copy, so that a hot journal stays for the next start.
bool staysInRollbackMode(const QString &database)
{
    const QTemporaryDir folder;
    const QString copy = folder.filePath(u"copy.db"_s);
    for (const QString &suffix : {QString(), u"-journal"_s, u"-wal"_s}) {
        if (QFile::exists(database + suffix) && !QFile::copy(database + suffix, copy + suffix))
            return false;
    }
    return SqliteFile(copy).value(u"PRAGMA journal_mode"_s) == u"delete"_s;
}

/// Kills litekeepctl as soon as the database has left WAL mode.
bool killInRollbackMode(RestorePlace &place)
{
    for (int attempt = 0; attempt < 20; ++attempt) {
        QProcess process;
        startCtl(process, {u"restore"_s, place.database(), place.backup.id, u"--yes"_s});
        bool left = false;
        while (!left && process.state() != QProcess::NotRunning) {
            left = modeInHeader(place.database()) == u"delete"_s;
            process.waitForFinished(left ? 3 * attempt : 0);
        }
        process.kill();
        process.waitForFinished();
        if (staysInRollbackMode(place.database()))
            return true;
        usePages(place, 1024);
    }
    return false;
}

} // namespace

void PromisesTest::walIsPutBackAfterAKill_data()
{
    QTest::addColumn<bool>("open");
    QTest::newRow("at the next start") << false;
    QTest::newRow("as soon as nobody has it open") << true;
}

void PromisesTest::walIsPutBackAfterAKill()
{
    QFETCH(const bool, open);
    RestorePlace place(u"wal"_s, 40);
    usePages(place, 1024);
    QVERIFY(killInRollbackMode(place));
    if (open) {
        Program server;
        QVERIFY(server.start({u"server"_s, place.database()}));
        const auto engine = place.engine();
        const auto told = await(engine->startUp());
        VERIFY_OK(told);
        QVERIFY(tells(*told, Notice::Code::JournalModeOwed));
        QVERIFY(server.isRunning());
        server.process().terminate();
        server.process().waitForFinished();
        QCOMPARE(modeInHeader(place.database()), u"delete"_s);
    }
    const auto engine = place.engine();
    const auto told = await(engine->startUp());
    VERIFY_OK(told);
    QVERIFY(!tells(*told, Notice::Code::JournalModeOwed));
    QCOMPARE(modeInHeader(place.database()), u"wal"_s);
    const auto seen = place.interrupted();
    QVERIFY(seen);
    const bool isThen = seen->state == InterruptedRestore::State::New;
    QVERIFY(isThen || seen->state == InterruptedRestore::State::Old);
    VERIFY_EMPTY(place.differenceFrom(isThen ? place.then : place.now));
    // Paid is paid: a person may want another mode from now on.
    SqliteFile(place.database()).run(u"PRAGMA journal_mode=DELETE"_s);
    VERIFY_OK(await(engine->startUp()));
    QCOMPARE(modeInHeader(place.database()), u"delete"_s);
}

/// Committed after the safety backup was sealed and before the restore: it must be in one of them.
void PromisesTest::writtenDuringTheSafetyBackup()
{
    const RestorePlace place(u"wal"_s);
    const auto restored = restoreWhile(place, addRow, commit);
    VERIFY_OK(restored);
    QVERIFY(!tells(restored->warnings, Notice::Code::WrittenMeanwhile));
    VERIFY_EMPTY(place.differenceFrom(place.then));
    QCOMPARE(safetyBackups(place).size(), 1); // not the superseded one
    VERIFY_OK(place.undo());
    QCOMPARE(lateRows(place), 1);
    VERIFY_EMPTY(place.disagreement());
}

void PromisesTest::programsThatGoOnWriting()
{
    const RestorePlace place(u"wal"_s, 4);
    Program writer;
    QVERIFY(writer.start({u"writer"_s, place.database()}));
    QVERIFY(writer.waitFor(u"ack 5"_s));
    const auto restored = place.restore();
    VERIFY_OK(restored);
    QVERIFY(tells(restored->warnings, Notice::Code::WrittenMeanwhile));
    QVERIFY(writer.stop());
    QCOMPARE(safetyBackups(place).size(), 1);
}

/// The database was missing, and a program makes a new one while the file is being written.
void PromisesTest::madeByAProgramMeanwhile()
{
    const RestorePlace place(u"wal"_s, 60);
    for (const QString &suffix : {u""_s, u"-wal"_s, u"-shm"_s})
        QFile::remove(place.database() + suffix);
    QProcess process;
    startCtl(process, {u"restore"_s, place.database(), place.backup.id, u"--yes"_s});
    while (!QFile::exists(place.database() + u".litekeep.partial"_s)
           && process.state() != QProcess::NotRunning)
        process.waitForFinished(0);
    if (QFile::exists(place.database()))
        QSKIP("the restore was faster");
    SqliteFile program(place.database());
    program.run(u"PRAGMA journal_mode=WAL; CREATE TABLE mine(x); INSERT INTO mine VALUES (7)"_s);
    finishCtl(process);
    // Whatever became of the restore, what the program was told is kept is there.
    const QString mine = u"SELECT x FROM mine"_s;
    const QList<Backup> kept = safetyBackups(place);
    const QString where = kept.isEmpty() ? place.database() : kept.first().path;
    QCOMPARE(SqliteFile(where).value(mine).toInt(), 7);
    QVERIFY(SqliteFile(place.database()).isIntact());
}

void PromisesTest::backupChangedBeforeItIsPutBack()
{
    const RestorePlace place(u"wal"_s);
    VERIFY_FAILS(restoreWhile(place, addRow,
                              [&](SqliteFile &other) {
                                  flipOneByte(place.backup.path);
                                  commit(other);
                              }),
                 ErrorCode::BackupDamaged);
    QCOMPARE(lateRows(place), 1);
    QCOMPARE(SqliteFile(place.database()).value(u"SELECT name FROM state"_s).toString(), u"now"_s);
}

/// It must not prove itself.
void PromisesTest::backupChangedWhileItIsPutBack()
{
    const RestorePlace place(u"wal"_s);
    VERIFY_FAILS(restoreWhile(
                     place, [](SqliteFile &) {},
                     [&](SqliteFile &other) {
                         flipOneByte(place.backup.path);
                         other.run(u"ROLLBACK"_s);
                     }),
                 ErrorCode::RestoreUnproved);
    VERIFY_OK(place.undo());
    VERIFY_EMPTY(place.differenceFrom(place.now));
}

void PromisesTest::refusedKeepsNoSafetyBackup_data()
{
    QTest::addColumn<QString>("mode");
    QTest::addColumn<QString>("lock");
    QTest::newRow("reader") << u"delete"_s << u"shared"_s;
    QTest::newRow("writer") << u"wal"_s << u"immediate"_s;
}

void PromisesTest::refusedKeepsNoSafetyBackup()
{
    QFETCH(const QString, mode);
    QFETCH(const QString, lock);
    const RestorePlace place(mode);
    OtherProgram other;
    QVERIFY(other.startLock(place.database(), lock));
    const auto engine = place.engine({.folder = {}, .waitSeconds = 1});
    for (int i = 0; i < 2; ++i) {
        VERIFY_FAILS(await(engine->restore(place.backup.id)), ErrorCode::DatabaseBusy);
        QCOMPARE(safetyBackups(place).size(), 0);
        VERIFY_EMPTY(place.disagreement());
    }
    QVERIFY(other.stop());
    VERIFY_EMPTY(place.differenceFrom(place.now));
}

void PromisesTest::theOnlyGoodBackupStays()
{
    const RestorePlace place(u"delete"_s);
    flipOneByte(place.backup.path);
    OtherProgram other;
    QVERIFY(other.startLock(place.database(), u"shared"_s));
    const auto engine = place.engine({.folder = {}, .waitSeconds = 1});
    VERIFY_FAILS(await(engine->restore(place.backup.id, {.programs = {}, .forceDamaged = true})),
                 ErrorCode::DatabaseBusy);
    QCOMPARE(safetyBackups(place).size(), 1);
    QCOMPARE(safetyBackups(place).first().state, BackupState::Intact);
    QVERIFY(other.stop());
}

void PromisesTest::cancelAfterTheCommit_data()
{
    QTest::addColumn<int>("pages");
    QTest::newRow("same pages") << 4096;
    QTest::newRow("other pages") << 1024;
}

void PromisesTest::cancelAfterTheCommit()
{
    QFETCH(const int, pages);
    RestorePlace place(u"wal"_s, 4);
    usePages(place, pages);
    const auto engine = place.engine();
    int last = -1;
    QString trouble;
    QObject::connect(engine.get(), &BackupEngine::progressChanged, engine.get(),
                     [&](const Progress &now) {
                         trouble = now.percent < last ? u"it fell"_s : trouble;
                         last = now.percent;
                         if (now.stage == Stage::Proving)
                             engine->cancel();
                     });
    VERIFY_OK(await(engine->restore(place.backup.id)));
    VERIFY_EMPTY(trouble);
    QCOMPARE(last, 100);
    QCOMPARE(modeInHeader(place.database()), u"wal"_s);
    VERIFY_EMPTY(place.differenceFrom(place.then));
}

void PromisesTest::oldSafetyBackupsGo()
{
    const RestorePlace place(u"delete"_s);
    VERIFY_OK(place.restore());
    for (int i = 0; i < 5; ++i) {
        const QString wanted = place.undoable()->id;
        const auto undone = place.undo();
        VERIFY_OK(undone);
        QCOMPARE(undone->restored.id, wanted);
        // Three, and perhaps the one that was just brought back.
        QVERIFY(safetyBackups(place).size() <= 4);
        QVERIFY(QFile::exists(undone->restored.path));
        QVERIFY(QFile::exists(undone->safetyBackup->path));
        VERIFY_EMPTY(place.differenceFrom(i % 2 == 0 ? place.now : place.then));
    }
    QCOMPARE(safetyBackups(place).size(), 3);
    VERIFY_EMPTY(place.disagreement());
}

void PromisesTest::whatUndoNeedsStays()
{
    const RestorePlace place(u"wal"_s);
    const auto restored = place.restore();
    VERIFY_OK(restored);
    for (int i = 0; i < 4; ++i) {
        SqliteFile(place.database()).run(u"CREATE TABLE t%1(x)"_s.arg(i));
        VERIFY_OK(place.create(BackupType::Safety));
    }
    for (int i = 0; i < 11; ++i) {
        SqliteFile(place.database()).run(u"CREATE TABLE u%1(x)"_s.arg(i));
        VERIFY_OK(place.create()); // prunes
    }
    QCOMPARE(place.undoable().value_or(Backup()).id, restored->safetyBackup->id);
    VERIFY_OK(place.undo());
    VERIFY_EMPTY(place.differenceFrom(place.now));
}

void PromisesTest::automaticBackupIsDueAtOnce()
{
    HandClock clock;
    const RestorePlace place(u"wal"_s, 1, clock.options());
    const auto engine = place.engine(clock.options());
    VERIFY_OK(await(engine->setSettings({.enabled = true, .intervalHours = 24})));
    const CreateOptions automatic{.type = BackupType::Auto, .onlyIfDue = true};
    VERIFY_OK(await(engine->create(automatic)));
    clock.forward(anHour);
    VERIFY_FAILS(await(engine->create(automatic)), ErrorCode::NotDue);
    VERIFY_OK(await(engine->restore(place.backup.id)));
    clock.forward(1);
    const auto status = await(engine->status());
    VERIFY_OK(status);
    QVERIFY(status->dueNow);
    QCOMPARE(status->nextReason, u"after-restore"_s);
    const auto made = await(engine->create(automatic));
    VERIFY_OK(made);
    QVERIFY(!made->unchanged);
    VERIFY_EMPTY(differenceFromSource(place.database(), made->backup));
    clock.forward(anHour);
    VERIFY_FAILS(await(engine->create(automatic)), ErrorCode::NotDue);
}

void PromisesTest::interruptedTellsTheTruth_data()
{
    using State = InterruptedRestore::State;
    QTest::addColumn<QString>("how");
    QTest::addColumn<int>("state");
    QTest::newRow("nothing was kept yet") << u"begun"_s << int(State::Old);
    QTest::newRow("kept") << u"kept"_s << int(State::Old);
    QTest::newRow("put back") << u"new"_s << int(State::New);
    QTest::newRow("put back and written to") << u"written"_s << int(State::Unknown);
    QTest::newRow("kept and written to") << u"kept, written"_s << int(State::Unknown);
    QTest::newRow("garbage") << u"garbage"_s << int(State::Broken);
    QTest::newRow("gone") << u"gone"_s << int(State::Broken);
}

/// A row without an end, as a killed restore leaves it.
void PromisesTest::interruptedTellsTheTruth()
{
    QFETCH(const QString, how);
    QFETCH(const int, state);
    const RestorePlace place(u"delete"_s);
    RestoreNotes notes;
    if (how == u"new"_s || how == u"written"_s) {
        const auto restored = place.restore();
        VERIFY_OK(restored);
        notes.safetyBackupId = restored->safetyBackup->id;
    } else if (how != u"begun"_s) {
        const auto safety = place.create(BackupType::Safety);
        VERIFY_OK(safety);
        notes.safetyBackupId = safety->backup.id;
    }
    VERIFY_OK(Catalogue::open(place.location()).and_then([&](Catalogue catalogue) {
        return catalogue.beginRun({.startedAt = QDateTime::currentDateTimeUtc(),
                                   .reason = u"restore"_s,
                                   .backupId = place.backup.id,
                                   .notes = notes});
    }));
    if (how.endsWith(u"written"_s))
        SqliteFile(place.database()).run(u"CREATE TABLE later(x)"_s);
    else if (how == u"garbage"_s)
        writeFile(place.database(), QByteArray(50'000, 'g'));
    else if (how == u"gone"_s)
        QVERIFY(QFile::remove(place.database()));
    const auto seen = place.interrupted();
    QVERIFY(seen);
    QCOMPARE(int(seen->state), state);
    QCOMPARE(seen->safetyBackupId, notes.safetyBackupId);
    // Whoever comes next by the command line is told as well, and can act on it.
    const QStringList words{u"verify"_s, place.database(), place.backup.id};
    QVERIFY2(ctl(words).err.contains("A restore was cut off"), "not told");
    // Programs are told by a name, and status speaks of it without being asked to do anything.
    QVERIFY2(ctlJson(words).err.contains("\"restore-interrupted\""), "not told to programs");
    const CtlResult status = ctlJson({u"status"_s, place.database()});
    QCOMPARE(status.exitCode, 1);
    QVERIFY(status.json().value(u"attention"_s).toArray().contains(u"restore-interrupted"_s));
    QVERIFY(status.json().value(u"interrupted_restore_at"_s).isString());
    QVERIFY(ctl({u"status"_s, place.database()}).out.contains("litekeepctl recover"));
    VERIFY_OK(place.restore());
    VERIFY_EMPTY(place.differenceFrom(place.then));
    QVERIFY(!place.interrupted());
    QVERIFY(ctlJson(words).err.isEmpty());
    QVERIFY(ctlJson({u"status"_s, place.database()})
                .json()
                .value(u"interrupted_restore_at"_s)
                .isNull());
    QVERIFY(!ctl(words).err.contains("A restore was cut off"));
}

void PromisesTest::doneAfterTheSync_data()
{
    QTest::addColumn<bool>("missing");
    QTest::newRow("rollback journal") << false;
    QTest::newRow("new file") << true;
}

/// A journal whose removal is not on the disk would bring the old state back after a power cut.
void PromisesTest::doneAfterTheSync()
{
    QFETCH(const bool, missing);
    if (QStandardPaths::findExecutable(u"strace"_s).isEmpty())
        QSKIP("strace is missing");
    const RestorePlace place(u"delete"_s);
    if (missing)
        QVERIFY(QFile::remove(place.database()));
    const QString log = place.elsewhere(u"calls"_s);
    const CtlResult run =
        runProgram(u"strace"_s, {u"-f"_s, u"-y"_s, u"-o"_s, log, u"-e"_s,
                                 u"trace=unlink,unlinkat,renameat2,fsync,fdatasync"_s, ctlPath(),
                                 u"restore"_s, place.database(), place.backup.id, u"--yes"_s});
    if (run.exitCode != 0 && !QFile::exists(log))
        QSKIP("strace may not trace here");
    QVERIFY2(run.exitCode == 0, run.summary().constData());
    const QList<QByteArray> calls = fileBytes(log).split('\n');
    const QByteArray commit = place.database().toUtf8() + (missing ? "\"" : "-journal\"");
    const QByteArray folder = "<" + place.data().toUtf8() + ">";
    int committed = -1;
    int synced = -1;
    for (int i = 0; i < calls.size(); ++i) {
        const bool gone = calls.at(i).contains("unlink") || calls.at(i).contains("rename");
        if (gone && calls.at(i).contains(commit) && calls.at(i).contains(" = 0"))
            committed = i;
        if (calls.at(i).contains("sync(") && calls.at(i).contains(folder))
            synced = i;
    }
    QVERIFY(committed >= 0);
    QVERIFY2(synced > committed, fileBytes(log).constData());
}

QTEST_GUILESS_MAIN(PromisesTest)
#include "tst_promises.moc"
