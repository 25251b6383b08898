// SPDX-License-Identifier: GPL-3.0-or-later
// Commands before and after a backup: real programs, through the engine and through litekeepctl.
#include "engine/databaselist.h"
#include "engine/internal/commandprocess.h"
#include "tests/engine/fixture.h"
#include "tests/support/ctl.h"

#include <QElapsedTimer>
#include <QSignalSpy>

#include <csignal>

#include <fcntl.h>

using namespace litekeep;
using namespace litekeep::test;
using namespace std::chrono_literals;

namespace {

QStringList shell(const QString &script)
{
    return {u"/bin/sh"_s, u"-c"_s, script};
}

/// Empty when there is no such file (any more).
QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

CommandRun run(const QString &script, const CommandRequest &like = {})
{
    CommandRequest request = like;
    request.command = shell(script);
    return runKeptCommand(request);
}

/// A database with commands, and a file that they write to.
class HookedPlace : public Place
{
public:
    HookedPlace() { makeShop(database()); }
    ~HookedPlace() { forgetDatabase(database()); }
    Q_DISABLE_COPY_MOVE(HookedPlace)

    void set(const QString &before, const QString &after, int seconds = 60) const
    {
        const auto stored = changeDatabase(database(), {}, [&](KeptDatabase &entry) {
            entry.beforeCommand = before.isEmpty() ? QStringList() : shell(before);
            entry.afterCommand = after.isEmpty() ? QStringList() : shell(after);
            entry.commandSeconds = seconds;
        });
        VERIFY_OK(stored);
    }
    QString log() const { return elsewhere(u"log"_s); }
    QString logged() const { return QString::fromUtf8(contentOf(log())); }
    /// `word` and the given variables into the log.
    QString note(const QString &word) const { return u"echo %1 >> '%2'"_s.arg(word, log()); }
    /// A command that says that it runs, and does so for a minute.
    QString linger(const QString &trap = {}) const
    {
        return trap + u" echo $$ > '%1'; sleep 60 & wait; sleep 60"_s.arg(elsewhere(u"pid"_s));
    }
    /// Its process id, once it runs.
    pid_t waitForCommand() const
    {
        const QString path = elsewhere(u"pid"_s);
        for (int i = 0; i < 3000 && !contentOf(path).endsWith('\n'); ++i)
            QTest::qWait(10);
        return pid_t(contentOf(path).trimmed().toInt());
    }
};

/// Kills a Litekeep that makes a backup while its command runs; the command's process.
pid_t killDuringCommand(const HookedPlace &place)
{
    QProcess process;
    startCtl(process, {u"create"_s, place.database()});
    const pid_t command = place.waitForCommand();
    process.kill();
    process.waitForFinished();
    return command;
}

bool isAlive(pid_t pid)
{
    // Ended but not yet waited for by init counts as gone.
    const QByteArray status = contentOf(u"/proc/%1/stat"_s.arg(pid));
    return !status.isEmpty() && status.mid(status.lastIndexOf(')') + 2, 1) != "Z";
}

HistoryEntry newest(const Place &place)
{
    const auto history = await(place.engine()->history());
    return history && !history->isEmpty() ? history->first() : HistoryEntry();
}

} // namespace

class HooksTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void outcomes();
    void onlyTheStandardDescriptors();
    void ownSessionWithoutInput();
    void limitEndsTheGroup();
    void floodIsBounded();
    void outputIsText();
    void whatItLeavesBehindHoldsNobodyUp();
    void ignoredChildSignal();

    void runAroundABackup();
    void failingBeforeSkips();
    void notStartedBeforeSkips();
    void skippedCountsAsFailure();
    void afterRunsAfterFailure();
    void failingAfterIsAWarning();
    void cancelWhileBefore();
    void cancelLeavesTimeToAfter();
    void notForImportsAndSafetyBackups();
    void unusableListIsToldAndNoReason();
    void killedInTheMiddle();
    void killedAfterTheBackup();
    void othersMayReadMeanwhile();

    void settingsVerb();
    void settingsAtTheSameTime();
};

