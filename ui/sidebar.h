// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/databaserow.h"

#include <QListView>

#include <optional>

namespace litekeep {

class SideBarModel;

/// All databases beside the page: name, state and last good backup; the overview comes first.
class SideBar : public QListView
{
    Q_OBJECT
public:
    explicit SideBar(QWidget *parent = nullptr);

    void setRows(const QList<DatabaseRow> &rows);
    /// Shows what the window shows; nothing: the overview. Tells nobody.
    void setCurrent(const std::optional<KeptPlace> &place);
    QSize sizeHint() const override;

Q_SIGNALS:
    /// A person has moved to it: by mouse, keyboard or screen reader.
    void overviewChosen();
    void chosen(const litekeep::KeptPlace &place);
    /// Enter or a double-click: on to its page.
    void entered();
    void menuRequested(const litekeep::KeptPlace &place, const QPoint &globalPosition);

protected:
    void changeEvent(QEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    void retranslateUi();
    QModelIndex indexOf(const std::optional<KeptPlace> &place) const;

    SideBarModel *m_model;
    std::optional<KeptPlace> m_current;
    bool m_quiet = false;
};

} // namespace litekeep
