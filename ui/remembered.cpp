// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/remembered.h"

#include <QCoreApplication>
#include <QHash>
#include <QMutex>
#include <QMutexLocker>
#include <QSettings>
#include <QThreadPool>

#include <memory>
#include <utility>

namespace litekeep::remembered {

namespace {

class Store
{
public:
    Store()
    {
        m_pool.setMaxThreadCount(1);
        const QSettings settings;
        const QStringList keys = settings.allKeys();
        for (const QString &key : keys)
            m_values.insert(key, settings.value(key));
    }
    Store(const Store &) = delete;
    Store &operator=(const Store &) = delete;
    ~Store() { flush(); }

    QVariant value(const QString &key, const QVariant &otherwise) const
    {
        return m_values.value(key, otherwise);
    }

    void set(const QString &key, const QVariant &value)
    {
        if (m_values.contains(key) && m_values.value(key) == value)
            return;
        m_values.insert(key, value);
        change(key, value);
    }

    void remove(const QString &key)
    {
        if (m_values.remove(key) > 0)
            change(key, {});
    }

    void flush() { m_pool.waitForDone(); }

private:
    /// An invalid value takes it away.
    void change(const QString &key, const QVariant &value)
    {
        const QMutexLocker lock(&m_guard);
        // One writer is enough: whoever begins takes all that has come together.
        if (m_unwritten.isEmpty())
            m_pool.start([this] { write(); });
        m_unwritten.insert(key, value);
    }

    void write()
    {
        QHash<QString, QVariant> changes;
        {
            const QMutexLocker lock(&m_guard);
            changes = std::exchange(m_unwritten, {});
        }
        QSettings settings;
        for (auto [key, value] : changes.asKeyValueRange()) {
            if (value.isValid())
                settings.setValue(key, value);
            else
                settings.remove(key);
        }
        settings.sync();
    }

    QHash<QString, QVariant> m_values;
    QMutex m_guard;
    QHash<QString, QVariant> m_unwritten;
    QThreadPool m_pool;
};

std::unique_ptr<Store> &theStore()
{
    static std::unique_ptr<Store> store;
    return store;
}

Store &store()
{
    if (!theStore()) {
        // Before the application goes: threads need it.
        static const bool asked = [] {
            qAddPostRoutine(readAnew);
            return true;
        }();
        static_cast<void>(asked);
        theStore() = std::make_unique<Store>();
    }
    return *theStore();
}

} // namespace

QVariant value(const QString &key, const QVariant &otherwise)
{
    return store().value(key, otherwise);
}

void set(const QString &key, const QVariant &value)
{
    store().set(key, value);
}

void remove(const QString &key)
{
    store().remove(key);
}

void flush()
{
    store().flush();
}

void readAnew()
{
    theStore().reset();
}

} // namespace litekeep::remembered
