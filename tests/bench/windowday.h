// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace litekeep {
class MainWindow;
}

namespace litekeep::bench {

/// All databases of the list are there, and how many backups each has.
bool allKnown(const MainWindow &window, int count);

/// Litekeep's window through hours of automatic backups, by a clock that this program moves;
/// prints private memory before and after. The list has to keep `count` databases with an interval
/// of one hour. Returns what main() returns.
int measureDay(int count, int hours, int hoursAhead);

} // namespace litekeep::bench
