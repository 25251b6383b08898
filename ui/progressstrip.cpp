// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/progressstrip.h"

#include "engine/format.h"
#include "ui/smallwidgets.h"

#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QProgressBar>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace litekeep {

ProgressStrip::ProgressStrip(QWidget *parent)
    : QWidget(parent),
      m_text(new ElidedLabel(Qt::ElideRight)),
      m_remaining(new QuietLabel),
      m_bar(new QProgressBar),
      m_cancel(new QPushButton)
{
    setObjectName("progressStrip"_L1);
    m_text->setObjectName("progressText"_L1);
    m_remaining->setObjectName("progressRemaining"_L1);
    m_bar->setObjectName("progressBar"_L1);
    m_bar->setRange(0, 100);
    m_bar->setMinimumWidth(160);
    m_bar->setMaximumWidth(320);
    m_cancel->setObjectName("cancel"_L1);
    m_cancel->setAutoDefault(false);
    m_cancel->setIcon(symbolicIcon(u"close"_s));

    auto *line = new QFrame;
    line->setFrameShape(QFrame::HLine);
    line->setFrameShadow(QFrame::Sunken);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(line);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(18, 8, 18, 8);
    row->setSpacing(12);
    all->addLayout(row);
    row->addWidget(m_text);
    row->addWidget(m_remaining);
    row->addStretch(1);
    row->addWidget(m_bar, 2);
    row->addWidget(m_cancel);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        m_stopping = true;
        showProgress();
        Q_EMIT cancelRequested();
    });
    m_countdown.setInterval(1s);
    connect(&m_countdown, &QTimer::timeout, this, &ProgressStrip::showProgress);
    retranslateUi();
    hide();
}

void ProgressStrip::showOthers(const Activity &activity)
{
    m_countdown.stop();
    m_progress.reset();
    m_others = activity;
    showProgress();
    show();
}

void ProgressStrip::begin()
{
    m_others = {};
    m_progress.reset();
    m_stopping = false;
    showProgress();
    show();
}

void ProgressStrip::setProgress(const Progress &progress)
{
    if (!m_progress || m_progress->stage != progress.stage)
        m_waiting.start();
    m_progress = progress;
    if (limitOf(progress.stage) > 0)
        m_countdown.start();
    else
        m_countdown.stop();
    showProgress();
}

void ProgressStrip::end()
{
    m_countdown.stop();
    m_others = {};
    hide();
}

void ProgressStrip::setText(const QString &text, int percent)
{
    if (!m_stopping)
        m_text->setText(text);
    m_bar->setValue(percent);
}

void ProgressStrip::setLimits(int waitSeconds, int stopSeconds)
{
    m_waitSeconds = waitSeconds;
    m_stopSeconds = stopSeconds;
}

/// 0 where there is no limit.
int ProgressStrip::limitOf(Stage stage) const
{
    switch (stage) {
    case Stage::WaitingForFolder:
    case Stage::WaitingForDatabase: return m_waitSeconds;
    case Stage::StoppingPrograms: return m_stopSeconds;
    default: return 0;
    }
}

QString ProgressStrip::remainingText() const
{
    if (m_stopping || !m_progress)
        return {};
    if (const int limit = limitOf(m_progress->stage)) {
        const qint64 left = limit - m_waiting.elapsed() / 1000;
        return left > 0 ? tr("gives up in %n s", nullptr, int(left)) : QString();
    }
    if (!m_progress->remainingMs)
        return {};
    const qint64 remaining = *m_progress->remainingMs;
    return remaining < 1000 ? tr("almost done")
                            : tr("about %1 left").arg(formatDuration(remaining));
}

void ProgressStrip::showProgress()
{
    m_cancel->setVisible(!m_others.active);
    if (m_others.active) {
        m_bar->setValue(m_others.percent);
        m_remaining->setText({});
        m_text->setText(m_others.textWithStage());
        return;
    }
    m_cancel->setEnabled(!m_stopping);
    m_bar->setValue(m_progress ? m_progress->percent : 0);
    m_remaining->setText(remainingText());
    if (m_stopping)
        m_text->setText(tr("Stopping…"));
    else
        m_text->setText(m_progress ? m_progress->text() : tr("Preparing…"));
}

void ProgressStrip::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslateUi();
    QWidget::changeEvent(event);
}

void ProgressStrip::retranslateUi()
{
    m_bar->setAccessibleName(tr("Progress"));
    m_bar->setFormat(tr("%p %", "progress in percent"));
    m_cancel->setText(tr("&Cancel"));
    showProgress();
}

} // namespace litekeep
