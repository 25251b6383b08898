// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sidebarmodel.h"

#include <QKeySequence>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

constexpr int mostKeys = 9;

/// "Good · 2 hours ago"; what is being done has no time yet.
QString secondLine(const DatabaseRow &row)
{
    return row.isWorking || row.lastGood.isEmpty() || !row.lastGoodAt.isValid()
               ? row.state
               : u"%1 · %2"_s.arg(row.state, row.lastGood);
}

QString keyText(int number)
{
    return number <= mostKeys ? QKeySequence(Qt::ALT | Qt::Key(Qt::Key_0 + number))
                                    .toString(QKeySequence::NativeText)
                              : QString();
}

} // namespace

int SideBarModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size()) + 1;
}

QVariant SideBarModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    return index.row() == 0 ? overview(role)
                            : database(m_rows.at(index.row() - 1), index.row(), role);
}

QVariant SideBarModel::overview(int role) const
{
    switch (role) {
    case Qt::DisplayRole: return tr("Overview");
    case SecondLineRole: return shortSummaryOf(m_rows);
    case Qt::AccessibleTextRole: return u"%1. %2"_s.arg(tr("Overview"), summaryOf(m_rows));
    case Qt::DecorationRole: return symbolicIcon(u"overview"_s);
    case Qt::ToolTipRole:
        return u"%1 (%2)\n%3"_s.arg(tr("All databases"), keyText(0), summaryOf(m_rows));
    default: return {};
    }
}

QVariant SideBarModel::database(const DatabaseRow &row, int number, int role) const
{
    switch (role) {
    case Qt::DisplayRole: return row.name;
    case SecondLineRole: return secondLine(row);
    case Qt::AccessibleTextRole: return u"%1: %2"_s.arg(row.name, row.sentence);
    case Qt::DecorationRole: return symbolicIcon(row.iconName, row.tone);
    case Qt::ToolTipRole: {
        const QString key = keyText(number);
        const QString words = u"%1\n%2"_s.arg(row.place.database, row.sentence);
        return key.isEmpty() ? words : u"%1\n%2"_s.arg(words, key);
    }
    default: return {};
    }
}

/// Seldom more than a dozen: rows that stay are told as changed, all else is told anew.
void SideBarModel::setRows(const QList<DatabaseRow> &rows)
{
    const bool same = std::equal(m_rows.cbegin(), m_rows.cend(), rows.cbegin(), rows.cend(),
                                 [](const DatabaseRow &left, const DatabaseRow &right) {
                                     return left.place == right.place;
                                 });
    if (!same) {
        beginResetModel();
        m_rows = rows;
        endResetModel();
        return;
    }
    const QList<DatabaseRow> before = std::exchange(m_rows, rows);
    for (int i = 0; i < rows.size(); ++i) {
        if (before.at(i) != rows.at(i))
            Q_EMIT dataChanged(index(i + 1), index(i + 1));
    }
    Q_EMIT dataChanged(index(0), index(0));
}

void SideBarModel::retranslate()
{
    Q_EMIT dataChanged(index(0), index(int(m_rows.size())));
}

std::optional<KeptPlace> SideBarModel::placeAt(int row) const
{
    return row >= 1 && row <= m_rows.size() ? std::optional(m_rows.at(row - 1).place)
                                            : std::nullopt;
}

int SideBarModel::rowOf(const KeptPlace &place) const
{
    const auto found =
        std::find_if(m_rows.cbegin(), m_rows.cend(),
                     [&place](const DatabaseRow &row) { return row.place == place; });
    return found == m_rows.cend() ? -1 : int(found - m_rows.cbegin()) + 1;
}

} // namespace litekeep
