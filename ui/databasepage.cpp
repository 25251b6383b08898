// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/databasepage.h"

#include "engine/format.h"
#include "ui/actions.h"
#include "ui/automaticgroup.h"
#include "ui/automaticpart.h"
#include "ui/backupmodel.h"
#include "ui/backuptable.h"
#include "ui/collapsebar.h"
#include "ui/damagedcopiesrow.h"
#include "ui/databaseheader.h"
#include "ui/databasesession.h"
#include "ui/dialogs.h"
#include "ui/emptystate.h"
#include "ui/filemanager.h"
#include "ui/keptmember.h"
#include "ui/messagebar.h"
#include "ui/progressstrip.h"
#include "ui/remembered.h"
#include "ui/restoreflow.h"
#include "ui/searchfield.h"
#include "ui/sizechart.h"
#include "ui/smallwidgets.h"

#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QMenu>
#include <QMessageBox>
#include <QScrollArea>
#include <QStackedWidget>
#include <QStandardPaths>

#include <algorithm>
#include <chrono>
#include <numeric>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace litekeep {

namespace {

/// "2 minutes ago" must not lag by more than half a minute.
constexpr auto clockInterval = 30s;

QString lastFolder(const QString &key)
{
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    return remembered::value(key, documents).toString();
}

qint64 totalSize(const QList<Backup> &backups)
{
    return std::accumulate(backups.cbegin(), backups.cend(), qint64(0),
                           [](qint64 sum, const Backup &b) { return sum + b.sizeBytes; });
}

} // namespace

DatabasePage::DatabasePage(KeptMember *member, Actions *actions, QWidget *parent)
    : QWidget(parent),
      m_actions(actions),
      m_session(member->session()),
      m_automatic(new AutomaticPart(m_session, member->automatic(), this)),
      m_restoreFlow(new RestoreFlow(m_session, this)),
      m_model(new BackupModel(this)),
      m_sorted(new BackupSortModel(this)),
      m_scroll(new QScrollArea),
      m_header(new DatabaseHeader(actions)),
      m_messages(new MessageList),
      m_heading(new QLabel),
      m_summary(new QuietLabel),
      m_filter(new SearchField),
      m_sizes(new ActionButton(actions->sizeOverTime)),
      m_import(new ActionButton(actions->import)),
      m_stack(new QStackedWidget),
      m_table(new BackupTable),
      m_restore(new ActionButton(actions->restore)),
      m_saveCopy(new ActionButton(actions->saveCopy)),
      m_verify(new ActionButton(actions->verify)),
      m_show(new ActionButton(actions->showBackup)),
      m_delete(new ActionButton(actions->remove)),
      m_damagedCopies(new DamagedCopiesRow),
      m_progress(new ProgressStrip)
{
    setObjectName("databasePage"_L1);
    m_sorted->setSourceModel(m_model);
    m_table->setModel(m_sorted);
    build();
    setMaximumWidth(widestPage(fontMetrics()));
    retranslateUi();
    connectParts();
    connectSession();
    connectRestore();
    m_header->setDatabase(m_session->databasePath());
    m_clock.setInterval(clockInterval);
    connect(&m_clock, &QTimer::timeout, this, &DatabasePage::tick);
    const QList<Message> earlier = member->takeMessages();
    for (const Message &message : earlier)
        m_messages->add(message);
    showRestoreFacts();
    if (m_session->isBusy())
        showJob();
}

DatabasePage::~DatabasePage() = default;

void DatabasePage::setActive(bool active)
{
    if (active == bool(m_link))
        return;
    if (!active) {
        m_link.reset();
        m_clock.stop();
        m_actions->disableAll();
        return;
    }
    m_link = std::make_unique<QObject>();
    connectActions();
    connectBackupActions();
    showList(); // another page may have changed how all are shown
    updateActions();
    m_header->refreshTexts();
    m_model->refreshTimes();
    m_clock.start();
}

