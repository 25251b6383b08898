// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace litekeep::cli {

/// One translation context for everything that litekeepctl says to people.
class Text
{
    Q_DECLARE_TR_FUNCTIONS(litekeepctl)
};

} // namespace litekeep::cli
