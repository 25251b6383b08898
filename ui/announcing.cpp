// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/announcing.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QWidget>

namespace litekeep {

namespace {

constexpr auto mark = "litekeepNotification";

QAccessibleInterface *makeInterface(const QString &, QObject *object)
{
    auto *widget = qobject_cast<QWidget *>(object);
    return widget && widget->property(mark).toBool()
               ? new QAccessibleWidget(widget, QAccessible::Notification)
               : nullptr;
}

} // namespace

void makeNotification(QWidget *widget)
{
    static const bool once = [] {
        QAccessible::installFactory(&makeInterface);
        return true;
    }();
    Q_UNUSED(once)
    widget->setProperty(mark, true);
}

void announce(QWidget *widget, const QString &words)
{
    widget->setAccessibleName(words);
    QAccessibleEvent shown(widget, QAccessible::ObjectShow);
    QAccessible::updateAccessibility(&shown);
}

} // namespace litekeep
