// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/previewview.h"

#include "engine/format.h"
#include "ui/labels.h"
#include "ui/smallwidgets.h"
#include "ui/tabledress.h"

#include <QDateTime>
#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

struct Preview
{
    Q_DECLARE_TR_FUNCTIONS(litekeep::PreviewView)
};

enum Column { Table, Then, Now, Change, NewestThen, NewestNow, ColumnCount };
constexpr int fewestLines = 4;
constexpr int narrowestColumn = 90;

bool isChanged(const TableDifference &difference)
{
    return difference.rowsInBackup != difference.rowsNow || difference.rowsInBackup.value_or(-1) < 0
           || difference.newestInBackup != difference.newestNow;
}

QString rowsText(const std::optional<qint64> &rows)
{
    if (!rows)
        return u"–"_s;
    return *rows < 0 ? Preview::tr("not counted") : QLocale().toString(*rows);
}

QString changeText(const TableDifference &difference)
{
    if (!difference.rowsNow)
        return Preview::tr("comes back", "table");
    if (!difference.rowsInBackup)
        return Preview::tr("vanishes", "table");
    if (*difference.rowsNow < 0 || *difference.rowsInBackup < 0)
        return {};
    const qint64 change = *difference.rowsInBackup - *difference.rowsNow;
    if (change == 0)
        return Preview::tr("same number", "of rows");
    const QString number = QLocale().toString(qAbs(change));
    return change > 0 ? u"+%1"_s.arg(number) : u"−%1"_s.arg(number);
}

/// Databases write times in many ways; what cannot be read is shown as it is.
QString timeText(const QString &text)
{
    const QDateTime time = QDateTime::fromString(text, Qt::ISODate);
    if (text.isEmpty() || !time.isValid())
        return text;
    return capitalised(formatDateTime(time, QDateTime::currentDateTimeUtc(), QLocale()));
}

QTableWidgetItem *makeItem(const QString &text, Qt::Alignment alignment)
{
    auto *item = new QTableWidgetItem(text);
    item->setTextAlignment(alignment | Qt::AlignVCenter);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
    return item;
}

} // namespace

QList<TableDifference> changedTables(const RestorePreview &preview)
{
    QList<TableDifference> changed;
    std::copy_if(preview.tables.cbegin(), preview.tables.cend(), std::back_inserter(changed),
                 isChanged);
    return changed;
}

QString previewRemark(const RestorePreview &preview)
{
    const int changed = int(changedTables(preview).size());
    const int same = int(preview.tables.size()) - changed;
    QStringList sentences;
    if (same > 0 && changed > 0)
        sentences.append(
            Preview::tr("%n more table(s) have the same number of rows.", nullptr, same));
    else if (same > 0)
        sentences.append(Preview::tr("All %n table(s) have the same number of rows; what is in "
                                     "the rows may differ.",
                                     nullptr, same));
    if (preview.databaseReadable && preview.userVersionInBackup != preview.userVersionNow) {
        sentences.append(Preview::tr("The version of the schema differs: %1 in the database, %2 in "
                                     "the backup. Another version of the program may be needed.")
                             .arg(preview.userVersionNow)
                             .arg(preview.userVersionInBackup));
    }
    if (!preview.complete && preview.databaseReadable)
        sentences.append(Preview::tr("Not everything could be compared in the short time."));
    return sentences.join(u' ');
}

PreviewView::PreviewView(QWidget *parent)
    : QWidget(parent),
      m_heading(new QLabel),
      m_state(new QLabel),
      m_table(new QTableWidget(0, ColumnCount)),
      m_rest(new QuietLabel)
{
    setObjectName("preview"_L1);
    m_state->setObjectName("previewState"_L1);
    m_state->setTextFormat(Qt::PlainText);
    m_state->setWordWrap(true);
    m_table->setObjectName("previewTable"_L1);
    dressTable(m_table);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->horizontalHeader()->setMinimumSectionSize(narrowestColumn);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(Table, QHeaderView::Stretch);
    m_rest->setObjectName("previewRest"_L1);
    m_rest->setTextFormat(Qt::PlainText);
    m_rest->setWordWrap(true);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(6);
    all->addWidget(m_heading);
    all->addWidget(m_state);
    all->addWidget(m_table, 1);
    all->addWidget(m_rest);
    measure();
    retranslateUi();
}

