"""Claims files in: claims JSONL and the documents that they are about, checked line by line."""

from __future__ import annotations

import codecs
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from gawah.errors import ClaimError, UnreadableInput
from gawah.exchange.shelf import Shelf
from gawah.exchange.written_claim import to_claim
from gawah.ledger import Ledger, Refusal
from gawah.ledger.admission import admit
from gawah.model import Claim, Document, Extraction

_OWN_ID = re.compile("[0-9a-f]{20}")
_NO_ID = "0" * 20


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a claims file: the claim that it holds, or the reason why not."""

    number: int
    claim: Claim | None = None
    fault: str = ""


def read_lines(path: str | os.PathLike[str], shelf: Shelf, *, extractor: str | None = None) -> Iterator[Line]:
    """Yield the lines of a claims file; empty ones are passed over, a line that is no claim keeps its reason."""
    by = extractor or f"import/{Path(path).name}"
    try:
        lines = Path(path).read_bytes().removeprefix(codecs.BOM_UTF8).splitlines()
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
    except (msgspec.MsgspecError, UnicodeError, RecursionError) as error:
        raise ClaimError(f"expected one claim as a JSON object, got something else: {error}") from error
    if row.get("masked") is True:
        raise ClaimError("private persons are hidden in this line; export it again with --with-private-names")
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
    read_files = [(str(path), list(read_lines(path, shelf, extractor=extractor))) for path in files]
    refused = tuple(_refusal(path, line) for path, lines in read_files for line in lines if line.claim is None)
    of_files = [[line.claim for line in lines if line.claim is not None] for _, lines in read_files]
    # A file's own claims go before those of others that bear the same id in theirs.
    claims = translated([claim for its_claims in of_files for claim in translated(its_claims)])
    if any(_names_others(claim) for claim in claims):
        claims = translated(claims, known=ledger.claims())
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


def _names_others(claim: Claim) -> bool:
    return any(_OWN_ID.fullmatch(each) is None for each in (claim.about or _NO_ID, *claim.corrects))


def translated(claims: list[Claim], *, known: Iterable[Claim] = ()) -> list[Claim]:
    """Return the claims with `about` and `corrects` as ids where they name one of these, or of `known`, by `ref`.

    A `ref` that several claims bear, or none, stays as it is.
    """
    bearers: dict[str, set[str]] = {}
    for claim in (*claims, *known):
        if claim.ref is not None:
            bearers.setdefault(claim.ref, set()).add(claim.id)
    by_ref = {ref: min(ids) for ref, ids in bearers.items() if len(ids) == 1}
    return [
        msgspec.structs.replace(
            claim,
            about=None if claim.about is None else by_ref.get(claim.about, claim.about),
            corrects=tuple(by_ref.get(each, each) for each in claim.corrects),
        )
        for claim in claims
    ]
