<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru_RU" sourcelanguage="en_US">
<context>
    <name>litekeep::ActionButton</name>
    <message>
        <source>%1 (%2)</source>
        <comment>tool tip, keys</comment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>litekeep::Actions</name>
    <message>
        <source>&amp;Back up now</source>
        <translation>&amp;Создать резервную копию</translation>
    </message>
    <message>
        <source>Make a backup of the database as it is now</source>
        <translation>Сделать копию базы данных в её нынешнем состоянии</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Импортировать…</translation>
    </message>
    <message>
        <source>Take a database file in as a backup</source>
        <translation>Добавить файл базы данных как резервную копию</translation>
    </message>
    <message>
        <source>&amp;Verify all backups</source>
        <translation>&amp;Проверить все копии</translation>
    </message>
    <message>
        <source>Check every backup from beginning to end</source>
        <translation>Проверить каждую копию от начала до конца</translation>
    </message>
    <message>
        <source>Show database in f&amp;older</source>
        <translation>Показать &amp;базу данных в папке</translation>
    </message>
    <message>
        <source>Show the database in the file manager</source>
        <translation>Показать базу данных в диспетчере файлов</translation>
    </message>
    <message>
        <source>Open backup &amp;folder</source>
        <translation>&amp;Открыть папку копий</translation>
    </message>
    <message>
        <source>Open the folder that holds the backups</source>
        <translation>Открыть папку, в которой лежат резервные копии</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>&amp;Обновить</translation>
    </message>
    <message>
        <source>Look at the database and its backups again</source>
        <translation>Заново прочитать сведения о базе данных и её копиях</translation>
    </message>
    <message>
        <source>&amp;Save a copy…</source>
        <translation>&amp;Сохранить копию…</translation>
    </message>
    <message>
        <source>Save a checked copy of the backup elsewhere</source>
        <translation>Сохранить проверенный экземпляр копии в другом месте</translation>
    </message>
    <message>
        <source>&amp;Verify</source>
        <translation>&amp;Проверить</translation>
    </message>
    <message>
        <source>Check the selected backups from beginning to end</source>
        <translation>Проверить выбранные копии от начала до конца</translation>
    </message>
    <message>
        <source>&amp;Edit note</source>
        <translation>&amp;Изменить примечание</translation>
    </message>
    <message>
        <source>Write down what this backup is about</source>
        <translation>Записать, чем важна эта копия</translation>
    </message>
    <message>
        <source>Keep the backup until you unpin it</source>
        <translation>Хранить копию, пока она не будет откреплена</translation>
    </message>
    <message>
        <source>Show in f&amp;older</source>
        <translation>Показать в п&amp;апке</translation>
    </message>
    <message>
        <source>Show the backup’s file in the file manager</source>
        <translation>Показать файл копии в диспетчере файлов</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>&amp;Удалить…</translation>
    </message>
    <message>
        <source>Delete the selected backups; asks first</source>
        <translation>Удалить выбранные копии; сначала будет задан вопрос</translation>
    </message>
    <message>
        <source>Un&amp;pin</source>
        <translation>От&amp;крепить</translation>
    </message>
    <message>
        <source>&amp;Pin</source>
        <translation>&amp;Закрепить</translation>
    </message>
    <message>
        <source>Let the backup go when it is old</source>
        <translation>Разрешить удалить копию, когда она устареет</translation>
    </message>
    <message>
        <source>&amp;Undo restore…</source>
        <translation>О&amp;тменить восстановление…</translation>
    </message>
    <message>
        <source>Bring back what the last restore replaced; asks first</source>
        <translation>Вернуть то, что было до последнего восстановления; сначала будет вопрос</translation>
    </message>
    <message>
        <source>&amp;Restore…</source>
        <translation>Восс&amp;тановить…</translation>
    </message>
    <message>
        <source>Bring the database back to this backup; shows what will change</source>
        <translation>Вернуть базу данных к этой копии; сначала показывает, что изменится</translation>
    </message>
    <message>
        <source>Save as &amp;working database…</source>
        <translation>Сохранить как &amp;рабочую базу данных…</translation>
    </message>
    <message>
        <source>Save the backup as a database of its own to work with</source>
        <translation>Сохранить копию как отдельную базу данных для работы</translation>
    </message>
    <message>
        <source>Si&amp;ze over time</source>
        <translation>&amp;График размера</translation>
    </message>
    <message>
        <source>Show how the backups grow and how long the disk has room</source>
        <translation>Показать, как растут копии и на сколько хватит места на диске</translation>
    </message>
</context>
<context>
    <name>litekeep::Activity</name>
    <message>
        <source>The background service</source>
        <translation>Фоновая служба</translation>
    </message>
    <message>
        <source>Another window of Litekeep</source>
        <translation>Другое окно Litekeep</translation>
    </message>
    <message>
        <source>The command line</source>
        <translation>Командная строка</translation>
    </message>
    <message>
        <source>Another Litekeep</source>
        <translation>Другая программа Litekeep</translation>
    </message>
    <message>
        <source>%1 is backing up</source>
        <comment>who</comment>
        <translation>%1 делает резервную копию</translation>
    </message>
    <message>
        <source>%1 is importing a backup</source>
        <comment>who</comment>
        <translation>%1 импортирует резервную копию</translation>
    </message>
    <message>
        <source>%1 is verifying backups</source>
        <comment>who</comment>
        <translation>%1 проверяет резервные копии</translation>
    </message>
    <message>
        <source>%1 is deleting backups</source>
        <comment>who</comment>
        <translation>%1 удаляет резервные копии</translation>
    </message>
    <message>
        <source>%1 is saving a copy</source>
        <comment>who</comment>
        <translation>%1 сохраняет копию</translation>
    </message>
    <message>
        <source>%1 is bringing the database back</source>
        <comment>who</comment>
        <translation>%1 восстанавливает базу данных</translation>
    </message>
    <message>
        <source>%1 is at work</source>
        <comment>who</comment>
        <translation>%1 работает с резервными копиями</translation>
    </message>
</context>
<context>
    <name>litekeep::AutomaticActions</name>
    <message>
        <source>&amp;History…</source>
        <translation>Истори&amp;я…</translation>
    </message>
    <message>
        <source>What ran, when, why, and how it ended</source>
        <translation>Что выполнялось, когда, почему и чем закончилось</translation>
    </message>
    <message>
        <source>Start at lo&amp;gin</source>
        <translation>Запускать при &amp;входе в систему</translation>
    </message>
    <message>
        <source>Start in the background when you log in</source>
        <translation>Запускаться в фоне при входе в систему</translation>
    </message>
    <message>
        <source>&amp;Notify of each automatic backup</source>
        <translation>Сообщать о &amp;каждой автоматической копии</translation>
    </message>
    <message>
        <source>Without it, only trouble is notified</source>
        <translation>Иначе сообщается только о неполадках</translation>
    </message>
    <message>
        <source>&amp;Pause automatic backups</source>
        <translation>Приостановить &amp;автоматические копии</translation>
    </message>
</context>
<context>
    <name>litekeep::AutomaticGroup</name>
    <message numerus="yes">
        <source>%n backup(s) will be removed after the next backup: %1</source>
        <translation>
            <numerusform>После следующего копирования будет удалена %n копия: %1</numerusform>
            <numerusform>После следующего копирования будут удалены %n копии: %1</numerusform>
            <numerusform>После следующего копирования будет удалено %n копий: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>ever&amp;y</source>
        <comment>before a number of hours</comment>
        <translation>
            <numerusform>кажды&amp;й</numerusform>
            <numerusform>кажды&amp;е</numerusform>
            <numerusform>кажды&amp;е</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>hour(s)</source>
        <comment>after the number</comment>
        <translation>
            <numerusform>час</numerusform>
            <numerusform>часа</numerusform>
            <numerusform>часов</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;keep</source>
        <comment>before a number of backups</comment>
        <translation>&amp;хранить</translation>
    </message>
    <message numerus="yes">
        <source>backup(s)</source>
        <comment>after the number</comment>
        <translation>
            <numerusform>копию</numerusform>
            <numerusform>копии</numerusform>
            <numerusform>копий</numerusform>
        </translation>
    </message>
    <message>
        <source>Automatic backups</source>
        <translation>Автоматические копии</translation>
    </message>
    <message>
        <source>Back up a&amp;utomatically</source>
        <translation>&amp;Копировать автоматически</translation>
    </message>
    <message>
        <source>Hours between automatic backups</source>
        <translation>Часов между автоматическими копиями</translation>
    </message>
    <message>
        <source>Skip &amp;when nothing has changed</source>
        <translation>Пропускать, если &amp;ничего не изменилось</translation>
    </message>
    <message>
        <source>An automatic backup of an unchanged database would hold the same as the one before; it is checked and skipped.</source>
        <translation>Автоматическая копия неизменившейся базы данных повторила бы предыдущую; проверка выполняется, копия не создаётся.</translation>
    </message>
    <message>
        <source>Number of backups to keep</source>
        <translation>Сколько копий хранить</translation>
    </message>
    <message>
        <source>Manual, automatic and imported backups count together. Pinned ones stay and do not count; the newest intact one always stays.</source>
        <translation>Ручные, автоматические и импортированные копии считаются вместе. Закреплённые остаются и не считаются; самая новая исправная копия остаётся всегда.</translation>
    </message>
    <message>
        <source>Rever&amp;t</source>
        <translation>Вернут&amp;ь</translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation>При&amp;менить</translation>
    </message>
    <message>
        <source>Makes backups at the interval beside it while Litekeep or its service runs</source>
        <translation>Создаёт копии с указанным рядом интервалом, пока работает Litekeep или его служба</translation>
    </message>
    <message>
        <source>How long after one automatic backup the next is due</source>
        <translation>Через какое время после одной автоматической копии пора делать следующую</translation>
    </message>
    <message>
        <source>Back to the settings that are stored</source>
        <translation>Возвращает сохранённые настройки</translation>
    </message>
    <message>
        <source>Stores the settings of automatic backups</source>
        <translation>Сохраняет настройки автоматического копирования</translation>
    </message>
</context>
<context>
    <name>litekeep::AutomaticText</name>
    <message>
        <source>Nothing had changed %1.</source>
        <translation>Без изменений: %1.</translation>
    </message>
    <message>
        <source>No next one: automatic backups are off.</source>
        <translation>Следующей нет: автоматическое копирование выключено.</translation>
    </message>
    <message>
        <source>Next: now</source>
        <translation>Следующая: сейчас</translation>
    </message>
    <message>
        <source>Next: %1 (%2)</source>
        <comment>time, relative time</comment>
        <translation>Следующая: %1 (%2)</translation>
    </message>
    <message>
        <source>Why: %1</source>
        <translation>Почему: %1</translation>
    </message>
    <message>
        <source>A backup needs about %1; %2 are free.</source>
        <translation>Для копии нужно около %1; свободно %2.</translation>
    </message>
    <message>
        <source>They go on when the database and its backup folder are there again.</source>
        <translation>Они продолжатся, когда база данных и папка с копиями снова будут на месте.</translation>
    </message>
</context>
<context>
    <name>litekeep::Autostart</name>
    <message>
        <source>“%1” could not be removed: %2</source>
        <translation>Не удалось удалить «%1»: %2</translation>
    </message>
    <message>
        <source>“%1” could not be written: %2</source>
        <translation>Не удалось записать «%1»: %2</translation>
    </message>
</context>
<context>
    <name>litekeep::Background</name>
    <message>
        <source>A backup is overdue: the last good one was made %1.</source>
        <translation>Копия просрочена: последняя исправная копия создана %1.</translation>
    </message>
    <message>
        <source>A backup is overdue: there is no good one yet.</source>
        <translation>Копия просрочена: исправной копии ещё нет.</translation>
    </message>
    <message>
        <source>Automatic backup made: %1.</source>
        <translation>Создана автоматическая копия: %1.</translation>
    </message>
    <message>
        <source>The automatic backup failed. %1</source>
        <translation>Автоматическое копирование не удалось. %1</translation>
    </message>
</context>
<context>
    <name>litekeep::BackupModel</name>
    <message>
        <source>Pinned</source>
        <translation>Закреплена</translation>
    </message>
    <message>
        <source>Pinned: %1</source>
        <translation>Закреплена: %1</translation>
    </message>
    <message>
        <source>%1 bytes</source>
        <translation>%1 Б</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n строка</numerusform>
            <numerusform>%n строки</numerusform>
            <numerusform>%n строк</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n table(s)</source>
        <translation>
            <numerusform>%n таблица</numerusform>
            <numerusform>%n таблицы</numerusform>
            <numerusform>%n таблиц</numerusform>
        </translation>
    </message>
    <message>
        <source>Last checked: %1</source>
        <translation>Последняя проверка: %1</translation>
    </message>
    <message>
        <source>Pinned: kept until you unpin it</source>
        <translation>Закреплена: хранится, пока не будет откреплена</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Создана</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Тип</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Размер</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Примечание</translation>
    </message>
</context>
<context>
    <name>litekeep::BackupStatus</name>
    <message>
        <source>The database or its backups cannot be reached.</source>
        <translation>База данных или её копии недоступны.</translation>
    </message>
    <message>
        <source>The last run found the database damaged. Old backups are kept until it is repaired or restored.</source>
        <translation>При последнем копировании база данных оказалась повреждена. Старые копии сохраняются, пока она не будет исправлена или восстановлена.</translation>
    </message>
    <message>
        <source>The last good backup is too old.</source>
        <translation>Последняя исправная копия слишком стара.</translation>
    </message>
    <message>
        <source>The last run did not succeed.</source>
        <translation>Последнее копирование не удалось.</translation>
    </message>
    <message>
        <source>There is no good backup yet.</source>
        <translation>Надёжной копии ещё нет.</translation>
    </message>
    <message>
        <source>An automatic backup is due.</source>
        <translation>Пора создать автоматическую копию.</translation>
    </message>
    <message>
        <source>Automatic backups are off.</source>
        <translation>Автоматическое копирование выключено.</translation>
    </message>
    <message>
        <source>Everything is in order.</source>
        <translation>Всё в порядке.</translation>
    </message>
    <message>
        <source>Kept by the background service</source>
        <translation>Расписание ведёт фоновая служба</translation>
    </message>
    <message>
        <source>Kept by the Litekeep window</source>
        <translation>Расписание ведёт окно Litekeep</translation>
    </message>
    <message>
        <source>Kept by another Litekeep</source>
        <translation>Расписание ведёт другая программа Litekeep</translation>
    </message>
</context>
<context>
    <name>litekeep::BackupTable</name>
    <message>
        <source>Backups</source>
        <translation>Резервные копии</translation>
    </message>
    <message>
        <source>The backups of this database, newest first</source>
        <translation>Резервные копии этой базы данных, сначала новые</translation>
    </message>
    <message>
        <source>No backup fits the filter. Clear it to see all of them.</source>
        <translation>Под фильтр не подходит ни одна копия. Очистите его, чтобы увидеть все.</translation>
    </message>
</context>
<context>
    <name>litekeep::ClosingBoxes</name>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Отмена</translation>
    </message>
    <message>
        <source>Apply the changed settings of the automatic backups?</source>
        <translation>Применить изменённые настройки автоматического копирования?</translation>
    </message>
    <message>
        <source>They are not stored yet. Discarded, the old ones stay.</source>
        <translation>Они ещё не сохранены. Если их отклонить, останутся прежние.</translation>
    </message>
    <message>
        <source>Automatic backups</source>
        <translation>Автоматические копии</translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation>&amp;Применить</translation>
    </message>
    <message>
        <source>&amp;Discard</source>
        <translation>От&amp;клонить</translation>
    </message>
    <message>
        <source>Litekeep goes on in the background</source>
        <translation>Litekeep продолжает работать в фоне</translation>
    </message>
    <message>
        <source>Litekeep must stay open for automatic backups</source>
        <translation>Для автоматического копирования Litekeep должен оставаться открытым</translation>
    </message>
    <message>
        <source>Automatic backups are made while the window is closed. Litekeep’s icon in the system tray opens it again and ends it.</source>
        <translation>Автоматические копии создаются и при закрытом окне. Значок Litekeep в области уведомлений снова открывает окно и завершает программу.</translation>
    </message>
    <message>
        <source>This desktop has no system tray to go on in. After quitting, no automatic backups are made until you open Litekeep again.</source>
        <translation>В этой среде нет области уведомлений, чтобы продолжать там работу. После выхода автоматические копии не создаются, пока вы снова не откроете Litekeep.</translation>
    </message>
    <message>
        <source>Go &amp;on</source>
        <translation>П&amp;родолжить</translation>
    </message>
    <message>
        <source>&amp;Minimise</source>
        <translation>&amp;Свернуть</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Выход</translation>
    </message>
</context>
<context>
    <name>litekeep::Collapse</name>
    <message>
        <source>The newest backup has far fewer rows than the one before (%2 instead of %1) and is much smaller (%4 instead of %3).</source>
        <translation>В новейшей копии намного меньше строк, чем в предыдущей (%2 вместо %1), и она намного меньше по размеру (%4 вместо %3).</translation>
    </message>
    <message>
        <source>The newest backup has far fewer rows than the one before (%2 instead of %1).</source>
        <translation>В новейшей копии намного меньше строк, чем в предыдущей (%2 вместо %1).</translation>
    </message>
    <message>
        <source>The newest backup is much smaller than the one before (%2 instead of %1).</source>
        <translation>Новейшая копия намного меньше предыдущей (%2 вместо %1).</translation>
    </message>
</context>
<context>
    <name>litekeep::CollapseBar</name>
    <message>
        <source>No old backups are removed, because you stopped that.</source>
        <translation>Старые копии не удаляются: вы это остановили.</translation>
    </message>
    <message>
        <source>Shall old backups still be removed when there are too many?</source>
        <translation>Удалять ли по-прежнему старые копии, когда их слишком много?</translation>
    </message>
    <message>
        <source>Keep prunin&amp;g</source>
        <translation>Продолжать у&amp;даление</translation>
    </message>
    <message>
        <source>Remove backups beyond the limit again, from the next backup on</source>
        <translation>Снова удалять копии сверх предела, начиная со следующего копирования</translation>
    </message>
    <message>
        <source>Sto&amp;p</source>
        <translation>Не уда&amp;лять</translation>
    </message>
    <message>
        <source>Remove nothing until you decide otherwise</source>
        <translation>Ничего не удалять, пока вы не решите иначе</translation>
    </message>
</context>
<context>
    <name>litekeep::CommandRun</name>
    <message>
        <source>Command before the backup, “%1”: %2.</source>
        <translation>Команда перед копированием, «%1»: %2.</translation>
    </message>
    <message>
        <source>Command after the backup, “%1”: %2.</source>
        <translation>Команда после копирования, «%1»: %2.</translation>
    </message>
    <message>
        <source>done</source>
        <translation>выполнена</translation>
    </message>
    <message>
        <source>failed with exit code %1</source>
        <translation>завершилась с кодом ошибки %1</translation>
    </message>
    <message>
        <source>ended by signal %1</source>
        <translation>завершена сигналом %1</translation>
    </message>
    <message>
        <source>ended because it took too long</source>
        <translation>остановлена, потому что шла слишком долго</translation>
    </message>
    <message>
        <source>ended because the backup was cancelled</source>
        <translation>остановлена, потому что копирование отменено</translation>
    </message>
    <message>
        <source>could not be started (%1)</source>
        <translation>не запустилась (%1)</translation>
    </message>
