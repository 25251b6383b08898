// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/restoredialog.h"

#include "engine/format.h"
#include "ui/labels.h"
#include "ui/previewview.h"
#include "ui/programschoice.h"
#include "ui/smallwidgets.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QResizeEvent>
#include <QScreen>
#include <QScrollArea>

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

constexpr int dialogWidth = 640;
constexpr int iconSide = 40;
constexpr int smallIconSide = 18;

QLabel *makeWords(const char *name, QLabel *label = new QLabel)
{
    label->setObjectName(QLatin1StringView(name));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

QHBoxLayout *besideIcon(const QString &icon, Tone tone, QWidget *words)
{
    auto *label = new IconLabel(smallIconSide);
    label->setIcon(symbolicIcon(icon, tone));
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(label, 0, Qt::AlignTop);
    row->addWidget(words, 1);
    return row;
}

} // namespace

RestoreDialog::RestoreDialog(const Backup &backup, const QString &databasePath, Purpose purpose,
                             QWidget *parent)
    : QDialog(parent),
      m_backup(backup),
      m_databasePath(databasePath),
      m_purpose(purpose),
      m_scroll(new QScrollArea),
      m_content(new QWidget),
      m_icon(new IconLabel(iconSide)),
      m_question(makeWords("restoreQuestion")),
      m_facts(makeWords("restoreFacts", new QuietLabel)),
      m_stateIcon(new IconLabel(smallIconSide)),
      m_warning(makeWords("restoreWarning")),
      m_force(new QCheckBox),
      m_view(new PreviewView),
      m_programsHeading(new QLabel),
      m_programs(new ProgramsChoice),
      m_promise(makeWords("restorePromise")),
      m_forgotten(makeWords("restoreForgotten")),
      m_cancel(new QPushButton),
      m_restore(new QPushButton)
{
    setObjectName("restoreDialog"_L1);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowModality(Qt::WindowModal);
    m_icon->setIcon(symbolicIcon(u"restore"_s, Tone::Accent));
    m_stateIcon->setIcon(symbolicIcon(stateIconName(backup.state), stateTone(backup.state)));
    m_force->setObjectName("restoreAllTheSame"_L1);
    m_force->setVisible(backup.state == BackupState::Unproved
                        || backup.state == BackupState::Damaged);
    m_warning->setVisible(backup.state != BackupState::Intact);
    m_cancel->setObjectName("stayButton"_L1);
    m_restore->setObjectName("goButton"_L1);
    m_restore->setIcon(symbolicIcon(u"restore"_s));
    build();
    connect(m_force, &QCheckBox::toggled, this, &RestoreDialog::follow);
    connect(m_programs, &ProgramsChoice::changed, this, &RestoreDialog::follow);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_restore, &QPushButton::clicked, this, &QDialog::accept);
    retranslateUi();
    // Wrapped sentences need a width before they know their height.
    resize(dialogWidth, 0);
    fit();
    resize(dialogWidth, qMin(minimumHeight() + fontMetrics().height() * 3, mostHeight()));
    // Whoever presses Enter or Space in fright keeps everything.
    m_restore->setAutoDefault(false);
    m_cancel->setDefault(true);
    m_cancel->setFocus();
}

void RestoreDialog::build()
{
    auto *facts = new QHBoxLayout;
    facts->setSpacing(6);
    facts->addWidget(m_stateIcon, 0, Qt::AlignTop);
    facts->addWidget(m_facts, 1);
    auto *words = new QVBoxLayout;
    words->setSpacing(4);
    words->addWidget(m_question);
    words->addLayout(facts);
    words->addWidget(m_warning);
    words->addWidget(m_force);
    auto *top = new QHBoxLayout;
    top->setSpacing(14);
    top->addWidget(m_icon, 0, Qt::AlignTop);
    top->addLayout(words, 1);

    QHBoxLayout *buttons = answerRow(this, m_restore, m_cancel);
    buttons->setContentsMargins(18, 12, 18, 14);

    auto *all = new QVBoxLayout(m_content);
    all->setContentsMargins(18, 16, 18, 0);
    all->setSpacing(12);
    all->addLayout(top);
    all->addWidget(m_view, 1);
    // Not in a layout of their own: it would not notice in time that they need more room.
    all->addWidget(m_programsHeading);
    all->addWidget(m_programs);
    auto *promises = new QVBoxLayout;
    promises->setSpacing(4);
    promises->addLayout(besideIcon(u"undo"_s, Tone::Positive, m_promise));
    promises->addLayout(besideIcon(u"state-warning"_s, Tone::Caution, m_forgotten));
    all->addLayout(promises);
    m_scroll->setObjectName("restoreScroll"_L1);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(m_content);
    auto *both = new QVBoxLayout(this);
    both->setContentsMargins(0, 0, 0, 0);
    both->setSpacing(0);
    both->addWidget(m_scroll, 1);
    both->addLayout(buttons);
    measure();
}

void RestoreDialog::measure()
{
    m_question->setFont(questionFont(font()));
    m_programsHeading->setFont(boldFont(font()));
    m_promise->setFont(boldFont(font()));
}

RestoreOptions RestoreDialog::options() const
{
    return {.programs = m_programs->plan(), .forceDamaged = m_force->isChecked()};
}

void RestoreDialog::setPlan(const ProgramsPlan &plan)
{
    m_programs->setPlan(plan);
}

