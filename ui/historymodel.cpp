// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/historymodel.h"

#include "engine/format.h"
#include "ui/icons.h"
#include "ui/labels.h"

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

bool isTrouble(const HistoryEntry &entry)
{
    const bool skipped = entry.outcome == "skipped"_L1 && entry.error;
    return entry.outcome == "failed"_L1 || entry.outcome == "interrupted"_L1 || skipped;
}

} // namespace

int HistoryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

int HistoryModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant HistoryModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const HistoryEntry &entry = m_entries.at(index.row());
    switch (role) {
    case Qt::DisplayRole: return displayText(entry, index.column());
    case Qt::AccessibleTextRole:
        return u"%1: %2"_s.arg(headerData(index.column(), Qt::Horizontal).toString(),
                               displayText(entry, index.column()));
    case Qt::ToolTipRole: return toolTip(entry, index.column());
    case Qt::DecorationRole: return index.column() == Outcome ? decoration(entry) : QVariant();
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (index.column() == Size ? Qt::AlignRight : Qt::AlignLeft));
    case OutcomeRole: return entry.outcome;
    default: return {};
    }
}

QString HistoryModel::displayText(const HistoryEntry &entry, int column)
{
    const QLocale locale;
    switch (column) {
    case Started:
        return capitalised(
            formatDateTime(entry.startedAt, QDateTime::currentDateTimeUtc(), locale));
    case Duration:
        return entry.durationMs ? capitalised(formatDuration(*entry.durationMs)) : QString();
    case Why: return capitalised(entry.reasonText());
    case Outcome: return capitalised(entry.outcome.isEmpty() ? tr("running") : entry.outcomeText());
    case Reason: return entry.detailText();
    case Size: return entry.sizeBytes >= 0 ? formatSize(entry.sizeBytes, locale) : QString();
    default: return {};
    }
}

QString HistoryModel::toolTip(const HistoryEntry &entry, int column)
{
    const QLocale locale;
    switch (column) {
    case Started: return formatExactTime(entry.startedAt, locale);
    case Duration:
        return entry.endedAt.isValid() ? tr("Ended: %1").arg(formatExactTime(entry.endedAt, locale))
                                       : QString();
    case Reason: {
        const QString text = entry.detailText();
        const QString commands = entry.commandsText();
        const QString whole = entry.detail.isEmpty() || entry.detail == text
                                  ? text
                                  : QString(text + u"\n\n" + entry.detail).trimmed();
        if (commands.isEmpty())
            return whole;
        // What a program wrote is text, whatever it looks like.
        return u"<p style='white-space:pre-wrap'>"_s
               + QString(whole + u"\n\n" + commands).trimmed().toHtmlEscaped() + u"</p>";
    }
    default: return {};
    }
}

QVariant HistoryModel::decoration(const HistoryEntry &entry)
{
    if (isTrouble(entry))
        return symbolicIcon(u"state-error"_s, Tone::Negative);
    if (entry.outcome == "done"_L1)
        return symbolicIcon(u"state-ok"_s, Tone::Positive);
    if (entry.outcome.isEmpty())
        return symbolicIcon(u"state-working"_s, Tone::Accent);
    return symbolicIcon(u"state-info"_s);
}

QVariant HistoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (section == Size ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Started: return tr("Started");
    case Duration: return tr("Duration");
    case Why: return tr("Why");
    case Outcome: return tr("Outcome");
    case Reason: return tr("Reason");
    case Size: return tr("Size");
    default: return {};
    }
}

void HistoryModel::setEntries(const QList<HistoryEntry> &entries)
{
    beginResetModel();
    m_entries = entries;
    endResetModel();
}

void HistoryModel::retranslate()
{
    if (!m_entries.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

void HistoryFilter::setOutcome(const QString &outcome)
{
    m_outcome = outcome;
    invalidateFilter();
}

bool HistoryFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    return m_outcome.isEmpty()
           || sourceModel()->index(row, 0, parent).data(HistoryModel::OutcomeRole).toString()
                  == m_outcome;
}

QString historyAsText(const QAbstractItemModel &model, const QList<int> &rows)
{
    const auto line = [&model](const auto &textOf) -> QString {
        QStringList cells;
        for (int column = 0; column < model.columnCount(); ++column)
            cells.append(textOf(column).simplified());
        return cells.join(u'\t');
    };
    QStringList lines{line([&model](int column) -> QString {
        return model.headerData(column, Qt::Horizontal).toString();
    })};
    for (const int row : rows) {
        lines.append(line([&model, row](int column) -> QString {
            // "today" would be wrong where the text is read; the tool tip has the whole date.
            const QModelIndex cell = model.index(row, column);
            return cell.data(column == HistoryModel::Started ? Qt::ToolTipRole : Qt::DisplayRole)
                .toString();
        }));
    }
    return lines.join(u'\n') + u'\n';
}

} // namespace litekeep
