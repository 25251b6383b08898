// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/finddialog.h"

#include "ui/announcing.h"
#include "ui/emptystate.h"
#include "ui/findfolders.h"
#include "ui/findmodel.h"
#include "ui/findtable.h"
#include "ui/icons.h"
#include "ui/labels.h"
#include "ui/remembered.h"
#include "ui/searchfield.h"
#include "ui/smallwidgets.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

constexpr QSize firstSize(820, 620);
constexpr int leastTableRows = 4;
constexpr int detailRows = 5;

void give(QWidget *widget, const char *name)
{
    widget->setObjectName(QLatin1StringView(name));
    if (auto *button = qobject_cast<QPushButton *>(widget))
        button->setAutoDefault(false); // Enter in the filter must not keep anything
}

} // namespace

FindDialog::FindDialog(const QStringList &kept, QWidget *parent)
    : QDialog(parent),
      m_kept(kept),
      m_finder(new DatabaseFinder(this)),
      m_model(new FindModel(this)),
      m_filtered(new FindFilter(this)),
      m_folders(new FindFolders),
      m_start(new QPushButton),
      m_bar(new QProgressBar),
      m_progress(new ElidedLabel(Qt::ElideMiddle)),
      m_showLabel(new QLabel),
      m_shown(new QComboBox),
      m_filter(new SearchField),
      m_stack(new QStackedWidget),
      m_table(new FindTable),
      m_hint(new EmptyState),
      m_tickAll(new QPushButton),
      m_untickAll(new QPushButton),
      m_count(new QuietLabel),
      m_unseen(new WrappedLabel),
      m_details(new QPushButton),
      m_detailsText(new QPlainTextEdit),
      m_cancel(new QPushButton),
      m_keep(new QPushButton)
{
    setObjectName("findDialog"_L1);
    setAttribute(Qt::WA_DeleteOnClose);
    m_filtered->setSourceModel(m_model);
    m_table->setModel(m_filtered);
    const QStringList before = remembered::value("find/folders"_L1).toStringList();
    m_folders->setFolders(before.isEmpty() ? DatabaseFinder::usualFolders() : before);
    build();
    connectParts();
    retranslateUi();
    setSearching(false);
    resize(firstSize.boundedTo(roomOnScreen(this)));
    m_start->setFocus();
}

void FindDialog::build()
{
    give(m_start, "findStart");
    give(m_bar, "findBar");
    give(m_progress, "findProgress");
    makeNotification(m_progress);
    give(m_shown, "findShown");
    give(m_filter, "findFilter");
    give(m_table, "findTable");
    give(m_tickAll, "findTickAll");
    give(m_untickAll, "findUntickAll");
    give(m_count, "findCount");
    give(m_unseen, "findUnseen");
    give(m_details, "findDetails");
    give(m_detailsText, "findDetailsText");
    give(m_cancel, "findCancel");
    give(m_keep, "findKeep");
    m_showLabel->setBuddy(m_shown);
    m_bar->setTextVisible(false);
    QSizePolicy keepsItsPlace = m_bar->sizePolicy();
    keepsItsPlace.setRetainSizeWhenHidden(true);
    m_bar->setSizePolicy(keepsItsPlace);
    m_stack->addWidget(m_hint);
    m_stack->addWidget(m_table);
    m_details->setCheckable(true);
    m_detailsText->setReadOnly(true);
    m_detailsText->setTabChangesFocus(true);
    m_detailsText->hide();

    auto *search = new QHBoxLayout;
    search->addWidget(m_start);
    search->addWidget(m_progress, 1);
    search->addWidget(m_bar);
    auto *show = new QHBoxLayout;
    show->addWidget(m_showLabel);
    show->addWidget(m_shown);
    show->addWidget(m_filter, 1);
    auto *ticks = new QHBoxLayout;
    ticks->addWidget(m_tickAll);
    ticks->addWidget(m_untickAll);
    ticks->addStretch(1);
    ticks->addWidget(m_count);
    auto *unseen = new QHBoxLayout;
    unseen->addWidget(m_unseen, 1);
    unseen->addWidget(m_details, 0, Qt::AlignTop);
    auto *all = new QVBoxLayout(this);
    all->setSpacing(8);
    all->addWidget(m_folders);
    all->addLayout(search);
    all->addLayout(show);
    all->addWidget(m_stack, 1);
    all->addLayout(ticks);
    all->addLayout(unseen);
    all->addWidget(m_detailsText);
    all->addLayout(answerRow(this, m_keep, m_cancel));
    measure();
}

void FindDialog::measure()
{
    m_bar->setFixedWidth(fontMetrics().averageCharWidth() * 14);
    m_table->setMinimumHeight(roomyLine(fontMetrics()) * (leastTableRows + 1));
    m_detailsText->setFixedHeight(fontMetrics().lineSpacing() * detailRows + 12);
}

