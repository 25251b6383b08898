// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/options.h"

#include <QtGlobal>

using namespace Qt::StringLiterals;

namespace litekeep::cli {

namespace {

QList<OptionSpec> makeOptions()
{
    return {
        {OptionId::Folder,
         "folder",
         0,
         "DIR",
         QT_TRANSLATE_NOOP("litekeepctl",
                           "The backup folder, when it is not \"backups\" beside the database."),
         {},
         Completion::Folder},
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
         QT_TRANSLATE_NOOP("litekeepctl",
                           "Show the version and the commit that it was built from.")},
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
                           "are not started again.")},
        {OptionId::KillPrograms, "kill-programs", 0, nullptr,
         QT_TRANSLATE_NOOP("litekeepctl",
                           "With --stop-programs: end by force (SIGKILL) what has not quit in "
                           "time.")},
        {OptionId::StopCommand, "stop-command", 0, "LINE",
         QT_TRANSLATE_NOOP("litekeepctl",
                           "Run this first to stop what uses the database. Program and arguments, "
                           "quoted as for a shell, but no shell is used.")},
        {OptionId::StartCommand, "start-command", 0, "LINE",
         QT_TRANSLATE_NOOP("litekeepctl",
                           "Run this afterwards, whatever happened. It may end when all is "
                           "started, or be the program itself.")},
        {OptionId::StartPrograms, "start-programs", 0, nullptr,
         QT_TRANSLATE_NOOP("litekeepctl",
                           "Start what was stopped for the restore and not started again.")},
        {OptionId::Dismiss, "dismiss", 0, nullptr,
         QT_TRANSLATE_NOOP("litekeepctl", "It has been seen: do nothing about it.")},
        {OptionId::ForceDamaged, "force-damaged", 0, nullptr,
         QT_TRANSLATE_NOOP("litekeepctl", "Restore a backup that is not proved intact, too.")},
        {OptionId::To,
         "to",
         0,
         "FILE",
         QT_TRANSLATE_NOOP("litekeepctl",
                           "Leave the database alone and write the backup to this file as a "
                           "working database. Needs no --yes."),
         {},
         Completion::File},
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
        {OptionId::BeforeCommand, "before-command", 0, "LINE",
         QT_TRANSLATE_NOOP("litekeepctl",
                           "Run this program with its arguments before each backup; if it fails, "
                           "no backup is made. No shell reads the line; quotes hold words "
                           "together. \"\" takes it off.")},
        {OptionId::AfterCommand, "after-command", 0, "LINE",
         QT_TRANSLATE_NOOP("litekeepctl",
                           "The same after each backup, whatever came of it, also when the "
                           "command before it failed.")},
        {OptionId::CommandSeconds, "command-seconds", 0, "N",
         QT_TRANSLATE_NOOP("litekeepctl",
                           "Time limit of each of these commands, 1 to 86400 (300).")},
        {OptionId::PingUrl, "ping-url", 0, "URL",
         QT_TRANSLATE_NOOP("litekeepctl",
                           "Tell this address of each backup: URL/start, URL when it succeeded, "
                           "URL/fail. \"\" takes it off.")},
        {OptionId::DryRun, "dry-run", 0, nullptr,
         QT_TRANSLATE_NOOP("litekeepctl", "Only say what would be removed.")},
        {OptionId::Prometheus, "prometheus", 0, nullptr,
         QT_TRANSLATE_NOOP("litekeepctl",
                           "Write Prometheus' text format, for the textfile collector of "
                           "node_exporter. The exit code is 0 when it could be written.")},
        {OptionId::Add, "add", 0, nullptr,
         QT_TRANSLATE_NOOP("litekeepctl", "Put the files on the list.")},
        {OptionId::Remove, "remove", 0, nullptr,
         QT_TRANSLATE_NOOP("litekeepctl",
                           "Take the files off the list. Their backups stay where they are.")},
        {OptionId::Network, "network", 0, nullptr,
         QT_TRANSLATE_NOOP("litekeepctl", "Look on network drives, too.")},
    };
}

QList<ExitCodeSpec> makeExitCodes()
{
    return {
        {0, QT_TRANSLATE_NOOP("litekeepctl", "done")},
        {1, QT_TRANSLATE_NOOP("litekeepctl",
                              "failed; the message says why. \"status\": something needs "
                              "attention")},
        {2, QT_TRANSLATE_NOOP("litekeepctl", "wrong usage, nothing was done")},
        {3, QT_TRANSLATE_NOOP("litekeepctl",
                              "busy: another Litekeep is at work, or the database stayed "
                              "locked")},
        {4, QT_TRANSLATE_NOOP("litekeepctl", "database or backup not found")},
        {5, QT_TRANSLATE_NOOP("litekeepctl", "damage found in the database or in a backup")},
        {130, QT_TRANSLATE_NOOP("litekeepctl", "cancelled, nothing was changed")},
    };
}

} // namespace

const QList<ExitCodeSpec> &exitCodes()
{
    static const QList<ExitCodeSpec> all = makeExitCodes();
    return all;
}

const QList<OptionSpec> &options()
{
    static const QList<OptionSpec> all = makeOptions();
    return all;
}

} // namespace litekeep::cli
