// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/eventwriter.h"

#include <QSocketNotifier>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <poll.h>
#include <unistd.h>

namespace litekeep::cli {

namespace {

constexpr qsizetype mostPending = 1 << 20;
constexpr int lastWordMs = 1000;

bool takesBytes(int waitMs)
{
    pollfd entry{STDOUT_FILENO, POLLOUT, 0};
    return ::poll(&entry, 1, waitMs) > 0;
}

} // namespace

EventWriter::EventWriter(QObject *parent) : QObject(parent) {}

EventWriter::~EventWriter() = default;

void EventWriter::write(const QByteArray &line)
{
    if (m_gone)
        return;
    if (m_pending.size() + line.size() > mostPending)
        return; // whole lines only, and the oldest ones tell how it began
    m_pending += line;
    flush();
}

EventWriter::Step EventWriter::writeSome()
{
    if (!takesBytes(0))
        return Step::Full;
    // So much fits into a pipe that says it has room: the call cannot block.
    const auto size = static_cast<size_t>(std::min<qsizetype>(m_pending.size(), PIPE_BUF));
    const ssize_t written = ::write(STDOUT_FILENO, m_pending.constData(), size);
    if (written < 0 && (errno == EINTR || errno == EAGAIN))
        return Step::Full;
    if (written < 0 && errno == ENOSPC && !m_inLine) {
        m_pending.clear(); // a file on a full disk: what comes later may have room again
        return Step::Written;
    }
    if (written <= 0)
        return Step::Gone;
    m_inLine = m_pending.at(written - 1) != '\n';
    m_pending.remove(0, written);
    return Step::Written;
}

void EventWriter::flush()
{
    Step step = Step::Written;
    while (!m_pending.isEmpty() && step == Step::Written)
        step = writeSome();
    if (step == Step::Gone) {
        m_gone = true;
        m_pending.clear();
    }
    listen(step == Step::Full && !m_pending.isEmpty());
}

void EventWriter::listen(bool on)
{
    if (on && !m_notifier) {
        m_notifier = std::make_unique<QSocketNotifier>(STDOUT_FILENO, QSocketNotifier::Write);
        connect(m_notifier.get(), &QSocketNotifier::activated, this, &EventWriter::flush);
    }
    if (m_notifier)
        m_notifier->setEnabled(on);
}

void EventWriter::finish()
{
    flush();
    while (!m_pending.isEmpty() && takesBytes(lastWordMs))
        flush();
}

} // namespace litekeep::cli
