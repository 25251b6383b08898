// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs.h"

#include "engine/format.h"
#include "ui/icons.h"
#include "ui/labels.h"
#include "ui/smallwidgets.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QGridLayout>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

struct Dialogs
{
    Q_DECLARE_TR_FUNCTIONS(litekeep::Dialogs)
};

constexpr qsizetype listedInQuestion = 6;
constexpr int iconSide = 48;
constexpr int wordsWidth = 420;

QString listed(const QStringList &names)
{
    QStringList lines;
    for (const QString &name : names.mid(0, listedInQuestion))
        lines.append(u"•  "_s + name);
    if (names.size() > listedInQuestion)
        lines.append(Dialogs::tr("…and %n more", nullptr, int(names.size() - listedInQuestion)));
    return lines.join(u'\n');
}

QString chosenLines(const QList<Backup> &chosen)
{
    QStringList lines;
    for (const Backup &backup : chosen.mid(0, listedInQuestion)) {
        QString line = u"•  "_s + backupText(backup);
        if (!backup.note.isEmpty())
            line += u" – "_s + backup.note;
        lines.append(line);
    }
    const qsizetype more = chosen.size() - listedInQuestion;
    if (more > 0)
        lines.append(Dialogs::tr("…and %n more", nullptr, int(more)));
    return lines.join(u'\n');
}

bool isLastIntact(const QList<Backup> &chosen, const QList<Backup> &all)
{
    const auto intact = [](const Backup &b) { return b.state == BackupState::Intact; };
    const auto going = std::count_if(chosen.cbegin(), chosen.cend(), intact);
    return going > 0 && going == std::count_if(all.cbegin(), all.cend(), intact);
}

QString consequences(const QList<Backup> &chosen, const QList<Backup> &all)
{
    const qint64 total =
        std::accumulate(chosen.cbegin(), chosen.cend(), qint64(0),
                        [](qint64 sum, const Backup &b) { return sum + b.sizeBytes; });
    const auto pinned =
        std::count_if(chosen.cbegin(), chosen.cend(), [](const Backup &b) { return b.pinned; });
    QStringList sentences;
    if (isLastIntact(chosen, all))
        sentences.append(Dialogs::tr("No intact backup will be left."));
    if (pinned > 0)
        sentences.append(Dialogs::tr("%n of them is (are) pinned.", nullptr, int(pinned)));
    if (chosen.size() > 1)
        sentences.append(Dialogs::tr("Together they take %1.").arg(formatSize(total, QLocale())));
    sentences.append(Dialogs::tr("This cannot be undone."));
    return sentences.join(u' ');
}

QMessageBox *makeQuestion(const QString &iconName, Tone tone, QWidget *parent)
{
    auto *box = new QMessageBox(parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowModality(Qt::WindowModal);
    box->setTextFormat(Qt::PlainText); // notes and names are data
    box->setIconPixmap(symbolicIcon(iconName, tone)
                           .pixmap(QSize(iconSide, iconSide), parent->devicePixelRatioF()));
    return box;
}

/// Bold question, and room enough that a backup's line is not broken.
void layOut(QMessageBox *box)
{
    if (auto *question = box->findChild<QLabel *>(u"qt_msgbox_label"_s))
        question->setFont(boldFont(question->font()));
    if (auto *words = box->findChild<QLabel *>(u"qt_msgbox_informativelabel"_s))
        words->setMinimumWidth(wordsWidth);
    if (auto *grid = qobject_cast<QGridLayout *>(box->layout()))
        grid->setHorizontalSpacing(16);
}

/// Space presses what has the focus: the harmless button gets it.
void addButtons(QMessageBox *box, const QString &go, const QString &stay)
{
    QPushButton *goButton = box->addButton(go, QMessageBox::AcceptRole);
    goButton->setObjectName("goButton"_L1);
    goButton->setAccessibleDescription(box->text());
    QPushButton *stayButton = box->addButton(stay, QMessageBox::RejectRole);
    stayButton->setObjectName("stayButton"_L1);
    stayButton->setAccessibleDescription(Dialogs::tr("Changes nothing"));
    goButton->setAutoDefault(false);
    box->setDefaultButton(stayButton);
    box->setEscapeButton(stayButton);
}

QString stopText(Job job, qsizetype count, StopFor why)
{
    const bool closing = why == StopFor::Closing;
    if (count > 1)
        return Dialogs::tr("%n databases are being worked on. Stop that and close?", nullptr,
                           int(count));
    switch (job) {
    case Job::BackUp:
    case Job::Automatic:
        return closing ? Dialogs::tr("A backup is running. Stop it and close?")
                       : Dialogs::tr(
                           "A backup is running. Stop it and take the database off the list?");
    case Job::Restore:
        return closing ? Dialogs::tr("A restore is running. Stop it and close?")
                       : Dialogs::tr(
                           "A restore is running. Stop it and take the database off the list?");
    default:
        return closing ? Dialogs::tr("Work is still running. Stop it and close?")
                       : Dialogs::tr(
                           "Work is still running. Stop it and take the database off the list?");
    }
}

QStringList databaseFilters()
{
    return {Dialogs::tr("SQLite databases (*.db *.db3 *.sqlite *.sqlite3)"),
            Dialogs::tr("All files (*)")};
}

} // namespace

QMessageBox *makeDeleteBox(const QList<Backup> &chosen, const QList<Backup> &all, QWidget *parent)
{
    QMessageBox *box = makeQuestion(u"delete"_s, Tone::Negative, parent);
    box->setObjectName("deleteBox"_L1);
    box->setWindowTitle(Dialogs::tr("Delete backups"));
    box->setText(Dialogs::tr("Delete %n backup(s)?", nullptr, int(chosen.size())));
    box->setInformativeText(u"%1\n\n%2"_s.arg(chosenLines(chosen), consequences(chosen, all)));
    addButtons(box, Dialogs::tr("&Delete"), Dialogs::tr("&Cancel"));
    layOut(box);
    return box;
}