void HooksTest::outcomes()
{
    using Outcome = CommandRun::Outcome;
    QCOMPARE(run(u"echo one; echo two >&2"_s).output, u"one\ntwo\n"_s);
    QCOMPARE(run(u"exit 0"_s).outcome, Outcome::Done);
    const CommandRun failed = run(u"echo why; exit 7"_s);
    QCOMPARE(failed.outcome, Outcome::Failed);
    QCOMPARE(failed.code, 7);
    QCOMPARE(failed.summary(), u"exit code 7: why"_s);
    const CommandRun killed = run(u"kill -9 $$"_s);
    QCOMPARE(killed.outcome, Outcome::Killed);
    QCOMPARE(killed.code, SIGKILL);
    for (const QStringList &command :
         {QStringList{u"/no/such/program"_s}, QStringList{u"no-such-program-anywhere"_s},
          QStringList{u"./relative"_s}, QStringList{QString()}, QStringList{u"/etc/passwd"_s},
          QStringList{u"/tmp"_s}}) {
        const CommandRun none = runKeptCommand({.command = command});
        QCOMPARE(none.outcome, Outcome::NotStarted);
        QVERIFY(!none.detail.isEmpty() && !none.text().isEmpty());
    }
    const CommandRun words = runKeptCommand(
        {.command = {u"printf"_s, u"[%s]"_s, u""_s, u"a b"_s, u"$HOME;`id`"_s, u"ü\n"_s}});
    QCOMPARE(words.output, u"[][a b][$HOME;`id`][ü\n]"_s);
}

void HooksTest::onlyTheStandardDescriptors()
{
    const Place place;
    QFile open(place.elsewhere(u"open"_s));
    QVERIFY(open.open(QIODevice::WriteOnly));
    QVERIFY(::fcntl(open.handle(), F_SETFD, 0) == 0); // as one that we were started with
    const CommandRun listed = runKeptCommand({.command = {u"ls"_s, u"/proc/self/fd"_s}});
    QCOMPARE(listed.output.split(u'\n', Qt::SkipEmptyParts),
             (QStringList{u"0"_s, u"1"_s, u"2"_s, u"3"_s})); // 3 is the folder that ls reads
}

void HooksTest::ownSessionWithoutInput()
{
    const CommandRun seen =
        run(u"readlink /proc/self/fd/0; pwd; test \"$(cut -d' ' -f6 /proc/$$/stat)\" = $$"
            " && echo leads; echo ${NOTIFY_SOCKET:-none}; kill -s PIPE $$"_s);
    QVERIFY2(seen.output.startsWith(u"/dev/null\n/\n"_s), qPrintable(seen.output));
    QVERIFY2(seen.output.endsWith(u"leads\nnone\n"_s), qPrintable(seen.output));
    QCOMPARE(seen.code, SIGPIPE); // as it is by default, not as we have set it
}

void HooksTest::limitEndsTheGroup()
{
    const HookedPlace place;
    // Neither it nor its child minds SIGTERM.
    const QString stubborn =
        u"trap '' TERM; sh -c 'trap \"\" TERM; echo $$ > %1; while :; do sleep 1; done' & "
        "while :; do sleep 1; done"_s.arg(place.elsewhere(u"pid"_s));
    CommandRequest request{.limit = 500ms};
    QElapsedTimer clock;
    clock.start();
    const CommandRun ended = run(stubborn, request);
    QCOMPARE(ended.outcome, CommandRun::Outcome::TimedOut);
    QVERIFY(clock.elapsed() >= 500);
    const pid_t child = place.waitForCommand();
    QVERIFY(child > 0);
    QTRY_VERIFY(!isAlive(child));
    // One that obeys may still tidy up.
    const CommandRun tidy = run(u"trap 'echo tidied; exit 0' TERM; sleep 60 & wait"_s, request);
    QCOMPARE(tidy.outcome, CommandRun::Outcome::TimedOut);
    QCOMPARE(tidy.output, u"tidied\n"_s);
}

void HooksTest::floodIsBounded()
{
    const CommandRun flood = run(u"yes 0123456789 | head -c 50000000; echo; echo the end"_s);
    QCOMPARE(flood.outcome, CommandRun::Outcome::Done);
    QCOMPARE(flood.output.size(), 4096);
    QVERIFY(flood.output.endsWith(u"\nthe end\n"_s));
    const CommandRun endless = run(u"yes"_s, {.limit = 300ms});
    QCOMPARE(endless.outcome, CommandRun::Outcome::TimedOut);
    QVERIFY(endless.output.size() <= 4096);
}

