// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/docs/completions.h"

#include "app/cli/options.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace litekeep::docs {

using namespace litekeep::cli;

namespace {

const QByteArray headLine = "# Made from the option table of litekeepctl when it was built.\n";

QString verbNames()
{
    QStringList names;
    for (const VerbSpec &verb : verbs())
        names.append(QLatin1StringView(verb.name));
    return names.join(u' ');
}

QStringList forms(const QList<OptionId> &ids)
{
    QStringList words;
    for (const OptionId id : ids)
        words.append(u"--"_s + QLatin1StringView(option(id).name));
    return words;
}

/// Quoted for a shell: nothing in it is special.
QByteArray quoted(const char *text)
{
    return '\'' + QByteArray(text).replace('\'', "'\\''") + '\'';
}

QByteArray bashValues()
{
    QByteArray text;
    for (const OptionSpec &spec : options()) {
        if (!spec.value)
            continue;
        const QByteArray pattern = "        --" + QByteArray(spec.name) + ") ";
        if (!spec.choices.isEmpty())
            text += pattern + "_litekeepctl_words \"" + spec.choices.join(u' ').toUtf8()
                    + "\"; return ;;\n";
        else if (spec.completion == Completion::Folder)
            text += pattern + "_litekeepctl_files -d; return ;;\n";
        else if (spec.completion == Completion::File)
            text += pattern + "_litekeepctl_files -f; return ;;\n";
        else
            text += pattern + "return ;;\n";
    }
    return text;
}

QByteArray bashArgument(const ArgumentSpec &argument)
{
    if (!argument.choices.isEmpty())
        return "_litekeepctl_words \"" + argument.choices.join(u' ').toUtf8() + "\"";
    if (argument.completion == Completion::BackupId)
        return "_litekeepctl_ids \"${plain[1]}\"";
    if (argument.completion == Completion::Folder)
        return "_litekeepctl_files -d";
    return argument.completion == Completion::File ? "_litekeepctl_files -f" : ":";
}

/// One line a verb: its options, and what stands at which place.
QByteArray bashVerb(const VerbSpec &verb)
{
    QByteArray text = "        " + QByteArray(verb.name) + ")\n            options=\""
                      + forms(verb.options + commonOptions(verb)).join(u' ').toUtf8() + "\"\n"
                      + "            case $place in\n";
    for (qsizetype i = 0; i < verb.arguments.size(); ++i) {
        const ArgumentSpec &argument = verb.arguments.at(i);
        const QByteArray place = argument.repeats ? "*" : QByteArray::number(i + 1);
        text += "                " + place + ") argument='" + bashArgument(argument) + "' ;;\n";
    }
    return text + "            esac ;;\n";
}

const QByteArray bashHelpers = R"sh(
_litekeepctl_words() {
    mapfile -t COMPREPLY < <(compgen -W "$1" -- "$cur")
}
_litekeepctl_files() {
    mapfile -t COMPREPLY < <(compgen "$1" -- "$cur")
    compopt -o filenames 2>/dev/null
}
_litekeepctl_ids() {
    local ids
    ids=$(litekeepctl --json list "$1" 2>/dev/null | grep -o '"id":"[^"]*"' | cut -d'"' -f4)
    _litekeepctl_words "latest latest-intact $ids"
}
_litekeepctl_value_of() {
    case $1 in
)sh";

const QByteArray bashBody = R"sh(        *) return 1 ;;
    esac
}
_litekeepctl() {
    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]}
    local options='' argument=':' word place i skip=''
    local -a plain=()
    COMPREPLY=()
    [ "$cur" != '=' ] || cur=''
    if [ "$prev" = '=' ]; then
        prev=${COMP_WORDS[COMP_CWORD - 2]}
    fi
    for ((i = 1; i < COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        if [ -n "$skip" ]; then
            skip=''
            [ "$word" != '=' ] || skip=1
            continue
        fi
        case $word in
            @VALUED@) skip=1 ;;
            -*) ;;
            *) plain+=("$word") ;;
        esac
    done
    if [ -n "$skip" ]; then
        _litekeepctl_value "$prev"
        return
    fi
    place=${#plain[@]}
    case ${plain[0]-} in
)sh";

const QByteArray bashEnd =
    R"sh(        *) options='@COMMON@' argument='_litekeepctl_words "@VERBS@"' ;;
    esac
    case $cur in
        -*) _litekeepctl_words "$options" ;;
        *) eval "$argument" ;;
    esac
}
complete -F _litekeepctl litekeepctl
)sh";

QString valuedOptions()
{
    QStringList words;
    for (const OptionSpec &spec : options()) {
        if (spec.value)
            words.append(u"--"_s + QLatin1StringView(spec.name));
    }
    return words.join(u" | "_s);
}

QByteArray zshOption(OptionId id)
{
    const OptionSpec &spec = option(id);
    QByteArray help(spec.help);
    help.replace('\\', "\\\\").replace('[', "\\[").replace(']', "\\]").replace(':', "\\:");
    QByteArray text = "--" + QByteArray(spec.name) + (spec.value ? "=" : "") + '[' + help + ']';
    if (spec.value) {
        text += ':' + QByteArray(spec.value) + ':';
        if (!spec.choices.isEmpty())
            text += '(' + spec.choices.join(u' ').toUtf8() + ')';
        else if (spec.completion == Completion::Folder)
            text += "_files -/";
        else if (spec.completion == Completion::File)
            text += "_files";
    }
    return " \\\n                " + quoted(text.constData());
}

