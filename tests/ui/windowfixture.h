// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/backuptypes.h"
#include "translations/translations.h"

#include <QAbstractButton>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace litekeep {
class BackupTable;
class DatabasePage;
class DatabaseSession;
class MainWindow;
} // namespace litekeep

namespace litekeep::test {

/// A window of its own on a folder and a list of its own, and hands that find things by object
/// name: on the page that is shown first.
class WindowFixture
{
public:
    WindowFixture();
    ~WindowFixture();
    Q_DISABLE_COPY_MOVE(WindowFixture)

    QString path(const QString &name) const { return m_folder.filePath(name); }
    /// A shop database, made there.
    QString makeDatabase(const QString &name = QStringLiteral("shop.db"), int orders = 200) const;

    MainWindow &window() { return *m_window; }
    void closeWindow();
    /// Another session of the program.
    void restart();
    Translations &translations() { return m_translations; }
    DatabasePage *page() const;
    DatabaseSession *session() const;
    BackupTable *table() const;

    void open(const QString &path, const QString &folder = {});
    /// Waits for the end of the running job and for the list after it.
    bool waitIdle() const;
    bool backUp(int times = 1);
    /// Visible text of the newest message with this object name inside; empty when none.
    QString messageText() const;
    /// A button of the newest message; null when there is no message.
    QAbstractButton *messageButton(const char *name) const;

    QAction *action(const char *name) const;
    template <typename T>
    T *find(const char *name) const
    {
        T *found = shown() ? shown()->template findChild<T *>(QLatin1StringView(name)) : nullptr;
        return found ? found : top()->template findChild<T *>(QLatin1StringView(name));
    }
    void click(const char *button) const;

    /// The modal dialog, once it is there; null after a while.
    static QWidget *waitDialog();
    /// Presses the button of a question.
    static bool answer(const char *button);

private:
    QWidget *top() const;
    QWidget *shown() const;

    QTemporaryDir m_folder;
    Translations m_translations;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace litekeep::test
