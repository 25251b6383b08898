// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/chart/chartplugin.h"

#include <QCategoryAxis>
#include <QChart>
#include <QChartView>
#include <QEvent>
#include <QGraphicsLayout>
#include <QLineSeries>
#include <QScatterSeries>
#include <QVBoxLayout>

#include <cmath>

namespace litekeep {

namespace {

constexpr qreal pointSize = 9;
constexpr qreal currentSize = 15;

QCategoryAxis *makeAxis()
{
    auto *axis = new QCategoryAxis;
    axis->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    axis->setTruncateLabels(false);
    return axis;
}

void fill(QCategoryAxis *axis, const ChartAxis &wanted)
{
    const QStringList before = axis->categoriesLabels();
    for (const QString &label : before)
        axis->remove(label);
    axis->setStartValue(wanted.from);
    for (const ChartTick &tick : wanted.ticks)
        axis->append(tick.label, tick.at);
    axis->setRange(wanted.from, wanted.to);
}

class ChartsCanvas : public ChartCanvas
{
public:
    ChartsCanvas();

    void setContent(const ChartContent &content) override;
    void setCurrent(int index) override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void follow();
    int nearest(const QPointF &value) const;

    QChart *m_chart;
    QChartView *m_view;
    QLineSeries *m_line;
    QScatterSeries *m_points;
    QScatterSeries *m_current;
    QCategoryAxis *m_x;
    QCategoryAxis *m_y;
};

ChartsCanvas::ChartsCanvas()
    : m_chart(new QChart),
      m_view(new QChartView(m_chart)),
      m_line(new QLineSeries(m_chart)),
      m_points(new QScatterSeries(m_chart)),
      m_current(new QScatterSeries(m_chart)),
      m_x(makeAxis()),
      m_y(makeAxis())
{
    m_chart->legend()->hide();
    m_chart->layout()->setContentsMargins(0, 0, 0, 0);
    m_chart->setBackgroundRoundness(0);
    m_chart->addAxis(m_x, Qt::AlignBottom);
    m_chart->addAxis(m_y, Qt::AlignLeft);
    const QList<QXYSeries *> all{m_line, m_points, m_current};
    for (QXYSeries *series : all) {
        m_chart->addSeries(series);
        series->attachAxis(m_x);
        series->attachAxis(m_y);
    }
    for (QXYSeries *series :
         {static_cast<QXYSeries *>(m_points), static_cast<QXYSeries *>(m_current)}) {
        QObject::connect(series, &QXYSeries::clicked, this, [this](const QPointF &value) {
            if (onClicked)
                onClicked(nearest(value));
        });
        QObject::connect(series, &QXYSeries::hovered, this, [this](const QPointF &value, bool on) {
            if (onHovered)
                onHovered(on ? nearest(value) : -1);
        });
    }
    m_points->setMarkerSize(pointSize);
    m_current->setMarkerSize(currentSize);
    m_view->setRenderHint(QPainter::Antialiasing);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setFocusPolicy(Qt::NoFocus);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_view);
    follow();
}

void ChartsCanvas::setContent(const ChartContent &content)
{
    fill(m_x, content.x);
    fill(m_y, content.y);
    QList<QPointF> points;
    for (const ChartPoint &point : content.points)
        points.append({point.x, point.y});
    m_line->replace(points);
    m_points->replace(points);
    m_current->clear();
}

void ChartsCanvas::setCurrent(int index)
{
    m_current->clear();
    if (index >= 0 && index < m_points->count())
        m_current->append(m_points->at(index));
}

/// What was clicked comes as a value, which is not quite that of its point.
int ChartsCanvas::nearest(const QPointF &value) const
{
    int found = -1;
    qreal least = 0;
    const QPointF there = m_chart->mapToPosition(value, m_points);
    for (int i = 0; i < m_points->count(); ++i) {
        const QPointF away = m_chart->mapToPosition(m_points->at(i), m_points) - there;
        const qreal distance = std::hypot(away.x(), away.y());
        if (found < 0 || distance < least) {
            found = i;
            least = distance;
        }
    }
    return found;
}

void ChartsCanvas::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        follow();
    ChartCanvas::changeEvent(event);
}

/// Colours and letters of the desktop instead of a theme's.
void ChartsCanvas::follow()
{
    const QColor base = palette().color(QPalette::Base);
    const QColor text = palette().color(QPalette::Text);
    const QColor mark = palette().color(QPalette::Highlight);
    QColor grid = text;
    grid.setAlphaF(0.15F);
    // Room for half a label beyond the last line of the grid.
    m_chart->setMargins({0, fontMetrics().height(), fontMetrics().averageCharWidth() * 3, 0});
    m_view->setBackgroundBrush(base);
    m_chart->setBackgroundBrush(base);
    for (QCategoryAxis *axis : {m_x, m_y}) {
        axis->setLabelsColor(text);
        axis->setLabelsFont(font());
        axis->setGridLineColor(grid);
        axis->setLinePenColor(grid);
    }
    m_line->setPen(QPen(mark, 2));
    m_points->setBrush(mark);
    m_points->setPen(QPen(base, 1));
    m_current->setBrush(base);
    m_current->setPen(QPen(text, 3));
}

} // namespace

ChartCanvas *ChartPlugin::create() const
{
    return new ChartsCanvas;
}

} // namespace litekeep
