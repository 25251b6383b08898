// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/internal/activityfile.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

#include <chrono>
#include <thread>

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

Stage stageFromName(const QString &name)
{
    for (int stage = 0; stage <= int(Stage::Done); ++stage) {
        if (Progress{.stage = Stage(stage), .percent = 0, .remainingMs = {}}.stageName() == name)
            return Stage(stage);
    }
    return Stage::Preparing;
}

QJsonObject objectOf(const QByteArray &line)
{
    return QJsonDocument::fromJson(line.trimmed()).object();
}

QString schedulePath(const QString &folder)
{
    return folder % u"/.schedule"_s;
}

/// Only names that we know are shown to anybody: the file lies where others may write.
QString knownRole(const QString &role)
{
    const bool known = role == "service"_L1 || role == "window"_L1 || role == "command"_L1;
    return known ? role : QString();
}

/// Whoever is just taking or freeing the lock holds it for a moment without a note.
constexpr int momentMs = 10;

/// Nothing when nobody holds it.
std::optional<QByteArray> noteOfKeeper(const QString &path)
{
    auto note = noteOfHolder(path);
    for (int i = 0; i < momentMs && note && note->trimmed().isEmpty(); ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
        note = noteOfHolder(path);
    }
    return note;
}

/// Who holds the schedule, by the note that was left: never empty.
QString keeperFrom(const QJsonObject &note)
{
    const QString role = knownRole(note.value("role"_L1).toString());
    return role.isEmpty() ? u"other"_s : role;
}

} // namespace

QByteArray activityLine(const Activity &activity)
{
    const Progress progress{
        .stage = activity.stage, .percent = activity.percent, .remainingMs = {}};
    const QJsonObject object{
        {u"pid"_s, activity.pid},
        {u"role"_s, activity.role},
        {u"operation"_s, activity.operation},
        {u"stage"_s, progress.stageName()},
        {u"percent"_s, activity.percent},
        {u"started_at"_s, activity.startedAt.toUTC().toString(Qt::ISODateWithMs)}};
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

std::optional<Activity> activityIn(const BackupLocation &location)
{
    const auto line = noteOfHolder(location.lock());
    if (!line)
        return std::nullopt;
    const QJsonObject object = objectOf(*line);
    Activity activity;
    activity.active = true;
    activity.operation = object.value("operation"_L1).toString().left(20);
    activity.stage = stageFromName(object.value("stage"_L1).toString());
    activity.percent = std::clamp(object.value("percent"_L1).toInt(), 0, 100);
    activity.role = knownRole(object.value("role"_L1).toString());
    activity.pid = object.value("pid"_L1).toInteger();
    activity.startedAt =
        QDateTime::fromString(object.value("started_at"_L1).toString(), Qt::ISODateWithMs).toUTC();
    return activity;
}

ScheduleLock::Answer ScheduleLock::tryTake(const QString &folder, const QString &role)
{
    const QString path = schedulePath(folder);
    // A folder that was removed and made anew has another file: ours keeps nobody out of it.
    if (isHeld() && path == m_path && m_lock.isStillAt(path))
        return Answer::Kept;
    release();
    m_path = path;
    auto answer = m_lock.tryTake(path);
    if (answer && *answer == FolderLock::Answer::HeldByAnother) {
        if (const auto note = noteOfKeeper(path)) {
            m_keeper = keeperFrom(objectOf(*note));
            return Answer::KeptByAnother;
        }
        answer = m_lock.tryTake(path); // it has just been freed
    }
    if (!answer)
        return Answer::CannotTell;
    if (*answer == FolderLock::Answer::HeldByAnother) {
        m_keeper = keeperFrom({}); // and taken again: who that was shows at the next try
        return Answer::KeptByAnother;
    }
    const QJsonObject who{{u"pid"_s, QCoreApplication::applicationPid()}, {u"role"_s, role}};
    m_lock.writeNote(QJsonDocument(who).toJson(QJsonDocument::Compact));
    return Answer::Kept;
}

void ScheduleLock::release()
{
    m_lock.release();
    m_keeper.clear();
}

QString scheduleKeeper(const BackupLocation &location)
{
    const auto note = noteOfKeeper(schedulePath(location.folder));
    if (!note)
        return {};
    const QJsonObject who = objectOf(*note);
    if (who.value("pid"_L1).toInteger() == QCoreApplication::applicationPid())
        return {};
    return keeperFrom(who);
}

} // namespace litekeep
