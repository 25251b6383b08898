// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/help.h"

#include "app/cli/text.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace litekeep::cli {

namespace {

constexpr qsizetype lineWidth = 80;

/// Words of `text` in lines that begin at column `indent`; the first line is already there.
QString wrapped(const QString &text, qsizetype indent)
{
    QString result;
    qsizetype column = indent;
    for (const QString &word : text.split(u' ')) {
        if (column > indent && column + 1 + word.size() > lineWidth) {
            result += u'\n' + QString(indent, u' ');
            column = indent;
        } else if (column > indent) {
            result += u' ';
            ++column;
        }
        result += word;
        column += word.size();
    }
    return result;
}

struct Row
{
    QString left;
    QString right;
};

QString table(const QString &title, const QList<Row> &rows)
{
    qsizetype widest = 0;
    for (const Row &row : rows)
        widest = std::max(widest, row.left.size());
    QString result = u"\n"_s + title + u'\n';
    for (const Row &row : rows)
        result +=
            u"  "_s + row.left.leftJustified(widest + 2) + wrapped(row.right, widest + 4) + u'\n';
    return result;
}

QString optionForm(const OptionSpec &spec)
{
    QString form = spec.letter ? u"-%1, "_s.arg(QLatin1Char(spec.letter)) : u"    "_s;
    form += u"--"_s + QLatin1StringView(spec.name);
    if (spec.value)
        form += u' ' + QLatin1StringView(spec.value);
    return form;
}

QString argumentForm(const ArgumentSpec &spec)
{
    QString form = QLatin1StringView(spec.name);
    if (spec.repeats)
        form += u"…"_s;
    return spec.optional ? u"[%1]"_s.arg(form) : form;
}

QList<Row> optionRows(const QList<OptionId> &ids)
{
    QList<Row> rows;
    for (const OptionId id : ids)
        rows.append({optionForm(option(id)), Text::tr(option(id).help)});
    return rows;
}

QString usageLine(const VerbSpec &verb)
{
    QString line = u"litekeepctl "_s + QLatin1StringView(verb.name);
    for (const ArgumentSpec &argument : verb.arguments)
        line += u' ' + argumentForm(argument);
    for (const OptionId id : verb.options)
        line += u" [%1]"_s.arg(optionForm(option(id)).trimmed().section(u", "_s, -1));
    return line;
}

QString exitCodeTable()
{
    QList<Row> rows;
    for (const ExitCodeSpec &spec : exitCodes())
        rows.append({QString::number(spec.code), Text::tr(spec.help)});
    return table(Text::tr("Exit codes:"), rows);
}

QString generalHelp()
{
    QString text = Text::tr("Keeps live SQLite databases safe: proved backups, listed, saved "
                            "elsewhere, deleted.")
                   + u"\n\n"_s + Text::tr("Usage:")
                   + u"\n  litekeepctl [OPTION…] COMMAND [DATABASE…]\n"_s;
    QList<Row> rows;
    for (const VerbSpec &verb : verbs())
        rows.append({QLatin1StringView(verb.name), Text::tr(verb.summary)});
    text += table(Text::tr("Commands:"), rows);
    text += table(Text::tr("Options, in any place:"), optionRows(commonOptions()));
    text += exitCodeTable();
    text += u'\n' + Text::tr("Examples:") + u'\n';
    for (const VerbSpec &verb : verbs())
        text += u"  litekeepctl "_s + verb.examples.first() + u'\n';
    text +=
        u'\n' + Text::tr("\"litekeepctl COMMAND --help\" tells more about one command.") + u'\n';
    return text;
}

QString verbHelp(const VerbSpec &verb)
{
    QString text = Text::tr(verb.summary) + u"\n\n"_s + Text::tr("Usage:") + u"\n  "_s
                   + usageLine(verb) + u"\n\n"_s + wrapped(Text::tr(verb.description), 0) + u'\n';
    QList<Row> rows;
    for (const ArgumentSpec &argument : verb.arguments)
        rows.append({argumentForm(argument), Text::tr(argument.help)});
    if (!rows.isEmpty())
        text += table(Text::tr("Arguments:"), rows);
    if (!verb.options.isEmpty())
        text += table(Text::tr("Options:"), optionRows(verb.options));
    text += table(Text::tr("Common options:"), optionRows(commonOptions(verb)));
    text += u'\n' + Text::tr("Examples:") + u'\n';
    for (const QString &example : verb.examples)
        text += u"  litekeepctl "_s + example + u'\n';
    return text;
}

} // namespace

QString helpText(const VerbSpec *verb)
{
    return verb ? verbHelp(*verb) : generalHelp();
}

} // namespace litekeep::cli
