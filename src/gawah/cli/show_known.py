"""Contested points, incidents, ties, findings, origins and unsure pairs on stdout."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import msgspec

from gawah.case import Case
from gawah.cli.claim_lines import speakers_text
from gawah.cli.incident_lines import Quote, incident_lines
from gawah.cli.output import say, terminal_width, write_bytes, write_text
from gawah.cli.plain_table import Column, table_lines
from gawah.cli.show_claims import References, say_none
from gawah.cli.terminal_text import shorten
from gawah.cli.tie_lines import finding_lines, link_lines, tie_lines
from gawah.exchange.table import Cell, csv_rows
from gawah.incidents.records import Link
from gawah.model import Claim
from gawah.weighing.records import Finding, Tie

KNOWN = ("contested", "incidents", "ties", "findings", "origins", "links", "unsure")
"""What can be shown of what is known."""
_QUOTE_WIDTH = 100
_Lines = Callable[[Any, Quote, int], Iterator[str]]


def show(case: Case, what: str, filters: dict[str, Any], limit: int | None, form: str) -> None:
    """Write one sort of what is known."""
    rows = _rows(case, what, filters)
    shown = rows[:limit] if limit else rows
    if form == "jsonl":
        write_bytes(msgspec.json.encode(row) + b"\n" for row in shown)
    elif form == "csv":
        _write_csv(shown)
    elif len(rows) == 0:
        say_none(case, what, filters)
    else:
        _show_lines(case, what, shown)
        if len(rows) > len(shown):
            say(f"{len(shown)} of {len(rows)} {what}; --limit 0 shows all")


def _rows(case: Case, what: str, filters: dict[str, Any]) -> Sequence[msgspec.Struct]:
    if what == "contested":
        contested = {**filters, "contested": True}
        return [*case.incidents(**contested), *case.ties(**contested), *case.findings(**contested)]
    if what == "origins":
        return case.origins()
    if what in ("links", "unsure"):
        links: Sequence[Link] = getattr(case.known(), what)
        return sorted(links, key=lambda link: (-link.weight, link.left, link.right))
    found: Sequence[msgspec.Struct] = getattr(case, what)(**filters)
    return found


def _show_lines(case: Case, what: str, rows: Sequence[msgspec.Struct]) -> None:
    if what == "origins":
        _show_origins(rows)
        return
    known = case.known()
    quotes = _Quotes(case, known.claims)
    total = terminal_width()
    for number, row in enumerate(rows):
        if number > 0:
            say("")
        say(*_lines_of(row)(row, quotes.of, total))


def _lines_of(row: msgspec.Struct) -> _Lines:
    if isinstance(row, Tie):
        return tie_lines
    if isinstance(row, Link):
        return link_lines
    return finding_lines if isinstance(row, Finding) else incident_lines


def _show_origins(rows: Sequence[Any]) -> None:
    columns = [
        Column("origin", elastic=True),
        Column("counted with", elastic=True, optional=True),
        Column("reports", right=True),
        Column("claims", right=True),
        Column("incidents", right=True),
        Column("known only through", elastic=True, optional=True),
    ]
    cells = [
        [
            r.name.removeprefix("unnamed: "),
            r.counted_with or "",
            r.reports,
            r.claims,
            r.incidents,
            ", ".join(r.relayed_only_by),
        ]
        for r in rows
    ]
    say(*table_lines(columns, cells, total=terminal_width()))


class _Quotes:
    """Quotes of claims with who says them and where they stand; each document is read once."""

    def __init__(self, case: Case, claims: dict[str, Claim]) -> None:
        self._case = case
        self._claims = claims
        self._references: dict[str, References] = {}

    def of(self, key: str) -> str:
        """Return the quote of a claim, its speakers outside the quote marks, and its reference."""
        claim = self._claims[key]
        if claim.document.id not in self._references:
            self._references[claim.document.id] = References(self._case, [claim])
        reference = self._references[claim.document.id].of(claim)
        return f'{speakers_text(claim)}: "{shorten(claim.quote, _QUOTE_WIDTH)}" [{reference}]'


def _write_csv(rows: Sequence[msgspec.Struct]) -> None:
    if len(rows) == 0:
        return
    keys = tuple(dict.fromkeys(key for row in rows for key in row.__struct_fields__))
    write_text(csv_rows(keys, ([_flat(getattr(row, key, None)) for key in keys] for row in rows)))


def _flat(value: Any) -> Cell:
    """Return a part of a record as one cell: a list with semicolons, what is nested as JSON."""
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, list | tuple) and all(isinstance(part, str) for part in value):
        return "; ".join(value)
    return msgspec.json.encode(value).decode()
