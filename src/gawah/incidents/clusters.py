"""From weighed pairs to groups: never through a chain that joins what excludes each other.

Pairs from SAME_AT are joined in order of their weight. Two groups are joined only if no pair between them weighs
EXCLUDES_AT or less (or is kept apart by a person) and the mean of all pairs compared between them is SAME_AT or more.
A group in which every compared pair is at least that is simply what hangs together, which is nearly all of them.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable
from typing import TYPE_CHECKING

import numpy as np

from gawah.incidents.weights import SAME_AT

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from gawah.incidents.columns import Floats

    Index = NDArray[np.int64]

EXCLUDES_AT = -3.0
"""Bits at which two accounts are never of one group, whatever stands between them."""
MUST, NEVER = 1000.0, -1000.0
"""Weights of pairs that a person has joined or kept apart."""


def cluster(n: int, left: Index, right: Index, weight: Floats) -> Index:
    """Return for each of n rows the smallest row of its group.

    `left`, `right` are row numbers of the pairs, each pair once; `weight` in bits, MUST and NEVER for decisions.
    """
    strong = weight >= SAME_AT
    labels = connected(n, left[strong], right[strong])
    inside = labels[left] == labels[right]
    troubled = np.unique(labels[left[inside & (weight < SAME_AT)]])
    if len(troubled) == 0:
        return labels
    rows = np.flatnonzero(np.isin(labels, troubled))
    pairs = np.flatnonzero(inside & np.isin(labels[left], troubled))
    labels[rows] = rows
    order = pairs[np.lexsort((right[pairs], left[pairs], -weight[pairs]))]
    for row, group in _agglomerated(left[order].tolist(), right[order].tolist(), weight[order].tolist()).items():
        labels[row] = group
    return labels


def connected(n: int, left: Index, right: Index) -> Index:
    """Return the smallest row that each row hangs together with, by propagation of the smallest label."""
    labels = np.arange(n, dtype=np.int64)
    while len(left) > 0:
        least = np.minimum(labels[left], labels[right])
        np.minimum.at(labels, labels[left], least)
        np.minimum.at(labels, labels[right], least)
        while True:
            above = labels[labels]
            if np.array_equal(above, labels):
                break
            labels = above
        apart = labels[left] != labels[right]
        left, right = left[apart], right[apart]
    return labels


def _agglomerated(left: list[int], right: list[int], weight: list[float]) -> dict[int, int]:
    """Return the group of every row of these pairs, which come heaviest first."""
    # Millions of small dictionaries and no cycles: looking for garbage meanwhile takes as long as the work.
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _joined(left, right, weight)
    finally:
        if collecting:
            gc.enable()


def _joined(left: list[int], right: list[int], weight: list[float]) -> dict[int, int]:
    groups = _Groups(zip(left, right, weight, strict=True))
    for one, other, bits in zip(left, right, weight, strict=True):
        if bits < SAME_AT:
            break
        groups.join(one, other, always=bits >= MUST)
    return groups.labels()


class _Groups:
    """Groups that grow, with the sum, number and least of the weights between any two of them."""

    def __init__(self, pairs: Iterable[tuple[int, int, float]]) -> None:
        self._of: dict[int, int] = {}
        self._members: dict[int, list[int]] = {}
        self._between: dict[int, dict[int, tuple[float, int, float]]] = {}
        for one, other, bits in pairs:
            for row in (one, other):
                if row not in self._of:
                    self._of[row], self._members[row], self._between[row] = row, [row], {}
            self._between[one][other] = self._between[other][one] = (bits, 1, bits)

    def join(self, one: int, other: int, *, always: bool) -> None:
        """Join the groups of two rows unless something between them speaks against it."""
        a, b = self._of[one], self._of[other]
        if a == b:
            return
        total, number, least = self._between[a][b]
        if not always and (least <= EXCLUDES_AT or total / number < SAME_AT):
            return
        if len(self._between[a]) < len(self._between[b]):
            a, b = b, a
        self._absorb(a, b)

    def _absorb(self, a: int, b: int) -> None:
        for row in self._members[b]:
            self._of[row] = a
        self._members[a] += self._members.pop(b)
        mine, other = self._between[a], self._between.pop(b)
        mine.pop(b, None)
        for key, (total, number, least) in other.items():
            if key == a:
                continue
            before = mine.get(key, (0.0, 0, least))
            made = (before[0] + total, before[1] + number, min(before[2], least))
            mine[key] = self._between[key][a] = made
            self._between[key].pop(b, None)

    def labels(self) -> dict[int, int]:
        """Return the smallest member of the group of each row."""
        smallest = {group: min(members) for group, members in self._members.items()}
        return {row: smallest[group] for row, group in self._of.items()}
