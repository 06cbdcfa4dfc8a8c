"""Claims as one flat CSV table, safe to open in a spreadsheet.

A cell of text that a spreadsheet could take for a formula (it begins with `=`, `+`, `-`, `@`, in ASCII or in full
width, a tab or a line break) is written with an apostrophe before it. Cells of numbers are never changed.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator
from io import StringIO

from gawah.exchange.veil import VeiledClaim
from gawah.model import Claim, Count

Cell = str | int | float | None
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
ROLES = ("perpetrator", "sponsor", "target", "actor", "a", "b", "weapon", "policy")
_COUNTS = ("deaths", "injured", "arrested", "count")
_BOUNDS = ("low", "best", "high")


def _joined(values: Iterable[str | None]) -> str:
    return "; ".join(value for value in values if value)


def _role(role: str) -> Callable[[Claim], Cell]:
    def cell(claim: Claim) -> Cell:
        return _joined(filler.name or filler.text for filler in claim.roles.get(role, ()))

    return cell


def _bound(field: str, bound: str) -> Callable[[Claim], Cell]:
    def cell(claim: Claim) -> Cell:
        count: Count | None = getattr(claim, field)
        value: int | None = None if count is None else getattr(count, bound)
        return value

    return cell


def _document(field: str) -> Callable[[Claim], Cell]:
    def cell(claim: Claim) -> Cell:
        value: str | None = getattr(claim.document, field)
        return value

    return cell


def _time(field: str) -> Callable[[Claim], Cell]:
    def cell(claim: Claim) -> Cell:
        value: Cell = None if claim.time is None else getattr(claim.time, field)
        return value

    return cell


def _first_place(field: str) -> Callable[[Claim], Cell]:
    def cell(claim: Claim) -> Cell:
        value: Cell = getattr(claim.place[0], field) if len(claim.place) > 0 else None
        return value

    return cell


def _plain(field: str) -> Callable[[Claim], Cell]:
    def cell(claim: Claim) -> Cell:
        value: Cell = getattr(claim, field)
        return value

    return cell


def _places(claim: Claim) -> Cell:
    return _joined(place.name or place.text for place in claim.place)


def _speaker(claim: Claim) -> Cell:
    return claim.speakers[-1].name if len(claim.speakers) > 0 else None


def _speaks_for(claim: Claim) -> Cell:
    return claim.speakers[-1].actor if len(claim.speakers) > 0 else None


def _chain(claim: Claim) -> Cell:
    return " > ".join(speaker.name for speaker in claim.speakers)


def _hedges(claim: Claim) -> Cell:
    return _joined(hedge.text for hedge in claim.hedges)


def _cue(claim: Claim) -> Cell:
    return None if claim.cue is None else claim.cue.text


def _corrects(claim: Claim) -> Cell:
    return _joined(claim.corrects)


_CELLS: dict[str, Callable[[Claim], Cell]] = {
    "id": _plain("id"),
    "document": _document("id"),
    **{field: _document(field) for field in ("title", "publisher", "published", "url", "language")},
    **{field: _plain(field) for field in ("start", "end", "quote", "type", "kind")},
    **{role: _role(role) for role in ROLES},
    "place": _places,
    "latitude": _first_place("lat"),
    "longitude": _first_place("lon"),
    "country": _first_place("country"),
    "place_precision": _first_place("precision"),
    "time": _time("text"),
    "time_start": _time("start"),
    "time_end": _time("end"),
    "time_precision": _time("precision"),
    **{f"{field}_{bound}": _bound(field, bound) for field in _COUNTS for bound in _BOUNDS},
    **{field: _plain(field) for field in ("stance", "polarity", "certainty")},
    "hedges": _hedges,
    "speaker": _speaker,
    "speaks_for": _speaks_for,
    "speakers": _chain,
    "cue": _cue,
    "about": _plain("about"),
    "corrects": _corrects,
    **{field: _plain(field) for field in ("extractor", "confidence", "ref")},
}

COLUMNS = (*_CELLS, "masked")
"""The columns of the table, in order."""


def harmless(cell: Cell) -> Cell:
    """Return the cell with an apostrophe before text that a spreadsheet could run as a formula."""
    if isinstance(cell, str) and cell.startswith(_FORMULA_STARTS):
        return "'" + cell
    return cell


def csv_rows(header: Iterable[str], rows: Iterable[Iterable[Cell]]) -> Iterator[str]:
    """Yield the lines of a CSV table (RFC 4180), each cell made harmless."""
    buffer = StringIO()
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow(header)
    for row in rows:
        yield _taken(buffer)
        writer.writerow([harmless(cell) for cell in row])
    yield _taken(buffer)


def _taken(buffer: StringIO) -> str:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text


def csv_claims(claims: Iterable[VeiledClaim]) -> Iterator[str]:
    """Yield the lines of the table of claims, its header first; see `COLUMNS`."""
    return csv_rows(
        COLUMNS,
        ([*(cell(veiled.claim) for cell in _CELLS.values()), "yes" if veiled.masked else ""] for veiled in claims),
    )
