// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QWidget>

#include <functional>

namespace litekeep {

struct ChartPoint
{
    qreal x = 0;
    qreal y = 0;
};

/// A line of the grid and what stands beside it.
struct ChartTick
{
    qreal at = 0;
    QString label;
};

struct ChartAxis
{
    qreal from = 0;
    qreal to = 1;
    QList<ChartTick> ticks;
};

struct ChartContent
{
    QList<ChartPoint> points; ///< from left to right
    ChartAxis x;
    ChartAxis y;
};

/// Draws a line with points. The picture only: what it means is said by the widget around it, and
/// keys go there.
class ChartCanvas : public QWidget
{
public:
    using QWidget::QWidget;

    virtual void setContent(const ChartContent &content) = 0;
    /// The point that is marked; -1: none.
    virtual void setCurrent(int index) = 0;

    std::function<void(int)> onClicked; ///< a point, by the mouse
    std::function<void(int)> onHovered; ///< -1: none any more
};

/// Qt Charts costs a tenth of the time until the window is there, seen or not. So it lives in a
/// plugin of its own, which is loaded when a chart is first shown.
class ChartFactory
{
public:
    virtual ~ChartFactory() = default;
    virtual ChartCanvas *create() const = 0;
};

} // namespace litekeep

Q_DECLARE_INTERFACE(litekeep::ChartFactory, "org.litekeep.ChartFactory/1")