void PreviewView::measure()
{
    m_heading->setFont(boldFont(font()));
    measureRows(m_table);
    m_table->setMinimumHeight(roomyLine(fontMetrics()) * fewestLines);
}

void PreviewView::setResult(const Result<RestorePreview> &result)
{
    m_result = result;
    showResult();
}

void PreviewView::setLookingBack(bool back)
{
    m_lookingBack = back;
    retranslateUi();
}

void PreviewView::showResult()
{
    m_table->setRowCount(0);
    if (m_result && *m_result) {
        showPreview(**m_result);
        return;
    }
    m_state->setText(m_result ? tr("The backup cannot be compared with the database. %1")
                                    .arg(withShortPaths(m_result->error().text()))
                              : tr("Comparing…"));
    m_state->show();
    m_table->setVisible(!m_result);
    m_rest->hide();
}

void PreviewView::showPreview(const RestorePreview &preview)
{
    QString state;
    if (!preview.problem.isEmpty()) {
        state = tr("The database cannot be compared now. %1 What is there is kept first, byte "
                   "for byte if need be.")
                    .arg(preview.problem);
    } else if (!preview.databaseReadable) {
        state = tr("The database as it is now could not be read in the short time, or it is "
                   "damaged. What is there is kept first, byte for byte if need be.");
    }
    m_state->setText(state);
    m_state->setVisible(!state.isEmpty());
    fillTable(preview);
    m_table->setVisible(m_table->rowCount() > 0);
    m_rest->setText(previewRemark(preview));
    m_rest->setVisible(!m_rest->text().isEmpty());
}

void PreviewView::fillTable(const RestorePreview &preview)
{
    const QList<TableDifference> changed = changedTables(preview);
    m_table->setRowCount(int(changed.size()));
    for (int row = 0; row < changed.size(); ++row) {
        const TableDifference &difference = changed.at(row);
        m_table->setItem(row, Table, makeItem(difference.table.simplified(), Qt::AlignLeft));
        m_table->item(row, Table)->setToolTip(difference.table);
        const auto put = [this, row](Column column, const QString &text) {
            m_table->setItem(row, column, makeItem(text, Qt::AlignRight));
        };
        put(Then, rowsText(difference.rowsInBackup));
        // Nothing can be said about a database that cannot be read.
        put(Now, preview.databaseReadable ? rowsText(difference.rowsNow) : u"?"_s);
        put(Change, preview.databaseReadable ? changeText(difference) : QString());
        put(NewestThen, timeText(difference.newestInBackup));
        put(NewestNow, timeText(difference.newestNow));
    }
    const auto has = [&changed](QString TableDifference::*time) {
        return std::any_of(changed.cbegin(), changed.cend(),
                           [time](const TableDifference &d) { return !(d.*time).isEmpty(); });
    };
    const bool times = has(&TableDifference::newestInBackup) || has(&TableDifference::newestNow);
    m_table->setColumnHidden(NewestThen, !times);
    m_table->setColumnHidden(NewestNow, !times);
    m_table->setColumnHidden(Change, !preview.databaseReadable);
}

void PreviewView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    if (event->type() == QEvent::FontChange)
        measure();
    QWidget::changeEvent(event);
}

void PreviewView::retranslateUi()
{
    m_heading->setText(m_lookingBack ? tr("What has changed") : tr("What will change"));
    m_table->setAccessibleName(m_heading->text());
    m_table->setHorizontalHeaderLabels(
        {tr("Table"), m_lookingBack ? tr("Rows restored") : tr("Rows then"),
         m_lookingBack ? tr("Rows before") : tr("Rows now"), tr("Change"), tr("Newest then"),
         m_lookingBack ? tr("Newest before") : tr("Newest now")});
    for (int column = 0; column < ColumnCount; ++column)
        m_table->horizontalHeaderItem(column)->setTextAlignment(
            (column == Table ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    showResult();
}

} // namespace litekeep
