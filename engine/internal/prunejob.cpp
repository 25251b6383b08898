// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/internal/prunejob.h"

#include "engine/internal/removal.h"

#include "engine/internal/collapse.h"
#include "engine/internal/interrupted.h"
#include "engine/internal/listing.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

/// Whether a run that never began, because the command before it failed, is an answer.
enum class Skipped { Tells, TellsNothing };

/// The newest run that tells how the database or its folder is.
const RunRecord *tellingRun(const QList<RunRecord> &newestFirst, Skipped skipped)
{
    for (const RunRecord &run : newestFirst) {
        const bool foreign = run.reason == "imported"_L1 || run.reason == "import"_L1;
        const bool tells = skipped == Skipped::Tells && skippedByCommand(run);
        const bool empty = (run.outcome == "cancelled"_L1 || run.outcome == "skipped"_L1) && !tells;
        const bool running = run.outcome.isEmpty() && run.reason != "restore"_L1;
        if (!foreign && !empty && !running)
            return &run;
    }
    return nullptr;
}

QSet<QString> idsOf(const QStringList &wanted, const QList<Backup> &backups)
{
    QSet<QString> ids;
    for (const QString &word : wanted) {
        if (const auto one = findBackup(backups, word)) {
            ids.insert(one->id);
            continue;
        }
        for (const Backup &backup : backups) {
            if (!word.isEmpty() && backup.id.startsWith(word))
                ids.insert(backup.id);
        }
    }
    return ids;
}

void protectRestores(QSet<QString> &inUse, const QList<RunRecord> &runs)
{
    for (const RunRecord &run : runs) {
        if (run.reason != "restore"_L1 || run.endedAt.isValid())
            continue;
        inUse.insert(run.backupId);
        inUse.insert(run.notes.safetyBackupId);
    }
    // Cancelled restores may have left newer ones.
    inUse.insert(undoableId(runs));
}

PruneResult sorted(const QList<Backup> &backups, const QList<RetentionDecision> &decisions)
{
    QHash<QString, QString> fileNames;
    fileNames.reserve(backups.size());
    for (const Backup &backup : backups)
        fileNames.insert(backup.id, backup.fileName);
    PruneResult result;
    for (const RetentionDecision &decision : decisions) {
        const auto found = fileNames.constFind(decision.id);
        if (found == fileNames.cend())
            continue; // the made-up one
        if (decision.keep)
            result.kept.append({decision.id, *found, decision.name(), decision.text()});
        else
            result.removed.append({decision.id, *found, decision.name(), decision.text()});
    }
    return result;
}

} // namespace

bool skippedByCommand(const RunRecord &run)
{
    static const QString name = Error{.code = ErrorCode::BeforeCommandFailed}.name();
    return run.outcome == "skipped"_L1
           && (run.detail == name || run.detail.startsWith(name + u' '));
}

bool lastRunFailed(const QList<RunRecord> &newestFirst)
{
    const RunRecord *run = tellingRun(newestFirst, Skipped::Tells);
    return run
           && (run->outcome.isEmpty() || run->outcome == "failed"_L1
               || run->outcome == "interrupted"_L1 || skippedByCommand(*run));
}

bool lastRunFoundDamage(const QList<RunRecord> &newestFirst)
{
    const RunRecord *run = tellingRun(newestFirst, Skipped::TellsNothing);
    const QString damage = Error{.code = ErrorCode::DatabaseDamaged}.name();
    return run && run->outcome == "failed"_L1
           && (run->detail == damage || run->detail.startsWith(damage + u' '));
}

PruneResult RetentionFacts::plan() const
{
    PruneResult result = sorted(backups, decideRetention(backups, settings, context));
    if (!lastRunFailed || result.removed.isEmpty())
        return result;
    PruneResult frozen;
    for (const Backup &backup : backups)
        frozen.kept.append({backup.id, backup.fileName, u"last-run-failed"_s,
                            tr("kept: the last run failed, so nothing is removed")});
    return frozen;
}

PruneResult RetentionFacts::planAfterNextBackup() const
{
    Backup next;
    next.state = BackupState::Intact;
    next.type = BackupType::Auto;
    next.createdAt = context.now;
    for (const Backup &backup : backups)
        next.sequence = std::max(next.sequence, backup.sequence + 1);
    RetentionContext then = context;
    then.databaseDamaged = false;
    return sorted(backups, decideRetention(QList<Backup>{next} + backups, settings, then));
}