void DatabasePage::build()
{
    m_stack->addWidget(m_table);
    m_stack->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);

    auto *inner = new QWidget;
    auto *content = new QVBoxLayout(inner);
    content->setContentsMargins(18, 16, 18, 14);
    content->setSpacing(14);
    content->addWidget(m_header);
    content->addWidget(m_messages);
    content->addWidget(m_automatic->bar());
    content->addWidget(m_automatic->group());
    content->addLayout(buildListRow());
    content->addWidget(m_stack, 1);
    content->addLayout(buildButtonRow());
    content->addWidget(m_damagedCopies);

    // Only where there is no room: a small screen, large letters, several messages.
    m_scroll->setObjectName("pageScroll"_L1);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(inner);

    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(m_scroll, 1);
    all->addWidget(m_progress);
}

QBoxLayout *DatabasePage::buildListRow()
{
    m_summary->setObjectName("summary"_L1);
    m_filter->setObjectName("filter"_L1);
    m_filter->setAcceptDrops(false); // a dropped database is to be opened
    m_filter->setMinimumWidth(160);
    m_filter->setMaximumWidth(260);
    m_sizes->setObjectName("sizeOverTime"_L1);
    m_import->setObjectName("import"_L1);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_heading);
    row->addWidget(m_summary);
    row->addStretch(1);
    row->addWidget(m_filter, 2);
    row->addWidget(m_sizes);
    row->addWidget(m_import);
    return row;
}

/// What the program is for comes first, Delete is far from everything else.
QBoxLayout *DatabasePage::buildButtonRow()
{
    m_restore->setObjectName("restore"_L1);
    m_saveCopy->setObjectName("saveCopy"_L1);
    m_verify->setObjectName("verify"_L1);
    m_show->setObjectName("showBackup"_L1);
    m_delete->setObjectName("delete"_L1);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_restore);
    row->addWidget(m_saveCopy);
    row->addWidget(m_verify);
    row->addWidget(m_show);
    row->addStretch(1);
    row->addWidget(m_delete);
    return row;
}

/// Several pages share the actions: only the one that is seen listens.
void DatabasePage::connectActions()
{
    const auto on = [this](const QAction *action, auto what) {
        connect(action, &QAction::triggered, m_link.get(), what);
    };
    on(m_actions->backUp, [this] { m_session->backUp(); });
    on(m_actions->import, [this] { askImport(); });
    on(m_actions->verifyAll, [this] { m_session->verify({}); });
    on(m_actions->undoRestore, [this] { m_restoreFlow->askUndo(); });
    on(m_actions->showDatabase, [this] { showInFileManager(m_session->databasePath()); });
    on(m_actions->openFolder, [this] { openFolderInFileManager(m_session->folder()); });
    on(m_actions->refresh, [this] { m_session->refresh(); });
    on(m_actions->verify, [this] { m_session->verify(m_table->selectedIds()); });
    on(m_actions->editNote, [this] { m_table->editNote(); });
    on(m_actions->pin, [this] { togglePin(); });
    on(m_actions->remove, [this] { askDelete(); });
    connect(m_actions->sizeOverTime, &QAction::toggled, m_link.get(), [this] { showList(); });
}

/// Each names the one backup that is selected by its id.
void DatabasePage::connectBackupActions()
{
    const auto on = [this](const QAction *action, auto what) {
        connect(action, &QAction::triggered, m_link.get(), [this, what] {
            const QStringList ids = m_table->selectedIds();
            if (ids.size() == 1)
                what(ids.first());
        });
    };
    on(m_actions->restore, [this](const QString &id) { m_restoreFlow->ask(id); });
    on(m_actions->saveCopy, [this](const QString &id) { askSaveCopy(id); });
    on(m_actions->saveAsDatabase, [this](const QString &id) { askSaveDatabase(id); });
    on(m_actions->showBackup, [this](const QString &id) {
        if (const std::optional<Backup> backup = m_session->backup(id))
            showInFileManager(backup->path);
    });
}

