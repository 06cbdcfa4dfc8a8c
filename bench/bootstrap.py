"""Intervals by the bootstrap: what a figure would be for other texts of the sort, drawn from those that there are."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

DRAWS = 1000
SEED = 13

Counts = Mapping[str, float]
Measure = Callable[[Counts], float | None]
"""Turns counts into a figure; None where there is nothing to divide by."""


class Interval(NamedTuple):
    """The bounds between which a figure lies in 95 of 100 draws."""

    low: float
    high: float


def interval(units: Sequence[Counts], measure: Measure, draws: int = DRAWS, seed: int = SEED) -> Interval | None:
    """Return the 95 % interval of a measure; None where fewer than two units say anything, or none of the draws do.

    Args:
        units: the counts of each text, or of each sentence where there is one text; what a unit lacks is 0.
        measure: what turns the sum of counts into a figure.
        draws: how often as many units as there are are drawn, with repetition.
        seed: makes the draws the same each time.
    """
    if len(units) < 2:
        return None
    names = sorted({name for unit in units for name in unit})
    table = np.array([[unit.get(name, 0.0) for name in names] for unit in units])
    chance = np.random.default_rng(seed)
    times = chance.multinomial(len(units), np.full(len(units), 1 / len(units)), size=draws)
    found = [measure(dict(zip(names, row, strict=True))) for row in (times @ table).tolist()]
    values = [value for value in found if value is not None]
    if not values:
        return None
    low, high = np.quantile(values, (0.025, 0.975)).tolist()
    return Interval(low, high)


def total(units: Sequence[Counts]) -> dict[str, float]:
    """Return the sum of the counts of all units."""
    made: dict[str, float] = {}
    for unit in units:
        for name, count in unit.items():
            made[name] = made.get(name, 0.0) + count
    return made


def share(part: str, whole: str) -> Measure:
    """Return the measure that divides one count by another, in per cent."""

    def measure(counts: Counts) -> float | None:
        return 100 * counts.get(part, 0.0) / counts[whole] if counts.get(whole) else None

    return measure


def f1(right: str, found: str, wanted: str) -> Measure:
    """Return the measure F1, in per cent: what is right of all that was found and all that was wanted."""

    def measure(counts: Counts) -> float | None:
        both = counts.get(found, 0.0) + counts.get(wanted, 0.0)
        return 200 * counts.get(right, 0.0) / both if both else None

    return measure
