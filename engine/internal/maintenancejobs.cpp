// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/internal/maintenancejobs.h"

#include "engine/internal/listing.h"
#include "engine/internal/removal.h"
#include "engine/internal/sealedcheck.h"

namespace litekeep {

namespace {

Result<QList<Backup>> chosen(Catalogue &catalogue, const QStringList &ids)
{
    return catalogue.backups().and_then([&](const QList<Backup> &all) -> Result<QList<Backup>> {
        QList<Backup> found;
        for (const QString &id : ids) {
            const auto backup = findBackup(all, id);
            if (!backup)
                return tl::unexpected(backup.error());
            if (!found.contains(*backup))
                found.append(*backup);
        }
        return found;
    });
}

qint64 totalSize(const QList<Backup> &backups)
{
    qint64 total = 0;
    for (const Backup &backup : backups)
        total += backup.sizeBytes + 1; // so that even empty files count
    return total;
}

} // namespace

Result<QList<VerifyResult>> verifyBackups(Catalogue &catalogue, const QStringList &ids,
                                          KeepFindings keep, const JobContext &context)
{
    const auto backups = ids.isEmpty() ? catalogue.backups() : chosen(catalogue, ids);
    if (!backups)
        return tl::unexpected(backups.error());
    context.progress->enter(Stage::Verifying);
    const auto total = double(qMax<qint64>(1, totalSize(*backups)));
    qint64 before = 0;
    QList<VerifyResult> results;
    for (const Backup &backup : *backups) {
        const auto report = [&](double fraction) {
            context.progress->advance((double(before) + fraction * double(backup.sizeBytes))
                                      / total);
        };
        const auto checked = checkSealedFile(backup.path, report, context.stop);
        if (!checked)
            return tl::unexpected(checked.error());
        const Backup judged = judgeBackup(backup, *checked, QDateTime::currentDateTimeUtc());
        const auto kept = keep == KeepFindings::Yes ? catalogue.setProof(judged) : Result<void>();
        if (!kept)
            return tl::unexpected(kept.error());
        results.append(
            VerifyResult{.id = judged.id, .state = judged.state, .detail = judged.stateDetail});
        before += backup.sizeBytes + 1;
        report(0);
    }
    return results;
}

Result<RemoveResult> removeBackups(const BackupFolder &folder, Catalogue &catalogue,
                                   const QStringList &ids, const JobContext &context)
{
    const auto backups = chosen(catalogue, ids);
    if (!backups)
        return tl::unexpected(backups.error());
    context.progress->enter(Stage::Removing);
    RemoveResult result;
    for (const Backup &backup : *backups) {
        if (context.cancelled()) {
            // What is gone is gone; the rest stays, and both are told.
            if (result.deleted.isEmpty())
                return failure(ErrorCode::Cancelled);
            result.errors.append(Error{.code = ErrorCode::Cancelled});
            return result;
        }
        // One by one: each is done, and told, before the next begins.
        const auto removal =
            removeMarked(folder, catalogue, {{.id = backup.id, .fileName = backup.fileName}},
                         WithoutMark::Remove);
        if (!removal) {
            Error error = removal.error();
            error.subject = backup.fileName;
            result.errors.append(error);
            continue;
        }
        result.deleted += removal->removed;
        result.errors += removal->kept.values();
    }
    return result;
}

} // namespace litekeep
