"""The pairs of reports that are decided, the halves of the events, and which pairs are hard."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from ucdp_rows import Report

from gawah.incidents.columns import Columns, columns_of

WINDOW = 3
"""Days that the reported first days of two reports are apart at most."""

Flags = NDArray[np.bool_]
Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Sample:
    """Pairs of rows (`left`, `right`): whether they are of `same` event, `hard`, and the half of each row's event.

    `event` has the event of each row, `half` is 0 or 1 for each row.
    """

    columns: Columns
    event: Ints
    half: Ints
    left: Ints
    right: Ints
    same: Flags
    hard: Flags

    def inside(self, half: int) -> Flags:
        """Tell which pairs lie wholly in a half."""
        return (self.half[self.left] == half) & (self.half[self.right] == half)

    def shares(self, half: int) -> NDArray[np.float64]:
        """Return how much each pair counts when a half is reported: 1 inside, a half where only one of two is in it."""
        return ((self.half[self.left] == half) * 0.5 + (self.half[self.right] == half) * 0.5).astype(np.float64)


def sample_of(reports: Sequence[Report], hard: frozenset[tuple[int, int]]) -> Sample:
    """Return the pairs within `WINDOW` days."""
    columns = columns_of([report.account for report in reports])
    event = np.array([report.event for report in reports], dtype=np.int64)
    left, right = _near_pairs(columns.day_start)
    first, second = np.minimum(event[left], event[right]), np.maximum(event[left], event[right])
    pairs = zip(first.tolist(), second.tolist(), strict=True)
    return Sample(
        columns=columns,
        event=event,
        half=np.array([_half(number) for number in event.tolist()], dtype=np.int64),
        left=left,
        right=right,
        same=event[left] == event[right],
        hard=np.array([pair in hard for pair in pairs], dtype=np.bool_),
    )


def read_hard(path: Path) -> frozenset[tuple[int, int]]:
    """Return the committed list of hard pairs, the smaller id first."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))[1:]
    return frozenset((int(one), int(other)) for one, other in rows)


def _half(event: int) -> int:
    return hashlib.sha256(str(event).encode()).digest()[0] % 2


def _near_pairs(days: NDArray[Any]) -> tuple[Ints, Ints]:
    order = np.argsort(days, kind="stable")
    found: list[tuple[Ints, Ints]] = []
    for step in range(1, len(order)):
        near = days[order[step:]] - days[order[:-step]] <= WINDOW
        if not near.any():
            break
        found.append((order[:-step][near], order[step:][near]))
    return np.concatenate([one for one, _ in found]), np.concatenate([other for _, other in found])
