// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace litekeep::test {

class SqliteFile;

/// A small shop with customers and orders, indexes, a view and a trigger.
/// `journalMode` is what PRAGMA journal_mode takes.
void makeShop(const QString &path, const QString &journalMode = QStringLiteral("wal"),
              int orders = 500);

/// The database that the live writer works on (see accounts.h); `megabytes` of ballast make
/// a backup of it take a while.
void makeAccounts(const QString &path, const QString &journalMode, int megabytes = 0);

/// Empty when what `path` holds is one committed state of the accounts, else what is wrong.
/// `last` gets the number of the last transaction in it.
QString accountsTrouble(const QString &path, qint64 *last = nullptr);

/// Its index needs a collation that only "the app" has: VACUUM INTO and the full check fail.
void makeWithForeignCollation(const QString &path);

/// A virtual table of a module that does not exist here.
void makeWithForeignModule(const QString &path);

/// Leaves a file and its hot journal behind, as a program that was killed in a transaction.
void makeHotJournal(const QString &path);

/// Leaves a file and a -wal with committed rows behind, and nobody who has it open.
void makeLeftWal(const QString &path);

} // namespace litekeep::test
