// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/backuptypes.h"
#include "engine/databaselist.h"
#include "engine/restoretypes.h"
#include "ui/icons.h"

#include <QStringList>

#include <functional>

namespace litekeep {

/// What the page's work is about; tells which way out fits an error.
enum class Job {
    None,
    StartUp,
    BackUp,
    Automatic,
    Verify,
    Delete,
    SaveCopy,
    Import,
    Restore,
    Settle
};

/// The way out that a message offers as a button.
enum class Remedy {
    None,
    TryAgain,
    KeepDamaged, ///< keep a copy of the damaged database
    SetUpFolder, ///< consent to initFolder
    UseFolder,   ///< the same, for a folder of another database
    OpenAnother,
    ChooseFolder, ///< another backup folder
    SaveElsewhere,
    ShowInFolder,
    Refresh,
    Undo,          ///< the restore that has just been done
    WhatChanged,   ///< the comparison that was shown before it
    RestoreAgain,  ///< the dialog once more; `subjects`: the backup's id
    RestoreLast,   ///< the same for the last good backup
    ForceQuit,     ///< programs that did not end when asked
    StartPrograms, ///< what an interrupted restore had stopped
    Dismiss,       ///< the person has seen that a restore was interrupted
    OpenSaved,     ///< `subjects`: a database that has just been saved
    SwitchOn,      ///< automatic backups; `subjects`: database and folder of each, in turn
    PutBack,       ///< on the list; `subjects`: the database and its folder
};

struct Message;
/// What stands on the button.
QString remedyText(Remedy remedy, const Message &message);

/// What messages are about. Results of what the person asked for share one place: the newest
/// one counts. The others stand until what they tell is over.
namespace topic {
inline constexpr char job[] = "job";
inline constexpr char automatic[] = "automatic";
inline constexpr char database[] = "database";
inline constexpr char list[] = "list";
inline constexpr char restored[] = "restored";
inline constexpr char interrupted[] = "interrupted";
} // namespace topic

/// Something the page tells. It holds what it is about, not the words, so that the words
/// follow the language.
struct Message
{
    Tone tone = Tone::Accent;
    QByteArray topic; ///< a newer message of the same topic replaces it
    std::function<QString()> text;
    QString detail; ///< technical text, shown on demand
    Remedy remedy = Remedy::None;
    QStringList subjects;      ///< ids or paths that the remedies need
    QList<Remedy> others = {}; ///< further ways out, beside the first one
    QString name = {};         ///< of what is to be started again
    bool lasting = false;      ///< stays until one of the ways out is taken
};

Message messageFor(const Error &error, Job job);
Message messageFor(const Notice &notice);
Message messageFor(const CreateResult &result, Job job);
Message messageFor(const QList<VerifyResult> &results);
Message messageFor(const ExportResult &result);
/// The same for a copy that is to be worked with.
Message savedMessage(const ExportResult &result);
Message deletedMessage(qsizetype count);
/// `compared`: what was shown before can be shown again.
Message restoredMessage(const RestoreResult &result, bool compared);
Message messageFor(const InterruptedRestore &interrupted);
/// What an interrupted restore had stopped runs again.
Message startedMessage(const QString &name);
Message copyDeletedMessage();
/// A database is off the list; it can be put back.
Message removedMessage(const KeptDatabase &database, const QString &folder);

} // namespace litekeep
