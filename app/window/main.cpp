// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shared/pings.h"
#include "app/version/version.h"
#include "app/window/arguments.h"
#include "app/window/quitsignals.h"
#include "app/window/singleinstance.h"
#include "translations/translations.h"
#include "ui/mainwindow.h"
#include "ui/programstyle.h"

#include <QApplication>
#include <QDir>
#include <QMessageBox>
#include <QSettings>

#include <algorithm>
#include <cstdio>
#include <cstring>

using namespace Qt::StringLiterals;

namespace {

constexpr int exitFailed = 1;
constexpr int exitUsage = 2;

void setNames()
{
    QCoreApplication::setOrganizationName(u"litekeep"_s);
    QCoreApplication::setApplicationName(u"litekeep"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(LITEKEEP_VERSION));
}

void print(FILE *stream, const QString &text)
{
    std::fputs(qUtf8Printable(text), stream);
}

QString wantedLanguage()
{
    return QSettings().value("language"_L1).toString();
}

bool asksForText(int argc, char **argv)
{
    return std::any_of(argv + 1, argv + argc, [](const char *word) {
        for (const char *known : {"--help", "-h", "--version", "-v"}) {
            if (std::strcmp(word, known) == 0)
                return true;
        }
        return false;
    });
}

/// Qt would abort without a word that helps.
bool isDisplayMissing(int argc, char **argv)
{
    const bool chosen = qEnvironmentVariableIsSet("QT_QPA_PLATFORM")
                        || std::any_of(argv + 1, argv + argc, [](const char *word) {
                               return std::strcmp(word, "-platform") == 0;
                           });
    return !chosen && qEnvironmentVariableIsEmpty("DISPLAY")
           && qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY");
}

/// Help and version must come without a display, too, where QApplication would abort.
int printText(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    litekeep::Translations translations;
    translations.use(wantedLanguage());
    if (!asksForText(argc, argv)) {
        print(stderr, u"litekeep: %1\n"_s.arg(litekeep::noDisplayText()));
        return exitFailed;
    }
    const litekeep::Arguments arguments =
        litekeep::parseArguments(QCoreApplication::arguments().mid(1));
    if (arguments.version)
        print(stdout, u"litekeep %1\n"_s.arg(litekeep::versionText()));
    else
        print(stdout, litekeep::helpText());
    return 0;
}

litekeep::StartRequest requestOf(const litekeep::Arguments &arguments)
{
    const auto absolute = [](const QString &path) -> QString {
        return path.isEmpty() ? path : QDir::current().absoluteFilePath(path);
    };
    QStringList databases;
    for (const QString &database : arguments.databases)
        databases.append(absolute(database));
    return {databases, absolute(arguments.folder), arguments.background};
}

/// Who has clicked an icon does not see stderr.
int tellNoAnswer(const litekeep::StartRequest &request)
{
    print(stderr, u"litekeep: %1\n"_s.arg(litekeep::noAnswerText()));
    if (!request.background)
        QMessageBox::warning(nullptr, u"Litekeep"_s, litekeep::noAnswerText(), QMessageBox::Close);
    return exitFailed;
}

void open(litekeep::MainWindow &window, const litekeep::StartRequest &request)
{
    if (request.databases.size() == 1)
        window.openDatabase(request.databases.first(), request.folder);
    else if (!request.databases.isEmpty())
        window.addDatabases(request.databases);
}

/// A second start: this window is what that person wants to see.
void follow(litekeep::MainWindow &window, const litekeep::StartRequest &request)
{
    if (request.background)
        return;
    window.activate();
    open(window, request);
}

} // namespace

int main(int argc, char **argv)
{
    setNames();
    if (asksForText(argc, argv) || isDisplayMissing(argc, argv))
        return printText(argc, argv);

    QApplication app(argc, argv);
    QApplication::setStyle(new litekeep::ProgramStyle);
    QGuiApplication::setApplicationDisplayName(u"Litekeep"_s);
    QGuiApplication::setDesktopFileName(u"org.litekeep.Litekeep"_s);
    litekeep::Translations translations;
    translations.use(wantedLanguage());
    const litekeep::Arguments arguments =
        litekeep::parseArguments(QCoreApplication::arguments().mid(1));
    if (!arguments.error.isEmpty()) {
        print(stderr, u"litekeep: %1\n\n%2"_s.arg(arguments.error, litekeep::helpText()));
        return exitUsage;
    }

    const litekeep::StartRequest request = requestOf(arguments);
    litekeep::SingleInstance instance;
    using Start = litekeep::SingleInstance::Start;
    const Start start = instance.start(request);
    if (start == Start::HandedOver)
        return 0;
    if (start == Start::NoAnswer)
        return tellNoAnswer(request);

    // Closing a question of a hidden window must not end the program.
    QGuiApplication::setQuitOnLastWindowClosed(false);
    const litekeep::QuitSignals quitSignals;
    // Outlives the window, whose engines may tell an end when they go.
    struct PingsToTheEnd : litekeep::Pings
    {
        ~PingsToTheEnd() override { finish(); }
    } const pings;
    litekeep::MainWindow window(&translations);
    // exit(), not quit(): that would ask the window, which would ask the person.
    QObject::connect(
        &quitSignals, &litekeep::QuitSignals::quitRequested, &app,
        [] { QCoreApplication::exit(0); }, Qt::QueuedConnection);
    QObject::connect(
        &window, &litekeep::MainWindow::ended, &app, [] { QCoreApplication::exit(0); },
        Qt::QueuedConnection);
    QObject::connect(&instance, &litekeep::SingleInstance::requested, &window,
                     [&window](const litekeep::StartRequest &further) { follow(window, further); });
    if (request.background)
        window.startHidden();
    else
        window.show();
    if (request.databases.isEmpty())
        window.openLast();
    else
        open(window, request);
    return QApplication::exec();
}
