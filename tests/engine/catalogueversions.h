// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

/// Catalogues as older versions of Litekeep made them. Published once, so never to be edited.
namespace litekeep::test {

inline QString catalogueVersion1()
{
    return QStringLiteral(
        "CREATE TABLE settings (id INTEGER PRIMARY KEY CHECK (id = 1),"
        " database_path TEXT NOT NULL DEFAULT '',"
        " backup_enabled INTEGER NOT NULL DEFAULT 0 CHECK (backup_enabled IN (0, 1)),"
        " backup_interval_hours INTEGER NOT NULL DEFAULT 24"
        "  CHECK (backup_interval_hours BETWEEN 1 AND 8760),"
        " backup_retention_count INTEGER NOT NULL DEFAULT 10"
        "  CHECK (backup_retention_count BETWEEN 1 AND 1000),"
        " skip_unchanged INTEGER NOT NULL DEFAULT 1 CHECK (skip_unchanged IN (0, 1)));"
        "INSERT INTO settings (id) VALUES (1);"
        "CREATE TABLE backups (sequence INTEGER PRIMARY KEY AUTOINCREMENT,"
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
        " source_size INTEGER NOT NULL DEFAULT 0, source_wal_size INTEGER NOT NULL DEFAULT 0,"
        " source_tables INTEGER NOT NULL DEFAULT 0, source_rows INTEGER NOT NULL DEFAULT -1,"
        " source_page_size INTEGER NOT NULL DEFAULT 0,"
        " source_user_version INTEGER NOT NULL DEFAULT 0,"
        " source_application_id INTEGER NOT NULL DEFAULT 0,"
        " source_encoding TEXT NOT NULL DEFAULT '',"
        " source_auto_vacuum INTEGER NOT NULL DEFAULT 0,"
        " source_journal_mode TEXT NOT NULL DEFAULT 'rollback');"
        "PRAGMA user_version=1");
}

/// What each version added to the one before; versions 2 to 4.
inline QString catalogueStep(int version)
{
    switch (version) {
    case 2:
        return QStringLiteral(
            "CREATE TABLE history (id INTEGER PRIMARY KEY AUTOINCREMENT,"
            " started_at TEXT NOT NULL, ended_at TEXT, reason TEXT NOT NULL,"
            " outcome TEXT NOT NULL DEFAULT '', detail TEXT NOT NULL DEFAULT '',"
            " backup_id TEXT NOT NULL DEFAULT '');"
            "ALTER TABLE backups ADD COLUMN source_fingerprint TEXT NOT NULL DEFAULT '';"
            "PRAGMA user_version=2");
    case 3:
        return QStringLiteral(
            "ALTER TABLE history ADD COLUMN safety_backup_id TEXT NOT NULL DEFAULT '';"
            "ALTER TABLE history ADD COLUMN damaged_folder TEXT NOT NULL DEFAULT '';"
            "ALTER TABLE history ADD COLUMN stopped TEXT NOT NULL DEFAULT '';"
            "PRAGMA user_version=3");
    case 4:
        return QStringLiteral(
            "ALTER TABLE settings ADD COLUMN enabled_at TEXT;"
            "ALTER TABLE settings ADD COLUMN paused_until TEXT;"
            "ALTER TABLE settings ADD COLUMN collapse_state TEXT NOT NULL DEFAULT ''"
            " CHECK (collapse_state IN ('', 'asked', 'stopped'));"
            "ALTER TABLE settings ADD COLUMN collapse_id TEXT NOT NULL DEFAULT '';"
            "ALTER TABLE settings ADD COLUMN collapse_previous_id TEXT NOT NULL DEFAULT '';"
            "ALTER TABLE history ADD COLUMN subject TEXT NOT NULL DEFAULT '';"
            "ALTER TABLE history ADD COLUMN size_bytes INTEGER NOT NULL DEFAULT -1;"
            "ALTER TABLE backups ADD COLUMN removing INTEGER NOT NULL DEFAULT 0;"
            "PRAGMA user_version=4");
    default: return {};
    }
}

} // namespace litekeep::test
