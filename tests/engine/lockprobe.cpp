// SPDX-License-Identifier: GPL-3.0-or-later
// lockprobe DATABASE        exits with 0 when it may begin to write at once, else with 5
// lockprobe DATABASE SQL    runs it, prints "ready" and keeps the database open until stdin ends
#include <cstdio>
#include <sqlite3.h>
#include <unistd.h>

int main(int argc, char *argv[])
{
    sqlite3 *database = nullptr;
    if (argc < 2 || sqlite3_open(argv[1], &database) != SQLITE_OK)
        return 2;
    const char *const sql = argc > 2 ? argv[2] : "BEGIN IMMEDIATE";
    const int result = sqlite3_exec(database, sql, nullptr, nullptr, nullptr);
    if (argc > 2) {
        std::puts("ready");
        std::fflush(stdout);
        char byte = 0;
        while (::read(STDIN_FILENO, &byte, 1) > 0) {}
    }
    // An honest end would tidy up a -wal; the holder's may still be needed.
    if (argc == 2)
        ::_exit(result);
    sqlite3_close(database);
    return result;
}
