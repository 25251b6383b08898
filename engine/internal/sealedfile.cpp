// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/internal/sealedfile.h"

#include "engine/internal/disksync.h"
#include "engine/internal/filesystem.h"

#include <QByteArray>

#include <cerrno>
#include <memory>

#include <fcntl.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

// A portion takes some milliseconds, so that a stop is noticed soon.
constexpr size_t portionBytes = size_t(4) * 1024 * 1024;

/// libcrypto keeps state for each thread and frees it when the thread ends. QThread::wait()
/// returns a moment before that, so a program that ends just then would meet libcrypto's own
/// clean-up in the middle (OPENSSL_thread_stop(3)): each computation tidies up after itself.
struct CryptoThreadScope
{
    CryptoThreadScope() = default;
    CryptoThreadScope(const CryptoThreadScope &) = delete;
    CryptoThreadScope &operator=(const CryptoThreadScope &) = delete;
    ~CryptoThreadScope() { OPENSSL_thread_stop(); }
};

class Sha256
{
public:
    Sha256() { m_good = m_context && EVP_DigestInit_ex(m_context.get(), EVP_sha256(), nullptr); }

    void add(const char *data, size_t length)
    {
        m_good = m_good && EVP_DigestUpdate(m_context.get(), data, length);
    }

    Result<QString> result()
    {
        QByteArray digest(EVP_MAX_MD_SIZE, '\0');
        unsigned int length = 0;
        if (!m_good
            || !EVP_DigestFinal_ex(m_context.get(),
                                   reinterpret_cast<unsigned char *>(digest.data()), &length))
            return failure(ErrorCode::Internal, {}, u"libcrypto could not compute SHA-256"_s);
        digest.truncate(length);
        return QString::fromLatin1(digest.toHex());
    }

private:
    struct Free
    {
        void operator()(EVP_MD_CTX *context) const { EVP_MD_CTX_free(context); }
    };
    std::unique_ptr<EVP_MD_CTX, Free> m_context{EVP_MD_CTX_new()};
    bool m_good = false;
};

/// Not from malloc(): once glibc has freed a block of this size it takes the next ones from the
/// heap of each thread, and keeps that heap. A program that makes backups for days would hold
/// megabytes for each thread that ever made one.
class PortionBuffer
{
public:
    PortionBuffer()
        : m_data(::mmap(nullptr, portionBytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS,
                        -1, 0))
    {}
    PortionBuffer(const PortionBuffer &) = delete;
    PortionBuffer &operator=(const PortionBuffer &) = delete;
    ~PortionBuffer()
    {
        if (m_data != MAP_FAILED)
            ::munmap(m_data, portionBytes);
    }
    char *data() const { return m_data == MAP_FAILED ? nullptr : static_cast<char *>(m_data); }

private:
    void *m_data;
};

Error readFailure(int systemError, const QString &path)
{
    const auto code = systemError == ENOENT  ? ErrorCode::BackupFileMissing
                      : systemError == ELOOP ? ErrorCode::FolderUnsafe
                                             : ErrorCode::DatabaseReadFailed;
    return Error{.code = code, .subject = path, .detail = systemWords(systemError)};
}

} // namespace

Result<UniqueFd> openSealed(const QString &path)
{
    UniqueFd fd(
        ::open(nativePath(path).constData(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
    struct stat info = {};
    if (!fd || ::fstat(fd.get(), &info) != 0)
        return tl::unexpected(readFailure(errno, path));
    if (!S_ISREG(info.st_mode))
        return failure(ErrorCode::FolderUnsafe, path);
    ::posix_fadvise(fd.get(), 0, 0, POSIX_FADV_SEQUENTIAL);
    return fd;
}

namespace {

/// Reads to the end; `use` gets each portion with its offset and may fail.
Result<QString> hashPortions(
    int fd, const QString &path, const std::stop_token &stop,
    const std::function<Result<void>(const char *data, size_t length, qint64 offset)> &use)
{
    const CryptoThreadScope scope; // goes last
    const PortionBuffer buffer;
    if (!buffer.data())
        return tl::unexpected(readFailure(ENOMEM, path));
    Sha256 digest;
    qint64 offset = 0;
    for (;;) {
        if (stop.stop_requested())
            return failure(ErrorCode::Cancelled);
        const ssize_t got = ::pread(fd, buffer.data(), portionBytes, offset);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return tl::unexpected(readFailure(errno, path));
        if (got == 0)
            return digest.result();
        digest.add(buffer.data(), size_t(got));
        if (const auto used = use(buffer.data(), size_t(got), offset); !used)
            return tl::unexpected(used.error());
        offset += got;
    }
}

Result<void> writePortion(int fd, const char *data, size_t length, qint64 offset,
                          const QString &path)
{
    size_t put = 0;
    while (put < length) {
        const ssize_t now = ::pwrite(fd, data + put, length - put, offset + qint64(put));
        if (now < 0 && errno == EINTR)
            continue;
        if (now < 0)
            return tl::unexpected(writeError(errno, path));
        put += size_t(now);
    }
    return {};
}

} // namespace

Result<QString> sha256OfFile(const QString &path, const std::function<void(qint64)> &done,
                             const std::stop_token &stop)
{
    const auto fd = openSealed(path);
    if (!fd)
        return tl::unexpected(fd.error());
    return hashPortions(fd->get(), path, stop,
                        [&](const char *, size_t length, qint64 offset) -> Result<void> {
                            done(offset + qint64(length));
                            return {};
                        });
}

Result<QString> hashAndSync(const QString &path, const std::function<void(qint64)> &done,
                            const std::stop_token &stop)
{
    const auto fd = openSealed(path);
    if (!fd)
        return tl::unexpected(fd.error());
    DiskSync sync(fd->get(), path);
    return hashPortions(fd->get(), path, stop,
                        [&](const char *, size_t length, qint64 offset) -> Result<void> {
                            sync.begin(offset + qint64(length));
                            done(offset + qint64(length));
                            return {};
                        })
        .and_then(
            [&](const QString &digest) { return sync.finish(stop).map([&] { return digest; }); });
}

Result<CopyResult> copyHashAndSync(const QString &from, int targetFd, const QString &targetPath,
                                   const std::function<void(qint64)> &done,
                                   const std::stop_token &stop)
{
    const auto source = openSealed(from);
    if (!source)
        return tl::unexpected(source.error());
    DiskSync sync(targetFd, targetPath);
    qint64 size = 0;
    const auto digest = hashPortions(
        source->get(), from, stop,
        [&](const char *data, size_t length, qint64 offset) -> Result<void> {
            if (auto written = writePortion(targetFd, data, length, offset, targetPath); !written)
                return written;
            size = offset + qint64(length);
            done(size);
            return sync.offer(size, stop);
        });
    if (!digest)
        return tl::unexpected(digest.error());
    return sync.finish(stop).map([&] { return CopyResult{.sha256 = *digest, .sizeBytes = size}; });
}

} // namespace litekeep
