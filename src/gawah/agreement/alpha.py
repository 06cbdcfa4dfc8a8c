"""Krippendorff's alpha: agreement of any number of coders, with units that not all have coded.

Source: K. Krippendorff, "Computing Krippendorff's alpha-reliability" (2011). alpha = 1 - observed / expected
disagreement. A unit with m values gives each of its ordered pairs the weight 1 / (m - 1); the expected disagreement
is that of all values paired without regard to units. Values are nominal (equal or not) or numbers whose difference
counts squared (interval).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any, Literal

Metric = Literal["nominal", "interval"]
Weight = int | Fraction
Cells = Mapping[tuple[Any, Any], Weight]
"""A table of coincidences: how often a value meets another within a unit, each ordered pair counted."""


def alpha(units: Iterable[Sequence[Hashable]], metric: Metric = "nominal") -> float | None:
    """Return alpha of units, each with the values that coders gave it; a missing value is left out.

    Args:
        units: for each unit, the values in any order; numbers where the metric is `interval`.
        metric: how far two values are from each other: 0 or 1, or the square of their difference.
    """
    return alpha_of(coincidences(units), metric)


def coincidences(units: Iterable[Sequence[Hashable]]) -> dict[tuple[Any, Any], Weight]:
    """Return how often each value meets each other; a unit with fewer than two values pairs nothing."""
    found: dict[tuple[Any, Any], Weight] = {}
    for values in units:
        weight: Weight = Fraction(1, len(values) - 1) if len(values) > 2 else 1
        for at, one in enumerate(values):
            for other in (*values[:at], *values[at + 1 :]):
                found[one, other] = found.get((one, other), 0) + weight
    return found


def alpha_of(cells: Cells, metric: Metric = "nominal") -> float | None:
    """Return alpha of a table of coincidences, at most 1.

    None where nothing can be paired, or where all values are the same: there is then no disagreement to expect.
    """
    totals: dict[Any, Weight] = {}
    for (one, _), count in cells.items():
        totals[one] = totals.get(one, 0) + count
    values = sum(totals.values())
    expected = _expected(totals, values, metric)
    if expected == 0:
        return None
    if metric == "nominal":
        observed = sum(count for (one, other), count in cells.items() if one != other)
    else:
        observed = sum(count * (one - other) ** 2 for (one, other), count in cells.items())
    return float(1 - Fraction((values - 1) * observed) / Fraction(expected))


def _expected(totals: Mapping[Any, Weight], values: Weight, metric: Metric) -> Weight:
    """Return the disagreement of all ordered pairs of values, in closed form."""
    if metric == "nominal":
        return values * values - sum(count * count for count in totals.values())
    squares: Weight = sum(count * value * value for value, count in totals.items())
    mean: Weight = sum(count * value for value, count in totals.items())
    return 2 * (values * squares - mean * mean)


def both_ways(pairs: Mapping[tuple[Any, Any], int]) -> Counter[tuple[Any, Any]]:
    """Return the coincidences of a table of two coders' pairs of values."""
    found: Counter[tuple[Any, Any]] = Counter()
    for (one, other), count in pairs.items():
        found[one, other] += count
        found[other, one] += count
    return found