</context>
<context>
    <name>litekeep::DamagedCopiesRow</name>
    <message>
        <source>Show in folder</source>
        <translation>Показать в папке</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Удалить…</translation>
    </message>
    <message>
        <source>Delete a copy of a damaged database</source>
        <translation>Удалить копию повреждённой базы данных</translation>
    </message>
    <message numerus="yes">
        <source>%n copy (copies) of a damaged database is (are) kept: %1, from %2</source>
        <translation>
            <numerusform>Хранится %n копия повреждённой базы данных: %1, от %2</numerusform>
            <numerusform>Хранятся %n копии повреждённой базы данных: %1, последняя от %2</numerusform>
            <numerusform>Хранится %n копий повреждённой базы данных: %1, последняя от %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>litekeep::DatabaseHeader</name>
    <message>
        <source>none yet</source>
        <translation>ещё нет</translation>
    </message>
    <message>
        <source>Database file %1, its write-ahead log %2</source>
        <translation>Файл базы данных: %1, её журнал упреждающей записи: %2</translation>
    </message>
    <message>
        <source>Back up &amp;now</source>
        <translation>Со&amp;здать резервную копию</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Папка</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Размер</translation>
    </message>
    <message>
        <source>Last good backup</source>
        <translation>Исправная копия</translation>
    </message>
    <message>
        <source>Changes go to</source>
        <translation>Тип журнала</translation>
    </message>
    <message>
        <source>Open in</source>
        <translation>Открыта в</translation>
    </message>
</context>
<context>
    <name>litekeep::DatabasePage</name>
    <message>
        <source>The backups cannot be shown</source>
        <translation>Не удалось показать резервные копии</translation>
    </message>
    <message>
        <source>The message above says why and what you can do.</source>
        <translation>Почему и что можно сделать, сказано в сообщении выше.</translation>
    </message>
    <message>
        <source>No backups yet</source>
        <translation>Резервных копий ещё нет</translation>
    </message>
    <message>
        <source>Press “Back up now” to make the first one. Programs that use the database can go on working.</source>
        <translation>Нажмите «Создать резервную копию», чтобы сделать первую. Программы, которые работают с базой данных, останавливать не нужно.</translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>Выбрана %n</numerusform>
            <numerusform>Выбрано %n</numerusform>
            <numerusform>Выбрано %n</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 shown</source>
        <translation>Показано %1 из %2</translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s)</source>
        <translation>
            <numerusform>%n копия</numerusform>
            <numerusform>%n копии</numerusform>
            <numerusform>%n копий</numerusform>
        </translation>
    </message>
    <message>
        <source>Import a database as a backup</source>
        <translation>Импорт базы данных как резервной копии</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Резервные копии</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Фильтр</translation>
    </message>
    <message>
        <source>&amp;Import…</source>
        <translation>&amp;Импортировать…</translation>
    </message>
    <message>
        <source>&amp;Save a copy…</source>
        <translation>Сохранить копи&amp;ю…</translation>
    </message>
    <message>
        <source>V&amp;erify</source>
        <translation>&amp;Проверить</translation>
    </message>
    <message>
        <source>Show in f&amp;older</source>
        <translation>Показать в п&amp;апке</translation>
    </message>
    <message>
        <source>De&amp;lete…</source>
        <translation>&amp;Удалить…</translation>
    </message>
    <message>
        <source>The first backup is being made</source>
        <translation>Создаётся первая резервная копия</translation>
    </message>
    <message>
        <source>It will stand here when it is proved.</source>
        <translation>Она появится здесь, когда будет проверена.</translation>
    </message>
    <message>
        <source>Choose a folder for the backups</source>
        <translation>Выбор папки для резервных копий</translation>
    </message>
    <message>
        <source>&amp;Restore…</source>
        <translation>Восс&amp;тановить…</translation>
    </message>
    <message>
        <source>Si&amp;ze over time</source>
        <translation>&amp;График размера</translation>
    </message>
</context>
<context>
    <name>litekeep::DatabaseRow</name>
    <message>
        <source>Due</source>
        <comment>state of a database</comment>
        <translation>Пора</translation>
    </message>
    <message>
        <source>off</source>
        <comment>automatic backups</comment>
        <translation>выключены</translation>
    </message>
    <message>
        <source>now</source>
        <comment>next backup</comment>
        <translation>сейчас</translation>
    </message>
    <message>
        <source>none yet</source>
        <translation>ещё нет</translation>
    </message>
    <message numerus="yes">
        <source>%n at work</source>
        <translation>
            <numerusform>%n в работе</numerusform>
            <numerusform>%n в работе</numerusform>
            <numerusform>%n в работе</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n being looked at</source>
        <translation>
            <numerusform>%n проверяется</numerusform>
            <numerusform>%n проверяются</numerusform>
            <numerusform>%n проверяются</numerusform>
        </translation>
    </message>
    <message>
        <source>All is well.</source>
        <translation>Всё в порядке.</translation>
    </message>
    <message numerus="yes">
        <source>%n database(s)</source>
        <translation>
            <numerusform>%n база данных</numerusform>
            <numerusform>%n базы данных</numerusform>
            <numerusform>%n баз данных</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s)</source>
        <translation>
            <numerusform>%n копия</numerusform>
            <numerusform>%n копии</numerusform>
            <numerusform>%n копий</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2 · %3, %4</source>
        <comment>databases, their size, backups, their size</comment>
        <translation>%1, %2 · %3, %4</translation>
    </message>
    <message numerus="yes">
        <source>%n database(s) need(s) your attention</source>
        <translation>
            <numerusform>%n база данных требует внимания</numerusform>
            <numerusform>%n базы данных требуют внимания</numerusform>
            <numerusform>%n баз данных требуют внимания</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n database(s) at work</source>
        <translation>
            <numerusform>Идёт работа с %n базой данных</numerusform>
            <numerusform>Идёт работа с %n базами данных</numerusform>
            <numerusform>Идёт работа с %n базами данных</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n database(s) being looked at</source>
        <translation>
            <numerusform>Проверяется %n база данных</numerusform>
            <numerusform>Проверяются %n базы данных</numerusform>
            <numerusform>Проверяется %n баз данных</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) attention</source>
        <comment>databases</comment>
        <translation>
            <numerusform>%n требует внимания</numerusform>
            <numerusform>%n требуют внимания</numerusform>
            <numerusform>%n требуют внимания</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>litekeep::DatabasesActions</name>
    <message>
        <source>&amp;Add databases…</source>
        <translation>&amp;Добавить базы данных…</translation>
    </message>
    <message>
        <source>Choose database files to keep safe; a backup is shown in its database</source>
        <translation>Выбрать файлы баз данных для защиты; резервная копия откроется в своей базе</translation>
    </message>
    <message>
        <source>F&amp;ind databases…</source>
        <translation>На&amp;йти базы данных…</translation>
    </message>
    <message>
        <source>Look through folders for databases</source>
        <translation>Поискать базы данных в папках</translation>
    </message>
    <message>
        <source>Back up a&amp;ll now</source>
        <translation>Создать &amp;копии всех баз</translation>
    </message>
    <message>
        <source>Make a backup of each database, one after the other</source>
        <translation>Создать резервную копию каждой базы данных, одну за другой</translation>
    </message>
    <message>
        <source>Re&amp;move from the list</source>
        <translation>&amp;Убрать из списка</translation>
    </message>
    <message>
        <source>Its backups stay; its automatic backups end</source>
        <translation>Её копии останутся, новые автоматические создаваться не будут</translation>
    </message>
    <message>
        <source>&amp;Overview</source>
        <translation>Об&amp;зор</translation>
    </message>
    <message>
        <source>Show all databases</source>
        <translation>Показать все базы данных</translation>
    </message>
    <message>
        <source>&amp;Side bar</source>
        <translation>&amp;Боковая панель</translation>
    </message>
    <message>
        <source>Show the databases beside the page</source>
        <translation>Показывать список баз данных сбоку</translation>
    </message>
</context>
<context>
    <name>litekeep::DatabasesModel</name>
    <message>
        <source>Database</source>
        <translation>База данных</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>Last good</source>
        <translation>Исправная копия</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Следующая</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Размер</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Копии</translation>
    </message>
    <message>
        <source>Space used</source>
        <translation>Занято</translation>
    </message>
    <message>
        <source>Growth a month</source>
        <translation>Рост/мес.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>column, value</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Needs three backups over more than a day</source>
        <translation>Нужны три копии за срок больше суток</translation>
    </message>
</context>
<context>
    <name>litekeep::DatabasesTable</name>
    <message>
        <source>Databases</source>
        <translation>Базы данных</translation>
    </message>
    <message>
        <source>All databases that are kept, and how they stand</source>
        <translation>Все защищаемые базы данных и их состояние</translation>
    </message>
    <message>
        <source>No database fits the filter. Clear it to see all of them.</source>
        <translation>Ни одна база данных не подходит под фильтр. Очистите его, чтобы увидеть все.</translation>
    </message>
</context>
<context>
    <name>litekeep::Dialogs</name>
    <message numerus="yes">
        <source>…and %n more</source>
        <translation>
            <numerusform>…и ещё %n</numerusform>
            <numerusform>…и ещё %n</numerusform>
            <numerusform>…и ещё %n</numerusform>
        </translation>
    </message>
    <message>
        <source>No intact backup will be left.</source>
        <translation>Исправных копий не останется.</translation>
    </message>
    <message numerus="yes">
        <source>%n of them is (are) pinned.</source>
        <translation>
            <numerusform>Среди них %n закреплённая.</numerusform>
            <numerusform>Среди них %n закреплённые.</numerusform>
            <numerusform>Среди них %n закреплённых.</numerusform>
        </translation>
    </message>
    <message>
        <source>Together they take %1.</source>
        <translation>Вместе они занимают %1.</translation>
    </message>
    <message>
        <source>This cannot be undone.</source>
        <translation>Отменить удаление нельзя.</translation>
    </message>
    <message>
        <source>A backup is running. Stop it and close?</source>
        <translation>Создаётся резервная копия. Прервать и закрыть окно?</translation>
    </message>
    <message>
        <source>Work is still running. Stop it and close?</source>
        <translation>Работа ещё не закончена. Прервать её и закрыть окно?</translation>
    </message>
    <message>
        <source>SQLite databases (*.db *.db3 *.sqlite *.sqlite3)</source>
        <translation>Базы данных SQLite (*.db *.db3 *.sqlite *.sqlite3)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Все файлы (*)</translation>
    </message>
    <message>
        <source>Delete backups</source>
        <translation>Удаление резервных копий</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n backup(s)?</source>
        <translation>
            <numerusform>Удалить %n резервную копию?</numerusform>
            <numerusform>Удалить %n резервные копии?</numerusform>
            <numerusform>Удалить %n резервных копий?</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Удалить</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Отмена</translation>
    </message>
    <message>
        <source>Work is running</source>
        <translation>Идёт работа</translation>
    </message>
    <message>
        <source>The database and the backups made so far stay as they are.</source>
        <translation>База данных и уже созданные копии останутся как есть.</translation>
    </message>
    <message>
        <source>&amp;Stop and close</source>
        <translation>&amp;Прервать и закрыть</translation>
    </message>
    <message>
        <source>&amp;Keep working</source>
        <translation>П&amp;родолжить работу</translation>
    </message>
    <message>
        <source>About Litekeep</source>
        <translation>О программе Litekeep</translation>
    </message>
    <message>
        <source>Litekeep %1</source>
        <translation>Litekeep %1</translation>
    </message>
    <message>
        <source>Keeps live SQLite databases safe by point and click.

Free software under the GNU General Public License, version 3 or later. It comes without any warranty.

Made with Qt %1 and SQLite.</source>
        <translation>Надёжные резервные копии работающих баз данных SQLite — без командной строки.

Свободное программное обеспечение на условиях Стандартной общественной лицензии GNU (GPL) версии 3 или более поздней. Поставляется без каких-либо гарантий.

Использует Qt %1 и SQLite.</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Закрыть</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>Сохранение копии</translation>
    </message>
    <message>
        <source>A restore is running. Stop it and close?</source>
        <translation>Идёт восстановление. Прервать его и закрыть окно?</translation>
    </message>
    <message>
        <source>Force programs to quit</source>
        <translation>Принудительное завершение программ</translation>
    </message>
    <message>
        <source>Force the programs to quit?</source>
        <translation>Завершить программы принудительно?</translation>
    </message>
    <message>
        <source>What they have not saved is lost. They are asked to quit once more first, and the database is restored then.</source>
        <translation>Всё, что они не сохранили, будет потеряно. Сначала им ещё раз будет предложено завершиться, затем база данных будет восстановлена.</translation>
    </message>
    <message>
        <source>Still running: %1</source>
        <translation>Ещё работают: %1</translation>
    </message>
    <message>
        <source>&amp;Force them to quit</source>
        <translation>&amp;Завершить принудительно</translation>
    </message>
    <message>
        <source>Delete a damaged database</source>
        <translation>Удаление повреждённой базы данных</translation>
    </message>
    <message>
        <source>Delete the copy of the damaged database?</source>
        <translation>Удалить копию повреждённой базы данных?</translation>
    </message>
    <message>
        <source>It may hold data that no backup has. This cannot be undone.</source>
        <translation>В ней могут быть данные, которых нет ни в одной резервной копии. Отменить удаление нельзя.</translation>
    </message>
    <message>
        <source>Save as working database</source>
        <translation>Сохранение рабочей базы данных</translation>
    </message>
    <message>
        <source>Changes nothing</source>
        <translation>Ничего не меняет</translation>
    </message>
    <message numerus="yes">
        <source>%n databases are being worked on. Stop that and close?</source>
        <translation>
            <numerusform>Идёт работа с %n базой данных. Прервать и закрыть окно?</numerusform>
            <numerusform>Идёт работа с %n базами данных. Прервать и закрыть окно?</numerusform>
            <numerusform>Идёт работа с %n базами данных. Прервать и закрыть окно?</numerusform>
        </translation>
    </message>
    <message>
        <source>A backup is running. Stop it and take the database off the list?</source>
        <translation>Создаётся резервная копия. Прервать и убрать базу данных из списка?</translation>
    </message>
    <message>
        <source>A restore is running. Stop it and take the database off the list?</source>
        <translation>Идёт восстановление. Прервать его и убрать базу данных из списка?</translation>
    </message>
    <message>
        <source>Work is still running. Stop it and take the database off the list?</source>
        <translation>Работа ещё не закончена. Прервать её и убрать базу данных из списка?</translation>
    </message>
    <message>
        <source>The databases and the backups made so far stay as they are.</source>
        <translation>Базы данных и уже созданные копии останутся как есть.</translation>
    </message>
    <message>
        <source>&amp;Stop and remove</source>
        <translation>&amp;Прервать и убрать</translation>
    </message>
