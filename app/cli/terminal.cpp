// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/terminal.h"

#include "app/cli/text.h"
#include "engine/format.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <cwchar>
#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace litekeep::cli {

namespace {

bool writeAll(int descriptor, const QByteArray &bytes)
{
    qsizetype written = 0;
    while (written < bytes.size()) {
        const auto count = static_cast<size_t>(bytes.size() - written);
        const ssize_t step = ::write(descriptor, bytes.constData() + written, count);
        if (step < 0 && errno == EAGAIN) { // a pipe that another program set to non-blocking
            pollfd entry{descriptor, POLLOUT, 0};
            ::poll(&entry, 1, -1);
        } else if (step < 0 && errno != EINTR) {
            return false;
        } else if (step > 0) {
            written += step;
        }
    }
    return true;
}

QString systemError()
{
    return QString::fromLocal8Bit(std::strerror(errno));
}

} // namespace

void guardStandardStreams()
{
    for (int descriptor = 0; descriptor <= 2; ++descriptor) {
        if (::fcntl(descriptor, F_GETFD) >= 0 || errno != EBADF)
            continue;
        // The wrong direction on purpose: reading stdin or writing stdout fails as before.
        // The lowest free number is given, so this is `descriptor`.
        if (::open("/dev/null", descriptor == 0 ? O_WRONLY : O_RDONLY) < 0)
            ::_exit(1);
    }
}

bool errorIsTerminal()
{
    return ::isatty(STDERR_FILENO) == 1;
}

bool canAsk()
{
    return ::isatty(STDIN_FILENO) == 1 && errorIsTerminal();
}

int terminalWidth()
{
    winsize size{};
    if (::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        return size.ws_col;
    return 80;
}

QString writeOutput(const QByteArray &bytes)
{
    if (!writeAll(STDOUT_FILENO, bytes))
        return systemError();
    // Keep the number occupied: nothing opened later may become stdout.
    const int copy = ::dup(STDOUT_FILENO);
    if (copy >= 0 && ::close(copy) != 0)
        return systemError();
    return {};
}

void writeError(const QString &text)
{
    writeAll(STDERR_FILENO, text.toUtf8());
}

bool askYesNo(const QString &question)
{
    writeError(question);
    char buffer[64] = {};
    if (!std::fgets(buffer, sizeof buffer, stdin)) {
        writeError(u"\n"_s);
        return false;
    }
    const QString answer = QString::fromLocal8Bit(buffer).trimmed().toLower();
    return answer == u"y"_s || answer == u"yes"_s || answer == Text::tr("y", "short yes")
           || answer == Text::tr("yes");
}

QString printable(const QString &text)
{
    QString result;
    for (const char32_t character : text.toUcs4()) {
        if (character == U'\n')
            result += u"\\n"_s;
        else if (character == U'\t')
            result += u"\\t"_s;
        else if (isUnsafeToShow(character))
            result += u"\\u%1"_s.arg(static_cast<uint>(character), 4, 16, QLatin1Char('0'));
        else
            result += QString::fromUcs4(&character, 1);
    }
    return result;
}

int displayWidth(const QString &text)
{
    int width = 0;
    for (const char32_t character : text.toUcs4()) {
        const int columns = ::wcwidth(static_cast<wchar_t>(character));
        width += columns < 0 ? 1 : columns;
    }
    return width;
}

} // namespace litekeep::cli
