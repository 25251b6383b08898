// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/internal/collapse.h"

#include "engine/format.h"
#include "engine/internal/wholebackup.h"

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

bool isGood(const Backup &backup)
{
    return isWhole(backup) && backup.type != BackupType::Imported;
}

const Backup *previousOf(const Backup &made, const QList<Backup> &others)
{
    const Backup *previous = nullptr;
    for (const Backup &other : others) {
        if (!isGood(other) || !other.catalogued || other.id == made.id
            || other.sequence >= made.sequence)
            continue;
        if (made.source.rows >= 0 && other.source.rows < 0)
            continue;
        if (!previous || other.sequence > previous->sequence)
            previous = &other;
    }
    return previous;
}

/// Without a product or a fraction: neither overflows nor rounds.
bool lostMoreThanHalf(qint64 before, qint64 after)
{
    return before - after > after;
}

bool lostRows(const Backup &before, const Backup &after)
{
    const qint64 had = before.source.rows;
    const qint64 has = after.source.rows;
    if (had <= 0 || has < 0)
        return false;
    return has == 0 || (had >= collapseMinRows && lostMoreThanHalf(had, has));
}

bool lostSize(const Backup &before, const Backup &after)
{
    return before.method == after.method && before.sizeBytes >= collapseMinBytes
           && lostMoreThanHalf(before.sizeBytes, after.sizeBytes);
}

} // namespace

std::optional<Collapse> findCollapse(const Backup &made, const QList<Backup> &others)
{
    if (!isGood(made))
        return std::nullopt;
    const Backup *previous = previousOf(made, others);
    if (!previous)
        return std::nullopt;
    const Collapse collapse{.id = made.id,
                            .previousId = previous->id,
                            .rowsLost = lostRows(*previous, made),
                            .sizeLost = lostSize(*previous, made),
                            .rowsBefore = previous->source.rows,
                            .rowsAfter = made.source.rows,
                            .sizeBefore = previous->sizeBytes,
                            .sizeAfter = made.sizeBytes};
    if (!collapse.rowsLost && !collapse.sizeLost)
        return std::nullopt;
    return collapse;
}

QString Collapse::text(const QLocale &locale) const
{
    const QString rows[] = {locale.toString(rowsBefore), locale.toString(rowsAfter)};
    const QString sizes[] = {formatSize(sizeBefore, locale), formatSize(sizeAfter, locale)};
    if (rowsLost && sizeLost) {
        return tr("The newest backup has far fewer rows than the one before (%2 instead of %1) "
                  "and is much smaller (%4 instead of %3).")
            .arg(rows[0], rows[1], sizes[0], sizes[1]);
    }
    if (rowsLost) {
        return tr("The newest backup has far fewer rows than the one before (%2 instead of %1).")
            .arg(rows[0], rows[1]);
    }
    return tr("The newest backup is much smaller than the one before (%2 instead of %1).")
        .arg(sizes[0], sizes[1]);
}

QString Collapse::name() const
{
    if (rowsLost && sizeLost)
        return u"rows-and-size"_s;
    return rowsLost ? u"rows"_s : u"size"_s;
}

} // namespace litekeep