</context>
<context>
    <name>litekeep::Error</name>
    <message>
        <source>Something went wrong inside Litekeep. Nothing was changed. Please report this with the details.</source>
        <translation>Внутри Litekeep произошла ошибка. Ничего не изменено. Пожалуйста, сообщите о ней, приложив подробности.</translation>
    </message>
    <message>
        <source>Cancelled. Nothing was changed.</source>
        <translation>Отменено. Ничего не изменено.</translation>
    </message>
    <message>
        <source>This build of Litekeep mixes two SQLite libraries, which would be unsafe. Install Litekeep from a package made for this system.</source>
        <translation>В этой сборке Litekeep смешаны две библиотеки SQLite, а это небезопасно. Установите Litekeep из пакета для этой системы.</translation>
    </message>
    <message>
        <source>The file name contains bytes that are not valid text. Rename the file or folder and try again.</source>
        <translation>Имя файла содержит байты, которые нельзя прочитать как текст. Переименуйте файл или папку и повторите попытку.</translation>
    </message>
    <message>
        <source>There is no file “%1”. Check the name, or whether its disk is connected.</source>
        <translation>Файл «%1» не найден. Проверьте имя и подключён ли диск.</translation>
    </message>
    <message>
        <source>“%1” is not a file. Choose the database file itself.</source>
        <translation>«%1» — не файл. Выберите сам файл базы данных.</translation>
    </message>
    <message>
        <source>“%1” is not an SQLite database, or it is encrypted. Choose another file; an encrypted database can only be backed up by its own program.</source>
        <translation>«%1» — не база данных SQLite, или она зашифрована. Выберите другой файл; копию зашифрованной базы данных может сделать только её собственная программа.</translation>
    </message>
    <message>
        <source>“%1” may not be read. Change its permissions, or run Litekeep as the user who owns it.</source>
        <translation>Нет прав на чтение «%1». Измените права доступа или запустите Litekeep от имени владельца файла.</translation>
    </message>
    <message>
        <source>Another program kept “%1” locked for too long. Try again when it is less busy, or wait longer.</source>
        <translation>Другая программа слишком долго держала «%1» заблокированной. Повторите попытку, когда она будет меньше занята, или увеличьте время ожидания.</translation>
    </message>
    <message>
        <source>The database “%1” is damaged or encrypted, so no backup was made of it. Stop the program that uses it; backups that you have already are untouched, and can be restored.</source>
        <translation>База данных «%1» повреждена или зашифрована, поэтому копия не создана. Остановите программу, которая с ней работает. Копии, которые у вас уже есть, не тронуты: базу можно восстановить из них.</translation>
    </message>
    <message>
        <source>“%1” belongs to the database but is not an ordinary file. Find out what put it there and remove it.</source>
        <translation>«%1» относится к базе данных, но это не обычный файл. Выясните, откуда он взялся, и удалите его.</translation>
    </message>
    <message>
        <source>“%1” could not be read completely: the disk or the system reported an error. Check the disk; your earlier backups are untouched.</source>
        <translation>Не удалось полностью прочитать «%1»: диск или система сообщили об ошибке. Проверьте диск; прежние копии не тронуты.</translation>
    </message>
    <message>
        <source>The backup folder “%1” is gone. If it lies on another disk, connect that disk and try again.</source>
        <translation>Папка резервных копий «%1» исчезла. Если она на другом диске, подключите его и повторите попытку.</translation>
    </message>
    <message>
        <source>The folder “%1” lacks the marker of a backup folder, so nothing in it was touched. Perhaps its disk is not connected; otherwise set the folder up again.</source>
        <translation>В папке «%1» нет метки папки резервных копий, поэтому в ней ничего не тронуто. Возможно, её диск не подключён; если подключён, настройте папку заново.</translation>
    </message>
    <message>
        <source>“%1” should be the backup folder but is something else. Rename it, or choose another folder.</source>
        <translation>«%1» должна быть папкой резервных копий, но это не папка. Переименуйте этот файл или выберите другую папку.</translation>
    </message>
    <message>
        <source>Litekeep may not write to the backup folder “%1”. Change its permissions, or choose another folder.</source>
        <translation>Нет прав на запись в папку резервных копий «%1». Измените права доступа или выберите другую папку.</translation>
    </message>
    <message>
        <source>The folder “%1” holds the backups of another database. Choose another folder, or set it up for this database if that one has only moved.</source>
        <translation>В папке «%1» лежат копии другой базы данных. Выберите другую папку или настройте эту, если та база данных просто переехала.</translation>
    </message>
    <message>
        <source>Another Litekeep is at work in the backup folder “%1”. Try again when it has finished.</source>
        <translation>С папкой резервных копий «%1» работает другой экземпляр Litekeep. Повторите попытку, когда он закончит.</translation>
    </message>
    <message>
        <source>“%1” in the backup folder is not an ordinary file, or it has a second name elsewhere, so Litekeep keeps away from it. Put a copy of it in its place, or remove it if you do not know it.</source>
        <translation>«%1» в папке резервных копий — не обычный файл, или у него есть второе имя в другом месте (жёсткая ссылка), поэтому Litekeep его не трогает. Замените его копией, а если он вам незнаком, удалите.</translation>
    </message>
    <message>
        <source>There is not enough room in “%1”: about %2 are needed, %3 are free. Free some space or choose another folder.</source>
        <translation>В «%1» не хватает места: нужно около %2, свободно %3. Освободите место или выберите другую папку.</translation>
    </message>
    <message>
        <source>The disk or quota of “%1” is full. Nothing was kept of this attempt; free some space and try again.</source>
        <translation>На диске с «%1» закончилось место или исчерпана квота. Ничего из этой попытки не сохранено; освободите место и повторите её.</translation>
    </message>
    <message>
        <source>“%1” could not be written. Check the disk and the permissions, then try again.</source>
        <translation>Не удалось записать «%1». Проверьте диск и права доступа и повторите попытку.</translation>
    </message>
    <message>
        <source>There is no backup “%1”. Look at the list of backups for the right one.</source>
        <translation>Копии «%1» нет. Найдите нужную в списке резервных копий.</translation>
    </message>
    <message>
        <source>“%1” is the beginning of several backups&apos; ids. Give more characters.</source>
        <translation>С «%1» начинаются идентификаторы нескольких копий. Укажите больше символов.</translation>
    </message>
    <message>
        <source>The file of the backup “%1” is gone. Perhaps its disk is not connected.</source>
        <translation>Файл копии «%1» исчез. Возможно, его диск не подключён.</translation>
    </message>
    <message>
        <source>The backup “%1” is damaged. Use another one.</source>
        <translation>Копия «%1» повреждена. Воспользуйтесь другой.</translation>
    </message>
    <message>
        <source>“%1” could not be removed and stays in the list. Check the permissions of the backup folder.</source>
        <translation>Не удалось удалить «%1», копия остаётся в списке. Проверьте права доступа к папке резервных копий.</translation>
    </message>
    <message>
        <source>“%1” exists already and was not touched. Choose another name, or agree to replace it.</source>
        <translation>Файл «%1» уже есть, он не тронут. Выберите другое имя или согласитесь на замену.</translation>
    </message>
    <message>
        <source>“%1” is a database in use or belongs to one, so it is never overwritten. Choose another name.</source>
        <translation>«%1» — используемая база данных или её часть, такие файлы не перезаписываются. Выберите другое имя.</translation>
    </message>
    <message>
        <source>“%1” lies in the backup folder, which is Litekeep&apos;s own. Choose a place outside.</source>
        <translation>«%1» лежит в папке резервных копий, а ею управляет Litekeep. Выберите место вне её.</translation>
    </message>
    <message>
        <source>A file “%1” cannot be made. Check that its folder exists and may be written to.</source>
        <translation>Нельзя создать файл «%1». Проверьте, что его папка существует и доступна для записи.</translation>
    </message>
    <message>
        <source>The list of backups in “%1” was written by a newer Litekeep. Install that version; nothing was changed.</source>
        <translation>Список копий в «%1» записан более новой версией Litekeep. Установите её; ничего не изменено.</translation>
    </message>
    <message>
        <source>The list of backups in “%1” could not be read or written. The backups themselves are untouched.</source>
        <translation>Не удалось прочитать или записать список копий в «%1». Сами копии не тронуты.</translation>
    </message>
    <message>
        <source>The folder “%1” holds the database itself. Choose a folder of its own for the backups.</source>
        <translation>В папке «%1» лежит сама база данных. Выберите для резервных копий отдельную папку.</translation>
    </message>
    <message>
        <source>“%1” may not be written to, so nothing was changed. Change its permissions, or run Litekeep as the user who owns it.</source>
        <translation>Нет прав на запись в «%1», поэтому ничего не изменено. Измените права доступа или запустите Litekeep от имени владельца файла.</translation>
    </message>
    <message>
        <source>The backup “%1” is not proved to be intact. Choose another one, or insist on restoring it.</source>
        <translation>Исправность копии «%1» не подтверждена. Выберите другую или подтвердите, что восстановить нужно именно её.</translation>
    </message>
    <message>
        <source>There is no restore of “%1” that could be undone.</source>
        <translation>Для «%1» нет восстановления, которое можно отменить.</translation>
    </message>
    <message>
        <source>The database as it is now could not be kept, so nothing was restored and nothing was changed.</source>
        <translation>Не удалось сохранить базу данных в её нынешнем состоянии, поэтому ничего не восстановлено и не изменено.</translation>
    </message>
    <message>
        <source>A program still has “%1” open, so nothing was changed. Stop it and try again.</source>
        <translation>База данных «%1» всё ещё открыта в другой программе, поэтому ничего не изменено. Остановите её и повторите попытку.</translation>
    </message>
    <message>
        <source>“%1” could not be stopped, so nothing was changed.</source>
        <translation>Не удалось остановить «%1», поэтому ничего не изменено.</translation>
    </message>
    <message>
        <source>“%1” could not be started again. Start it by hand.</source>
        <translation>Не удалось снова запустить «%1». Запустите вручную.</translation>
    </message>
    <message>
        <source>“%1” was restored, but it could not be proved that it holds what the backup holds. Restore it again, or undo.</source>
        <translation>База «%1» восстановлена, но не удалось подтвердить, что её содержимое совпадает с резервной копией. Восстановите её ещё раз или отмените восстановление.</translation>
    </message>
    <message>
        <source>An earlier restore of “%1” was cut off. Look at it first.</source>
        <translation>Прошлое восстановление «%1» было прервано. Сначала разберитесь с ним.</translation>
    </message>
    <message>
        <source>No automatic backup is due now.</source>
        <translation>Сейчас автоматическая копия не нужна.</translation>
    </message>
    <message>
        <source>The list of your databases, “%1”, cannot be used. Repair it, or put it out of the way; the backups themselves are untouched.</source>
        <translation>Список ваших баз данных «%1» использовать нельзя. Исправьте его или уберите в сторону; сами резервные копии не тронуты.</translation>
    </message>
    <message>
        <source>The list of your databases, “%1”, could not be written. Check the disk and the permissions, then try again.</source>
        <translation>Не удалось записать список ваших баз данных «%1». Проверьте диск и права доступа и повторите попытку.</translation>
    </message>
    <message>
        <source>“%1” is not in the list of your databases. Open it in the window, or switch its automatic backups on.</source>
        <translation>Базы «%1» нет в списке ваших баз данных. Откройте её в окне или включите для неё автоматическое резервное копирование.</translation>
    </message>
    <message>
        <source>You may not stop “%1”, so nothing was changed. Have it stopped by somebody who may, or restore as administrator (sudo litekeepctl restore).</source>
        <translation>У вас нет права остановить «%1», поэтому ничего не изменено. Попросите остановить того, кому это разрешено, или восстановите базу от имени администратора (sudo litekeepctl restore).</translation>
    </message>
    <message>
        <source>There is no “%1” to be stopped, so nothing was changed. Perhaps it has got another name.</source>
        <translation>Не найдено то, что нужно остановить: «%1». Ничего не изменено. Возможно, имя теперь другое.</translation>
    </message>
    <message>
        <source>“%1” could not be started again once it is stopped, so nothing was changed. Stop it yourself, or leave it running.</source>
        <translation>После остановки «%1» уже нельзя было бы запустить снова, поэтому ничего не изменено. Остановите сами или оставьте работать.</translation>
    </message>
    <message>
        <source>No backup was made, because the command that runs before it, “%1”, did not succeed. The history shows what it wrote.</source>
        <translation>Резервная копия не сделана: команда «%1», которая выполняется перед копированием, не удалась. Что она вывела, видно в истории.</translation>
    </message>
    <message>
        <source>“%1” is empty: it holds no database. If it should hold data, look for the file that the program really uses, or restore a backup.</source>
        <translation>Файл «%1» пуст: базы данных в нём нет. Если в нём должны быть данные, найдите файл, с которым на самом деле работает программа, или восстановите базу из резервной копии.</translation>
    </message>
    <message>
        <source>The path “%1” is too long. Use a shorter one: SQLite takes about 500 bytes, and backups need some of them for their own names.</source>
        <translation>Путь «%1» слишком длинный. Выберите путь короче: SQLite принимает около 500 байт, и часть из них нужна для имён резервных копий.</translation>
    </message>
    <message>
        <source>There is no folder “%1”, so no backup folder can be made in it. Make it, or name another one; if it lies on another disk, connect that disk and try again.</source>
        <translation>Папки «%1» нет, поэтому создать в ней папку резервных копий нельзя. Создайте её или укажите другую; если она на другом диске, подключите его и повторите попытку.</translation>
    </message>
</context>
<context>
    <name>litekeep::FindDialog</name>
    <message>
        <source>&amp;Start search</source>
        <translation>&amp;Начать поиск</translation>
    </message>
    <message>
        <source>&amp;Stop search</source>
        <translation>&amp;Остановить поиск</translation>
    </message>
    <message>
        <source>Tick a folder to look in first.</source>
        <translation>Сначала отметьте папку, в которой нужно искать.</translation>
    </message>
    <message numerus="yes">
        <source>%1 (%n folder(s) so far)</source>
        <translation>
            <numerusform>%1 (просмотрена %n папка)</numerusform>
            <numerusform>%1 (просмотрено %n папки)</numerusform>
            <numerusform>%1 (просмотрено %n папок)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n database(s) found.</source>
        <translation>
            <numerusform>Найдена %n база данных.</numerusform>
            <numerusform>Найдено %n базы данных.</numerusform>
            <numerusform>Найдено %n баз данных.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n folder(s) looked through.</source>
        <translation>
            <numerusform>Просмотрена %n папка.</numerusform>
            <numerusform>Просмотрено %n папки.</numerusform>
            <numerusform>Просмотрено %n папок.</numerusform>
        </translation>
    </message>
    <message>
        <source>The search was stopped.</source>
        <translation>Поиск остановлен.</translation>
    </message>
    <message numerus="yes">
        <source>%n chosen folder(s) is (are) not there.</source>
        <translation>
            <numerusform>%n выбранной папки нет на месте.</numerusform>
            <numerusform>%n выбранных папок нет на месте.</numerusform>
            <numerusform>%n выбранных папок нет на месте.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n folder(s) or file(s) could not be read.</source>
        <translation>
            <numerusform>Не удалось прочитать %n папку или файл.</numerusform>
            <numerusform>Не удалось прочитать %n папки или файла.</numerusform>
            <numerusform>Не удалось прочитать %n папок или файлов.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n database(s) has (have) a name that is not text; rename it (them).</source>
        <translation>
            <numerusform>Имя %n базы данных не является текстом; переименуйте её.</numerusform>
            <numerusform>Имена %n баз данных не являются текстом; переименуйте их.</numerusform>
            <numerusform>Имена %n баз данных не являются текстом; переименуйте их.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not there:</source>
        <translation>Нет на месте:</translation>
    </message>
    <message>
        <source>Could not be read:</source>
        <translation>Не удалось прочитать:</translation>
    </message>
    <message>
        <source>Drives that were not looked into:</source>
        <translation>Диски, которые не просматривались:</translation>
    </message>
    <message numerus="yes">
        <source>%n folder(s) with caches, backups, trash or the like was (were) passed by.</source>
        <translation>
            <numerusform>Пропущена %n папка с кэшем, резервными копиями, корзиной и подобным.</numerusform>
            <numerusform>Пропущено %n папки с кэшем, резервными копиями, корзиной и подобным.</numerusform>
            <numerusform>Пропущено %n папок с кэшем, резервными копиями, корзиной и подобным.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Keep %n database(s)</source>
        <translation>
            <numerusform>До&amp;бавить %n базу данных</numerusform>
            <numerusform>До&amp;бавить %n базы данных</numerusform>
            <numerusform>До&amp;бавить %n баз данных</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>До&amp;бавить</translation>
    </message>
    <message>
        <source>Tick the databases to keep first.</source>
        <translation>Сначала отметьте базы данных, которые нужно добавить.</translation>
    </message>
    <message>
        <source>%1 of %2 shown, %3 of known apps</source>
        <translation>Показано %1 из %2, от известных программ — %3</translation>
    </message>
    <message>
        <source>Nothing fits</source>
        <translation>Ничего не подходит</translation>
    </message>
    <message>
        <source>Clear the filter, or show all databases.</source>
        <translation>Очистите фильтр или покажите все базы данных.</translation>
    </message>
    <message>
        <source>Looking for databases…</source>
        <translation>Поиск баз данных…</translation>
    </message>
    <message>
        <source>They appear here as they are found.</source>
        <translation>Они появляются здесь по мере того, как находятся.</translation>
    </message>
    <message>
        <source>No databases found</source>
        <translation>Базы данных не найдены</translation>
    </message>
    <message>
        <source>Add the folder in which your program keeps its data, and start the search again.</source>
        <translation>Добавьте папку, в которой ваша программа хранит данные, и начните поиск снова.</translation>
    </message>
    <message>
        <source>What is there to keep?</source>
        <translation>Что нужно сохранять?</translation>
    </message>
    <message>
        <source>All databases</source>
        <translation>Все базы данных</translation>
    </message>
    <message>
        <source>Apps that Litekeep knows</source>
        <translation>Известные программы</translation>
    </message>
    <message>
        <source>Find databases</source>
        <translation>Поиск баз данных</translation>
    </message>
    <message>
        <source>S&amp;how:</source>
        <translation>&amp;Показать:</translation>
    </message>
    <message>
        <source>Databases to show</source>
        <translation>Какие базы данных показать</translation>
    </message>
    <message>
        <source>Filter by app, name or folder</source>
        <translation>Фильтр по программе, имени или папке</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Фильтр</translation>
    </message>
    <message>
        <source>The search is running</source>
        <translation>Идёт поиск</translation>
    </message>
    <message>
        <source>Databases found</source>
        <translation>Найденные базы данных</translation>
    </message>
    <message>
        <source>Space ticks the selected ones</source>
        <translation>Пробел отмечает выбранные</translation>
    </message>
    <message>
        <source>&amp;Tick all</source>
        <translation>От&amp;метить все</translation>
    </message>
    <message>
        <source>&amp;Untick all</source>
        <translation>&amp;Снять все отметки</translation>
    </message>
    <message>
        <source>&amp;Details</source>
        <translation>Подробност&amp;и</translation>
    </message>
    <message>
        <source>What was not looked at</source>
        <translation>Что не просматривалось</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Отмена</translation>
    </message>
    <message>
        <source>Shows all that was found, or only known apps</source>
        <translation>Показывает всё найденное или только известные программы</translation>
    </message>
    <message>
        <source>Ticks all databases that are shown</source>
        <translation>Отмечает все показанные базы данных</translation>
    </message>
    <message>
        <source>Takes the ticks from all databases that are shown</source>
        <translation>Снимает отметки со всех показанных баз данных</translation>
    </message>
    <message>
        <source>Looks through the folders with a tick</source>
        <translation>Просматривает отмеченные папки</translation>
    </message>
    <message>
        <source>Adds nothing</source>
        <translation>Ничего не добавляет</translation>
    </message>
    <message numerus="yes">
        <source>%n drive(s) was (were) not looked into.</source>
        <translation>
            <numerusform>%n диск не просматривался.</numerusform>
            <numerusform>%n диска не просматривались.</numerusform>
            <numerusform>%n дисков не просматривались.</numerusform>
        </translation>
    </message>
    <message>
        <source>No databases found.</source>
        <translation>Базы данных не найдены.</translation>
    </message>
    <message>
        <source>Choose where to look and press “Start search”. Nothing is changed, and nothing is kept until you say so.</source>
        <translation>Выберите, где искать, и нажмите «Начать поиск». Ничего не изменится, и ничего не будет добавлено, пока вы не скажете.</translation>
    </message>
</context>
<context>
    <name>litekeep::FindFolders</name>
    <message>
        <source>Look in another folder</source>
        <translation>Искать в другой папке</translation>
    </message>
    <message>
        <source>&amp;Look in:</source>
        <translation>&amp;Где искать:</translation>
    </message>
    <message>
        <source>Folders to look in</source>
        <translation>Папки, в которых искать</translation>
    </message>
    <message>
        <source>Folders with a tick are searched with all below them</source>
        <translation>Отмеченные папки просматриваются со всеми вложенными</translation>
    </message>
    <message>
        <source>&amp;Add a folder…</source>
        <translation>&amp;Добавить папку…</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Убрать</translation>
    </message>
    <message>
        <source>Takes the folder off this list; nothing in it is touched</source>
        <translation>Убирает папку из этого списка; в ней ничего не изменится</translation>
    </message>
    <message>
        <source>Also look on &amp;network drives</source>
        <translation>Искать и на се&amp;тевых дисках</translation>
    </message>
    <message>
        <source>Choose another folder to look in</source>
        <translation>Выбрать ещё одну папку для поиска</translation>
    </message>
    <message>
        <source>They may be slow; without a tick they are passed by</source>
        <translation>Они могут быть медленными; без отметки пропускаются</translation>
    </message>
</context>
<context>
    <name>litekeep::FindModel</name>
    <message>
        <source>%1 (already kept)</source>
        <translation>%1 (уже добавлена)</translation>
    </message>
    <message>
        <source>Often runs as the unit %1</source>
        <translation>Часто работает как служба %1</translation>
    </message>
    <message>
        <source>Often runs in a container of %1</source>
        <translation>Часто работает в контейнере из %1</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>База данных</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Папка</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Размер</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Изменена</translation>
    </message>
</context>
<context>
    <name>litekeep::Format</name>
    <message>
        <source>just now</source>
        <translation>только что</translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) ago</source>
        <translation>
            <numerusform>%n минуту назад</numerusform>
            <numerusform>%n минуты назад</numerusform>
            <numerusform>%n минут назад</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s) ago</source>
        <translation>
            <numerusform>%n час назад</numerusform>
            <numerusform>%n часа назад</numerusform>
            <numerusform>%n часов назад</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n день назад</numerusform>
            <numerusform>%n дня назад</numerusform>
            <numerusform>%n дней назад</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n month(s) ago</source>
        <translation>
            <numerusform>%n месяц назад</numerusform>
            <numerusform>%n месяца назад</numerusform>
            <numerusform>%n месяцев назад</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n year(s) ago</source>
        <translation>
            <numerusform>%n год назад</numerusform>
            <numerusform>%n года назад</numerusform>
            <numerusform>%n лет назад</numerusform>
        </translation>
    </message>
    <message>
        <source>in a moment</source>
        <translation>вот-вот</translation>
    </message>
    <message numerus="yes">
        <source>in %n minute(s)</source>
        <translation>
            <numerusform>через %n минуту</numerusform>
            <numerusform>через %n минуты</numerusform>
            <numerusform>через %n минут</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n hour(s)</source>
        <translation>
            <numerusform>через %n час</numerusform>
            <numerusform>через %n часа</numerusform>
            <numerusform>через %n часов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n day(s)</source>
        <translation>
            <numerusform>через %n день</numerusform>
            <numerusform>через %n дня</numerusform>
            <numerusform>через %n дней</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s)</source>
        <translation>
            <numerusform>%n байт</numerusform>
            <numerusform>%n байта</numerusform>
            <numerusform>%n байт</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 kB</source>
        <translation>%1 кБ</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 МБ</translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation>%1 ГБ</translation>
    </message>
    <message>
        <source>%1 TB</source>
        <translation>%1 ТБ</translation>
    </message>
    <message>
        <source>today %1</source>
        <translation>сегодня в %1</translation>
    </message>
    <message>
        <source>yesterday %1</source>
        <translation>вчера в %1</translation>
    </message>
    <message>
        <source>tomorrow %1</source>
        <translation>завтра в %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>date, time</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>less than a second</source>
        <translation>меньше секунды</translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n секунда</numerusform>
            <numerusform>%n секунды</numerusform>
            <numerusform>%n секунд</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 мин %2 с</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 мин</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 ч %2 мин</translation>
    </message>
