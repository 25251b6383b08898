// SPDX-License-Identifier: GPL-3.0-or-later
// litekeep-docs FOLDER FRAME   writes the manual page and the completions of litekeepctl
#include "app/docs/completions.h"
#include "app/docs/manpage.h"

#include <QFile>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace litekeep::docs;

namespace {

bool write(const QString &path, const QByteArray &text)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.flush();
}

} // namespace

int main(int argc, char *argv[])
{
    if (argc != 3) {
        std::fputs("usage: litekeep-docs FOLDER FRAME\n", stderr);
        return 2;
    }
    const QString folder = QFile::decodeName(argv[1]) + u"/litekeepctl"_s;
    QFile frame(QFile::decodeName(argv[2]));
    const bool done = frame.open(QIODevice::ReadOnly)
                      && write(folder + u".1"_s, manualPage(frame.readAll()))
                      && write(folder + u".bash"_s, bashCompletion())
                      && write(folder + u".zsh"_s, zshCompletion())
                      && write(folder + u".fish"_s, fishCompletion());
    return done ? 0 : 1;
}
