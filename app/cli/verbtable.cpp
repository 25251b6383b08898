// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/options.h"

#include <QtGlobal>

using namespace Qt::StringLiterals;

namespace litekeep::cli {

namespace {

const ArgumentSpec databaseArgument{
    "DATABASE", QT_TRANSLATE_NOOP("litekeepctl", "The SQLite database file that is kept.")};
const ArgumentSpec idArgument{
    "ID",
    QT_TRANSLATE_NOOP("litekeepctl",
                      "The backup's id, an unambiguous beginning of it, \"latest\" or "
                      "\"latest-intact\"."),
    false,
    false,
    {},
    Completion::BackupId};

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
    static const QList<OptionId> stopping{OptionId::StopUnit,      OptionId::StopUserUnit,
                                          OptionId::StopContainer, OptionId::StopPrograms,
                                          OptionId::KillPrograms,  OptionId::StopCommand,
                                          OptionId::StartCommand};
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

VerbSpec recoverVerb()
{
    return {VerbId::Recover,
            "recover",
            QT_TRANSLATE_NOOP("litekeepctl", "Look at a restore that was cut off, and settle it."),
            QT_TRANSLATE_NOOP(
                "litekeepctl",
                "Tells by comparison which state the database is in, and what was stopped for the "
                "restore and not started again. The exit code is 1 when there is something to be "
                "settled: by --start-programs, by --dismiss, or by \"restore\", which starts it, "
                "too."),
            {databaseArgument},
            {OptionId::StartPrograms, OptionId::Dismiss},
            {u"recover app.db"_s, u"recover app.db --start-programs"_s}};
}

VerbSpec settingsVerb()
{
    return {
        VerbId::Settings,
        "settings",
        QT_TRANSLATE_NOOP("litekeepctl", "Show or change the settings of automatic backups."),
        QT_TRANSLATE_NOOP("litekeepctl",
                          "Without options it changes nothing. Removes no backup: that "
                          "happens after the next one. A database whose automatic backups "
                          "are switched on comes on the list of \"databases\", which \"run\" "
                          "and the background service keep. Commands and address are stored "
                          "in that list, not with the backups: they are yours alone, and hold "
                          "for your manual and automatic backups."),
        {databaseArgument},
        {OptionId::Enabled, OptionId::IntervalHours, OptionId::RetentionCount,
         OptionId::SkipUnchanged, OptionId::BeforeCommand, OptionId::AfterCommand,
         OptionId::CommandSeconds, OptionId::PingUrl},
        {u"settings app.db"_s, u"settings app.db --enabled on --interval-hours 6"_s,
         u"settings app.db --before-command \"docker stop app\" --after-command \"docker start app\""_s}};
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
    ArgumentSpec databases = databaseArgument;
    databases.optional = true;
    databases.repeats = true;
    return {VerbId::Status,
            "status",
            QT_TRANSLATE_NOOP("litekeepctl", "Tell how things stand with the backups."),
            QT_TRANSLATE_NOOP(
                "litekeepctl",
                "Changes nothing. The exit code is 0 when all is well and 1 when "
                "something needs attention: the database or its backups cannot be "
                "reached, the last run failed or found damage, the last good backup is "
                "too old, there is none though automatic backups are on, a question is "
                "open, or a restore was cut off. Several databases, or none for all on the list of "
                "\"databases\", only with --prometheus."),
            {databases},
            {OptionId::Prometheus},
            {u"status app.db"_s, u"status app.db --json"_s, u"status --prometheus"_s}};
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

VerbSpec databasesVerb()
{
    return {VerbId::Databases,
            "databases",
            QT_TRANSLATE_NOOP("litekeepctl", "List the databases that Litekeep keeps for you."),
            QT_TRANSLATE_NOOP("litekeepctl",
                              "Databases come on your list when they are opened in the window, "
                              "when their automatic backups are switched on, or with --add. "
                              "\"run\" and the background service keep what is on it."),
            {{"FILE", QT_TRANSLATE_NOOP("litekeepctl", "The database files to add or to remove."),
              true, true}},
            {OptionId::Add, OptionId::Remove},
            {u"databases"_s, u"databases --add app.db other.db"_s, u"databases --remove app.db"_s},
            {OptionId::Wait, OptionId::InitFolder}};
}

VerbSpec findDatabasesVerb()
{
    return {VerbId::Find,
            "find",
            QT_TRANSLATE_NOOP("litekeepctl", "Look through folders for SQLite databases."),
            QT_TRANSLATE_NOOP("litekeepctl",
                              "Tells databases by their first bytes and names those of well-known "
                              "apps. Opens none of them and changes nothing. Caches, trash, "
                              "snapshots and backup folders are passed by, and so are network "
                              "drives. \"databases --add\" puts one on your "
                              "list."),
            {{"DIR",
              QT_TRANSLATE_NOOP("litekeepctl",
                                "The folders to look in; without one your home and the usual "
                                "places of servers."),
              true,
              true,
              {},
              Completion::Folder}},
            {OptionId::Network},
            {u"find"_s, u"find /srv --json"_s},
            {OptionId::Folder, OptionId::Wait, OptionId::InitFolder}};
}

VerbSpec runVerb()
{
    ArgumentSpec databases = databaseArgument;
    databases.optional = true;
    databases.repeats = true;
    return {VerbId::Run,
            "run",
            QT_TRANSLATE_NOOP("litekeepctl", "Keep the schedule in the foreground, as a service."),
            QT_TRANSLATE_NOOP(
                "litekeepctl",
                "Makes the automatic backups of the given databases, or of all on the list of "
                "\"databases\", one at a time, until SIGTERM or SIGINT ends it (exit code 0; a "
                "running backup is cancelled and leaves nothing behind). Writes one line for each "
                "event, with --json as JSON. SIGHUP reads the list and the settings again; both "
                "are noticed without it, too. A database that cannot be reached is reported and "
                "tried again. Tells systemd when it is ready, and feeds its watchdog."),
            {databases},
            {},
            {u"run"_s, u"run app.db --json"_s},
            {OptionId::InitFolder}};
}

VerbSpec serviceVerb()
{
    return {VerbId::Service,
            "service",
            QT_TRANSLATE_NOOP("litekeepctl",
                              "Set up the background service of your account (systemd)."),
            QT_TRANSLATE_NOOP(
                "litekeepctl",
                "\"install\" enables and starts the user unit litekeep.service, which does "
                "\"run\"; \"remove\" stops and disables it; \"status\" tells how it is, with exit "
                "code 0 when it runs and 1 otherwise. \"loginctl enable-linger\" keeps it running "
                "while you are not logged in. For the whole system there is \"systemctl enable "
                "--now litekeep.service\", which keeps the list of root."),
            {{"ACTION",
              QT_TRANSLATE_NOOP("litekeepctl", "install, remove or status."),
              false,
              false,
              {u"install"_s, u"remove"_s, u"status"_s},
              Completion::None}},
            {},
            {u"service install"_s, u"service status"_s},
            {OptionId::Folder, OptionId::Wait, OptionId::InitFolder}};
}

} // namespace

const QList<VerbSpec> &verbs()
{
    static const QList<VerbSpec> all{
        createVerb(),        listVerb(),   showVerb(),    verifyVerb(),  deleteVerb(),
        exportVerb(),        importVerb(), restoreVerb(), undoVerb(),    recoverVerb(),
        settingsVerb(),      pruneVerb(),  statusVerb(),  historyVerb(), databasesVerb(),
        findDatabasesVerb(), runVerb(),    serviceVerb()};
    return all;
}

} // namespace litekeep::cli
