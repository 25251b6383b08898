// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/internal/indexentry.h"

#include <algorithm>
#include <cstring>

namespace litekeep {

namespace {

using Bytes = std::span<const std::byte>;
using Order = std::strong_ordering;

template <typename T>
void appendPlain(std::vector<std::byte> &bytes, const T &value)
{
    const Bytes plain = std::as_bytes(std::span(&value, 1));
    bytes.insert(bytes.end(), plain.begin(), plain.end());
}

template <typename T>
T takePlain(Bytes &bytes)
{
    T value;
    std::memcpy(&value, bytes.data(), sizeof value);
    bytes = bytes.subspan(sizeof value);
    return value;
}

RawValue takeValue(Bytes &bytes)
{
    RawValue value;
    value.type = takePlain<RawValue::Type>(bytes);
    switch (value.type) {
    case RawValue::Type::Null: break;
    case RawValue::Type::Integer: value.integer = takePlain<qint64>(bytes); break;
    case RawValue::Type::Real: value.real = takePlain<double>(bytes); break;
    case RawValue::Type::Text:
    case RawValue::Type::Blob: {
        const auto length = takePlain<size_t>(bytes);
        value.bytes = bytes.first(length);
        bytes = bytes.subspan(length);
    }
    }
    return value;
}

/// SQLite never stores NaN, so a number is less than, equal to or greater than another.
Order compareReals(double left, double right)
{
    return left < right ? Order::less : left > right ? Order::greater : Order::equal;
}

/// Exactly, not by converting the integer to a double that may round it.
Order compareIntegerWithReal(qint64 left, double right)
{
    constexpr double beyond = 9223372036854775808.0; // 2^63
    if (right < -beyond)
        return Order::greater;
    if (right >= beyond)
        return Order::less;
    const auto whole = qint64(right);
    if (left != whole)
        return left <=> whole;
    return compareReals(0, right - double(whole));
}

Order compareNumbers(const RawValue &left, const RawValue &right)
{
    const bool leftIsInteger = left.type == RawValue::Type::Integer;
    const bool rightIsInteger = right.type == RawValue::Type::Integer;
    if (leftIsInteger && rightIsInteger)
        return left.integer <=> right.integer;
    if (leftIsInteger)
        return compareIntegerWithReal(left.integer, right.real);
    if (rightIsInteger)
        return 0 <=> compareIntegerWithReal(right.integer, left.real);
    return compareReals(left.real, right.real);
}

Order compareBytes(Bytes left, Bytes right)
{
    const size_t common = std::min(left.size(), right.size());
    const int order = common == 0 ? 0 : std::memcmp(left.data(), right.data(), common);
    return order == 0 ? left.size() <=> right.size() : order <=> 0;
}

/// As sqlite3StrNICmp does: the 26 letters of ASCII only, and not beyond a NUL.
Order compareWithoutCase(Bytes left, Bytes right)
{
    const auto folded = [](std::byte byte) {
        const auto c = std::to_integer<unsigned char>(byte);
        return c >= 'A' && c <= 'Z' ? static_cast<unsigned char>(c + ('a' - 'A')) : c;
    };
    const size_t common = std::min(left.size(), right.size());
    for (size_t i = 0; i < common; ++i) {
        if (const auto order = folded(left[i]) <=> folded(right[i]); order != 0)
            return order;
        if (left[i] == std::byte{0})
            break;
    }
    return left.size() <=> right.size();
}

Bytes withoutTrailingSpaces(Bytes text)
{
    while (!text.empty() && text.back() == std::byte{' '})
        text = text.first(text.size() - 1);
    return text;
}

Order compareTexts(Bytes left, Bytes right, Collation collation)
{
    switch (collation) {
    case Collation::Binary: break;
    case Collation::NoCase: return compareWithoutCase(left, right);
    case Collation::RTrim:
        return compareBytes(withoutTrailingSpaces(left), withoutTrailingSpaces(right));
    }
    return compareBytes(left, right);
}

/// NULL, then numbers, then texts, then blobs.
int classOf(const RawValue &value)
{
    switch (value.type) {
    case RawValue::Type::Null: return 0;
    case RawValue::Type::Integer:
    case RawValue::Type::Real: return 1;
    case RawValue::Type::Text: return 2;
    case RawValue::Type::Blob: break;
    }
    return 3;
}

Order compareValues(const RawValue &left, const RawValue &right, Collation collation)
{
    if (classOf(left) != classOf(right))
        return classOf(left) <=> classOf(right);
    switch (left.type) {
    case RawValue::Type::Null: return Order::equal;
    case RawValue::Type::Integer:
    case RawValue::Type::Real: return compareNumbers(left, right);
    case RawValue::Type::Text: return compareTexts(left.bytes, right.bytes, collation);
    case RawValue::Type::Blob: break;
    }
    return compareBytes(left.bytes, right.bytes);
}

} // namespace

void IndexEntry::append(const RawValue &value)
{
    appendPlain(m_bytes, value.type);
    switch (value.type) {
    case RawValue::Type::Null: break;
    case RawValue::Type::Integer: appendPlain(m_bytes, value.integer); break;
    case RawValue::Type::Real: appendPlain(m_bytes, value.real); break;
    case RawValue::Type::Text:
    case RawValue::Type::Blob:
        appendPlain(m_bytes, value.bytes.size());
        m_bytes.insert(m_bytes.end(), value.bytes.begin(), value.bytes.end());
    }
}

bool IndexEntry::hasNull() const
{
    Bytes rest = m_bytes;
    while (!rest.empty()) {
        if (takeValue(rest).type == RawValue::Type::Null)
            return true;
    }
    return false;
}

EntryOrder compareEntries(const IndexEntry &left, const IndexEntry &right,
                          const QList<KeyColumn> &columns)
{
    Bytes leftRest = left.bytes();
    Bytes rightRest = right.bytes();
    for (const KeyColumn &column : columns) {
        const Order order =
            compareValues(takeValue(leftRest), takeValue(rightRest), column.collation);
        if (order != 0)
            return {.order = column.descending ? 0 <=> order : order, .sameKey = false};
    }
    return {.order = compareValues(takeValue(leftRest), takeValue(rightRest), Collation::Binary),
            .sameKey = true};
}

} // namespace litekeep
