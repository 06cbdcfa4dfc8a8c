"""Cohen's kappa: agreement of two coders beyond what their own habits would give by chance.

Source: J. Cohen, "A coefficient of agreement for nominal scales", Educational and Psychological Measurement 20 (1960),
37-46. kappa = (observed - expected) / (1 - expected), where expected agreement is that of two coders who use each
value as often as these two did, but independently.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping

Pair = tuple[Hashable, Hashable]


def tally(pairs: Iterable[Pair]) -> dict[Pair, int]:
    """Return how often the first coder's value meets the second's."""
    return dict(Counter(pairs))


def share(cells: Mapping[Pair, int]) -> float | None:
    """Return the share of units (0-1) on which both say the same, None where there is no unit."""
    units = sum(cells.values())
    return None if units == 0 else _agreed(cells) / units


def kappa(cells: Mapping[Pair, int]) -> float | None:
    """Return Cohen's kappa of a table of counts, from -1 to 1.

    None where there is no unit, or where both coders used one value only: nothing can then be told from chance.
    """
    units = sum(cells.values())
    first, second = Counter[Hashable](), Counter[Hashable]()
    for (one, other), count in cells.items():
        first[one] += count
        second[other] += count
    # Counts instead of shares: whole numbers up to the one division.
    expected = sum(count * second[value] for value, count in first.items())
    if units == 0 or expected == units * units:
        return None
    return (units * _agreed(cells) - expected) / (units * units - expected)


def _agreed(cells: Mapping[Pair, int]) -> int:
    return sum(count for (one, other), count in cells.items() if one == other)
