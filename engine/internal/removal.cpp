// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/internal/removal.h"

namespace litekeep {

Result<Removal> removeMarked(const BackupFolder &folder, Catalogue &catalogue,
                             const QList<Doomed> &doomed, WithoutMark withoutMark)
{
    QStringList ids;
    for (const Doomed &one : doomed)
        ids.append(one.id);
    const auto marked = catalogue.markRemoving(ids);
    if (!marked && withoutMark == WithoutMark::Refuse)
        return tl::unexpected(marked.error());

    Removal removal;
    for (const Doomed &one : doomed) {
        const auto gone = removeFile(folder.location().file(one.fileName));
        if (gone) {
            removal.removed.append(one.id);
            continue;
        }
        Error error = gone.error();
        error.code = ErrorCode::NotDeleted;
        error.subject = one.fileName;
        removal.kept.insert(one.id, error);
    }
    if (removal.removed.isEmpty() && !marked)
        return removal;
    return syncFolder(folder.location().folder)
        .and_then([&] { return catalogue.finishRemoving(removal.removed, removal.kept.keys()); })
        .map([&] { return removal; });
}

Result<void> finishRemovals(const BackupFolder &folder, Catalogue &catalogue)
{
    const auto marked = catalogue.removing();
    if (!marked)
        return tl::unexpected(marked.error());
    if (marked->isEmpty())
        return {};
    return catalogue.backups().and_then([&](const QList<Backup> &backups) {
        QStringList removed;
        QStringList kept;
        for (const Backup &backup : backups) {
            if (!marked->contains(backup.id))
                continue;
            const bool there =
                fileFacts(folder.location().file(backup.fileName), Links::DoNotFollow).has_value();
            (there ? kept : removed).append(backup.id);
        }
        return catalogue.finishRemoving(removed, kept);
    });
}

} // namespace litekeep
