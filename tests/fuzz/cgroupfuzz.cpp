// SPDX-License-Identifier: GPL-3.0-or-later
// The control group of a process: any user may name one as they like.
#include "engine/internal/supervisor.h"
#include "tests/fuzz/fuzz.h"

using namespace litekeep;
using namespace litekeep::test;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QString text = textOf(data, size);
    for (const uint user : {0U, 1000U}) {
        if (const auto supervisor = supervisorFromCgroup(text, user)) {
            // It becomes an argument of a command: never an option, never a path.
            require(!supervisor->name.isEmpty());
            require(!supervisor->name.startsWith(u'-'));
            require(!supervisor->name.contains(u'/'));
            static_cast<void>(mayBeProposed(*supervisor));
        }
    }
    return 0;
}
