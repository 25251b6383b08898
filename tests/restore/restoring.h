// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/engine/fixture.h"
#include "tests/support/privileges.h"

#include <sys/stat.h>
#include <unistd.h>

/// A database with two states: "then", of which there is a backup, and "now".
namespace litekeep::test {

/// 2000 rows of epoch "then" and some megabytes of ballast.
inline void makeThen(const QString &path, const QString &mode, int megabytes = 1)
{
    SqliteFile database(path);
    database.run(
        u"PRAGMA journal_mode=%1; PRAGMA user_version=3; PRAGMA application_id=77"_s.arg(mode));
    database.run(u"BEGIN; CREATE TABLE entry(id INTEGER PRIMARY KEY, epoch TEXT, token INTEGER);"
                 "CREATE TABLE state(id INTEGER PRIMARY KEY CHECK (id = 1), name TEXT);"
                 "INSERT INTO state VALUES (1, 'then');"
                 "CREATE TABLE only_then(x); INSERT INTO only_then VALUES (1), (2);"
                 "CREATE TABLE ballast(id INTEGER PRIMARY KEY, bytes BLOB);"
                 "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)"
                 " INSERT INTO entry(epoch, token) SELECT 'then', i FROM n;"
                 "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %1)"
                 " INSERT INTO ballast(bytes) SELECT randomblob(16000) FROM n;"
                 "CREATE INDEX entry_epoch ON entry(epoch); COMMIT"_s.arg(megabytes * 64));
}

/// 500 rows more, a table more and one less, other ballast.
inline void makeNow(const QString &path)
{
    SqliteFile database(path);
    database.run(u"BEGIN; UPDATE state SET name = 'now'; PRAGMA user_version=4;"
                 "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500)"
                 " INSERT INTO entry(epoch, token) SELECT 'now', i FROM n;"
                 "DROP TABLE only_then; CREATE TABLE only_now(y);"
                 "UPDATE ballast SET bytes = randomblob(15000) WHERE id % 3 = 0; COMMIT"_s);
}

inline QString journalModeOf(const QString &path)
{
    return SqliteFile(path).value(u"PRAGMA journal_mode"_s).toString();
}

struct OwnerAndMode
{
    quint64 inode = 0;
    uint mode = 0;
    uint user = 0;
    uint group = 0;
    bool operator==(const OwnerAndMode &) const = default;
};

inline OwnerAndMode ownerAndMode(const QString &path)
{
    struct stat facts = {};
    ::stat(path.toUtf8().constData(), &facts);
    return {facts.st_ino, facts.st_mode & 07777U, facts.st_uid, facts.st_gid};
}

/// "then" with a backup of it, and "now" on top.
class RestorePlace : public Place
{
public:
    explicit RestorePlace(const QString &mode, int megabytes = 1, const EngineOptions &more = {})
        : m_options(more)
    {
        m_options.waitSeconds = 5;
        makeThen(database(), mode, megabytes);
        then = contentsOf(database());
        const auto own = engine(m_options);
        const auto made = await(own->create());
        if (!made)
            throw std::runtime_error(failureText(made).toStdString());
        backup = made->backup;
        makeNow(database());
        now = contentsOf(database());
    }

    Result<RestoreResult> restore(const RestoreOptions &options = {}) const
    {
        const auto own = engine(m_options);
        return await(own->restore(backup.id, options));
    }
    Result<RestoreResult> undo() const
    {
        const auto own = engine(m_options);
        return await(own->undo());
    }
    std::optional<Backup> undoable() const
    {
        const auto own = engine(m_options);
        return await(own->undoable()).value_or(std::nullopt);
    }
    std::optional<InterruptedRestore> interrupted() const
    {
        const auto own = engine(m_options);
        return await(own->interruptedRestore()).value_or(std::nullopt);
    }
    /// Empty when the database is sound and in this state.
    QString differenceFrom(const QMap<QString, QString> &state) const
    {
        if (!SqliteFile(database()).isIntact())
            return u"the database is damaged"_s;
        return contentsDifference(state, contentsOf(database()));
    }

    QMap<QString, QString> then;
    QMap<QString, QString> now;
    Backup backup;

private:
    EngineOptions m_options;
};

inline bool isLong()
{
    return qEnvironmentVariableIntValue("LITEKEEP_LONG") != 0;
}

} // namespace litekeep::test
