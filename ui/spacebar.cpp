// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/spacebar.h"

#include "engine/format.h"
#include "ui/icons.h"

#include <QEvent>
#include <QLocale>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

constexpr int barHeight = 12;
constexpr int gap = 6;
constexpr int mark = 10;
constexpr int leastPart = 4; ///< what is there can be seen

} // namespace

SpaceBar::SpaceBar(QWidget *parent) : QWidget(parent)
{
    setObjectName("spaceBar"_L1);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    describe();
}

void SpaceBar::setSizes(qint64 database, qint64 backups, qint64 free)
{
    m_database = database;
    m_backups = backups;
    m_free = free;
    describe();
    update();
}

/// Told apart by pattern and order, not by colour alone.
QList<SpaceBar::Part> SpaceBar::parts() const
{
    const QLocale locale;
    const QColor accent = toneColor(Tone::Accent, palette());
    QColor empty = palette().color(QPalette::WindowText);
    empty.setAlphaF(0.12F);
    QList<Part> all{
        {tr("Database %1").arg(formatSize(m_database, locale)), m_database, accent},
        {tr("Backups %1").arg(formatSize(m_backups, locale)), m_backups,
         QBrush(toneColor(Tone::Positive, palette()), Qt::Dense3Pattern)},
    };
    if (m_free >= 0)
        all.append({tr("Free %1").arg(formatSize(m_free, locale)), m_free, empty});
    return all;
}

QList<int> SpaceBar::widths(const QList<Part> &shown) const
{
    qint64 total = 0;
    for (const Part &part : shown)
        total += part.bytes;
    QList<int> all;
    int left = width();
    for (const Part &part : shown) {
        const double share = total > 0 ? double(part.bytes) / double(total) : 0;
        const int least = part.bytes > 0 ? leastPart : 0;
        const bool last = all.size() + 1 == shown.size();
        all.append(last ? left : qMin(left, qMax(least, qRound(share * width()))));
        left -= all.last();
    }
    return all;
}

QSize SpaceBar::sizeHint() const
{
    return {300, barHeight + gap + fontMetrics().height()};
}

QSize SpaceBar::minimumSizeHint() const
{
    return {160, sizeHint().height()};
}

void SpaceBar::describe()
{
    QStringList texts;
    const QList<Part> all = parts();
    for (const Part &part : all)
        texts.append(part.text);
    setAccessibleName(tr("Use of space"));
    setAccessibleDescription(texts.join(u", "_s));
    setToolTip(texts.join(u'\n'));
}

void SpaceBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        describe();
    if (event->type() == QEvent::FontChange)
        updateGeometry();
    QWidget::changeEvent(event);
}

void SpaceBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QList<Part> all = parts();
    const QList<int> wide = widths(all);
    int x = 0;
    int textX = 0;
    for (qsizetype i = 0; i < all.size(); ++i) {
        painter.fillRect(QRect(x, 0, wide.at(i), barHeight), all.at(i).brush);
        x += wide.at(i);
        const QRect sign(textX, barHeight + gap + (fontMetrics().height() - mark) / 2, mark, mark);
        painter.fillRect(sign, all.at(i).brush);
        textX += mark + gap;
        const int room = fontMetrics().horizontalAdvance(all.at(i).text);
        painter.drawText(QRect(textX, barHeight + gap, room + 2, fontMetrics().height()),
                         Qt::AlignLeft | Qt::AlignVCenter, all.at(i).text);
        textX += room + 3 * gap;
    }
    QColor frame = palette().color(QPalette::WindowText);
    frame.setAlphaF(0.35F);
    painter.setPen(frame);
    painter.drawRect(QRect(0, 0, width() - 1, barHeight - 1));
}

} // namespace litekeep
