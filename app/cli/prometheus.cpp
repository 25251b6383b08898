// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/prometheus.h"

#include "app/cli/attention.h"

#include <functional>

using namespace Qt::StringLiterals;

namespace litekeep::cli {

namespace {

using Value = std::optional<qint64>; ///< absent: nothing to tell, no line

QByteArray label(const char *name, const QString &value)
{
    return QByteArray(name) + "=\"" + escapedLabel(value) + '"';
}

QByteArray number(const Value &value)
{
    return QByteArray::number(*value);
}

QByteArray seconds(qint64 milliseconds)
{
    return QByteArray::number(double(milliseconds) / 1000, 'f', 3);
}

/// One family of the exposition.
class Family
{
public:
    Family(const char *name, const char *help) : m_name(name)
    {
        m_head = "# HELP " + m_name + ' ' + help + "\n# TYPE " + m_name + " gauge\n";
    }
    void add(const QByteArray &labels, const QByteArray &value)
    {
        m_lines +=
            m_name + (labels.isEmpty() ? QByteArray() : '{' + labels + '}') + ' ' + value + '\n';
    }
    QByteArray text() const { return m_lines.isEmpty() ? QByteArray() : m_head + m_lines; }

private:
    QByteArray m_name;
    QByteArray m_head;
    QByteArray m_lines;
};

struct Gauge
{
    const char *name;
    const char *help;
    std::function<Value(const BackupStatus &)> value;
};

Value atLeastZero(qint64 value)
{
    return value < 0 ? Value() : Value(value);
}

Value unixTime(const QDateTime &time)
{
    return time.isValid() ? Value(time.toSecsSinceEpoch()) : Value();
}

/// What could not be read must not look like zeros: those would be facts.
bool couldBeRead(const Scraped &one)
{
    if (!one.status)
        return false;
    const BackupStatus &status = *one.status;
    if (status.state != BackupStatus::State::Unreachable)
        return true;
    // The database is away, but its backups could be looked at.
    return status.error && status.error->code == ErrorCode::DatabaseMissing
           && (status.total() > 0 || status.lastRun);
}

QList<Gauge> gauges()
{
    using S = BackupStatus;
    return {
        {"litekeep_automatic_enabled", "1 when automatic backups are on, else 0.",
         [](const S &s) { return Value(s.settings.enabled ? 1 : 0); }},
        {"litekeep_interval_seconds", "Time between automatic backups.",
         [](const S &s) { return Value(qint64(s.settings.intervalHours) * 3600); }},
        {"litekeep_retention_backups", "How many backups are kept.",
         [](const S &s) { return Value(s.settings.retentionCount); }},
        {"litekeep_last_good_timestamp_seconds", "Start of the last good run; 0 when never.",
         [](const S &s) { return Value(unixTime(s.lastGoodAt).value_or(0)); }},
        {"litekeep_next_due_timestamp_seconds", "When the next automatic backup is due.",
         [](const S &s) { return unixTime(s.nextDueAt.value_or(QDateTime())); }},
        {"litekeep_overdue", "1 when the last good backup is too old, else 0.",
         [](const S &s) { return Value(s.overdue ? 1 : 0); }},
        {"litekeep_last_run_failed", "1 when the last run failed, else 0.",
         [](const S &s) { return Value(s.error ? 1 : 0); }},
        {"litekeep_last_run_timestamp_seconds", "Start of the last run of any kind.",
         [](const S &s) { return s.lastRun ? unixTime(s.lastRun->startedAt) : Value(); }},
        {"litekeep_schedule_kept", "1 while some Litekeep makes the automatic backups, else 0.",
         [](const S &s) { return Value(s.keptBy.isEmpty() ? 0 : 1); }},
        {"litekeep_running", "1 while some Litekeep is at work in the backup folder, else 0.",
         [](const S &s) { return Value(s.running && s.running->active ? 1 : 0); }},
        {"litekeep_backups_pinned", "Backups that are pinned.",
         [](const S &s) { return Value(s.pinned); }},
        {"litekeep_backups_size_bytes", "Size of all backup files.",
         [](const S &s) { return Value(s.backupsBytes); }},
        {"litekeep_folder_free_bytes", "Free space on the disk of the backup folder.",
         [](const S &s) { return atLeastZero(s.freeBytes); }},
        {"litekeep_next_backup_needed_bytes", "Space that the next backup needs at least.",
         [](const S &s) { return atLeastZero(s.neededBytes); }},
    };
}

QByteArray needsAttentionText(const QList<Scraped> &databases)
{
    Family family("litekeep_needs_attention", "1 when a person should look at it, else 0.");
    for (const Scraped &one : databases) {
        const bool fine = one.status && !needsAttention(*one.status);
        family.add(label("database", one.database), fine ? "0" : "1");
    }
    return family.text();
}

QByteArray upText(const QList<Scraped> &databases)
{
    Family family("litekeep_up", "1 when the state of the backups could be read, else 0.");
    for (const Scraped &one : databases)
        family.add(label("database", one.database), couldBeRead(one) ? "1" : "0");
    return family.text();
}

QByteArray stateText(const QList<Scraped> &databases)
{
    Family family("litekeep_state", "1 for the state that the database is in.");
    for (const Scraped &one : databases) {
        if (one.status)
            family.add(label("database", one.database) + ','
                           + label("state", one.status->stateName()),
                       "1");
    }
    return family.text();
}

QByteArray backupsText(const QList<Scraped> &databases)
{
    Family family("litekeep_backups", "Backups that are listed, by their state.");
    for (const Scraped &one : databases) {
        if (!couldBeRead(one))
            continue;
        const BackupStatus &status = *one.status;
        for (const auto &[state, count] :
             {std::pair{u"intact"_s, status.intact}, std::pair{u"unproved"_s, status.unproved},
              std::pair{u"damaged"_s, status.damaged}, std::pair{u"missing"_s, status.missing}})
            family.add(label("database", one.database) + ',' + label("state", state),
                       QByteArray::number(count));
    }
    return family.text();
}

QByteArray errorText(const QList<Scraped> &databases)
{
    Family family("litekeep_last_error", "1 with the name of the error, while there is one.");
    for (const Scraped &one : databases) {
        if (one.status && one.status->error)
            family.add(label("database", one.database) + ','
                           + label("error", one.status->error->name()),
                       "1");
    }
    return family.text();
}

QByteArray durationText(const QList<Scraped> &databases)
{
    Family family("litekeep_last_run_duration_seconds", "How long the last run took.");
    for (const Scraped &one : databases) {
        if (one.status && one.status->lastRun && one.status->lastRun->durationMs)
            family.add(label("database", one.database), seconds(*one.status->lastRun->durationMs));
    }
    return family.text();
}

} // namespace

QByteArray escapedLabel(const QString &value)
{
    QByteArray bytes = value.toUtf8();
    bytes.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
    return bytes;
}

QByteArray prometheusText(const QList<Scraped> &databases)
{
    Family build("litekeep_build_info", "1 with the version of Litekeep.");
    build.add(label("version", QStringLiteral(LITEKEEP_VERSION)), "1");
    QByteArray text =
        build.text() + upText(databases) + needsAttentionText(databases) + stateText(databases);
    for (const Gauge &gauge : gauges()) {
        Family family(gauge.name, gauge.help);
        for (const Scraped &one : databases) {
            const Value value = couldBeRead(one) ? gauge.value(*one.status) : Value();
            if (value)
                family.add(label("database", one.database), number(value));
        }
        text += family.text();
    }
    return text + durationText(databases) + backupsText(databases) + errorText(databases);
}

} // namespace litekeep::cli
