"""The computed tables: made from documents and claims, dropped and made again at will.

Rows are always written in the order of recording, so that a rebuild gives the same tables row by row.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from gawah.ledger import claims as claim_rows
from gawah.ledger import documents as document_rows
from gawah.ledger import known_rows, search
from gawah.ledger.connection import Connection, Row, statements
from gawah.ledger.dates import days
from gawah.ledger.search import searchable
from gawah.model import Claim, Document, Speaker

VERSION = "2"
"""Raised whenever computed.sql or a function here changes: a case with another version is rebuilt when opened."""


def index_documents(connection: Connection, documents: Iterable[Document]) -> None:
    """Write what is computed from documents."""
    for document in documents:
        _insert(connection, "document_index", _document_index(document))
        rows = list(_passages(document))
        _insert(connection, "passages", rows)
        if len(rows) > 0:
            added = connection.rows("SELECT id, folded FROM passages WHERE document = ? ORDER BY id", (document.id,))
            search.add(connection, ((int(row[0]), str(row[1])) for row in added))


def index_claims(connection: Connection, claims: Iterable[Claim]) -> None:
    """Write what is computed from claims."""
    for claim in claims:
        for table, rows_of in _FROM_CLAIMS.items():
            _insert(connection, table, rows_of(claim))


def rebuild(connection: Connection) -> None:
    """Drop every computed table and make it again from documents and claims."""
    with connection.transaction():
        for table in ("search", *COLUMNS, *known_rows.TABLES):
            connection.run(f"DROP TABLE IF EXISTS {table}")
        script = Path(__file__).with_name("computed.sql").read_text("utf-8")
        for statement in statements(script):
            connection.run(statement)
        if search.has_trigrams():
            connection.run(search.INDEX)
        index_documents(connection, document_rows.load_all(connection))
        index_claims(connection, claim_rows.load_all(connection))
        known_rows.unmark(connection)
        connection.run("INSERT OR REPLACE INTO meta (key, value) VALUES ('computed', ?)", (VERSION,))


def is_current(connection: Connection) -> bool:
    """Tell whether the computed tables are those of this version of Gawah."""
    if connection.one("SELECT 1 FROM sqlite_master WHERE name = 'meta'") is None:
        return False
    return connection.one("SELECT value FROM meta WHERE key = 'computed'") == (VERSION,)


def stale(connection: Connection) -> tuple[str, str] | None:
    """Return the first computed table that is not what the ledger gives, and what differs, or None."""
    for table, columns in COLUMNS.items():
        stored = connection.stream(f"SELECT {_names(columns)} FROM {table} ORDER BY rowid")  # noqa: S608
        for number, (there, wanted) in enumerate(itertools.zip_longest(stored, _wanted(connection, table)), start=1):
            if there != wanted:
                return table, f"row {number} holds {there!r}, the ledger gives {wanted!r}"
    fault = search.index_fault(connection)
    return None if fault is None else ("search", fault)


def _wanted(connection: Connection, table: str) -> Iterator[Row]:
    if table in _FROM_CLAIMS:
        for claim in claim_rows.load_all(connection):
            yield from _FROM_CLAIMS[table](claim)
    else:
        for document in document_rows.load_all(connection):
            yield from _FROM_DOCUMENTS[table](document)


def _insert(connection: Connection, table: str, rows: Iterable[Row]) -> None:
    columns = COLUMNS[table]
    marks = ", ".join("?" * len(columns))
    connection.run_many(f"INSERT INTO {table} ({_names(columns)}) VALUES ({marks})", rows)  # noqa: S608


def _names(columns: Iterable[str]) -> str:
    return ", ".join(f'"{column}"' for column in columns)


def _document_index(document: Document) -> Iterator[Row]:
    yield document.id, searchable(document.name), searchable(document.title or ""), len(document.text)


def _passages(document: Document) -> Iterator[Row]:
    spans = [(passage.start, passage.end) for passage in document.passages] or [(0, len(document.text))]
    for position, (start, end) in enumerate(spans):
        yield document.id, position, start, end, searchable(document.text[start:end])


def _claim_index(claim: Claim) -> Iterator[Row]:
    yield claim.id, *_when(claim), searchable(claim.quote)


def _when(claim: Claim) -> tuple[str | None, str | None, str | None]:
    """Return first day, day after the last, and what dates the claim: its own `time`, or its document."""
    time = claim.time
    if time is not None:
        starts, ends = days(time.start or ""), days(time.end or "")
        if starts is not None or ends is not None:
            return starts and starts[0], ends and ends[0], "time"
    published = days(claim.document.published or "")
    return (*published, "published") if published is not None else (None, None, None)


def _claim_actors(claim: Claim) -> Iterator[Row]:
    for role, fillers in sorted(claim.roles.items()):
        for filler in fillers:
            yield _actor(claim, role, filler.id, filler.text, filler.name)
    for speaker in claim.speakers:
        yield from _voices(claim, speaker)


def _voices(claim: Claim, speaker: Speaker) -> Iterator[Row]:
    yield _actor(claim, "speaker", speaker.id, speaker.text or speaker.name, speaker.name)
    if speaker.actor is not None and speaker.actor != speaker.name:
        yield _actor(claim, "speaker_for", None, speaker.actor, speaker.actor)
    for other in speaker.joint:
        yield _actor(claim, "speaker_with", None, other, other)


def _actor(claim: Claim, role: str, actor: str | None, text: str, name: str | None) -> Row:
    return claim.id, role, actor, text, name, searchable(text), searchable(name or "")


def _claim_places(claim: Claim) -> Iterator[Row]:
    for place in claim.place:
        plain = (claim.id, place.text, place.name, place.country, place.admin1, place.geonameid)
        yield *plain, *(searchable(part or "") for part in (place.text, place.name, place.admin1))


_FROM_DOCUMENTS: dict[str, Callable[[Document], Iterator[Row]]] = {
    "document_index": _document_index,
    "passages": _passages,
}
_FROM_CLAIMS: dict[str, Callable[[Claim], Iterator[Row]]] = {
    "claim_index": _claim_index,
    "claim_actors": _claim_actors,
    "claim_places": _claim_places,
}
COLUMNS: dict[str, tuple[str, ...]] = {
    "document_index": ("document", "name", "title", "characters"),
    "passages": ("document", "position", "start", "end", "folded"),
    "claim_index": ("claim", "starts", "ends", "dated_by", "quote"),
    "claim_actors": ("claim", "role", "actor", "text", "name", "folded_text", "folded_name"),
    "claim_places": (
        *("claim", "text", "name", "country", "admin1", "geonameid"),
        *("folded_text", "folded_name", "folded_admin1"),
    ),
}
"""Computed table -> its columns, the row number left out."""
