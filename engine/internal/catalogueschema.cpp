// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/internal/catalogueschema.h"

#include <array>
#include <span>

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

using Statements = std::span<const char *const>;

constexpr std::array version1{
    "CREATE TABLE settings ("
    " id INTEGER PRIMARY KEY CHECK (id = 1),"
    " database_path TEXT NOT NULL DEFAULT '',"
    " backup_enabled INTEGER NOT NULL DEFAULT 0 CHECK (backup_enabled IN (0, 1)),"
    " backup_interval_hours INTEGER NOT NULL DEFAULT 24"
    "  CHECK (backup_interval_hours BETWEEN 1 AND 8760),"
    " backup_retention_count INTEGER NOT NULL DEFAULT 10"
    "  CHECK (backup_retention_count BETWEEN 1 AND 1000),"
    " skip_unchanged INTEGER NOT NULL DEFAULT 1 CHECK (skip_unchanged IN (0, 1)))",
    "INSERT INTO settings (id) VALUES (1)",
    "CREATE TABLE backups ("
    // AUTOINCREMENT: a number is never given twice, so the order of creation stays true.
    " sequence INTEGER PRIMARY KEY AUTOINCREMENT,"
    " id TEXT NOT NULL UNIQUE CHECK (length(id) >= 8),"
    " filename TEXT NOT NULL UNIQUE CHECK (filename <> '' AND instr(filename, '/') = 0),"
    " size_bytes INTEGER NOT NULL CHECK (size_bytes >= 0),"
    " backup_type TEXT NOT NULL"
    "  CHECK (backup_type IN ('manual', 'auto', 'safety', 'imported')),"
    " created_at TEXT NOT NULL CHECK (created_at <> ''),"
    " sha256 TEXT NOT NULL DEFAULT '' CHECK (length(sha256) IN (0, 64)),"
    " state TEXT NOT NULL CHECK (state IN ('intact', 'unproved', 'damaged', 'missing')),"
    " state_detail TEXT NOT NULL DEFAULT '',"
    " method TEXT NOT NULL CHECK (method IN ('vacuum', 'pages')),"
    " proved_at TEXT,"
    " pinned INTEGER NOT NULL DEFAULT 0 CHECK (pinned IN (0, 1)),"
    " note TEXT NOT NULL DEFAULT '',"
    " source_size INTEGER NOT NULL DEFAULT 0,"
    " source_wal_size INTEGER NOT NULL DEFAULT 0,"
    " source_tables INTEGER NOT NULL DEFAULT 0,"
    " source_rows INTEGER NOT NULL DEFAULT -1,"
    " source_page_size INTEGER NOT NULL DEFAULT 0,"
    " source_user_version INTEGER NOT NULL DEFAULT 0,"
    " source_application_id INTEGER NOT NULL DEFAULT 0,"
    " source_encoding TEXT NOT NULL DEFAULT '',"
    " source_auto_vacuum INTEGER NOT NULL DEFAULT 0,"
    " source_journal_mode TEXT NOT NULL DEFAULT 'rollback')",
};

constexpr std::array version2{
    "CREATE TABLE history ("
    " id INTEGER PRIMARY KEY AUTOINCREMENT,"
    " started_at TEXT NOT NULL,"
    " ended_at TEXT,"
    " reason TEXT NOT NULL,"
    " outcome TEXT NOT NULL DEFAULT '',"
    " detail TEXT NOT NULL DEFAULT '',"
    " backup_id TEXT NOT NULL DEFAULT '')",
    "ALTER TABLE backups ADD COLUMN source_fingerprint TEXT NOT NULL DEFAULT ''",
};

constexpr std::array version3{
    "ALTER TABLE history ADD COLUMN safety_backup_id TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE history ADD COLUMN damaged_folder TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE history ADD COLUMN stopped TEXT NOT NULL DEFAULT ''",
};

constexpr std::array version4{
    "ALTER TABLE settings ADD COLUMN enabled_at TEXT",
    "ALTER TABLE settings ADD COLUMN paused_until TEXT",
    "ALTER TABLE settings ADD COLUMN collapse_state TEXT NOT NULL DEFAULT ''"
    " CHECK (collapse_state IN ('', 'asked', 'stopped'))",
    "ALTER TABLE settings ADD COLUMN collapse_id TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE settings ADD COLUMN collapse_previous_id TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE history ADD COLUMN subject TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE history ADD COLUMN size_bytes INTEGER NOT NULL DEFAULT -1",
    // Set before retention removes the file: a row whose file is gone is then no loss.
    "ALTER TABLE backups ADD COLUMN removing INTEGER NOT NULL DEFAULT 0",
};

constexpr std::array version5{
    "ALTER TABLE history ADD COLUMN owes_wal INTEGER NOT NULL DEFAULT 0",
    // Without foreign keys, as everywhere here: a run goes together with its commands in
    // Catalogue::beginRun().
    "CREATE TABLE commands ("
    " run_id INTEGER NOT NULL,"
    " moment TEXT NOT NULL CHECK (moment IN ('before', 'after')),"
    " program TEXT NOT NULL,"
    " outcome TEXT NOT NULL CHECK (outcome <> ''),"
    " code INTEGER NOT NULL DEFAULT 0,"
    " duration_ms INTEGER NOT NULL DEFAULT 0,"
    " detail TEXT NOT NULL DEFAULT '',"
    " output TEXT NOT NULL DEFAULT '',"
    " PRIMARY KEY (run_id, moment)) WITHOUT ROWID",
};

constexpr std::array<Statements, 5> migrations{Statements(version1), Statements(version2),
                                               Statements(version3), Statements(version4),
                                               Statements(version5)};

} // namespace

int newestCatalogueVersion()
{
    return int(migrations.size());
}

SqlResult<void> migrateCatalogue(SqliteConnection &connection)
{
    auto transaction = SqlTransaction::begin(connection);
    if (!transaction)
        return tl::unexpected(transaction.error());
    // Read inside the transaction: another Litekeep may have migrated a moment ago.
    const auto found = connection.scalar(u"PRAGMA user_version"_s);
    if (!found)
        return tl::unexpected(found.error());
    const int version = found->toInt();
    if (version >= newestCatalogueVersion())
        return {};
    for (int next = version; next < newestCatalogueVersion(); ++next) {
        for (const char *statement : migrations.at(size_t(next))) {
            if (auto done = connection.execute(QString::fromLatin1(statement)); !done)
                return done;
        }
    }
    return connection.execute(u"PRAGMA user_version=%1"_s.arg(newestCatalogueVersion()))
        .and_then([&] { return transaction->commit(); });
}

} // namespace litekeep
