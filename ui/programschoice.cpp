// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/programschoice.h"

#include "engine/commandwords.h"
#include "ui/programsplan.h"
#include "ui/smallwidgets.h"

#include <QComboBox>
#include <QEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QRadioButton>
#include <QSpinBox>
#include <QStyle>

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

using Kind = ProgramsPlan::Kind;

constexpr int indent = 26;
constexpr qsizetype programsShown = 4;

QLineEdit *makeEdit(const char *name)
{
    auto *edit = new QLineEdit;
    edit->setObjectName(QLatin1StringView(name));
    return edit;
}

QRadioButton *makeRadio(const char *name)
{
    auto *radio = new QRadioButton;
    radio->setObjectName(QLatin1StringView(name));
    return radio;
}

} // namespace

ProgramsChoice::ProgramsChoice(QWidget *parent)
    : QWidget(parent),
      m_openedBy(new ElidedLabel(Qt::ElideRight)),
      m_leave(makeRadio("leaveRunning")),
      m_stop(makeRadio("stopAndStart")),
      m_ask(makeRadio("askToQuit")),
      m_stopArea(new QWidget),
      m_kind(new QComboBox),
      m_nameLabel(new QLabel),
      m_name(makeEdit("unitName")),
      m_stopLabel(new QLabel),
      m_stopCommand(makeEdit("stopCommand")),
      m_startLabel(new QLabel),
      m_startCommand(makeEdit("startCommand")),
      m_problem(new QLabel),
      m_limitArea(new QWidget),
      m_limitLabel(new QLabel),
      m_limit(new QSpinBox),
      m_advice(new ElidedLabel(Qt::ElideRight))
{
    m_openedBy->setObjectName("openedByPrograms"_L1);
    m_kind->setObjectName("stopKind"_L1);
    m_problem->setObjectName("planProblem"_L1);
    m_problem->setTextFormat(Qt::PlainText);
    m_limit->setObjectName("timeLimit"_L1);
    m_limit->setRange(1, 3600);
    m_advice->setObjectName("planAdvice"_L1);
    for (const Kind kind :
         {Kind::SystemUnit, Kind::UserUnit, Kind::Docker, Kind::Podman, Kind::Commands})
        m_kind->addItem(QString(), int(kind));
    m_nameLabel->setBuddy(m_name);
    m_stopLabel->setBuddy(m_stopCommand);
    m_startLabel->setBuddy(m_startCommand);
    m_limitLabel->setBuddy(m_limit);
    build();
    retranslateUi();
    setPlan({});

    for (QRadioButton *radio : {m_leave, m_stop, m_ask})
        connect(radio, &QRadioButton::toggled, this, &ProgramsChoice::follow);
    for (QLineEdit *edit : {m_name, m_stopCommand, m_startCommand}) {
        connect(edit, &QLineEdit::textEdited, this, [this] { m_touched = true; });
        connect(edit, &QLineEdit::textChanged, this, &ProgramsChoice::follow);
    }
    connect(m_kind, &QComboBox::activated, this, [this] { m_touched = true; });
    connect(m_kind, &QComboBox::currentIndexChanged, this, &ProgramsChoice::follow);
}

void ProgramsChoice::build()
{
    auto *first = new QHBoxLayout;
    first->addWidget(m_kind);
    first->addWidget(m_nameLabel);
    first->addWidget(m_name, 1);
    auto *commands = new QFormLayout;
    commands->setContentsMargins(0, 0, 0, 0);
    commands->addRow(m_stopLabel, m_stopCommand);
    commands->addRow(m_startLabel, m_startCommand);
    auto *stop = new QVBoxLayout(m_stopArea);
    stop->setContentsMargins(indent, 0, 0, 0);
    stop->addLayout(first);
    stop->addLayout(commands);
    stop->addWidget(m_problem);

    auto *limit = new QHBoxLayout(m_limitArea);
    limit->setContentsMargins(indent, 0, 0, 0);
    limit->addWidget(m_limitLabel);
    limit->addWidget(m_limit);
    limit->addWidget(m_advice, 1);

    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, limit->spacing() + 6);
    all->setSpacing(6);
    all->addWidget(m_openedBy);
    all->addWidget(m_leave);
    all->addWidget(m_stop);
    all->addWidget(m_stopArea);
    all->addWidget(m_ask);
    all->addWidget(m_limitArea);
}

Kind ProgramsChoice::stopKind() const
{
    return Kind(m_kind->currentData().toInt());
}

/// What was remembered stays, as long as it runs the programs.
void ProgramsChoice::setPrograms(const QList<OpenProgram> &programs, bool others)
{
    m_programs = programs;
    m_others = others;
    m_known = true;
    showPrograms();
    if (!m_touched) {
        ProgramsPlan shown = plan();
        shown.kind = stopKind();
        const ProgramsPlan fitting = fittingPlan(shown, programs);
        m_kind->setCurrentIndex(m_kind->findData(int(fitting.kind)));
        m_name->setText(fitting.name);
    }
    follow();
}

void ProgramsChoice::setPlan(const ProgramsPlan &plan)
{
    const bool leave = plan.kind == Kind::LeaveRunning;
    const bool ask = plan.kind == Kind::AskToQuit;
    m_leave->setChecked(leave);
    m_ask->setChecked(ask);
    m_stop->setChecked(!leave && !ask);
    if (m_stop->isChecked())
        m_kind->setCurrentIndex(m_kind->findData(int(plan.kind)));
    m_name->setText(plan.name);
    m_stopCommand->setText(joinCommandLine(plan.stopCommand));
    m_startCommand->setText(joinCommandLine(plan.startCommand));
    m_limit->setValue(plan.timeoutSeconds);
    follow();
}