QMessageBox *makeForceBox(const QString &names, QWidget *parent)
{
    QMessageBox *box = makeQuestion(u"state-warning"_s, Tone::Caution, parent);
    box->setObjectName("forceBox"_L1);
    box->setWindowTitle(Dialogs::tr("Force programs to quit"));
    box->setText(Dialogs::tr("Force the programs to quit?"));
    const QString lost = Dialogs::tr("What they have not saved is lost. They are asked to quit "
                                     "once more first, and the database is restored then.");
    box->setInformativeText(
        names.isEmpty() ? lost
                        : u"%1\n\n%2"_s.arg(Dialogs::tr("Still running: %1").arg(names), lost));
    addButtons(box, Dialogs::tr("&Force them to quit"), Dialogs::tr("&Cancel"));
    layOut(box);
    return box;
}

QMessageBox *makeDeleteCopyBox(const DamagedCopy &copy, QWidget *parent)
{
    QMessageBox *box = makeQuestion(u"delete"_s, Tone::Negative, parent);
    box->setObjectName("deleteCopyBox"_L1);
    box->setWindowTitle(Dialogs::tr("Delete a damaged database"));
    box->setText(Dialogs::tr("Delete the copy of the damaged database?"));
    box->setInformativeText(u"•  %1\n\n%2"_s.arg(damagedCopyText(copy),
                                                 Dialogs::tr("It may hold data that no backup has. "
                                                             "This cannot be undone.")));
    addButtons(box, Dialogs::tr("&Delete"), Dialogs::tr("&Cancel"));
    layOut(box);
    return box;
}

QMessageBox *makeStopBox(Job job, const QStringList &names, StopFor why, QWidget *parent)
{
    QMessageBox *box = makeQuestion(u"state-working"_s, Tone::Accent, parent);
    box->setObjectName("stopBox"_L1);
    box->setWindowTitle(Dialogs::tr("Work is running"));
    box->setText(stopText(job, names.size(), why));
    const QString promise =
        names.size() > 1
            ? Dialogs::tr("The databases and the backups made so far stay as they are.")
            : Dialogs::tr("The database and the backups made so far stay as they are.");
    box->setInformativeText(names.size() > 1 ? u"%1\n\n%2"_s.arg(listed(names), promise) : promise);
    addButtons(box,
               why == StopFor::Closing ? Dialogs::tr("&Stop and close")
                                       : Dialogs::tr("&Stop and remove"),
               Dialogs::tr("&Keep working"));
    layOut(box);
    return box;
}

QMessageBox *makeAboutBox(QWidget *parent)
{
    auto *box = new QMessageBox(parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setObjectName("aboutBox"_L1);
    box->setWindowModality(Qt::WindowModal);
    box->setWindowTitle(Dialogs::tr("About Litekeep"));
    box->setIconPixmap(applicationIcon().pixmap(QSize(64, 64), parent->devicePixelRatioF()));
    box->setText(Dialogs::tr("Litekeep %1").arg(QStringLiteral(LITEKEEP_VERSION)));
    box->setInformativeText(
        Dialogs::tr("Keeps live SQLite databases safe by point and click.\n\n"
                    "Free software under the GNU General Public License, version 3 or later. "
                    "It comes without any warranty.\n\n"
                    "Made with Qt %1 and SQLite.")
            .arg(QLatin1StringView(qVersion())));
    box->addButton(Dialogs::tr("&Close"), QMessageBox::RejectRole);
    layOut(box);
    return box;
}

QFileDialog *makeSaveCopyDialog(const Backup &backup, const QString &databasePath,
                                const QString &startFolder, QWidget *parent)
{
    const QFileInfo database(databasePath);
    const QString suffix = database.suffix().isEmpty() ? u"db"_s : database.suffix();
    const QString name =
        u"%1-%2.%3"_s.arg(database.completeBaseName(),
                          backup.createdAt.toLocalTime().toString(u"yyyy-MM-dd-HHmm"_s), suffix);
    auto *dialog = new QFileDialog(parent, Dialogs::tr("Save a copy"), startFolder);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName("saveCopyDialog"_L1);
    dialog->setWindowModality(Qt::WindowModal);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setFileMode(QFileDialog::AnyFile);
    dialog->setNameFilters(databaseFilters());
    if (!databaseFilters().constFirst().contains(u"*."_s + suffix + u')')
        && !databaseFilters().constFirst().contains(u"*."_s + suffix + u' '))
        dialog->selectNameFilter(databaseFilters().constLast());
    dialog->setDefaultSuffix(suffix);
    dialog->selectFile(name);
    return dialog;
}

QFileDialog *makeSaveDatabaseDialog(const Backup &backup, const QString &databasePath,
                                    const QString &startFolder, QWidget *parent)
{
    QFileDialog *dialog = makeSaveCopyDialog(backup, databasePath, startFolder, parent);
    dialog->setObjectName("saveDatabaseDialog"_L1);
    dialog->setWindowTitle(Dialogs::tr("Save as working database"));
    return dialog;
}

QFileDialog *makeOpenDialog(const QString &title, const QString &startFolder, QWidget *parent)
{
    auto *dialog = new QFileDialog(parent, title, startFolder);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName("openDialog"_L1);
    dialog->setWindowModality(Qt::WindowModal);
    dialog->setAcceptMode(QFileDialog::AcceptOpen);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters(databaseFilters());
    return dialog;
}

} // namespace litekeep
