// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/closingboxes.h"

#include "ui/icons.h"
#include "ui/smallwidgets.h"

#include <QCoreApplication>
#include <QGridLayout>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

struct Boxes
{
    Q_DECLARE_TR_FUNCTIONS(litekeep::ClosingBoxes)
};

constexpr int iconSide = 48;
constexpr int wordsWidth = 420;

QMessageBox *makeBox(const char *name, const QString &icon, const QString &question,
                     const QString &words, QWidget *parent)
{
    auto *box = new QMessageBox(parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowModality(Qt::WindowModal);
    box->setObjectName(QLatin1StringView(name));
    box->setTextFormat(Qt::PlainText);
    box->setIconPixmap(symbolicIcon(icon, Tone::Accent)
                           .pixmap(QSize(iconSide, iconSide), parent->devicePixelRatioF()));
    box->setText(question);
    box->setInformativeText(words);
    if (auto *label = box->findChild<QLabel *>(u"qt_msgbox_label"_s))
        label->setFont(boldFont(label->font()));
    if (auto *label = box->findChild<QLabel *>(u"qt_msgbox_informativelabel"_s))
        label->setMinimumWidth(wordsWidth);
    if (auto *grid = qobject_cast<QGridLayout *>(box->layout()))
        grid->setHorizontalSpacing(16);
    return box;
}

QPushButton *add(QMessageBox *box, const QString &text, QMessageBox::ButtonRole role,
                 const char *name)
{
    QPushButton *button = box->addButton(text, role);
    button->setObjectName(QLatin1StringView(name));
    return button;
}

void addCancel(QMessageBox *box)
{
    box->setEscapeButton(add(box, Boxes::tr("&Cancel"), QMessageBox::RejectRole, "stayButton"));
}

} // namespace

QMessageBox *makeUnappliedBox(QWidget *parent)
{
    QMessageBox *box =
        makeBox("unappliedBox", u"state-info"_s,
                Boxes::tr("Apply the changed settings of the automatic backups?"),
                Boxes::tr("They are not stored yet. Discarded, the old ones stay."), parent);
    box->setWindowTitle(Boxes::tr("Automatic backups"));
    box->setDefaultButton(add(box, Boxes::tr("&Apply"), QMessageBox::AcceptRole, "goButton"));
    add(box, Boxes::tr("&Discard"), QMessageBox::DestructiveRole, "discardButton");
    addCancel(box);
    return box;
}

QMessageBox *makeKeepRunningBox(bool tray, QWidget *parent)
{
    QMessageBox *box = makeBox(
        "keepRunningBox", u"backup"_s,
        tray ? Boxes::tr("Litekeep goes on in the background")
             : Boxes::tr("Litekeep must stay open for automatic backups"),
        tray ? Boxes::tr("Automatic backups are made while the window is closed. Litekeep’s icon "
                         "in the system tray opens it again and ends it.")
             : Boxes::tr("This desktop has no system tray to go on in. After quitting, no "
                         "automatic backups are made until you open Litekeep again."),
        parent);
    box->setWindowTitle(Boxes::tr("Automatic backups"));
    box->setDefaultButton(add(box, tray ? Boxes::tr("Go &on") : Boxes::tr("&Minimise"),
                              QMessageBox::AcceptRole, "goButton"));
    add(box, Boxes::tr("&Quit"), QMessageBox::DestructiveRole, "quitButton");
    addCancel(box);
    return box;
}

} // namespace litekeep
