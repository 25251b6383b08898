// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sizechart.h"

#include "engine/forecast.h"
#include "engine/format.h"
#include "engine/growth.h"
#include "ui/chartscale.h"
#include "ui/labels.h"
#include "ui/smallwidgets.h"
#include "ui/spacebar.h"

#include <QAccessible>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QPluginLoader>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

constexpr qreal focusWidth = 2;
constexpr int fewestLines = 8; ///< lower, the labels would not fit beside the grid

/// Beside the program where it was built, and where it is installed.
ChartCanvas *makeCanvas()
{
    QStringList places{QCoreApplication::applicationDirPath()};
    places.append(u"%1/%2"_s.arg(places.first(), QStringLiteral(LITEKEEP_CHART_FOLDER)));
    places.append(qEnvironmentVariable("LITEKEEP_CHART_FOLDER")); // for tests
    for (const QString &place : std::as_const(places)) {
        if (place.isEmpty())
            continue;
        QPluginLoader loader(u"%1/litekeep-chart.so"_s.arg(place));
        if (const auto *factory = qobject_cast<ChartFactory *>(loader.instance()))
            return factory->create();
    }
    return nullptr;
}

} // namespace

SizeChart::SizeChart(QWidget *parent)
    : QFrame(parent),
      m_growth(new WrappedLabel),
      m_missing(new WrappedLabel),
      m_point(new ElidedLabel(Qt::ElideRight)),
      m_space(new SpaceBar)
{
    setObjectName("sizeChart"_L1);
    setFrameShape(StyledPanel);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    setFocusPolicy(Qt::StrongFocus);
    m_growth->setObjectName("sizeGrowth"_L1);
    m_missing->setObjectName("sizeHint"_L1);
    m_missing->setAlignment(Qt::AlignCenter);
    m_point->setObjectName("sizePoint"_L1);
    loadCanvas();
    build();
    showContent();
}

SizeChart::~SizeChart() = default;

void SizeChart::loadCanvas()
{
    m_canvas = makeCanvas();
    if (!m_canvas)
        return;
    m_canvas->setObjectName("sizeCanvas"_L1);
    m_canvas->setMinimumHeight(fontMetrics().height() * fewestLines);
    m_canvas->onClicked = [this](int index) {
        setFocus(Qt::MouseFocusReason);
        mark(index);
        choose();
    };
    m_canvas->onHovered = [this](int index) {
        m_canvas->setToolTip(index < 0 ? QString() : pointText(m_charted.value(index)));
    };
}

void SizeChart::build()
{
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(12, 10, 12, 10);
    all->setSpacing(6);
    all->addWidget(m_growth);
    if (m_canvas)
        all->addWidget(m_canvas, 1);
    all->addWidget(m_missing, m_canvas ? 0 : 1);
    all->addWidget(m_point);
    all->addWidget(m_space);
}

void SizeChart::setBackups(const QList<Backup> &backups)
{
    if (backups == m_backups)
        return;
    const QString before = currentId();
    m_backups = backups;
    m_charted = chartedBackups(backups);
    m_current = -1;
    showContent();
    setCurrent(before);
}

void SizeChart::setStatus(const std::optional<BackupStatus> &status)
{
    m_status = status;
    describe();
}

void SizeChart::setDatabaseBytes(qint64 bytes)
{
    m_databaseBytes = bytes;
    describe();
}

QString SizeChart::currentId() const
{
    return m_charted.value(m_current).id;
}

void SizeChart::setCurrent(const QString &id)
{
    const auto found = std::find_if(m_charted.cbegin(), m_charted.cend(),
                                    [&id](const Backup &backup) { return backup.id == id; });
    mark(found == m_charted.cend() ? -1 : int(found - m_charted.cbegin()));
}

void SizeChart::mark(int index)
{
    m_current = index;
    if (m_canvas)
        m_canvas->setCurrent(index);
    m_point->setText(index < 0 ? QString() : pointText(m_charted.at(index)));
    describe();
}

