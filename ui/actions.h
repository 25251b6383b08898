// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QObject>

namespace litekeep {

/// What a person can do with a database and its backups. The window's menus and the page's
/// buttons share these; the page says which are possible at the moment.
class Actions : public QObject
{
    Q_OBJECT
public:
    explicit Actions(QObject *parent = nullptr);

    QAction *backUp;
    QAction *import;
    QAction *verifyAll;
    QAction *showDatabase;
    QAction *openFolder;
    QAction *undoRestore;
    QAction *refresh;
    QAction *sizeOverTime;

    QAction *restore;
    QAction *saveCopy;
    QAction *saveAsDatabase;
    QAction *verify;
    QAction *editNote;
    QAction *pin;
    QAction *showBackup;
    QAction *remove;

    void retranslateUi();
    /// The action pins, or unpins what is pinned already.
    void setPinned(bool pinned);
    /// Nothing is possible while no database is open.
    void disableAll();

private:
    bool m_pinned = false;

    QAction *make(const char *name, const QString &icon, const QKeySequence &keys);
};

} // namespace litekeep
