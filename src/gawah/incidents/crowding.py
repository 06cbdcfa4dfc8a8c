"""How crowded the place and time of an account are: where much happens, likeness says less.

Two reports of an attack in one village in one week are nearly always of one attack; two of an attack in a capital at
war are not. The expected number of accounts in the same surroundings within the days that are compared anyway is
taken from the half year before and after, so that a single event of which everybody reports is no crowd.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gawah.incidents.columns import UNDATED

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from gawah.incidents.columns import Columns

CELL = 0.1
"""Degrees of the surroundings: 11 km from north to south."""
HALF_YEAR = 183
WITHIN = 9
"""Days that are compared: four to either side."""


def crowding(columns: Columns) -> NDArray[np.float32]:
    """Return how many accounts are expected by chance around each account; 0 where it has no day or no town."""
    expected = np.zeros(len(columns), dtype=np.float32)
    placed = ~np.isnan(columns.lat[:, 0]) & (columns.reach[:, 0] <= 60) & (columns.day_start != UNDATED)
    rows = np.flatnonzero(placed)
    if len(rows) == 0:
        return expected
    x = np.floor(columns.lon[rows, 0] / CELL).astype(np.int64) + 20_000
    y = np.floor(columns.lat[rows, 0] / CELL).astype(np.int64) + 20_000
    days = columns.day_start[rows].astype(np.int64)
    _, cells = np.unique(x * 100_000 + y, return_inverse=True)
    keys = cells.astype(np.int64) * 2**24 + days
    ordered = np.sort(keys)
    around = np.searchsorted(ordered, keys + HALF_YEAR, side="right") - np.searchsorted(ordered, keys - HALF_YEAR)
    expected[rows] = around * (WITHIN / (2 * HALF_YEAR + 1))
    return expected
