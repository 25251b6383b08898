// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/windowfixture.h"

#include "engine/databaselist.h"
#include "tests/support/databases.h"
#include "ui/backuptable.h"
#include "ui/databasepage.h"
#include "ui/databasesession.h"
#include "ui/mainwindow.h"
#include "ui/messagebar.h"
#include "ui/remembered.h"

#include <QAction>
#include <QApplication>
#include <QFile>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace litekeep::test {

WindowFixture::WindowFixture()
{
    QCoreApplication::setOrganizationName(u"litekeep-tests"_s);
    QCoreApplication::setApplicationName(u"litekeep-tests"_s);
    QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_folder.path());
    remembered::readAnew(); // an earlier test's
    QSettings().clear();
    QFile::remove(databaseListPath()); // an earlier test's
    m_translations.use(u"en"_s);
    restart();
}

WindowFixture::~WindowFixture() = default;

QString WindowFixture::makeDatabase(const QString &name, int orders) const
{
    const QString file = path(name);
    makeShop(file, u"wal"_s, orders);
    return file;
}

void WindowFixture::closeWindow()
{
    m_window.reset();
}

void WindowFixture::restart()
{
    m_window.reset();
    m_window = std::make_unique<MainWindow>(&m_translations);
    m_window->show();
    static_cast<void>(QTest::qWaitForWindowExposed(m_window.get()));
}

QWidget *WindowFixture::top() const
{
    return m_window.get();
}

QWidget *WindowFixture::shown() const
{
    return m_window->page();
}

DatabasePage *WindowFixture::page() const
{
    return m_window->page();
}

DatabaseSession *WindowFixture::session() const
{
    return page()->session();
}

BackupTable *WindowFixture::table() const
{
    return page()->table();
}

void WindowFixture::open(const QString &path, const QString &folder)
{
    m_window->openDatabase(path, folder);
    QVERIFY(waitIdle());
}

bool WindowFixture::waitIdle() const
{
    // The job's end is told before the list is read anew: one turn of the event loop between.
    const bool idle = QTest::qWaitFor([this] { return !session()->isBusy(); }, 20000);
    const bool listed = QTest::qWaitFor(
        [this] {
            return (session()->facts().list || session()->facts().listError)
                   && !session()->isListing();
        },
        10000);
    return idle && listed;
}

bool WindowFixture::backUp(int times)
{
    for (int i = 0; i < times; ++i) {
        const qsizetype before = session()->backups().size();
        click("backUpNow");
        if (!waitIdle() || session()->backups().size() != before + 1)
            return false;
    }
    return true;
}

QString WindowFixture::messageText() const
{
    const auto bars = find<MessageList>("messages")->bars();
    return bars.isEmpty() ? QString() : bars.first()->text();
}

QAbstractButton *WindowFixture::messageButton(const char *name) const
{
    // Not by find(): messages that were replaced live until the next turn.
    const auto bars = find<MessageList>("messages")->bars();
    return bars.isEmpty() ? nullptr
                          : bars.first()->findChild<QAbstractButton *>(QLatin1StringView(name));
}

QAction *WindowFixture::action(const char *name) const
{
    return find<QAction>(name);
}

void WindowFixture::click(const char *button) const
{
    auto *found = find<QAbstractButton>(button);
    QVERIFY2(found, button);
    QTest::mouseClick(found, Qt::LeftButton);
}

QWidget *WindowFixture::waitDialog()
{
    const bool there =
        QTest::qWaitFor([] { return QApplication::activeModalWidget() != nullptr; }, 3000);
    return there ? QApplication::activeModalWidget() : nullptr;
}

bool WindowFixture::answer(const char *button)
{
    QWidget *dialog = waitDialog();
    auto *found =
        dialog ? dialog->findChild<QAbstractButton *>(QLatin1StringView(button)) : nullptr;
    if (!found)
        return false;
    QTest::mouseClick(found, Qt::LeftButton);
    return true;
}

} // namespace litekeep::test
