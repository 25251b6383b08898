// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/interrupt.h"

#include <QByteArray>
#include <QSocketNotifier>

#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace litekeep::cli {

namespace {

constexpr std::array caughtSignals{SIGINT, SIGTERM, SIGHUP};

// A signal handler can reach nothing but globals: the two ends of a pipe to ourselves.
std::array<int, 2> pipeEnds{-1, -1};

void onSignal(int number)
{
    const int before = errno;
    const auto byte = static_cast<char>(number);
    // A full pipe is fine: what is in it wakes the reader up.
    [[maybe_unused]] const ssize_t written = ::write(pipeEnds[1], &byte, 1);
    errno = before;
}

void install(int number, void (*handler)(int))
{
    struct sigaction action = {};
    if (::sigaction(number, nullptr, &action) != 0 || action.sa_handler == SIG_IGN)
        return;
    action.sa_handler = handler;
    sigemptyset(&action.sa_mask);
    action.sa_flags = SA_RESTART;
    ::sigaction(number, &action, nullptr);
}

} // namespace

Interrupt::Interrupt(QObject *parent) : QObject(parent)
{
    if (::pipe2(pipeEnds.data(), O_CLOEXEC | O_NONBLOCK) != 0)
        return; // without it the signals end the program; the next start tidies up
    auto *notifier = new QSocketNotifier(pipeEnds[0], QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, &Interrupt::drain);
    for (const int number : caughtSignals)
        install(number, onSignal);
}

Interrupt::~Interrupt()
{
    // The pipe stays: a late signal must not write into a file that got its number.
    for (const int number : caughtSignals)
        install(number, SIG_DFL);
}

void Interrupt::drain()
{
    std::array<char, 64> bytes{};
    QByteArray numbers;
    ssize_t size = 0;
    while ((size = ::read(pipeEnds[0], bytes.data(), bytes.size())) > 0)
        numbers.append(bytes.data(), size);
    m_happened = true;
    Q_EMIT interrupted();
    for (const char number : numbers)
        Q_EMIT received(number);
}

} // namespace litekeep::cli
