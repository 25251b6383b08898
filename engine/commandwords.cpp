// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/commandwords.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

/// Reads a line from left to right.
class Splitter
{
public:
    void take(QChar c)
    {
        if (m_escaped) {
            // Within double quotes a backslash is itself unless it hides something.
            if (m_quote == u'"' && c != u'"' && c != u'\\')
                m_word += u'\\';
            m_escaped = false;
            add(c);
        } else if (c == u'\\' && m_quote != u'\'') {
            m_escaped = true;
        } else if (!m_quote.isNull()) {
            if (c == m_quote)
                m_quote = {};
            else
                add(c);
        } else if (c == u'"' || c == u'\'') {
            m_quote = c;
            m_inWord = true; // also when nothing stands between the quotes
        } else if (c.isSpace()) {
            endWord();
        } else {
            add(c);
        }
    }

    std::optional<QStringList> words()
    {
        if (m_escaped || !m_quote.isNull())
            return std::nullopt;
        endWord();
        return m_words;
    }

private:
    void add(QChar c)
    {
        m_word += c;
        m_inWord = true;
    }
    void endWord()
    {
        if (m_inWord)
            m_words.append(m_word);
        m_word.clear();
        m_inWord = false;
    }

    QStringList m_words;
    QString m_word;
    QChar m_quote;
    bool m_escaped = false;
    bool m_inWord = false;
};

bool isPlain(QChar c)
{
    return !c.isSpace() && c != u'"' && c != u'\'' && c != u'\\';
}

} // namespace

std::optional<QStringList> splitCommandLine(const QString &line)
{
    Splitter splitter;
    for (const QChar c : line)
        splitter.take(c);
    return splitter.words();
}

QString joinCommandLine(const QStringList &words)
{
    QStringList parts;
    for (QString word : words) {
        if (word.isEmpty() || !std::all_of(word.cbegin(), word.cend(), isPlain)) {
            word.replace(u'\\', u"\\\\"_s).replace(u'"', u"\\\""_s);
            word = u'"' % word % u'"';
        }
        parts.append(word);
    }
    return parts.join(u' ');
}

} // namespace litekeep
