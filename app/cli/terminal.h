// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace litekeep::cli {

/// Gives the standard descriptors that are closed something harmless: else the next file that
/// is opened, a catalogue for instance, would become stdout. Writing to it still fails.
void guardStandardStreams();

bool errorIsTerminal();
/// True when a question can be asked and answered.
bool canAsk();
/// Columns of the terminal on stderr.
int terminalWidth();

/// Writes everything and closes stdout, since some systems tell only then that the disk is
/// full. Empty when all went well, else the system's words.
QString writeOutput(const QByteArray &bytes);
/// Nothing can be done when this fails.
void writeError(const QString &text);

/// Shows the question on stderr and reads a line; anything but a clear yes is no.
bool askYesNo(const QString &question);

/// Control characters made visible: a file name must not move the cursor or break a line.
QString printable(const QString &text);
/// Columns that the text takes on a terminal.
int displayWidth(const QString &text);

} // namespace litekeep::cli
