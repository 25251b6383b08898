// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/contents.h"

#include "tests/support/sqlitefile.h"

#include <QCryptographicHash>

#include <memory>
#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace litekeep::test {

namespace {

/// The raw bytes of a value with its type: no decoding may make two values alike.
void addColumn(QCryptographicHash &hash, sqlite3_stmt *statement, int column)
{
    const int type = sqlite3_column_type(statement, column);
    QByteArray bytes(1, static_cast<char>('0' + type));
    if (type == SQLITE_FLOAT) {
        const double number = sqlite3_column_double(statement, column);
        bytes.append(reinterpret_cast<const char *>(&number), sizeof number);
    } else if (type != SQLITE_NULL) {
        const auto *data = static_cast<const char *>(sqlite3_column_blob(statement, column));
        bytes.append(data, sqlite3_column_bytes(statement, column));
    }
    bytes.prepend(QByteArray::number(bytes.size()) + ':');
    hash.addData(bytes);
}

/// Count of the rows and the sum of their hashes: independent of their order.
QString rowsDigest(SqliteFile &database, const QString &sql)
{
    sqlite3_stmt *raw = nullptr;
    if (sqlite3_prepare_v2(database.handle(), sql.toUtf8().constData(), -1, &raw, nullptr)
        != SQLITE_OK)
        return u"error: "_s + QString::fromUtf8(sqlite3_errmsg(database.handle()));
    const std::unique_ptr<sqlite3_stmt, int (*)(sqlite3_stmt *)> statement(raw, sqlite3_finalize);
    quint64 sum = 0;
    qint64 count = 0;
    int result = sqlite3_step(raw);
    for (; result == SQLITE_ROW; result = sqlite3_step(raw), ++count) {
        QCryptographicHash hash(QCryptographicHash::Sha256);
        for (int column = 0; column < sqlite3_column_count(raw); ++column)
            addColumn(hash, raw, column);
        quint64 part = 0;
        memcpy(&part, hash.result().constData(), sizeof part);
        sum += part;
    }
    if (result != SQLITE_DONE)
        return u"error: "_s + QString::fromUtf8(sqlite3_errmsg(database.handle()));
    return u"%1 rows, %2"_s.arg(count).arg(sum, 16, 16, QLatin1Char('0'));
}

} // namespace

QMap<QString, QString> contentsOf(const QString &path)
{
    SqliteFile database(path);
    database.run(u"PRAGMA trusted_schema=OFF"_s);
    QMap<QString, QString> contents;
    for (const QString &fact :
         {u"application_id"_s, u"user_version"_s, u"encoding"_s, u"auto_vacuum"_s, u"page_size"_s})
        contents.insert(fact, database.value(u"PRAGMA "_s + fact).toString());
    // An empty sqlite_sequence is dropped by VACUUM INTO, and nothing is lost with it.
    contents.insert(u"schema"_s,
                    rowsDigest(database, u"SELECT type, name, tbl_name, sql FROM sqlite_schema"
                                         " WHERE name <> 'sqlite_sequence'"_s));
    const auto tables =
        database.rows(u"SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0"_s);
    for (const QVariantList &row : tables) {
        const QString name = row.first().toString();
        const QString digest = rowsDigest(database, u"SELECT * FROM "_s + quotedName(name));
        if (name != u"sqlite_sequence"_s || !digest.startsWith(u"0 rows"_s))
            contents.insert(u"table "_s + name, digest);
    }
    return contents;
}

QString contentsDifference(const QMap<QString, QString> &source,
                           const QMap<QString, QString> &backup)
{
    QStringList lines;
    QMap<QString, QString> all = source;
    all.insert(backup);
    for (auto it = all.cbegin(); it != all.cend(); ++it) {
        const QString &key = it.key();
        if (source.value(key) != backup.value(key))
            lines.append(
                u"%1: \"%2\" became \"%3\""_s.arg(key, source.value(key), backup.value(key)));
    }
    lines.sort();
    return lines.join(u"; "_s);
}

} // namespace litekeep::test
