// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/internal/filesystemkind.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include <sys/vfs.h>

namespace litekeep {

namespace {

// Magic numbers from statfs(2); linux/magic.h lacks some of them.
constexpr std::array<uint32_t, 7> networkKinds{0x6969,     0x517B,     0xFF534D42, 0xFE534D42,
                                               0x01021997, 0x00C36400, 0x5346414F};
constexpr uint32_t fuse = 0x65735546;
constexpr std::array<uint32_t, 25> ownKinds{
    0x9fa0,     // proc
    0x62656572, // sysfs
    0x01021994, // tmpfs
    0x858458f6, // ramfs
    0x1cd1,     // devpts
    0x27e0eb,   // cgroup
    0x63677270, // cgroup2
    0x64626720, // debugfs
    0x74726163, // tracefs
    0x73636673, // securityfs
    0xf97cff8c, // selinux
    0x5a3c69f0, // apparmor
    0x6165676c, // pstore
    0xcafe4a11, // bpf
    0x62656570, // configfs
    0x958458f6, // hugetlbfs
    0x19800202, // mqueue
    0x42494e4d, // binfmt_misc
    0x6e736673, // nsfs
    0xde5e81e4, // efivarfs
    0x0187,     // autofs
    0x67596969, // rpc_pipefs
    0x794c7630, // overlayfs
    0x73717368, // squashfs
    0x9660,     // isofs
};

} // namespace

FileSystemKind fileSystemKind(const struct statfs &info)
{
    const auto kind = uint32_t(info.f_type);
    const auto isOneOf = [kind](const auto &kinds) {
        return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
    };
    if (isOneOf(networkKinds))
        return FileSystemKind::Network;
    if (kind == fuse)
        return FileSystemKind::Fuse;
    return isOneOf(ownKinds) ? FileSystemKind::Own : FileSystemKind::Local;
}

FileSystemKind fileSystemKind(int fd)
{
    struct statfs info = {};
    return ::fstatfs(fd, &info) == 0 ? fileSystemKind(info) : FileSystemKind::Local;
}

} // namespace litekeep
