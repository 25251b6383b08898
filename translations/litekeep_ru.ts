<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en_US">
<context>
    <name>litekeep::ActionButton</name>
    <message>
        <source>%1 (%2)</source>
        <comment>tool tip, keys</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>litekeep::Actions</name>
    <message>
        <source>&amp;Back up now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a backup of the database as it is now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take a database file in as a backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Verify all backups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check every backup from beginning to end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show database in f&amp;older</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the database in the file manager</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open backup &amp;folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the folder that holds the backups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at the database and its backups again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save a copy…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a checked copy of the backup elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Verify</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the selected backups from beginning to end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write down what this backup is about</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the backup until you unpin it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in f&amp;older</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the backup’s file in the file manager</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the selected backups; asks first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Un&amp;pin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Pin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Let the backup go when it is old</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>litekeep::BackupModel</name>
    <message>
        <source>Pinned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pinned: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n table(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Last checked: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pinned: kept until you unpin it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Created</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>litekeep::BackupTable</name>
    <message>
        <source>Backups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The backups of this database, newest first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No backup fits the filter.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>litekeep::DatabaseHeader</name>
    <message>
        <source>none yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Database file %1, its write-ahead log %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back up &amp;now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last good backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes go to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open in</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>litekeep::DatabasePage</name>
    <message>
        <source>The backups cannot be shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The message above says why and what you can do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for backups…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No backups yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press “Back up now” to make the first one. Programs that use the database can go on working.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Import a database as a backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Save a copy…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>V&amp;erify</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in f&amp;older</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>De&amp;lete…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first backup is being made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It will stand here when it is proved.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>litekeep::Dialogs</name>
    <message numerus="yes">
        <source>…and %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>No intact backup will be left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n of them is (are) pinned.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Together they take %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This cannot be undone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A backup is running. Stop it and close?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A backup is running. Stop it and open another database?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work is still running. Stop it and close?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work is still running. Stop it and open another database?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SQLite databases (*.db *.db3 *.sqlite *.sqlite3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete backups</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Delete %n backup(s)?</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Work is running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database and the backups made so far stay as they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stop and close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stop and open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep working</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Litekeep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Litekeep %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeps live SQLite databases safe by point and click.

Free software under the GNU General Public License, version 3 or later. It comes without any warranty.

Made with Qt %1 and SQLite.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>litekeep::Error</name>
    <message>
        <source>Something went wrong inside Litekeep. Nothing was changed. Please report this with the details.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancelled. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This build of Litekeep mixes two SQLite libraries, which would be unsafe. Install Litekeep from a package made for this system.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file name contains bytes that are not valid text. Rename the file or folder and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no file “%1”. Check the name, or whether its disk is connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a file. Choose the database file itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is empty: it holds no database yet. If it should hold data, look for the file that the program really uses.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not an SQLite database, or it is encrypted. Choose another file; an encrypted database can only be backed up by its own program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” may not be read. Change its permissions, or run Litekeep as the user who owns it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program kept “%1” locked for too long. Try again when it is less busy, or wait longer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database “%1” is damaged, so no backup was made of it. Your earlier backups are untouched. Keep them, and stop the program that uses the database.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” belongs to the database but is not an ordinary file. Find out what put it there and remove it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” could not be read completely: the disk or the system reported an error. Check the disk; your earlier backups are untouched.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The backup folder “%1” is gone. If it lies on another disk, connect that disk and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder “%1” lacks the marker of a backup folder, so nothing in it was touched. Perhaps its disk is not connected; otherwise set the folder up again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” should be the backup folder but is something else. Rename it, or choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Litekeep may not write to the backup folder “%1”. Change its permissions, or choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder “%1” holds the backups of another database. Choose another folder, or set it up for this database if that one has only moved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another Litekeep is at work in the backup folder “%1”. Try again when it has finished.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” in the backup folder is not an ordinary file, so Litekeep keeps away from it. Remove it if you do not know it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is not enough room in “%1”: about %2 are needed, %3 are free. Free some space or choose another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk or quota of “%1” is full. Nothing was kept of this attempt; free some space and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” could not be written. Check the disk and the permissions, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no backup “%1”. Look at the list of backups for the right one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is the beginning of several backups&apos; ids. Give more characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file of the backup “%1” is gone. Perhaps its disk is not connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The backup “%1” is damaged. Use another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” could not be removed and stays in the list. Check the permissions of the backup folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” exists already and was not touched. Choose another name, or agree to replace it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is a database in use or belongs to one, so it is never overwritten. Choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” lies in the backup folder, which is Litekeep&apos;s own. Choose a place outside.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file “%1” cannot be made. Check that its folder exists and may be written to.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of backups in “%1” was written by a newer Litekeep. Install that version; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of backups in “%1” could not be read or written. The backups themselves are untouched.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>litekeep::Format</name>
    <message>
        <source>just now</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) ago</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n month(s) ago</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n year(s) ago</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>in a moment</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>in %n minute(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n hour(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n day(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 kB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 TB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>today %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yesterday %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tomorrow %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>date, time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>less than a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>litekeep::Labels</name>
    <message>
        <source>Manual</source>
        <comment>type of a backup</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automatic</source>
        <comment>type of a backup</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before a restore</source>
        <comment>type of a backup</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Imported</source>
        <comment>type of a backup</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Intact</source>
        <comment>state of a backup</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not proved</source>
        <comment>state of a backup</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Damaged</source>
        <comment>state of a backup</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File missing</source>
        <comment>state of a backup</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write-ahead log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rollback journal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other programs can go on reading and writing during a backup (WAL mode).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Other programs can go on reading during a backup; those that write wait for a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another user’s program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no program</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>A program that you may not see has the database open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No program has the database open now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These programs have the database open now:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (process %2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <comment>time, type and size of a backup</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>litekeep::MainWindow</name>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Clear this list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Close database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Filter backups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;System language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About Litekeep</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a database</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>litekeep::Message</name>
    <message>
        <source>There is no backup to verify.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s) verified and intact.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n intact</source>
        <comment>number of backups</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be proved</source>
        <comment>number of backups</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n damaged</source>
        <comment>number of backups</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without a file</source>
        <comment>number of backups</comment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s) verified: %1.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Imported as a backup: %1, proved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backup made: %1, proved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A copy of the damaged database was kept: %1. It does not count as a good backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backup made: %1. It could not be proved here; the details say why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep a copy of the damaged database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set up the folder again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use this folder anyway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open another database…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save elsewhere…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy saved as “%1”: %2, checked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s) deleted.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>litekeep::MessageBar</name>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Technical details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>litekeep::Notice</name>
    <message numerus="yes">
        <source>%n unfinished file(s) of an interrupted run were removed.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The files of %n backup(s) are gone. Perhaps somebody moved or deleted them.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n backup file(s) without an entry were checked and are listed again.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” in the backup folder is not an intact backup; it was left alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of backups was lost or damaged and was made again from the files. Notes and pins could not be brought back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of backups is lost or damaged. What is shown was found in the folder; the next backup repairs the list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The backup folder was gone and was made anew. Earlier backups are not in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There was room for one copy only, so the backup was made page by page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” lies on a network disk, where locks are not always reliable.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This database cannot be rewritten compactly, so the backup was made page by page.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>litekeep::ProgressStrip</name>
    <message>
        <source>about %1 left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preparing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%p %</source>
        <comment>progress in percent</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>litekeep::StartPage</name>
    <message>
        <source>Keep a database safe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Litekeep backs up SQLite databases while other programs use them, and proves that every backup is good.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open a database…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>or drop a database file on this window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recent databases</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>litekeep::Status</name>
    <message>
        <source>The database is not there</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not an SQLite database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database cannot be reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database is damaged, and there is no good backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database is damaged; last good backup %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not safe yet: no backup has been made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not safe: none of the backups is proved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The newest backup is not proved; last good backup %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last good backup is old: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Safe: last good backup %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A backup is being made…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The backups cannot be listed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for backups…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>litekeep::Window</name>
    <message>
        <source>Only one database can be opened in a window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The option --folder needs a folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown option %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usage: litekeep [--folder DIR] [DATABASE]
Keeps live SQLite databases safe by point and click.

  DATABASE       database file to open
  --folder DIR   folder for its backups, instead of “backups” beside it
  -h, --help     show this text
  -v, --version  show the version

For scripts and machines without a display there is litekeepctl.
</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>litekeepctl</name>
    <message>
        <source>See &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Did you mean &quot;%1&quot;?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown option &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown command &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The option --%1 takes no value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The option --%1 needs a value (%2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The option --%1 does not belong to &quot;%2&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no value for --%2; it takes: %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder&apos;s name is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--wait takes whole seconds from 0 to %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; needs %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;%1&quot; is one argument too many.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What shall be done? Name a command, such as &quot;list&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleting needs --yes where nobody can be asked. Nothing was deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exit codes:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed; the message says why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wrong usage, nothing was done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>busy: another Litekeep is at work, or the database stayed locked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>database or backup not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>damage found in the database or in a backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cancelled, nothing was changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeps live SQLite databases safe: proved backups, listed, saved elsewhere, deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usage:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commands:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Options, in any place:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Examples:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&quot;litekeepctl COMMAND --help&quot; tells more about one command.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Arguments:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Options:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Common options:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The work was done, but the answer could not be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The SQLite database file that is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The backup&apos;s id, an unambiguous beginning of it, &quot;latest&quot; or &quot;latest-intact&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The backup folder, when it is not &quot;backups&quot; beside the database.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long to wait for a locked database or a busy folder (30).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set up a backup folder anew that was lost or lacks its marker.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write one JSON value to stdout, and an error as JSON to stderr.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tell only errors and what was asked for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show this help, or that of one command.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>manual (the default) always makes a file; auto makes none when nothing has changed since the last backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A note that is kept with the backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If the database turns out to be damaged, keep its copy as a damaged backup. The exit code is 5 all the same.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do it without asking.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace the file if it exists.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a proved backup of a live database.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database may be in use: its programs go on working. Both the database and the backup are checked before the backup is listed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>List the backups, newest first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes nothing. Works when the database itself is gone, too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show everything that is known about one backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check backups in full: size, checksum, integrity.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checks all backups when no ID is given. The exit code is 5 if one of them is damaged or its file is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete backups for good.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asks first on a terminal; elsewhere --yes is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save a checked copy of a backup elsewhere.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The copy is a plain SQLite database. Never writes over a database that is in use, nor over a backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the copy shall lie.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Take a database file in as a backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is checked and copied; it stays as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The SQLite database file to take in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>about %n second(s) left</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s) left</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>y</source>
        <comment>short yes</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ID</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Created</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Note</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Database size</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>could not be counted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>intact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unproved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>manual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>automatic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>safety</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>imported</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Database: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backups in: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no backups yet. Make one with &quot;litekeepctl create&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last proved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has changed since the last backup; no new file was made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Backup made: %1, %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Removed by retention: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Imported: %1, %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no backups to check.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s) deleted.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Saved and checked: %1, %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Delete %n backup(s) for good? [y/N] </source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
</TS>
