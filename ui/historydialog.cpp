// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/historydialog.h"

#include "ui/automaticbackups.h"
#include "ui/historymodel.h"
#include "ui/smallwidgets.h"
#include "ui/tabledress.h"

#include <QClipboard>
#include <QComboBox>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QShortcut>
#include <QSignalBlocker>
#include <QTableView>

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

constexpr QSize firstSize(900, 460);
constexpr int widestReason = 300;

} // namespace

HistoryDialog::HistoryDialog(AutomaticBackups *automatic, const QString &databaseName,
                             QWidget *parent)
    : QDialog(parent),
      m_databaseName(databaseName),
      m_model(new HistoryModel(this)),
      m_filtered(new HistoryFilter(this)),
      m_show(new QLabel),
      m_outcome(new QComboBox),
      m_count(new QuietLabel),
      m_table(new QTableView),
      m_copy(new QPushButton),
      m_close(new QPushButton)
{
    setObjectName("historyDialog"_L1);
    setAttribute(Qt::WA_DeleteOnClose);
    m_filtered->setSourceModel(m_model);
    build();
    retranslateUi();
    resize(firstSize.boundedTo(roomOnScreen(this)));

    connect(automatic, &AutomaticBackups::historyArrived, this, &HistoryDialog::setEntries);
    connect(automatic, &AutomaticBackups::statusChanged, this,
            [automatic] { automatic->askHistory(); });
    connect(automatic, &QObject::destroyed, this, &QDialog::close);
    connect(m_outcome, &QComboBox::currentIndexChanged, this, [this] {
        m_filtered->setOutcome(m_outcome->currentData().toString());
        showCount();
    });
    connect(m_copy, &QPushButton::clicked, this, &HistoryDialog::copy);
    connect(m_close, &QPushButton::clicked, this, &QDialog::close);
    auto *copyKeys = new QShortcut(QKeySequence::Copy, m_table);
    copyKeys->setContext(Qt::WidgetShortcut);
    connect(copyKeys, &QShortcut::activated, this, &HistoryDialog::copy);
    automatic->askHistory();
}

void HistoryDialog::build()
{
    m_outcome->setObjectName("historyOutcome"_L1);
    m_show->setBuddy(m_outcome);
    m_count->setObjectName("historyCount"_L1);
    m_table->setObjectName("historyTable"_L1);
    dressTable(m_table);
    m_table->setModel(m_filtered);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_copy->setObjectName("historyCopy"_L1);
    m_copy->setAutoDefault(false);
    m_close->setObjectName("historyClose"_L1);
    m_close->setAutoDefault(false);

    auto *top = new QHBoxLayout;
    top->addWidget(m_show);
    top->addWidget(m_outcome);
    top->addSpacing(8);
    top->addWidget(m_count);
    top->addStretch(1);
    auto *bottom = new QHBoxLayout;
    bottom->addWidget(m_copy);
    bottom->addStretch(1);
    bottom->addWidget(m_close);
    auto *all = new QVBoxLayout(this);
    all->setSpacing(10);
    all->addLayout(top);
    all->addWidget(m_table, 1);
    all->addLayout(bottom);
    m_table->setFocus();
}

void HistoryDialog::fillFilter()
{
    const QString chosen = m_outcome->currentData().toString();
    const QSignalBlocker quiet(m_outcome);
    m_outcome->clear();
    m_outcome->addItem(tr("All runs"), QString());
    m_outcome->addItem(tr("Done"), u"done"_s);
    m_outcome->addItem(tr("Checked, unchanged"), u"unchanged"_s);
    m_outcome->addItem(tr("Skipped"), u"skipped"_s);
    m_outcome->addItem(tr("Failed"), u"failed"_s);
    m_outcome->addItem(tr("Cancelled"), u"cancelled"_s);
    m_outcome->addItem(tr("Interrupted"), u"interrupted"_s);
    m_outcome->setCurrentIndex(std::max(0, m_outcome->findData(chosen)));
}

void HistoryDialog::setEntries(const QList<HistoryEntry> &entries)
{
    const bool first = m_model->entries().isEmpty();
    m_model->setEntries(entries);
    if (first)
        fitColumns();
    showCount();
}

void HistoryDialog::fitColumns()
{
    m_table->resizeColumnsToContents();
    for (int column = 0; column < HistoryModel::Reason; ++column)
        m_table->setColumnWidth(column, std::min(m_table->columnWidth(column) + 12, widestReason));
}

void HistoryDialog::showCount()
{
    m_count->setText(tr("%n run(s)", nullptr, m_filtered->rowCount()));
    m_copy->setEnabled(m_filtered->rowCount() > 0);
}

/// What is selected, or all that is shown.
void HistoryDialog::copy()
{
    QList<int> rows;
    const QModelIndexList selected = m_table->selectionModel()->selectedRows();
    for (const QModelIndex &index : selected)
        rows.append(index.row());
    std::sort(rows.begin(), rows.end());
    if (rows.isEmpty()) {
        rows.resize(m_filtered->rowCount());
        std::iota(rows.begin(), rows.end(), 0);
    }
    QGuiApplication::clipboard()->setText(historyAsText(*m_filtered, rows));
}

void HistoryDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    if (event->type() == QEvent::FontChange) {
        measureRows(m_table);
        fitColumns();
    }
    QDialog::changeEvent(event);
}

void HistoryDialog::retranslateUi()
{
    setWindowTitle(tr("History of %1").arg(m_databaseName));
    m_show->setText(tr("Sho&w:"));
    m_outcome->setAccessibleName(tr("Outcome to show"));
    m_outcome->setAccessibleDescription(tr("Shows only the runs that ended so"));
    m_copy->setAccessibleDescription(tr("Copies the selected runs, or all when none is selected"));
    m_close->setAccessibleDescription(tr("Closes the history"));
    m_table->setAccessibleName(tr("Runs"));
    m_table->setAccessibleDescription(tr("What ran for this database, newest first"));
    m_copy->setText(tr("&Copy as text"));
    m_close->setText(tr("C&lose"));
    fillFilter();
    m_model->retranslate();
    showCount();
}

} // namespace litekeep
