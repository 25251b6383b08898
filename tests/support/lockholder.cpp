// SPDX-License-Identifier: GPL-3.0-or-later
// lockholder PATH shared|immediate|exclusive
// Holds a lock on the database until its stdin closes. Prints "locked" once it has it.
#include "tests/support/sqlitefile.h"

#include <QCoreApplication>

#include <cstdio>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace litekeep::test;

namespace {

void lock(SqliteFile &database, const QString &kind)
{
    if (kind == u"shared"_s) {
        database.run(u"BEGIN"_s);
        database.value(u"SELECT count(*) FROM sqlite_schema"_s);
    } else {
        database.run(u"BEGIN %1"_s.arg(kind));
    }
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    if (words.size() != 3)
        return 2;
    try {
        SqliteFile database(words.at(1));
        lock(database, words.at(2));
        std::puts("locked");
        std::fflush(stdout);
        char byte = 0;
        while (::read(STDIN_FILENO, &byte, 1) > 0) {}
        database.run(u"ROLLBACK"_s);
    } catch (const SqliteError &error) {
        std::fprintf(stderr, "lockholder: %d %s\n", error.code(), error.what());
        return 1;
    }
    return 0;
}
