// SPDX-License-Identifier: GPL-3.0-or-later
// Programs that use the database which is restored, each a process of its own:
//   appprogram writer PATH      adds rows with epoch "later" until stdin closes; after each commit
//                               "ack N", at the end "waited MS" (longest) and "done N"
//   appprogram reader PATH      reads until stdin closes; "saw EPOCH" when what it sees changes
//   appprogram server PATH      keeps the database open until SIGTERM
//   appprogram stubborn PATH    the same, deaf to SIGTERM
//   appprogram pair PATH        a server that leaves the database to a child; SIGTERM ends only
//   itself appprogram ambush FOLDER PATH   opens the database when a safety backup is begun in
//   FOLDER appprogram start PATH PIDFILE   starts a server in the background, writes its number
//   appprogram stop PIDFILE     ends it and waits until it is gone
// See restoring.h for the database.
#include "tests/support/sqlitefile.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QThread>

#include <csignal>
#include <cstdio>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace litekeep::test;

namespace {

void say(const QString &line)
{
    std::fprintf(stdout, "%s\n", line.toUtf8().constData());
    std::fflush(stdout);
}

bool shallStop()
{
    pollfd entry{STDIN_FILENO, POLLIN, 0};
    return ::poll(&entry, 1, 0) > 0; // end of file counts as readable
}

int write(const QString &path)
{
    SqliteFile database(path);
    database.value(u"SELECT count(*) FROM entry"_s);
    say(u"ready"_s);
    qint64 longest = 0;
    qint64 number = 0;
    while (!shallStop()) {
        QElapsedTimer clock;
        clock.start();
        database.run(u"BEGIN IMMEDIATE"_s);
        database.run(u"INSERT INTO entry(epoch, token) VALUES ('later', ?)"_s, {++number});
        database.run(u"COMMIT"_s);
        longest = qMax(longest, clock.elapsed());
        say(u"ack %1"_s.arg(number));
        QThread::usleep(500);
    }
    say(u"waited %1"_s.arg(longest));
    say(u"done %1"_s.arg(number));
    return 0;
}

/// One statement sees one committed state: all rows of "then", and all or none of "now".
QString seen(SqliteFile &database)
{
    const QVariantList row =
        database
            .rows(u"SELECT (SELECT count(*) FROM entry WHERE epoch='then'),"
                  " (SELECT count(*) FROM entry WHERE epoch='now'), (SELECT name FROM state)"_s)
            .first();
    const qint64 then = row.at(0).toLongLong();
    const qint64 now = row.at(1).toLongLong();
    const bool whole = then == 2000 && now == (row.at(2).toString() == u"now"_s ? 500 : 0);
    return whole ? row.at(2).toString() : u"half %1 %2"_s.arg(then).arg(now);
}

int read(const QString &path)
{
    SqliteFile database(path);
    QString last;
    while (!shallStop()) {
        const QString now = seen(database);
        if (now != last)
            say(u"saw "_s + now);
        last = now;
        QThread::usleep(300);
    }
    return 0;
}

int serve(const QString &path, bool deaf)
{
    sigset_t terminate;
    sigemptyset(&terminate);
    sigaddset(&terminate, SIGTERM);
    ::sigprocmask(SIG_BLOCK, &terminate, nullptr);
    SqliteFile database(path);
    database.value(u"SELECT count(*) FROM sqlite_schema"_s);
    say(u"ready"_s);
    int received = 0;
    do {
        ::sigwait(&terminate, &received);
    } while (deaf);
    return 0;
}

/// The parent has never opened the database; its child keeps it open.
int servePair(const QString &path)
{
    if (::fork() == 0) {
        ::setsid();
        return serve(path, false);
    }
    ::pause();
    return 0;
}

/// Somebody who comes back just when nobody should: a timer, a supervisor, a person.
int ambush(const QString &folder, const QString &path)
{
    say(u"ready"_s);
    while (QDir(folder).entryList({u"*safety*partial"_s}, QDir::Files).isEmpty())
        QThread::msleep(1);
    return serve(path, false);
}

int startServer(const QString &path, const QString &pidFile)
{
    const pid_t child = ::fork();
    if (child == 0) {
        ::setsid();
        const int nothing = ::open("/dev/null", O_RDWR);
        for (int descriptor = 0; descriptor <= 2; ++descriptor)
            ::dup2(nothing, descriptor);
        return serve(path, false);
    }
    QFile file(pidFile);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate))
        return 1;
    file.write(QByteArray::number(child));
    return 0;
}

int stopServer(const QString &pidFile)
{
    QFile file(pidFile);
    if (!file.open(QIODevice::ReadOnly))
        return 1;
    const pid_t process = file.readAll().toInt();
    if (process <= 1 || ::kill(process, SIGTERM) != 0)
        return 1;
    while (::kill(process, 0) == 0) {
        QFile state(u"/proc/%1/stat"_s.arg(process));
        if (state.open(QIODevice::ReadOnly) && state.readAll().contains(") Z "))
            break; // nobody here to bury it
        QThread::msleep(5);
    }
    return file.remove() ? 0 : 1;
}

int run(const QStringList &words)
{
    const QString what = words.value(1);
    const QString path = words.value(2);
    if (what == u"writer"_s)
        return write(path);
    if (what == u"reader"_s)
        return read(path);
    if (what == u"server"_s || what == u"stubborn"_s)
        return serve(path, what == u"stubborn"_s);
    if (what == u"pair"_s)
        return servePair(path);
    if (what == u"ambush"_s)
        return ambush(path, words.value(3));
    if (what == u"start"_s)
        return startServer(path, words.value(3));
    if (what == u"stop"_s)
        return stopServer(path);
    return 2;
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    try {
        return run(QCoreApplication::arguments());
    } catch (const SqliteError &error) {
        say(u"failed %1 %2"_s.arg(error.code()).arg(QString::fromUtf8(error.what())));
        return 1;
    }
}
