// SPDX-License-Identifier: GPL-3.0-or-later
// The first bytes of a file that is said to be a database.
#include "engine/internal/databaseheader.h"
#include "tests/fuzz/fuzz.h"

using namespace litekeep;
using namespace litekeep::test;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (const auto header = parseDatabaseHeader(bytesOf(data, size))) {
        require(header->pageSize >= 512 && header->pageSize <= 65536);
        require((header->pageSize & (header->pageSize - 1)) == 0);
        require(header->pageCount >= 0 && header->freePages >= 0);
    }
    return 0;
}
