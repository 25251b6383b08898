// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sidebar.h"

#include "ui/sidebarmodel.h"

#include <QContextMenuEvent>
#include <QEvent>
#include <QPainter>
#include <QScopedValueRollback>
#include <QStyledItemDelegate>

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

constexpr int iconSide = 20;
constexpr int margin = 8;
constexpr int charactersWide = 26;

/// Icon, name and, below it, a smaller line.
class TwoLines : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        const int height = option.fontMetrics.height() + QFontMetrics(small(option.font)).height();
        return {charactersWide * option.fontMetrics.averageCharWidth(), height + margin + 4};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &given,
               const QModelIndex &index) const override
    {
        QStyleOptionViewItem option = given;
        initStyleOption(&option, index);
        const QIcon icon = std::exchange(option.icon, QIcon());
        const QString name = std::exchange(option.text, QString());
        option.features &= ~QStyleOptionViewItem::HasDecoration;
        option.widget->style()->drawControl(QStyle::CE_ItemViewItem, &option, painter,
                                            option.widget);
        const bool selected = option.state & QStyle::State_Selected;
        const auto group =
            option.state & QStyle::State_Active ? QPalette::Active : QPalette::Inactive;
        QRect place = option.rect.adjusted(margin, margin / 2, -margin, -margin / 2);
        const QRect picture(place.left(), place.center().y() - iconSide / 2, iconSide, iconSide);
        icon.paint(painter, QStyle::visualRect(option.direction, option.rect, picture),
                   Qt::AlignCenter, selected ? QIcon::Selected : QIcon::Normal);
        place.setLeft(place.left() + iconSide + margin);
        place = QStyle::visualRect(option.direction, option.rect, place);
        painter->save();
        QColor color =
            option.palette.color(group, selected ? QPalette::HighlightedText : QPalette::Text);
        const auto line = [&](const QFont &font, const QString &text, int alignment) {
            painter->setFont(font);
            painter->setPen(color);
            painter->drawText(place, alignment | Qt::AlignLeading,
                              QFontMetrics(font).elidedText(text, Qt::ElideMiddle, place.width()));
        };
        line(option.font, name, Qt::AlignTop);
        if (!selected)
            color.setAlphaF(0.75F); // quieter, still readable
        line(small(option.font), index.data(SideBarModel::SecondLineRole).toString(),
             Qt::AlignBottom);
        painter->restore();
    }

private:
    static QFont small(QFont font)
    {
        font.setPointSizeF(font.pointSizeF() * 0.9);
        return font;
    }
};

} // namespace

SideBar::SideBar(QWidget *parent) : QListView(parent), m_model(new SideBarModel(this))
{
    setObjectName("sideBar"_L1);
    setModel(m_model);
    setItemDelegate(new TwoLines(this));
    setFrameShape(NoFrame);
    setUniformItemSizes(true);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMinimumWidth(14 * fontMetrics().averageCharWidth());
    connect(this, &QAbstractItemView::activated, this, &SideBar::entered);
    retranslateUi();
    setCurrent(std::nullopt);
}

QSize SideBar::sizeHint() const
{
    return {sizeHintForColumn(0) + 2, QListView::sizeHint().height()};
}

void SideBar::setRows(const QList<DatabaseRow> &rows)
{
    const QScopedValueRollback quiet(m_quiet, true);
    m_model->setRows(rows);
    if (currentIndex() != indexOf(m_current))
        setCurrentIndex(indexOf(m_current));
}

QModelIndex SideBar::indexOf(const std::optional<KeptPlace> &place) const
{
    return m_model->index(place ? m_model->rowOf(*place) : 0);
}

void SideBar::setCurrent(const std::optional<KeptPlace> &place)
{
    const QScopedValueRollback quiet(m_quiet, true);
    m_current = place;
    setCurrentIndex(indexOf(place));
}

void SideBar::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QListView::currentChanged(current, previous);
    if (m_quiet || !current.isValid())
        return;
    m_current = m_model->placeAt(current.row());
    if (m_current)
        Q_EMIT chosen(*m_current);
    else
        Q_EMIT overviewChosen();
}

void SideBar::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index =
        byKey ? currentIndex() : indexAt(viewport()->mapFromGlobal(event->globalPos()));
    const QPoint where =
        byKey ? viewport()->mapToGlobal(visualRect(index).center()) : event->globalPos();
    if (const auto place = m_model->placeAt(index.row()))
        Q_EMIT menuRequested(*place, where);
}

void SideBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    if (event->type() == QEvent::FontChange)
        setMinimumWidth(14 * fontMetrics().averageCharWidth());
    QListView::changeEvent(event);
}

void SideBar::retranslateUi()
{
    setAccessibleName(tr("Side bar"));
    setAccessibleDescription(tr("The databases; moving to one shows it"));
    m_model->retranslate();
}

} // namespace litekeep
