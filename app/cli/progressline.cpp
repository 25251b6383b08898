// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/progressline.h"

#include "app/cli/terminal.h"
#include "app/cli/text.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace litekeep::cli {

namespace {

QString remainingText(qint64 milliseconds)
{
    const auto seconds = static_cast<int>(std::min<qint64>((milliseconds + 999) / 1000, 360000));
    if (seconds < 90)
        return Text::tr("about %n second(s) left", nullptr, seconds);
    return Text::tr("about %n minute(s) left", nullptr, (seconds + 30) / 60);
}

} // namespace

ProgressLine::ProgressLine(bool wanted, QObject *parent)
    : QObject(parent),
      m_active(wanted && errorIsTerminal())
{}

void ProgressLine::show(const Progress &progress)
{
    if (!m_active)
        return;
    QString line = u"%1 % "_s.arg(progress.percent, 3) + progress.text();
    if (progress.remainingMs)
        line += u" · "_s + remainingText(*progress.remainingMs);
    write(line);
}

void ProgressLine::clear()
{
    if (m_active && m_shownWidth > 0)
        writeError(u'\r' + QString(m_shownWidth, u' ') + u'\r');
    m_shownWidth = 0;
}

void ProgressLine::write(const QString &text)
{
    // One column stays free: writing into the last one would begin a new line.
    const QString line = text.left(std::max(terminalWidth() - 1, 1));
    const int width = displayWidth(line);
    writeError(u'\r' + line + QString(std::max(m_shownWidth - width, 0), u' '));
    m_shownWidth = width;
}

} // namespace litekeep::cli
