// SPDX-License-Identifier: GPL-3.0-or-later
// servicehelper VERB ARGUMENT…: another Litekeep, in a process of its own.
//   keep PREFIX COUNT   adds PREFIX0, PREFIX1, … to the list of databases
#include "engine/databaselist.h"

#include <QCoreApplication>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace litekeep;

namespace {

int keepMany(const QString &prefix, int count)
{
    for (int i = 0; i < count; ++i) {
        const auto added = keepDatabase(prefix % QString::number(i));
        if (!added || !added->changed)
            return 1;
    }
    return 0;
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    const QString verb = words.value(1);
    if (verb == "keep"_L1)
        return keepMany(words.value(2), words.value(3).toInt());
    return 2;
}
