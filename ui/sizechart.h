// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/automatictypes.h"

#include <QFrame>

#include <optional>

class QLabel;

namespace litekeep {

class ChartCanvas;
class SpaceBar;

/// The size of each backup over time, how it grows and how long the disk has room for it. The
/// arrow keys go from point to point; a click or the space bar chooses one, Enter opens it.
class SizeChart : public QFrame
{
    Q_OBJECT
public:
    explicit SizeChart(QWidget *parent = nullptr);
    ~SizeChart() override;

    void setBackups(const QList<Backup> &backups);
    void setStatus(const std::optional<BackupStatus> &status);
    void setDatabaseBytes(qint64 bytes);
    /// Marks its point, where it has one.
    void setCurrent(const QString &id);
    /// The backup of the marked point; empty: none.
    QString currentId() const;

Q_SIGNALS:
    void chosen(const QString &id);
    /// By Enter: to be shown in the table.
    void opened(const QString &id);

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void build();
    void loadCanvas();
    void showContent();
    void describe();
    void mark(int index);
    void choose();
    QString pointText(const Backup &backup) const;
    QString hint() const;

    QList<Backup> m_backups; ///< as given
    QList<Backup> m_charted; ///< those with a point, oldest first
    std::optional<BackupStatus> m_status;
    qint64 m_databaseBytes = 0;
    int m_current = -1;
    ChartCanvas *m_canvas = nullptr; ///< null: the plugin is not there
    QLabel *m_growth;
    QLabel *m_missing;
    QLabel *m_point;
    SpaceBar *m_space;
};

} // namespace litekeep