void DatabasePage::connectParts()
{
    connect(m_filter, &QLineEdit::textChanged, m_sorted,
            &QSortFilterProxyModel::setFilterFixedString);
    connect(m_filter, &QLineEdit::textChanged, this, &DatabasePage::showSummary);
    connect(m_table, &BackupTable::selectedIdsChanged, this, &DatabasePage::updateActions);
    connect(m_table, &QWidget::customContextMenuRequested, this, &DatabasePage::showContextMenu);
    connect(m_model, &BackupModel::noteEdited, m_session, &DatabaseSession::setNote);
}

void DatabasePage::connectSession()
{
    connect(m_session, &DatabaseSession::factsChanged, this, &DatabasePage::showFacts);
    connect(m_session, &DatabaseSession::jobChanged, this, &DatabasePage::showJob);
    connect(m_session, &DatabaseSession::othersChanged, this, &DatabasePage::showOthers);
    connect(m_session, &DatabaseSession::progressChanged, m_progress, &ProgressStrip::setProgress);
    connect(m_session, &DatabaseSession::message, m_messages, &MessageList::add);
    connect(m_session, &DatabaseSession::backupMade, this,
            [this](const QString &id) { m_made = id; });
    connect(m_session, &DatabaseSession::messageOutdated, m_messages, &MessageList::remove);
    connect(m_automatic, &AutomaticPart::message, m_messages, &MessageList::add);
    connect(m_messages, &MessageList::remedyChosen, this, &DatabasePage::applyRemedy);
    connect(m_progress, &ProgressStrip::cancelRequested, m_session, &DatabaseSession::cancel);
}

void DatabasePage::connectRestore()
{
    connect(m_table, &BackupTable::chosen, m_restoreFlow, &RestoreFlow::ask);
    connect(m_session, &DatabaseSession::restoreFactsChanged, this,
            &DatabasePage::showRestoreFacts);
    connect(m_damagedCopies, &DamagedCopiesRow::showRequested, this,
            [this](const DamagedCopy &copy) {
                showInFileManager(u"%1/%2"_s.arg(m_session->folder(), copy.folder));
            });
    connect(m_damagedCopies, &DamagedCopiesRow::deleteRequested, m_restoreFlow,
            &RestoreFlow::askDeleteCopy);
}

void DatabasePage::showRestoreFacts()
{
    m_damagedCopies->setCopies(m_session->damagedCopies());
    updateActions();
}

void DatabasePage::showFacts()
{
    const DatabaseFacts &facts = m_session->facts();
    m_header->setFacts(facts);
    m_model->setBackups(m_session->backups());
    showList();
    selectNew();
    selectWanted();
    showSummary();
    updateActions();
}

/// As a table, as a chart, or as a sentence where there is nothing to list.
void DatabasePage::showList()
{
    const DatabaseFacts &facts = m_session->facts();
    const bool chart = m_actions->sizeOverTime->isChecked();
    const bool some = m_model->rowCount() > 0;
    m_filter->setEnabled(some && !chart);
    if (chart)
        showChart();
    else if (some || (!facts.list && !facts.listError))
        showOnly(m_table); // an empty one until it is known what is there
    else
        showEmptyState();
}

/// What is hidden in the stack would still ask for its room.
void DatabasePage::showOnly(QWidget *shown)
{
    m_stack->setCurrentWidget(shown);
    for (QWidget *other : {static_cast<QWidget *>(m_empty), static_cast<QWidget *>(m_chart)}) {
        if (!other || other == shown)
            continue;
        m_stack->removeWidget(other);
        other->deleteLater(); // it may be what was pressed
    }
    if (shown != m_empty)
        m_empty = nullptr;
    if (shown != m_chart)
        m_chart = nullptr;
}

