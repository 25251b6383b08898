// SPDX-License-Identifier: GPL-3.0-or-later
// Six Litekeeps at work in one folder at once, each a real process: five lanes of litekeepctl,
// one command after the other, and a window. Whatever said "done" is there in the end.
#include "tests/app/place.h"
#include "tests/support/sqlitefile.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QSet>

#include <atomic>
#include <csignal>
#include <mutex>
#include <sys/stat.h>
#include <thread>
#include <vector>

using namespace litekeep::test;

namespace {

constexpr int lanes = 5; ///< and the window
constexpr int leastKept = 12;
constexpr int patienceMs = 60'000;
constexpr int waitSeconds = 60;

bool isLong()
{
    return qEnvironmentVariableIsSet("LITEKEEP_LONG");
}

struct Operation
{
    QString verb;
    QStringList words; ///< after the database
    QString id;        ///< the backup that it is about
    int value = 0;     ///< what a setting was set to
    qint64 beganAt = 0;
    qint64 endedAt = 0;
    CtlResult result = {};

    bool done() const { return !result.crashed && result.exitCode == 0; }
    QByteArray summary() const
    {
        return (verb + u' ' + words.join(u' ')).toUtf8() + '\n' + result.summary();
    }
};

/// What the lanes know of each other: backups to pick from, numbers never used twice.
class Common
{
public:
    void add(const QString &id)
    {
        const std::lock_guard guard(m_mutex);
        if (!m_ids.contains(id))
            m_ids.append(id);
    }
    QString pick(QRandomGenerator &random)
    {
        const std::lock_guard guard(m_mutex);
        return m_ids.isEmpty() ? u"latest"_s : m_ids.at(random.bounded(m_ids.size()));
    }
    int next() { return ++m_number; }

private:
    std::mutex m_mutex;
    QStringList m_ids;
    std::atomic<int> m_number = 0;
};

class Lane
{
public:
    Lane(const Place &place, Common &common, const QElapsedTimer &clock, quint32 seed)
        : m_place(place),
          m_common(common),
          m_clock(clock),
          m_random(seed)
    {}

    void run(int count)
    {
        for (int i = 0; i < count; ++i)
            operations.push_back(perform(choose()));
    }

    std::vector<Operation> operations;

private:
    Operation choose();
    Operation aboutOne(const QString &verb, const QStringList &more = {});
    Operation setting();
    Operation perform(Operation operation);

    const Place &m_place;
    Common &m_common;
    const QElapsedTimer &m_clock;
    QRandomGenerator m_random;
};

Operation Lane::aboutOne(const QString &verb, const QStringList &more)
{
    const QString id = m_common.pick(m_random);
    return {.verb = verb, .words = QStringList{id} + more, .id = id};
}

/// Two lanes that change different settings at once must both get their way.
Operation Lane::setting()
{
    const bool interval = m_random.bounded(2) == 0;
    const int value = m_common.next() + (interval ? 1000 : leastKept);
    const QString option = interval ? u"--interval-hours"_s : u"--retention-count"_s;
    return {.verb = u"settings"_s,
            .words = {option, QString::number(value)},
            .id = option,
            .value = value};
}

Operation Lane::choose()
{
    const int dice = m_random.bounded(100);
    if (dice < 28)
        return {.verb = u"create"_s,
                .words = {u"--note"_s, u"number %1"_s.arg(m_common.next()), u"--type"_s,
                          dice < 6 ? u"auto"_s : u"manual"_s}};
    if (dice < 42)
        return {.verb = u"list"_s};
    if (dice < 47)
        return aboutOne(u"show"_s);
    if (dice < 55)
        return aboutOne(u"verify"_s);
    if (dice < 63)
        return aboutOne(u"delete"_s, {u"--yes"_s});
    if (dice < 69)
        return {.verb = u"prune"_s};
    if (dice < 72)
        return {.verb = u"prune"_s, .words = {u"--dry-run"_s}};
    if (dice < 84)
        return setting();
    if (dice < 89)
        return {.verb = u"import"_s, .words = {m_place.elsewhere(u"foreign.db"_s)}};
    if (dice < 95)
        return aboutOne(u"export"_s, {m_place.elsewhere(u"export-%1.db"_s.arg(m_common.next()))});
    return {.verb = dice < 98 ? u"status"_s : u"history"_s};
}

Operation Lane::perform(Operation operation)
{
    if (operation.verb == u"create"_s) { // something new to keep
        SqliteFile database(m_place.database());
        database.run(u"PRAGMA busy_timeout=60000"_s);
        database.run(u"INSERT INTO customer(name) VALUES (hex(randomblob(50)))"_s);
    }
    operation.beganAt = m_clock.elapsed();
    operation.result = m_place.run(
        operation.verb, QStringList{u"--wait"_s, QString::number(waitSeconds)} + operation.words);
    operation.endedAt = m_clock.elapsed();
    const bool makes = operation.verb == u"create"_s || operation.verb == u"import"_s;
    if (makes && operation.done())
        m_common.add(idOf(operation.result));
    return operation;
}

QString checksumOf(const QString &path)
{
    return QString::fromLatin1(stateOf(path).sha256.toHex());
}

QStringList idsOf(const QJsonArray &objects)
{
    QStringList ids;
    for (const auto &value : objects)
        ids.append(value.isString() ? value.toString()
                                    : value.toObject().value(u"id"_s).toString());
    return ids;
}

} // namespace

class StressTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sixAtOnce_data();
    void sixAtOnce();

private:
    void startWindow(QProcess &window);
    void judgeAnswers();
    void judgeBackups();
    void judgeExports();
    void judgeSettings();
    void judgeFolder();
    bool goneByRight(const QString &id, const QMap<QString, qint64> &made) const;

    std::unique_ptr<Place> m_place;
    std::vector<Operation> m_all;
    QMap<QString, QJsonObject> m_left; ///< what the list holds in the end
    QSet<QString> m_removed;           ///< told to have been removed
};

void StressTest::sixAtOnce_data()
{
    QTest::addColumn<quint32>("seed");
    QTest::newRow("1") << 1U;
    if (isLong()) {
        QTest::newRow("2") << 2U;
        QTest::newRow("now") << quint32(QDateTime::currentMSecsSinceEpoch());
    }
}

/// A person's window on the same database, known to be at work by its keeping the schedule.
void StressTest::startWindow(QProcess &window)
{
    VERIFY_EXIT(m_place->run(u"settings"_s, {u"--enabled=on"_s, u"--retention-count=30"_s}), 0);
    const QString home = m_place->elsewhere(u"home"_s);
    QDir().mkpath(home);
    ::chmod(home.toUtf8().constData(), 0700);
    window.setProcessEnvironment(ctlEnvironment({{u"XDG_RUNTIME_DIR"_s, home},
                                                 {u"XDG_CONFIG_HOME"_s, home},
                                                 {u"QT_QPA_PLATFORM"_s, u"offscreen"_s}}));
    window.start(QStringLiteral(LITEKEEP), {m_place->database()});
    QVERIFY(window.waitForStarted());
    QTRY_COMPARE_WITH_TIMEOUT(m_place->run(u"status"_s).json().value(u"kept_by"_s).toString(),
                              u"window"_s, patienceMs);
}

void StressTest::sixAtOnce()
{
    QFETCH(const quint32, seed);
    m_place = std::make_unique<Place>();
    m_all.clear();
    m_left.clear();
    m_removed.clear();
    makeShop(m_place->database(), u"wal"_s, 300);
    makeShop(m_place->elsewhere(u"foreign.db"_s), u"delete"_s, 20);
    QProcess window;
    startWindow(window);
    if (QTest::currentTestFailed())
        return;

    QElapsedTimer clock;
    clock.start();
    Common common;
    std::vector<std::unique_ptr<Lane>> all;
    std::vector<std::thread> threads;
    for (int i = 0; i < lanes; ++i) {
        all.push_back(std::make_unique<Lane>(*m_place, common, clock, seed * 100 + quint32(i)));
        threads.emplace_back([lane = all.back().get()] { lane->run(isLong() ? 40 : 12); });
    }
    for (std::thread &thread : threads)
        thread.join();
    for (const auto &lane : all)
        m_all.insert(m_all.end(), lane->operations.begin(), lane->operations.end());
    qInfo("%d operations in %lld ms", int(m_all.size()), clock.elapsed());

    window.terminate();
    const CtlResult ended = finishCtl(window);
    VERIFY_EXIT(ended, 0);
    const CtlResult listed = m_place->run(u"list"_s);
    VERIFY_EXIT(listed, 0);
    QVERIFY2(listed.err.isEmpty(), listed.summary().constData());
    for (const auto &value : listed.backups())
        m_left.insert(value.toObject().value(u"id"_s).toString(), value.toObject());
    for (const auto &judge :
         {&StressTest::judgeAnswers, &StressTest::judgeBackups, &StressTest::judgeExports,
          &StressTest::judgeSettings, &StressTest::judgeFolder}) {
        (this->*judge)();
        if (QTest::currentTestFailed())
            return;
    }
}

/// Each succeeded; or it was busy after the time it was told to wait; or what it was about had
/// been removed by another.
void StressTest::judgeAnswers()
{
    int busy = 0;
    int gone = 0;
    for (const Operation &one : m_all) {
        const bool waited = one.endedAt - one.beganAt >= waitSeconds * 1000;
        if (one.result.exitCode == 3 && waited)
            ++busy;
        else if (one.result.exitCode == 4 && !one.id.isEmpty() && !m_left.contains(one.id))
            ++gone;
        else
            QVERIFY2(one.done() || (one.verb == u"status"_s && one.result.exitCode == 1),
                     one.summary().constData());
    }
    qInfo("%d were busy, %d found their backup removed by another", busy, gone);
}

