// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/backupmodel.h"

#include "engine/format.h"
#include "ui/labels.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace litekeep {

int BackupModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_backups.size());
}

int BackupModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant BackupModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Backup &backup = m_backups.at(index.row());
    switch (role) {
    case Qt::DisplayRole: return displayText(backup, index.column());
    case Qt::EditRole:
        return index.column() == Note ? backup.note : displayText(backup, index.column());
    case Qt::AccessibleTextRole:
        return u"%1: %2"_s.arg(headerData(index.column(), Qt::Horizontal).toString(),
                               displayText(backup, index.column()));
    case Qt::ToolTipRole: return toolTip(backup, index.column());
    case Qt::DecorationRole: return decoration(backup, index.column());
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (index.column() == Size ? Qt::AlignRight : Qt::AlignLeft));
    case SortRole: return sortValue(backup, index.column());
    case IdRole: return backup.id;
    case SequenceRole: return backup.sequence;
    case FilterRole: {
        QStringList words{backup.id, backup.fileName};
        for (int column = 0; column < ColumnCount; ++column)
            words.append(displayText(backup, column));
        return words.join(u'\n');
    }
    default: return {};
    }
}

QString BackupModel::displayText(const Backup &backup, int column) const
{
    const QLocale locale;
    switch (column) {
    case Created:
        return capitalised(
            formatDateTime(backup.createdAt, QDateTime::currentDateTimeUtc(), locale));
    case Type: return typeText(backup.type);
    case Size: return formatSize(backup.sizeBytes, locale);
    case State: return stateText(backup.state);
    case Note:
        if (!backup.pinned)
            return backup.note;
        return backup.note.isEmpty() ? tr("Pinned") : tr("Pinned: %1").arg(backup.note);
    default: return {};
    }
}

QString BackupModel::toolTip(const Backup &backup, int column) const
{
    const QLocale locale;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    switch (column) {
    case Created:
        return u"%1\n%2\n%3"_s.arg(formatExactTime(backup.createdAt, locale),
                                   formatRelativeTime(backup.createdAt, now, locale),
                                   backup.fileName);
    case Size: {
        QString bytes = tr("%1 bytes").arg(locale.toString(backup.sizeBytes));
        if (backup.source.rows < 0)
            return bytes;
        const QString rows = tr("%n row(s)", nullptr, int(backup.source.rows));
        return u"%1\n%2, %3"_s.arg(bytes, tr("%n table(s)", nullptr, int(backup.source.tables)),
                                   rows);
    }
    case State:
        if (!backup.stateDetail.isEmpty())
            return backup.stateDetail;
        if (backup.provedAt.isValid())
            return tr("Last checked: %1").arg(formatDateTime(backup.provedAt, now, locale));
        return {};
    case Note:
        if (!backup.pinned)
            return backup.note;
        return QString(backup.note + u'\n' + tr("Pinned: kept until you unpin it")).trimmed();
    default: return {};
    }
}

QVariant BackupModel::sortValue(const Backup &backup, int column) const
{
    switch (column) {
    case Created: return backup.sequence;
    case Type: return int(backup.type);
    case Size: return backup.sizeBytes;
    case State: return int(backup.state);
    default: return displayText(backup, column);
    }
}

QVariant BackupModel::decoration(const Backup &backup, int column) const
{
    if (column == State)
        return symbolicIcon(stateIconName(backup.state), stateTone(backup.state));
    if (column == Note && backup.pinned)
        return symbolicIcon(u"pin"_s);
    return {};
}

QVariant BackupModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (section == Size ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Created: return tr("Created");
    case Type: return tr("Type");
    case Size: return tr("Size");
    case State: return tr("State");
    case Note: return tr("Note");
    default: return {};
    }
}

Qt::ItemFlags BackupModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (!index.isValid())
        return flags;
    const Qt::ItemFlags own = flags | Qt::ItemNeverHasChildren;
    return index.column() == Note ? own | Qt::ItemIsEditable : own;
}

bool BackupModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !checkIndex(index, CheckIndexOption::IndexIsValid)
        || index.column() != Note)
        return false;
    const QString note = value.toString().simplified();
    Backup &backup = m_backups[index.row()];
    if (backup.note == note)
        return false;
    backup.note = note;
    Q_EMIT dataChanged(index, index);
    Q_EMIT noteEdited(backup.id, note);
    return true;
}

void BackupModel::setBackups(const QList<Backup> &backups)
{
    removeVanished(backups);
    for (int row = 0; row < backups.size(); ++row) {
        const Backup &backup = backups.at(row);
        if (row < m_backups.size() && m_backups.at(row).id == backup.id) {
            update(row, backup);
            continue;
        }
        const auto later = std::find_if(m_backups.begin() + row, m_backups.end(),
                                        [&](const Backup &b) { return b.id == backup.id; });
        if (later != m_backups.end()) {
            const int from = int(later - m_backups.begin());
            beginMoveRows({}, from, from, {}, row);
            m_backups.move(from, row);
            endMoveRows();
            update(row, backup);
        } else {
            beginInsertRows({}, row, row);
            m_backups.insert(row, backup);
            endInsertRows();
        }
    }
}

/// The note is told apart from the rest: views answer by resetting an open editor.
void BackupModel::update(int row, const Backup &backup)
{
    const Backup old = std::exchange(m_backups[row], backup);
    if (old.note != backup.note || old.pinned != backup.pinned)
        Q_EMIT dataChanged(index(row, Note), index(row, Note));
    if (old != backup)
        Q_EMIT dataChanged(index(row, 0), index(row, State));
}

void BackupModel::removeVanished(const QList<Backup> &backups)
{
    QSet<QString> ids;
    for (const Backup &backup : backups)
        ids.insert(backup.id);
    for (int row = int(m_backups.size()) - 1; row >= 0; --row) {
        if (ids.contains(m_backups.at(row).id))
            continue;
        beginRemoveRows({}, row, row);
        m_backups.removeAt(row);
        endRemoveRows();
    }
}

void BackupModel::refreshTimes()
{
    if (!m_backups.isEmpty())
        Q_EMIT dataChanged(index(0, Created), index(rowCount() - 1, Created));
}

void BackupModel::retranslate()
{
    if (!m_backups.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
}

BackupSortModel::BackupSortModel(QObject *parent) : QSortFilterProxyModel(parent)
{
    setSortRole(BackupModel::SortRole);
    setFilterRole(BackupModel::FilterRole);
    setFilterKeyColumn(0);
    setFilterCaseSensitivity(Qt::CaseInsensitive);
    setSortLocaleAware(true);
    setDynamicSortFilter(true);
}

bool BackupSortModel::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    if (QSortFilterProxyModel::lessThan(left, right))
        return true;
    if (QSortFilterProxyModel::lessThan(right, left))
        return false;
    const bool older = left.data(BackupModel::SequenceRole).toLongLong()
                       < right.data(BackupModel::SequenceRole).toLongLong();
    // Newest first among equals, whichever way the column is sorted.
    return sortOrder() == Qt::AscendingOrder ? !older : older;
}

} // namespace litekeep
