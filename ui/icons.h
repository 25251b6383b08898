// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QIcon>
#include <QPalette>
#include <QString>

namespace litekeep {

/// What an icon or a bar means; its colour follows from the palette.
enum class Tone { Plain, Positive, Caution, Negative, Accent };

/// Light letters on a dark ground.
bool isDark(const QPalette &palette);

/// Readable on the palette's window and base, in light and dark.
QColor toneColor(Tone tone, const QPalette &palette);

/// A one-colour icon from resources/icons that takes the palette's colours whenever it is
/// painted, so that light, dark and selected rows need no icons of their own.
QIcon symbolicIcon(const QString &name, Tone tone = Tone::Plain);

/// The program's own, coloured icon.
QIcon applicationIcon();

} // namespace litekeep
