// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/options.h"
#include "app/cli/outcome.h"

#include <QMap>
#include <QStringList>

namespace litekeep::cli {

/// The command line, understood.
struct Request
{
    const VerbSpec *verb = nullptr; ///< nullptr only with --help and --version
    QStringList arguments;          ///< DATABASE first
    QMap<OptionId, QString> values; ///< switches have an empty value

    bool has(OptionId id) const { return values.contains(id); }
    QString value(OptionId id) const { return values.value(id); }
    QString database() const { return arguments.value(0); }
    int waitSeconds = 30;
};

/// `arguments` without the program's name. The failure is a usage failure with a hint.
tl::expected<Request, Failure> parseCommandLine(const QStringList &arguments);

/// True when errors are to be told as JSON, also when the rest cannot be understood.
bool wantsJson(const QStringList &arguments);

} // namespace litekeep::cli