void HooksTest::outputIsText()
{
    const CommandRun odd = run(u"printf 'a\\000b\\377\\033[31mred\\r\\n\\342\\200\\256x'"_s);
    QCOMPARE(odd.output, QString(u"a\uFFFDb\uFFFD\u001b[31mred\r\n\u202ex"_s));
    QCOMPARE(odd.shownOutput(), QString(u"a\uFFFDb\uFFFD\uFFFD[31mred\n\uFFFDx"_s));
    // Cut in the middle of a character: no half of it is left.
    const CommandRun cut = run(u"for i in $(seq 1 3000); do printf 'я'; done; printf x"_s);
    QVERIFY(!cut.output.contains(QChar(QChar::ReplacementCharacter)));
    QVERIFY(cut.output.startsWith(u'я'));
}

void HooksTest::whatItLeavesBehindHoldsNobodyUp()
{
    const HookedPlace place;
    place.set(u"sh -c 'echo $$ > %1; sleep 60' & echo begun"_s.arg(place.elsewhere(u"pid"_s)), {});
    QElapsedTimer clock;
    clock.start();
    VERIFY_OK(place.create());
    QVERIFY(clock.elapsed() < 50'000); // its pipe is still open
    const pid_t left = place.waitForCommand();
    QVERIFY(isAlive(left));
    VERIFY_OK(place.create()); // and it holds no lock
    QVERIFY(isAlive(left));
    ::kill(left, SIGKILL);
}

void HooksTest::ignoredChildSignal()
{
    const HookedPlace place;
    place.set(u"exit 0"_s, {});
    const CtlResult made =
        runProgram(u"/bin/sh"_s, {u"-c"_s, u"trap '' CHLD; exec \"$0\" create \"$1\""_s, ctlPath(),
                                  place.database()});
    QVERIFY2(made.exitCode == 0, made.summary().constData());
}

void HooksTest::runAroundABackup()
{
    const HookedPlace place;
    place.set(place.note(u"$LITEKEEP_MOMENT,$LITEKEEP_REASON,$LITEKEEP_OUTCOME"_s),
              place.note(u"$LITEKEEP_MOMENT,$LITEKEEP_OUTCOME,$LITEKEEP_DATABASE,$LITEKEEP_FOLDER,"
                         "$LITEKEEP_BACKUP_ID,$LITEKEEP_BACKUP_PATH"_s)
                  + u"; echo started"_s);
    const auto engine = place.engine();
    QStringList stages;
    connect(engine.get(), &BackupEngine::progressChanged, this,
            [&](const Progress &progress) { stages.append(progress.stageName()); });
    const auto made = await(engine->create());
    VERIFY_OK(made);
    QVERIFY(made->warnings.isEmpty());
    QCOMPARE(place.logged(),
             u"before,manual,\nafter,done,%1,%2,%3,%4\n"_s.arg(place.database(), place.backups(),
                                                               made->backup.id, made->backup.path));
    QVERIFY(stages.contains(u"before-command"_s) && stages.contains(u"after-command"_s));
    QVERIFY(stages.indexOf(u"before-command"_s) < stages.indexOf(u"snapshot"_s));
    const HistoryEntry entry = newest(place);
    QCOMPARE(entry.outcome, u"done"_s);
    QCOMPARE(entry.commands.size(), 2);
    QCOMPARE(entry.commands.at(0).moment, CommandRun::Moment::Before);
    QCOMPARE(entry.commands.at(1).output, u"started\n"_s);
    QCOMPARE(entry.commands.at(1).program, u"/bin/sh"_s);
    QVERIFY(entry.commandsText().contains(u"    started"_s));
    // Also where nothing has changed: only they may know.
    const auto again = await(engine->create({.type = BackupType::Auto}));
    VERIFY_OK(again);
    QVERIFY(again->unchanged);
    QVERIFY(place.logged().contains(u"before,auto,\nafter,unchanged,"_s));
}

void HooksTest::failingBeforeSkips()
{
    const HookedPlace place;
    place.set(u"echo no container; exit 3"_s, place.note(u"$LITEKEEP_OUTCOME,$LITEKEEP_ERROR"_s));
    const auto made = place.create();
    VERIFY_FAILS(made, ErrorCode::BeforeCommandFailed);
    QCOMPARE(made.error().subject, u"/bin/sh"_s);
    QCOMPARE(made.error().detail, u"exit code 3: no container"_s);
    QCOMPARE(place.backupFiles(), QStringList());
    QCOMPARE(place.logged(), u"skipped,before-command-failed\n"_s); // it starts things again
    const HistoryEntry entry = newest(place);
    QCOMPARE(entry.outcome, u"skipped"_s);
    QVERIFY(entry.error && entry.error->code == ErrorCode::BeforeCommandFailed);
    QCOMPARE(entry.error->subject, u"/bin/sh"_s);
    QCOMPARE(entry.commands.first().output, u"no container\n"_s);
    const CtlResult told = ctlJson({u"create"_s, place.database()});
    QCOMPARE(told.exitCode, 1);
    QCOMPARE(told.errorCode(), u"before-command-failed"_s);
    VERIFY_EMPTY(place.disagreement());
}

void HooksTest::notStartedBeforeSkips()
{
    const HookedPlace place;
    const auto set = [&](const QStringList &command) {
        VERIFY_OK(changeDatabase(place.database(), {},
                                 [&](KeptDatabase &entry) { entry.beforeCommand = command; }));
    };
    set({u"/no/such/program"_s});
    VERIFY_FAILS(place.create(), ErrorCode::BeforeCommandFailed);
    QCOMPARE(newest(place).commands.first().outcome, CommandRun::Outcome::NotStarted);
    set({});
    VERIFY_OK(place.create());
}

void HooksTest::skippedCountsAsFailure()
{
    const HookedPlace place;
    VERIFY_OK(place.create(BackupType::Auto));
    BackupSettings settings;
    settings.enabled = true;
    settings.retentionCount = 1;
    VERIFY_OK(await(place.engine()->setSettings(settings)));
    place.set(u"exit 1"_s, {});
    VERIFY_FAILS(place.create(BackupType::Auto), ErrorCode::BeforeCommandFailed);
    const auto status = await(place.engine()->status());
    VERIFY_OK(status);
    QCOMPARE(status->stateName(), u"failing"_s);
    QVERIFY(status->error && status->error->code == ErrorCode::BeforeCommandFailed);
    QCOMPARE(ctl({u"status"_s, place.database()}).exitCode, 1);
    place.set({}, {});
    VERIFY_OK(place.create());
    QCOMPARE(await(place.engine()->status())->stateName(), u"good"_s);
}

void HooksTest::afterRunsAfterFailure()
{
    const HookedPlace place;
    place.set({}, place.note(u"$LITEKEEP_OUTCOME,$LITEKEEP_ERROR,$LITEKEEP_BACKUP_ID."_s));
    VERIFY_OK(place.create());
    desyncIndex(place.database(), u"order_total"_s);
    VERIFY_FAILS(place.create(), ErrorCode::DatabaseDamaged);
    QVERIFY2(place.logged().endsWith(u"\nfailed,database-damaged,.\n"_s),
             qPrintable(place.logged()));
    QCOMPARE(newest(place).outcome, u"failed"_s);
}

void HooksTest::failingAfterIsAWarning()
{
    const HookedPlace place;
    place.set({}, u"echo it does not start; exit 5"_s);
    const auto made = place.create();
    VERIFY_OK(made);
    QCOMPARE(made->warnings.size(), 1);
    QCOMPARE(made->warnings.first().name(), u"after-command-failed"_s);
    QCOMPARE(made->warnings.first().detail, u"exit code 5: it does not start"_s);
    const HistoryEntry entry = newest(place);
    QCOMPARE(entry.outcome, u"done"_s);
    QVERIFY(entry.detailText().contains(u"/bin/sh"_s));
    const CtlResult told = ctlJson({u"create"_s, place.database()});
    QVERIFY2(told.exitCode == 0, told.summary().constData());
    QVERIFY(told.err.contains("after-command-failed"));
    const CtlResult history = ctl({u"history"_s, place.database()});
    QVERIFY2(history.out.contains("    it does not start\n"), history.summary().constData());
}

void HooksTest::cancelWhileBefore()
{
    const HookedPlace place;
    for (const QString &trap : {u""_s, u"trap '' TERM;"_s}) {
        QFile::remove(place.elsewhere(u"pid"_s));
        QFile::remove(place.log());
        place.set(place.linger(trap), place.note(u"$LITEKEEP_OUTCOME"_s));
        const auto engine = place.engine();
        const auto future = engine->create();
        const pid_t command = place.waitForCommand();
        QVERIFY(command > 0);
        QElapsedTimer clock;
        clock.start();
        engine->cancel();
        QTRY_VERIFY(!isAlive(command));
        qInfo("ended after %lld ms", clock.elapsed());
        VERIFY_FAILS(await(future), ErrorCode::Cancelled);
        QCOMPARE(place.logged(), u"cancelled\n"_s); // what it may have stopped is started
        QCOMPARE(newest(place).outcome, u"cancelled"_s);
        QCOMPARE(newest(place).commands.first().outcome, CommandRun::Outcome::Cancelled);
    }
    QCOMPARE(place.backupFiles(), QStringList());
}

void HooksTest::cancelLeavesTimeToAfter()
{
    const HookedPlace place;
    place.set({}, u"echo $$ > '%1'; sleep 1; %2"_s.arg(place.elsewhere(u"pid"_s),
                                                       place.note(u"started again"_s)));
    const auto engine = place.engine();
    const auto future = engine->create();
    QVERIFY(place.waitForCommand() > 0);
    engine->cancel();
    VERIFY_OK(await(future)); // it was past the point of no return
    QCOMPARE(place.logged(), u"started again\n"_s);
}

void HooksTest::notForImportsAndSafetyBackups()
{
    const HookedPlace place;
    const auto made = place.create();
    VERIFY_OK(made);
    place.set(place.note(u"before"_s), place.note(u"after"_s));
    const auto engine = place.engine();
    VERIFY_OK(await(engine->importFrom(made->backup.path)));
    VERIFY_OK(await(engine->restore(made->backup.id)));
    QCOMPARE(place.logged(), QString());
}

void HooksTest::unusableListIsToldAndNoReason()
{
    const HookedPlace place;
    place.set(u"exit 1"_s, {});
    const QString list = databaseListPath();
    QVERIFY(QFile::setPermissions(list, QFile::ReadOwner | QFile::WriteOwner | QFile::WriteOther));
    const auto made = place.create();
    QVERIFY(QFile::setPermissions(list, QFile::ReadOwner | QFile::WriteOwner));
    VERIFY_OK(made); // what others may have written is not run
    QCOMPARE(made->warnings.first().name(), u"commands-unknown"_s);
    VERIFY_FAILS(place.create(), ErrorCode::BeforeCommandFailed);
}

void HooksTest::killedInTheMiddle()
{
    const HookedPlace place;
    place.set(place.linger(), {});
    const pid_t command = killDuringCommand(place);
    QVERIFY(command > 0);
    place.set({}, {});
    VERIFY_OK(place.create()); // though the command still runs
    QVERIFY(isAlive(command));
    ::kill(-command, SIGKILL);
    const auto history = await(place.engine()->history());
    VERIFY_OK(history);
    QCOMPARE(history->at(0).outcome, u"done"_s);
    QCOMPARE(history->at(1).outcome, u"interrupted"_s);
    VERIFY_EMPTY(place.disagreement());
}

void HooksTest::killedAfterTheBackup()
{
    const HookedPlace place;
    place.set({}, place.linger());
    const pid_t command = killDuringCommand(place);
    QVERIFY(command > 0);
    ::kill(-command, SIGKILL);
    VERIFY_OK(await(place.engine()->startUp()));
    QCOMPARE(newest(place).outcome, u"done"_s); // as it was: the backup is there
    QCOMPARE(place.backupFiles().size(), 1);
    VERIFY_EMPTY(place.disagreement());
}

void HooksTest::othersMayReadMeanwhile()
{
    const HookedPlace place;
    VERIFY_OK(place.create());
    const QString call = u"'%1' %2 '%3' > /dev/null 2>&1; echo %2 $?;"_s;
    QString script;
    for (const QString &verb : {u"list"_s, u"status"_s, u"history"_s, u"settings"_s})
        script += call.arg(ctlPath(), verb, place.database());
    // However patient it is: it would wait for itself, up to the time limit.
    script += call.arg(ctlPath(), u"create"_s, place.database() + u"' --wait '3600"_s);
    place.set(u"(%1) > '%2'"_s.arg(script, place.log()), {});
    const CtlResult made = ctl({u"create"_s, place.database()});
    QVERIFY2(made.exitCode == 0, made.summary().constData());
    QCOMPARE(place.logged(), u"list 0\nstatus 0\nhistory 0\nsettings 0\ncreate 3\n"_s);
}

void HooksTest::settingsVerb()
{
    const HookedPlace place;
    const auto set = [&](const QStringList &options) {
        return ctlJson(QStringList{u"settings"_s, place.database()} + options);
    };
    const auto shown = [](const CtlResult &result) {
        return result.json().value(u"settings"_s).toObject();
    };
    QJsonObject settings = shown(set({}));
    QCOMPARE(settings.value(u"before_command"_s).toArray(), QJsonArray());
    QCOMPARE(settings.value(u"command_seconds"_s).toInt(), 300);
    QVERIFY(settings.value(u"ping_url"_s).isNull());
    QVERIFY(!*keptDatabase(place.database())); // asking puts nothing on the list

    settings = shown(set({u"--before-command"_s, u"docker stop 'my app' \"$X;\""_s,
                          u"--after-command=/usr/bin/env"_s, u"--command-seconds=9"_s,
                          u"--ping-url"_s, u"https://hc.example/u?a=b"_s}));
    const QJsonArray words{u"docker"_s, u"stop"_s, u"my app"_s, u"$X;"_s};
    QCOMPARE(settings.value(u"before_command"_s).toArray(), words);
    QCOMPARE(settings.value(u"after_command"_s).toArray(), QJsonArray{u"/usr/bin/env"_s});
    QCOMPARE(settings.value(u"command_seconds"_s).toInt(), 9);
    QCOMPARE(settings.value(u"ping_url"_s).toString(), u"https://hc.example/u?a=b"_s);
    QCOMPARE(settings.value(u"backup_enabled"_s).toBool(true), false); // another matter
    QVERIFY(ctl({u"settings"_s, place.database()}).out.contains("my app"));

    const auto before = *keptDatabase(place.database());
    for (const QString &wrong :
         {u"--before-command=docker 'stop"_s, u"--after-command=bin/app"_s,
          u"--before-command=''"_s, u"--command-seconds=0"_s, u"--command-seconds=86401"_s,
          u"--ping-url=ftp://h/"_s, u"--ping-url=hc.example"_s}) {
        const CtlResult refused = set({u"--after-command=true"_s, wrong});
        QVERIFY2(refused.exitCode == 2 && refused.errorCode() == u"usage"_s,
                 refused.summary().constData());
        QCOMPARE(*keptDatabase(place.database()), before);
    }
    settings = shown(set({u"--before-command="_s, u"--ping-url="_s}));
    QCOMPARE(settings.value(u"before_command"_s).toArray(), QJsonArray());
    QVERIFY(settings.value(u"ping_url"_s).isNull());
    QCOMPARE(settings.value(u"after_command"_s).toArray(), QJsonArray{u"/usr/bin/env"_s});
}

void HooksTest::settingsAtTheSameTime()
{
    const HookedPlace place;
    for (int round = 1; round <= 5; ++round) {
        QProcess before;
        QProcess after;
        QProcess seconds;
        startCtl(before, {u"settings"_s, place.database(), u"--before-command=b%1"_s.arg(round)});
        startCtl(after, {u"settings"_s, place.database(), u"--after-command=a%1"_s.arg(round)});
        startCtl(seconds, {u"settings"_s, place.database(), u"--command-seconds=%1"_s.arg(round)});
        for (QProcess *process : {&before, &after, &seconds})
            QCOMPARE(finishCtl(*process).exitCode, 0);
        const auto entry = *keptDatabase(place.database());
        QVERIFY(entry.has_value());
        QCOMPARE(entry->beforeCommand, QStringList{u"b%1"_s.arg(round)});
        QCOMPARE(entry->afterCommand, QStringList{u"a%1"_s.arg(round)});
        QCOMPARE(entry->commandSeconds, round);
    }
}

QTEST_GUILESS_MAIN(HooksTest)
#include "hookstest.moc"