void FindDialog::connectParts()
{
    connect(m_folders, &FindFolders::changed, this, [this] { setSearching(isSearching()); });
    connect(m_start, &QPushButton::clicked, this, &FindDialog::startOrStop);
    connect(m_finder, &DatabaseFinder::found, this, &FindDialog::showFound);
    connect(m_finder, &DatabaseFinder::progressChanged, this, &FindDialog::showProgress);
    connect(m_finder, &DatabaseFinder::finished, this, &FindDialog::showEnd);
    connect(m_shown, &QComboBox::currentIndexChanged, this, [this](int index) {
        m_filtered->setKnownOnly(index == 1);
        showCounts();
    });
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_filtered->setText(text);
        showCounts();
    });
    connect(m_model, &FindModel::tickedChanged, this, &FindDialog::showCounts);
    connect(m_tickAll, &QPushButton::clicked, this, [this] { tickShown(true); });
    connect(m_untickAll, &QPushButton::clicked, this, [this] { tickShown(false); });
    connect(m_details, &QPushButton::toggled, m_detailsText, &QWidget::setVisible);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_keep, &QPushButton::clicked, this, &QDialog::accept);
}

void FindDialog::setFolders(const QStringList &folders)
{
    m_folders->setFolders(folders);
}

QStringList FindDialog::chosenPaths() const
{
    return m_model->tickedPaths();
}

bool FindDialog::isSearching() const
{
    return m_finder->isRunning();
}

void FindDialog::startOrStop()
{
    if (isSearching()) {
        m_finder->cancel();
        return;
    }
    remembered::set("find/folders"_L1, m_folders->allFolders());
    m_searched = true;
    m_summary = {};
    m_model->clear();
    m_table->keepOrder();
    m_finder->start({.folders = m_folders->tickedFolders(),
                     .kept = m_kept,
                     .networkFolders = m_folders->withNetwork()});
    m_progress->setText({});
    setSearching(true);
}

void FindDialog::setSearching(bool searching)
{
    m_folders->setEnabled(!searching);
    // As wide as it can get, so that what is beside it stays where it is.
    int width = 0;
    for (const QString &text : {tr("&Start search"), tr("&Stop search")}) {
        m_start->setText(text);
        width = std::max(width, m_start->sizeHint().width());
    }
    m_start->setMinimumWidth(width);
    m_start->setText(searching ? tr("&Stop search") : tr("&Start search"));
    m_start->setIcon(symbolicIcon(searching ? u"close"_s : u"search"_s));
    m_start->setEnabled(searching || !m_folders->tickedFolders().isEmpty());
    m_start->setToolTip(m_start->isEnabled() ? QString() : tr("Tick a folder to look in first."));
    // A bar that goes on moving while nobody sees it costs processor time.
    m_bar->setRange(0, searching ? 0 : 1);
    m_bar->setVisible(searching);
    showSummary();
    showCounts();
}

void FindDialog::tickShown(bool ticked)
{
    QList<int> rows;
    for (int row = 0; row < m_filtered->rowCount(); ++row)
        rows.append(m_filtered->mapToSource(m_filtered->index(row, 0)).row());
    m_model->setTicked(rows, ticked);
}

void FindDialog::showFound(const QList<FoundDatabase> &databases)
{
    m_model->append(databases);
    showCounts();
}

void FindDialog::showProgress(const FindProgress &progress)
{
    m_progress->setText(tr("%1 (%n folder(s) so far)", nullptr, int(progress.folders))
                            .arg(shortPath(progress.folder)));
}

void FindDialog::showEnd(const FindSummary &summary)
{
    m_summary = summary;
    m_table->letSort();
    setSearching(false);
    announce();
}

/// For a screen reader, wherever the focus is.
void FindDialog::announce()
{
    litekeep::announce(m_progress, m_progress->text());
}

void FindDialog::showSummary()
{
    if (isSearching() || !m_searched) {
        m_unseen->clear();
        m_details->hide();
        m_details->setChecked(false);
        return;
    }
    const QString found = m_summary.databases > 0
                              ? tr("%n database(s) found.", nullptr, int(m_summary.databases))
                              : tr("No databases found.");
    const QString looked = tr("%n folder(s) looked through.", nullptr, int(m_summary.folders));
    const QString stopped = m_summary.cancelled ? tr("The search was stopped.") : QString();
    m_progress->setText(QStringList{found, looked, stopped}.join(u' ').trimmed());
    QStringList unseen;
    if (!m_summary.missing.isEmpty())
        unseen.append(
            tr("%n chosen folder(s) is (are) not there.", nullptr, int(m_summary.missing.size())));
    if (const int count = int(m_summary.unreadableFolders + m_summary.unreadableFiles); count > 0)
        unseen.append(tr("%n folder(s) or file(s) could not be read.", nullptr, count));
    if (m_summary.unnamableFiles > 0)
        unseen.append(tr("%n database(s) has (have) a name that is not text; rename it (them).",
                         nullptr, int(m_summary.unnamableFiles)));
    if (m_summary.skippedFolders > 0)
        unseen.append(
            tr("%n folder(s) with caches, backups, trash or the like was (were) passed by.",
               nullptr, int(m_summary.skippedFolders)));
    if (!m_summary.otherFileSystems.isEmpty())
        unseen.append(tr("%n drive(s) was (were) not looked into.", nullptr,
                         int(m_summary.otherFileSystems.size())));
    m_unseen->setText(unseen.join(u' '));
    m_detailsText->setPlainText(detailsText());
    m_details->setVisible(!m_detailsText->document()->isEmpty());
}

