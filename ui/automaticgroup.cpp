// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/automaticgroup.h"

#include "engine/format.h"
#include "ui/calmspinbox.h"
#include "ui/smallwidgets.h"

#include <QCheckBox>
#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QSignalBlocker>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace litekeep {

namespace {

constexpr int mostHours = 8760;
constexpr int mostBackups = 1000;
constexpr qsizetype namedInPreview = 2;
constexpr auto restOfTyping = 350ms;

SettingsChange difference(const BackupSettings &before, const BackupSettings &after)
{
    const auto changed = [](auto old, auto now) {
        return old == now ? std::nullopt : std::optional(now);
    };
    return {.enabled = changed(before.enabled, after.enabled),
            .intervalHours = changed(before.intervalHours, after.intervalHours),
            .retentionCount = changed(before.retentionCount, after.retentionCount),
            .skipUnchanged = changed(before.skipUnchanged, after.skipUnchanged)};
}

BackupSettings with(const BackupSettings &settings, const SettingsChange &change)
{
    return {.enabled = change.enabled.value_or(settings.enabled),
            .intervalHours = change.intervalHours.value_or(settings.intervalHours),
            .retentionCount = change.retentionCount.value_or(settings.retentionCount),
            .skipUnchanged = change.skipUnchanged.value_or(settings.skipUnchanged)};
}

} // namespace

AutomaticGroup::AutomaticGroup(QWidget *parent)
    : QGroupBox(parent),
      m_enabled(new QCheckBox),
      m_every(new QLabel),
      m_hours(new CalmSpinBox(1, mostHours)),
      m_hoursUnit(new QLabel),
      m_skip(new QCheckBox),
      m_keep(new QLabel),
      m_count(new CalmSpinBox(1, mostBackups)),
      m_countUnit(new QLabel),
      m_lineIcon(new IconLabel(18)),
      m_line(new WrappedLabel),
      m_revert(new QPushButton),
      m_apply(new QPushButton),
      m_rows(new QGridLayout(this)),
      m_first(new QHBoxLayout)
{
    setObjectName("automaticGroup"_L1);
    m_enabled->setObjectName("automaticEnabled"_L1);
    m_every->setBuddy(m_hours);
    m_hours->setObjectName("automaticHours"_L1);
    m_skip->setObjectName("automaticSkip"_L1);
    m_keep->setBuddy(m_count);
    m_count->setObjectName("automaticKeep"_L1);
    m_line->setObjectName("automaticLine"_L1);
    m_lineIcon->setIcon(symbolicIcon(u"state-warning"_s, Tone::Caution));
    m_lineIcon->hide();
    m_revert->setObjectName("automaticRevert"_L1);
    m_apply->setObjectName("automaticApply"_L1);
    m_revert->setAutoDefault(false);
    m_apply->setAutoDefault(false);
    build();
    retranslateUi();
    show(BackupSettings());
    follow();

    connect(m_enabled, &QCheckBox::toggled, this, &AutomaticGroup::follow);
    connect(m_skip, &QCheckBox::toggled, this, &AutomaticGroup::follow);
    connect(m_hours, &CalmSpinBox::edited, this, &AutomaticGroup::follow);
    connect(m_count, &CalmSpinBox::edited, this, &AutomaticGroup::follow);
    connect(m_revert, &QPushButton::clicked, this, &AutomaticGroup::revert);
    connect(m_apply, &QPushButton::clicked, this, &AutomaticGroup::apply);
    m_pause.setSingleShot(true);
    m_pause.setInterval(restOfTyping);
    connect(&m_pause, &QTimer::timeout, this, [this] {
        if (isModified())
            Q_EMIT previewRequested(wanted());
    });
}

void AutomaticGroup::build()
{
    m_first->setSpacing(6);
    m_first->addWidget(m_enabled);
    m_first->addSpacing(8);
    m_first->addWidget(m_every);
    m_first->addWidget(m_hours);
    m_first->addWidget(m_hoursUnit);
    m_first->addStretch(1);
    auto *second = new QHBoxLayout;
    second->setSpacing(6);
    second->addWidget(m_keep);
    second->addWidget(m_count);
    second->addWidget(m_countUnit);
    second->addSpacing(10);
    second->addWidget(m_lineIcon);
    second->addWidget(m_line, 1);
    second->addWidget(m_revert);
    second->addWidget(m_apply);
    m_rows->setContentsMargins(10, 4, 8, 6);
    m_rows->setVerticalSpacing(4);
    m_rows->setHorizontalSpacing(12);
    m_rows->setColumnStretch(0, 1);
    m_rows->addLayout(m_first, 0, 0);
    m_rows->addWidget(m_skip, 0, 1);
    m_rows->addLayout(second, 2, 0, 1, 2);
    const QList<QWidget *> order{m_enabled, m_hours, m_skip, m_count, m_revert, m_apply};
    for (qsizetype i = 1; i < order.size(); ++i)
        setTabOrder(order.at(i - 1), order.at(i));
}

/// In one row where there is room, below each other in a narrow window.
void AutomaticGroup::arrange()
{
    const bool narrow = m_first->sizeHint().width() + m_skip->sizeHint().width() + 40 > width();
    if (narrow == m_narrow)
        return;
    m_narrow = narrow;
    m_rows->removeWidget(m_skip);
    if (narrow)
        m_rows->addWidget(m_skip, 1, 0, 1, 2);
    else
        m_rows->addWidget(m_skip, 0, 1);
}

void AutomaticGroup::resizeEvent(QResizeEvent *event)
{
    QGroupBox::resizeEvent(event);
    arrange();
}

