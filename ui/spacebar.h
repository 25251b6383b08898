// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBrush>
#include <QWidget>

namespace litekeep {

/// How the space is used: a bar in three parts with their names and sizes below it.
class SpaceBar : public QWidget
{
    Q_OBJECT
public:
    explicit SpaceBar(QWidget *parent = nullptr);

    /// Bytes; a negative number of free ones: not known.
    void setSizes(qint64 database, qint64 backups, qint64 free);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    struct Part
    {
        QString text;
        qint64 bytes = 0;
        QBrush brush;
    };
    QList<Part> parts() const;
    QList<int> widths(const QList<Part> &shown) const;
    void describe();

    qint64 m_database = 0;
    qint64 m_backups = 0;
    qint64 m_free = -1;
};

} // namespace litekeep
