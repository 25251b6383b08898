// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tabledress.h"

#include "ui/smallwidgets.h"

#include <QHeaderView>
#include <QPainter>
#include <QProxyStyle>
#include <QTableView>

namespace litekeep {

namespace {

/// A size that ends where the next text begins is hard to read.
class RoomyCells : public QProxyStyle
{
public:
    int pixelMetric(PixelMetric metric, const QStyleOption *option,
                    const QWidget *widget) const override
    {
        const int usual = QProxyStyle::pixelMetric(metric, option, widget);
        return metric == PM_FocusFrameHMargin || metric == PM_HeaderMargin ? usual + 3 : usual;
    }

    /// Where one writes in a cell has an edge, as any other field has.
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *data) const override
    {
        return hint == SH_ItemView_DrawDelegateFrame
                   ? 1
                   : QProxyStyle::styleHint(hint, option, widget, data);
    }
};

/// Qt measures its headers with a bold font, whether it is shown or not; loading that takes longer
/// than all the rest of a table.
class PlainHeader : public QHeaderView
{
public:
    using QHeaderView::QHeaderView;

protected:
    QSize sectionSizeFromContents(int section) const override
    {
        QStyleOptionHeader option;
        initStyleOption(&option);
        option.section = section;
        option.text = model()->headerData(section, orientation()).toString();
        if (isSortIndicatorShown())
            option.sortIndicator = QStyleOptionHeader::SortDown;
        return style()->sizeFromContents(QStyle::CT_HeaderSection, &option, QSize(), this);
    }
};

} // namespace

void dressTable(QTableView *table)
{
    auto *header = new PlainHeader(Qt::Horizontal, table);
    table->setHorizontalHeader(header);
    header->setSectionsClickable(true);
    header->setHighlightSections(false);
    auto *roomy = new RoomyCells;
    roomy->setParent(table); // setStyle() leaves it to us
    table->setStyle(roomy);
    header->setStyle(roomy);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setAlternatingRowColors(true);
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->setTabKeyNavigation(false); // Tab leaves the table, arrows move in it
    table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->verticalHeader()->hide();
    measureRows(table);
}

void measureRows(QTableView *table)
{
    const int line = roomyLine(table->fontMetrics());
    table->verticalHeader()->setDefaultSectionSize(line);
    table->horizontalHeader()->setFixedHeight(line);
}

void paintInPlaceOfRows(QTableView *table, const QString &text)
{
    QPainter painter(table->viewport());
    painter.setPen(table->palette().color(QPalette::PlaceholderText));
    painter.drawText(table->viewport()->rect(), Qt::AlignCenter | Qt::TextWordWrap, text);
}

} // namespace litekeep
