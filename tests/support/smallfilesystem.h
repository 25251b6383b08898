// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace litekeep::test {

/// A real file system of a few megabytes that can really run full. Root only; elsewhere
/// obstacle() says why the test is to be skipped.
class SmallFileSystem
{
public:
    /// Mounts at the existing, empty folder.
    SmallFileSystem(const QString &folder, int megabytes);
    ~SmallFileSystem();
    SmallFileSystem(const SmallFileSystem &) = delete;
    SmallFileSystem &operator=(const SmallFileSystem &) = delete;

    QString obstacle() const { return m_obstacle; }
    QString path() const { return m_path; }
    bool makeReadOnly();
    bool unmount();

private:
    QString m_path;
    QString m_obstacle;
    bool m_mounted = false;
};

} // namespace litekeep::test
