// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/restoretypes.h"

#include <QCoreApplication>

namespace litekeep {

QString InterruptedRestore::text() const
{
    const auto translated = [](const char *text) {
        return QCoreApplication::translate("litekeep::InterruptedRestore", text);
    };
    switch (state) {
    case State::Old:
        return translated(QT_TRANSLATE_NOOP(
            "litekeep::InterruptedRestore",
            "A restore was cut off before it changed anything: the database is as it was."));
    case State::New:
        return translated(QT_TRANSLATE_NOOP(
            "litekeep::InterruptedRestore",
            "A restore was cut off after it was done: the database is as in the backup."));
    case State::Unknown:
        return translated(QT_TRANSLATE_NOOP(
            "litekeep::InterruptedRestore",
            "A restore was cut off, and programs have written to the database since. It is "
            "whole; look whether it holds what you expect."));
    case State::Broken: break;
    }
    return translated(QT_TRANSLATE_NOOP(
        "litekeep::InterruptedRestore",
        "A restore was cut off and the database cannot be read. Run the restore again; what was "
        "there before has been kept."));
}

} // namespace litekeep
