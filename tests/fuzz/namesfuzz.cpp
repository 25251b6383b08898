// SPDX-License-Identifier: GPL-3.0-or-later
// Names of files in a backup folder: from a catalogue or a disk that somebody else wrote.
#include "engine/internal/backupnames.h"
#include "tests/fuzz/fuzz.h"

using namespace litekeep;
using namespace litekeep::test;

namespace {

constexpr int longestName = 255; // bytes, on the file systems of Linux

void checkName(const QString &name)
{
    const bool plain = isPlainName(name);
    require(!plain || (!name.contains(u'/') && !name.contains(QChar(u'\0')) && name != u".."));
    require(!isBackupFileName(name) || plain);
    require(!isLeftoverName(name) || !isBackupFileName(name)); // R2
    require(idFromName(name) == idFromName(name) && !idFromName(name).isEmpty());
    if (const auto parsed = parseBackupFileName(name); parsed && isBackupFileName(name)) {
        require(parsed->createdAt.isValid() && parsed->attempt >= 1);
        const QString again =
            backupFileName(parsed->stem, parsed->createdAt, parsed->type, parsed->attempt);
        require(parseBackupFileName(again).has_value());
    }
}

/// A database may be called anything: its backups still get names that work.
void checkDatabaseName(const QString &name)
{
    const QDateTime at = QDateTime::fromSecsSinceEpoch(1'700'000'000, Qt::UTC);
    for (const int attempt : {1, 2, mostNameAttempts}) {
        const QString made = backupFileName(name, at, BackupType::Auto, attempt);
        require(isBackupFileName(made));
        require(snapshotName(made).toUtf8().size() + 8 <= longestName); // "-journal"
        require(isLeftoverName(partialName(made)) && isLeftoverName(snapshotName(made)));
        const auto parsed = parseBackupFileName(made);
        require(parsed && parsed->createdAt == at && parsed->attempt == attempt);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QString name = textOf(data, size);
    checkName(name);
    if (isPlainName(name) && name.toUtf8().size() <= longestName)
        checkDatabaseName(name);
    return 0;
}
