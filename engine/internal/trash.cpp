// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/internal/trash.h"

#include "engine/internal/filesystem.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

/// ".../files/name", with ".../info" beside it: what the freedesktop.org trash looks like.
bool liesInTrash(const QString &path)
{
    const QFileInfo file(path);
    if (!QDir::isAbsolutePath(path) || !file.exists() || file.dir().dirName() != "files"_L1)
        return false;
    return QFileInfo(file.absolutePath() % u"/../info"_s).isDir();
}

} // namespace

Result<QString> moveFileToTrash(const QString &path)
{
    const auto facts = fileFacts(path, Links::DoNotFollow);
    if (!facts || !facts->regular)
        return failure(ErrorCode::WriteFailed, path, u"not a regular file"_s);
    // Without that folder Qt 6.4 says yes and moves the file to "files" of the working folder.
    const QString home = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation);
    if (home.isEmpty() || !QDir().mkpath(home) || !mayWriteFolder(home))
        return failure(ErrorCode::WriteFailed, path, u"there is no trash"_s);
    QString target;
    if (!QFile::moveToTrash(path, &target))
        return failure(ErrorCode::WriteFailed, path, u"the trash did not take it"_s);
    if (liesInTrash(target))
        return target;
    static_cast<void>(renameWithoutReplacing(absolutePath(target), path));
    return failure(ErrorCode::WriteFailed, path,
                   QString(u"it would have been moved to "_s % target));
}

} // namespace litekeep
