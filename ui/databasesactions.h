// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QObject>

namespace litekeep {

/// What a person can do with the databases as a whole. The window's menus and the buttons of
/// its pages share these.
class DatabasesActions : public QObject
{
    Q_OBJECT
public:
    explicit DatabasesActions(QObject *parent = nullptr);

    QAction *add;
    /// For the dialog that looks for databases; not shown before somebody serves it.
    QAction *find;
    QAction *backUpAll;
    QAction *remove;
    QAction *overview;
    QAction *sideBar; ///< checkable

    void retranslateUi();
    /// `listed`: there is something to back up; `chosen`: one is selected or shown.
    void follow(bool any, bool chosen, bool roundRuns);

private:
    QAction *make(const char *name, const QString &icon, const QKeySequence &keys);
};

} // namespace litekeep