QString FindDialog::detailsText() const
{
    QStringList lines;
    const auto list = [&lines](const QString &caption, const QStringList &paths) {
        if (paths.isEmpty())
            return;
        lines.append(caption);
        for (const QString &path : paths)
            lines.append(u"    "_s + path);
    };
    list(tr("Not there:"), m_summary.missing);
    list(tr("Could not be read:"), m_summary.unreadable);
    list(tr("Drives that were not looked into:"), m_summary.otherFileSystems);
    return lines.join(u'\n');
}

void FindDialog::showCounts()
{
    const int ticked = m_model->tickedCount();
    m_keep->setText(ticked > 0 ? tr("&Keep %n database(s)", nullptr, ticked) : tr("&Keep"));
    m_keep->setEnabled(ticked > 0);
    m_keep->setToolTip(ticked > 0 ? QString() : tr("Tick the databases to keep first."));
    const bool any = m_filtered->rowCount() > 0;
    m_tickAll->setEnabled(any);
    m_untickAll->setEnabled(any && ticked > 0);
    m_count->setText(m_model->rowCount() == 0 ? QString()
                                              : tr("%1 of %2 shown, %3 of known apps")
                                                    .arg(m_filtered->rowCount())
                                                    .arg(m_model->rowCount())
                                                    .arg(m_model->knownCount()));
    showTableOrHint();
}

void FindDialog::showTableOrHint()
{
    const QIcon icon = symbolicIcon(u"search"_s);
    if (m_filtered->rowCount() > 0) {
        m_stack->setCurrentWidget(m_table);
        return;
    }
    m_stack->setCurrentWidget(m_hint);
    if (m_model->rowCount() > 0)
        m_hint->setContent(icon, tr("Nothing fits"),
                           tr("Clear the filter, or show all databases."));
    else if (isSearching())
        m_hint->setContent(icon, tr("Looking for databases…"),
                           tr("They appear here as they are found."));
    else if (m_searched)
        m_hint->setContent(icon, tr("No databases found"),
                           tr("Add the folder in which your program keeps its data, "
                              "and start the search again."));
    else
        m_hint->setContent(icon, tr("What is there to keep?"),
                           tr("Choose where to look and press “Start search”. "
                              "Nothing is changed, and nothing is kept until you say so."));
}

void FindDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    if (event->type() == QEvent::FontChange)
        measure();
    QDialog::changeEvent(event);
}

void FindDialog::fillShown()
{
    const QSignalBlocker quiet(m_shown);
    const int chosen = std::max(0, m_shown->currentIndex());
    m_shown->clear();
    m_shown->addItems({tr("All databases"), tr("Apps that Litekeep knows")});
    m_shown->setCurrentIndex(chosen);
}

void FindDialog::retranslateUi()
{
    setWindowTitle(tr("Find databases"));
    m_showLabel->setText(tr("S&how:"));
    m_shown->setAccessibleName(tr("Databases to show"));
    m_shown->setAccessibleDescription(tr("Shows all that was found, or only known apps"));
    fillShown();
    m_filter->setWords(tr("Filter"), tr("Filter by app, name or folder"));
    m_progress->setAccessibleName({});
    m_bar->setAccessibleName(tr("The search is running"));
    m_table->setAccessibleName(tr("Databases found"));
    m_table->setAccessibleDescription(tr("Space ticks the selected ones"));
    m_tickAll->setText(tr("&Tick all"));
    m_tickAll->setAccessibleDescription(tr("Ticks all databases that are shown"));
    m_untickAll->setText(tr("&Untick all"));
    m_untickAll->setAccessibleDescription(tr("Takes the ticks from all databases that are shown"));
    m_details->setText(tr("&Details"));
    m_detailsText->setAccessibleName(tr("What was not looked at"));
    m_start->setAccessibleDescription(tr("Looks through the folders with a tick"));
    m_cancel->setText(tr("&Cancel"));
    m_cancel->setAccessibleDescription(tr("Adds nothing"));
    m_model->retranslate();
    m_table->fitColumns();
    setSearching(isSearching());
}

} // namespace litekeep
