// SPDX-License-Identifier: GPL-3.0-or-later
// litekeepctl restore and undo, as programs and people rely on them.
#include "tests/restore/program.h"
#include "tests/restore/restoring.h"
#include "tests/support/ctl.h"
#include "tests/support/otherprogram.h"

#include <QStandardPaths>

#include <csignal>

using namespace litekeep;
using namespace litekeep::test;

#define VERIFY_EXIT(result, code)                                                                  \
    do {                                                                                           \
        const CtlResult ended_ = (result);                                                         \
        QVERIFY2(!ended_.crashed && ended_.exitCode == (code), ended_.summary().constData());      \
    } while (false)
#define VERIFY_ERROR(result, code, name)                                                           \
    do {                                                                                           \
        const CtlResult failed_ = (result);                                                        \
        VERIFY_EXIT(failed_, code);                                                                \
        QVERIFY2(failed_.out.isEmpty(), failed_.summary().constData());                            \
        QVERIFY2(failed_.errorCode() == QLatin1StringView(name), failed_.summary().constData());   \
    } while (false)

class VerbsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void restoreAndUndo();
    void refusals();
    void toAnotherFile();
    void damagedDatabase();
    void stopPrograms();
    void busy();
    void textForPeople();
    void interrupt();
    void askedOnATerminal();
};

void VerbsTest::restoreAndUndo()
{
    const RestorePlace place(u"wal"_s);
    const CtlResult restored =
        ctlJson({u"restore"_s, place.database(), place.backup.id.left(12), u"--yes"_s});
    VERIFY_EXIT(restored, 0);
    QVERIFY2(restored.err.isEmpty(), restored.summary().constData());
    const QJsonObject json = restored.json();
    for (const QString &key : {u"restored"_s, u"safety_backup"_s, u"damaged_copy"_s,
                               u"still_running"_s, u"started_again"_s, u"warnings"_s})
        QVERIFY2(json.contains(key), qPrintable(key));
    QCOMPARE(json.value(u"restored"_s).toObject().value(u"id"_s).toString(), place.backup.id);
    const QJsonObject safety = json.value(u"safety_backup"_s).toObject();
    QCOMPARE(safety.value(u"backup_type"_s).toString(), u"safety"_s);
    QVERIFY(json.value(u"damaged_copy"_s).isNull());
    QVERIFY(json.value(u"warnings"_s).toArray().isEmpty());
    VERIFY_EMPTY(place.differenceFrom(place.then));

    const CtlResult undone = ctlJson({u"undo"_s, place.database(), u"--yes"_s});
    VERIFY_EXIT(undone, 0);
    QCOMPARE(undone.json().value(u"restored"_s).toObject().value(u"id"_s), safety.value(u"id"_s));
    VERIFY_EMPTY(place.differenceFrom(place.now));
    VERIFY_EXIT(ctl({u"undo"_s, place.database(), u"-y"_s, u"-q"_s}), 0);
    VERIFY_EMPTY(place.differenceFrom(place.then));
}

