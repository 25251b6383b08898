// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/arguments.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

struct Window
{
    Q_DECLARE_TR_FUNCTIONS(litekeep::Window)
};

/// "--name", "--name=value" where it takes one, or "-l".
const WindowOption *findOption(const QString &word)
{
    for (const WindowOption &option : windowOptions()) {
        const QString longForm = u"--"_s + option.name;
        const bool valued = option.takesValue && word.startsWith(longForm + u'=');
        const bool isLetter = option.letter && word == u'-' + QLatin1Char(option.letter);
        if (word == longForm || valued || isLetter)
            return &option;
    }
    return nullptr;
}

} // namespace

const QList<WindowOption> &windowOptions()
{
    using A = Arguments;
    using V = const QString &;
    static const QList<WindowOption> all{
        {"folder"_L1, 0, true, [](A &parsed, V value) { parsed.folder = value; }},
        {"background"_L1, 0, false, [](A &parsed, V) { parsed.background = true; }},
        {"help"_L1, 'h', false, [](A &parsed, V) { parsed.help = true; }},
        {"version"_L1, 'v', false, [](A &parsed, V) { parsed.version = true; }},
    };
    return all;
}

Arguments parseArguments(const QStringList &arguments)
{
    Arguments parsed;
    bool onlyNames = false;
    for (qsizetype i = 0; i < arguments.size() && parsed.error.isEmpty(); ++i) {
        const QString &word = arguments.at(i);
        if (onlyNames || !word.startsWith(u'-') || word == "-"_L1)
            parsed.databases.append(word);
        else if (word == "--"_L1)
            onlyNames = true;
        else if (const WindowOption *option = findOption(word); !option)
            parsed.error = Window::tr("Unknown option %1.").arg(word);
        else if (!option->takesValue || word.contains(u'='))
            option->take(parsed, word.section(u'=', 1));
        else if (i + 1 < arguments.size())
            option->take(parsed, arguments.at(++i));
        else // the only one that takes a value
            parsed.error = Window::tr("The option --folder needs a folder.");
    }
    if (!parsed.folder.isEmpty() && parsed.databases.size() > 1)
        parsed.error = Window::tr("The option --folder goes with one database.");
    return parsed;
}

QString noDisplayText()
{
    return Window::tr("There is no display to show a window on. Use litekeepctl here.");
}

QString noAnswerText()
{
    return Window::tr("Litekeep is running already but does not answer. Wait a little, or end it "
                      "and start it again.");
}

QString helpText()
{
    return Window::tr("Usage: litekeep [--background] [--folder DIR] [DATABASE…]\n"
                      "Keeps live SQLite databases safe by point and click.\n"
                      "\n"
                      "  DATABASE       database to keep safe; a backup is shown in its database\n"
                      "  --folder DIR   folder for its backups, instead of “backups” beside it\n"
                      "  --background   start in the system tray, for automatic backups\n"
                      "  -h, --help     show this text\n"
                      "  -v, --version  show the version and the commit that it was built from\n"
                      "\n"
                      "For scripts and machines without a display there is litekeepctl.\n");
}

} // namespace litekeep
