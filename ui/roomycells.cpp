// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/roomycells.h"

#include <QHeaderView>
#include <QTableView>

namespace litekeep {

void RoomyCells::giveTo(QTableView *table)
{
    auto *roomy = new RoomyCells;
    roomy->setParent(table);
    table->setStyle(roomy);
    table->horizontalHeader()->setStyle(roomy);
}

int RoomyCells::pixelMetric(PixelMetric metric, const QStyleOption *option,
                            const QWidget *widget) const
{
    const int usual = QProxyStyle::pixelMetric(metric, option, widget);
    return metric == PM_FocusFrameHMargin || metric == PM_HeaderMargin ? usual + 3 : usual;
}

} // namespace litekeep
