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
    KillPrograms,
    StopCommand,
    StartCommand,
    StartPrograms,
    Dismiss,
    ForceDamaged,
    To,
    Enabled,
    IntervalHours,
    RetentionCount,
    SkipUnchanged,
    BeforeCommand,
    AfterCommand,
    CommandSeconds,
    PingUrl,
    DryRun,
    Prometheus,
    Add,
    Remove,
    Network,
};

/// What a shell can offer for a value.
enum class Completion { None, File, Folder, BackupId };

struct OptionSpec
{
    OptionId id;
    const char *name;         ///< without the dashes
    char letter;              ///< short form, 0 for none
    const char *value;        ///< name of the value in the help; nullptr: a switch
    const char *help;         ///< marked for translation
    QStringList choices = {}; ///< allowed values; empty: any
    Completion completion = Completion::None;
};

struct ArgumentSpec
{
    const char *name; ///< as shown in the help: DATABASE, ID, FILE
    const char *help; ///< marked for translation
    bool optional = false;
    bool repeats = false;     ///< only the last one
    QStringList choices = {}; ///< allowed values; empty: any
    Completion completion = Completion::File;
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
    Recover,
    Settings,
    Prune,
    Status,
    History,
    Databases,
    Find,
    Run,
    Service,
};

struct VerbSpec
{
    VerbId id;
    const char *name;
    const char *summary;     ///< one line, marked for translation
    const char *description; ///< what to know before using it, marked for translation
    QList<ArgumentSpec> arguments;
    QList<OptionId> options;      ///< beyond the common ones
    QStringList examples;         ///< what stands after "litekeepctl "
    QList<OptionId> without = {}; ///< common ones that make no sense here
};

struct ExitCodeSpec
{
    int code;
    const char *help; ///< marked for translation
};

const QList<VerbSpec> &verbs();
const QList<OptionSpec> &options();
const QList<ExitCodeSpec> &exitCodes();
/// The options that every verb takes, unless it says that it does without.
const QList<OptionId> &commonOptions();
QList<OptionId> commonOptions(const VerbSpec &verb);

const VerbSpec *findVerb(const QString &name);
const OptionSpec *findOption(const QString &name);
const OptionSpec *findOption(QChar letter);
const OptionSpec &option(OptionId id);
/// True when `verb` knows the option; without a verb only the common ones fit.
bool takesOption(const VerbSpec *verb, OptionId id);

} // namespace litekeep::cli