</context>
<context>
    <name>litekeep::Growth</name>
    <message>
        <source>hardly any</source>
        <comment>growth</comment>
        <translation>почти нет</translation>
    </message>
    <message>
        <source>The backups hardly grow.</source>
        <translation>Копии почти не растут.</translation>
    </message>
    <message>
        <source>The backups grow by %1 a month.</source>
        <translation>Копии растут на %1 в месяц.</translation>
    </message>
    <message>
        <source>The backups shrink by %1 a month.</source>
        <translation>Копии уменьшаются на %1 в месяц.</translation>
    </message>
</context>
<context>
    <name>litekeep::HelpWindow</name>
    <message>
        <source>en</source>
        <comment>folder of the manual in this language</comment>
        <translation>ru</translation>
    </message>
    <message>
        <source>Not on this page</source>
        <translation>На этой странице нет</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Содержание</translation>
    </message>
    <message>
        <source>Page of the manual</source>
        <translation>Страница руководства</translation>
    </message>
    <message>
        <source>Back (Alt+Left)</source>
        <translation>Назад (Alt+Влево)</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Назад</translation>
    </message>
    <message>
        <source>Forward (Alt+Right)</source>
        <translation>Вперёд (Alt+Вправо)</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Вперёд</translation>
    </message>
    <message>
        <source>Search in this page</source>
        <translation>Поиск на странице</translation>
    </message>
    <message>
        <source>&amp;Previous</source>
        <translation>&amp;Предыдущее</translation>
    </message>
    <message>
        <source>&amp;Next</source>
        <translation>&amp;Следующее</translation>
    </message>
    <message>
        <source>The pages of the manual</source>
        <translation>Страницы руководства</translation>
    </message>
    <message>
        <source>Tab leads from link to link, Enter follows one</source>
        <translation>Tab переводит от ссылки к ссылке, Enter открывает её</translation>
    </message>
    <message>
        <source>Marks the word in the page</source>
        <translation>Выделяет слово на странице</translation>
    </message>
    <message>
        <source>Goes to where the word was found before</source>
        <translation>Переходит к предыдущему вхождению слова</translation>
    </message>
    <message>
        <source>Goes to where the word is found next</source>
        <translation>Переходит к следующему вхождению слова</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>Руководство</translation>
    </message>
</context>
<context>
    <name>litekeep::HistoryDialog</name>
    <message>
        <source>All runs</source>
        <translation>Все запуски</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Готово</translation>
    </message>
    <message>
        <source>Checked, unchanged</source>
        <translation>Проверено, без изменений</translation>
    </message>
    <message>
        <source>Skipped</source>
        <translation>Пропущено</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Не удалось</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Отменено</translation>
    </message>
    <message>
        <source>Interrupted</source>
        <translation>Прервано</translation>
    </message>
    <message numerus="yes">
        <source>%n run(s)</source>
        <translation>
            <numerusform>%n запуск</numerusform>
            <numerusform>%n запуска</numerusform>
            <numerusform>%n запусков</numerusform>
        </translation>
    </message>
    <message>
        <source>History of %1</source>
        <translation>История: %1</translation>
    </message>
    <message>
        <source>Sho&amp;w:</source>
        <translation>По&amp;казать:</translation>
    </message>
    <message>
        <source>Outcome to show</source>
        <translation>Какой исход показывать</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Запуски</translation>
    </message>
    <message>
        <source>What ran for this database, newest first</source>
        <translation>Что выполнялось для этой базы данных, сначала новое</translation>
    </message>
    <message>
        <source>&amp;Copy as text</source>
        <translation>Скопировать как &amp;текст</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>&amp;Закрыть</translation>
    </message>
    <message>
        <source>Shows only the runs that ended so</source>
        <translation>Показывает только запуски с таким итогом</translation>
    </message>
    <message>
        <source>Copies the selected runs, or all when none is selected</source>
        <translation>Копирует выбранные запуски, а если ничего не выбрано — все</translation>
    </message>
    <message>
        <source>Closes the history</source>
        <translation>Закрывает историю</translation>
    </message>
</context>
<context>
    <name>litekeep::HistoryEntry</name>
    <message>
        <source>made by hand</source>
        <translation>вручную</translation>
    </message>
    <message>
        <source>import</source>
        <translation>импорт</translation>
    </message>
    <message>
        <source>restore</source>
        <translation>восстановление</translation>
    </message>
    <message>
        <source>before a restore</source>
        <translation>перед восстановлением</translation>
    </message>
    <message>
        <source>automatic, as planned</source>
        <translation>автоматически, по плану</translation>
    </message>
    <message>
        <source>automatic, catching up on a missed run</source>
        <translation>автоматически, взамен пропущенной</translation>
    </message>
    <message>
        <source>the first automatic backup</source>
        <translation>первая автоматическая копия</translation>
    </message>
    <message>
        <source>automatic, another try</source>
        <translation>автоматически, повторная попытка</translation>
    </message>
    <message>
        <source>automatic, after a restore</source>
        <translation>автоматически, после восстановления</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>автоматически</translation>
    </message>
    <message>
        <source>the clock was set back</source>
        <translation>часы были переведены назад</translation>
    </message>
    <message>
        <source>done</source>
        <translation>выполнено</translation>
    </message>
    <message>
        <source>checked, unchanged</source>
        <translation>проверено, без изменений</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>пропущено</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>не удалось</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>отменено</translation>
    </message>
    <message>
        <source>cut off</source>
        <translation>прервано</translation>
    </message>
    <message>
        <source>running</source>
        <translation>выполняется</translation>
    </message>
    <message>
        <source>Litekeep was ended or the power failed during this run.</source>
        <translation>Во время выполнения Litekeep был завершён или отключилось питание.</translation>
    </message>
    <message>
        <source>An earlier run lies in the future; the interval begins anew.</source>
        <translation>Прежний запуск оказался в будущем; отсчёт начинается заново.</translation>
    </message>
</context>
<context>
    <name>litekeep::HistoryModel</name>
    <message>
        <source>running</source>
        <translation>выполняется</translation>
    </message>
    <message>
        <source>Ended: %1</source>
        <translation>Завершено: %1</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Начато</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Длительность</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Почему</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Исход</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Причина</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Размер</translation>
    </message>
</context>
<context>
    <name>litekeep::HomePage</name>
    <message>
        <source>No databases yet</source>
        <translation>Баз данных ещё нет</translation>
    </message>
    <message>
        <source>Press “Add databases…”, or drop database files on this window.</source>
        <translation>Нажмите «Добавить базы данных…» или перетащите файлы баз данных в это окно.</translation>
    </message>
    <message>
        <source>%1 of %2 shown</source>
        <translation>Показано %1 из %2</translation>
    </message>
    <message>
        <source>%1 of %2 done</source>
        <comment>databases</comment>
        <translation>готово %1 из %2</translation>
    </message>
    <message>
        <source>%1: %2 · %3</source>
        <comment>database, what is done, how many are done</comment>
        <translation>%1: %2 · %3</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Обзор</translation>
    </message>
    <message>
        <source>Databases</source>
        <translation>Базы данных</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Фильтр</translation>
    </message>
    <message>
        <source>Back up a&amp;ll now</source>
        <translation>Создать &amp;копии всех баз</translation>
    </message>
    <message>
        <source>&amp;Add databases…</source>
        <translation>&amp;Добавить базы данных…</translation>
    </message>
    <message>
        <source>F&amp;ind databases…</source>
        <translation>На&amp;йти базы данных…</translation>
    </message>
    <message>
        <source>Re&amp;move from the list</source>
        <translation>&amp;Убрать из списка</translation>
    </message>
    <message numerus="yes">
        <source>%n database(s) backed up.</source>
        <translation>
            <numerusform>Создана копия %n базы данных.</numerusform>
            <numerusform>Созданы копии %n баз данных.</numerusform>
            <numerusform>Созданы копии %n баз данных.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stopped.</source>
        <translation>
            <numerusform>Прервана %n.</numerusform>
            <numerusform>Прерваны %n.</numerusform>
            <numerusform>Прерваны %n.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed:</source>
        <translation>
            <numerusform>Не удалась %n:</numerusform>
            <numerusform>Не удались %n:</numerusform>
            <numerusform>Не удались %n:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>litekeep::InterruptedRestore</name>
    <message>
        <source>A restore was cut off before it changed anything: the database is as it was.</source>
        <translation>Восстановление прервалось, ничего не изменив: база данных осталась прежней.</translation>
    </message>
    <message>
        <source>A restore was cut off after it was done: the database is as in the backup.</source>
        <translation>Восстановление прервалось, уже выполнив работу: база данных соответствует копии.</translation>
    </message>
    <message>
        <source>A restore was cut off, and programs have written to the database since. It is whole; look whether it holds what you expect.</source>
        <translation>Восстановление прервалось, и с тех пор программы писали в базу данных. Она цела; проверьте, есть ли в ней то, что должно быть.</translation>
    </message>
    <message>
        <source>A restore was cut off and the database cannot be read. Run the restore again; what was there before has been kept.</source>
        <translation>Восстановление прервалось, и базу данных нельзя прочитать. Запустите восстановление ещё раз; то, что было раньше, сохранено.</translation>
    </message>
</context>
<context>
    <name>litekeep::Labels</name>
    <message>
        <source>Manual</source>
        <comment>type of a backup</comment>
        <translation>Ручная</translation>
    </message>
    <message>
        <source>Automatic</source>
        <comment>type of a backup</comment>
        <translation>Автоматическая</translation>
    </message>
    <message>
        <source>Imported</source>
        <comment>type of a backup</comment>
        <translation>Импортированная</translation>
    </message>
    <message>
        <source>Intact</source>
        <comment>state of a backup</comment>
        <translation>Исправна</translation>
    </message>
    <message>
        <source>Not proved</source>
        <comment>state of a backup</comment>
        <translation>Не подтверждена</translation>
    </message>
    <message>
        <source>Damaged</source>
        <comment>state of a backup</comment>
        <translation>Повреждена</translation>
    </message>
    <message>
        <source>File missing</source>
        <comment>state of a backup</comment>
        <translation>Нет файла</translation>
    </message>
    <message>
        <source>Write-ahead log</source>
        <translation>Упреждающая запись</translation>
    </message>
    <message>
        <source>Rollback journal</source>
        <translation>Журнал отката</translation>
    </message>
    <message>
        <source>Other programs can go on reading and writing during a backup (WAL mode).</source>
        <translation>Во время копирования другие программы могут читать и писать (режим WAL).</translation>
    </message>
    <message>
        <source>Other programs can go on reading during a backup; those that write wait for a moment.</source>
        <translation>Во время копирования другие программы могут читать; пишущие недолго ждут.</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 и ещё %n</numerusform>
            <numerusform>%1 и ещё %n</numerusform>
            <numerusform>%1 и ещё %n</numerusform>
        </translation>
    </message>
    <message>
        <source>A program that you may not see has the database open.</source>
        <translation>База данных открыта в программе, сведения о которой недоступны.</translation>
    </message>
    <message>
        <source>No program has the database open now.</source>
        <translation>Сейчас база данных не открыта ни в одной программе.</translation>
    </message>
    <message>
        <source>These programs have the database open now:</source>
        <translation>Сейчас база данных открыта в программах:</translation>
    </message>
    <message>
        <source>%1 (process %2)</source>
        <translation>%1 (процесс %2)</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <comment>time, type and size of a backup</comment>
        <translation>%1, %2, %3</translation>
    </message>
    <message>
        <source>Safety</source>
        <comment>type of a backup</comment>
        <translation>Страховочная</translation>
    </message>
    <message>
        <source>Made by hand</source>
        <translation>Создана вручную</translation>
    </message>
    <message>
        <source>Made automatically</source>
        <translation>Создана автоматически</translation>
    </message>
    <message>
        <source>Made before a restore</source>
        <translation>Создана перед восстановлением</translation>
    </message>
    <message>
        <source>Imported from a file</source>
        <translation>Импортирована из файла</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>time and size of a copy</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1 (process %2, %3)</source>
        <comment>program, number, unit or container</comment>
        <translation>%1 (процесс %2, %3)</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <comment>app, file</comment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>Another user’s program</source>
        <translation>Программе другого пользователя</translation>
    </message>
    <message>
        <source>No program</source>
        <translation>Нигде</translation>
    </message>
</context>
<context>
    <name>litekeep::MainWindow</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Файл</translation>
    </message>
    <message>
        <source>&amp;Database</source>
        <translation>&amp;База данных</translation>
    </message>
    <message>
        <source>&amp;Backup</source>
        <translation>&amp;Резервная копия</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Вид</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Справка</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>Открыть &amp;недавние</translation>
    </message>
    <message>
        <source>&amp;Clear this list</source>
        <translation>&amp;Очистить список</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Выход</translation>
    </message>
    <message>
        <source>&amp;Filter backups</source>
        <translation>&amp;Фильтр копий</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Язык</translation>
    </message>
    <message>
        <source>&amp;System language</source>
        <translation>&amp;Язык системы</translation>
    </message>
    <message>
        <source>&amp;About Litekeep</source>
        <translation>&amp;О программе Litekeep</translation>
    </message>
    <message>
        <source>Start at login</source>
        <translation>Запуск при входе в систему</translation>
    </message>
    <message>
        <source>Litekeep &amp;manual</source>
        <translation>&amp;Руководство Litekeep</translation>
    </message>
    <message>
        <source>“%1” was taken off the list outside of this window. Its backups stay where they are.</source>
        <translation>База «%1» убрана из списка не в этом окне. Её резервные копии остались на месте.</translation>
    </message>
    <message>
        <source>Add databases</source>
        <translation>Добавить базы данных</translation>
    </message>
    <message numerus="yes">
        <source>%n database(s) added.</source>
        <translation>
            <numerusform>Добавлена %n база данных.</numerusform>
            <numerusform>Добавлены %n базы данных.</numerusform>
            <numerusform>Добавлено %n баз данных.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) could not be added:</source>
        <translation>
            <numerusform>Не удалось добавить %n файл:</numerusform>
            <numerusform>Не удалось добавить %n файла:</numerusform>
            <numerusform>Не удалось добавить %n файлов:</numerusform>
        </translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Обзор</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Открыть</translation>
    </message>
    <message>
        <source>&amp;Back up now</source>
        <translation>&amp;Создать резервную копию</translation>
    </message>
    <message>
        <source>Open backup &amp;folder</source>
        <translation>Открыть &amp;папку копий</translation>
    </message>
    <message>
        <source>Re&amp;move from the list</source>
        <translation>&amp;Убрать из списка</translation>
    </message>
    <message numerus="yes">
        <source>Automatic backups are on for %n database(s).</source>
        <translation>
            <numerusform>Автоматическое копирование включено для %n базы данных.</numerusform>
            <numerusform>Автоматическое копирование включено для %n баз данных.</numerusform>
            <numerusform>Автоматическое копирование включено для %n баз данных.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Automatic backups could not be switched on for %n database(s):</source>
        <translation>
            <numerusform>Не удалось включить автоматическое копирование для %n базы данных:</numerusform>
            <numerusform>Не удалось включить автоматическое копирование для %n баз данных:</numerusform>
            <numerusform>Не удалось включить автоматическое копирование для %n баз данных:</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Switch on automatic backups</source>
        <translation>В&amp;ключить автоматическое копирование</translation>
    </message>
</context>
<context>
    <name>litekeep::Message</name>
    <message>
        <source>There is no backup to verify.</source>
        <translation>Нет копий, которые можно проверить.</translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s) verified and intact.</source>
        <translation>
            <numerusform>Проверена %n копия, она исправна.</numerusform>
            <numerusform>Проверены %n копии, все исправны.</numerusform>
            <numerusform>Проверено %n копий, все исправны.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n intact</source>
        <comment>number of backups</comment>
        <translation>
            <numerusform>%n исправна</numerusform>
            <numerusform>%n исправны</numerusform>
            <numerusform>%n исправны</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be proved</source>
        <comment>number of backups</comment>
        <translation>
            <numerusform>%n не удалось подтвердить</numerusform>
            <numerusform>%n не удалось подтвердить</numerusform>
            <numerusform>%n не удалось подтвердить</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n damaged</source>
        <comment>number of backups</comment>
        <translation>
            <numerusform>%n повреждена</numerusform>
            <numerusform>%n повреждены</numerusform>
            <numerusform>%n повреждены</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without a file</source>
        <comment>number of backups</comment>
        <translation>
            <numerusform>%n без файла</numerusform>
            <numerusform>%n без файла</numerusform>
            <numerusform>%n без файла</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s) verified: %1.</source>
        <translation>
            <numerusform>Проверена %n копия: %1.</numerusform>
            <numerusform>Проверены %n копии: %1.</numerusform>
            <numerusform>Проверено %n копий: %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Imported as a backup: %1, proved.</source>
        <translation>Импортирована как резервная копия: %1, проверена.</translation>
    </message>
    <message>
        <source>Backup made: %1, proved.</source>
        <translation>Резервная копия создана: %1, проверена.</translation>
    </message>
    <message>
        <source>A copy of the damaged database was kept: %1. It does not count as a good backup.</source>
        <translation>Экземпляр повреждённой базы данных сохранён: %1. Исправной копией он не считается.</translation>
    </message>
    <message>
        <source>Backup made: %1. It could not be proved here; the details say why.</source>
        <translation>Резервная копия создана: %1. Подтвердить её исправность здесь нельзя; причина указана в подробностях.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>Keep a copy of the damaged database</source>
        <translation>Сохранить повреждённую базу данных</translation>
    </message>
    <message>
        <source>Set up the folder again</source>
        <translation>Настроить папку заново</translation>
    </message>
    <message>
        <source>Use this folder anyway</source>
        <translation>Всё равно использовать эту папку</translation>
    </message>
    <message>
        <source>Open another database…</source>
        <translation>Открыть другую базу данных…</translation>
    </message>
    <message>
        <source>Save elsewhere…</source>
        <translation>Сохранить в другом месте…</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Показать в папке</translation>
    </message>
    <message>
        <source>Refresh the list</source>
        <translation>Обновить список</translation>
    </message>
    <message>
        <source>Copy saved as “%1”: %2, checked.</source>
        <translation>Копия сохранена под именем «%1»: %2, проверена.</translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s) deleted.</source>
        <translation>
            <numerusform>Удалена %n копия.</numerusform>
            <numerusform>Удалены %n копии.</numerusform>
            <numerusform>Удалено %n копий.</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose another folder…</source>
        <translation>Выбрать другую папку…</translation>
    </message>
    <message>
        <source>Restored to %1.</source>
        <comment>time</comment>
        <translation>Восстановлено состояние: %1.</translation>
    </message>
    <message>
        <source>The damaged database was kept as a copy: %1.</source>
        <translation>Повреждённая база данных сохранена как копия: %1.</translation>
    </message>
    <message>
        <source>What was stopped runs again.</source>
        <translation>То, что было остановлено, снова работает.</translation>
    </message>
    <message numerus="yes">
        <source>%1 went on running: restart it (them) if it keeps data in memory.</source>
        <translation>
            <numerusform>Программа %1 продолжала работать: перезапустите её, если она держит данные в памяти.</numerusform>
            <numerusform>Программы %1 продолжали работать: перезапустите те, что держат данные в памяти.</numerusform>
            <numerusform>Программы %1 продолжали работать: перезапустите те, что держат данные в памяти.</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” was stopped for it and not started again.</source>
        <translation>На это время было остановлено и снова не запущено: %1.</translation>
    </message>
    <message>
        <source>Undo…</source>
        <translation>Отменить…</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>Что изменилось</translation>
    </message>
    <message>
        <source>Restore again…</source>
        <translation>Восстановить снова…</translation>
    </message>
    <message>
        <source>Restore the last good backup…</source>
        <translation>Восстановить последнюю исправную копию…</translation>
    </message>
    <message>
        <source>Force them to quit…</source>
        <translation>Завершить принудительно…</translation>
    </message>
    <message>
        <source>Start %1 again</source>
        <translation>Снова запустить %1</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Скрыть</translation>
    </message>
    <message>
        <source>Open it in Litekeep</source>
        <translation>Открыть в Litekeep</translation>
    </message>
    <message>
        <source>Saved as working database “%1”: %2, checked.</source>
        <translation>Сохранено как рабочая база данных «%1»: %2, проверено.</translation>
    </message>
    <message>
        <source>“%1” was started again.</source>
        <translation>Снова запущено: %1.</translation>
    </message>
    <message>
        <source>The copy of the damaged database was deleted.</source>
        <translation>Копия повреждённой базы данных удалена.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Отменить</translation>
    </message>
    <message>
        <source>“%1” is no longer on the list. Its backups stay in %2; no automatic ones are made any more.</source>
        <translation>Базы «%1» больше нет в списке. Её копии остались в папке %2; автоматические больше не создаются.</translation>
    </message>
    <message>
        <source>Switch on automatic backups</source>
        <translation>Включить автоматическое копирование</translation>
    </message>