void DatabasePage::showChart()
{
    const DatabaseFacts &facts = m_session->facts();
    if (!m_chart) {
        m_chart = new SizeChart;
        m_stack->addWidget(m_chart);
        connect(m_chart, &SizeChart::chosen, this, &DatabasePage::showBackup);
        connect(m_chart, &SizeChart::opened, this, [this](const QString &id) {
            m_actions->sizeOverTime->setChecked(false);
            showBackup(id);
        });
    }
    m_chart->setBackups(m_model->backups());
    m_chart->setStatus(facts.automatic);
    m_chart->setDatabaseBytes(facts.info ? facts.info->sizeBytes + facts.info->walBytes : 0);
    m_chart->setCurrent(m_table->selectedIds().value(0));
    showOnly(m_chart);
}

void DatabasePage::showEmptyState()
{
    if (!m_empty) {
        m_empty = new EmptyState;
        m_stack->addWidget(m_empty);
    }
    if (m_session->facts().backingUp) {
        m_empty->setContent(symbolicIcon(u"backup"_s), tr("The first backup is being made"),
                            tr("It will stand here when it is proved."));
    } else if (m_session->facts().listError) {
        m_empty->setContent(symbolicIcon(u"state-missing"_s), tr("The backups cannot be shown"),
                            tr("The message above says why and what you can do."));
    } else {
        m_empty->setContent(symbolicIcon(u"backup"_s), tr("No backups yet"),
                            tr("Press “Back up now” to make the first one. "
                               "Programs that use the database can go on working."));
    }
    showOnly(m_empty);
}

/// Only while nothing of our own runs: that has the strip to itself. At the start ours may wait
/// for the very one that is told here.
void DatabasePage::showOthers()
{
    m_header->setFacts(m_session->facts());
    if (m_session->isBusy() && m_session->job() != Job::StartUp)
        return;
    const Activity &others = m_session->others();
    if (others.active)
        m_progress->showOthers(others);
    else
        m_progress->end();
}

void DatabasePage::showJob()
{
    // Looking after the folder at the start is over before anyone could read about it.
    const bool shown = m_session->isBusy() && m_session->job() != Job::StartUp;
    // Before the strip goes: hiding it moves the focus away from its Cancel button.
    const bool untouched = focusWidget() == m_focusMoved;
    if (shown) {
        m_progress->setLimits(DatabaseSession::waitSeconds(), m_restoreFlow->stopSeconds());
        m_progress->begin();
    } else
        showOthers();
    // Whoever works by keyboard finds the focus where it was, unless it was moved meanwhile.
    if (m_session->isBusy()) {
        if (!m_focusBefore) // one job may follow the other at once
            m_focusBefore = focusWidget();
        updateActions();
        m_focusMoved = focusWidget();
        return;
    }
    updateActions();
    if (m_focusBefore && m_focusBefore->isEnabled() && untouched)
        m_focusBefore->setFocus(Qt::OtherFocusReason);
    m_focusBefore.clear();
}

/// The new backup is what most people go on with; a choice that was made is left alone.
void DatabasePage::selectNew()
{
    if (m_made.isEmpty() || !m_session->backup(m_made))
        return;
    if (m_table->selectedIds().isEmpty())
        m_table->select(m_made);
    m_made.clear();
}

void DatabasePage::showBackup(const QString &id)
{
    m_wanted = id;
    selectWanted();
}

/// A filter may hide it: who opens a backup wants to see it.
void DatabasePage::selectWanted()
{
    if (m_wanted.isEmpty() || !m_session->backup(m_wanted))
        return;
    m_filter->clear();
    m_table->select(m_wanted);
    if (!m_chart)
        m_table->setFocus(Qt::OtherFocusReason);
    m_wanted.clear();
}

