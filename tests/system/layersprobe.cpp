// SPDX-License-Identifier: GPL-3.0-or-later
// Linked against Gui: what the check of litekeepctl must be able to find.
#include <QGuiApplication>

int main(int argc, char *argv[])
{
    const QGuiApplication application(argc, argv);
    return 0;
}
