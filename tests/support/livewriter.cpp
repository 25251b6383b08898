// SPDX-License-Identifier: GPL-3.0-or-later
// livewriter PATH JOURNALMODE [PADDING]
// A program that is at work on its database: opens what makeAccounts() made and moves money
// until its stdin closes. Prints "ready", then "ack N" after each commit, then "done N".
#include "tests/support/accounts.h"
#include "tests/support/sqlitefile.h"

#include <QCoreApplication>
#include <QRandomGenerator>

#include <cstdio>
#include <poll.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace litekeep::test;

namespace {

bool shallStop()
{
    pollfd entry{STDIN_FILENO, POLLIN, 0};
    return ::poll(&entry, 1, 0) > 0; // end of file counts as readable
}

void move(SqliteFile &database, qint64 number, int padding, QRandomGenerator &random)
{
    const qint64 source = random.bounded(1, accountCount + 1);
    const qint64 target = random.bounded(1, accountCount + 1);
    const qint64 amount = random.bounded(1, 50);
    database.run(u"BEGIN IMMEDIATE"_s);
    database.run(u"UPDATE account SET balance = balance - ? WHERE id = ?"_s, {amount, source});
    database.run(u"INSERT INTO ledger VALUES (?, ?, ?, ?, zeroblob(?))"_s,
                 {number, source, target, amount, padding});
    database.run(u"UPDATE account SET balance = balance + ? WHERE id = ?"_s, {amount, target});
    database.run(u"UPDATE state SET last = ?"_s, {number});
    database.run(u"COMMIT"_s);
}

int work(const QString &path, const QString &journalMode, int padding)
{
    SqliteFile database(path);
    database.run(u"PRAGMA journal_mode=%1; PRAGMA synchronous=NORMAL"_s.arg(journalMode));
    // A small cache spills pages in the middle of a transaction: the hard case for a copy.
    database.run(u"PRAGMA cache_size=20; PRAGMA cache_spill=10"_s);
    QRandomGenerator random(7);
    qint64 number = database.value(u"SELECT last FROM state"_s).toLongLong();
    std::puts("ready");
    std::fflush(stdout);
    while (!shallStop()) {
        move(database, ++number, padding, random);
        std::printf("ack %lld\n", static_cast<long long>(number));
        std::fflush(stdout);
    }
    std::printf("done %lld\n", static_cast<long long>(number));
    return 0;
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    if (words.size() < 3)
        return 2;
    try {
        return work(words.at(1), words.at(2), words.value(3, u"200"_s).toInt());
    } catch (const SqliteError &error) {
        std::fprintf(stderr, "livewriter: %d %s\n", error.code(), error.what());
        return 1;
    }
}
