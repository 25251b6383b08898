// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QCheckBox;
class QLabel;
class QListWidget;
class QPushButton;

namespace litekeep {

/// Where to look: a list of folders, of which those with a tick count.
class FindFolders : public QWidget
{
    Q_OBJECT
public:
    explicit FindFolders(QWidget *parent = nullptr);

    /// All of them ticked.
    void setFolders(const QStringList &folders);
    QStringList tickedFolders() const;
    QStringList allFolders() const;
    bool withNetwork() const;
    void addFolder(const QString &folder);
    void takeFocus();

Q_SIGNALS:
    void changed();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslateUi();
    void askFolder();
    void removeSelected();
    void showHeight();

    QLabel *m_caption;
    QListWidget *m_list;
    QPushButton *m_add;
    QPushButton *m_remove;
    QCheckBox *m_network;
};

} // namespace litekeep
