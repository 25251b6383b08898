// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/internal/backupnames.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace litekeep {

namespace {

constexpr auto timeFormat = "yyyyMMdd'T'HHmmss'Z'"_L1;
constexpr qsizetype idLength = 16;

/// A name may have 255 bytes, and the longest thing ever appended to the stem is
/// "-20261122T081500Z-imported-9999.db.snapshot.partial-journal".
constexpr qsizetype longestStemBytes = 190;

QString stemOf(const QString &databaseName)
{
    static const QRegularExpression ending(u"\\.(db|db3|sqlite|sqlite3|s3db|sl3)$"_s,
                                           QRegularExpression::CaseInsensitiveOption);
    QString stem = databaseName;
    stem.remove(ending);
    // Line breaks would be data for us, but a nuisance for every other tool in the folder;
    // a leading dot would hide the backup.
    for (QChar &letter : stem) {
        if (letter.category() == QChar::Other_Control || letter == u'/')
            letter = u'_';
    }
    while (stem.startsWith(u'.'))
        stem.remove(0, 1);
    while (stem.toUtf8().size() > longestStemBytes)
        stem.chop(stem.back().isLowSurrogate() ? 2 : 1);
    return stem.isEmpty() ? u"database"_s : stem;
}

} // namespace

QString backupFileName(const QString &databaseName, const QDateTime &createdAt, BackupType type,
                       int attempt)
{
    const QString suffix = attempt > 1 ? u'-' % QString::number(attempt) : QString();
    return stemOf(databaseName) % u'-' % createdAt.toUTC().toString(timeFormat) % u'-'
           % typeName(type) % suffix % u".db"_s;
}

std::optional<ParsedBackupName> parseBackupFileName(const QString &name)
{
    static const QRegularExpression pattern(
        u"\\A(.+)-(\\d{8}T\\d{6}Z)-(manual|auto|safety|imported)(?:-(\\d{1,6}))?\\.db\\z"_s,
        QRegularExpression::DotMatchesEverythingOption);
    const auto match = pattern.match(name);
    if (!match.hasMatch())
        return std::nullopt;
    QDateTime time = QDateTime::fromString(match.captured(2), timeFormat);
    if (!time.isValid())
        return std::nullopt;
    time.setTimeSpec(Qt::UTC);
    return ParsedBackupName{.stem = match.captured(1),
                            .createdAt = time,
                            .type = *typeFromName(match.captured(3)),
                            .attempt = qMax(1, match.captured(4).toInt())};
}

QString partialName(const QString &backupName)
{
    return backupName % u".partial"_s;
}

QString snapshotName(const QString &backupName)
{
    return backupName % u".snapshot.partial"_s;
}

bool isLeftoverName(const QString &name)
{
    static const QRegularExpression ending(
        u"(?:\\.snapshot)?\\.partial(?:-journal|-wal|-shm)?\\z"_s);
    const auto match = ending.match(name);
    if (!match.hasMatch())
        return false;
    const QString rest = name.left(match.capturedStart());
    return parseBackupFileName(rest) || rest == ".litekeep"_L1;
}

bool isPlainName(const QString &name)
{
    return !name.isEmpty() && !name.contains(u'/') && !name.contains(QChar(0)) && name != "."_L1
           && name != ".."_L1;
}

bool isBackupFileName(const QString &name)
{
    static const QRegularExpression setAside(
        u"\\Acatalogue-damaged-\\d{8}T\\d{6}Z(-\\d+)?\\.db\\z"_s);
    return isPlainName(name) && name.endsWith(".db"_L1) && name != "catalogue.db"_L1
           && !setAside.match(name).hasMatch();
}

QString idFromName(const QString &fileName)
{
    const QByteArray digest =
        QCryptographicHash::hash(fileName.toUtf8(), QCryptographicHash::Sha256);
    return QString::fromLatin1(digest.toHex().left(idLength));
}

QString newId()
{
    return u"%1"_s.arg(QRandomGenerator::system()->generate64(), idLength, 16, QChar(u'0'));
}

} // namespace litekeep