void DatabasePage::showSummary()
{
    const QList<Backup> chosen = selected();
    const QLocale locale;
    const auto pattern = [](const QString &count, const QString &size) {
        return u"%1 · %2"_s.arg(count, size);
    };
    if (chosen.size() > 1) {
        m_summary->setText(pattern(tr("%n selected", nullptr, int(chosen.size())),
                                   formatSize(totalSize(chosen), locale)));
    } else if (m_sorted->rowCount() < m_model->rowCount()) {
        m_summary->setText(tr("%1 of %2 shown").arg(m_sorted->rowCount()).arg(m_model->rowCount()));
    } else if (m_model->rowCount() > 0) {
        m_summary->setText(pattern(tr("%n backup(s)", nullptr, m_model->rowCount()),
                                   formatSize(totalSize(m_model->backups()), locale)));
    } else {
        m_summary->clear();
    }
}

void DatabasePage::updateActions()
{
    m_damagedCopies->setBusy(m_session->isBusy());
    showSummary();
    if (!m_link)
        return;
    const QList<Backup> chosen = selected();
    const bool idle = !m_session->isBusy();
    const bool some = !chosen.isEmpty();
    const bool one = chosen.size() == 1;
    const bool file = one && chosen.first().state != BackupState::Missing;
    const DatabaseFacts &facts = m_session->facts();
    m_actions->backUp->setEnabled(idle);
    m_actions->import->setEnabled(idle);
    m_actions->verifyAll->setEnabled(idle && m_model->rowCount() > 0);
    m_actions->showDatabase->setEnabled(true);
    m_actions->openFolder->setEnabled(facts.list && facts.list->folderExists);
    m_actions->refresh->setEnabled(true);
    m_actions->sizeOverTime->setEnabled(true);
    m_actions->undoRestore->setEnabled(idle && m_session->undoable());
    m_actions->restore->setEnabled(idle && file);
    m_actions->saveAsDatabase->setEnabled(idle && file);
    m_actions->saveCopy->setEnabled(idle && file);
    m_actions->verify->setEnabled(idle && some);
    m_actions->editNote->setEnabled(one);
    m_actions->pin->setEnabled(some);
    m_actions->setPinned(some && std::all_of(chosen.cbegin(), chosen.cend(), [](const Backup &b) {
                             return b.pinned;
                         }));
    m_actions->showBackup->setEnabled(file);
    m_actions->remove->setEnabled(idle && some);
}

void DatabasePage::tick()
{
    m_header->refreshTexts();
    m_automatic->refreshTexts();
    m_model->refreshTimes();
    m_session->inspect();
}

void DatabasePage::showContextMenu(const QPoint &position)
{
    if (m_table->selectedIds().isEmpty())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(m_actions->restore);
    menu->setDefaultAction(m_actions->restore); // what a double-click does
    menu->addSeparator();
    menu->addActions({m_actions->saveCopy, m_actions->saveAsDatabase, m_actions->verify,
                      m_actions->editNote, m_actions->pin, m_actions->showBackup});
    menu->addSeparator();
    menu->addAction(m_actions->remove);
    menu->popup(m_table->viewport()->mapToGlobal(position));
}

void DatabasePage::applyRemedy(const Message &message)
{
    if (m_restoreFlow->applyRemedy(message))
        return;
    switch (message.remedy) {
    case Remedy::TryAgain: m_session->tryAgain(); break;
    case Remedy::KeepDamaged: m_session->backUp(true); break;
    case Remedy::SetUpFolder:
    case Remedy::UseFolder: m_session->setUpFolder(); break;
    case Remedy::OpenAnother: Q_EMIT openAnotherRequested(); break;
    case Remedy::ChooseFolder: askFolder(); break;
    case Remedy::SaveElsewhere:
        if (m_savingDatabase)
            askSaveDatabase(m_saving);
        else
            askSaveCopy(m_saving);
        break;
    case Remedy::OpenSaved: Q_EMIT openRequested(message.subjects.value(0)); break;
    case Remedy::ShowInFolder: showInFileManager(message.subjects.value(0)); break;
    case Remedy::Refresh: m_session->refresh(); break;
    default: break;
    }
}

