// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/homepage.h"

#include "ui/backupround.h"
#include "ui/databasesactions.h"
#include "ui/databasestable.h"
#include "ui/emptystate.h"
#include "ui/labels.h"
#include "ui/messagebar.h"
#include "ui/progressstrip.h"
#include "ui/searchfield.h"
#include "ui/smallwidgets.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QStackedWidget>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace litekeep {

HomePage::HomePage(DatabasesActions *actions, BackupRound *round, QWidget *parent)
    : QWidget(parent),
      m_round(round),
      m_title(new QLabel),
      m_summaryIcon(new IconLabel(22)),
      m_summary(new WrappedLabel),
      m_backUpAll(new ActionButton(actions->backUpAll)),
      m_messages(new MessageList),
      m_heading(new QLabel),
      m_filter(new SearchField),
      m_add(new ActionButton(actions->add)),
      m_find(new ActionButton(actions->find)),
      m_stack(new QStackedWidget),
      m_table(new DatabasesTable),
      m_totals(new ElidedLabel(Qt::ElideRight)),
      m_remove(new ActionButton(actions->remove)),
      m_progress(new ProgressStrip)
{
    setObjectName("homePage"_L1);
    build();
    connect(m_filter, &QLineEdit::textChanged, m_table, &DatabasesTable::setFilter);
    connect(m_filter, &QLineEdit::textChanged, this, &HomePage::showSummary);
    connect(m_messages, &MessageList::remedyChosen, this, &HomePage::remedyChosen);
    connectRound();
    measure();
    retranslateUi();
}

HomePage::~HomePage() = default;

void HomePage::build()
{
    auto *content = new QVBoxLayout;
    content->setContentsMargins(18, 16, 18, 14);
    content->setSpacing(14);
    content->addLayout(buildTop());
    content->addWidget(m_messages);
    content->addLayout(buildListRow());
    m_stack->addWidget(m_table);
    m_stack->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    content->addWidget(m_stack, 1);
    content->addLayout(buildBottom());

    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addLayout(content, 1);
    all->addWidget(m_progress);
}

QBoxLayout *HomePage::buildTop()
{
    m_title->setObjectName("homeTitle"_L1);
    m_summary->setObjectName("homeSummary"_L1);
    m_backUpAll->setObjectName("backUpAll"_L1);
    m_backUpAll->setIconSize({20, 20});
    auto *summary = new QHBoxLayout;
    summary->setSpacing(8);
    summary->addWidget(m_summaryIcon);
    summary->addWidget(m_summary, 1);
    auto *words = new QVBoxLayout;
    words->setSpacing(4);
    words->addWidget(m_title);
    words->addLayout(summary);
    auto *top = new QHBoxLayout;
    top->setSpacing(16);
    top->addLayout(words, 1);
    top->addWidget(m_backUpAll, 0, Qt::AlignTop);
    return top;
}

QBoxLayout *HomePage::buildListRow()
{
    m_filter->setObjectName("homeFilter"_L1);
    m_filter->setAcceptDrops(false); // dropped databases are to be added
    m_filter->setMinimumWidth(160);
    m_filter->setMaximumWidth(260);
    m_add->setObjectName("add"_L1);
    m_find->setObjectName("findDatabases"_L1);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_heading);
    row->addStretch(1);
    row->addWidget(m_filter, 2);
    row->addWidget(m_find);
    row->addWidget(m_add);
    return row;
}

QBoxLayout *HomePage::buildBottom()
{
    m_totals->setObjectName("homeTotals"_L1);
    m_remove->setObjectName("removeDatabase"_L1);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_totals, 1);
    row->addWidget(m_remove);
    return row;
}

void HomePage::setRows(const QList<DatabaseRow> &rows)
{
    m_table->setRows(rows);
    m_filter->setEnabled(!rows.isEmpty());
    if (rows.isEmpty())
        showEmptyState();
    else
        m_stack->setCurrentWidget(m_table);
    showSummary();
}

void HomePage::showEmptyState()
{
    if (!m_empty) {
        m_empty = new EmptyState;
        m_stack->addWidget(m_empty);
    }
    m_empty->setContent(symbolicIcon(u"database"_s), tr("No databases yet"),
                        tr("Press “Add databases…”, or drop database files on this window."));
    m_stack->setCurrentWidget(m_empty);
}

