// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QStringList>

namespace litekeep {

/// The command line of the window program.
struct Arguments
{
    QStringList databases;
    QString folder;
    bool background = false; ///< begin in the tray
    bool help = false;
    bool version = false;
    QString error; ///< translated; empty when all is well
};

/// An option that the program understands: all of them are in this one table, and the help and
/// the manual page are tested against it.
struct WindowOption
{
    QLatin1StringView name;
    char letter = 0;         ///< short form; 0: none
    bool takesValue = false; ///< "--name VALUE" or "--name=VALUE"
    void (*take)(Arguments &parsed, const QString &value) = nullptr;
};

const QList<WindowOption> &windowOptions();

/// `arguments` without the program's name. Needs no QApplication, so that help can be
/// printed where there is no display.
Arguments parseArguments(const QStringList &arguments);

QString helpText();
QString noDisplayText();
/// Another one holds the session and says nothing.
QString noAnswerText();

} // namespace litekeep