Result<RetentionFacts> readRetention(Catalogue &catalogue, const QList<Backup> &backups,
                                     const QStringList &inUse, const QDateTime &now)
{
    const auto settings = catalogue.settings();
    if (!settings)
        return tl::unexpected(settings.error());
    const auto facts = catalogue.automaticFacts();
    if (!facts)
        return tl::unexpected(facts.error());
    const auto runs = catalogue.runs();
    if (!runs)
        return tl::unexpected(runs.error());
    RetentionFacts result;
    result.backups = backups;
    result.settings = *settings;
    result.lastRunFailed = lastRunFailed(*runs);
    result.context.inUse = idsOf(inUse, backups);
    protectRestores(result.context.inUse, *runs);
    result.context.databaseDamaged = lastRunFoundDamage(*runs);
    result.context.pausedByCollapse = openCollapse(*facts, backups).has_value();
    result.context.now = now;
    return result;
}

namespace {

/// The plan as it came out.
PruneResult asRemoved(const PruneResult &plan, const Removal &removal)
{
    PruneResult result = plan;
    result.removed.clear();
    for (const RemovedBackup &backup : plan.removed) {
        const auto obstacle = removal.kept.constFind(backup.id);
        if (obstacle == removal.kept.constEnd()) {
            result.removed.append(backup);
            continue;
        }
        result.errors.append(*obstacle);
        result.kept.append(
            {backup.id, backup.fileName, u"not-removable"_s,
             RetentionFacts::tr("kept: it could not be removed (%1)").arg(obstacle->detail)});
    }
    return result;
}

} // namespace

Result<PruneResult> pruneFolder(const BackupFolder &folder, Catalogue &catalogue,
                                const QStringList &inUse, const QDateTime &now)
{
    const auto backups = catalogue.backups();
    if (!backups)
        return tl::unexpected(backups.error());
    const auto facts = readRetention(catalogue, *backups, inUse, now);
    if (!facts)
        return tl::unexpected(facts.error());
    const PruneResult result = facts->plan();
    if (result.removed.isEmpty())
        return result;
    QList<Doomed> doomed;
    for (const RemovedBackup &backup : result.removed)
        doomed.append({.id = backup.id, .fileName = backup.fileName});
    return removeMarked(folder, catalogue, doomed, WithoutMark::Refuse)
        .map([&](const Removal &removal) { return asRemoved(result, removal); });
}

QList<Notice> pruneNotices(const PruneResult &result)
{
    QList<Notice> notices;
    if (!result.removed.isEmpty()) {
        QStringList names;
        for (const RemovedBackup &removed : result.removed)
            names.append(removed.fileName);
        notices.append(Notice{.code = Notice::Code::BackupsPruned,
                              .count = result.removed.size(),
                              .detail = names.join(u'\n')});
    }
    for (const Error &error : result.errors)
        notices.append(Notice{
            .code = Notice::Code::NotPruned, .subject = error.subject, .detail = error.detail});
    return notices;
}

Result<std::optional<Notice>> noteCollapse(Catalogue &catalogue, const Backup &made)
{
    const auto backups = catalogue.backups();
    if (!backups)
        return tl::unexpected(backups.error());
    const auto facts = catalogue.automaticFacts();
    if (!facts)
        return tl::unexpected(facts.error());
    if (openCollapse(*facts, *backups))
        return std::nullopt; // the first question names the last good one
    const auto collapse = findCollapse(made, *backups);
    if (!collapse)
        return std::nullopt;
    return catalogue.setCollapse(CollapseAnswer::Asked, collapse->id, collapse->previousId)
        .map([&] {
            return std::optional<Notice>(Notice{.code = Notice::Code::Collapsed,
                                                .subject = collapse->text(QLocale()),
                                                .detail = collapse->name()});
        });
}

std::optional<CollapseQuestion> openCollapse(const AutomaticFacts &facts,
                                             const QList<Backup> &backups)
{
    if (facts.collapse == CollapseAnswer::None)
        return std::nullopt;
    const Backup *made = nullptr;
    const Backup *previous = nullptr;
    for (const Backup &backup : backups) {
        if (backup.id == facts.collapseId)
            made = &backup;
        if (backup.id == facts.collapsePreviousId)
            previous = &backup;
    }
    CollapseQuestion question{.backupId = facts.collapseId,
                              .previousId = facts.collapsePreviousId,
                              .kind = {},
                              .text = {},
                              .stopped = facts.collapse == CollapseAnswer::Stopped};
    if (!made && !question.stopped)
        return std::nullopt;
    const auto collapse =
        made && previous ? findCollapse(*made, {*previous}) : std::optional<Collapse>();
    question.kind = collapse ? collapse->name() : u"unknown"_s;
    question.text = collapse ? collapse->text(QLocale())
                             : RetentionFacts::tr("The newest backup held much less than the one "
                                                  "before.");
    return question;
}

} // namespace litekeep
