// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

class QMenu;

/// What every window and dialog is looked at for.
namespace litekeep::test {

/// What a screen reader calls it.
QString nameOf(QWidget *widget);
/// Visible controls that have no such name.
QStringList namelessControls(QWidget *top);

QChar mnemonic(const QString &text);
/// Pairs of texts that share their mnemonic.
QStringList clashes(const QStringList &texts);
QStringList textsOf(const QMenu *menu);
/// The texts of all buttons, and of labels that lead to a control.
QStringList textsWithKeys(const QWidget *top);

/// Visible widgets whose text does not fit into them.
QStringList clippedTexts(QWidget *top);

} // namespace litekeep::test
