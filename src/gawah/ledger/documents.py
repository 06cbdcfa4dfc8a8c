"""Documents as they were read: metadata, text, passages and notes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from gawah.errors import CaseError
from gawah.ledger import chain, nested
from gawah.ledger.admission import visible
from gawah.ledger.connection import Connection, Row
from gawah.ledger.search import searchable
from gawah.model import Document, Note, Passage

_COLUMNS = (
    *("id", "text", "passages", "name", "title", "publisher", "published", "url", "language", "country", "format"),
    *("reader", "text_is_original", "notes"),
)


class DocumentRow(msgspec.Struct, frozen=True, kw_only=True):
    """One document as a list shows it; `original` is the SHA-256 of its bytes, `characters` the length of its text."""

    id: str
    original: str
    name: str
    title: str | None
    publisher: str | None
    published: str | None
    url: str | None
    language: str | None
    format: str
    reader: str
    characters: int
    claims: int
    recorded_at: str
    notes: tuple[Note, ...]


def store(connection: Connection, document: Document, *, original: str, now: str) -> None:
    """Write one document that is not there yet; `original` is the SHA-256 of the bytes it was read from."""
    values = {column: getattr(document, column) for column in _COLUMNS}
    values |= {
        "name": visible(document.name),
        "text_is_original": int(document.text_is_original),
        "passages": msgspec.json.encode(document.passages).decode("utf-8"),
        "notes": msgspec.json.encode(document.notes).decode("utf-8"),
    }
    connection.insert("documents", **values, original=original, recorded_at=now)
    chain.append(connection, "documents", [document.id], at=now)


def load(connection: Connection, document: str) -> Document | None:
    """Return the document with this id, or None."""
    row = connection.one(f"{_SELECT} WHERE id = ?", (document,))
    return None if row is None else _from_row(connection, row)


def load_all(connection: Connection) -> Iterator[Document]:
    """Yield every document in the order of recording."""
    for row in connection.stream(f"{_SELECT} ORDER BY seq"):
        yield _from_row(connection, row)


_SELECT = f"SELECT {', '.join(_COLUMNS)} FROM documents"  # noqa: S608


def _from_row(connection: Connection, row: Row) -> Document:
    values: dict[str, Any] = dict(zip(_COLUMNS, row, strict=True))
    what = f"document {values['id']!r}"
    values["text_is_original"] = bool(values["text_is_original"])
    values["passages"] = nested.decode(connection, values["passages"], tuple[Passage, ...], what=what)
    values["notes"] = nested.decode(connection, values["notes"], tuple[Note, ...], what=what)
    try:
        return msgspec.convert(values, Document)
    except msgspec.ValidationError as error:
        raise CaseError(f"{connection.path}: {what} cannot be read: {error}; run `gawah verify`") from error


def listing(connection: Connection) -> Iterator[DocumentRow]:
    """Yield a row for every document in the order of recording."""
    rows = connection.stream(
        """
        SELECT id, original, documents.name, documents.title, publisher, published, url, language, format, reader,
               characters, (SELECT count(*) FROM claims WHERE claims.document = documents.id), recorded_at, notes
        FROM documents JOIN document_index ON document_index.document = documents.id ORDER BY seq
        """
    )
    for *values, notes in rows:
        fields = dict(zip(DocumentRow.__struct_fields__, values, strict=False))
        told = nested.decode(connection, notes, tuple[Note, ...], what=f"document {fields['id']!r}")
        yield DocumentRow(**fields, notes=told)


def find(connection: Connection, key: str) -> list[str]:
    """Return the ids of the documents that `key` means: an id, the beginning of one, a name or a title.

    A name counts whole or as the last part of a path; a title counts whole or in part. The first way that finds
    anything is taken.
    """
    folded = searchable(key)
    last_part = "%/" + re.sub(r"([\\%_])", r"\\\1", folded)
    ways: list[tuple[str, tuple[Any, ...]]] = [("SELECT id FROM documents WHERE id = ?", (key,))]
    if len(key) >= 4 and re.fullmatch("[0-9a-fA-F]+", key):
        ways.append(("SELECT id FROM documents WHERE substr(id, 1, ?) = ? ORDER BY seq", (len(key), key.lower())))
    if len(folded.strip()) > 0:
        ways.append((f"{_BY_NAME} name = ? OR name LIKE ? ESCAPE '\\' OR title = ?", (folded, last_part, folded)))
        ways.append((f"{_BY_NAME} instr(title, ?) > 0", (folded,)))
    for sql, parameters in ways:
        found = [str(row[0]) for row in connection.rows(sql, parameters)]
        if len(found) > 0:
            return found
    return []


_BY_NAME = "SELECT document FROM document_index WHERE"


def find_one(connection: Connection, key: str) -> Document:
    """Return the one document that `key` means (see `find`).

    Raises:
        CaseError: none or several fit.
    """
    found = find(connection, key)
    document = load(connection, found[0]) if len(found) == 1 else None
    if document is None:
        told = "no document fits" if len(found) == 0 else f"{len(found)} documents fit: {', '.join(found[:5])}"
        raise CaseError(f"{connection.path}: {key!r}: {told}; expected an id, the beginning of one, a name or a title")
    return document
