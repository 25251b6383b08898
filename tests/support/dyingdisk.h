// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace litekeep::test {

/// A disk that loses blocks: an ext4 file system whose image lies in a full tmpfs, so that a
/// block taken out of the image cannot be written any more. Programs write to the page cache as
/// ever; only who syncs, and listens, hears of it. Needs root, loop devices and mkfs.ext4;
/// elsewhere obstacle() says why the test is to be skipped.
class DyingDisk
{
public:
    /// Mounts at `folder`; the image lies beside it.
    explicit DyingDisk(const QString &folder);
    ~DyingDisk();
    DyingDisk(const DyingDisk &) = delete;
    DyingDisk &operator=(const DyingDisk &) = delete;

    QString obstacle() const { return m_obstacle; }
    QString path() const { return m_path; }

    /// Leaves no room but what loseBlocksOf() makes.
    void fill() const;
    /// Removes the file; the blocks in its middle, where the next one of its size will very
    /// likely lie, can no longer be written.
    bool loseBlocksOf(const QString &file);
    /// Writes everything out and forgets what is in memory: what is read now is what the disk has.
    bool forgetCaches(const QString &file) const;

private:
    bool makeImage();

    QString m_path;
    QString m_store;
    QString m_obstacle;
    bool m_storeMounted = false;
    bool m_mounted = false;
};

} // namespace litekeep::test
