<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>litekeep::AutomaticGroup</name>
    <message numerus="yes">
        <source>%n backup(s) will be removed after the next backup: %1</source>
        <translation>
            <numerusform>%n backup will be removed after the next backup: %1</numerusform>
            <numerusform>%n backups will be removed after the next backup: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>ever&amp;y</source>
        <comment>before a number of hours</comment>
        <translation>
            <numerusform>ever&amp;y</numerusform>
            <numerusform>ever&amp;y</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>hour(s)</source>
        <comment>after the number</comment>
        <translation>
            <numerusform>hour</numerusform>
            <numerusform>hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>backup(s)</source>
        <comment>after the number</comment>
        <translation>
            <numerusform>backup</numerusform>
            <numerusform>backups</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>litekeep::BackupModel</name>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n table(s)</source>
        <translation>
            <numerusform>%n table</numerusform>
            <numerusform>%n tables</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>litekeep::DamagedCopiesRow</name>
    <message numerus="yes">
        <source>%n copy (copies) of a damaged database is (are) kept: %1, from %2</source>
        <translation>
            <numerusform>%n copy of a damaged database is kept: %1, from %2</numerusform>
            <numerusform>%n copies of a damaged database are kept: %1, the newest from %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>litekeep::DatabasePage</name>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s)</source>
        <translation>
            <numerusform>%n backup</numerusform>
            <numerusform>%n backups</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>litekeep::DatabaseRow</name>
    <message numerus="yes">
        <source>%n at work</source>
        <translation>
            <numerusform>%n at work</numerusform>
            <numerusform>%n at work</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n being looked at</source>
        <translation>
            <numerusform>%n being looked at</numerusform>
            <numerusform>%n being looked at</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n database(s)</source>
        <translation>
            <numerusform>%n database</numerusform>
            <numerusform>%n databases</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s)</source>
        <translation>
            <numerusform>%n backup</numerusform>
            <numerusform>%n backups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n database(s) need(s) your attention</source>
        <translation>
            <numerusform>%n database needs your attention</numerusform>
            <numerusform>%n databases need your attention</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n database(s) at work</source>
        <translation>
            <numerusform>%n database at work</numerusform>
            <numerusform>%n databases at work</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n database(s) being looked at</source>
        <translation>
            <numerusform>%n database being looked at</numerusform>
            <numerusform>%n databases being looked at</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) attention</source>
        <comment>databases</comment>
        <translation>
            <numerusform>%n needs attention</numerusform>
            <numerusform>%n need attention</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>litekeep::Dialogs</name>
    <message numerus="yes">
        <source>…and %n more</source>
        <translation>
            <numerusform>…and %n more</numerusform>
            <numerusform>…and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them is (are) pinned.</source>
        <translation>
            <numerusform>%n of them is pinned.</numerusform>
            <numerusform>%n of them are pinned.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n backup(s)?</source>
        <translation>
            <numerusform>Delete %n backup?</numerusform>
            <numerusform>Delete %n backups?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n databases are being worked on. Stop that and close?</source>
        <translation>
            <numerusform>%n database is being worked on. Stop that and close?</numerusform>
            <numerusform>%n databases are being worked on. Stop that and close?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>litekeep::FindDialog</name>
    <message numerus="yes">
        <source>%1 (%n folder(s) so far)</source>
        <translation>
            <numerusform>%1 (%n folder so far)</numerusform>
            <numerusform>%1 (%n folders so far)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n database(s) found.</source>
        <translation>
            <numerusform>%n database found.</numerusform>
            <numerusform>%n databases found.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n folder(s) looked through.</source>
        <translation>
            <numerusform>%n folder looked through.</numerusform>
            <numerusform>%n folders looked through.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n chosen folder(s) is (are) not there.</source>
        <translation>
            <numerusform>%n chosen folder is not there.</numerusform>
            <numerusform>%n chosen folders are not there.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n folder(s) or file(s) could not be read.</source>
        <translation>
            <numerusform>%n folder or file could not be read.</numerusform>
            <numerusform>%n folders or files could not be read.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n database(s) has (have) a name that is not text; rename it (them).</source>
        <translation>
            <numerusform>%n database has a name that is not text; rename it.</numerusform>
            <numerusform>%n databases have names that are not text; rename them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n folder(s) with caches, backups, trash or the like was (were) passed by.</source>
        <translation>
            <numerusform>%n folder with caches, backups, trash or the like was passed by.</numerusform>
            <numerusform>%n folders with caches, backups, trash or the like were passed by.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Keep %n database(s)</source>
        <translation>
            <numerusform>&amp;Keep %n database</numerusform>
            <numerusform>&amp;Keep %n databases</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n drive(s) was (were) not looked into.</source>
        <translation>
            <numerusform>%n drive was not looked into.</numerusform>
            <numerusform>%n drives were not looked into.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>litekeep::Format</name>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>%n minute ago</numerusform>
            <numerusform>%n minutes ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) ago</source>
        <translation>
            <numerusform>%n hour ago</numerusform>
            <numerusform>%n hours ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n month(s) ago</source>
        <translation>
            <numerusform>%n month ago</numerusform>
            <numerusform>%n months ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n year(s) ago</source>
        <translation>
            <numerusform>%n year ago</numerusform>
            <numerusform>%n years ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n minute(s)</source>
        <translation>
            <numerusform>in %n minute</numerusform>
            <numerusform>in %n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n hour(s)</source>
        <translation>
            <numerusform>in %n hour</numerusform>
            <numerusform>in %n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n day(s)</source>
        <translation>
            <numerusform>in %n day</numerusform>
            <numerusform>in %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation>
            <numerusform>%n byte</numerusform>
            <numerusform>%n bytes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>litekeep::HistoryDialog</name>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n run</numerusform>
            <numerusform>%n runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>litekeep::HomePage</name>
    <message numerus="yes">
        <source>%n database(s) backed up.</source>
        <translation>
            <numerusform>%n database backed up.</numerusform>
            <numerusform>%n databases backed up.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stopped.</source>
        <translation>
            <numerusform>%n stopped.</numerusform>
            <numerusform>%n stopped.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed:</source>
        <translation>
            <numerusform>%n failed:</numerusform>
            <numerusform>%n failed:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>litekeep::Labels</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>litekeep::MainWindow</name>
    <message numerus="yes">
        <source>%n database(s) added.</source>
        <translation>
            <numerusform>%n database added.</numerusform>
            <numerusform>%n databases added.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not be added:</source>
        <translation>
            <numerusform>%n file could not be added:</numerusform>
            <numerusform>%n files could not be added:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Automatic backups are on for %n database(s).</source>
        <translation>
            <numerusform>Automatic backups are on for %n database.</numerusform>
            <numerusform>Automatic backups are on for %n databases.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Automatic backups could not be switched on for %n database(s):</source>
        <translation>
            <numerusform>Automatic backups could not be switched on for %n database:</numerusform>
            <numerusform>Automatic backups could not be switched on for %n databases:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>litekeep::Message</name>
    <message numerus="yes">
        <source>%n backup(s) verified and intact.</source>
        <translation>
            <numerusform>%n backup verified and intact.</numerusform>
            <numerusform>%n backups verified and intact.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n intact</source>
        <comment>number of backups</comment>
        <translation>
            <numerusform>%n intact</numerusform>
            <numerusform>%n intact</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be proved</source>
        <comment>number of backups</comment>
        <translation>
            <numerusform>%n could not be proved</numerusform>
            <numerusform>%n could not be proved</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n damaged</source>
        <comment>number of backups</comment>
        <translation>
            <numerusform>%n damaged</numerusform>
            <numerusform>%n damaged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without a file</source>
        <comment>number of backups</comment>
        <translation>
            <numerusform>%n without a file</numerusform>
            <numerusform>%n without a file</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s) verified: %1.</source>
        <translation>
            <numerusform>%n backup verified: %1.</numerusform>
            <numerusform>%n backups verified: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s) deleted.</source>
        <translation>
            <numerusform>%n backup deleted.</numerusform>
            <numerusform>%n backups deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 went on running: restart it (them) if it keeps data in memory.</source>
        <translation>
            <numerusform>%1 went on running: restart it if it keeps data in memory.</numerusform>
            <numerusform>%1 went on running: restart those that keep data in memory.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>litekeep::Notice</name>
    <message numerus="yes">
        <source>%n unfinished file(s) of an interrupted run were removed.</source>
        <translation>
            <numerusform>%n unfinished file of an interrupted run was removed.</numerusform>
            <numerusform>%n unfinished files of an interrupted run were removed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The files of %n backup(s) are gone. Perhaps somebody moved or deleted them.</source>
        <translation>
            <numerusform>The file of %n backup is gone. Perhaps somebody moved or deleted it.</numerusform>
            <numerusform>The files of %n backups are gone. Perhaps somebody moved or deleted them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n backup file(s) without an entry were checked and are listed again.</source>
        <translation>
            <numerusform>%n backup file without an entry was checked and is listed again.</numerusform>
            <numerusform>%n backup files without an entry were checked and are listed again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n old backup(s) were removed, as the settings say.</source>
        <translation>
            <numerusform>%n old backup was removed, as the settings say.</numerusform>
            <numerusform>%n old backups were removed, as the settings say.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>litekeep::PreviewView</name>
    <message numerus="yes">
        <source>%n more table(s) have the same number of rows.</source>
        <translation>
            <numerusform>%n more table has the same number of rows.</numerusform>
            <numerusform>%n more tables have the same number of rows.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n table(s) have the same number of rows; what is in the rows may differ.</source>
        <translation>
            <numerusform>The only table has the same number of rows; what is in the rows may differ.</numerusform>
            <numerusform>All %n tables have the same number of rows; what is in the rows may differ.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>litekeep::ProgramsChoice</name>
    <message numerus="yes">
        <source>%n more</source>
        <comment>programs</comment>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>litekeep::ProgressStrip</name>
    <message numerus="yes">
        <source>gives up in %n s</source>
        <translation>
            <numerusform>gives up in %n s</numerusform>
            <numerusform>gives up in %n s</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>litekeep::RetentionDecision</name>
    <message numerus="yes">
        <source>kept: number %1 of those that count, %n are kept</source>
        <translation>
            <numerusform>kept: number %1 of those that count, %n is kept</numerusform>
            <numerusform>kept: number %1 of those that count, %n are kept</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>kept: safety backup number %1, the newest %n are kept</source>
        <translation>
            <numerusform>kept: safety backup number %1, the newest %n is kept</numerusform>
            <numerusform>kept: safety backup number %1, the newest %n are kept</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>removed: number %1 of those that count, %n are kept</source>
        <translation>
            <numerusform>removed: number %1 of those that count, %n is kept</numerusform>
            <numerusform>removed: number %1 of those that count, %n are kept</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>removed: safety backup number %1, the newest %n are kept</source>
        <translation>
            <numerusform>removed: safety backup number %1, the newest %n is kept</numerusform>
            <numerusform>removed: safety backup number %1, the newest %n are kept</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>litekeep::SizeChart</name>
    <message numerus="yes">
        <source>%n backup(s), the oldest %1, the newest %2.</source>
        <translation>
            <numerusform>%n backup, the oldest %1, the newest %2.</numerusform>
            <numerusform>%n backups, the oldest %1, the newest %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>litekeep::SpaceForecast</name>
    <message numerus="yes">
        <source>At this pace the disk is full in %n day(s).</source>
        <translation>
            <numerusform>At this pace the disk is full in %n day.</numerusform>
            <numerusform>At this pace the disk is full in %n days.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>litekeepctl</name>
    <message numerus="yes">
        <source>about %n second(s) left</source>
        <translation>
            <numerusform>about %n second left</numerusform>
            <numerusform>about %n seconds left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s) left</source>
        <translation>
            <numerusform>about %n minute left</numerusform>
            <numerusform>about %n minutes left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s) deleted.</source>
        <translation>
            <numerusform>%n backup deleted.</numerusform>
            <numerusform>%n backups deleted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n backup(s) for good? [y/N] </source>
        <translation>
            <numerusform>Delete %n backup for good? [y/N] </numerusform>
            <numerusform>Delete %n backups for good? [y/N] </numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s) removed:</source>
        <translation>
            <numerusform>%n backup removed:</numerusform>
            <numerusform>%n backups removed:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more table(s)</source>
        <translation>
            <numerusform>and %n more table</numerusform>
            <numerusform>and %n more tables</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keeps %n database(s).</source>
        <translation>
            <numerusform>Keeps %n database.</numerusform>
            <numerusform>Keeps %n databases.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n at work.</source>
        <translation>
            <numerusform>%n at work.</numerusform>
            <numerusform>%n at work.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) attention.</source>
        <translation>
            <numerusform>%n needs attention.</numerusform>
            <numerusform>%n need attention.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>every %n hour(s)</source>
        <translation>
            <numerusform>every %n hour</numerusform>
            <numerusform>every %n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Started with %n database(s).</source>
        <translation>
            <numerusform>Started with %n database.</numerusform>
            <numerusform>Started with %n databases.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The list was read again: %n database(s).</source>
        <translation>
            <numerusform>The list was read again: %n database.</numerusform>
            <numerusform>The list was read again: %n databases.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n folder(s) or file(s) could not be read.</source>
        <translation>
            <numerusform>%n folder or file could not be read.</numerusform>
            <numerusform>%n folders or files could not be read.</numerusform>
        </translation>
    </message>
</context>
</TS>