void SizeChart::choose()
{
    if (m_current >= 0)
        Q_EMIT chosen(currentId());
}

void SizeChart::showContent()
{
    if (m_canvas) {
        m_canvas->setContent(chartContent(m_charted, QLocale()));
        m_canvas->setCurrent(m_current);
        m_canvas->setVisible(!m_charted.isEmpty());
    }
    m_missing->setText(hint());
    m_missing->setVisible(!m_missing->text().isEmpty());
    describe();
}

QString SizeChart::hint() const
{
    if (m_charted.isEmpty())
        return tr("No backups yet. Press “Back up now” to make the first one.");
    if (!m_canvas)
        return tr("The chart cannot be drawn, because a part of Litekeep is missing.");
    return m_charted.size() == 1 ? tr("With the second backup there is a line.") : QString();
}

QString SizeChart::pointText(const Backup &backup) const
{
    const QLocale locale;
    return u"%1 · %2 · %3 · %4"_s.arg(
        capitalised(formatDateTime(backup.createdAt, QDateTime::currentDateTimeUtc(), locale)),
        formatSize(backup.sizeBytes, locale), typeText(backup.type), stateText(backup.state));
}

/// In words what the picture shows.
void SizeChart::describe()
{
    const QLocale locale;
    QStringList growth{growthSentence(growthPerDay(m_backups), locale)};
    if (m_status)
        growth.append(forecastSpace(m_backups, *m_status).text());
    growth.removeAll(QString());
    if (m_charted.isEmpty())
        growth.clear(); // how it grows is not asked before there is anything
    m_growth->setText(growth.join(u' '));
    m_growth->setVisible(!growth.isEmpty());
    qint64 used = 0;
    for (const Backup &backup : m_charted)
        used += backup.sizeBytes;
    m_space->setSizes(m_databaseBytes, used, m_status ? m_status->freeBytes : -1);

    QStringList words;
    if (m_current >= 0)
        words.append(pointText(m_charted.at(m_current)));
    if (!m_charted.isEmpty()) {
        words.append(
            tr("%n backup(s), the oldest %1, the newest %2.", nullptr, int(m_charted.size()))
                .arg(formatSize(m_charted.first().sizeBytes, locale),
                     formatSize(m_charted.last().sizeBytes, locale)));
    }
    words.append(growth);
    setAccessibleName(tr("Size over time"));
    setAccessibleDescription(words.join(u' '));
}

void SizeChart::keyPressEvent(QKeyEvent *event)
{
    const int last = int(m_charted.size()) - 1;
    int next = m_current;
    switch (event->key()) {
    case Qt::Key_Left: next = m_current < 0 ? last : qMax(0, m_current - 1); break;
    case Qt::Key_Right: next = qMin(last, m_current + 1); break;
    case Qt::Key_Home: next = qMin(0, last); break;
    case Qt::Key_End: next = last; break;
    case Qt::Key_Space: choose(); return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_current >= 0)
            Q_EMIT opened(currentId());
        return;
    default: QFrame::keyPressEvent(event); return;
    }
    mark(next);
    QAccessibleEvent told(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&told);
}

void SizeChart::focusInEvent(QFocusEvent *event)
{
    QFrame::focusInEvent(event);
    update();
}

void SizeChart::focusOutEvent(QFocusEvent *event)
{
    QFrame::focusOutEvent(event);
    update();
}

void SizeChart::paintEvent(QPaintEvent *event)
{
    QFrame::paintEvent(event);
    if (!hasFocus())
        return;
    // Not the style's: Fusion fills what it frames, and the chart is painted over that.
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(palette().color(QPalette::Highlight), focusWidth));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 2, 2);
}

void SizeChart::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange && m_canvas)
        m_canvas->setMinimumHeight(fontMetrics().height() * fewestLines);
    if (event->type() == QEvent::LanguageChange) {
        showContent();
        mark(m_current);
    }
    QFrame::changeEvent(event);
}

} // namespace litekeep