QByteArray zshArgument(const ArgumentSpec &argument, qsizetype place)
{
    const QByteArray where = argument.repeats ? "*" : QByteArray::number(place + 1);
    QByteArray action = "_files";
    if (!argument.choices.isEmpty())
        action = '(' + argument.choices.join(u' ').toUtf8() + ')';
    else if (argument.completion == Completion::BackupId)
        action = "_litekeepctl_ids";
    const QByteArray spec = where + (argument.optional ? "::" : ":") + argument.name + ':' + action;
    return " \\\n                " + quoted(spec.constData());
}

/// Options may stand before the command, too.
QByteArray zshFindVerb()
{
    QByteArray common;
    for (const OptionId id : commonOptions())
        common += zshOption(id);
    QByteArray text = R"sh(    )
    local -i at=2
    while (( at < CURRENT )) && [[ $words[at] == -* ]]; do
        case $words[at] in
            @VALUED@) (( at++ )) ;;
        esac
        (( at++ ))
    done
    if (( at > CURRENT )) || [[ $at -eq $CURRENT && $words[at] == -* ]]; then
        _arguments -s@COMMON@
        return
    fi
    if (( at == CURRENT )); then
        _describe command verbs
        return
    fi
    local verb=$words[at]
    words=("${(@)words[at,-1]}")
    (( CURRENT -= at - 1 ))
    case $verb in
)sh";
    text.replace("@VALUED@", valuedOptions().toUtf8());
    return text.replace("@COMMON@", common);
}

QByteArray fishCondition(const VerbSpec &verb)
{
    return " -n '__fish_seen_subcommand_from " + QByteArray(verb.name) + "'";
}

QByteArray fishOption(OptionId id)
{
    const OptionSpec &spec = option(id);
    QByteArray text = " -l " + QByteArray(spec.name);
    if (spec.letter)
        text += " -s " + QByteArray(1, spec.letter);
    if (spec.value)
        text += spec.choices.isEmpty()
                    ? QByteArray(" -r")
                    : QByteArray(" -x -a '" + spec.choices.join(u' ').toUtf8() + "'");
    if (spec.value && spec.choices.isEmpty() && spec.completion == Completion::None)
        text += " -f";
    QByteArray help(spec.help);
    help.replace('\\', "\\\\").replace('\'', "\\'");
    return text + " -d '" + help + "'\n";
}

} // namespace

QByteArray bashCompletion()
{
    QByteArray body = bashBody;
    body.replace("@VALUED@", valuedOptions().toUtf8());
    QByteArray end = bashEnd;
    end.replace("@COMMON@", forms(commonOptions()).join(u' ').toUtf8());
    end.replace("@VERBS@", verbNames().toUtf8());
    QByteArray helpers = bashHelpers;
    helpers.replace("_litekeepctl_value_of", "_litekeepctl_value");
    QByteArray text = "# shellcheck shell=bash\n" + headLine + helpers + bashValues() + body;
    for (const VerbSpec &verb : verbs())
        text += bashVerb(verb);
    return text + end;
}

QByteArray zshCompletion()
{
    QByteArray text = "#compdef litekeepctl\n" + headLine + R"sh(
_litekeepctl_ids() {
    local -a ids
    ids=(latest latest-intact
        ${(f)"$(litekeepctl --json list ${(Q)line[1]} 2>/dev/null |
            grep -o '"id":"[^"]*"' | cut -d'"' -f4)"})
    _values ID $ids
}
_litekeepctl() {
    local context state line
    typeset -A opt_args
    local -a verbs
    verbs=(
)sh";
    for (const VerbSpec &verb : verbs())
        text += "        "
                + quoted(QByteArray(QByteArray(verb.name) + ':' + verb.summary).constData()) + '\n';
    text += zshFindVerb();
    for (const VerbSpec &verb : verbs()) {
        text += "        " + QByteArray(verb.name) + ")\n            _arguments -s";
        for (const OptionId id : verb.options + commonOptions(verb))
            text += zshOption(id);
        for (qsizetype i = 0; i < verb.arguments.size(); ++i)
            text += zshArgument(verb.arguments.at(i), i);
        text += " ;;\n";
    }
    return text + "    esac\n}\n_litekeepctl \"$@\"\n";
}

QByteArray fishCompletion()
{
    QByteArray text = headLine;
    for (const OptionId id : commonOptions())
        text += "complete -c litekeepctl" + fishOption(id);
    for (const VerbSpec &verb : verbs()) {
        text += "complete -c litekeepctl -f -n __fish_use_subcommand -a " + QByteArray(verb.name)
                + " -d " + quoted(verb.summary) + '\n';
        for (const OptionId id : verb.options)
            text += "complete -c litekeepctl" + fishCondition(verb) + fishOption(id);
        for (const ArgumentSpec &argument : verb.arguments) {
            QStringList words = argument.choices;
            if (argument.completion == Completion::BackupId)
                words = QStringList{u"latest"_s, u"latest-intact"_s};
            if (!words.isEmpty())
                text += "complete -c litekeepctl" + fishCondition(verb) + " -a '"
                        + words.join(u' ').toUtf8() + "'\n";
        }
    }
    return text;
}

} // namespace litekeep::docs