</context>
<context>
    <name>litekeep::MessageBar</name>
    <message>
        <source>Details</source>
        <translation>Подробности</translation>
    </message>
    <message>
        <source>Technical details</source>
        <translation>Технические подробности</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Копировать</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Закрыть сообщение</translation>
    </message>
</context>
<context>
    <name>litekeep::Notice</name>
    <message numerus="yes">
        <source>%n unfinished file(s) of an interrupted run were removed.</source>
        <translation>
            <numerusform>Удалён %n незавершённый файл прерванной работы.</numerusform>
            <numerusform>Удалены %n незавершённых файла прерванной работы.</numerusform>
            <numerusform>Удалено %n незавершённых файлов прерванной работы.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The files of %n backup(s) are gone. Perhaps somebody moved or deleted them.</source>
        <translation>
            <numerusform>Исчез файл %n копии. Возможно, его переместили или удалили.</numerusform>
            <numerusform>Исчезли файлы %n копий. Возможно, их переместили или удалили.</numerusform>
            <numerusform>Исчезли файлы %n копий. Возможно, их переместили или удалили.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n backup file(s) without an entry were checked and are listed again.</source>
        <translation>
            <numerusform>Проверен и возвращён в список %n файл копии, которого в нём не было.</numerusform>
            <numerusform>Проверены и возвращены в список %n файла копий, которых в нём не было.</numerusform>
            <numerusform>Проверено и возвращено в список %n файлов копий, которых в нём не было.</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” in the backup folder is not an intact backup; it was left alone.</source>
        <translation>«%1» в папке резервных копий — не исправная копия; файл не тронут.</translation>
    </message>
    <message>
        <source>The list of backups was lost or damaged and was made again from the files. Notes and pins could not be brought back.</source>
        <translation>Список копий был потерян или повреждён и составлен заново по файлам. Примечания и закрепления вернуть не удалось.</translation>
    </message>
    <message>
        <source>The list of backups is lost or damaged. What is shown was found in the folder; the next backup repairs the list.</source>
        <translation>Список копий потерян или повреждён. Показано то, что нашлось в папке; список восстановится при создании следующей копии.</translation>
    </message>
    <message>
        <source>The backup folder was gone and was made anew. Earlier backups are not in it.</source>
        <translation>Папка резервных копий исчезла и создана заново. Прежних копий в ней нет.</translation>
    </message>
    <message>
        <source>There was room for one copy only, so the backup was made page by page.</source>
        <translation>Места хватило только на один экземпляр, поэтому копия сделана постранично.</translation>
    </message>
    <message>
        <source>“%1” lies on a network disk, where locks are not always reliable.</source>
        <translation>«%1» лежит на сетевом диске, где блокировки не всегда надёжны.</translation>
    </message>
    <message>
        <source>This database cannot be rewritten compactly, so the backup was made page by page.</source>
        <translation>Эту базу данных нельзя перезаписать компактно, поэтому копия сделана постранично.</translation>
    </message>
    <message>
        <source>“%1” could not be started again. Start it by hand.</source>
        <translation>Не удалось снова запустить «%1». Запустите вручную.</translation>
    </message>
    <message numerus="yes">
        <source>%n old backup(s) were removed, as the settings say.</source>
        <translation>
            <numerusform>Удалена %n старая копия, как задано в настройках.</numerusform>
            <numerusform>Удалены %n старые копии, как задано в настройках.</numerusform>
            <numerusform>Удалено %n старых копий, как задано в настройках.</numerusform>
        </translation>
    </message>
    <message>
        <source>The old backup “%1” could not be removed. This will be tried again.</source>
        <translation>Старую копию «%1» не удалось удалить. Попытка будет повторена.</translation>
    </message>
    <message>
        <source>“%1” in the backup folder is not an intact backup; it was moved to the trash.</source>
        <translation>«%1» в папке копий не является исправной копией; файл перемещён в корзину.</translation>
    </message>
    <message>
        <source>“%1” in the backup folder is not an intact backup. It could not be moved to the trash and was left alone.</source>
        <translation>«%1» в папке копий не является исправной копией. Переместить файл в корзину не удалось, он оставлен на месте.</translation>
    </message>
    <message>
        <source>%1 Old backups are kept until you decide.</source>
        <translation>%1 Старые копии сохраняются, пока вы не решите.</translation>
    </message>
    <message>
        <source>The list of your databases was damaged and has been begun anew; the old one is kept as “%1”. Commands and addresses in it must be set again.</source>
        <translation>Список ваших баз данных был повреждён и начат заново; прежний сохранён как «%1». Команды и адреса из него нужно задать снова.</translation>
    </message>
    <message>
        <source>Programs went on writing to the database during the restore. What they wrote after the safety backup was begun and before the restore is in neither.</source>
        <translation>Во время восстановления программы продолжали писать в базу данных. То, что они записали после начала страховочной копии и до самого восстановления, не вошло ни в базу, ни в эту копию.</translation>
    </message>
    <message>
        <source>A restore had to take “%1” out of WAL mode, and programs that have it open keep it from being put back. This will be tried again.</source>
        <translation>Для восстановления базу «%1» пришлось вывести из режима WAL, а вернуть её в этот режим мешают открывшие её программы. Попытка будет повторена.</translation>
    </message>
    <message>
        <source>The history could not be written: at the next start Litekeep will take this restore for one that was cut off.</source>
        <translation>Не удалось сделать запись в журнале: при следующем запуске Litekeep сочтёт это восстановление прерванным.</translation>
    </message>
    <message>
        <source>The command that runs after the backup, “%1”, did not succeed. The history shows what it wrote.</source>
        <translation>Команда «%1», которая выполняется после копирования, не удалась. Что она вывела, видно в истории.</translation>
    </message>
    <message>
        <source>The list of your databases, “%1”, cannot be used, so no commands were run before and after the backup, and no address was told.</source>
        <translation>Список ваших баз данных «%1» использовать нельзя, поэтому команды до и после копирования не выполнялись, а адрес уведомлений ничего не узнал.</translation>
    </message>
    <message>
        <source>The ping address of “%1” could not be told about the backup.</source>
        <translation>Не удалось сообщить о резервном копировании «%1» по адресу уведомлений.</translation>
    </message>
    <message>
        <source>“%1” is empty, and so is this backup. If it should hold data, look for the file that the program really uses.</source>
        <translation>Файл «%1» пуст, и эта резервная копия тоже пуста. Если в нём должны быть данные, найдите файл, с которым на самом деле работает программа.</translation>
    </message>
    <message>
        <source>Other users may change and delete the backups in “%1”. Take the right to write there away from them.</source>
        <translation>Другие пользователи могут изменять и удалять резервные копии в «%1». Запретите им запись в эту папку.</translation>
    </message>
    <message>
        <source>A restore of “%1” was cut off. Look at it before you rely on what the database holds now.</source>
        <translation>Восстановление «%1» было прервано. Прежде чем полагаться на содержимое базы, проверьте, что в ней сейчас.</translation>
    </message>
</context>
<context>
    <name>litekeep::PauseMenu</name>
    <message>
        <source>For &amp;1 hour</source>
        <translation>На &amp;1 час</translation>
    </message>
    <message>
        <source>Until &amp;tomorrow</source>
        <translation>До &amp;завтра</translation>
    </message>
    <message>
        <source>&amp;Resume now</source>
        <translation>&amp;Возобновить сейчас</translation>
    </message>
</context>
<context>
    <name>litekeep::PreviewView</name>
    <message>
        <source>not counted</source>
        <translation>не подсчитано</translation>
    </message>
    <message>
        <source>comes back</source>
        <comment>table</comment>
        <translation>вернётся</translation>
    </message>
    <message>
        <source>vanishes</source>
        <comment>table</comment>
        <translation>исчезнет</translation>
    </message>
    <message>
        <source>same number</source>
        <comment>of rows</comment>
        <translation>столько же</translation>
    </message>
    <message>
        <source>Not everything could be compared in the short time.</source>
        <translation>За короткое время удалось сравнить не всё.</translation>
    </message>
    <message>
        <source>The backup cannot be compared with the database. %1</source>
        <translation>Сравнить копию с базой данных не удалось. %1</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>Сравнение…</translation>
    </message>
    <message>
        <source>The database cannot be compared now. %1 What is there is kept first, byte for byte if need be.</source>
        <translation>Сейчас сравнить базу данных нельзя. %1 То, что есть, сначала будет сохранено, если нужно — побайтно.</translation>
    </message>
    <message>
        <source>The database as it is now could not be read in the short time, or it is damaged. What is there is kept first, byte for byte if need be.</source>
        <translation>Базу данных не удалось прочитать за короткое время, или она повреждена. То, что есть, сначала будет сохранено, если нужно — побайтно.</translation>
    </message>
    <message>
        <source>What has changed</source>
        <translation>Что изменилось</translation>
    </message>
    <message>
        <source>What will change</source>
        <translation>Что изменится</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Таблица</translation>
    </message>
    <message>
        <source>Rows restored</source>
        <translation>Строк стало</translation>
    </message>
    <message>
        <source>Rows then</source>
        <translation>Строк тогда</translation>
    </message>
    <message>
        <source>Rows before</source>
        <translation>Строк было</translation>
    </message>
    <message>
        <source>Rows now</source>
        <translation>Строк сейчас</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Разница</translation>
    </message>
    <message>
        <source>Newest then</source>
        <translation>Новейшее тогда</translation>
    </message>
    <message>
        <source>Newest before</source>
        <translation>Новейшее было</translation>
    </message>
    <message>
        <source>Newest now</source>
        <translation>Новейшее сейчас</translation>
    </message>
    <message numerus="yes">
        <source>%n more table(s) have the same number of rows.</source>
        <translation>
            <numerusform>Ещё в %n таблице число строк то же.</numerusform>
            <numerusform>Ещё в %n таблицах число строк то же.</numerusform>
            <numerusform>Ещё в %n таблицах число строк то же.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n table(s) have the same number of rows; what is in the rows may differ.</source>
        <translation>
            <numerusform>Во всех таблицах (всего %n) число строк то же; содержимое строк может отличаться.</numerusform>
            <numerusform>Во всех таблицах (всего %n) число строк то же; содержимое строк может отличаться.</numerusform>
            <numerusform>Во всех таблицах (всего %n) число строк то же; содержимое строк может отличаться.</numerusform>
        </translation>
    </message>
    <message>
        <source>The version of the schema differs: %1 in the database, %2 in the backup. Another version of the program may be needed.</source>
        <translation>Версия схемы различается: в базе данных %1, в копии %2. Может понадобиться другая версия программы.</translation>
    </message>
</context>
<context>
    <name>litekeep::ProgramsChoice</name>
    <message>
        <source>Write the name of what is to be stopped and started again.</source>
        <translation>Укажите имя того, что нужно остановить и запустить снова.</translation>
    </message>
    <message>
        <source>A quotation mark is not closed.</source>
        <translation>Кавычка не закрыта.</translation>
    </message>
    <message>
        <source>Write both commands, the one that stops and the one that starts again.</source>
        <translation>Укажите обе команды: остановки и повторного запуска.</translation>
    </message>
    <message>
        <source>Looking for programs that have the database open…</source>
        <translation>Поиск программ, в которых открыта база данных…</translation>
    </message>
    <message>
        <source>A program that you may not see has the database open.</source>
        <translation>База данных открыта в программе, сведения о которой недоступны.</translation>
    </message>
    <message>
        <source>No program has the database open now.</source>
        <translation>Сейчас база данных не открыта ни в одной программе.</translation>
    </message>
    <message>
        <source>%1 (process %2, %3)</source>
        <comment>program, number, unit or container</comment>
        <translation>%1 (процесс %2, %3)</translation>
    </message>
    <message>
        <source>%1 (process %2)</source>
        <translation>%1 (процесс %2)</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <comment>programs</comment>
        <translation>
            <numerusform>ещё %n</numerusform>
            <numerusform>ещё %n</numerusform>
            <numerusform>ещё %n</numerusform>
        </translation>
    </message>
    <message>
        <source>Open in: %1</source>
        <translation>Открыта в программах: %1</translation>
    </message>
    <message>
        <source>System service</source>
        <translation>Системная служба</translation>
    </message>
    <message>
        <source>Service of this user</source>
        <translation>Служба пользователя</translation>
    </message>
    <message>
        <source>Docker container</source>
        <translation>Контейнер Docker</translation>
    </message>
    <message>
        <source>Podman container</source>
        <translation>Контейнер Podman</translation>
    </message>
    <message>
        <source>Own commands</source>
        <translation>Свои команды</translation>
    </message>
    <message>
        <source>What is stopped and started again</source>
        <translation>Что остановить и запустить снова</translation>
    </message>
    <message>
        <source>&amp;Leave them running</source>
        <translation>&amp;Не останавливать их</translation>
    </message>
    <message>
        <source>They wait for a moment and then see the restored data.</source>
        <translation>Они немного подождут, а затем увидят восстановленные данные.</translation>
    </message>
    <message>
        <source>&amp;Stop and start again:</source>
        <translation>Ос&amp;тановить и запустить снова:</translation>
    </message>
    <message>
        <source>Ask them to &amp;quit</source>
        <translation>Попросить их зав&amp;ершить работу</translation>
    </message>
    <message>
        <source>They are asked to end tidily and are not started again.</source>
        <translation>Им предлагается корректно завершиться; снова они не запускаются.</translation>
    </message>
    <message>
        <source>&amp;Name:</source>
        <translation>&amp;Имя:</translation>
    </message>
    <message>
        <source>S&amp;top command:</source>
        <translation>&amp;Команда остановки:</translation>
    </message>
    <message>
        <source>Start co&amp;mmand:</source>
        <translation>Ко&amp;манда запуска:</translation>
    </message>
    <message>
        <source>&amp;Wait at most:</source>
        <translation>&amp;Ждать не дольше:</translation>
    </message>
    <message>
        <source> s</source>
        <comment>seconds</comment>
        <translation> с</translation>
    </message>
    <message>
        <source>“%1” may start it again at once. Better stop that.</source>
        <comment>unit or container</comment>
        <translation>«%1» может сразу запустить программу снова. Лучше остановить именно это.</translation>
    </message>
    <message>
        <source>Program and arguments. Quotes hold words together; no shell is used.</source>
        <translation>Программа и её аргументы. Кавычки объединяют слова; командная оболочка не используется.</translation>
    </message>
    <message>
        <source>Stops the unit, container or program named below for the restore</source>
        <translation>Останавливает на время восстановления указанную ниже службу, контейнер или программу</translation>
    </message>
</context>
<context>
    <name>litekeep::Progress</name>
    <message>
        <source>Waiting for another Litekeep</source>
        <translation>Ожидание другого экземпляра Litekeep</translation>
    </message>
    <message>
        <source>Waiting for the database, it is locked</source>
        <translation>Ожидание: база данных заблокирована</translation>
    </message>
    <message>
        <source>Preparing</source>
        <translation>Подготовка</translation>
    </message>
    <message>
        <source>Taking a snapshot</source>
        <translation>Создание снимка</translation>
    </message>
    <message>
        <source>Checking and copying</source>
        <translation>Проверка и копирование</translation>
    </message>
    <message>
        <source>Proving the copy</source>
        <translation>Проверка копии</translation>
    </message>
    <message>
        <source>Writing to disk</source>
        <translation>Запись на диск</translation>
    </message>
    <message>
        <source>Copying</source>
        <translation>Копирование</translation>
    </message>
    <message>
        <source>Verifying</source>
        <translation>Проверка</translation>
    </message>
    <message>
        <source>Checking the files in the folder</source>
        <translation>Проверка файлов в папке</translation>
    </message>
    <message>
        <source>Deleting</source>
        <translation>Удаление</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Готово</translation>
    </message>
    <message>
        <source>Stopping programs</source>
        <translation>Остановка программ</translation>
    </message>
    <message>
        <source>Keeping the database as it is now</source>
        <translation>Сохранение нынешней базы данных</translation>
    </message>
    <message>
        <source>Bringing the database back</source>
        <translation>Возврат базы данных</translation>
    </message>
    <message>
        <source>Starting programs again</source>
        <translation>Запуск программ</translation>
    </message>
    <message>
        <source>Running the command before the backup</source>
        <translation>Выполняется команда перед копированием</translation>
    </message>
    <message>
        <source>Running the command after the backup</source>
        <translation>Выполняется команда после копирования</translation>
    </message>
</context>
<context>
    <name>litekeep::ProgressStrip</name>
    <message>
        <source>about %1 left</source>
        <translation>осталось примерно %1</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Остановка…</translation>
    </message>
    <message>
        <source>Preparing…</source>
        <translation>Подготовка…</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Ход работы</translation>
    </message>
    <message>
        <source>%p %</source>
        <comment>progress in percent</comment>
        <translation>%p %</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Отмена</translation>
    </message>
    <message>
        <source>almost done</source>
        <translation>почти готово</translation>
    </message>
    <message numerus="yes">
        <source>gives up in %n s</source>
        <translation>
            <numerusform>ожидание ещё %n с</numerusform>
            <numerusform>ожидание ещё %n с</numerusform>
            <numerusform>ожидание ещё %n с</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>litekeep::RestoreDialog</name>
    <message>
        <source>Other work has to end first.</source>
        <translation>Сначала должна закончиться другая работа.</translation>
    </message>
    <message>
        <source>Undo the restore and bring %1 back to %2, %3?</source>
        <translation>Отменить восстановление и вернуть %1 к состоянию: %2, %3?</translation>
    </message>
    <message>
        <source>Bring %1 back to %2, %3?</source>
        <translation>Вернуть %1 к состоянию: %2, %3?</translation>
    </message>
    <message>
        <source>It could not be proved that this backup is intact, so it is better to take another one.</source>
        <translation>Не удалось доказать, что эта копия исправна, поэтому лучше взять другую.</translation>
    </message>
    <message>
        <source>This backup is damaged: what it holds may be incomplete or wrong. Take another one if you can.</source>
        <translation>Эта копия повреждена: её содержимое может быть неполным или неверным. Если можно, возьмите другую.</translation>
    </message>
    <message>
        <source>The file of this backup is gone, so it cannot be restored.</source>
        <translation>Файл этой копии исчез, поэтому восстановить её нельзя.</translation>
    </message>
    <message>
        <source>Undo a restore</source>
        <translation>Отмена восстановления</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>Восстановление из копии</translation>
    </message>
    <message>
        <source>%1 · %2 · %3</source>
        <comment>how the backup was made, size, state</comment>
        <translation>%1 · %2 · %3</translation>
    </message>
    <message>
        <source>Restore it &amp;all the same</source>
        <translation>Всё &amp;равно восстановить</translation>
    </message>
    <message>
        <source>Programs that use the database</source>
        <translation>Программы, использующие базу данных</translation>
    </message>
    <message>
        <source>The database as it is now is kept first; you can undo this.</source>
        <translation>Нынешняя база данных сначала сохраняется; восстановление можно отменить.</translation>
    </message>
    <message>
        <source>Users, passwords and tokens stored in it go back in time, too.</source>
        <translation>Пользователи, пароли и токены в ней тоже вернутся в прошлое.</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Отмена</translation>
    </message>
    <message>
        <source>&amp;Restore</source>
        <translation>&amp;Восстановить</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>Что изменилось</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Закрыть</translation>
    </message>
    <message>
        <source>Leaves the database as it is</source>
        <translation>Оставляет базу данных как есть</translation>
    </message>
    <message>
        <source>Brings the database back to this backup</source>
        <translation>Возвращает базу данных к этой копии</translation>
    </message>
