"""The documents that claims are about: those of a folder, with what a sidecar tells of them, and those of a case."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

import msgspec

from gawah.errors import ClaimError, UnreadableInput
from gawah.exchange.written_claim import document_name
from gawah.ledger.dates import days
from gawah.model import Document, reference
from gawah.reading import DEFAULT_LIMITS, Reading, read_bytes
from gawah.reading import Refusal as Refused
from gawah.reading.files import Found, find_files, load

SIDECAR = "index.json"
"""A list of objects with `file` and what is known of it: title, publisher, published, language, url, country."""
_FROM_EXPORT = ("title", "publisher", "published", "language", "url")
_FROM_SIDECAR = (*_FROM_EXPORT, "country")


class Shelf:
    """The documents that claims are about: those of a folder by name, those of a case by id."""

    def __init__(self, folder: str | os.PathLike[str] | None, known: Mapping[str, Document]) -> None:
        self.originals: dict[str, bytes] = {}
        self._known = frozenset(known)
        self._by_id = dict(known)
        self._by_name: dict[str, set[str]] = {}
        for document in known.values():
            self._shelve(document)
        for reading in _read_folder(folder):
            self.originals[reading.document.id] = reading.original
            self._shelve(self._by_id.setdefault(reading.document.id, reading.document))

    def _shelve(self, document: Document) -> None:
        path = PurePosixPath(document.name)
        for name in {document.name, str(path.with_suffix("")), path.name, path.stem} if path.name else ():
            self._by_name.setdefault(name, set()).add(document.id)

    def by_id(self, key: str) -> Document:
        """Return the document with this id."""
        return self._by_id[key]

    def find(self, row: dict[str, Any]) -> Document:
        """Return the document of a row: by id, by name, or, where the row names none, by where its quote stands.

        Raises:
            ClaimError: none or several fit.
        """
        name = document_name(row)
        if name is None:
            found = [key for key, document in self._by_id.items() if _stands_in(row, document)]
        else:
            found = [name] if name in self._by_id else sorted(self._by_name.get(name, ()))
        if len(found) == 1:
            return self._completed(self._by_id[found[0]], row.get("document"))
        what = "in which its quote stands" if name is None else f"called {name!r}"
        there = ", ".join(sorted(self._by_name)[:6]) or "none"
        raise ClaimError(f"expected one document {what}, found {len(found)}; there are: {there}")

    def _completed(self, document: Document, said: Any) -> Document:
        """Return the document; where it is new to the case, with what an export says of it and its file does not."""
        if document.id in self._known or not isinstance(said, dict):
            return document
        shown = reference(document)
        unsaid = {key for key in _FROM_EXPORT if getattr(document, key) is None}
        given = {key: said[key] for key in unsaid if said.get(key) not in (None, getattr(shown, key))}
        self._by_id[document.id] = msgspec.structs.replace(document, **given)
        return self._by_id[document.id]


def _stands_in(row: dict[str, Any], document: Document) -> bool:
    start, quote = row.get("start"), row.get("quote")
    return isinstance(start, int) and isinstance(quote, str) and document.text.startswith(quote, start)


def _read_folder(folder: str | os.PathLike[str] | None) -> Iterator[Reading]:
    if folder is None:
        return
    where = Path(folder)
    if not where.is_dir():
        raise UnreadableInput(
            f"{where}: expected a folder with the documents", reason="not_a_folder", source=str(where)
        )
    said = _sidecar(where)
    for found in find_files(where):
        if isinstance(found, Refused) or found.path.suffix == ".jsonl" or found.name == SIDECAR:
            continue
        # Under the name that adding the folder would give it, so that a document is called alike either way.
        for outcome in _read_file(found):
            if isinstance(outcome, Reading):
                yield _with_sidecar(outcome, said.get(found.name, {}))


def _read_file(found: Found) -> Iterator[Reading | Refused]:
    try:
        yield from read_bytes(load(found.path, DEFAULT_LIMITS), name=found.name)
    except UnreadableInput:
        # No document; a claim about it is refused with that reason.
        return


def _sidecar(folder: Path) -> dict[str, dict[str, Any]]:
    path = folder / SIDECAR
    if not path.is_file():
        return {}
    try:
        rows = msgspec.json.decode(path.read_bytes(), type=list[dict[str, Any]])
    except msgspec.MsgspecError as error:
        raise UnreadableInput(
            f"{path}: expected a list of objects with 'file' and what is known of it: {error}",
            reason="broken_sidecar",
            source=str(path),
        ) from error
    for row in rows:
        _check(row, path)
    return {str(row.get("file")): row for row in rows}


def _check(row: dict[str, Any], path: Path) -> None:
    """Refuse a country that is no code and a date that is none, which nothing later could read."""
    country, published = str(row.get("country") or "XX"), str(row.get("published") or "2000")
    fits = re.fullmatch("[A-Z]{2}", country) is not None and days(published) is not None
    if not fits:
        raise UnreadableInput(
            f"{path}: {row.get('file')!r}: expected a country such as PK and a date such as 2024-03-07, "
            f"got {country!r} and {published!r}",
            reason="broken_sidecar",
            source=str(path),
        )


def _with_sidecar(reading: Reading, said: dict[str, Any]) -> Reading:
    given = {key: str(said[key]) for key in _FROM_SIDECAR if said.get(key)}
    return msgspec.structs.replace(reading, document=msgspec.structs.replace(reading.document, **given))
