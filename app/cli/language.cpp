// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/language.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace litekeep::cli {

namespace {

/// Only worse things than warnings are told while the application object is being made.
void onlyFatal(QtMsgType type, const QMessageLogContext &, const QString &message)
{
    if (type == QtCriticalMsg || type == QtFatalMsg)
        std::fprintf(stderr, "%s\n", message.toUtf8().constData());
}

} // namespace

QuietStart::QuietStart()
{
    qInstallMessageHandler(onlyFatal);
}

QuietStart::~QuietStart()
{
    qInstallMessageHandler(nullptr);
}

void loadTranslations(QCoreApplication &application)
{
    auto *translator = new QTranslator(&application);
    // English has a catalogue as well: it holds the plurals.
    if (translator->load(QLocale(), u"litekeep"_s, u"_"_s, u":/i18n"_s)
        || translator->load(u":/i18n/litekeep_en.qm"_s))
        QCoreApplication::installTranslator(translator);
}

} // namespace litekeep::cli
