// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/activity.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace litekeep {

class ElidedLabel;

/// At the bottom of the page while something runs: what, how far, how long, and Cancel.
class ProgressStrip : public QWidget
{
    Q_OBJECT
public:
    explicit ProgressStrip(QWidget *parent = nullptr);

    void begin();
    void setProgress(const Progress &progress);
    void end();
    /// For work on several databases, which has words of its own.
    void setText(const QString &text, int percent);
    /// What another Litekeep does: it can be watched, not cancelled.
    void showOthers(const Activity &activity);
    /// How long a locked database, and programs that are to stop, are waited for at most.
    void setLimits(int waitSeconds, int stopSeconds);

Q_SIGNALS:
    void cancelRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslateUi();
    void showProgress();
    QString remainingText() const;
    int limitOf(Stage stage) const;

    std::optional<Progress> m_progress;
    Activity m_others; ///< shown instead of our own progress
    bool m_stopping = false;
    int m_waitSeconds = 0;
    int m_stopSeconds = 0;
    QElapsedTimer m_waiting; ///< since the present stage began
    QTimer m_countdown;
    ElidedLabel *m_text;
    QLabel *m_remaining;
    QProgressBar *m_bar;
    QPushButton *m_cancel;
};

} // namespace litekeep