void RestoreDialog::setPreview(const Result<RestorePreview> &preview)
{
    m_view->setResult(preview);
    if (preview) {
        m_preview = *preview;
        m_programs->setPrograms(preview->openedBy, preview->openedByOthers);
    }
    fit();
}

void RestoreDialog::setBusy(bool busy)
{
    m_busy = busy;
    follow();
}

void RestoreDialog::follow()
{
    const bool good = m_backup.state == BackupState::Intact || m_force->isChecked();
    m_restore->setEnabled(!m_busy && good && m_backup.state != BackupState::Missing
                          && m_programs->problem().isEmpty());
    m_restore->setToolTip(m_busy ? tr("Other work has to end first.") : QString());
    fit();
}

/// What the screen has room for, with the window's title; the rest is scrolled to.
int RestoreDialog::mostHeight() const
{
    return screen()->availableGeometry().height() - 3 * fontMetrics().height();
}

/// Qt gives a window with wrapped sentences no minimum height of its own.
void RestoreDialog::fit()
{
    if (!layout())
        return;
    // Those inside keep what they measured before, too.
    const auto inner = findChildren<QLayout *>();
    for (QLayout *part : inner)
        part->invalidate();
    layout()->invalidate();
    // Not totalMinimumHeightForWidth(): when it places them, Qt's box layout gives those that
    // have a height for their width that one, and takes it from the others.
    const int wanted = m_content->layout()->totalHeightForWidth(width())
                       + layout()->sizeHint().height() - m_scroll->sizeHint().height();
    setMinimumHeight(qMin(wanted, mostHeight()));
}

bool RestoreDialog::event(QEvent *event)
{
    const bool done = QDialog::event(event);
    if (event->type() == QEvent::LayoutRequest) // something has come or gone
        fit();
    return done;
}

void RestoreDialog::resizeEvent(QResizeEvent *event)
{
    QDialog::resizeEvent(event);
    if (event->oldSize().width() != width())
        fit();
}

QString RestoreDialog::question() const
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const QLocale locale;
    const QString name = QFileInfo(m_databasePath).fileName();
    const QString time = formatDateTime(m_backup.createdAt, now, locale);
    const QString ago = formatRelativeTime(m_backup.createdAt, now, locale);
    if (m_purpose == Purpose::Undo)
        return tr("Undo the restore and bring %1 back to %2, %3?").arg(name, time, ago);
    return tr("Bring %1 back to %2, %3?").arg(name, time, ago);
}

QString RestoreDialog::stateSentence() const
{
    switch (m_backup.state) {
    case BackupState::Intact: break;
    case BackupState::Unproved:
        return tr("It could not be proved that this backup is intact, so it is better to take "
                  "another one.");
    case BackupState::Damaged:
        return tr("This backup is damaged: what it holds may be incomplete or wrong. Take another "
                  "one if you can.");
    case BackupState::Missing:
        return tr("The file of this backup is gone, so it cannot be restored.");
    }
    return {};
}

void RestoreDialog::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    if (event->type() == QEvent::FontChange) {
        measure();
        fit();
    }
    QDialog::changeEvent(event);
}

void RestoreDialog::retranslateUi()
{
    setWindowTitle(m_purpose == Purpose::Undo ? tr("Undo a restore") : tr("Restore a backup"));
    m_question->setText(question());
    QString facts = tr("%1 · %2 · %3", "how the backup was made, size, state")
                        .arg(originText(m_backup.type), formatSize(m_backup.sizeBytes, QLocale()),
                             stateText(m_backup.state));
    if (!m_backup.note.isEmpty())
        facts += u" · "_s + m_backup.note;
    m_facts->setText(facts);
    m_facts->setToolTip(formatExactTime(m_backup.createdAt, QLocale()));
    m_warning->setText(stateSentence());
    m_force->setText(tr("Restore it &all the same"));
    m_programsHeading->setText(tr("Programs that use the database"));
    m_promise->setText(tr("The database as it is now is kept first; you can undo this."));
    m_forgotten->setText(tr("Users, passwords and tokens stored in it go back in time, too."));
    m_cancel->setText(tr("&Cancel"));
    m_cancel->setAccessibleDescription(tr("Leaves the database as it is"));
    m_restore->setText(tr("&Restore"));
    m_restore->setAccessibleDescription(tr("Brings the database back to this backup"));
    follow();
}

QDialog *makeChangesDialog(const RestorePreview &preview, QWidget *parent)
{
    auto *dialog = new QDialog(parent);
    dialog->setObjectName("changesDialog"_L1);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowModality(Qt::WindowModal);
    dialog->setWindowTitle(RestoreDialog::tr("What changed"));
    auto *view = new PreviewView;
    view->setLookingBack(true);
    view->setResult(preview);
    auto *close = new QPushButton(RestoreDialog::tr("&Close"));
    close->setObjectName("closeButton"_L1);
    QObject::connect(close, &QPushButton::clicked, dialog, &QDialog::reject);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(close);
    auto *all = new QVBoxLayout(dialog);
    all->setContentsMargins(18, 16, 18, 14);
    all->addWidget(view, 1);
    all->addLayout(buttons);
    constexpr int height = 360;
    dialog->resize(dialogWidth, height);
    close->setFocus();
    return dialog;
}

} // namespace litekeep