/// Of those made: removed by somebody who said so, or by retention, which makes room for newer
/// ones only.
bool StressTest::goneByRight(const QString &id, const QMap<QString, qint64> &made) const
{
    if (m_removed.contains(id))
        return true;
    const auto newer = std::count_if(made.cbegin(), made.cend(),
                                     [&](qint64 sequence) { return sequence > made.value(id); });
    return newer >= leastKept;
}

void StressTest::judgeBackups()
{
    QMap<QString, qint64> made;
    QMap<QString, QString> notes;
    for (const Operation &one : m_all) {
        if (!one.done())
            continue;
        const QJsonObject json = one.result.json();
        QStringList told =
            idsOf(json.value(u"pruned"_s).toArray()) + idsOf(json.value(u"deleted"_s).toArray());
        if (one.words.isEmpty()) // no dry run
            told += idsOf(json.value(u"removed"_s).toArray());
        m_removed += QSet<QString>(told.begin(), told.end());
        const bool fresh = !json.value(u"unchanged"_s).toBool();
        if (one.verb == u"import"_s || (one.verb == u"create"_s && fresh))
            made.insert(idOf(one.result), one.result.backup().value(u"sequence"_s).toInteger());
        if (one.verb == u"create"_s && fresh)
            notes.insert(idOf(one.result), one.words.at(1));
    }
    for (auto it = made.cbegin(); it != made.cend(); ++it)
        QVERIFY2(m_left.contains(it.key()) || goneByRight(it.key(), made), qPrintable(it.key()));
    for (const QString &id : std::as_const(m_removed))
        QVERIFY2(!m_left.contains(id), qPrintable(id));
    for (auto it = notes.cbegin(); it != notes.cend(); ++it) {
        if (m_left.contains(it.key()))
            QCOMPARE(m_left.value(it.key()).value(u"note"_s).toString(), it.value());
    }
    // What stayed to the end was in every list that was begun after it was made.
    for (const Operation &list : m_all) {
        if (list.verb != u"list"_s)
            continue;
        const QStringList shown = idsOf(list.result.backups());
        for (const Operation &maker : m_all) {
            const QString id = idOf(maker.result);
            if (made.contains(id) && m_left.contains(id) && maker.endedAt < list.beganAt)
                QVERIFY2(shown.contains(id), list.summary().constData());
        }
    }
    qInfo("%d backups made, %d told removed, %d left", int(made.size()), int(m_removed.size()),
          int(m_left.size()));
}

void StressTest::judgeExports()
{
    for (const Operation &one : m_all) {
        if (one.verb != u"export"_s || !one.done())
            continue;
        const QJsonObject exported = one.result.json().value(u"exported"_s).toObject();
        QCOMPARE(checksumOf(exported.value(u"path"_s).toString()),
                 exported.value(u"sha256"_s).toString());
    }
}

/// The last one who said "done" is what holds: no other one began after it had ended.
void StressTest::judgeSettings()
{
    const QJsonObject settings = m_place->run(u"settings"_s).json().value(u"settings"_s).toObject();
    for (const auto &[option, key] :
         {std::pair{u"--interval-hours"_s, u"backup_interval_hours"_s},
          std::pair{u"--retention-count"_s, u"backup_retention_count"_s}}) {
        const Operation *winner = nullptr;
        qint64 latestBegin = -1;
        for (const Operation &one : m_all) {
            if (one.id != option || !one.done())
                continue;
            latestBegin = std::max(latestBegin, one.beganAt);
            if (one.value == settings.value(key).toInt())
                winner = &one;
        }
        if (latestBegin >= 0)
            QVERIFY2(winner && winner->endedAt >= latestBegin, qPrintable(option));
    }
}

/// Every row has its file with its checksum, every file its row, nothing unfinished.
void StressTest::judgeFolder()
{
    QStringList files;
    for (const QJsonObject &backup : std::as_const(m_left)) {
        const QString path = backup.value(u"path"_s).toString();
        QCOMPARE(checksumOf(path), backup.value(u"sha256"_s).toString());
        QCOMPARE(QFileInfo(path).size(), backup.value(u"size_bytes"_s).toInteger());
        QCOMPARE(backup.value(u"state"_s).toString(), u"intact"_s);
        files.append(backup.value(u"filename"_s).toString());
    }
    files.sort();
    QStringList there = m_place->backupFiles();
    there.removeAll(u".schedule"_s);
    QCOMPARE(there, files);
    {
        SqliteFile catalogue(m_place->backups() + u"/catalogue.db"_s);
        QVERIFY(catalogue.isIntact());
        QCOMPARE(catalogue.value(u"SELECT count(*) FROM backups"_s).toInt(), int(files.size()));
        QCOMPARE(catalogue.value(u"SELECT count(*) FROM history WHERE ended_at IS NULL"_s).toInt(),
                 0);
    }
    QVERIFY(SqliteFile(m_place->database()).isIntact());
    VERIFY_EXIT(m_place->run(u"verify"_s), 0);
}

QTEST_GUILESS_MAIN(StressTest)
#include "stresstest.moc"
