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

/// A plain word: the database, once.
void takeDatabase(Arguments &parsed, const QString &word)
{
    if (parsed.database.isEmpty())
        parsed.database = word;
    else
        parsed.error = Window::tr("Only one database can be opened in a window.");
}

} // namespace

Arguments parseArguments(const QStringList &arguments)
{
    Arguments parsed;
    bool onlyNames = false;
    for (qsizetype i = 0; i < arguments.size() && parsed.error.isEmpty(); ++i) {
        const QString &word = arguments.at(i);
        if (onlyNames || !word.startsWith(u'-') || word == "-"_L1)
            takeDatabase(parsed, word);
        else if (word == "--"_L1)
            onlyNames = true;
        else if (word == "--background"_L1)
            parsed.background = true;
        else if (word == "--help"_L1 || word == "-h"_L1)
            parsed.help = true;
        else if (word == "--version"_L1 || word == "-v"_L1)
            parsed.version = true;
        else if (word == "--folder"_L1 && i + 1 < arguments.size())
            parsed.folder = arguments.at(++i);
        else if (word.startsWith("--folder="_L1))
            parsed.folder = word.section(u'=', 1);
        else if (word == "--folder"_L1)
            parsed.error = Window::tr("The option --folder needs a folder.");
        else
            parsed.error = Window::tr("Unknown option %1.").arg(word);
    }
    return parsed;
}

QString noDisplayText()
{
    return Window::tr("There is no display to show a window on. Use litekeepctl here.");
}

QString noAnswerText()
{
    return Window::tr("Litekeep is running already but does not answer.");
}

QString helpText()
{
    return Window::tr("Usage: litekeep [--background] [--folder DIR] [DATABASE]\n"
                      "Keeps live SQLite databases safe by point and click.\n"
                      "\n"
                      "  DATABASE       database to open; a backup is shown in its database\n"
                      "  --folder DIR   folder for its backups, instead of “backups” beside it\n"
                      "  --background   start in the system tray, for automatic backups\n"
                      "  -h, --help     show this text\n"
                      "  -v, --version  show the version and the commit that it was built from\n"
                      "\n"
                      "For scripts and machines without a display there is litekeepctl.\n");
}

} // namespace litekeep
