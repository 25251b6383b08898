// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/options.h"

#include <QtGlobal>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace litekeep::cli {

namespace {

const ArgumentSpec databaseArgument{
    "DATABASE", QT_TRANSLATE_NOOP("litekeepctl", "The SQLite database file that is kept.")};
const ArgumentSpec idArgument{
    "ID", QT_TRANSLATE_NOOP("litekeepctl",
                            "The backup's id, an unambiguous beginning of it, \"latest\" or "
                            "\"latest-intact\".")};

QList<OptionSpec> makeOptions()
{
    return {
        {OptionId::Folder, "folder", 0, "DIR",
         QT_TRANSLATE_NOOP("litekeepctl",
                           "The backup folder, when it is not \"backups\" beside the database.")},
        {OptionId::Wait, "wait", 0, "SECONDS",
         QT_TRANSLATE_NOOP("litekeepctl",
                           "How long to wait for a locked database or a busy folder (30).")},
        {OptionId::InitFolder, "init-folder", 0, nullptr,
         QT_TRANSLATE_NOOP("litekeepctl",
                           "Set up a backup folder anew that was lost or lacks its marker.")},
        {OptionId::Json, "json", 0, nullptr,
         QT_TRANSLATE_NOOP("litekeepctl",
                           "Write one JSON value to stdout, and an error as JSON to stderr.")},
        {OptionId::Quiet, "quiet", 'q', nullptr,
         QT_TRANSLATE_NOOP("litekeepctl", "Tell only errors and what was asked for.")},
        {OptionId::Help, "help", 'h', nullptr,
         QT_TRANSLATE_NOOP("litekeepctl", "Show this help, or that of one command.")},
        {OptionId::Version, "version", 'V', nullptr,
         QT_TRANSLATE_NOOP("litekeepctl", "Show the version.")},
        {OptionId::Type,
         "type",
         0,
         "TYPE",
         QT_TRANSLATE_NOOP("litekeepctl",
                           "manual (the default) always makes a file; auto makes none when "
                           "nothing has changed since the last backup."),
         {u"manual"_s, u"auto"_s}},
        {OptionId::Note, "note", 0, "TEXT",
         QT_TRANSLATE_NOOP("litekeepctl", "A note that is kept with the backup.")},
        {OptionId::KeepDamaged, "keep-damaged", 0, nullptr,
         QT_TRANSLATE_NOOP("litekeepctl",
                           "If the database turns out to be damaged, keep its copy as a damaged "
                           "backup. The exit code is 5 all the same.")},
        {OptionId::Yes, "yes", 'y', nullptr,
         QT_TRANSLATE_NOOP("litekeepctl", "Do it without asking.")},
        {OptionId::Force, "force", 'f', nullptr,
         QT_TRANSLATE_NOOP("litekeepctl", "Replace the file if it exists.")},
        {OptionId::StopUnit, "stop-unit", 0, "UNIT",
         QT_TRANSLATE_NOOP("litekeepctl",
                           "Stop this systemd unit first and start it again afterwards.")},
        {OptionId::StopUserUnit, "stop-user-unit", 0, "UNIT",
         QT_TRANSLATE_NOOP("litekeepctl", "The same for a unit of your own (systemctl --user).")},
        {OptionId::StopContainer, "stop-container", 0, "NAME",
         QT_TRANSLATE_NOOP("litekeepctl",
                           "Stop this Docker or Podman container first and start it again "
                           "afterwards.")},
        {OptionId::StopPrograms, "stop-programs", 0, nullptr,
         QT_TRANSLATE_NOOP("litekeepctl",
                           "Ask the programs that have the database open to quit (SIGTERM). They "
                           "are never killed, and not started again.")},
        {OptionId::ForceDamaged, "force-damaged", 0, nullptr,
         QT_TRANSLATE_NOOP("litekeepctl", "Restore a backup that is not proved intact, too.")},
        {OptionId::To, "to", 0, "FILE",
         QT_TRANSLATE_NOOP("litekeepctl",
                           "Leave the database alone and write the backup to this file as a "
                           "working database. Needs no --yes.")},
        {OptionId::Enabled,
         "enabled",
         0,
         "on|off",
         QT_TRANSLATE_NOOP("litekeepctl", "Switch automatic backups on or off."),
         {u"on"_s, u"off"_s}},
        {OptionId::IntervalHours, "interval-hours", 0, "N",
         QT_TRANSLATE_NOOP("litekeepctl", "Hours between automatic backups, 1 to 8760 (24).")},
        {OptionId::RetentionCount, "retention-count", 0, "N",
         QT_TRANSLATE_NOOP("litekeepctl",
                           "How many backups are kept, 1 to 1000 (10). Nothing is removed before "
                           "the next backup.")},
        {OptionId::SkipUnchanged,
         "skip-unchanged",
         0,
         "on|off",
         QT_TRANSLATE_NOOP("litekeepctl",
                           "Whether an automatic run makes no file when nothing has changed."),
         {u"on"_s, u"off"_s}},
        {OptionId::DryRun, "dry-run", 0, nullptr,
         QT_TRANSLATE_NOOP("litekeepctl", "Only say what would be removed.")},
    };
}

VerbSpec createVerb()
{
    return {VerbId::Create,
            "create",
            QT_TRANSLATE_NOOP("litekeepctl", "Make a proved backup of a live database."),
            QT_TRANSLATE_NOOP("litekeepctl",
                              "The database may be in use: its programs go on working. Both the "
                              "database and the backup are checked before the backup is listed."),
            {databaseArgument},
            {OptionId::Type, OptionId::Note, OptionId::KeepDamaged},
            {u"create app.db"_s, u"create app.db --note \"before the upgrade\""_s,
             u"create app.db --type auto --json --wait 60"_s}};
}

VerbSpec listVerb()
{
    return {VerbId::List,
            "list",
            QT_TRANSLATE_NOOP("litekeepctl", "List the backups, newest first."),
            QT_TRANSLATE_NOOP("litekeepctl",
                              "Changes nothing. Works when the database itself is gone, too."),
            {databaseArgument},
            {},
            {u"list app.db"_s, u"list app.db --folder /mnt/disk/backups --json"_s}};
}

VerbSpec showVerb()
{
    return {VerbId::Show,
            "show",
            QT_TRANSLATE_NOOP("litekeepctl", "Show everything that is known about one backup."),
            QT_TRANSLATE_NOOP("litekeepctl", "Changes nothing."),
            {databaseArgument, idArgument},
            {},
            {u"show app.db latest"_s, u"show app.db 3f2a"_s}};
}

VerbSpec verifyVerb()
{
    ArgumentSpec ids = idArgument;
    ids.optional = true;
    ids.repeats = true;
    return {VerbId::Verify,
            "verify",
            QT_TRANSLATE_NOOP("litekeepctl", "Check backups in full: size, checksum, integrity."),
            QT_TRANSLATE_NOOP("litekeepctl",
                              "Checks all backups when no ID is given. The exit code is 5 if one "
                              "of them is damaged or its file is missing."),
            {databaseArgument, ids},
            {},
            {u"verify app.db"_s, u"verify app.db latest-intact"_s}};
}

VerbSpec deleteVerb()
{
    ArgumentSpec ids = idArgument;
    ids.repeats = true;
    return {
        VerbId::Delete,
        "delete",
        QT_TRANSLATE_NOOP("litekeepctl", "Delete backups for good."),
        QT_TRANSLATE_NOOP("litekeepctl", "Asks first on a terminal; elsewhere --yes is needed."),
        {databaseArgument, ids},
        {OptionId::Yes},
        {u"delete app.db 3f2a"_s, u"delete app.db 3f2a 91bc --yes"_s}};
}

VerbSpec exportVerb()
{
    return {VerbId::Export,
            "export",
            QT_TRANSLATE_NOOP("litekeepctl", "Save a checked copy of a backup elsewhere."),
            QT_TRANSLATE_NOOP("litekeepctl",
                              "The copy is a plain SQLite database. Never writes over a database "
                              "that is in use, nor over a backup."),
            {databaseArgument,
             idArgument,
             {"FILE", QT_TRANSLATE_NOOP("litekeepctl", "Where the copy shall lie.")}},
            {OptionId::Force},
            {u"export app.db latest-intact /mnt/stick/app.db"_s}};
}

VerbSpec importVerb()
{
    return {VerbId::Import,
            "import",
            QT_TRANSLATE_NOOP("litekeepctl", "Take a database file in as a backup."),
            QT_TRANSLATE_NOOP("litekeepctl", "The file is checked and copied; it stays as it is."),
            {databaseArgument,
             {"FILE", QT_TRANSLATE_NOOP("litekeepctl", "The SQLite database file to take in.")}},
            {OptionId::Note},
            {u"import app.db old-copy.db --note \"from the old server\""_s}};
}

const QList<OptionId> &stoppingOptions()
{
    static const QList<OptionId> stopping{OptionId::StopUnit, OptionId::StopUserUnit,
                                          OptionId::StopContainer, OptionId::StopPrograms};
    return stopping;
}

VerbSpec restoreVerb()
{
    return {VerbId::Restore,
            "restore",
            QT_TRANSLATE_NOOP("litekeepctl", "Bring the database back to a backup."),
            QT_TRANSLATE_NOOP(
                "litekeepctl",
                "The backup is checked and the database as it is kept as a safety backup before "
                "anything changes; \"undo\" brings that back. Programs may go on running: they "
                "wait for a moment and then see the restored data. Users, passwords and tokens in "
                "the database go back in time, too. Asks first on a terminal; elsewhere --yes is "
                "needed."),
            {databaseArgument, idArgument},
            QList<OptionId>{OptionId::Yes} + stoppingOptions()
                + QList<OptionId>{OptionId::ForceDamaged, OptionId::To, OptionId::Force},
            {u"restore app.db latest-intact"_s, u"restore app.db 3f2a --yes --stop-unit app"_s,
             u"restore app.db 3f2a --to copy.db"_s}};
}

VerbSpec undoVerb()
{
    return {
        VerbId::Undo,
        "undo",
        QT_TRANSLATE_NOOP("litekeepctl", "Take the last restore back."),
        QT_TRANSLATE_NOOP("litekeepctl",
                          "Restores the safety backup that the last restore made. The database "
                          "as it is becomes a safety backup in its turn, so this can be undone, "
                          "too. Asks first on a terminal; elsewhere --yes is needed."),
        {databaseArgument},
        QList<OptionId>{OptionId::Yes} + stoppingOptions()
            + QList<OptionId>{OptionId::ForceDamaged},
        {u"undo app.db"_s, u"undo app.db --yes"_s}};
}

VerbSpec settingsVerb()
{
    return {VerbId::Settings,
            "settings",
            QT_TRANSLATE_NOOP("litekeepctl", "Show or change the settings of automatic backups."),
            QT_TRANSLATE_NOOP("litekeepctl",
                              "Without options it changes nothing. Removes no backup: that "
                              "happens after the next one."),
            {databaseArgument},
            {OptionId::Enabled, OptionId::IntervalHours, OptionId::RetentionCount,
             OptionId::SkipUnchanged},
            {u"settings app.db"_s, u"settings app.db --enabled on --interval-hours 6"_s}};
}

VerbSpec pruneVerb()
{
    return {VerbId::Prune,
            "prune",
            QT_TRANSLATE_NOOP("litekeepctl", "Remove the backups beyond those that are kept."),
            QT_TRANSLATE_NOOP("litekeepctl",
                              "Never removes pinned backups nor the newest intact one, and "
                              "nothing at all after a run that failed."),
            {databaseArgument},
            {OptionId::DryRun},
            {u"prune app.db --dry-run"_s}};
}

VerbSpec statusVerb()
{
    return {VerbId::Status,
            "status",
            QT_TRANSLATE_NOOP("litekeepctl", "Tell how things stand with the backups."),
            QT_TRANSLATE_NOOP("litekeepctl", "Changes nothing."),
            {databaseArgument},
            {},
            {u"status app.db"_s, u"status app.db --json"_s}};
}

VerbSpec historyVerb()
{
    return {VerbId::History,
            "history",
            QT_TRANSLATE_NOOP("litekeepctl", "List what ran, why and how it ended."),
            QT_TRANSLATE_NOOP("litekeepctl", "Changes nothing. Newest first, 1000 runs."),
            {databaseArgument},
            {},
            {u"history app.db"_s}};
}

} // namespace