</context>
<context>
    <name>litekeep::RetentionDecision</name>
    <message>
        <source>kept: the database was found damaged, so nothing is removed</source>
        <translation>сохранена: база данных повреждена, поэтому ничего не удаляется</translation>
    </message>
    <message>
        <source>kept: the newest backup holds much less than the one before, so nothing is removed until you decide</source>
        <translation>сохранена: в новейшей копии намного меньше данных, чем в предыдущей, поэтому без вашего решения ничего не удаляется</translation>
    </message>
    <message>
        <source>kept: the clock is earlier than the newest backup, so nothing is removed</source>
        <translation>сохранена: часы показывают время раньше новейшей копии, поэтому ничего не удаляется</translation>
    </message>
    <message>
        <source>kept: damaged, you decide when it goes</source>
        <translation>сохранена: повреждена, когда её удалить — решать вам</translation>
    </message>
    <message>
        <source>kept in the list: its file is missing, you decide</source>
        <translation>остаётся в списке: её файла нет, решать вам</translation>
    </message>
    <message>
        <source>kept: it has no entry in the list yet</source>
        <translation>сохранена: её ещё нет в списке</translation>
    </message>
    <message>
        <source>kept: pinned</source>
        <translation>сохранена: закреплена</translation>
    </message>
    <message numerus="yes">
        <source>kept: number %1 of those that count, %n are kept</source>
        <translation>
            <numerusform>сохранена: %1-я по счёту, хранится %n</numerusform>
            <numerusform>сохранена: %1-я по счёту, хранятся %n</numerusform>
            <numerusform>сохранена: %1-я по счёту, хранятся %n</numerusform>
        </translation>
    </message>
    <message>
        <source>kept: the newest intact backup</source>
        <translation>сохранена: новейшая исправная копия</translation>
    </message>
    <message>
        <source>kept: in use</source>
        <translation>сохранена: используется</translation>
    </message>
    <message numerus="yes">
        <source>kept: safety backup number %1, the newest %n are kept</source>
        <translation>
            <numerusform>сохранена: страховочная копия %1, хранится %n новейшая</numerusform>
            <numerusform>сохранена: страховочная копия %1, хранятся %n новейшие</numerusform>
            <numerusform>сохранена: страховочная копия %1, хранятся %n новейших</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>removed: number %1 of those that count, %n are kept</source>
        <translation>
            <numerusform>удалена: %1-я по счёту, хранится %n</numerusform>
            <numerusform>удалена: %1-я по счёту, хранятся %n</numerusform>
            <numerusform>удалена: %1-я по счёту, хранятся %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>removed: safety backup number %1, the newest %n are kept</source>
        <translation>
            <numerusform>удалена: страховочная копия %1, хранится %n новейшая</numerusform>
            <numerusform>удалена: страховочная копия %1, хранятся %n новейшие</numerusform>
            <numerusform>удалена: страховочная копия %1, хранятся %n новейших</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>litekeep::RetentionFacts</name>
    <message>
        <source>kept: the last run failed, so nothing is removed</source>
        <translation>остаётся: последнее копирование не удалось, поэтому ничего не удаляется</translation>
    </message>
    <message>
        <source>kept: it could not be removed (%1)</source>
        <translation>остаётся: удалить не удалось (%1)</translation>
    </message>
    <message>
        <source>The newest backup held much less than the one before.</source>
        <translation>В новейшей копии гораздо меньше данных, чем в предыдущей.</translation>
    </message>
</context>
<context>
    <name>litekeep::ScheduleDecision</name>
    <message>
        <source>as planned</source>
        <translation>по расписанию</translation>
    </message>
    <message>
        <source>catching up on a missed run</source>
        <translation>взамен пропущенного запуска</translation>
    </message>
    <message>
        <source>the first automatic backup</source>
        <translation>первая автоматическая копия</translation>
    </message>
    <message>
        <source>another try after a run without success</source>
        <translation>новая попытка после неудачи</translation>
    </message>
    <message>
        <source>the first automatic backup after a restore</source>
        <translation>первая автоматическая копия после восстановления</translation>
    </message>
    <message>
        <source>Automatic backups are off.</source>
        <translation>Автоматическое копирование выключено.</translation>
    </message>
    <message>
        <source>The last automatic backup did not succeed. Next try: %1.</source>
        <translation>Последняя автоматическая копия не удалась. Следующая попытка: %1.</translation>
    </message>
    <message>
        <source>Automatic backups are paused until %1.</source>
        <translation>Автоматическое копирование приостановлено до %1.</translation>
    </message>
    <message>
        <source>By the clock of this computer an earlier run lies in the future. It counts as made now. Please check the clock.</source>
        <translation>По часам этого компьютера прошлый запуск относится к будущему. Он считается выполненным сейчас. Проверьте часы.</translation>
    </message>
</context>
<context>
    <name>litekeep::SearchField</name>
    <message>
        <source>Clear</source>
        <translation>Очистить</translation>
    </message>
</context>
<context>
    <name>litekeep::SideBar</name>
    <message>
        <source>Side bar</source>
        <translation>Боковая панель</translation>
    </message>
    <message>
        <source>The databases; moving to one shows it</source>
        <translation>Базы данных; выбранная показывается рядом</translation>
    </message>
</context>
<context>
    <name>litekeep::SideBarModel</name>
    <message>
        <source>Overview</source>
        <translation>Обзор</translation>
    </message>
    <message>
        <source>All databases</source>
        <translation>Все базы данных</translation>
    </message>
</context>
<context>
    <name>litekeep::SizeChart</name>
    <message>
        <source>No backups yet. Press “Back up now” to make the first one.</source>
        <translation>Резервных копий ещё нет. Нажмите «Создать резервную копию», чтобы сделать первую.</translation>
    </message>
    <message>
        <source>The chart cannot be drawn, because a part of Litekeep is missing.</source>
        <translation>График не построить: не хватает части Litekeep.</translation>
    </message>
    <message>
        <source>With the second backup there is a line.</source>
        <translation>Линия появится со второй копией.</translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s), the oldest %1, the newest %2.</source>
        <translation>
            <numerusform>%n копия, первая %1, последняя %2.</numerusform>
            <numerusform>%n копии, первая %1, последняя %2.</numerusform>
            <numerusform>%n копий, первая %1, последняя %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>Size over time</source>
        <translation>График размера</translation>
    </message>
</context>
<context>
    <name>litekeep::SpaceBar</name>
    <message>
        <source>Database %1</source>
        <translation>База данных %1</translation>
    </message>
    <message>
        <source>Backups %1</source>
        <translation>Резервные копии %1</translation>
    </message>
    <message>
        <source>Free %1</source>
        <translation>Свободно %1</translation>
    </message>
    <message>
        <source>Use of space</source>
        <translation>Использование места</translation>
    </message>
</context>
<context>
    <name>litekeep::SpaceForecast</name>
    <message>
        <source>At this pace the disk is full within a day.</source>
        <translation>При таком росте диск заполнится за день.</translation>
    </message>
    <message numerus="yes">
        <source>At this pace the disk is full in %n day(s).</source>
        <translation>
            <numerusform>При таком росте диск заполнится через %n день.</numerusform>
            <numerusform>При таком росте диск заполнится через %n дня.</numerusform>
            <numerusform>При таком росте диск заполнится через %n дней.</numerusform>
        </translation>
    </message>
    <message>
        <source>The disk has no room for the next backup.</source>
        <translation>На диске нет места для следующей копии.</translation>
    </message>
    <message>
        <source>At this pace the disk does not get full.</source>
        <translation>При таком росте диск не заполнится.</translation>
    </message>
    <message>
        <source>When the disk will be full cannot be foreseen while automatic backups are off.</source>
        <translation>Пока автоматическое копирование выключено, нельзя предсказать, когда заполнится диск.</translation>
    </message>
    <message>
        <source>How much room the disk has is not known.</source>
        <translation>Сколько места на диске, неизвестно.</translation>
    </message>
    <message>
        <source>When the disk will be full can be foreseen after three backups over more than a day.</source>
        <translation>Когда заполнится диск, можно будет предсказать после трёх копий за срок больше суток.</translation>
    </message>
</context>
<context>
    <name>litekeep::StartPage</name>
    <message>
        <source>Keep a database safe</source>
        <translation>Защитите базу данных</translation>
    </message>
    <message>
        <source>Litekeep backs up SQLite databases while other programs use them, and proves that every backup is good.</source>
        <translation>Litekeep создаёт резервные копии баз данных SQLite, не мешая программам, которые с ними работают, и проверяет, что каждая копия исправна.</translation>
    </message>
    <message>
        <source>Recent databases</source>
        <translation>Недавние базы данных</translation>
    </message>
    <message>
        <source>&amp;Add databases…</source>
        <translation>&amp;Добавить базы данных…</translation>
    </message>
    <message>
        <source>F&amp;ind databases…</source>
        <translation>На&amp;йти базы данных…</translation>
    </message>
    <message>
        <source>or drop database files on this window</source>
        <translation>или перетащите файлы баз данных в это окно</translation>
    </message>
</context>
<context>
    <name>litekeep::Status</name>
    <message>
        <source>The database is not there</source>
        <translation>База данных не найдена</translation>
    </message>
    <message>
        <source>The database is damaged</source>
        <translation>База данных повреждена</translation>
    </message>
    <message>
        <source>This is not an SQLite database</source>
        <translation>Это не база данных SQLite</translation>
    </message>
    <message>
        <source>The database cannot be reached</source>
        <translation>База данных недоступна</translation>
    </message>
    <message>
        <source>The database is damaged, and there is no good backup</source>
        <translation>База данных повреждена, исправной копии нет</translation>
    </message>
    <message>
        <source>The database is damaged; last good backup %1</source>
        <translation>База данных повреждена; последняя исправная копия создана %1</translation>
    </message>
    <message>
        <source>Not safe yet: no backup has been made</source>
        <translation>Защиты пока нет: не создано ни одной копии</translation>
    </message>
    <message>
        <source>Not safe: none of the backups is proved</source>
        <translation>Защиты нет: ни одна из копий не подтверждена</translation>
    </message>
    <message>
        <source>The newest backup is not proved; last good backup %1</source>
        <translation>Новейшая копия не подтверждена; последняя исправная создана %1</translation>
    </message>
    <message>
        <source>The last good backup is old: %1</source>
        <translation>Последняя исправная копия устарела: создана %1</translation>
    </message>
    <message>
        <source>Safe: last good backup %1</source>
        <translation>Под защитой: последняя исправная копия создана %1</translation>
    </message>
    <message>
        <source>A backup is being made…</source>
        <translation>Создаётся резервная копия…</translation>
    </message>
    <message>
        <source>The backups cannot be listed</source>
        <translation>Не удалось прочитать список копий</translation>
    </message>
    <message>
        <source>Looking for backups…</source>
        <translation>Поиск резервных копий…</translation>
    </message>
    <message>
        <source>Overdue: last good backup %1</source>
        <translation>Просрочено: последняя исправная копия %1</translation>
    </message>
    <message>
        <source>Overdue: there is no good backup</source>
        <translation>Просрочено: исправной копии нет</translation>
    </message>
    <message>
        <source>The last backup failed; last good backup %1</source>
        <translation>Последнее копирование не удалось; последняя исправная копия %1</translation>
    </message>
    <message>
        <source>The last backup failed; there is no good backup</source>
        <translation>Последнее копирование не удалось; исправной копии нет</translation>
    </message>
    <message>
        <source>The backup made %1 lost much; old ones are not removed now</source>
        <translation>Последняя копия (%1) многое потеряла; старые пока не удаляются</translation>
    </message>
    <message>
        <source>The database is being brought back…</source>
        <translation>База данных восстанавливается…</translation>
    </message>
    <message>
        <source>%1: %2 %</source>
        <comment>who does what, percent</comment>
        <translation>%1: %2 %</translation>
    </message>
    <message>
        <source>%1…</source>
        <comment>who does what</comment>
        <translation>%1…</translation>
    </message>
    <message>
        <source>the background service keeps the schedule</source>
        <translation>расписание ведёт фоновая служба</translation>
    </message>
    <message>
        <source>another window of Litekeep keeps the schedule</source>
        <translation>расписание ведёт другое окно Litekeep</translation>
    </message>
    <message>
        <source>another Litekeep keeps the schedule</source>
        <translation>расписание ведёт другая программа Litekeep</translation>
    </message>
    <message>
        <source>The last restore did not succeed; last good backup %1</source>
        <translation>Последнее восстановление не удалось; последняя исправная копия %1</translation>
    </message>
    <message>
        <source>The last restore did not succeed; there is no good backup</source>
        <translation>Последнее восстановление не удалось; исправных копий нет</translation>
    </message>
    <message>
        <source>The database is empty, and there is no good backup</source>
        <translation>База данных пуста, исправной копии нет</translation>
    </message>
    <message>
        <source>The database is empty; last good backup %1</source>
        <translation>База данных пуста; последняя исправная копия создана %1</translation>
    </message>
    <message>
        <source>Looking…</source>
        <comment>state of a database</comment>
        <translation>Проверяется…</translation>
    </message>
    <message>
        <source>Working…</source>
        <comment>state of a database</comment>
        <translation>В работе…</translation>
    </message>
    <message>
        <source>Good</source>
        <comment>state of a database</comment>
        <translation>В порядке</translation>
    </message>
    <message>
        <source>Old backup</source>
        <comment>state of a database</comment>
        <translation>Старая копия</translation>
    </message>
    <message>
        <source>Overdue</source>
        <comment>state of a database</comment>
        <translation>Просрочено</translation>
    </message>
    <message>
        <source>Failing</source>
        <comment>state of a database</comment>
        <translation>Сбой</translation>
    </message>
    <message>
        <source>Lost much</source>
        <comment>state of a database</comment>
        <translation>Большая потеря</translation>
    </message>
    <message>
        <source>Not proved</source>
        <comment>state of a database</comment>
        <translation>Не подтверждено</translation>
    </message>
    <message>
        <source>No backup yet</source>
        <comment>state of a database</comment>
        <translation>Копии ещё нет</translation>
    </message>
    <message>
        <source>Damaged</source>
        <comment>state of a database</comment>
        <translation>Повреждена</translation>
    </message>
    <message>
        <source>Unreachable</source>
        <comment>state of a database</comment>
        <translation>Недоступна</translation>
    </message>
</context>
<context>
    <name>litekeep::TrayIcon</name>
    <message>
        <source>&amp;Open Litekeep</source>
        <translation>&amp;Открыть Litekeep</translation>
    </message>
    <message>
        <source>&amp;Back up now</source>
        <translation>&amp;Создать резервную копию</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Выход</translation>
    </message>
    <message>
        <source>&amp;Back up all now</source>
        <translation>Создать копии &amp;всех баз</translation>
    </message>
</context>
<context>
    <name>litekeep::Window</name>
    <message>
        <source>The option --folder needs a folder.</source>
        <translation>Параметру --folder нужна папка.</translation>
    </message>
    <message>
        <source>Unknown option %1.</source>
        <translation>Неизвестный параметр %1.</translation>
    </message>
    <message>
        <source>There is no display to show a window on. Use litekeepctl here.</source>
        <translation>Нет экрана, на котором можно показать окно. Воспользуйтесь программой litekeepctl.</translation>
    </message>
    <message>
        <source>The option --folder goes with one database.</source>
        <translation>Параметр --folder допустим только с одной базой данных.</translation>
    </message>
    <message>
        <source>Usage: litekeep [--background] [--folder DIR] [DATABASE…]
Keeps live SQLite databases safe by point and click.

  DATABASE       database to keep safe; a backup is shown in its database
  --folder DIR   folder for its backups, instead of “backups” beside it
  --background   start in the system tray, for automatic backups
  -h, --help     show this text
  -v, --version  show the version and the commit that it was built from

For scripts and machines without a display there is litekeepctl.
</source>
        <translation>Использование: litekeep [--background] [--folder ПАПКА] [БАЗА…]
Надёжные резервные копии работающих баз данных SQLite.

  БАЗА            защищать эту базу; резервная копия откроется в своей базе
  --folder ПАПКА  папка для копий вместо «backups» рядом с базой
  --background    запустить в области уведомлений, для автоматических копий
  -h, --help      показать эту справку
  -v, --version   показать версию и коммит, из которого собрана программа

Для сценариев и машин без экрана есть программа litekeepctl.
</translation>
    </message>
    <message>
        <source>Litekeep is running already but does not answer. Wait a little, or end it and start it again.</source>
        <translation>Litekeep уже запущен, но не отвечает. Немного подождите либо завершите его и запустите снова.</translation>
    </message>
