// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/backuptypes.h"
#include "ui/icons.h"

#include <QStringList>

#include <functional>

namespace litekeep {

/// What the page's work is about; tells which way out fits an error.
enum class Job { None, StartUp, BackUp, Verify, Delete, SaveCopy, Import };

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
};

QString remedyText(Remedy remedy);

/// What messages are about. Results of what the person asked for share one place: the newest
/// one counts. The others stand until what they tell is over.
namespace topic {
inline constexpr char job[] = "job";
inline constexpr char database[] = "database";
inline constexpr char list[] = "list";
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
    QStringList subjects; ///< ids or paths that the remedy needs
};

Message messageFor(const Error &error, Job job);
Message messageFor(const Notice &notice);
Message messageFor(const CreateResult &result, Job job);
Message messageFor(const QList<VerifyResult> &results);
Message messageFor(const ExportResult &result);
Message deletedMessage(qsizetype count);

} // namespace litekeep
