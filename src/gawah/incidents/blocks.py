"""Which pairs of accounts are compared at all: blocking, so that cost grows with the number of accounts.

Sources disagree about exactly day, place, party and toll, so no single key is needed: a pair is compared if it meets
in any of several passes. Every pass sorts by a key and looks only a window of days ahead, and a window holds at most
`CROWD` accounts, so that one crowded town and day cannot make the cost quadratic. Few accounts are compared all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np

from gawah.incidents.columns import NOBODY, UNDATED, Columns

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from gawah.incidents.columns import Ints

    Index = NDArray[np.int64]
    Pairs = tuple[Index, Index]

FEW = 1500
"""Up to so many accounts every pair is compared: a million comparisons take a second."""
MONTH = 31
WINDOW = 4
"""Days that two accounts of one event are at most apart in the passes by place and by party."""
CELL = 0.5
"""Degrees of a cell: 55 km from north to south; the neighbours of a cell are looked at too."""
CROWD = 96
"""Accounts ahead in one window at most."""
_DAYS = 2**22
"""More days than there are dates; keys are below 2**33, so that both fit into 64 bits."""
_NEIGHBOURS = ((0, 0), (0, 1), (1, -1), (1, 0), (1, 1))


def candidates(columns: Columns) -> Pairs:
    """Return the pairs to compare as two arrays of row numbers, the smaller first, each pair once."""
    rows = np.flatnonzero(~columns.aggregate).astype(np.int64)
    if len(rows) <= FEW:
        left, right = np.triu_indices(len(rows), 1)
        return rows[left], rows[right]
    keys = [_keys(*pairs, len(columns)) for pairs in _passes(columns, rows)]
    joined = np.sort(np.concatenate(keys)) if len(keys) > 0 else np.empty(0, np.int64)
    joined = joined[np.diff(joined, prepend=-1) > 0]
    return joined // len(columns), joined % len(columns)


def _passes(columns: Columns, rows: Index) -> Iterator[Pairs]:
    dated = rows[columns.day_start[rows] != UNDATED]
    exact = dated[columns.day_end[dated] - columns.day_start[dated] <= 7]
    yield from _by_place(columns, exact)
    yield from _by_party(columns, exact)
    yield from _by_object(columns, rows)
    yield from _by_month(columns, rows)


def _keys(left: Index, right: Index, n: int) -> Index:
    return np.minimum(left, right) * n + np.maximum(left, right)


def _by_place(columns: Columns, rows: Index) -> Iterator[Pairs]:
    """Yield pairs within a few days in one cell or in neighbouring ones, by the most precise place."""
    near = rows[~np.isnan(columns.lat[rows, 0]) & (columns.reach[rows, 0] <= 60)]
    # Sorted once, so that each look into the neighbours goes through the rows in their order.
    near = near[np.lexsort((near, columns.day_start[near], _cells(columns, near)))]
    here, days = _cells(columns, near), columns.day_start[near].astype(np.int64)
    for right, up in _NEIGHBOURS:
        there = here + right * 10000 + up
        yield from _windows(near, here, there, days, WINDOW, same=(right, up) == (0, 0))


def _by_party(columns: Columns, rows: Index) -> Iterator[Pairs]:
    """Yield pairs of one day that name one actor as who did it or as a side; in any role, where one has no place."""
    for parties, every in (
        ((columns.perpetrators, columns.sides), True),
        ((columns.perpetrators, columns.targets, columns.sides), False),
    ):
        named, keys = _named(parties, rows)
        days = columns.day_start[named].astype(np.int64)
        lost = None if every else np.isnan(columns.lat[named, 0])
        yield from _windows(named, keys, keys, days, 1, same=True, among=lost)


def _named(parties: Sequence[Ints], rows: Index) -> tuple[Index, Index]:
    """Return each row once for each actor that it names, and the actors."""
    grid = np.concatenate([party[rows] for party in parties], axis=1)
    at, column = np.nonzero(grid != NOBODY)
    return rows[at], grid[at, column].astype(np.int64)


def _by_object(columns: Columns, rows: Index) -> Iterator[Pairs]:
    """Yield pairs that name the same train, market or person, whenever that was."""
    named = rows[columns.objects[rows, 0] != 0]
    keys = columns.objects[named, 0]
    yield from _windows(named, keys, keys, np.zeros(len(named), np.int64), 0, same=True)


def _by_month(columns: Columns, rows: Index) -> Iterator[Pairs]:
    """Yield pairs of which one has no exact day: of one place within a month, or of one party where it has no place."""
    start, length = columns.day_start[rows].astype(np.int64), (columns.day_end - columns.day_start)[rows]
    undated = start == UNDATED
    days = np.where(undated, columns.published[rows], start).astype(np.int64)
    vague = undated | (length > 7)
    placed = columns.reach[rows, 0] <= 60
    yield from _vague(rows[placed], _cells(columns, rows[placed]), days[placed], vague[placed])
    lost = np.zeros(len(columns), dtype=np.bool_)
    lost[rows] = vague & ~placed
    day_of = np.zeros(len(columns), dtype=np.int64)
    day_of[rows] = days
    for parties in (columns.perpetrators, columns.targets, columns.sides):
        named, keys = _named((parties,), rows)
        yield from _vague(named, keys, day_of[named], lost[named])


def _vague(rows: Index, keys: Index, days: Index, vague: NDArray[np.bool_]) -> Iterator[Pairs]:
    if vague.any():
        yield from _windows(rows, keys, keys, days, MONTH, same=True, among=vague, crowd=CROWD // 2)


def _cells(columns: Columns, rows: Index) -> Index:
    x: Index = np.floor(columns.lon[rows, 0] / CELL).astype(np.int64) + 2000
    y: Index = np.floor(columns.lat[rows, 0] / CELL).astype(np.int64) + 2000
    return x * 10000 + y


def _windows(  # noqa: PLR0913 - the parts of one join, each an array
    rows: Index,
    here: Index,
    there: Index,
    days: Index,
    window: int,
    *,
    same: bool,
    among: NDArray[np.bool_] | None = None,
    crowd: int = CROWD,
) -> Iterator[Pairs]:
    """Yield pairs of a row with key `there` and one with key `here` that are at most `window` days apart.

    `among` keeps pairs of which one is marked.
    """
    if len(rows) < 2:
        return
    base = days.min() - window - 1
    place = here * _DAYS + (days - base)
    order = np.lexsort((rows, place))
    placed, ordered = place[order], rows[order]
    seek = there * _DAYS + (days - base)
    if same:
        start, seek = np.arange(1, len(rows) + 1), seek[order]
        asking, marks = ordered, None if among is None else among[order]
    else:
        start, asking, marks = np.searchsorted(placed, seek - window), rows, among
    stop = np.minimum(np.searchsorted(placed, seek + window, side="right"), start + crowd)
    counts = np.maximum(stop - start, 0)
    left = np.repeat(asking, counts)
    offset = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    right = ordered[np.repeat(start, counts) + offset]
    if marks is not None and among is not None:
        kept = np.repeat(marks, counts) | among[order][np.repeat(start, counts) + offset]
        left, right = left[kept], right[kept]
    yield left[left != right], right[left != right]
