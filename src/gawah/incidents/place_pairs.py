"""Compare where two accounts say that it was, each by its most precise places."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from gawah.incidents.comparators import place_levels
from gawah.incidents.parties import better

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from gawah.incidents.columns import Columns

    Rows = NDArray[np.integer[Any]]
    Levels = NDArray[np.int8]

PRECISE_TIMES, PRECISE_KM = 4.0, 10.0
"""Of the places of one account those count that reach at most so many times as far as its narrowest, and so much more:
"Pakistan" beside a town says nothing more."""
COUNTRY_KM = 400.0
"""Reach from which a place is as wide as a country."""


class Places:
    """The precise places of each account, and the countries of those that give no more."""

    def __init__(self, columns: Columns) -> None:
        narrowest = np.nanmin(np.where(np.isnan(columns.lat), np.inf, columns.reach), axis=1, keepdims=True)
        kept = columns.reach <= narrowest * np.float32(PRECISE_TIMES) + np.float32(PRECISE_KM)
        self._lat = np.where(kept, columns.lat, np.float32(np.nan))
        self._lon, self._reach, self._country = columns.lon, columns.reach, columns.country
        self._wide = bool((columns.reach >= COUNTRY_KM).any())

    def compare(self, left: Rows, right: Rows) -> Levels:
        """Return the level of the two places that are nearest to each other."""
        best: Levels | None = None
        for one in range(self._lat.shape[1]):
            for other in range(self._lat.shape[1]):
                levels = self._two(left, one, right, other)
                best = levels if best is None else better(best, levels)
        return np.zeros(len(left), dtype=np.int8) if best is None else best

    def _two(self, left: Rows, one: int, right: Rows, other: int) -> Levels:
        ones = (self._lat[left, one], self._lon[left, one], self._reach[left, one])
        others = (self._lat[right, other], self._lon[right, other], self._reach[right, other])
        levels = place_levels(ones, others)
        if self._wide:
            wide = (np.maximum(ones[2], others[2]) >= COUNTRY_KM) & (levels > 0)
            countries = self._country[left, one], self._country[right, other]
            known = wide & (countries[0] != 0) & (countries[1] != 0)
            levels[known] = np.where(countries[0] == countries[1], 6, 9)[known]
        return levels
