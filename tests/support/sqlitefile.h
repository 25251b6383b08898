// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QVariantList>

#include <stdexcept>

struct sqlite3;

namespace litekeep::test {

/// What SQLite said; ends the test function that does not expect it.
class SqliteError : public std::runtime_error
{
public:
    SqliteError(int code, const QString &text);
    int code() const { return m_code; }

private:
    int m_code;
};

/// An open database, closed when it goes out of scope.
class SqliteFile
{
public:
    enum class Mode { ReadWriteCreate, ReadOnly };

    explicit SqliteFile(const QString &path, Mode mode = Mode::ReadWriteCreate);
    ~SqliteFile();
    SqliteFile(const SqliteFile &) = delete;
    SqliteFile &operator=(const SqliteFile &) = delete;

    sqlite3 *handle() const { return m_handle; }

    /// Runs all statements of `sql`.
    void run(const QString &sql);
    /// Runs one statement with values bound to its `?`.
    void run(const QString &sql, const QVariantList &values);
    /// All rows: blobs as QByteArray, text as QString.
    QList<QVariantList> rows(const QString &sql);
    /// First column of the first row.
    QVariant value(const QString &sql);
    /// True when integrity_check finds nothing.
    bool isIntact();

private:
    void check(int result);

    sqlite3 *m_handle = nullptr;
};

/// As an SQL name: in double quotes.
QString quotedName(const QString &name);

} // namespace litekeep::test
