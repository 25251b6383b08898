// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/smallfilesystem.h"

#include "tests/support/privileges.h"

#include <QFile>

#include <cerrno>
#include <cstring>
#include <sys/mount.h>

using namespace Qt::StringLiterals;

namespace litekeep::test {

SmallFileSystem::SmallFileSystem(const QString &folder, int megabytes) : m_path(folder)
{
    if (!isRoot()) {
        m_obstacle = u"only root can mount a small file system"_s;
        return;
    }
    const QByteArray options = "mode=0755,size=" + QByteArray::number(megabytes) + "m";
    if (::mount("tmpfs", QFile::encodeName(folder).constData(), "tmpfs", 0, options.constData())
        == 0)
        m_mounted = true;
    else
        m_obstacle = u"cannot mount a small file system: %1"_s.arg(
            QString::fromLocal8Bit(std::strerror(errno)));
}

SmallFileSystem::~SmallFileSystem()
{
    unmount();
}

bool SmallFileSystem::makeReadOnly()
{
    return ::mount("tmpfs", QFile::encodeName(m_path).constData(), "tmpfs", MS_REMOUNT | MS_RDONLY,
                   nullptr)
           == 0;
}

bool SmallFileSystem::unmount()
{
    if (!m_mounted)
        return true;
    m_mounted = ::umount2(QFile::encodeName(m_path).constData(), MNT_DETACH) != 0;
    return !m_mounted;
}

} // namespace litekeep::test
