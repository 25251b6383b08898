// SPDX-License-Identifier: GPL-3.0-or-later
// Command lines that a person writes.
#include "engine/commandwords.h"
#include "tests/fuzz/fuzz.h"

using namespace litekeep;
using namespace litekeep::test;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QString line = textOf(data, size);
    if (const auto words = splitCommandLine(line))
        require(splitCommandLine(joinCommandLine(*words)) == *words);
    const QStringList parts = line.split(QChar(u'\0'));
    require(splitCommandLine(joinCommandLine(parts)) == parts);
    return 0;
}
