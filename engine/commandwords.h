// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <optional>

/// Commands that a person writes on one line, and that are run without a shell. Pure functions.
namespace litekeep {

/// A line in program and arguments. Quoting is that of shells, so that a line copied from a
/// terminal means the same: blanks part words, double and single quotes hold them together, a
/// backslash takes the next character as it is (within double quotes only `"` and `\`, within
/// single quotes nothing). Everything else is text: no variables, patterns, pipes or lists.
/// Absent when a quote is not closed or nothing follows a backslash.
std::optional<QStringList> splitCommandLine(const QString &line);

/// The other way round: splitCommandLine() gives the same words again.
QString joinCommandLine(const QStringList &words);

} // namespace litekeep
