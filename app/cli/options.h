// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QStringList>

namespace litekeep::cli {

/// The command line as data. The parser and the help read this and nothing else; shell
/// completion and the manual page can be made from it.

enum class OptionId {
    Folder,
    Wait,
    InitFolder,
    Json,
    Quiet,
    Help,
    Version,
    Type,
    Note,
    KeepDamaged,
    Yes,
    Force,
    StopUnit,
    StopUserUnit,
    StopContainer,
    StopPrograms,
    ForceDamaged,
    To,
    Enabled,
    IntervalHours,
    RetentionCount,
    SkipUnchanged,
    DryRun,
};

struct OptionSpec
{
    OptionId id;
    const char *name;         ///< without the dashes
    char letter;              ///< short form, 0 for none
    const char *value;        ///< name of the value in the help; nullptr: a switch
    const char *help;         ///< marked for translation
    QStringList choices = {}; ///< allowed values; empty: any
};

struct ArgumentSpec
{
    const char *name; ///< as shown in the help: DATABASE, ID, FILE
    const char *help; ///< marked for translation
    bool optional = false;
    bool repeats = false; ///< only the last one
};

enum class VerbId {
    Create,
    List,
    Show,
    Verify,
    Delete,
    Export,
    Import,
    Restore,
    Undo,
    Settings,
    Prune,
    Status,
    History
};

struct VerbSpec
{
    VerbId id;
    const char *name;
    const char *summary;     ///< one line, marked for translation
    const char *description; ///< what to know before using it, marked for translation
    QList<ArgumentSpec> arguments;
    QList<OptionId> options; ///< beyond the common ones
    QStringList examples;    ///< what stands after "litekeepctl "
};

const QList<VerbSpec> &verbs();
const QList<OptionSpec> &options();
/// The options that every verb takes.
const QList<OptionId> &commonOptions();

const VerbSpec *findVerb(const QString &name);
const OptionSpec *findOption(const QString &name);
const OptionSpec *findOption(QChar letter);
const OptionSpec &option(OptionId id);
/// True when `verb` knows the option; without a verb only the common ones fit.
bool takesOption(const VerbSpec *verb, OptionId id);

} // namespace litekeep::cli