void VerbsTest::refusals()
{
    const RestorePlace place(u"delete"_s);
    const QString database = place.database();
    const QString id = place.backup.id;
    const auto before = statesBeside(database);
    const auto files = place.backupStates();
    VERIFY_ERROR(ctlJson({u"restore"_s, database, id}), 2, "usage");
    VERIFY_EXIT(ctl({u"restore"_s, database, id}), 2); // stdin is no terminal
    VERIFY_ERROR(ctlJson({u"undo"_s, database}), 2, "usage");
    VERIFY_ERROR(ctlJson({u"undo"_s, database, u"--yes"_s}), 4, "nothing-to-undo");
    VERIFY_ERROR(ctlJson({u"restore"_s, database, u"--yes"_s}), 2, "usage");
    VERIFY_ERROR(ctlJson({u"restore"_s, database, u"ffffffffffff"_s, u"--yes"_s}), 4,
                 "backup-not-found");
    VERIFY_ERROR(ctlJson({u"restore"_s, database, id, u"--yes"_s, u"--stop-unit"_s, u"a"_s,
                          u"--stop-programs"_s}),
                 2, "usage");
    VERIFY_ERROR(ctlJson({u"restore"_s, database, id, u"--yes"_s, u"--stop-unit="_s}), 2, "usage");
    for (const QStringList &half :
         {QStringList{u"--kill-programs"_s}, QStringList{u"--stop-command"_s, u"true"_s},
          QStringList{u"--start-command"_s, u"true"_s},
          QStringList{u"--stop-command"_s, u"say \"a"_s, u"--start-command"_s, u"true"_s},
          QStringList{u"--stop-command"_s, u" "_s, u"--start-command"_s, u"true"_s},
          QStringList{u"--stop-command"_s, u"true"_s, u"--start-command"_s, u"true"_s,
                      u"--stop-programs"_s}})
        VERIFY_ERROR(ctlJson(QStringList{u"restore"_s, database, id, u"--yes"_s} + half), 2,
                     "usage");
    VERIFY_ERROR(ctlJson({u"restore"_s, database, id, u"--yes"_s, u"--force"_s}), 2, "usage");
    VERIFY_ERROR(ctlJson({u"restore"_s, database, id, u"--to"_s, place.elsewhere(u"x"_s),
                          u"--stop-programs"_s}),
                 2, "usage");
    VERIFY_ERROR(ctlJson({u"undo"_s, database, u"--yes"_s, u"--to"_s, u"x"_s}), 2, "usage");
    const CtlResult nowhere = ctlJson(
        {u"restore"_s, database, id, u"--yes"_s, u"--stop-unit"_s, u"litekeep-no-such-unit"_s});
    VERIFY_EXIT(nowhere, 1); // where no systemd runs, nobody can tell whether there is one
    QVERIFY2(nowhere.errorCode() == "program-unknown"_L1
                 || nowhere.errorCode() == "program-stop-failed"_L1,
             nowhere.summary().constData());
    VERIFY_EMPTY(difference(before, statesBeside(database)));
    overwrite(place.backup.path, 5000, QByteArray(1, '\x55'));
    VERIFY_ERROR(ctlJson({u"restore"_s, database, id, u"--yes"_s}), 5, "backup-damaged");
    QVERIFY(QFile::remove(place.backup.path));
    VERIFY_ERROR(ctlJson({u"restore"_s, database, id, u"--yes"_s}), 4, "backup-file-missing");
    VERIFY_EMPTY(difference(before, statesBeside(database)));
    QCOMPARE(place.backupStates().size(), files.size() - 1);
    const CtlResult help = ctl({u"restore"_s, u"--help"_s});
    VERIFY_EXIT(help, 0);
    for (const char *word :
         {"--kill-programs", "--stop-command", "--start-command", "--stop-unit", "--stop-user-unit",
          "--stop-container", "--stop-programs", "--force-damaged", "--to", "--yes", "undo"})
        QVERIFY2(help.out.contains(word), word);
}

void VerbsTest::toAnotherFile()
{
    const RestorePlace place(u"wal"_s);
    const auto before = statesBeside(place.database());
    const QString target = place.elsewhere(u"other.db"_s);
    const QStringList words{u"restore"_s, place.database(), place.backup.id, u"--to"_s, target};
    const CtlResult made = ctlJson(words);
    VERIFY_EXIT(made, 0);
    QVERIFY(made.json().value(u"safety_backup"_s).isNull());
    QCOMPARE(made.json().value(u"restored"_s).toObject().value(u"id"_s).toString(),
             place.backup.id);
    QCOMPARE(made.json().value(u"exported"_s).toObject().value(u"path"_s).toString(), target);
    VERIFY_EMPTY(contentsDifference(place.then, contentsOf(target)));
    VERIFY_ERROR(ctlJson(words), 1, "target-exists");
    VERIFY_EXIT(ctlJson(words + QStringList{u"--force"_s}), 0);
    QCOMPARE(permissionBits(target), 0600U);
    // Nor with --force onto what is in use or kept, under whatever name.
    const QString soft = place.elsewhere(u"soft.db"_s);
    const QString hard = place.elsewhere(u"hard.db"_s);
    const QByteArray native = place.database().toUtf8();
    QCOMPARE(::symlink(native.constData(), soft.toUtf8().constData()), 0);
    QCOMPARE(::link(native.constData(), hard.toUtf8().constData()), 0);
    const auto backups = place.backupStates();
    const QStringList wrongOnes{place.database(),
                                soft,
                                hard,
                                place.database() + u"-wal"_s,
                                place.backup.path,
                                place.backups() + u"/catalogue.db"_s,
                                place.backups() + u"/new.db"_s};
    for (const QString &wrong : wrongOnes) {
        const CtlResult refused = ctlJson(
            {u"restore"_s, place.database(), place.backup.id, u"--to"_s, wrong, u"--force"_s});
        QVERIFY2(refused.exitCode == 1 && refused.errorCode().startsWith(u"target-"_s),
                 refused.summary().constData());
    }
    QFile::remove(hard);
    const QString beside = place.elsewhere(u"beside.db"_s);
    writeFile(beside + u"-wal"_s, "the log of another one");
    VERIFY_ERROR(ctlJson({u"restore"_s, place.database(), place.backup.id, u"--to"_s, beside}), 1,
                 "target-exists");
    QVERIFY(!QFile::exists(beside));
    QVERIFY(place.backupStates() == backups);
    VERIFY_EMPTY(difference(before, statesBeside(place.database())));
    QVERIFY(!place.undoable());
}

