// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProxyStyle>

class QTableView;

namespace litekeep {

/// Air between the columns: a size that ends where the next text begins is hard to read.
class RoomyCells : public QProxyStyle
{
    Q_OBJECT
public:
    /// Gives it to a table and its heading; the table owns it.
    static void giveTo(QTableView *table);

    int pixelMetric(PixelMetric metric, const QStyleOption *option,
                    const QWidget *widget) const override;
};

} // namespace litekeep
