// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocale>
#include <QString>
#include <QStringList>
#include <QTranslator>

namespace litekeep {

/// The languages of the program and the one in use. One object per program, made after the
/// QCoreApplication; Core only, so that the command line can use it, too.
class Translations
{
public:
    Translations() = default;
    ~Translations();
    Q_DISABLE_COPY_MOVE(Translations)

    /// Codes of the languages the program speaks: "en", "ru".
    static QStringList languages();
    /// The best of them for this person's system; "en" when it speaks none of theirs.
    static QString systemLanguage();

    /// Loads the texts of a language and makes its formats the default; an empty or unknown
    /// code means the system's language. Widgets are told by a LanguageChange event.
    void use(const QString &code);
    /// Code of the language in use.
    QString current() const { return m_current; }

private:
    void remove();

    QString m_current;
    QTranslator m_ours;
    QTranslator m_qts;
};

/// Dates and numbers for a language: the system's own variant of it where there is one.
QLocale localeFor(const QString &language);

} // namespace litekeep
