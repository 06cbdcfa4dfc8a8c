"""Claims files in: claims JSONL and the documents that they are about, checked line by line."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from gawah.errors import ClaimError, UnreadableInput
from gawah.exchange.written_claim import document_name, to_claim
from gawah.ledger import Ledger, Refusal
from gawah.ledger.admission import admit
from gawah.model import Claim, Document, Extraction
from gawah.reading import Reading, read

SIDECAR = "index.json"
"""A list of objects with `file` and what is known of it: title, publisher, published, language, url."""
_FROM_SIDECAR = ("title", "publisher", "published", "language", "url")


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a claims file: the claim that it holds, or the reason why not."""

    number: int
    claim: Claim | None = None
    fault: str = ""


class Shelf:
    """The documents that claims are about: those of a folder by name, those of a case by id."""

    def __init__(self, folder: str | os.PathLike[str] | None, known: Mapping[str, Document]) -> None:
        self.originals: dict[str, bytes] = {}
        self._by_id = dict(known)
        self._by_name: dict[str, list[Document]] = {}
        for document in known.values():
            self._shelve(document)
        for reading in _read_folder(folder):
            self.originals[reading.document.id] = reading.original
            self._shelve(self._by_id.setdefault(reading.document.id, reading.document))

    def _shelve(self, document: Document) -> None:
        for name in {document.name, Path(document.name).stem}:
            if document not in self._by_name.setdefault(name, []):
                self._by_name[name].append(document)

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
            found = [document for document in self._by_id.values() if _stands_in(row, document)]
        else:
            found = [self._by_id[name]] if name in self._by_id else self._by_name.get(name, [])
        if len(found) == 1:
            return found[0]
        what = "a document in which its quote stands" if name is None else f"the document {name!r}"
        there = ", ".join(sorted(self._by_name)[:6]) or "none"
        raise ClaimError(f"expected one {what.removeprefix('a ')}, found {len(found)}; there are: {there}")


def _stands_in(row: dict[str, Any], document: Document) -> bool:
    start, quote = row.get("start"), row.get("quote")
    return isinstance(start, int) and isinstance(quote, str) and document.text.startswith(quote, start)


def read_lines(path: str | os.PathLike[str], shelf: Shelf, *, extractor: str | None = None) -> Iterator[Line]:
    """Yield the lines of a claims file; empty ones are passed over, a line that is no claim keeps its reason."""
    by = extractor or f"import/{Path(path).name}"
    try:
        lines = Path(path).read_bytes().splitlines()
    except OSError as error:
        raise UnreadableInput(f"{path}: {error.strerror}", reason="unreadable", source=str(path)) from error
    for number, raw in enumerate(lines, start=1):
        if len(raw.strip()) == 0:
            continue
        try:
            yield Line(number=number, claim=_claim(raw, shelf, by))
        except ClaimError as error:
            yield Line(number=number, fault=str(error))


def _claim(raw: bytes, shelf: Shelf, extractor: str) -> Claim:
    try:
        row = msgspec.json.decode(raw, type=dict[str, Any])
    except (msgspec.MsgspecError, UnicodeError) as error:
        raise ClaimError(f"expected one claim as a JSON object, got something else: {error}") from error
    document = shelf.find(row)
    return admit(document, to_claim(row, document, extractor=extractor))


class Imported(msgspec.Struct, frozen=True, kw_only=True):
    """What an import did: documents that are new, claims that are new and that were there, lines refused with why."""

    documents: int = 0
    claims: int = 0
    known: int = 0
    refused: tuple[Refusal, ...] = ()


def import_claims(
    ledger: Ledger,
    files: Iterable[str | os.PathLike[str]],
    folder: str | os.PathLike[str] | None,
    *,
    extractor: str | None = None,
) -> Imported:
    """Record the claims of files about documents of a folder or of the case; importing again changes nothing.

    Raises:
        UnreadableInput: a file or the folder cannot be read, or the folder's index.json is no such list.
    """
    shelf = Shelf(folder, {key: ledger.document(key) for key in ledger.document_ids()})
    lines = [(str(path), line) for path in files for line in read_lines(path, shelf, extractor=extractor)]
    refused = tuple(_refusal(source, line) for source, line in lines if line.claim is None)
    claims = translated([line.claim for _, line in lines if line.claim is not None])
    before = ledger.counts()
    with ledger.transaction():
        for document, its_claims in _by_document(shelf, claims):
            original = shelf.originals.get(document.id)
            if original is None:
                original = ledger.original(document.id)
            ledger.record(document, original, Extraction(claims=tuple(its_claims)), again=True)
        for refusal in refused:
            ledger.refuse(source=refusal.source, reason=refusal.reason, message=refusal.message)
    after = ledger.counts()
    added = after["claims"] - before["claims"]
    documents = after["documents"] - before["documents"]
    return Imported(documents=documents, claims=added, known=len(claims) - added, refused=refused)


def _refusal(source: str, line: Line) -> Refusal:
    return Refusal(source=f"{source}:{line.number}", reason="claim_does_not_fit", message=line.fault)


def _by_document(shelf: Shelf, claims: list[Claim]) -> Iterator[tuple[Document, list[Claim]]]:
    grouped: dict[str, list[Claim]] = {}
    for claim in claims:
        grouped.setdefault(claim.document.id, []).append(claim)
    for key, its_claims in grouped.items():
        yield shelf.by_id(key), its_claims


def translated(claims: list[Claim]) -> list[Claim]:
    """Return the claims with `about` and `corrects` as ids of these claims where they name them by `ref`."""
    by_ref = {claim.ref: claim.id for claim in claims if claim.ref is not None}
    return [
        msgspec.structs.replace(
            claim,
            about=None if claim.about is None else by_ref.get(claim.about, claim.about),
            corrects=tuple(by_ref.get(each, each) for each in claim.corrects),
        )
        for claim in claims
    ]


def _read_folder(folder: str | os.PathLike[str] | None) -> Iterator[Reading]:
    if folder is None:
        return
    where = Path(folder)
    if not where.is_dir():
        raise UnreadableInput(
            f"{where}: expected a folder with the documents", reason="not_a_folder", source=str(where)
        )
    said = _sidecar(where)
    for path in sorted(path for path in where.iterdir() if path.is_file() and path.suffix not in (".json", ".jsonl")):
        for outcome in read(str(path)):
            if isinstance(outcome, Reading):
                yield _with_sidecar(outcome, said.get(path.name, {}))


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
    return {str(row.get("file")): row for row in rows}


def _with_sidecar(reading: Reading, said: dict[str, Any]) -> Reading:
    given = {key: str(said[key]) for key in _FROM_SIDECAR if said.get(key)}
    return msgspec.structs.replace(reading, document=msgspec.structs.replace(reading.document, **given))
