// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/windowday.h"

#include "translations/translations.h"
#include "ui/automaticbackups.h"
#include "ui/databasesession.h"
#include "ui/keptdatabases.h"
#include "ui/mainwindow.h"

#include <QFile>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <ctime>

#include <sys/time.h>

using namespace Qt::StringLiterals;

namespace {
constexpr qint64 secondsAnHour = 3600;
constexpr qint64 lookSeconds = 300; // one look for ten that it would really take
std::atomic<qint64> clockAhead = 0; // seconds
} // namespace

// Qt asks this function for the present moment; the program's own stands before the library's.
// Timers, and the times of files, are not concerned.
extern "C" [[gnu::visibility("default")]] int gettimeofday(timeval *time, void *) noexcept
{
    timespec now{};
    clock_gettime(CLOCK_REALTIME, &now);
    time->tv_sec = now.tv_sec + clockAhead.load();
    time->tv_usec = now.tv_nsec / 1000;
    return 0;
}

namespace litekeep::bench {

namespace {

/// Private dirty and swapped pages of this process.
double privateMegabytes()
{
    QFile rollup(u"/proc/self/smaps_rollup"_s);
    if (!rollup.open(QIODevice::ReadOnly))
        return -1;
    double kilobytes = 0;
    for (const QByteArray &line : rollup.readAll().split('\n')) {
        if (line.startsWith("Private_Dirty:") || line.startsWith("Swap:"))
            kilobytes += line.simplified().split(' ').value(1).toDouble();
    }
    return kilobytes * 1024 / 1e6;
}

/// Another row, so that the next backup is not "unchanged".
bool change(const QString &path)
{
    bool done = false;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"day"_s);
        database.setDatabaseName(path);
        done = database.open()
               && QSqlQuery(database).exec(u"INSERT INTO t(b) VALUES (hex(randomblob(500)))"_s);
    }
    QSqlDatabase::removeDatabase(u"day"_s);
    return done;
}

/// An answer from before the clock was moved does not count.
bool isQuiet(const KeptDatabases &databases)
{
    const QList<KeptMember *> &members = databases.members();
    return std::none_of(members.cbegin(), members.cend(), [](KeptMember *member) {
        const auto &status = member->automatic()->status();
        return member->isBusy() || !status || status->dueNow
               || status->nextDueAt <= QDateTime::currentDateTimeUtc();
    });
}

void lookAll(const KeptDatabases &databases)
{
    for (KeptMember *member : databases.members())
        member->automatic()->check();
}

/// All that is due has been done.
bool waitQuiet(const KeptDatabases &databases)
{
    constexpr int patienceMs = 120'000;
    constexpr int stepMs = 50;
    for (int waited = 0; waited < patienceMs; waited += stepMs) {
        lookAll(databases);
        QTest::qWait(stepMs);
        if (isQuiet(databases))
            return true;
    }
    return false;
}

bool goThroughHour(const KeptDatabases &databases)
{
    for (KeptMember *member : databases.members()) {
        if (!change(member->place().database))
            return false;
    }
    for (qint64 second = 0; second < secondsAnHour; second += lookSeconds) {
        clockAhead += lookSeconds;
        lookAll(databases);
        QTest::qWait(10);
    }
    return waitQuiet(databases);
}

qsizetype countBackups(const KeptDatabases &databases)
{
    qsizetype count = 0;
    for (KeptMember *member : databases.members())
        count += member->session()->backups().size();
    return count;
}

} // namespace

bool allKnown(const MainWindow &window, int count)
{
    const QList<DatabaseRow> rows = window.databases()->rows();
    return rows.size() == count
           && std::all_of(rows.cbegin(), rows.cend(),
                          [](const DatabaseRow &row) { return row.backups >= 0; });
}

int measureDay(int count, int hours, int hoursAhead)
{
    constexpr int restMs = 3000;
    clockAhead = hoursAhead * secondsAnHour;
    Translations translations;
    MainWindow window(&translations);
    window.show();
    window.openLast();
    const KeptDatabases &databases = *window.databases();
    if (!QTest::qWaitFor([&] { return allKnown(window, count); }, 120'000) || !waitQuiet(databases))
        return 1;
    QTest::qWait(restMs);
    const qsizetype before = countBackups(databases);
    std::printf("private memory at rest: %.1f MB\n", privateMegabytes());
    for (int hour = 0; hour < hours; ++hour) {
        if (!goThroughHour(databases))
            return 1;
    }
    QTest::qWait(restMs);
    std::printf("private memory after %d hours and %d backups: %.1f MB\n", hours,
                int(countBackups(databases) - before), privateMegabytes());
    return 0;
}

} // namespace litekeep::bench
