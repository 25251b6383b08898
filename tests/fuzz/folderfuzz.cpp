// SPDX-License-Identifier: GPL-3.0-or-later
// The files of a backup folder that another program or an enemy wrote: marker, running operation,
// catalogue. The first byte says which of them the input is.
#include "engine/internal/activityfile.h"
#include "engine/internal/backupfolder.h"
#include "engine/internal/listing.h"
#include "tests/fuzz/fuzz.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace litekeep;
using namespace litekeep::test;

namespace {

/// In memory where that is possible: each input is written as a file.
QString scratch()
{
    return QFile::exists(u"/dev/shm"_s) ? u"/dev/shm/litekeep-fuzz-XXXXXX"_s
                                        : QDir::tempPath() + u"/litekeep-fuzz-XXXXXX"_s;
}

struct Folder
{
    Folder() : location(locateBackups(dir.path() + u"/app.db"_s, {}))
    {
        QDir().mkpath(location.folder);
        write(location.database, "SQLite format 3");
    }

    static void write(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        require(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        require(file.write(bytes) == bytes.size());
    }

    QTemporaryDir dir{scratch()};
    BackupLocation location;
};

/// Whatever the rows say, they name files of this folder (R12).
void checkCatalogue(const Folder &folder)
{
    const auto listed = listBackups(folder.location);
    if (!listed)
        return;
    for (const Backup &backup : listed->backups) {
        require(backup.path.startsWith(folder.location.folder + u'/'));
        require(!backup.path.mid(folder.location.folder.size() + 1).contains(u'/'));
        require(backup.sizeBytes >= 0 && !backup.id.isEmpty());
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    static int argc = 1;
    static char name[] = "fuzz";
    static char *argv[] = {name, nullptr};
    static const QCoreApplication application(argc, argv);
    static const Folder folder;
    const QByteArray bytes = bytesOf(data + 1, size - 1);
    switch (data[0] % 3) {
    case 0:
        Folder::write(folder.location.marker(), bytes);
        static_cast<void>(readMarker(folder.location));
        static_cast<void>(inspectFolder(folder.location));
        break;
    case 1:
        Folder::write(folder.location.lock(), bytes);
        static_cast<void>(activityIn(folder.location));
        break;
    default: Folder::write(folder.location.catalogue(), bytes); checkCatalogue(folder);
    }
    return 0;
}
