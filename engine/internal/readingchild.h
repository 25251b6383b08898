// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/internal/filesystem.h"

#include <QByteArray>

#include <stop_token>

#include <sys/types.h>

namespace litekeep {

/// One child process that reads from many files, one after the other: a child for each file, as
/// in childprocess.h, would take a search minutes. It holds nothing of this process (no lock file,
/// no pipe, no database), takes no locks and leaves access times alone where it may.
///
/// Belongs to the thread that uses it.
class ReadingChild
{
public:
    explicit ReadingChild(std::stop_token stop) : m_stop(std::move(stop)) {}
    ReadingChild(const ReadingChild &) = delete;
    ReadingChild &operator=(const ReadingChild &) = delete;
    ~ReadingChild() { end(); }

    struct Answer
    {
        int systemError = 0; ///< EINVAL: not a regular file; ECANCELED: stopped
        QByteArray bytes = {};
    };
    /// Lets go of the file before and opens this one: its first bytes, fewer when it is shorter.
    Answer open(const QByteArray &path, qsizetype length);
    /// From the file that is open; at most 64 KiB.
    Answer read(qint64 offset, qsizetype length);
    /// Lets go of the file that is open.
    void close();

private:
    struct Request;
    bool start();
    void end();
    Answer ask(const Request &request);
    Answer waitForAnswer();

    std::stop_token m_stop;
    UniqueFd m_socket;
    pid_t m_pid = -1;
};

} // namespace litekeep
