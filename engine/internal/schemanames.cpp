// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/internal/schemanames.h"

#include <QList>
#include <QStringDecoder>
#include <QtEndian>

#include <optional>

namespace litekeep {

namespace {

// sqlite.org/fileformat2.html, sections 1.6 (b-tree pages) and 2.1 (records).
constexpr char leafKind = 0x0d;
constexpr char interiorKind = 0x05;
constexpr qsizetype mostPages = 300;

/// Reads forward over untrusted bytes; once it has run over the end it stays invalid.
class Cursor
{
public:
    Cursor(const QByteArray &bytes, qsizetype position) : m_bytes(bytes), m_position(position) {}

    bool isValid() const { return m_position >= 0 && m_position <= m_bytes.size(); }
    qsizetype position() const { return m_position; }

    qint64 varint()
    {
        quint64 value = 0;
        for (int i = 0; i < 9; ++i) {
            if (m_position < 0 || m_position >= m_bytes.size()) {
                m_position = -1;
                return 0;
            }
            const auto byte = quint8(m_bytes[m_position++]);
            if (i == 8)
                return qint64((value << 8) | byte);
            value = (value << 7) | (byte & 0x7fU);
            if ((byte & 0x80U) == 0)
                break;
        }
        return qint64(value);
    }

private:
    const QByteArray &m_bytes;
    qsizetype m_position;
};

template <typename Number>
qint64 numberAt(const QByteArray &page, qsizetype offset)
{
    if (offset < 0 || offset + qsizetype(sizeof(Number)) > page.size())
        return -1;
    return qint64(qFromBigEndian<Number>(page.constData() + offset));
}

/// Bytes of a text in a record; nothing for other values.
std::optional<qint64> textLength(qint64 serialType)
{
    if (serialType < 13 || serialType % 2 == 0)
        return std::nullopt;
    return (serialType - 13) / 2;
}

QString decoded(const QByteArray &bytes, DatabaseHeader::Text text)
{
    using Text = DatabaseHeader::Text;
    if (text == Text::Utf8)
        return QString::fromUtf8(bytes);
    QStringDecoder decoder(text == Text::Utf16LittleEndian ? QStringDecoder::Utf16LE
                                                           : QStringDecoder::Utf16BE);
    return decoder(bytes);
}

/// The name in a row of sqlite_schema when that is a table: its columns are type, name, tbl_name,
/// rootpage, sql. The beginning of a record always lies in the cell itself.
QString tableOfCell(const QByteArray &page, qsizetype cell, DatabaseHeader::Text text)
{
    Cursor cursor(page, cell);
    cursor.varint(); // bytes of the record
    cursor.varint(); // rowid
    const qsizetype record = cursor.position();
    const qint64 headerBytes = cursor.varint();
    const auto kind = textLength(cursor.varint());
    const auto name = textLength(cursor.varint());
    if (!cursor.isValid() || !kind || !name || headerBytes < 0 || headerBytes > page.size())
        return {};
    const qint64 kindAt = record + headerBytes;
    if (*kind > page.size() || *name > page.size() || kindAt + *kind + *name > page.size())
        return {};
    if (decoded(page.mid(kindAt, *kind), text) != QLatin1StringView("table"))
        return {};
    return decoded(page.mid(kindAt + *kind, *name), text);
}

class Walk
{
public:
    Walk(const DatabaseHeader &header, const PageReader &read) : m_header(header), m_read(read) {}

    QSet<QString> names()
    {
        plan(1);
        // The list grows while it is walked; a page is never read twice, whatever points to it.
        for (qsizetype i = 0; i < m_pages.size() && i < mostPages; ++i)
            look(m_pages.at(i));
        return m_names;
    }

private:
    void plan(qint64 page)
    {
        if (page <= 0 || m_pages.size() >= mostPages || m_known.contains(page))
            return;
        m_known.insert(page);
        m_pages.append(page);
    }

    void look(qint64 number)
    {
        const QByteArray page = m_read(number).left(m_header.usableBytes);
        const qsizetype start = number == 1 ? DatabaseHeader::length : 0;
        if (page.size() <= start)
            return;
        const char kind = page[start];
        const qint64 cells = numberAt<quint16>(page, start + 3);
        if (kind == interiorKind)
            plan(numberAt<quint32>(page, start + 8));
        else if (kind != leafKind)
            return;
        const qsizetype pointers = start + (kind == interiorKind ? 12 : 8);
        for (qint64 i = 0; i < cells; ++i) {
            const qint64 cell = numberAt<quint16>(page, pointers + 2 * i);
            if (cell < 0)
                return;
            if (kind == interiorKind)
                plan(numberAt<quint32>(page, cell));
            else if (const QString name = tableOfCell(page, cell, m_header.text); !name.isEmpty())
                m_names.insert(name.toLower());
        }
    }

    const DatabaseHeader &m_header;
    const PageReader &m_read;
    QList<qint64> m_pages;
    QSet<qint64> m_known;
    QSet<QString> m_names;
};

} // namespace

QSet<QString> tableNames(const DatabaseHeader &header, const PageReader &read)
{
    return Walk(header, read).names();
}

} // namespace litekeep
