"""Pairs that no block compared although a chain of links joins them: they are compared before anything is joined.

A and B, B and C may each be like enough while A and C exclude each other; where A and C lie too far apart to have been
compared, nothing would show it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Index = NDArray[np.int64]
    Flags = NDArray[np.bool_]

AHEAD = 64
"""Rows ahead that each row of one chain is compared with at most, so that a giant chain does not cost its square."""


def uncompared(labels: Index, left: Index, right: Index, alone: Flags) -> tuple[Index, Index]:
    """Return the pairs of rows under one label that are not among the pairs given, the smaller row first, sorted.

    `labels` has a value for each row; rows that are marked in `alone` are compared with nothing.
    """
    inside = labels[left] == labels[right]
    n, left, right = len(labels), left[inside], right[inside]
    sizes = np.bincount(labels, minlength=n)
    rows = np.flatnonzero((sizes[labels] > 2) & ~alone)
    rows = rows[np.argsort(labels[rows], kind="stable")]
    if len(rows) == 0:
        return np.empty(0, np.int64), np.empty(0, np.int64)
    stop = np.searchsorted(labels[rows], labels[rows], side="right")
    start = np.arange(1, len(rows) + 1)
    counts = np.minimum(stop - start, AHEAD)
    offset = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
    keys = np.repeat(rows, counts) * n + rows[np.repeat(start, counts) + offset]
    known = np.minimum(left, right) * n + np.maximum(left, right)
    keys = np.setdiff1d(keys, known)
    return keys // n, keys % n
