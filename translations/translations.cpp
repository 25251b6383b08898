// SPDX-License-Identifier: GPL-3.0-or-later
#include "translations/translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

/// "ru" of "ru_RU" and "ru-Cyrl-RU".
QString languageOf(const QString &localeName)
{
    return localeName.section(u'-', 0, 0).section(u'_', 0, 0).toLower();
}

} // namespace

Translations::~Translations()
{
    remove();
}

QStringList Translations::languages()
{
    return {u"en"_s, u"ru"_s};
}

QString Translations::systemLanguage()
{
    const QStringList wanted = QLocale::system().uiLanguages();
    for (const QString &name : wanted) {
        QString language = languageOf(name);
        if (languages().contains(language))
            return language;
    }
    return u"en"_s;
}

void Translations::use(const QString &code)
{
    const QString language = languages().contains(code) ? code : systemLanguage();
    if (language == m_current)
        return;
    remove();
    m_current = language;
    // First, because widgets format dates and sizes while they handle the LanguageChange.
    QLocale::setDefault(localeFor(language));

    // English needs ours for plurals and Qt's for nothing.
    const QString qtName = u"qtbase_%1"_s.arg(language);
    if (m_qts.load(qtName, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qts);
    if (m_ours.load(u":/i18n/litekeep_%1.qm"_s.arg(language)))
        QCoreApplication::installTranslator(&m_ours);
}

void Translations::remove()
{
    if (!QCoreApplication::instance())
        return;
    QCoreApplication::removeTranslator(&m_ours);
    QCoreApplication::removeTranslator(&m_qts);
}

QLocale localeFor(const QString &language)
{
    const QLocale system = QLocale::system();
    if (languageOf(system.name()) == language)
        return system;
    return QLocale(language);
}

} // namespace litekeep
