// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

/// Real damage, done to real files.
namespace litekeep::test {

QByteArray fileBytes(const QString &path);
void writeFile(const QString &path, const QByteArray &bytes);

/// Overwrites `bytes` at `offset`.
void overwrite(const QString &path, qint64 offset, const QByteArray &bytes);

/// Fills the page (counted from 1) on which the tree of `table` begins with garbage.
void damageTable(const QString &path, const QString &table);
/// Takes an entry out of the index behind SQLite's back: quick_check sees nothing of it.
void desyncIndex(const QString &path, const QString &index);
/// Cuts the last `pages` pages off.
void cutOff(const QString &path, int pages);

} // namespace litekeep::test
