// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

/// The live writer's database, built so that half a transaction shows:
/// money only moves (the sum never changes), every move is in the ledger (its numbers have no
/// gap), and `state` names the last one.
namespace litekeep::test {

constexpr int accountCount = 200;
constexpr int openingBalance = 1000;

inline QString accountsSchema()
{
    return QStringLiteral(
        "CREATE TABLE account(id INTEGER PRIMARY KEY, balance INTEGER NOT NULL, note TEXT);"
        "CREATE TABLE ledger(seq INTEGER PRIMARY KEY, source INTEGER, target INTEGER,"
        " amount INTEGER, padding BLOB);"
        "CREATE INDEX ledger_source ON ledger(source, amount);"
        "CREATE TABLE state(id INTEGER PRIMARY KEY CHECK (id = 1), last INTEGER NOT NULL);"
        "INSERT INTO state VALUES (1, 0);");
}

} // namespace litekeep::test
