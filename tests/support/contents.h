// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QString>

namespace litekeep::test {

/// Everything that a backup must share with its source: schema, rows of every table, and the
/// facts of the header. The order of rows does not count; repeated rows do.
QMap<QString, QString> contentsOf(const QString &path);

/// Empty when equal, else what differs.
QString contentsDifference(const QMap<QString, QString> &source,
                           const QMap<QString, QString> &backup);

} // namespace litekeep::test
