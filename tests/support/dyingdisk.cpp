// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/dyingdisk.h"

#include "tests/support/privileges.h"

#include <QDir>
#include <QFile>
#include <QProcess>

#include <array>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <linux/fiemap.h>
#include <linux/fs.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace litekeep::test {

namespace {

constexpr int megabyte = 1024 * 1024;
constexpr int imageMegabytes = 160;

QString systemError()
{
    return QString::fromLocal8Bit(std::strerror(errno));
}

/// Empty when the command ended well, else what it said.
QString run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished(60'000) || process.exitStatus() != QProcess::NormalExit)
        return u"%1 could not be run"_s.arg(program);
    if (process.exitCode() == 0)
        return {};
    return u"%1: %2"_s.arg(program, QString::fromLocal8Bit(process.readAllStandardError()));
}

struct Extent
{
    qint64 start = 0;
    qint64 length = 0;
};

/// Where the longest piece of the file lies on its disk.
Extent longestExtent(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    constexpr unsigned int most = 64;
    alignas(fiemap) std::array<char, sizeof(fiemap) + most * sizeof(fiemap_extent)> memory{};
    auto *const map = reinterpret_cast<fiemap *>(memory.data());
    map->fm_length = FIEMAP_MAX_OFFSET;
    map->fm_flags = FIEMAP_FLAG_SYNC;
    map->fm_extent_count = most;
    if (::ioctl(file.handle(), FS_IOC_FIEMAP, map) != 0)
        return {};
    Extent longest;
    for (unsigned int i = 0; i < map->fm_mapped_extents; ++i) {
        const fiemap_extent &extent = map->fm_extents[i];
        if (qint64(extent.fe_length) > longest.length)
            longest = {.start = qint64(extent.fe_physical), .length = qint64(extent.fe_length)};
    }
    return longest;
}

/// Nothing more can be written to the file system of `path`.
void fillUp(const QString &path)
{
    QFile ballast(path);
    if (!ballast.open(QIODevice::WriteOnly | QIODevice::Unbuffered))
        return;
    const QByteArray block(4096, 'x');
    while (ballast.write(block) == block.size()) {}
}

} // namespace

DyingDisk::DyingDisk(const QString &folder) : m_path(folder), m_store(folder + u".store")
{
    if (!isRoot()) {
        m_obstacle = u"only root can mount a file system"_s;
        return;
    }
    QDir().mkpath(m_path);
    QDir().mkpath(m_store);
    const QByteArray options = "size=" + QByteArray::number(imageMegabytes + 1) + "m";
    if (::mount("tmpfs", QFile::encodeName(m_store).constData(), "tmpfs", 0, options.constData())
        != 0) {
        m_obstacle = u"cannot mount a tmpfs: %1"_s.arg(systemError());
        return;
    }
    m_storeMounted = true;
    const QString image = m_store + u"/image";
    if (!makeImage())
        m_obstacle = u"cannot make a file of %1 MB: %2"_s.arg(imageMegabytes).arg(systemError());
    // No journal: an aborted one would stop every write, and hide the lost block behind that.
    if (m_obstacle.isEmpty())
        m_obstacle =
            run(u"mkfs.ext4"_s, {u"-q"_s, u"-F"_s, u"-b"_s, u"4096"_s, u"-O"_s, u"^has_journal"_s,
                                 u"-E"_s, u"nodiscard,lazy_itable_init=0"_s, image});
    if (m_obstacle.isEmpty())
        m_obstacle = run(u"mount"_s, {u"-o"_s, u"loop,nodiscard"_s, image, m_path});
    m_mounted = m_obstacle.isEmpty();
}

bool DyingDisk::makeImage()
{
    QFile image(m_store + u"/image");
    return image.open(QIODevice::ReadWrite)
           && ::fallocate(image.handle(), 0, 0, off_t(imageMegabytes) * megabyte) == 0;
}

DyingDisk::~DyingDisk()
{
    if (m_mounted)
        ::umount2(QFile::encodeName(m_path).constData(), MNT_DETACH);
    if (m_storeMounted)
        ::umount2(QFile::encodeName(m_store).constData(), MNT_DETACH);
}

bool DyingDisk::loseBlocksOf(const QString &file)
{
    const Extent extent = longestExtent(file);
    QFile image(m_store + u"/image");
    if (extent.length < 8 * 4096 || !QFile::remove(file) || !image.open(QIODevice::ReadWrite))
        return false;
    ::sync(); // the removal, before the image may not be written to any more
    constexpr int how = FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE;
    const qint64 quarter = extent.length / 4 / 4096 * 4096;
    if (::fallocate(image.handle(), how, extent.start + quarter, quarter) != 0)
        return false;
    fillUp(m_store + u"/ballast");
    return true;
}

void DyingDisk::fill() const
{
    fillUp(m_path + u"/filler");
}

bool DyingDisk::forgetCaches(const QString &file) const
{
    QFile opened(file);
    // syncfs() does not take the error away from whoever asks about this file.
    if (!opened.open(QIODevice::ReadOnly))
        return false;
    static_cast<void>(::syncfs(opened.handle()));
    return ::posix_fadvise(opened.handle(), 0, 0, POSIX_FADV_DONTNEED) == 0;
}

} // namespace litekeep::test
