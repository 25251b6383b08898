// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVariant>

/// What the window remembers for its next start: QSettings, kept in memory and written by a thread
/// of its own. QSettings itself waits for the disk with each change, and a disk that is busy with
/// a backup makes that tenths of a second. For the GUI thread only.
namespace litekeep::remembered {

QVariant value(const QString &key, const QVariant &otherwise = {});
/// At once for value(), a moment later on the disk; the end of the program waits for that.
void set(const QString &key, const QVariant &value);
void remove(const QString &key);

/// Waits until all of it is written.
void flush();
/// Writes what is not written yet, and reads anew when it is next asked: for tests.
void readAnew();

} // namespace litekeep::remembered
