"""The audit chain: one link for each row that is kept, each link holding the hash of the one before.

The hash of a row is the SHA-256 of its canonical JSON: an object of the columns named in CHAINED, keys sorted, no
spaces, characters unescaped, UTF-8; a blob stands as the SHA-256 of its bytes. The hash of a link is the SHA-256 of the
canonical JSON of `[seq, table_name, row_key, row_hash, previous, at]`. The first `previous` is the hash of
`[case, created_at, created_by]` from the table `meta`, so that the chain belongs to this case and no other.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from gawah.errors import CaseError
from gawah.ledger.connection import Connection, Row


class Chained(msgspec.Struct, frozen=True):
    """Which column names a row (or a batch of rows) of a table, and which columns its hash covers."""

    key: str
    columns: tuple[str, ...]
    order: str | None = None

    def query(self, table: str) -> str:
        """Return the query for the rows of one key."""
        columns = ", ".join(f'"{column}"' for column in self.columns)
        order = "" if self.order is None else f" ORDER BY {self.order}"
        return f"SELECT {columns} FROM {table} WHERE {self.key} = ?{order}"  # noqa: S608


CHAINED: dict[str, Chained] = {
    "originals": Chained("sha256", ("sha256", "size", "compressed", "recorded_at")),
    "documents": Chained(
        "id",
        (
            *("seq", "id", "original", "name", "title", "publisher", "published", "url", "language", "country"),
            *("format", "reader", "text_is_original", "text", "passages", "notes", "recorded_at"),
        ),
    ),
    "mentions": Chained(
        "batch",
        ("batch", "position", "document", "start", "end", "text", "kind", "language", "value"),
        order="position",
    ),
    "claims": Chained(
        "id",
        (
            *("seq", "id", "document", "start", "end", "type", "kind", "stance", "polarity", "certainty"),
            *("extractor", "recorded_at", "claim"),
        ),
    ),
    "refusals": Chained("id", ("id", "source", "reason", "message", "sha256", "recorded_at")),
    # `withdrawn_by` is set later and says nothing of its own: the withdrawal is a row that is chained itself.
    "decisions": Chained("id", ("id", "who", "kind", "target", "value", "why", "recorded_at")),
}
"""Table -> what of it is hashed. Mentions are chained by batch: one link for all that one reading found."""


class Head(msgspec.Struct, frozen=True):
    """The end of the chain: how many links it has and the hash of the last."""

    length: int
    hash: str


def canonical(value: Any) -> bytes:
    """Return `value` as the JSON that is hashed."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8")


def digest(value: Any) -> str:
    """Return the SHA-256 of the canonical JSON of `value`, 64 hex digits."""
    return hashlib.sha256(canonical(value)).hexdigest()


def row_hash(connection: Connection, table: str, key: str) -> str | None:
    """Return the hash of the row (or batch of rows) that `key` names, or None where there is none."""
    chained = CHAINED[table]
    rows = [_as_object(chained.columns, row) for row in connection.rows(chained.query(table), (key,))]
    if len(rows) == 0:
        return None
    return digest(rows if chained.order is not None else rows[0])


def _as_object(columns: tuple[str, ...], row: Row) -> dict[str, Any]:
    values = (hashlib.sha256(value).hexdigest() if isinstance(value, bytes) else value for value in row)
    return dict(zip(columns, values, strict=True))


def link_hash(link: Sequence[Any]) -> str:
    """Return the hash of one link: `seq, table_name, row_key, row_hash, previous, at`."""
    return digest(list(link))


def begin(connection: Connection, *, case: str, created_at: str, created_by: str) -> None:
    """Write what names a new case and starts its chain."""
    first = digest([case, created_at, created_by])
    meta = {"case": case, "created_at": created_at, "created_by": created_by, "chain_length": "0", "chain_head": first}
    connection.run_many("INSERT INTO meta (key, value) VALUES (?, ?)", meta.items())


def meta(connection: Connection) -> dict[str, str]:
    """Return the table `meta` as a dictionary."""
    return {str(key): str(value) for key, value in connection.rows("SELECT key, value FROM meta")}


def start(connection: Connection) -> str:
    """Return what the first link holds as `previous`."""
    kept = meta(connection)
    return digest([kept.get("case"), kept.get("created_at"), kept.get("created_by")])


def head(connection: Connection) -> Head:
    """Return the end of the chain as the table `meta` gives it."""
    kept = meta(connection)
    try:
        return Head(int(kept["chain_length"]), kept["chain_head"])
    except (KeyError, ValueError) as error:
        raise CaseError(f"{connection.path}: the table meta does not say where the chain ends: {error!r}") from error


def append(connection: Connection, table: str, keys: Iterable[str | int], *, at: str) -> None:
    """Chain rows that were just written, in the order of `keys`; what is hashed is read back from the file."""
    end = head(connection)
    seq, previous = end.length, end.hash
    for key in map(str, keys):
        of_row = row_hash(connection, table, key)
        if of_row is None:
            raise CaseError(f"{connection.path}: {table} {key!r} was to be chained, but is not in the table")
        seq += 1
        link = link_hash((seq, table, key, of_row, previous, at))
        connection.run("INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?, ?)", (seq, table, key, of_row, previous, link, at))
        previous = link
    connection.run("UPDATE meta SET value = ? WHERE key = 'chain_length'", (str(seq),))
    connection.run("UPDATE meta SET value = ? WHERE key = 'chain_head'", (previous,))
