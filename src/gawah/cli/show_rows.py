"""Actors, documents and refusals on stdout."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from gawah.case import Case
from gawah.cli.output import say, say_error, terminal_width, write_bytes, write_text
from gawah.cli.plain_table import Column, table_lines
from gawah.cli.terminal_text import isolate, one_line, wrap
from gawah.exchange.table import Cell, csv_rows
from gawah.ledger import ActorRow, DocumentRow, Refusal


class View(msgspec.Struct, frozen=True):
    """How one kind of row is fetched, and which of its parts stand in which columns of a table."""

    rows: Callable[[Case], list[dict[str, Any]]]
    columns: tuple[tuple[str, Column], ...]


def _flat(value: Any) -> Cell:
    """Return a part of a row as one cell."""
    if isinstance(value, dict):
        return "; ".join(f"{key} {number}" for key, number in value.items())
    if isinstance(value, list | tuple):
        return "; ".join(str(_flat(part)) for part in value)
    return value if isinstance(value, str | int | float) or value is None else str(value)


def _actor(row: ActorRow) -> dict[str, Any]:
    return msgspec.structs.asdict(row)


def _document(number: int, row: DocumentRow) -> dict[str, Any]:
    return {"number": number, **msgspec.structs.asdict(row), "notes": [msgspec.structs.asdict(n) for n in row.notes]}


def _refusal(row: Refusal) -> dict[str, Any]:
    return msgspec.structs.asdict(row)


def _actors(case: Case) -> list[dict[str, Any]]:
    return [_actor(row) for row in case.actors()]


def _documents(case: Case) -> list[dict[str, Any]]:
    return [_document(number, row) for number, row in enumerate(case.documents(), start=1)]


def _refusals(case: Case) -> list[dict[str, Any]]:
    return [_refusal(row) for row in case.refusals()]


VIEWS = {
    "actors": View(
        _actors,
        (
            ("name", Column("name", elastic=True)),
            ("id", Column("id", elastic=True)),
            ("claims", Column("claims", right=True)),
            ("documents", Column("documents", right=True)),
            ("roles", Column("roles", elastic=True)),
        ),
    ),
    "documents": View(
        _documents,
        (
            ("number", Column("no.", right=True)),
            ("name", Column("name", elastic=True, keep_ends=True)),
            ("title", Column("title", elastic=True, optional=True)),
            ("publisher", Column("publisher", elastic=True, optional=True)),
            ("published", Column("published", optional=True)),
            ("language", Column("lang.")),
            ("claims", Column("claims", right=True)),
        ),
    ),
    "refusals": View(
        _refusals,
        (
            ("source", Column("source", elastic=True)),
            ("reason", Column("reason")),
            ("message", Column("message", elastic=True)),
        ),
    ),
}


def show(case: Case, what: str, limit: int | None, form: str) -> None:
    """Write the actors, documents or refusals of a case."""
    view = VIEWS[what]
    rows = view.rows(case)
    total, rows = len(rows), rows[:limit] if limit else rows
    if form == "table":
        _show_table(view, what, rows, total)
    elif form == "csv":
        keys = tuple(rows[0]) if len(rows) > 0 else tuple(key for key, _ in view.columns)
        write_text(csv_rows(keys, ([_flat(row[key]) for key in keys] for row in rows)))
    else:
        write_bytes(msgspec.json.encode(row) + b"\n" for row in rows)


def _show_table(view: View, what: str, rows: Sequence[dict[str, Any]], total: int) -> None:
    if total == 0:
        say_error(f"no {what}")
        return
    if what == "refusals":
        for row in rows:
            say(*_refusal_lines(row))
    else:
        cells = [[_cell(key, row[key]) for key, _ in view.columns] for row in rows]
        say(*table_lines([column for _, column in view.columns], cells, total=terminal_width()))
    if total > len(rows):
        say(f"{len(rows)} of {total} {what}; --limit 0 shows all")


def _cell(key: str, value: Any) -> Cell:
    """Return a part of a row as a table shows it: of a time of publication only the day."""
    return str(value)[:10] if key == "published" and value is not None else _flat(value)


def _refusal_lines(row: dict[str, Any]) -> list[str]:
    """Return a refusal with its whole reason, which a narrow column would cut."""
    message = wrap(f"{one_line(row['message'])} [{row['reason']}]", max(terminal_width() - 4, 20))
    return [isolate(one_line(row["source"])), *("    " + isolate(line) for line in message)]
