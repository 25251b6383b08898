// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QMessageBox;
class QWidget;

/// The questions when a window closes or a page goes. Each deletes itself when it is closed.
namespace litekeep {

/// "Apply", "Discard" or "Cancel": AcceptRole, DestructiveRole, RejectRole.
QMessageBox *makeUnappliedBox(QWidget *parent);

/// Closing would end automatic backups. AcceptRole: stay in the tray (or, without one,
/// minimised); DestructiveRole: quit; RejectRole: the window stays as it is.
QMessageBox *makeKeepRunningBox(bool tray, QWidget *parent);

} // namespace litekeep
