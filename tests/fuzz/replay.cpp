// SPDX-License-Identifier: GPL-3.0-or-later
// replay FOLDER: runs a fuzz target over the inputs that are kept, where libFuzzer is not there.
#include "tests/fuzz/fuzz.h"

#include <QDirIterator>
#include <QFile>

#include <cstdio>

int main(int argc, char **argv)
{
    if (argc != 2)
        return 2;
    int inputs = 0;
    QDirIterator files(QFile::decodeName(argv[1]), QDir::Files);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly))
            return 1;
        const QByteArray input = file.readAll();
        std::printf("%s\n", qPrintable(files.fileName()));
        std::fflush(stdout); // the last one named is the one that failed
        LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t *>(input.constData()),
                               static_cast<std::size_t>(input.size()));
        ++inputs;
    }
    return inputs > 0 ? 0 : 1;
}
