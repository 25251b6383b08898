// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/backuptypes.h"
#include "engine/restoretypes.h"
#include "ui/message.h"

class QFileDialog;
class QMessageBox;
class QWidget;

/// The window's questions. Each returns a box that deletes itself when it is closed; the
/// caller connects and opens it, so that nothing runs in a nested event loop.
namespace litekeep {

/// Names what goes. accepted() means "Delete".
QMessageBox *makeDeleteBox(const QList<Backup> &chosen, const QList<Backup> &all, QWidget *parent);

/// Programs did not end when asked. accepted() means SIGKILL. `names` may be empty.
QMessageBox *makeForceBox(const QString &names, QWidget *parent);

QMessageBox *makeDeleteCopyBox(const DamagedCopy &copy, QWidget *parent);

/// What a running job is to be stopped for.
enum class StopFor { Closing, Removing };
/// "A backup is running. Stop it and close?" accepted() means stop. `names`: of the databases
/// that are at work, when these are several.
QMessageBox *makeStopBox(Job job, const QStringList &names, StopFor why, QWidget *parent);

QMessageBox *makeAboutBox(QWidget *parent);

QFileDialog *makeSaveCopyDialog(const Backup &backup, const QString &databasePath,
                                const QString &startFolder, QWidget *parent);
/// For a copy that is to be worked with.
QFileDialog *makeSaveDatabaseDialog(const Backup &backup, const QString &databasePath,
                                    const QString &startFolder, QWidget *parent);
QFileDialog *makeOpenDialog(const QString &title, const QString &startFolder, QWidget *parent);

} // namespace litekeep
