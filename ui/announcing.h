// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QWidget;

/// Words for those who listen to the program: Qt 6.4 loses QAccessible::Alert on its way to AT-SPI,
/// but a notification that shows is spoken, wherever the focus is.
namespace litekeep {

/// The widget is a notification from now on, spoken whenever it comes to show. In its constructor:
/// what assistive programs have once asked for stays what it was.
void makeNotification(QWidget *widget);

/// For a notification that shows already: speaks these words.
void announce(QWidget *widget, const QString &words);

} // namespace litekeep
