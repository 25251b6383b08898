// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/lookchecks.h"

#include "ui/smallwidgets.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAccessible>
#include <QComboBox>
#include <QHeaderView>
#include <QKeySequence>
#include <QLabel>
#include <QLineEdit>
#include <QMap>
#include <QMenu>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QSpinBox>

using namespace Qt::StringLiterals;

namespace litekeep::test {

namespace {

bool isControl(const QWidget *widget)
{
    return qobject_cast<const QAbstractButton *>(widget) || qobject_cast<const QLineEdit *>(widget)
           || qobject_cast<const QPlainTextEdit *>(widget)
           || qobject_cast<const QComboBox *>(widget) || qobject_cast<const QSpinBox *>(widget)
           || qobject_cast<const QProgressBar *>(widget)
           || (qobject_cast<const QAbstractItemView *>(widget)
               && !qobject_cast<const QHeaderView *>(widget));
}

/// Parts that Qt puts inside a control of ours: corner buttons, the clear button, editors.
bool isQtsOwn(const QWidget *widget)
{
    return widget->objectName().startsWith(u"qt_"_s)
           || QByteArray(widget->metaObject()->className()).startsWith("QTableCorner")
           || qobject_cast<QLineEdit *>(widget->parentWidget())
           || QByteArray(widget->metaObject()->className()).startsWith("QComboBoxPrivate");
}

bool isClipped(const QWidget *widget)
{
    if (qobject_cast<const ElidedLabel *>(widget))
        return false; // gives way on purpose and tells all in the tool tip
    if (const auto *label = qobject_cast<const QLabel *>(widget)) {
        if (label->text().isEmpty())
            return false;
        if (label->wordWrap())
            return label->heightForWidth(label->width()) > label->height();
        return label->sizeHint().width() > label->width();
    }
    if (qobject_cast<const QLineEdit *>(widget))
        return widget->minimumSizeHint().height() > widget->height();
    if (qobject_cast<const QAbstractButton *>(widget))
        return widget->sizeHint().width() > widget->width() + 1;
    return false;
}

} // namespace

QString nameOf(QWidget *widget)
{
    QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(widget);
    return interface ? interface->text(QAccessible::Name) : QString();
}

QStringList namelessControls(QWidget *top)
{
    QStringList nameless;
    const auto all = top->findChildren<QWidget *>();
    for (QWidget *widget : all) {
        if (widget->isVisible() && isControl(widget) && !isQtsOwn(widget)
            && nameOf(widget).isEmpty())
            nameless.append(widget->objectName() + u':'
                            + QLatin1StringView(widget->metaObject()->className()));
    }
    return nameless;
}

QChar mnemonic(const QString &text)
{
    const QKeySequence keys = QKeySequence::mnemonic(text);
    return keys.isEmpty() ? QChar() : QChar(keys[0].key());
}

QStringList clashes(const QStringList &texts)
{
    QMap<QChar, QString> taken;
    QStringList clashing;
    for (const QString &text : texts) {
        const QChar key = mnemonic(text);
        if (key.isNull())
            continue;
        if (taken.contains(key))
            clashing.append(taken.value(key) + u" / "_s + text);
        taken.insert(key, text);
    }
    return clashing;
}

QStringList textsOf(const QMenu *menu)
{
    QStringList texts;
    const auto all = menu->actions();
    for (const QAction *action : all)
        texts.append(action->text());
    return texts;
}

QStringList clippedTexts(QWidget *top)
{
    QStringList clipped;
    const auto all = top->findChildren<QWidget *>();
    for (const QWidget *widget : all) {
        if (widget->isVisible() && !isQtsOwn(widget) && isClipped(widget))
            clipped.append(u"%1 %2<%3"_s.arg(widget->objectName())
                               .arg(widget->width())
                               .arg(widget->sizeHint().width()));
    }
    return clipped;
}

QStringList textsWithKeys(const QWidget *top)
{
    QStringList texts;
    const auto buttons = top->findChildren<QAbstractButton *>();
    for (const QAbstractButton *button : buttons)
        texts.append(button->text());
    const auto labels = top->findChildren<QLabel *>();
    for (const QLabel *label : labels)
        texts.append(label->buddy() ? label->text() : QString());
    return texts;
}

} // namespace litekeep::test
