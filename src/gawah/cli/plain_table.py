"""A plain table of text columns that fits the terminal: no boxes, quick for thousands of rows."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from gawah.cli.terminal_text import isolate, one_line, shorten, shorten_middle, width

_GAP = "  "


class Column(msgspec.Struct, frozen=True):
    """A column: its heading, whether it is set to the right, and whether it gives way when space is short.

    `keep_ends` cuts in the middle, for names of files. A column that is empty in every row is left out if `optional`.
    """

    heading: str
    right: bool = False
    elastic: bool = False
    keep_ends: bool = False
    optional: bool = False


def table_lines(columns: Sequence[Column], rows: Sequence[Sequence[object]], *, total: int) -> list[str]:
    """Return the lines of a table at most `total` columns wide where its elastic columns can give that much."""
    cells = [["" if value is None else one_line(str(value)) for value in row] for row in rows]
    kept = [i for i, column in enumerate(columns) if not column.optional or any(row[i] for row in cells)]
    columns, cells = [columns[i] for i in kept], [[row[i] for i in kept] for row in cells]
    widths = _widths(columns, cells, total)
    lines = [_line(columns, [column.heading for column in columns], widths)]
    lines.append(_GAP.join("-" * size for size in widths))
    lines.extend(_line(columns, row, widths) for row in cells)
    return lines


def _widths(columns: Sequence[Column], cells: list[list[str]], total: int) -> list[int]:
    widths = [max([len(column.heading), *(width(row[index]) for row in cells)]) for index, column in enumerate(columns)]
    spare = total - sum(widths) - len(_GAP) * (len(columns) - 1)
    elastic = [index for index, column in enumerate(columns) if column.elastic]
    while spare < 0 and any(widths[index] > 8 for index in elastic):
        widest = max(elastic, key=widths.__getitem__)
        second = max((widths[index] for index in elastic if index != widest), default=8)
        cut = max(1, min(-spare, widths[widest] - max(second, 8)))
        widths[widest] -= cut
        spare += cut
    return widths


def _line(columns: Sequence[Column], row: Sequence[str], widths: Sequence[int]) -> str:
    cells = zip(columns, row, widths, strict=True)
    return _GAP.join(_cell(column, text, size) for column, text, size in cells).rstrip()


def _cell(column: Column, text: str, size: int) -> str:
    short = (shorten_middle if column.keep_ends else shorten)(text, size) if width(text) > size else text
    space = " " * (size - width(short))
    return space + isolate(short) if column.right else isolate(short) + space
