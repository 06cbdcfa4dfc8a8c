"""What is known from the claims taken together, as rows: records of several sorts, each with the claims it rests on.

This module keeps rows and knows nothing of what they mean. A row is written only where it changed, so that a change
of the case touches what it changes and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from gawah.ledger.connection import Connection

TABLES = ("known", "known_claims")


class KnownRow(msgspec.Struct, frozen=True, kw_only=True):
    """One record: `made_of` is a hash of what it was computed from, `record` JSON, `claims` ids."""

    made_of: str
    record: str
    claims: tuple[str, ...] = ()


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """How many rows of one sort were written, removed and left as they were."""

    written: int
    removed: int
    untouched: int


def load(connection: Connection, sort: str) -> dict[str, tuple[str, str]]:
    """Return `made_of` and `record` of every row of a sort by id, in the order of the ids."""
    rows = connection.stream("SELECT id, made_of, record FROM known WHERE sort = ? ORDER BY id", (sort,))
    return {str(key): (str(made_of), str(record)) for key, made_of, record in rows}


def holders(connection: Connection, claims: Iterable[str], sort: str) -> dict[str, list[str]]:
    """Return the ids of the rows of a sort that rest on each of these claims."""
    found: dict[str, list[str]] = {}
    for claim in claims:
        sql = "SELECT id FROM known_claims WHERE claim = ? AND sort = ? ORDER BY id"
        found[claim] = [str(row[0]) for row in connection.stream(sql, (claim, sort))]
    return found


def replace(connection: Connection, sort: str, rows: Mapping[str, KnownRow]) -> Written:
    """Make `rows` what is kept of a sort; rows that are the same stay untouched."""
    kept = load(connection, sort)
    gone = [key for key in kept if key not in rows]
    fresh = {key: row for key, row in rows.items() if kept.get(key) != (row.made_of, row.record)}
    for key in (*gone, *fresh):
        connection.run("DELETE FROM known WHERE sort = ? AND id = ?", (sort, key))
    connection.run_many("DELETE FROM known_claims WHERE sort = ? AND id = ?", ((sort, key) for key in (*gone, *fresh)))
    connection.run_many(
        "INSERT INTO known (sort, id, made_of, record) VALUES (?, ?, ?, ?)",
        ((sort, key, row.made_of, row.record) for key, row in fresh.items()),
    )
    connection.run_many(
        "INSERT INTO known_claims (claim, sort, id) VALUES (?, ?, ?)",
        ((claim, sort, key) for key, row in fresh.items() for claim in row.claims),
    )
    return Written(written=len(fresh), removed=len(gone), untouched=len(rows) - len(fresh))


def stamp(connection: Connection) -> str | None:
    """Return what the rows were computed from: the stamp of the last `mark`, None where there is none."""
    row = connection.one("SELECT value FROM meta WHERE key = 'known'")
    return None if row is None else str(row[0])


def mark(connection: Connection, value: str) -> None:
    """Note what the rows were computed from."""
    connection.run("INSERT OR REPLACE INTO meta (key, value) VALUES ('known', ?)", (value,))


def unmark(connection: Connection) -> None:
    """Note that the rows are not computed."""
    connection.run("DELETE FROM meta WHERE key = 'known'")
