// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace litekeep {

/// The end of a path, such as "docker/overlay2" or "MyVideos*.db": as many components as it has
/// are compared, without regard to case; `*` stands for any characters within one component.
class TailPattern
{
public:
    explicit TailPattern(const QString &pattern);

    /// `components`: those of a path, from the root, in lower case.
    bool matches(const QStringList &components) const;

private:
    QStringList m_components;
};

/// The components of an absolute path in lower case.
QStringList componentsOf(const QString &path);

} // namespace litekeep