void VerbsTest::damagedDatabase()
{
    const RestorePlace place(u"delete"_s);
    writeFile(place.database(), QByteArray(7777, 'g'));
    const CtlResult restored =
        ctlJson({u"restore"_s, place.database(), u"latest-intact"_s, u"--yes"_s});
    VERIFY_EXIT(restored, 0);
    QVERIFY(restored.json().value(u"safety_backup"_s).isNull());
    const QJsonObject copy = restored.json().value(u"damaged_copy"_s).toObject();
    QCOMPARE(copy.value(u"size_bytes"_s).toInt(), 7777);
    QVERIFY(QFile::exists(copy.value(u"folder"_s).toString() + u"/app.db"_s));
    VERIFY_EMPTY(place.differenceFrom(place.then));
    VERIFY_ERROR(ctlJson({u"undo"_s, place.database(), u"--yes"_s}), 4, "nothing-to-undo");
}

void VerbsTest::stopPrograms()
{
    const RestorePlace place(u"wal"_s);
    Program server;
    Program deaf;
    QVERIFY(server.start({u"server"_s, place.database()}));
    QVERIFY(deaf.start({u"stubborn"_s, place.database()}));
    const QStringList words{u"restore"_s,         place.database(), place.backup.id, u"--yes"_s,
                            u"--stop-programs"_s, u"--wait"_s,      u"1"_s};
    VERIFY_ERROR(ctlJson(words), 3, "programs-still-running");
    QVERIFY(deaf.isRunning()); // never killed unasked
    QVERIFY(!server.isRunning());
    VERIFY_EMPTY(place.differenceFrom(place.now));
    VERIFY_EXIT(ctlJson(words + QStringList{u"--kill-programs"_s}), 0);
    QVERIFY(!deaf.isRunning());
    VERIFY_EMPTY(place.differenceFrom(place.then));
}

void VerbsTest::busy()
{
    const RestorePlace place(u"delete"_s);
    OtherProgram other;
    QVERIFY(other.startLock(place.database(), u"immediate"_s));
    VERIFY_ERROR(
        ctlJson({u"restore"_s, place.database(), place.backup.id, u"--yes"_s, u"--wait"_s, u"1"_s}),
        3, "database-busy");
    QVERIFY(other.stop());
    VERIFY_EMPTY(place.differenceFrom(place.now));
}

void VerbsTest::textForPeople()
{
    const RestorePlace place(u"delete"_s);
    Program server;
    QVERIFY(server.start({u"server"_s, place.database()}));
    const CtlResult restored = ctl({u"restore"_s, place.database(), place.backup.id, u"--yes"_s});
    VERIFY_EXIT(restored, 0);
    for (const char *words : {"Restored: ", "litekeepctl undo", "passwords", "Still running",
                              "appprogram", "keeps data in memory"})
        QVERIFY2(restored.out.contains(words), restored.summary().constData());
    server.process().terminate();
}

void VerbsTest::interrupt()
{
    const RestorePlace place(u"wal"_s, 60);
    QProcess process;
    startCtl(process, {u"--json"_s, u"restore"_s, place.database(), place.backup.id, u"--yes"_s});
    // The safety backup is being made: the middle of the work.
    while (place.backupFiles().size() < 2 && !process.waitForFinished(1)) {}
    ::kill(pid_t(process.processId()), SIGINT);
    const CtlResult ended = finishCtl(process);
    VERIFY_ERROR(ended, 130, "cancelled");
    VERIFY_EMPTY(place.differenceFrom(place.now));
    QVERIFY(!place.interrupted());
    VERIFY_EMPTY(place.disagreement());
}

/// On a terminal, made by script(1): what will happen is shown, and no is no.
void VerbsTest::askedOnATerminal()
{
    if (QStandardPaths::findExecutable(u"script"_s).isEmpty())
        QSKIP("script (package bsdutils) is missing");
    const RestorePlace place(u"delete"_s);
    const QString command =
        u"'%1' restore '%2' %3"_s.arg(ctlPath(), place.database(), place.backup.id);
    const auto answered = [&](const QByteArray &answer) {
        QProcess process;
        process.setProcessEnvironment(ctlEnvironment());
        process.start(u"script"_s, {u"-qec"_s, command, u"/dev/null"_s});
        process.write(answer);
        return finishCtl(process);
    };
    const auto before = statesBeside(place.database());
    const CtlResult no = answered("n\n");
    VERIFY_EXIT(no, 130);
    for (const char *words : {"entry", "2,500", "2,000", "only_then", "passwords", "undo", "[y/N]"})
        QVERIFY2(no.out.contains(words) || QByteArray(words).contains(','),
                 no.summary().constData());
    VERIFY_EMPTY(difference(before, statesBeside(place.database())));
    VERIFY_EXIT(answered("y\n"), 0);
    VERIFY_EMPTY(place.differenceFrom(place.then));
}

QTEST_GUILESS_MAIN(VerbsTest)
#include "tst_verbs.moc"
