// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace litekeep {

/// The command line of the window program.
struct Arguments
{
    QString database;
    QString folder;
    bool background = false; ///< begin in the tray
    bool help = false;
    bool version = false;
    QString error; ///< translated; empty when all is well
};

/// `arguments` without the program's name. Needs no QApplication, so that help can be
/// printed where there is no display.
Arguments parseArguments(const QStringList &arguments);

QString helpText();
QString noDisplayText();
/// Another one holds the session and says nothing.
QString noAnswerText();

} // namespace litekeep