void HomePage::showSummary()
{
    const QList<DatabaseRow> &rows = m_table->rows();
    const auto worst = std::max_element(rows.cbegin(), rows.cend(),
                                        [](const DatabaseRow &left, const DatabaseRow &right) {
                                            return left.severity < right.severity;
                                        });
    m_summary->setText(summaryOf(rows));
    m_summaryIcon->setIcon(worst == rows.cend() ? QIcon()
                                                : symbolicIcon(worst->iconName, worst->tone));
    const int shown = m_table->shownCount();
    m_totals->setVisible(!rows.isEmpty());
    m_totals->setText(shown < rows.size() ? tr("%1 of %2 shown").arg(shown).arg(rows.size())
                                          : totalsOf(rows, QLocale()));
}

void HomePage::connectRound()
{
    connect(m_round, &BackupRound::started, this, [this] {
        m_messages->remove(topic::job);
        m_progress->begin();
    });
    connect(m_round, &BackupRound::changed, this, &HomePage::showRound);
    connect(m_round, &BackupRound::ended, this, [this] {
        m_progress->end();
        m_messages->add(roundMessage(*m_round));
    });
    connect(m_progress, &ProgressStrip::cancelRequested, m_round, &BackupRound::cancel);
}

void HomePage::showRound()
{
    if (!m_round->isRunning())
        return;
    const QString count =
        tr("%1 of %2 done", "databases").arg(m_round->outcomes().size()).arg(m_round->total());
    const QString names = m_round->runningNames();
    m_progress->setText(names.isEmpty()
                            ? count
                            : tr("%1: %2 · %3", "database, what is done, how many are done")
                                  .arg(names, m_round->stageText(), count),
                        m_round->percent());
}

void HomePage::focusFilter()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void HomePage::takeFocus()
{
    m_table->setFocus(Qt::OtherFocusReason);
}

void HomePage::measure()
{
    m_title->setFont(titleFont(font()));
    setMaximumWidth(widestPage(fontMetrics()));
    m_backUpAll->setMinimumHeight(fontMetrics().height() * 2);
}

void HomePage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange)
        measure();
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QWidget::changeEvent(event);
}

void HomePage::retranslateUi()
{
    m_title->setText(tr("Overview"));
    m_heading->setText(tr("Databases"));
    m_filter->setWords(tr("Filter"));
    m_backUpAll->setText(tr("Back up a&ll now"));
    m_add->setText(tr("&Add databases…"));
    m_find->setText(tr("F&ind databases…"));
    m_remove->setText(tr("Re&move from the list"));
    if (m_empty)
        setRows(m_table->rows());
    showSummary();
    showRound();
}

Message roundMessage(const BackupRound &round)
{
    const QList<BackupRound::Outcome> outcomes = round.outcomes();
    const auto number = [&outcomes](auto wanted) {
        return int(std::count_if(outcomes.cbegin(), outcomes.cend(), wanted));
    };
    const auto isCancelled = [](const BackupRound::Outcome &one) {
        return one.error && one.error->code == ErrorCode::Cancelled;
    };
    const int made = number([](const BackupRound::Outcome &one) { return !one.error; });
    const int cancelled = number(isCancelled);
    const int failed = int(outcomes.size()) - made - cancelled;
    const auto text = [outcomes, isCancelled, made, cancelled, failed] {
        QStringList parts{HomePage::tr("%n database(s) backed up.", nullptr, made)};
        if (cancelled > 0)
            parts.append(HomePage::tr("%n stopped.", nullptr, cancelled));
        if (failed > 0)
            parts.append(HomePage::tr("%n failed:", nullptr, failed));
        QStringList lines{parts.join(u' ')};
        for (const BackupRound::Outcome &one : outcomes) {
            if (one.error && !isCancelled(one))
                lines.append(u"•  %1: %2"_s.arg(one.name, withShortPaths(one.error->text())));
        }
        return lines.join(u'\n');
    };
    QStringList details;
    for (const BackupRound::Outcome &one : outcomes) {
        if (one.error && !one.error->detail.isEmpty())
            details.append(u"%1: %2"_s.arg(one.name, one.error->detail));
    }
    return {.tone = failed > 0      ? Tone::Negative
                    : cancelled > 0 ? Tone::Accent
                                    : Tone::Positive,
            .topic = topic::job,
            .text = text,
            .detail = details.join(u'\n'),
            .remedy = Remedy::None,
            .subjects = {}};
}

} // namespace litekeep
