// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/svgpath.h"

#include <QList>

#include <cmath>

namespace litekeep {

namespace {

qreal degrees(qreal radians)
{
    return radians * 180 / M_PI;
}

/// Two numbers stand beside each other without a space when it is clear where one ends ("1.8-.9").
class Words
{
public:
    explicit Words(QStringView text) : m_text(text) {}

    bool atEnd()
    {
        skip();
        return m_at == m_text.size();
    }
    /// A letter, or none where numbers go on.
    QChar takeCommand()
    {
        skip();
        return m_at < m_text.size() && m_text.at(m_at).isLetter() ? m_text.at(m_at++) : QChar();
    }
    std::optional<qreal> takeNumber()
    {
        skip();
        const qsizetype begin = m_at;
        if (m_at < m_text.size() && (m_text.at(m_at) == u'-' || m_text.at(m_at) == u'+'))
            ++m_at;
        for (bool fraction = false; m_at < m_text.size(); ++m_at) {
            const bool point = m_text.at(m_at) == u'.';
            if (!m_text.at(m_at).isDigit() && (!point || fraction))
                break;
            fraction |= point;
        }
        bool good = false;
        const qreal number = m_text.mid(begin, m_at - begin).toDouble(&good);
        return good ? std::optional(number) : std::nullopt;
    }

private:
    void skip()
    {
        while (m_at < m_text.size() && (m_text.at(m_at).isSpace() || m_text.at(m_at) == u','))
            ++m_at;
    }

    QStringView m_text;
    qsizetype m_at = 0;
};

/// How many numbers a command takes; -1 for one that is not known.
int numbersOf(QChar command)
{
    switch (command.toUpper().unicode()) {
    case u'Z': return 0;
    case u'H':
    case u'V': return 1;
    case u'M':
    case u'L': return 2;
    case u'S': return 4;
    case u'C': return 6;
    case u'A': return 7;
    default: return -1;
    }
}

/// From the two ends of an arc to its middle, as SVG 1.1 describes it in appendix F.6.5.
void arcTo(QPainterPath &path, QSizeF radii, bool large, bool clockwise, QPointF end)
{
    const QPointF begin = path.currentPosition();
    const QPointF half = (begin - end) / 2;
    const qreal x = half.x() / radii.width();
    const qreal y = half.y() / radii.height();
    const qreal apart = x * x + y * y;
    if (apart == 0)
        return;
    if (apart > 1) // too small to reach both ends
        radii *= std::sqrt(apart);
    const qreal aside = std::sqrt(qMax(0.0, 1 / apart - 1)) * (large == clockwise ? -1 : 1);
    const QPointF middle =
        (begin + end) / 2 + QPointF(radii.width() * y * aside, -radii.height() * x * aside);
    const auto angle = [&](QPointF at) -> qreal { // Qt counts against the clock
        return -degrees(std::atan2((at.y() - middle.y()) / radii.height(),
                                   (at.x() - middle.x()) / radii.width()));
    };
    qreal sweep = angle(end) - angle(begin);
    if (clockwise && sweep > 0)
        sweep -= 360;
    else if (!clockwise && sweep < 0)
        sweep += 360;
    const QPointF corner(radii.width(), radii.height());
    path.arcTo(QRectF(middle - corner, middle + corner), angle(begin), sweep);
}

/// Where a curve goes on that continues the one before smoothly.
QPointF mirroredControl(const QPainterPath &path)
{
    const QPointF here = path.currentPosition();
    const int last = path.elementCount() - 1;
    const bool curve = last >= 2 && path.elementAt(last - 2).type == QPainterPath::CurveToElement;
    return curve ? here * 2 - QPointF(path.elementAt(last - 1)) : here;
}

bool draw(QPainterPath &path, QChar command, const QList<qreal> &n)
{
    const QPointF here = path.currentPosition();
    const QPointF from = command.isLower() ? here : QPointF();
    const auto point = [&](int at) -> QPointF { return from + QPointF(n.at(at), n.at(at + 1)); };
    switch (command.toUpper().unicode()) {
    case u'M': path.moveTo(point(0)); break;
    case u'L': path.lineTo(point(0)); break;
    case u'H': path.lineTo(from.x() + n.at(0), here.y()); break;
    case u'V': path.lineTo(here.x(), from.y() + n.at(0)); break;
    case u'C': path.cubicTo(point(0), point(2), point(4)); break;
    case u'S': path.cubicTo(mirroredControl(path), point(0), point(2)); break;
    case u'A':
        if (n.at(0) <= 0 || n.at(1) <= 0 || n.at(2) != 0)
            return false;
        arcTo(path, QSizeF(n.at(0), n.at(1)), n.at(3) != 0, n.at(4) != 0, point(5));
        break;
    default: path.closeSubpath(); break;
    }
    return true;
}

} // namespace

std::optional<QPainterPath> parseSvgPath(QStringView text)
{
    Words words(text);
    QPainterPath path;
    QChar command;
    while (!words.atEnd()) {
        if (const QChar next = words.takeCommand(); !next.isNull())
            command = next;
        else if (command == u'M' || command == u'm') // further points are lines
            command = command == u'M' ? u'L' : u'l';
        QList<qreal> numbers;
        for (int left = numbersOf(command); left > 0; --left) {
            const std::optional<qreal> number = words.takeNumber();
            if (!number)
                return {};
            numbers.append(*number);
        }
        if (numbersOf(command) < 0 || (numbers.isEmpty() && command.toUpper() != u'Z')
            || !draw(path, command, numbers))
            return {};
        if (numbers.isEmpty())
            command = QChar(); // after Z there must be a command
    }
    return path;
}

} // namespace litekeep