ProgramsPlan ProgramsChoice::plan() const
{
    ProgramsPlan plan;
    plan.kind = m_stop->isChecked()  ? stopKind()
                : m_ask->isChecked() ? Kind::AskToQuit
                                     : Kind::LeaveRunning;
    plan.name = m_name->text().trimmed();
    plan.stopCommand = splitCommandLine(m_stopCommand->text()).value_or(QStringList());
    plan.startCommand = splitCommandLine(m_startCommand->text()).value_or(QStringList());
    plan.timeoutSeconds = m_limit->value();
    return plan;
}

/// Not in the way of restoring, but good to know.
QString ProgramsChoice::advice() const
{
    if (!m_ask->isChecked())
        return {};
    for (const OpenProgram &program : m_programs) {
        if (program.supervisor && program.mayStopSupervisor)
            return tr("“%1” may start it again at once. Better stop that.", "unit or container")
                .arg(program.supervisor->name);
    }
    return {};
}

QString ProgramsChoice::problem() const
{
    if (!m_stop->isChecked())
        return {};
    if (stopKind() != Kind::Commands) {
        return m_name->text().trimmed().isEmpty()
                   ? tr("Write the name of what is to be stopped and started again.")
                   : QString();
    }
    const auto stop = splitCommandLine(m_stopCommand->text());
    const auto start = splitCommandLine(m_startCommand->text());
    if (!stop || !start)
        return tr("A quotation mark is not closed.");
    if (stop->isEmpty() || start->isEmpty())
        return tr("Write both commands, the one that stops and the one that starts again.");
    return {};
}

void ProgramsChoice::follow()
{
    const bool commands = stopKind() == Kind::Commands;
    m_stopArea->setVisible(m_stop->isChecked());
    m_limitArea->setVisible(!m_leave->isChecked());
    m_nameLabel->setVisible(!commands);
    m_name->setVisible(!commands);
    for (QWidget *widget :
         {static_cast<QWidget *>(m_stopLabel), static_cast<QWidget *>(m_stopCommand),
          static_cast<QWidget *>(m_startLabel), static_cast<QWidget *>(m_startCommand)})
        widget->setVisible(commands);
    m_advice->setText(advice());
    m_problem->setText(problem());
    m_problem->setVisible(!m_problem->text().isEmpty());
    // Said outright: rows that come and go are known to nested layouts too late.
    const int gap = style()->pixelMetric(QStyle::PM_LayoutVerticalSpacing) + 2;
    int height = qMax(m_kind->sizeHint().height(), m_name->sizeHint().height());
    height += commands ? 2 * (m_stopCommand->sizeHint().height() + gap) : gap;
    if (!m_problem->text().isEmpty())
        height += m_problem->sizeHint().height() + gap;
    m_stopArea->setFixedHeight(height);
    layout()->invalidate();
    setMinimumHeight(layout()->totalMinimumSize().height());
    Q_EMIT changed();
}

void ProgramsChoice::showPrograms()
{
    if (!m_known) {
        m_openedBy->setText(tr("Looking for programs that have the database open…"));
        return;
    }
    if (m_programs.isEmpty()) {
        m_openedBy->setText(m_others ? tr("A program that you may not see has the database open.")
                                     : tr("No program has the database open now."));
        return;
    }
    QStringList names;
    for (const OpenProgram &program : m_programs.mid(0, programsShown)) {
        names.append(
            program.supervisor
                ? tr("%1 (process %2, %3)", "program, number, unit or container")
                      .arg(program.name, QString::number(program.pid), program.supervisor->name)
                : tr("%1 (process %2)").arg(program.name).arg(program.pid));
    }
    const qsizetype more = m_programs.size() - programsShown;
    if (more > 0)
        names.append(tr("%n more", "programs", int(more)));
    m_openedBy->setText(tr("Open in: %1").arg(names.join(u", "_s)));
}

void ProgramsChoice::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QWidget::changeEvent(event);
}

void ProgramsChoice::retranslateKinds()
{
    const QStringList kinds{tr("System service"), tr("Service of this user"),
                            tr("Docker container"), tr("Podman container"), tr("Own commands")};
    for (int i = 0; i < m_kind->count(); ++i)
        m_kind->setItemText(i, kinds.at(i));
    m_kind->setAccessibleName(tr("What is stopped and started again"));
}

void ProgramsChoice::retranslateUi()
{
    m_leave->setText(tr("&Leave them running"));
    m_leave->setToolTip(tr("They wait for a moment and then see the restored data."));
    m_stop->setText(tr("&Stop and start again:"));
    m_stop->setAccessibleDescription(
        tr("Stops the unit, container or program named below for the restore"));
    m_ask->setText(tr("Ask them to &quit"));
    m_ask->setToolTip(tr("They are asked to end tidily and are not started again."));
    retranslateKinds();
    m_nameLabel->setText(tr("&Name:"));
    m_stopLabel->setText(tr("S&top command:"));
    m_startLabel->setText(tr("Start co&mmand:"));
    for (QLineEdit *edit : {m_stopCommand, m_startCommand})
        edit->setToolTip(tr("Program and arguments. Quotes hold words together; "
                            "no shell is used."));
    m_limitLabel->setText(tr("&Wait at most:"));
    m_limit->setSuffix(tr(" s", "seconds"));
    m_problem->setText(problem());
    m_advice->setText(advice());
    showPrograms();
}

} // namespace litekeep
