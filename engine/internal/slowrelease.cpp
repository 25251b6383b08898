// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/internal/slowrelease.h"

#include "engine/internal/detachedchild.h"

#include <fcntl.h>

namespace litekeep {

namespace {

constexpr qint64 worthAChild = qint64(16) * 1024 * 1024;

void holdOpen(const void *release)
{
    waitForEnd(*static_cast<const int *>(release));
}

} // namespace

SlowRelease::SlowRelease(const std::vector<int> &files)
{
    if (files.empty())
        return;
    Pipe release = makePipe();
    if (!release.reading)
        return;
    std::vector<int> kept = files;
    const int end = release.reading.get();
    kept.push_back(end);
    if (runDetached(std::move(kept), holdOpen, &end))
        m_release = std::move(release.writing);
}

void removeOwnFiles(const QStringList &paths)
{
    std::vector<UniqueFd> large;
    std::vector<int> descriptors;
    for (const QString &path : paths) {
        const auto facts = fileFacts(path, Links::DoNotFollow);
        if (!facts || !facts->regular || facts->size < worthAChild)
            continue;
        UniqueFd file(
            ::open(nativePath(path).constData(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
        if (!file)
            continue;
        descriptors.push_back(file.get());
        large.push_back(std::move(file));
    }
    const SlowRelease release(descriptors);
    for (const QString &path : paths)
        static_cast<void>(removeFile(path));
    large.clear();
}

} // namespace litekeep