const QList<VerbSpec> &verbs()
{
    static const QList<VerbSpec> all{createVerb(), listVerb(),     showVerb(),   verifyVerb(),
                                     deleteVerb(), exportVerb(),   importVerb(), restoreVerb(),
                                     undoVerb(),   settingsVerb(), pruneVerb(),  statusVerb(),
                                     historyVerb()};
    return all;
}

const QList<OptionSpec> &options()
{
    static const QList<OptionSpec> all = makeOptions();
    return all;
}

const QList<OptionId> &commonOptions()
{
    static const QList<OptionId> common{OptionId::Folder, OptionId::Wait,  OptionId::InitFolder,
                                        OptionId::Json,   OptionId::Quiet, OptionId::Help,
                                        OptionId::Version};
    return common;
}

const VerbSpec *findVerb(const QString &name)
{
    const auto found = std::find_if(verbs().begin(), verbs().end(), [&name](const VerbSpec &verb) {
        return name == QLatin1StringView(verb.name);
    });
    return found == verbs().end() ? nullptr : &*found;
}

const OptionSpec *findOption(const QString &name)
{
    const auto found =
        std::find_if(options().begin(), options().end(), [&name](const OptionSpec &spec) {
            return name == QLatin1StringView(spec.name);
        });
    return found == options().end() ? nullptr : &*found;
}

const OptionSpec *findOption(QChar letter)
{
    const auto found =
        std::find_if(options().begin(), options().end(), [letter](const OptionSpec &spec) {
            return spec.letter != 0 && letter == QLatin1Char(spec.letter);
        });
    return found == options().end() ? nullptr : &*found;
}

const OptionSpec &option(OptionId id)
{
    return *std::find_if(options().begin(), options().end(),
                         [id](const OptionSpec &spec) { return spec.id == id; });
}

bool takesOption(const VerbSpec *verb, OptionId id)
{
    return commonOptions().contains(id) || (verb && verb->options.contains(id));
}

} // namespace litekeep::cli
