// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/faults.h"

#include "tests/support/sqlitefile.h"

#include <QFile>

#include <stdexcept>

using namespace Qt::StringLiterals;

namespace litekeep::test {

QByteArray fileBytes(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        throw std::runtime_error("cannot read " + path.toStdString());
    return file.readAll();
}

void writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        throw std::runtime_error("cannot write " + path.toStdString());
}

void overwrite(const QString &path, qint64 offset, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite) || !file.seek(offset) || file.write(bytes) != bytes.size())
        throw std::runtime_error("cannot damage " + path.toStdString());
}

void damageTable(const QString &path, const QString &table)
{
    qint64 page = 0;
    qint64 pageSize = 0;
    {
        SqliteFile database(path);
        database.run(u"PRAGMA journal_mode=DELETE"_s); // everything into the main file
        pageSize = database.value(u"PRAGMA page_size"_s).toLongLong();
        page = database.value(u"SELECT rootpage FROM sqlite_schema WHERE name='%1'"_s.arg(table))
                   .toLongLong();
    }
    if (page < 2)
        throw std::runtime_error("no such table to damage");
    overwrite(path, (page - 1) * pageSize, QByteArray(qsizetype(pageSize), '\xde'));
}

void desyncIndex(const QString &path, const QString &index)
{
    SqliteFile database(path);
    const QString table =
        database.value(u"SELECT tbl_name FROM sqlite_schema WHERE name='%1'"_s.arg(index))
            .toString();
    // Without the index in the schema a deleted row leaves its entry behind.
    const QString sql =
        database.value(u"SELECT sql FROM sqlite_schema WHERE name='%1'"_s.arg(index)).toString();
    const qint64 root =
        database.value(u"SELECT rootpage FROM sqlite_schema WHERE name='%1'"_s.arg(index))
            .toLongLong();
    database.run(u"PRAGMA writable_schema=ON"_s);
    database.run(u"DELETE FROM sqlite_schema WHERE name=?"_s, {index});
    database.run(u"PRAGMA writable_schema=RESET"_s);
    database.run(
        u"DELETE FROM %1 WHERE rowid IN (SELECT rowid FROM %1 LIMIT 3)"_s.arg(quotedName(table)));
    database.run(u"PRAGMA writable_schema=ON"_s);
    database.run(u"INSERT INTO sqlite_schema VALUES ('index', ?, ?, ?, ?)"_s,
                 {index, table, root, sql});
    database.run(u"PRAGMA writable_schema=RESET; PRAGMA journal_mode=DELETE"_s);
}

void cutOff(const QString &path, int pages)
{
    qint64 pageSize = 0;
    {
        SqliteFile database(path);
        database.run(u"PRAGMA journal_mode=DELETE"_s);
        pageSize = database.value(u"PRAGMA page_size"_s).toLongLong();
    }
    QFile file(path);
    if (!file.resize(file.size() - pages * pageSize))
        throw std::runtime_error("cannot cut the file");
}

} // namespace litekeep::test