void AutomaticGroup::setStored(const std::optional<BackupSettings> &stored)
{
    const SettingsChange changed = change();
    m_stored = stored;
    if (stored)
        show(with(*stored, changed));
    follow();
}

void AutomaticGroup::setNext(const QString &text, const QString &explanation)
{
    m_next = text;
    m_nextExplanation = explanation;
    showLine();
}

void AutomaticGroup::setPreview(const BackupSettings &settings, const QList<Backup> &going)
{
    if (settings != wanted())
        return; // about what was typed before
    m_previewed = settings;
    m_going = going;
    showLine();
}

void AutomaticGroup::setStoring(bool storing)
{
    m_storing = storing;
    follow();
}

BackupSettings AutomaticGroup::wanted() const
{
    BackupSettings settings = m_stored.value_or(BackupSettings());
    settings.enabled = m_enabled->isChecked();
    settings.intervalHours = m_hours->typedValue();
    settings.retentionCount = m_count->typedValue();
    settings.skipUnchanged = m_skip->isChecked();
    return settings;
}

SettingsChange AutomaticGroup::change() const
{
    return m_stored ? difference(*m_stored, wanted()) : SettingsChange();
}

bool AutomaticGroup::isModified() const
{
    return !change().isEmpty();
}

void AutomaticGroup::revert()
{
    m_hours->interpretText();
    m_count->interpretText();
    if (m_stored)
        show(*m_stored);
    follow();
}

void AutomaticGroup::show(const BackupSettings &settings)
{
    const QSignalBlocker enabled(m_enabled);
    const QSignalBlocker hours(m_hours);
    const QSignalBlocker skip(m_skip);
    const QSignalBlocker count(m_count);
    m_enabled->setChecked(settings.enabled);
    m_skip->setChecked(settings.skipUnchanged);
    // Somebody may be typing, and half a number is left alone.
    if (m_hours->typedValue() != settings.intervalHours)
        m_hours->setValue(settings.intervalHours);
    if (m_count->typedValue() != settings.retentionCount)
        m_count->setValue(settings.retentionCount);
}

void AutomaticGroup::apply()
{
    m_hours->interpretText();
    m_count->interpretText();
    if (isModified())
        Q_EMIT applyRequested(change());
}

/// After each change, by whom ever.
void AutomaticGroup::follow()
{
    const bool known = m_stored.has_value() && !m_storing;
    const bool modified = isModified();
    m_enabled->setEnabled(known);
    m_count->setEnabled(known);
    m_hours->setEnabled(known && m_enabled->isChecked());
    m_skip->setEnabled(known && m_enabled->isChecked());
    m_revert->setEnabled(known && modified);
    m_apply->setEnabled(known && modified);
    if (modified && m_previewed != wanted())
        m_pause.start();
    else
        m_pause.stop();
    showUnits();
    showLine();
}

QString AutomaticGroup::goingText() const
{
    const QLocale locale;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QStringList names;
    for (const Backup &backup : m_going.mid(0, namedInPreview))
        names.append(formatDateTime(backup.createdAt, now, locale));
    if (m_going.size() > namedInPreview)
        names.append(u"…"_s);
    return tr("%n backup(s) will be removed after the next backup: %1", nullptr,
              int(m_going.size()))
        .arg(names.join(u"; "_s)); // dates have commas of their own
}

void AutomaticGroup::showLine()
{
    const bool warns = isModified() && m_previewed == wanted() && !m_going.isEmpty();
    m_lineIcon->setVisible(warns);
    if (!warns) {
        m_line->setText(m_next);
        m_line->setToolTip(m_nextExplanation);
        return;
    }
    m_line->setText(goingText());
    QStringList all;
    for (const Backup &backup : m_going)
        all.append(formatExactTime(backup.createdAt, QLocale()));
    m_line->setToolTip(all.join(u'\n'));
}

/// The words around a number follow it: "every 1 hour", "every 24 hours".
void AutomaticGroup::showUnits()
{
    const int hours = m_hours->typedValue();
    m_every->setText(tr("ever&y", "before a number of hours", hours));
    m_hoursUnit->setText(tr("hour(s)", "after the number", hours));
    m_keep->setText(tr("&keep", "before a number of backups"));
    m_countUnit->setText(tr("backup(s)", "after the number", m_count->typedValue()));
}

void AutomaticGroup::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QGroupBox::changeEvent(event);
}

void AutomaticGroup::retranslateUi()
{
    setTitle(tr("Automatic backups"));
    m_enabled->setText(tr("Back up a&utomatically"));
    m_enabled->setAccessibleDescription(
        tr("Makes backups at the interval beside it while Litekeep or its service runs"));
    m_hours->setAccessibleName(tr("Hours between automatic backups"));
    m_hours->setAccessibleDescription(tr("How long after one automatic backup the next is due"));
    m_skip->setText(tr("Skip &when nothing has changed"));
    m_skip->setToolTip(tr("An automatic backup of an unchanged database would hold the same as "
                          "the one before; it is checked and skipped."));
    m_count->setAccessibleName(tr("Number of backups to keep"));
    m_count->setToolTip(tr("Manual, automatic and imported backups count together. Pinned ones "
                           "stay and do not count; the newest intact one always stays."));
    m_revert->setText(tr("Rever&t"));
    m_revert->setAccessibleDescription(tr("Back to the settings that are stored"));
    m_apply->setText(tr("&Apply"));
    m_apply->setAccessibleDescription(tr("Stores the settings of automatic backups"));
    showUnits();
    showLine();
    arrange();
}

} // namespace litekeep
