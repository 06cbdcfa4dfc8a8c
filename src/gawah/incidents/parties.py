"""Compare who acted and who was attacked in two accounts, in whatever role each names them.

A report says "TTP attacked the police", another "police and TTP clashed": armed groups are compared with armed groups
and states with states, wherever they stand; only who attacks here and is attacked there is a contradiction.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from gawah.incidents.affinity import HOLDS, NONE, SAME_STATE, SWAPPED, actor_affinity, is_state

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from gawah.incidents.columns import Columns

    Grid = NDArray[np.int32]
    Rows = NDArray[np.integer[Any]]
    Levels = NDArray[np.int8]

MOST = 4
"""Names of one account that are compared at most, the first by code."""


class Parties:
    """Who takes part, by row: armed groups, states that act, targets, and who only attacks or is only attacked."""

    def __init__(self, columns: Columns) -> None:
        """Sort the names of the columns by what they stand for."""
        keys = columns.actor_keys
        self._nobody = len(keys)
        self._affinity = actor_affinity(keys)
        state = np.array([*map(is_state, keys), False], dtype=np.bool_)
        group = np.array([not key.startswith("name:") for key in keys] + [False], dtype=np.bool_) & ~state
        doers = np.concatenate([columns.perpetrators, columns.sides], axis=1)
        self._groups = self._kept(
            np.concatenate(
                [np.where(state[doers], -1, doers), np.where(group[columns.targets], columns.targets, -1)], 1
            )
        )
        self._states = self._kept(np.where(state[doers], doers, -1))
        self._targets = self._kept(columns.targets)
        self._met = self._kept(np.concatenate([columns.targets, columns.sides], axis=1))
        self._only_did = self._kept(_without(columns.perpetrators, columns.targets))
        self._only_met = self._kept(_without(columns.targets, columns.perpetrators))

    def doers(self, left: Rows, right: Rows) -> Levels:
        """Return the levels of PERPETRATOR: by group where both name one, else by the states that act."""
        levels = self._best(self._groups, left, self._groups, right)
        unnamed = np.flatnonzero(levels == NONE)
        levels[unnamed] = self._best(self._states, left[unnamed], self._states, right[unnamed])
        for one, other in ((left, right), (right, left)):
            swapped = self._best(self._only_did, one, self._only_met, other)
            levels[(swapped != NONE) & (swapped <= HOLDS)] = SWAPPED
        return levels

    def targets(self, left: Rows, right: Rows) -> Levels:
        """Return the levels of TARGET; a side of a fight may be the target, and need not be."""
        levels = self._best(self._targets, left, self._targets, right)
        for one, other in ((left, right), (right, left)):
            open_to = np.flatnonzero(levels == NONE)
            met = self._best(self._targets, one[open_to], self._met, other[open_to])
            levels[open_to] = np.where(met <= SAME_STATE, met, NONE)
        return levels

    def _kept(self, grid: Grid) -> Grid:
        """Return the distinct names of each row, the first `MOST`, `nobody` to fill up."""
        ordered = np.sort(np.where(grid < 0, self._nobody, grid), axis=1)
        ordered[:, 1:][ordered[:, 1:] == ordered[:, :-1]] = self._nobody
        ordered = np.sort(ordered, axis=1)[:, :MOST]
        width = int((ordered < self._nobody).any(axis=0).sum())
        return np.ascontiguousarray(ordered[:, :width])

    def _best(self, ones: Grid, left: Rows, others: Grid, right: Rows) -> Levels:
        """Return the best level of any name of the left with any of the right."""
        best = np.zeros(len(left), dtype=np.int8)
        for one in range(ones.shape[1]):
            codes = ones[left, one]
            for other in range(others.shape[1]):
                best = better(best, self._affinity.of(codes, others[right, other]))
        return best


def better(one: Levels, other: Levels) -> Levels:
    """Return the lower of two levels, the one that is given where one is not."""
    given = np.where(other == 0, one, other)
    return np.where(one == 0, given, np.minimum(one, given))


def _without(grid: Grid, other: Grid) -> Grid:
    """Return the names of each row that are not in the same row of the other grid."""
    left = grid.copy()
    for column in range(other.shape[1]):
        left[left == other[:, column : column + 1]] = -1
    return left
