"""The comparators of linking: arrays of values of two accounts to the number of a level of weights.py.

Each takes the values of the left and the right accounts of many pairs, is symmetric, and gives 0 ("not given by
both") where either is missing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float32]
    Ints = NDArray[np.int32]
    Codes = NDArray[np.integer[Any]]
    Hashes = NDArray[np.int64]
    Flags = NDArray[np.bool_]
    Levels = NDArray[np.int8]

KM_OF_DEGREE = np.float32(111.195)
"""Of latitude, on a sphere of 6,371 km."""
REACH_EDGES = (5.0, 30.0, 60.0, 250.0)
"""Kilometres up to which a place is a spot, a town with its surroundings, a district, a province; above, a country."""
BESIDE_KM, FAR_KM = 15.0, 100.0
"""Kilometres beyond the reach of both up to which two places are beside each other, and apart but not far."""
TOLL_RATIOS = (1.3, 2.1, 4.0)
"""The larger toll over the smaller, a half added to both: near, growing, apart, far."""
TEXT_EDGES = (0.0, 2.0, 4.0, 8.0)
"""Summed rarity of shared words above which texts share some, few, several, many telling words."""
COMMON_BITS = 4.0
"""Rarity from which a word is telling: it stands in fewer than one of fifteen texts."""


def time_levels(left: tuple[Ints, Ints], right: tuple[Ints, Ints], unknown: int) -> Levels:
    """Compare intervals of days, each (first, day after the last), the first `unknown` where there is no date."""
    (start, end), (other_start, other_end) = left, right
    width = np.maximum(end - start, other_end - other_start)
    apart = np.maximum(start, other_start) - np.minimum(end, other_end) + 1
    levels: Levels = _time_table()[np.clip(apart, 0, _FARTHEST), np.searchsorted(_WIDTH_EDGES, width)]
    levels[(start == unknown) | (other_start == unknown)] = 0
    return levels


_WIDTH_EDGES = np.array([1, 7, 31], dtype=np.int32)
"""Days up to which an interval is a day, a week, a month."""
_FARTHEST = 40


def _time_table() -> Levels:
    """Return the level by days apart (0 for overlap) and class of width; wide intervals are judged less exactly."""
    table = np.zeros((_FARTHEST + 1, len(_WIDTH_EDGES) + 1), dtype=np.int8)
    table[0] = 1, 2, 3, 4
    for width, slack in enumerate((0, 1, 4, 15)):
        for apart in range(1, _FARTHEST + 1):
            beyond = apart - slack
            table[apart, width] = 5 if beyond <= 1 else 6 if beyond <= 3 else 7 if beyond <= 10 else 8
    return table


def place_levels(left: tuple[Floats, Floats, Floats], right: tuple[Floats, Floats, Floats]) -> Levels:
    """Compare points in degrees, each (latitude, longitude, kilometres that the place may reach from there)."""
    lat, lon, reach = left
    other_lat, other_lon, other_reach = right
    east = np.abs(lon - other_lon)
    east = np.minimum(east, np.float32(360) - east) * np.cos((lat + other_lat) * np.float32(np.pi / 360))
    north = lat - other_lat
    distance = np.sqrt(north * north + east * east) * KM_OF_DEGREE
    widest, beyond = np.maximum(reach, other_reach), distance - (reach + other_reach)
    size = _steps(widest, REACH_EDGES)
    levels: Levels = _LEVEL_OF_SIZE[size] - ((size == 1) & (distance <= widest * np.float32(0.5)))
    outside = beyond > 0
    levels[outside] = 7 + _steps(beyond[outside], (BESIDE_KM, FAR_KM))
    levels[np.isnan(distance)] = 0
    return levels


_LEVEL_OF_SIZE = np.array([1, 3, 4, 5, 6], dtype=np.int8)


def toll_levels(left: tuple[Floats, Floats], right: tuple[Floats, Floats]) -> Levels:
    """Compare tolls, each (least, most), NaN where a side says nothing."""
    (low, high), (other_low, other_high) = left, right
    most_low, least_high = np.maximum(low, other_low), np.minimum(high, other_high)
    ratio = (most_low + np.float32(0.5)) / (least_high + np.float32(0.5))
    levels = _LEVEL_OF_RATIO[_steps(ratio, (1.0, *TOLL_RATIOS))]
    exact = (low == high) & (other_low == other_high) & (low == other_low)
    levels[exact] = _LEVEL_OF_TOLL[_steps(low[exact], (0.0, 2.0, 9.0))]
    levels[np.isnan(ratio)] = 0
    return levels


_LEVEL_OF_RATIO = np.array([5, 6, 7, 8, 9], dtype=np.int8)
_LEVEL_OF_TOLL = np.array([4, 3, 2, 1], dtype=np.int8)


def object_levels(left: Hashes, right: Hashes) -> Levels:
    """Compare rows of hashes of named things, 0 to fill up."""
    given = (left[:, 0] != 0) & (right[:, 0] != 0)
    shared = ((left[:, :, None] == right[:, None, :]) & (left[:, :, None] != 0)).any(axis=(1, 2))
    return np.where(given, np.where(shared, 1, 2), 0).astype(np.int8)


def text_levels(left: Codes, right: Codes, rarity: Floats) -> Levels:
    """Compare rows of codes of distinct words, 0 to fill up; `rarity` is the weight of each code, 0 for code 0."""
    given = (left > 0).any(axis=1) & (right > 0).any(axis=1)
    return np.where(given, 5 - _steps(shared_rarity(left, right, rarity), TEXT_EDGES), 0).astype(np.int8)


def shared_rarity(left: Codes, right: Codes, rarity: Floats) -> Floats:
    """Return the summed rarity of the words that two rows share."""
    both = np.sort(np.concatenate([left, right], axis=1), axis=1)
    total: Floats = (rarity[both[:, 1:]] * (both[:, 1:] == both[:, :-1])).sum(axis=1)
    return total


def rarity_of_words(seen: NDArray[np.integer[Any]], texts: int) -> Floats:
    """Return how much it says that two of `texts` texts share a word that `seen` of them have.

    An inverse document frequency, log2(1 + texts / seen), less what words have that many texts share: half of what
    the rarest word could have, at most `COMMON_BITS`. Reports of violence share "killed", "police" and the country.
    """
    common = min(COMMON_BITS, 0.5 * np.log2(1.0 + texts))
    rarity: Floats = np.maximum(0.0, np.log2(1.0 + texts / np.maximum(seen, 1)) - common).astype(np.float32)
    return rarity


def reported_levels(left: tuple[Ints, Ints], right: tuple[Ints, Ints], unknown: int) -> Levels:
    """Compare days of publication with each other and with days of events, each (published, first day of the event).

    A day is let pass for time zones.
    """
    (published, start), (other_published, other_start) = left, right
    undated = (start == unknown) | (other_start == unknown)
    apart = np.abs(published - other_published)
    levels = np.where(undated & (apart <= 2), 1, np.where(undated & (apart > 14), 2, 0)).astype(np.int8)
    levels[(published == unknown) | (other_published == unknown)] = 0
    early = (published != unknown) & (other_start != unknown) & (published < other_start - 1)
    early |= (other_published != unknown) & (start != unknown) & (other_published < start - 1)
    levels[early] = 3
    return levels


def _steps(values: NDArray[np.floating[Any]], edges: tuple[float, ...]) -> Levels:
    """Return how many of the ascending edges each value lies above."""
    steps = np.zeros(values.shape, dtype=np.int8)
    for edge in edges:
        steps += values > np.float32(edge)
    return steps


def crowding_levels(left: NDArray[np.float32], right: NDArray[np.float32]) -> Levels:
    """Return the levels of CROWDING: how often the expected number of accounts doubles beyond one."""
    expected = np.maximum(np.minimum(left, right), 1.0)
    return np.clip(np.rint(np.log2(expected)), 0, 4).astype(np.int8)
