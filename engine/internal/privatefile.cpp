// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/internal/privatefile.h"

#include "engine/internal/integritycheck.h"
#include "engine/internal/sqlitehandle.h"

using namespace Qt::StringLiterals;

namespace litekeep {

SqlResult<std::unique_ptr<SqliteConnection>> openPrivate(const QString &path, PrivateAccess access,
                                                         const std::stop_token &stop)
{
    const auto monitor = std::make_shared<IoMonitor>();
    monitor->stop = stop;
    return SqliteConnection::open(path, {.readOnly = access != PrivateAccess::Write,
                                         .monitor = monitor,
                                         .immutable = access == PrivateAccess::Sealed})
        .map([](std::unique_ptr<SqliteConnection> connection) {
            hardenConnection(connection->database());
            static_cast<void>(connection->execute(u"PRAGMA cell_size_check=ON"_s));
            mapIntoMemory(*connection);
            return connection;
        });
}

} // namespace litekeep
