// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

struct statfs;

namespace litekeep {

enum class FileSystemKind {
    Local,
    Network, ///< NFS, SMB, 9p and their like: locks are not to be trusted there
    Fuse,    ///< a program stands behind it, perhaps with a network behind that
    Own,     ///< of the kernel's making, in memory, or a layer or image: nobody keeps data there
};

FileSystemKind fileSystemKind(const struct statfs &info);

/// Of the file system that an open folder is on; Local when the system does not tell.
FileSystemKind fileSystemKind(int fd);

} // namespace litekeep