/// The box belongs to the ids it names, whatever happens to the table meanwhile.
void DatabasePage::askDelete()
{
    const QList<Backup> chosen = selected();
    if (chosen.isEmpty())
        return;
    QStringList ids;
    for (const Backup &backup : chosen)
        ids.append(backup.id);
    QMessageBox *box = makeDeleteBox(chosen, m_session->backups(), this);
    connect(box, &QMessageBox::finished, this, [this, box, ids] {
        if (box->buttonRole(box->clickedButton()) == QMessageBox::AcceptRole)
            m_session->remove(ids);
    });
    box->open();
}

void DatabasePage::askSaveCopy(const QString &id)
{
    const std::optional<Backup> backup = m_session->backup(id);
    if (!backup || m_session->isBusy())
        return;
    QFileDialog *dialog =
        makeSaveCopyDialog(*backup, m_session->databasePath(), lastFolder(u"folders/save"_s), this);
    connect(dialog, &QFileDialog::fileSelected, this, [this, id](const QString &path) {
        const QFileInfo file(path);
        remembered::set("folders/save"_L1, file.path());
        m_saving = id;
        m_savingDatabase = false;
        // The dialog has asked about an existing file; a file that appears later is kept.
        m_session->saveCopy(id, path, file.exists());
    });
    dialog->open();
}

void DatabasePage::askSaveDatabase(const QString &id)
{
    const std::optional<Backup> backup = m_session->backup(id);
    if (!backup || m_session->isBusy())
        return;
    QFileDialog *dialog = makeSaveDatabaseDialog(*backup, m_session->databasePath(),
                                                 lastFolder(u"folders/work"_s), this);
    connect(dialog, &QFileDialog::fileSelected, this, [this, id](const QString &path) {
        const QFileInfo file(path);
        remembered::set("folders/work"_L1, file.path());
        m_saving = id;
        m_savingDatabase = true;
        m_session->saveDatabase(id, path, file.exists());
    });
    dialog->open();
}

void DatabasePage::askImport()
{
    QFileDialog *dialog =
        makeOpenDialog(tr("Import a database as a backup"), lastFolder(u"folders/import"_s), this);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        remembered::set("folders/import"_L1, QFileInfo(path).path());
        m_session->importFile(path);
    });
    dialog->open();
}

void DatabasePage::askFolder()
{
    auto *dialog = new QFileDialog(this, tr("Choose a folder for the backups"),
                                   QFileInfo(m_session->databasePath()).path());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName("folderDialog"_L1);
    dialog->setWindowModality(Qt::WindowModal);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, &DatabasePage::folderChosen);
    dialog->open();
}

void DatabasePage::togglePin()
{
    const QList<Backup> chosen = selected();
    const bool allPinned =
        std::all_of(chosen.cbegin(), chosen.cend(), [](const Backup &b) { return b.pinned; });
    m_session->setPinned(m_table->selectedIds(), !allPinned);
}

QList<Backup> DatabasePage::selected() const
{
    QList<Backup> chosen;
    const QStringList ids = m_table->selectedIds();
    for (const QString &id : ids) {
        if (const std::optional<Backup> backup = m_session->backup(id))
            chosen.append(*backup);
    }
    return chosen;
}

void DatabasePage::takeFocus()
{
    m_header->takeFocus();
}

void DatabasePage::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
    m_scroll->ensureWidgetVisible(m_filter);
}

void DatabasePage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange)
        setMaximumWidth(widestPage(fontMetrics()));
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QWidget::changeEvent(event);
}

void DatabasePage::retranslateUi()
{
    m_heading->setText(tr("Backups"));
    m_filter->setWords(tr("Filter"));
    m_sizes->setText(tr("Si&ze over time"));
    m_import->setText(tr("&Import…"));
    m_restore->setText(tr("&Restore…"));
    m_saveCopy->setText(tr("&Save a copy…"));
    m_verify->setText(tr("V&erify"));
    m_show->setText(tr("Show in f&older"));
    m_delete->setText(tr("De&lete…"));
    m_automatic->retranslate();
    m_model->retranslate();
    showFacts();
}

} // namespace litekeep