</context>
<context>
    <name>litekeepctl</name>
    <message>
        <source>See &quot;%1&quot;.</source>
        <translation>Смотрите «%1».</translation>
    </message>
    <message>
        <source>Did you mean &quot;%1&quot;?</source>
        <translation>Возможно, имелось в виду «%1»?</translation>
    </message>
    <message>
        <source>Unknown option &quot;%1&quot;.</source>
        <translation>Неизвестный параметр «%1».</translation>
    </message>
    <message>
        <source>Unknown command &quot;%1&quot;.</source>
        <translation>Неизвестная команда «%1».</translation>
    </message>
    <message>
        <source>The option --%1 takes no value.</source>
        <translation>Параметру --%1 не нужно значение.</translation>
    </message>
    <message>
        <source>The option --%1 needs a value (%2).</source>
        <translation>Параметру --%1 нужно значение (%2).</translation>
    </message>
    <message>
        <source>The option --%1 does not belong to &quot;%2&quot;.</source>
        <translation>Параметр --%1 не относится к команде «%2».</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no value for --%2; it takes: %3.</source>
        <translation>«%1» не годится для --%2; допустимо: %3.</translation>
    </message>
    <message>
        <source>The folder&apos;s name is empty.</source>
        <translation>Имя папки пустое.</translation>
    </message>
    <message>
        <source>--wait takes whole seconds from 0 to %1.</source>
        <translation>Для --wait нужно целое число секунд от 0 до %1.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; needs %2.</source>
        <translation>Команде «%1» нужно: %2.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is one argument too many.</source>
        <translation>Аргумент «%1» лишний.</translation>
    </message>
    <message>
        <source>%1 is empty.</source>
        <translation>Пустое значение: %1.</translation>
    </message>
    <message>
        <source>What shall be done? Name a command, such as &quot;list&quot;.</source>
        <translation>Что нужно сделать? Укажите команду, например «list».</translation>
    </message>
    <message>
        <source>Deleting needs --yes where nobody can be asked. Nothing was deleted.</source>
        <translation>Если спросить некого, для удаления нужен --yes. Ничего не удалено.</translation>
    </message>
    <message>
        <source>Exit codes:</source>
        <translation>Коды завершения:</translation>
    </message>
    <message>
        <source>done</source>
        <translation>выполнено</translation>
    </message>
    <message>
        <source>wrong usage, nothing was done</source>
        <translation>неверный вызов, ничего не сделано</translation>
    </message>
    <message>
        <source>busy: another Litekeep is at work, or the database stayed locked</source>
        <translation>занято: работает другой Litekeep или база данных заблокирована</translation>
    </message>
    <message>
        <source>database or backup not found</source>
        <translation>база данных или копия не найдена</translation>
    </message>
    <message>
        <source>damage found in the database or in a backup</source>
        <translation>найдено повреждение в базе данных или в копии</translation>
    </message>
    <message>
        <source>cancelled, nothing was changed</source>
        <translation>отменено, ничего не изменено</translation>
    </message>
    <message>
        <source>Keeps live SQLite databases safe: proved backups, listed, saved elsewhere, deleted.</source>
        <translation>Проверенные резервные копии работающих баз данных SQLite: создание, список, сохранение в другом месте, удаление.</translation>
    </message>
    <message>
        <source>Usage:</source>
        <translation>Использование:</translation>
    </message>
    <message>
        <source>Commands:</source>
        <translation>Команды:</translation>
    </message>
    <message>
        <source>Options, in any place:</source>
        <translation>Параметры, в любом месте:</translation>
    </message>
    <message>
        <source>Examples:</source>
        <translation>Примеры:</translation>
    </message>
    <message>
        <source>&quot;litekeepctl COMMAND --help&quot; tells more about one command.</source>
        <translation>«litekeepctl КОМАНДА --help» подробнее расскажет о команде.</translation>
    </message>
    <message>
        <source>Arguments:</source>
        <translation>Аргументы:</translation>
    </message>
    <message>
        <source>Options:</source>
        <translation>Параметры:</translation>
    </message>
    <message>
        <source>Common options:</source>
        <translation>Общие параметры:</translation>
    </message>
    <message>
        <source>Details: %1</source>
        <translation>Подробности: %1</translation>
    </message>
    <message>
        <source>The work was done, but the answer could not be written.</source>
        <translation>Работа выполнена, но вывести ответ не удалось.</translation>
    </message>
    <message>
        <source>The SQLite database file that is kept.</source>
        <translation>Файл базы данных SQLite, который защищается.</translation>
    </message>
    <message>
        <source>The backup&apos;s id, an unambiguous beginning of it, &quot;latest&quot; or &quot;latest-intact&quot;.</source>
        <translation>Идентификатор копии, его однозначное начало, «latest» или «latest-intact».</translation>
    </message>
    <message>
        <source>The backup folder, when it is not &quot;backups&quot; beside the database.</source>
        <translation>Папка копий, если это не «backups» рядом с базой данных.</translation>
    </message>
    <message>
        <source>How long to wait for a locked database or a busy folder (30).</source>
        <translation>Сколько ждать заблокированную базу данных или занятую папку (30).</translation>
    </message>
    <message>
        <source>Set up a backup folder anew that was lost or lacks its marker.</source>
        <translation>Заново настроить папку копий, которая пропала или лишилась метки.</translation>
    </message>
    <message>
        <source>Write one JSON value to stdout, and an error as JSON to stderr.</source>
        <translation>Вывести одно значение JSON в stdout, а ошибку — как JSON в stderr.</translation>
    </message>
    <message>
        <source>Tell only errors and what was asked for.</source>
        <translation>Сообщать только об ошибках и о том, что запрошено.</translation>
    </message>
    <message>
        <source>Show this help, or that of one command.</source>
        <translation>Показать эту справку или справку по команде.</translation>
    </message>
    <message>
        <source>manual (the default) always makes a file; auto makes none when nothing has changed since the last backup.</source>
        <translation>manual (по умолчанию) всегда создаёт файл; auto не создаёт его, если с последней копии ничего не изменилось.</translation>
    </message>
    <message>
        <source>A note that is kept with the backup.</source>
        <translation>Примечание, которое хранится вместе с копией.</translation>
    </message>
    <message>
        <source>If the database turns out to be damaged, keep its copy as a damaged backup. The exit code is 5 all the same.</source>
        <translation>Если база данных окажется повреждённой, сохранить её экземпляр как повреждённую копию. Код завершения всё равно 5.</translation>
    </message>
    <message>
        <source>Do it without asking.</source>
        <translation>Выполнить без вопросов.</translation>
    </message>
    <message>
        <source>Replace the file if it exists.</source>
        <translation>Заменить файл, если он есть.</translation>
    </message>
    <message>
        <source>Make a proved backup of a live database.</source>
        <translation>Создать проверенную копию работающей базы данных.</translation>
    </message>
    <message>
        <source>The database may be in use: its programs go on working. Both the database and the backup are checked before the backup is listed.</source>
        <translation>База данных может использоваться: её программы продолжают работать. Перед занесением в список проверяются и база данных, и копия.</translation>
    </message>
    <message>
        <source>List the backups, newest first.</source>
        <translation>Показать список копий, сначала новые.</translation>
    </message>
    <message>
        <source>Changes nothing. Works when the database itself is gone, too.</source>
        <translation>Ничего не меняет. Работает, даже если самой базы данных нет.</translation>
    </message>
    <message>
        <source>Show everything that is known about one backup.</source>
        <translation>Показать всё, что известно об одной копии.</translation>
    </message>
    <message>
        <source>Changes nothing.</source>
        <translation>Ничего не меняет.</translation>
    </message>
    <message>
        <source>Check backups in full: size, checksum, integrity.</source>
        <translation>Полностью проверить копии: размер, контрольную сумму, целостность.</translation>
    </message>
    <message>
        <source>Checks all backups when no ID is given. The exit code is 5 if one of them is damaged or its file is missing.</source>
        <translation>Без ID проверяет все копии. Код завершения 5, если хотя бы одна повреждена или её файла нет.</translation>
    </message>
    <message>
        <source>Delete backups for good.</source>
        <translation>Безвозвратно удалить копии.</translation>
    </message>
    <message>
        <source>Asks first on a terminal; elsewhere --yes is needed.</source>
        <translation>В терминале сначала спрашивает; иначе нужен --yes.</translation>
    </message>
    <message>
        <source>Save a checked copy of a backup elsewhere.</source>
        <translation>Сохранить проверенный экземпляр копии в другом месте.</translation>
    </message>
    <message>
        <source>The copy is a plain SQLite database. Never writes over a database that is in use, nor over a backup.</source>
        <translation>Результат — обычная база данных SQLite. Никогда не записывает поверх используемой базы данных или резервной копии.</translation>
    </message>
    <message>
        <source>Where the copy shall lie.</source>
        <translation>Куда сохранить.</translation>
    </message>
    <message>
        <source>Take a database file in as a backup.</source>
        <translation>Добавить файл базы данных как резервную копию.</translation>
    </message>
    <message>
        <source>The file is checked and copied; it stays as it is.</source>
        <translation>Файл проверяется и копируется; сам он не меняется.</translation>
    </message>
    <message>
        <source>The SQLite database file to take in.</source>
        <translation>Добавляемый файл базы данных SQLite.</translation>
    </message>
    <message numerus="yes">
        <source>about %n second(s) left</source>
        <translation>
            <numerusform>осталась примерно %n секунда</numerusform>
            <numerusform>осталось примерно %n секунды</numerusform>
            <numerusform>осталось примерно %n секунд</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s) left</source>
        <translation>
            <numerusform>осталась примерно %n минута</numerusform>
            <numerusform>осталось примерно %n минуты</numerusform>
            <numerusform>осталось примерно %n минут</numerusform>
        </translation>
    </message>
    <message>
        <source>y</source>
        <comment>short yes</comment>
        <translation>д</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>да</translation>
    </message>
    <message>
        <source>never</source>
        <translation>никогда</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Создана</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Тип</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Размер</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Состояние</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Примечание</translation>
    </message>
    <message>
        <source>Database size</source>
        <translation>Размер базы</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>Таблиц</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Строк</translation>
    </message>
    <message>
        <source>could not be counted</source>
        <translation>не удалось подсчитать</translation>
    </message>
    <message>
        <source>intact</source>
        <translation>исправна</translation>
    </message>
    <message>
        <source>unproved</source>
        <translation>не подтверждена</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>повреждена</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>нет файла</translation>
    </message>
    <message>
        <source>manual</source>
        <translation>ручная</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>автоматическая</translation>
    </message>
    <message>
        <source>safety</source>
        <translation>перед восстановлением</translation>
    </message>
    <message>
        <source>imported</source>
        <translation>импортированная</translation>
    </message>
    <message>
        <source>Database: %1</source>
        <translation>База данных: %1</translation>
    </message>
    <message>
        <source>Backups in: %1</source>
        <translation>Копии в папке: %1</translation>
    </message>
    <message>
        <source>There are no backups yet. Make one with &quot;litekeepctl create&quot;.</source>
        <translation>Резервных копий ещё нет. Создайте первую командой «litekeepctl create».</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Причина</translation>
    </message>
    <message>
        <source>Last proved</source>
        <translation>Проверена</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Файл</translation>
    </message>
    <message>
        <source>SHA-256</source>
        <translation>SHA-256</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>Закреплена</translation>
    </message>
    <message>
        <source>no</source>
        <translation>нет</translation>
    </message>
    <message>
        <source>Nothing has changed since the last backup; no new file was made.</source>
        <translation>С последней копии ничего не изменилось; новый файл не создан.</translation>
    </message>
    <message>
        <source>Backup made: %1, %2.</source>
        <translation>Резервная копия создана: %1, %2.</translation>
    </message>
    <message>
        <source>Removed by retention: %1</source>
        <translation>Удалена по правилам хранения: %1</translation>
    </message>
    <message>
        <source>Imported: %1, %2.</source>
        <translation>Импортирована: %1, %2.</translation>
    </message>
    <message>
        <source>There are no backups to check.</source>
        <translation>Нет копий для проверки.</translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s) deleted.</source>
        <translation>
            <numerusform>Удалена %n копия.</numerusform>
            <numerusform>Удалены %n копии.</numerusform>
            <numerusform>Удалено %n копий.</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved and checked: %1, %2.</source>
        <translation>Сохранена и проверена: %1, %2.</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n backup(s) for good? [y/N] </source>
        <translation>
            <numerusform>Безвозвратно удалить %n копию? [д/Н] </numerusform>
            <numerusform>Безвозвратно удалить %n копии? [д/Н] </numerusform>
            <numerusform>Безвозвратно удалить %n копий? [д/Н] </numerusform>
        </translation>
    </message>
    <message>
        <source>--%1 takes whole numbers from 1 to %2.</source>
        <translation>--%1 принимает целые числа от 1 до %2.</translation>
    </message>
    <message>
        <source>now</source>
        <translation>сейчас</translation>
    </message>
    <message>
        <source>Automatic backups</source>
        <translation>Автоматические копии</translation>
    </message>
    <message>
        <source>on</source>
        <translation>включено</translation>
    </message>
    <message>
        <source>off</source>
        <translation>выключено</translation>
    </message>
    <message>
        <source>Interval</source>
        <translation>Интервал</translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n час</numerusform>
            <numerusform>%n часа</numerusform>
            <numerusform>%n часов</numerusform>
        </translation>
    </message>
    <message>
        <source>Backups to keep</source>
        <translation>Хранить копий</translation>
    </message>
    <message>
        <source>Skip when nothing has changed</source>
        <translation>Пропускать без изменений</translation>
    </message>
    <message>
        <source>There is nothing to remove.</source>
        <translation>Удалять нечего.</translation>
    </message>
    <message>
        <source>These backups would be removed:</source>
        <translation>Были бы удалены эти копии:</translation>
    </message>
    <message numerus="yes">
        <source>%n backup(s) removed:</source>
        <translation>
            <numerusform>Удалена %n копия:</numerusform>
            <numerusform>Удалены %n копии:</numerusform>
            <numerusform>Удалено %n копий:</numerusform>
        </translation>
    </message>
    <message>
        <source>Database</source>
        <translation>База данных</translation>
    </message>
    <message>
        <source>Backups in</source>
        <translation>Копии в</translation>
    </message>
    <message>
        <source>Last good</source>
        <translation>Последняя исправная</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Следующая</translation>
    </message>
    <message>
        <source>Last error</source>
        <translation>Последняя ошибка</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>Часы</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Резервные копии</translation>
    </message>
    <message>
        <source>%1 intact, %2 unproved, %3 damaged, %4 missing</source>
        <translation>исправных %1, недоказанных %2, повреждённых %3, отсутствующих %4</translation>
    </message>
    <message>
        <source>Free space</source>
        <translation>Свободно</translation>
    </message>
    <message>
        <source>There are no runs yet.</source>
        <translation>Запусков ещё не было.</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Начато</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Исход</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Длительность</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Подробности</translation>
    </message>
    <message>
        <source>Stop this systemd unit first and start it again afterwards.</source>
        <translation>Сначала остановить этот модуль systemd, затем снова запустить.</translation>
    </message>
    <message>
        <source>The same for a unit of your own (systemctl --user).</source>
        <translation>То же для модуля пользователя (systemctl --user).</translation>
    </message>
    <message>
        <source>Stop this Docker or Podman container first and start it again afterwards.</source>
        <translation>Сначала остановить этот контейнер Docker или Podman, затем снова запустить.</translation>
    </message>
    <message>
        <source>Restore a backup that is not proved intact, too.</source>
        <translation>Восстановить и копию, исправность которой не доказана.</translation>
    </message>
    <message>
        <source>Leave the database alone and write the backup to this file as a working database. Needs no --yes.</source>
        <translation>Не трогать базу данных, а записать копию в этот файл как рабочую базу данных. --yes не требуется.</translation>
    </message>
    <message>
        <source>Switch automatic backups on or off.</source>
        <translation>Включить или выключить автоматическое копирование.</translation>
    </message>
    <message>
        <source>Hours between automatic backups, 1 to 8760 (24).</source>
        <translation>Часов между автоматическими копиями, от 1 до 8760 (24).</translation>
    </message>
    <message>
        <source>How many backups are kept, 1 to 1000 (10). Nothing is removed before the next backup.</source>
        <translation>Сколько копий хранить, от 1 до 1000 (10). До следующего копирования ничего не удаляется.</translation>
    </message>
    <message>
        <source>Whether an automatic run makes no file when nothing has changed.</source>
        <translation>Не создавать ли файл при автоматическом копировании без изменений.</translation>
    </message>
    <message>
        <source>Only say what would be removed.</source>
        <translation>Только сообщить, что было бы удалено.</translation>
    </message>
    <message>
        <source>Bring the database back to a backup.</source>
        <translation>Вернуть базу данных к копии.</translation>
    </message>
    <message>
        <source>The backup is checked and the database as it is kept as a safety backup before anything changes; &quot;undo&quot; brings that back. Programs may go on running: they wait for a moment and then see the restored data. Users, passwords and tokens in the database go back in time, too. Asks first on a terminal; elsewhere --yes is needed.</source>
        <translation>Прежде чем что-либо изменится, копия проверяется, а нынешняя база данных сохраняется как страховочная копия; её вернёт команда &quot;undo&quot;. Программы могут продолжать работу: они немного подождут, а затем увидят восстановленные данные. Пользователи, пароли и токены в базе данных тоже вернутся в прошлое. В терминале сначала задаётся вопрос; в остальных случаях нужен --yes.</translation>
    </message>
    <message>
        <source>Take the last restore back.</source>
        <translation>Отменить последнее восстановление.</translation>
    </message>
    <message>
        <source>Restores the safety backup that the last restore made. The database as it is becomes a safety backup in its turn, so this can be undone, too. Asks first on a terminal; elsewhere --yes is needed.</source>
        <translation>Восстанавливает страховочную копию, созданную последним восстановлением. Нынешняя база данных, в свою очередь, сохраняется как страховочная копия, так что и это можно отменить. В терминале сначала задаётся вопрос; в остальных случаях нужен --yes.</translation>
    </message>
    <message>
        <source>Show or change the settings of automatic backups.</source>
        <translation>Показать или изменить настройки автоматического копирования.</translation>
    </message>
    <message>
        <source>Remove the backups beyond those that are kept.</source>
        <translation>Удалить копии сверх тех, что хранятся.</translation>
    </message>
    <message>
        <source>Never removes pinned backups nor the newest intact one, and nothing at all after a run that failed.</source>
        <translation>Никогда не удаляет закреплённые копии и самую новую исправную, а после неудачного копирования не удаляет ничего.</translation>
    </message>
    <message>
        <source>Tell how things stand with the backups.</source>
        <translation>Сообщить, как обстоят дела с копиями.</translation>
    </message>
    <message>
        <source>List what ran, why and how it ended.</source>
        <translation>Показать, что выполнялось, почему и чем закончилось.</translation>
    </message>
    <message>
        <source>Changes nothing. Newest first, 1000 runs.</source>
        <translation>Ничего не меняет. Сначала новые, до 1000 запусков.</translation>
    </message>
    <message>
        <source>--%1 needs a name.</source>
        <translation>Для --%1 нужно имя.</translation>
    </message>
    <message>
        <source>Only one of the --stop options can be used at a time.</source>
        <translation>Можно использовать только один из параметров --stop.</translation>
    </message>
    <message>
        <source>Restoring needs --yes where nobody can be asked. Nothing was changed.</source>
        <translation>Там, где некого спросить, для восстановления нужен --yes. Ничего не изменено.</translation>
    </message>
    <message>
        <source>The name after --to is empty.</source>
        <translation>Имя после --to пусто.</translation>
    </message>
    <message>
        <source>--to leaves the database alone: no program has to be stopped for it.</source>
        <translation>--to не трогает базу данных: останавливать программы для этого не нужно.</translation>
    </message>
    <message>
        <source>--force belongs to --to.</source>
        <translation>--force используется вместе с --to.</translation>
    </message>
    <message>
        <source>no such table</source>
        <translation>нет такой таблицы</translation>
    </message>
    <message>
        <source>not counted</source>
        <translation>не подсчитано</translation>
    </message>
    <message>
        <source>%1: %2 rows now, %3 in the backup</source>
        <translation>%1: строк сейчас %2, в копии %3</translation>
    </message>
    <message numerus="yes">
        <source>and %n more table(s)</source>
        <translation>
            <numerusform>и ещё %n таблица</numerusform>
            <numerusform>и ещё %n таблицы</numerusform>
            <numerusform>и ещё %n таблиц</numerusform>
        </translation>
    </message>
    <message>
        <source>the same number of rows in every table</source>
        <translation>во всех таблицах столько же строк</translation>
    </message>
    <message>
        <source>not everything could be counted in time</source>
        <translation>за отведённое время удалось подсчитать не всё</translation>
    </message>
    <message>
        <source>What changes:</source>
        <translation>Что изменится:</translation>
    </message>
    <message>
        <source>schema version: %1 now, %2 in the backup</source>
        <translation>версия схемы: сейчас %1, в копии %2</translation>
    </message>
    <message>
        <source>Open in: %1</source>
        <translation>Открыта в программах: %1</translation>
    </message>
    <message>
        <source>Programs of other users have it open.</source>
        <translation>Открыта в программах других пользователей.</translation>
    </message>
    <message>
        <source>Bring %1 back to %2 (%3, %4, %5)</source>
        <translation>Вернуть %1 к состоянию: %2 (%3, %4, %5)</translation>
    </message>
    <message>
        <source>Users, passwords and tokens in it go back in time, too.</source>
        <translation>Пользователи, пароли и токены в ней тоже вернутся в прошлое.</translation>
    </message>
    <message>
        <source>The database as it is now is kept first; &quot;litekeepctl undo&quot; brings it back.</source>
        <translation>Нынешняя база данных сначала сохраняется; её вернёт &quot;litekeepctl undo&quot;.</translation>
    </message>
    <message>
        <source>Restore? [y/N] </source>
        <translation>Восстановить? [y/N] </translation>
    </message>
    <message>
        <source>Restored: %1 is as it was %2.</source>
        <translation>Восстановлено: %1, состояние: %2.</translation>
    </message>
    <message>
        <source>What was there before is kept as safety backup %1; &quot;litekeepctl undo&quot; brings it back.</source>
        <translation>То, что было раньше, сохранено как страховочная копия %1; её вернёт &quot;litekeepctl undo&quot;.</translation>
    </message>
    <message>
        <source>What was there before was no readable database; its files are kept in %1.</source>
        <translation>То, что было раньше, не читалось как база данных; файлы сохранены в %1.</translation>
    </message>
    <message>
        <source>Users, passwords and tokens in it have gone back in time, too.</source>
        <translation>Пользователи, пароли и токены в ней тоже вернулись в прошлое.</translation>
    </message>
    <message>
        <source>What was stopped is running again.</source>
        <translation>То, что было остановлено, снова работает.</translation>
    </message>
    <message>
        <source>Still running: %1. Restart a program that keeps data in memory.</source>
        <translation>Ещё работают: %1. Перезапустите программу, если она держит данные в памяти.</translation>
    </message>
    <message>
        <source>Attention</source>
        <translation>Внимание</translation>
    </message>
    <message numerus="yes">
        <source>Keeps %n database(s).</source>
        <translation>
            <numerusform>Обслуживает %n базу данных.</numerusform>
            <numerusform>Обслуживает %n базы данных.</numerusform>
            <numerusform>Обслуживает %n баз данных.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n at work.</source>
        <translation>
            <numerusform>В работе: %n.</numerusform>
            <numerusform>В работе: %n.</numerusform>
            <numerusform>В работе: %n.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n need(s) attention.</source>
        <translation>
            <numerusform>Требует внимания: %n.</numerusform>
            <numerusform>Требуют внимания: %n.</numerusform>
            <numerusform>Требуют внимания: %n.</numerusform>
        </translation>
    </message>
    <message>
        <source>--prometheus and --json do not go together.</source>
        <translation>--prometheus и --json не сочетаются.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no %2; it is one of: %3.</source>
        <translation>«%1» не подходит как %2; возможны: %3.</translation>
    </message>
    <message>
        <source>--add and --remove do not go together.</source>
        <translation>--add и --remove не сочетаются.</translation>
    </message>
    <message>
        <source>Files are named with --add or --remove.</source>
        <translation>Файлы указывают вместе с --add или --remove.</translation>
    </message>
    <message>
        <source>--folder belongs to exactly one database.</source>
        <translation>--folder относится ровно к одной базе данных.</translation>
    </message>
    <message>
        <source>No database is on the list yet; &quot;litekeepctl databases --add FILE&quot; puts one on it.</source>
        <translation>В списке ещё нет баз данных; «litekeepctl databases --add FILE» добавит одну.</translation>
    </message>
    <message>
        <source>&quot;status&quot; takes one DATABASE; several, or none for all on your list, only with --prometheus.</source>
        <translation>«status» принимает одну DATABASE; несколько, или ни одной для всего вашего списка, — только с --prometheus.</translation>
    </message>
    <message>
        <source>Write Prometheus&apos; text format, for the textfile collector of node_exporter. The exit code is 0 when it could be written.</source>
        <translation>Вывести в текстовом формате Prometheus, для сборщика textfile в node_exporter. Код завершения 0, если вывод удался.</translation>
    </message>
    <message>
        <source>Put the files on the list.</source>
        <translation>Добавить файлы в список.</translation>
    </message>
    <message>
        <source>Take the files off the list. Their backups stay where they are.</source>
        <translation>Убрать файлы из списка. Их резервные копии останутся на месте.</translation>
    </message>
    <message>
        <source>failed; the message says why. &quot;status&quot;: something needs attention</source>
        <translation>не удалось, причина в сообщении; у «status»: что-то требует внимания</translation>
    </message>
    <message>
        <source>Automatic backups are off.</source>
        <translation>Автоматическое копирование выключено.</translation>
    </message>
    <message numerus="yes">
        <source>every %n hour(s)</source>
        <translation>
            <numerusform>каждый %n час</numerusform>
            <numerusform>каждые %n часа</numerusform>
            <numerusform>каждые %n часов</numerusform>
        </translation>
    </message>
    <message>
        <source>Automatic backups %1, the next one now.</source>
        <translation>Автоматические копии %1, следующая — сейчас.</translation>
    </message>
    <message>
        <source>Automatic backups %1, the next one at %2.</source>
        <translation>Автоматические копии %1, следующая — %2.</translation>
    </message>
    <message numerus="yes">
        <source>Started with %n database(s).</source>
        <translation>
            <numerusform>Запущено: %n база данных.</numerusform>
            <numerusform>Запущено: %n базы данных.</numerusform>
            <numerusform>Запущено: %n баз данных.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The list was read again: %n database(s).</source>
        <translation>
            <numerusform>Список прочитан заново: %n база данных.</numerusform>
            <numerusform>Список прочитан заново: %n базы данных.</numerusform>
            <numerusform>Список прочитан заново: %n баз данных.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopping (%1).</source>
        <translation>Останавливается (%1).</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Остановлено.</translation>
    </message>
    <message>
        <source>Is no longer kept.</source>
        <translation>Больше не обслуживается.</translation>
    </message>
    <message>
        <source>It will be tried again.</source>
        <translation>Попытка повторится.</translation>
    </message>
    <message>
        <source>Can be reached again.</source>
        <translation>Снова доступна.</translation>
    </message>
    <message>
        <source>The last good backup is too old.</source>
        <translation>Последняя исправная копия слишком старая.</translation>
    </message>
    <message>
        <source>Backup started (%1).</source>
        <translation>Копирование началось (%1).</translation>
    </message>
    <message>
        <source>Nothing has changed since %1.</source>
        <translation>Изменений нет с %1.</translation>
    </message>
    <message>
        <source>Backup done: %1 (%2).</source>
        <translation>Копия готова: %1 (%2).</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Юнит</translation>
    </message>
    <message>
        <source>not installed</source>
        <translation>не установлен</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>Работает</translation>
    </message>
    <message>
        <source>Starts by itself</source>
        <translation>Запускается сам</translation>
    </message>
    <message>
        <source>Runs while you are not logged in</source>
        <translation>Работает, когда вы не вошли в систему</translation>
    </message>
    <message>
        <source>The systemd of your account does not answer here.</source>
        <translation>Здесь systemd вашей учётной записи не отвечает.</translation>
    </message>
    <message>
        <source>&quot;loginctl enable-linger&quot; keeps it running while you are not logged in.</source>
        <translation>С «loginctl enable-linger» служба работает и тогда, когда вы не вошли в систему.</translation>
    </message>
    <message>
        <source>The systemd of your account does not answer, so the service could not be switched on. Log in as this user (not through su or sudo), or let root run &quot;loginctl enable-linger USER&quot;, and do it again; on a server, root can use &quot;systemctl enable --now litekeep.service&quot; instead. Without systemd, start &quot;litekeepctl run&quot; by other means.</source>
        <translation>systemd вашей учётной записи не отвечает, поэтому включить службу не удалось. Войдите в систему этим пользователем (не через su или sudo) или попросите root выполнить «loginctl enable-linger USER» и повторите; на сервере root может вместо этого выполнить «systemctl enable --now litekeep.service». Где нет systemd, запускайте «litekeepctl run» другим способом.</translation>
    </message>
    <message>
        <source>systemd did not do what it was asked for.</source>
        <translation>systemd не выполнил просьбу.</translation>
    </message>
    <message>
        <source>List the databases that Litekeep keeps for you.</source>
        <translation>Перечислить базы данных, которые Litekeep бережёт для вас.</translation>
    </message>
    <message>
        <source>Databases come on your list when they are opened in the window, when their automatic backups are switched on, or with --add. &quot;run&quot; and the background service keep what is on it.</source>
        <translation>База данных попадает в ваш список, когда её открывают в окне, когда для неё включают автоматическое копирование, или через --add. «run» и фоновая служба обслуживают то, что в нём есть.</translation>
    </message>
    <message>
        <source>The database files to add or to remove.</source>
        <translation>Файлы баз данных, которые добавить или убрать.</translation>
    </message>
    <message>
        <source>Keep the schedule in the foreground, as a service.</source>
        <translation>Вести расписание на переднем плане, как служба.</translation>
    </message>
    <message>
        <source>Makes the automatic backups of the given databases, or of all on the list of &quot;databases&quot;, one at a time, until SIGTERM or SIGINT ends it (exit code 0; a running backup is cancelled and leaves nothing behind). Writes one line for each event, with --json as JSON. SIGHUP reads the list and the settings again; both are noticed without it, too. A database that cannot be reached is reported and tried again. Tells systemd when it is ready, and feeds its watchdog.</source>
        <translation>Делает автоматические копии указанных баз данных или всех из списка «databases», по одной, пока не завершится по SIGTERM или SIGINT (код завершения 0; идущее копирование отменяется и ничего после себя не оставляет). Пишет по строке на событие, с --json — в виде JSON. По SIGHUP перечитывает список и настройки; их изменения замечает и без него. О недоступной базе данных сообщает и пробует снова. Извещает systemd о готовности и подаёт сигналы его сторожевому таймеру.</translation>
    </message>
    <message>
        <source>Set up the background service of your account (systemd).</source>
        <translation>Настроить фоновую службу вашей учётной записи (systemd).</translation>
    </message>
    <message>
        <source>&quot;install&quot; enables and starts the user unit litekeep.service, which does &quot;run&quot;; &quot;remove&quot; stops and disables it; &quot;status&quot; tells how it is, with exit code 0 when it runs and 1 otherwise. &quot;loginctl enable-linger&quot; keeps it running while you are not logged in. For the whole system there is &quot;systemctl enable --now litekeep.service&quot;, which keeps the list of root.</source>
        <translation>«install» включает и запускает пользовательский юнит litekeep.service, который выполняет «run»; «remove» останавливает и выключает его; «status» сообщает, что с ним, с кодом завершения 0, если он работает, и 1, если нет. С «loginctl enable-linger» он работает и тогда, когда вы не вошли в систему. Для всей системы есть «systemctl enable --now litekeep.service», который обслуживает список пользователя root.</translation>
    </message>
    <message>
        <source>install, remove or status.</source>
        <translation>install, remove или status.</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>Расписание</translation>
    </message>
    <message>
        <source>At work</source>
        <translation>В работе</translation>
    </message>
    <message>
        <source>This service keeps the schedule.</source>
        <translation>Расписание ведёт эта служба.</translation>
    </message>
    <message>
        <source>Show the version and the commit that it was built from.</source>
        <translation>Показать версию и коммит, из которого собрана программа.</translation>
    </message>
    <message>
        <source>Ask the programs that have the database open to quit (SIGTERM). They are not started again.</source>
        <translation>Попросить программы, у которых открыта база данных, завершиться (SIGTERM). Снова они не запускаются.</translation>
    </message>
    <message>
        <source>With --stop-programs: end by force (SIGKILL) what has not quit in time.</source>
        <translation>Вместе с --stop-programs: принудительно (SIGKILL) завершить то, что не завершилось вовремя.</translation>
    </message>
    <message>
        <source>Run this first to stop what uses the database. Program and arguments, quoted as for a shell, but no shell is used.</source>
        <translation>Сначала выполнить эту команду, чтобы остановить то, что использует базу данных. Программа и аргументы; кавычки — как в командной оболочке, но сама оболочка не используется.</translation>
    </message>
    <message>
        <source>Run this afterwards, whatever happened. It may end when all is started, or be the program itself.</source>
        <translation>Затем выполнить эту команду, что бы ни случилось. Она может завершиться, когда всё запущено, или быть самой программой.</translation>
    </message>
    <message>
        <source>Start what was stopped for the restore and not started again.</source>
        <translation>Запустить то, что было остановлено ради восстановления и снова не запущено.</translation>
    </message>
    <message>
        <source>It has been seen: do nothing about it.</source>
        <translation>Принять к сведению и ничего не делать.</translation>
    </message>
    <message>
        <source>No restore was cut off.</source>
        <translation>Прерванных восстановлений нет.</translation>
    </message>
    <message>
        <source>Stopped for it and not started again: %1</source>
        <translation>Остановлено ради него и снова не запущено: %1</translation>
    </message>
    <message>
        <source>&quot;recover --start-programs&quot; starts it.</source>
        <translation>«recover --start-programs» запустит это.</translation>
    </message>
    <message>
        <source>&quot;restore&quot; runs it again; &quot;recover --dismiss&quot; leaves all as it is.</source>
        <translation>«restore» повторит восстановление, «recover --dismiss» оставит всё как есть.</translation>
    </message>
    <message>
        <source>It was started again.</source>
        <translation>Снова запущено.</translation>
    </message>
    <message>
        <source>--stop-command and --start-command belong together.</source>
        <translation>--stop-command и --start-command указываются только вместе.</translation>
    </message>
    <message>
        <source>A quotation mark in a command is not closed.</source>
        <translation>В команде не закрыта кавычка.</translation>
    </message>
    <message>
        <source>A command is empty.</source>
        <translation>Команда пуста.</translation>
    </message>
    <message>
        <source>--kill-programs belongs to --stop-programs.</source>
        <translation>--kill-programs указывается только вместе с --stop-programs.</translation>
    </message>
    <message>
        <source>Look at a restore that was cut off, and settle it.</source>
        <translation>Разобраться с прерванным восстановлением.</translation>
    </message>
    <message>
        <source>Tells by comparison which state the database is in, and what was stopped for the restore and not started again. The exit code is 1 when there is something to be settled: by --start-programs, by --dismiss, or by &quot;restore&quot;, which starts it, too.</source>
        <translation>Сообщает по результатам сравнения, в каком состоянии база данных и что было остановлено ради восстановления и снова не запущено. Код завершения 1, если есть с чем разобраться: с помощью --start-programs, --dismiss или «restore», которое тоже всё запустит.</translation>
    </message>
    <message>
        <source>The value of --%1 has a quote that is not closed, or ends with a backslash.</source>
        <translation>В значении --%1 не закрыта кавычка, или оно заканчивается обратной косой чертой.</translation>
    </message>
    <message>
        <source>--%1 needs the full path of a program, or a name alone that is found in PATH.</source>
        <translation>Для --%1 нужен полный путь к программе или одно имя, которое найдётся в PATH.</translation>
    </message>
    <message>
        <source>--ping-url takes an address that begins with http:// or https://.</source>
        <translation>Для --ping-url нужен адрес, который начинается с http:// или https://.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>нет</translation>
    </message>
    <message>
        <source>Command before a backup</source>
        <translation>Команда перед копированием</translation>
    </message>
    <message>
        <source>Command after a backup</source>
        <translation>Команда после копирования</translation>
    </message>
    <message>
        <source>Time limit of commands</source>
        <translation>Предел времени для команд</translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n секунда</numerusform>
            <numerusform>%n секунды</numerusform>
            <numerusform>%n секунд</numerusform>
        </translation>
    </message>
    <message>
        <source>Ping address</source>
        <translation>Адрес уведомлений</translation>
    </message>
    <message>
        <source>Run this program with its arguments before each backup; if it fails, no backup is made. No shell reads the line; quotes hold words together. &quot;&quot; takes it off.</source>
        <translation>Запускать эту программу с аргументами перед каждым копированием; если она не удалась, копия не делается. Командная оболочка строку не читает; кавычки объединяют слова. &quot;&quot; убирает команду.</translation>
    </message>
    <message>
        <source>The same after each backup, whatever came of it, also when the command before it failed.</source>
        <translation>То же после каждого копирования, чем бы оно ни кончилось, даже если не удалась команда перед ним.</translation>
    </message>
    <message>
        <source>Time limit of each of these commands, 1 to 86400 (300).</source>
        <translation>Предел времени для каждой из этих команд, от 1 до 86400 секунд (300).</translation>
    </message>
    <message>
        <source>Tell this address of each backup: URL/start, URL when it succeeded, URL/fail. &quot;&quot; takes it off.</source>
        <translation>Сообщать о каждом копировании по этому адресу: URL/start, при успехе URL, при неудаче URL/fail. &quot;&quot; убирает адрес.</translation>
    </message>
    <message>
        <source>Without options it changes nothing. Removes no backup: that happens after the next one. A database whose automatic backups are switched on comes on the list of &quot;databases&quot;, which &quot;run&quot; and the background service keep. Commands and address are stored in that list, not with the backups: they are yours alone, and hold for your manual and automatic backups.</source>
        <translation>Без параметров ничего не меняет. Копий не удаляет: это происходит после следующей. База данных, для которой включено автоматическое копирование, попадает в список «databases», который обслуживают «run» и фоновая служба. Команды и адрес хранятся в этом списке, а не рядом с копиями: они только ваши и действуют для ваших ручных и автоматических копий.</translation>
    </message>
    <message>
        <source>See &quot;litekeepctl recover %1&quot;.</source>
        <translation>Подробнее: «litekeepctl recover %1».</translation>
    </message>
    <message>
        <source>No databases found.</source>
        <translation>Базы данных не найдены.</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Изменена</translation>
    </message>
    <message>
        <source>App</source>
        <translation>Программа</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Добавлена</translation>
    </message>
    <message>
        <source>yes</source>
        <comment>database is kept</comment>
        <translation>да</translation>
    </message>
    <message numerus="yes">
        <source>%n folder(s) or file(s) could not be read.</source>
        <translation>
            <numerusform>Не удалось прочитать %n папку или файл.</numerusform>
            <numerusform>Не удалось прочитать %n папки или файла.</numerusform>
            <numerusform>Не удалось прочитать %n папок или файлов.</numerusform>
        </translation>
    </message>
    <message>
        <source>Look on network drives, too.</source>
        <translation>Искать и на сетевых дисках.</translation>
    </message>
    <message>
        <source>Look through folders for SQLite databases.</source>
        <translation>Найти в папках базы данных SQLite.</translation>
    </message>
    <message>
        <source>Tells databases by their first bytes and names those of well-known apps. Opens none of them and changes nothing. Caches, trash, snapshots and backup folders are passed by, and so are network drives. &quot;databases --add&quot; puts one on your list.</source>
        <translation>Узнаёт базы данных по первым байтам и называет базы известных программ. Не открывает их и ничего не меняет. Кэш, корзина, снимки, папки с копиями и сетевые диски пропускаются. «databases --add» добавляет базу в ваш список.</translation>
    </message>
    <message>
        <source>The folders to look in; without one your home and the usual places of servers.</source>
        <translation>Папки, в которых искать; если не указаны — домашняя папка и обычные места серверов.</translation>
    </message>
    <message>
        <source>“%1” contains bytes that are not valid text (UTF-8).</source>
        <translation>В «%1» есть байты, которые не являются текстом (UTF-8).</translation>
    </message>
    <message>
        <source>Changes nothing. The exit code is 0 when all is well and 1 when something needs attention: the database or its backups cannot be reached, the last run failed or found damage, the last good backup is too old, there is none though automatic backups are on, a question is open, or a restore was cut off. Several databases, or none for all on the list of &quot;databases&quot;, only with --prometheus.</source>
        <translation>Ничего не меняет. Код завершения 0, если всё в порядке, и 1, если что-то требует внимания: база данных или её копии недоступны, последний запуск не удался или нашёл повреждение, последняя исправная копия слишком старая, копий нет, хотя автоматическое копирование включено, остался вопрос без ответа или было прервано восстановление. Несколько баз данных, или ни одной для всего списка «databases», — только с --prometheus.</translation>
    </message>
</context>
</TS>
