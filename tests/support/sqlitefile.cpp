// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sqlitefile.h"

#include <memory>
#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace litekeep::test {

namespace {

struct Finalizer
{
    void operator()(sqlite3_stmt *statement) const { sqlite3_finalize(statement); }
};
using Statement = std::unique_ptr<sqlite3_stmt, Finalizer>;

QVariant columnValue(sqlite3_stmt *statement, int column)
{
    switch (sqlite3_column_type(statement, column)) {
    case SQLITE_INTEGER:
        return QVariant::fromValue<qint64>(sqlite3_column_int64(statement, column));
    case SQLITE_FLOAT: return sqlite3_column_double(statement, column);
    case SQLITE_TEXT: {
        const auto *text = reinterpret_cast<const char *>(sqlite3_column_text(statement, column));
        return QString::fromUtf8(text, sqlite3_column_bytes(statement, column));
    }
    case SQLITE_BLOB: {
        const auto *bytes = static_cast<const char *>(sqlite3_column_blob(statement, column));
        return QByteArray(bytes, sqlite3_column_bytes(statement, column));
    }
    default: return {};
    }
}

int bindValue(sqlite3_stmt *statement, int index, const QVariant &value)
{
    if (value.isNull())
        return sqlite3_bind_null(statement, index);
    if (value.typeId() == QMetaType::QString) {
        const QByteArray text = value.toString().toUtf8();
        return sqlite3_bind_text(statement, index, text.constData(), int(text.size()),
                                 SQLITE_TRANSIENT);
    }
    if (value.typeId() == QMetaType::QByteArray) {
        const QByteArray bytes = value.toByteArray();
        return sqlite3_bind_blob(statement, index, bytes.constData(), int(bytes.size()),
                                 SQLITE_TRANSIENT);
    }
    if (value.typeId() == QMetaType::Double)
        return sqlite3_bind_double(statement, index, value.toDouble());
    return sqlite3_bind_int64(statement, index, value.toLongLong());
}

} // namespace

SqliteError::SqliteError(int code, const QString &text)
    : std::runtime_error(text.toStdString()),
      m_code(code)
{}

SqliteFile::SqliteFile(const QString &path, Mode mode)
{
    const int flags =
        mode == Mode::ReadOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    const int result = sqlite3_open_v2(path.toUtf8().constData(), &m_handle, flags, nullptr);
    if (result != SQLITE_OK) {
        const QString text = QString::fromUtf8(sqlite3_errmsg(m_handle));
        sqlite3_close_v2(m_handle);
        throw SqliteError(result, text);
    }
    sqlite3_extended_result_codes(m_handle, 1);
    sqlite3_busy_timeout(m_handle, 60'000);
}

SqliteFile::~SqliteFile()
{
    sqlite3_close_v2(m_handle);
}

void SqliteFile::check(int result)
{
    if (result != SQLITE_OK && result != SQLITE_ROW && result != SQLITE_DONE)
        throw SqliteError(result, QString::fromUtf8(sqlite3_errmsg(m_handle)));
}

void SqliteFile::run(const QString &sql)
{
    check(sqlite3_exec(m_handle, sql.toUtf8().constData(), nullptr, nullptr, nullptr));
}

void SqliteFile::run(const QString &sql, const QVariantList &values)
{
    sqlite3_stmt *raw = nullptr;
    check(sqlite3_prepare_v2(m_handle, sql.toUtf8().constData(), -1, &raw, nullptr));
    const Statement statement(raw);
    for (qsizetype i = 0; i < values.size(); ++i)
        check(bindValue(raw, int(i) + 1, values.at(i)));
    int result = SQLITE_ROW;
    while (result == SQLITE_ROW)
        result = sqlite3_step(raw);
    check(result);
}

QList<QVariantList> SqliteFile::rows(const QString &sql)
{
    sqlite3_stmt *raw = nullptr;
    check(sqlite3_prepare_v2(m_handle, sql.toUtf8().constData(), -1, &raw, nullptr));
    const Statement statement(raw);
    QList<QVariantList> all;
    int result = sqlite3_step(raw);
    for (; result == SQLITE_ROW; result = sqlite3_step(raw)) {
        QVariantList row;
        for (int column = 0; column < sqlite3_column_count(raw); ++column)
            row.append(columnValue(raw, column));
        all.append(row);
    }
    check(result);
    return all;
}

QVariant SqliteFile::value(const QString &sql)
{
    const QList<QVariantList> all = rows(sql);
    return all.isEmpty() || all.first().isEmpty() ? QVariant() : all.first().first();
}

bool SqliteFile::isIntact()
{
    try {
        return value(u"PRAGMA integrity_check"_s).toString() == u"ok"_s;
    } catch (const SqliteError &) {
        return false; // too damaged to be checked
    }
}

QString quotedName(const QString &name)
{
    QString quoted = name;
    quoted.replace(u'"', u"\"\""_s);
    return u"\"%1\""_s.arg(quoted);
}

} // namespace litekeep::test
