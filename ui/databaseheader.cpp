// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/databaseheader.h"

#include "engine/format.h"
#include "ui/actions.h"
#include "ui/labels.h"
#include "ui/smallwidgets.h"

#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>

using namespace Qt::StringLiterals;

namespace litekeep {

DatabaseHeader::DatabaseHeader(Actions *actions, QWidget *parent)
    : QWidget(parent),
      m_name(new ElidedLabel(Qt::ElideMiddle)),
      m_statusIcon(new IconLabel(22)),
      m_statusText(new WrappedLabel),
      m_backUp(new ActionButton(actions->backUp))
{
    m_name->setObjectName("databaseName"_L1);
    m_statusText->setObjectName("status"_L1);
    m_backUp->setObjectName("backUpNow"_L1);
    m_backUp->setDefault(true);
    m_backUp->setIconSize({20, 20});

    auto *status = new QHBoxLayout;
    status->setSpacing(8);
    status->addWidget(m_statusIcon);
    status->addWidget(m_statusText, 1);
    auto *words = new QVBoxLayout;
    words->setSpacing(4);
    words->addWidget(m_name);
    words->addLayout(status);
    auto *top = new QHBoxLayout;
    top->setSpacing(16);
    top->addLayout(words, 1);
    top->addWidget(m_backUp, 0, Qt::AlignTop);

    auto *row = new QHBoxLayout;
    row->setSpacing(24);
    m_folder = addFact(row, "folder", Qt::ElideMiddle, 4);
    m_size = addFact(row, "size", Qt::ElideRight, 0);
    m_lastGood = addFact(row, "lastGood", Qt::ElideRight, 0);
    m_journal = addFact(row, "journal", Qt::ElideRight, 0);
    m_openedBy = addFact(row, "openedBy", Qt::ElideRight, 2);

    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(12);
    all->addLayout(top);
    all->addLayout(row);
    measure();
    retranslateUi();
}

DatabaseHeader::Fact DatabaseHeader::addFact(QHBoxLayout *row, const char *name,
                                             Qt::TextElideMode mode, int stretch)
{
    Fact fact{new QuietLabel, new ElidedLabel(mode)};
    fact.value->setObjectName(QLatin1StringView(name));
    auto *column = new QVBoxLayout;
    column->setSpacing(1);
    column->addWidget(fact.caption);
    column->addWidget(fact.value);
    row->addLayout(column, stretch);
    return fact;
}

void DatabaseHeader::setDatabase(const QString &path)
{
    m_path = path;
    const QFileInfo file(path);
    m_name->setText(databaseTitle(path));
    m_name->setExplanation(path);
    m_folder.value->setText(shortPath(file.path()));
    m_folder.value->setExplanation(file.path());
}

void DatabaseHeader::takeFocus()
{
    m_backUp->setFocus(Qt::OtherFocusReason);
}

void DatabaseHeader::setFacts(const DatabaseFacts &facts)
{
    m_facts = facts;
    refreshTexts();
}

void DatabaseHeader::refreshTexts()
{
    const DatabaseStatus status =
        databaseStatus(m_facts, QDateTime::currentDateTimeUtc(), QLocale());
    m_statusIcon->setIcon(symbolicIcon(status.iconName(), status.tone()));
    m_statusText->setText(status.text);
    m_statusText->setToolTip(status.toolTip);
    showLastGood();
    showFacts();
}

void DatabaseHeader::showLastGood()
{
    const QLocale locale;
    const Backup *good = m_facts.list ? lastGoodBackup(*m_facts.list) : nullptr;
    if (!good) {
        m_lastGood.value->setText(m_facts.list ? capitalised(tr("none yet")) : u"–"_s);
        return;
    }
    const QDateTime now = QDateTime::currentDateTimeUtc();
    m_lastGood.value->setText(capitalised(formatRelativeTime(good->createdAt, now, locale)));
    m_lastGood.value->setExplanation(formatExactTime(good->createdAt, locale));
}

void DatabaseHeader::showFacts()
{
    if (!m_facts.info) {
        for (const Fact &fact : {m_size, m_journal, m_openedBy})
            fact.value->setText(u"–"_s);
        return;
    }
    const DatabaseInfo &info = *m_facts.info;
    const QLocale locale;
    m_size.value->setText(formatSize(info.sizeBytes + info.walBytes, locale));
    if (info.walBytes > 0) {
        m_size.value->setExplanation(
            tr("Database file %1, its write-ahead log %2")
                .arg(formatSize(info.sizeBytes, locale), formatSize(info.walBytes, locale)));
    }
    m_journal.value->setText(journalText(info.journalMode));
    m_journal.value->setExplanation(journalExplanation(info.journalMode));
    m_openedBy.value->setText(openedByText(info));
    m_openedBy.value->setExplanation(openedByExplanation(info));
}

void DatabaseHeader::measure()
{
    m_name->setFont(titleFont(font()));
    m_backUp->setMinimumHeight(fontMetrics().height() * 2);
}

void DatabaseHeader::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange)
        measure();
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QWidget::changeEvent(event);
}

void DatabaseHeader::retranslateUi()
{
    m_backUp->setText(tr("Back up &now"));
    m_folder.caption->setText(tr("Folder"));
    m_size.caption->setText(tr("Size"));
    m_lastGood.caption->setText(tr("Last good backup"));
    m_journal.caption->setText(tr("Changes go to"));
    m_openedBy.caption->setText(tr("Open in"));
    for (const Fact &fact : {m_folder, m_size, m_lastGood, m_journal, m_openedBy})
        fact.value->setAccessibleDescription(fact.caption->text());
    refreshTexts();
}

} // namespace litekeep
