// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/docs/manpage.h"

#include "app/cli/options.h"

namespace litekeep::docs {

using namespace litekeep::cli;

namespace {

/// Plain text as roff: backslashes and dashes are what they look like, no line is a request.
QByteArray roff(const char *text)
{
    QByteArray bytes(text);
    bytes.replace('\\', "\\e").replace('-', "\\-");
    if (bytes.startsWith('.') || bytes.startsWith('\''))
        bytes.prepend("\\&");
    return bytes;
}

QByteArray roff(const QString &text)
{
    return roff(text.toUtf8().constData());
}

QByteArray optionForm(const OptionSpec &spec)
{
    QByteArray form;
    if (spec.letter)
        form += "\\fB\\-" + QByteArray(1, spec.letter) + "\\fR, ";
    form += "\\fB" + roff("--") + roff(spec.name) + "\\fR";
    if (spec.value)
        form += " \\fI" + roff(spec.value) + "\\fR";
    return form;
}

QByteArray argumentForm(const ArgumentSpec &spec)
{
    QByteArray form = "\\fI" + roff(spec.name) + "\\fR";
    if (spec.repeats)
        form += " ...";
    return spec.optional ? '[' + form + ']' : form;
}

QByteArray items(const QList<OptionId> &ids)
{
    QByteArray text;
    for (const OptionId id : ids)
        text += ".TP\n" + optionForm(option(id)) + '\n' + roff(option(id).help) + '\n';
    return text;
}

QByteArray commands()
{
    QByteArray text;
    for (const VerbSpec &verb : verbs()) {
        text += ".SS \\fB" + roff(verb.name) + "\\fR";
        for (const ArgumentSpec &argument : verb.arguments)
            text += ' ' + argumentForm(argument);
        text += '\n' + roff(verb.summary) + '\n' + roff(verb.description) + '\n';
        for (const ArgumentSpec &argument : verb.arguments)
            text += ".TP\n" + argumentForm(argument) + '\n' + roff(argument.help) + '\n';
        text += items(verb.options);
    }
    return text;
}

QByteArray exits()
{
    QByteArray text;
    for (const ExitCodeSpec &spec : exitCodes())
        text += ".TP\n\\fB" + QByteArray::number(spec.code) + "\\fR\n" + roff(spec.help) + '\n';
    return text;
}

QByteArray examples()
{
    QByteArray text = ".nf\n";
    for (const VerbSpec &verb : verbs()) {
        for (const QString &example : verb.examples)
            text += "litekeepctl " + roff(example) + '\n';
    }
    return text + ".fi\n";
}

} // namespace

QByteArray manualPage(const QByteArray &frame)
{
    QByteArray text = frame;
    text.replace("@VERSION@", LITEKEEP_VERSION);
    text.replace(".\\\" @COMMANDS@\n", commands());
    text.replace(".\\\" @OPTIONS@\n", items(commonOptions()));
    text.replace(".\\\" @EXIT@\n", exits());
    text.replace(".\\\" @EXAMPLES@\n", examples());
    return text;
}

} // namespace litekeep::docs
