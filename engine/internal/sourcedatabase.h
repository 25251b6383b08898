// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/error.h"
#include "engine/internal/databaseheader.h"
#include "engine/internal/filesystem.h"
#include "engine/internal/jobcontext.h"

#include <QString>

#include <optional>

namespace litekeep {

/// A program that has just been set up may have made its file and nothing in it. To most callers
/// such a file is no database.
enum class EmptyFile { Refused, Allowed };

/// The database and its side files as stat(2) and a child process see them, without opening
/// anything in this process (R1).
struct SourceDatabase
{
    QString path;
    FileFacts file;
    std::optional<FileFacts> wal;
    std::optional<FileFacts> sharedMemory;
    std::optional<FileFacts> journal;
    /// Nothing when the header is not one of SQLite's but a journal or -wal may hold it.
    std::optional<DatabaseHeader> header;

    /// To SQLite a file of no byte, or of one, is a database without content (unixFileSize()).
    bool isEmpty() const { return file.size <= 1; }
    bool usesWal() const { return header && header->journalMode == JournalMode::Wal; }
    /// Bytes that a private copy takes at most.
    qint64 totalBytes() const;
};

/// Looks before anything is opened, and refuses what SQLite would misread: folders and devices
/// (a FIFO hangs SQLite), empty files, other kinds of files, side files that are no files.
Result<SourceDatabase> lookAtDatabase(const QString &path, const std::stop_token &stop,
                                      EmptyFile empty = EmptyFile::Refused);

/// Identity and times of the file and its -wal with the head of the -wal. Equal text later
/// means: nothing was committed since. Empty when that cannot be promised (something was
/// written a moment ago, within the resolution of file times).
Result<QString> sourceFingerprint(const SourceDatabase &source, const std::stop_token &stop);

/// Waits until the last change lies further back than file times can blur; false when stopped.
bool waitUntilSettled(const SourceDatabase &source, const std::stop_token &stop);

} // namespace litekeep
