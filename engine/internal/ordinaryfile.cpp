// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/internal/ordinaryfile.h"

#include "engine/internal/filesystem.h"

#include <cerrno>

#include <sys/stat.h>

namespace litekeep {

bool isFreeOrOrdinary(const QString &path)
{
    struct stat info = {};
    if (::lstat(nativePath(path).constData(), &info) != 0)
        return errno == ENOENT;
    return S_ISREG(info.st_mode) && info.st_nlink <= 1;
}

} // namespace litekeep
