// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/quietstart.h"

#include <QString>
#include <QtGlobal>

#include <cstdio>

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

} // namespace litekeep::cli
