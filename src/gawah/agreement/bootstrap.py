"""How sure a measure is: the range that it takes when the units are drawn again, at random, with replacement.

Source: B. Efron and R. Tibshirani, An Introduction to the Bootstrap (1993), the percentile interval. The random
numbers begin from a fixed seed, so that the same claims give the same interval.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

import msgspec

Cells = Mapping[tuple[Any, Any], int]
Measure = Callable[[Cells], float | None]
SEED = 1960
DRAWS = 1000
"""How often the units are drawn again; a fifth of that above 2,000 units, where the interval is narrow anyway."""
_LEAST_DEFINED = 0.95


class Estimate(msgspec.Struct, frozen=True, kw_only=True):
    """A measure with its 95 % interval; None where it cannot be told.

    The interval cannot be told either where more than one draw in twenty leaves the measure undefined.
    """

    value: float | None = None
    low: float | None = None
    high: float | None = None


def estimate(cells: Cells, measures: Mapping[str, Measure]) -> dict[str, Estimate]:
    """Return each measure of a table of counts with its interval; all are taken from the same draws."""
    units = sum(cells.values())
    drawn = {name: list[float]() for name in measures}
    draws = DRAWS if units <= 2000 else DRAWS // 5
    for again in _draws(cells, draws) if units > 1 else ():
        for name, measure in measures.items():
            value = measure(again)
            if value is not None:
                drawn[name].append(value)
    return {name: _estimate(measure(cells), drawn[name], draws) for name, measure in measures.items()}


def _draws(cells: Cells, draws: int) -> list[Cells]:
    keys = sorted(cells, key=repr)
    weights = [cells[key] for key in keys]
    source, units = random.Random(SEED), sum(weights)  # noqa: S311 - no secret
    return [Counter(source.choices(keys, weights, k=units)) for _ in range(draws)]


def _estimate(value: float | None, drawn: list[float], draws: int) -> Estimate:
    if value is None or len(drawn) < _LEAST_DEFINED * draws:
        return Estimate(value=value)
    drawn.sort()
    return Estimate(value=value, low=_percentile(drawn, 0.025), high=_percentile(drawn, 0.975))


def _percentile(ordered: list[float], share: float) -> float:
    return ordered[min(int(share * len(ordered)), len(ordered) - 1)]
