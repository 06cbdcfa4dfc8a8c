"""Weigh pairs of accounts: every field to a level, every level to bits, the bits added.

`Weigher` prepares the columns once and is asked as often as there are batches of pairs; `weigh` is for one batch.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from gawah.incidents.affinity import kind_affinity
from gawah.incidents.columns import UNDATED, Columns
from gawah.incidents.comparators import (
    crowding_levels,
    object_levels,
    rarity_of_words,
    reported_levels,
    text_levels,
    time_levels,
    toll_levels,
)
from gawah.incidents.crowding import crowding
from gawah.incidents.parties import Parties
from gawah.incidents.place_pairs import Places
from gawah.incidents.weights import FIELDS, bits_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Rows = NDArray[np.integer[Any]]
    Levels = NDArray[np.int8]
    Bits = NDArray[np.float32]

CHUNK = 16_384
"""Pairs that are compared at once: what they need stays in a processor's second cache."""


@dataclass(frozen=True)
class PairWeights:
    """The bits of each pair: the sum, and each field's share and level; a field that no pair has is left out."""

    total: Bits
    fields: dict[str, Bits]
    levels: dict[str, Levels]


def weigh(columns: Columns, left: Rows, right: Rows) -> PairWeights:
    """Return the weights of the pairs of rows (`left[i]`, `right[i]`)."""
    return Weigher(columns).weigh(left, right)


class Weigher:
    """Compares pairs of rows of one set of columns."""

    def __init__(self, columns: Columns, weights: Mapping[str, tuple[float, ...]] | None = None) -> None:
        """Take the columns; `weights` replaces the bits of a field, by level, for measuring other tables."""
        self._columns = columns
        table = {field.name: bits_of(field) for field in FIELDS} | dict(weights or {})
        self._bits = {name: np.array(bits, dtype=np.float32) for name, bits in table.items()}
        self._comparators = _comparators(columns)

    def weigh(self, left: Rows, right: Rows) -> PairWeights:
        """Return the weights of the pairs of rows (`left[i]`, `right[i]`)."""
        total = np.zeros(len(left), dtype=np.float32)
        levels = {name: np.zeros(len(left), dtype=np.int8) for name in self._comparators}
        fields = {name: np.zeros(len(left), dtype=np.float32) for name in self._comparators}
        for chunk in _chunks(len(left)):
            for name, found in self.levels(left[chunk], right[chunk]):
                levels[name][chunk] = found
                fields[name][chunk] = self._bits[name][found]
                total[chunk] += fields[name][chunk]
        return PairWeights(total, fields, levels)

    def totals(self, left: Rows, right: Rows) -> Bits:
        """Return the sums alone: what millions of pairs need."""
        total = np.zeros(len(left), dtype=np.float32)
        for chunk in _chunks(len(left)):
            for name, found in self.levels(left[chunk], right[chunk]):
                total[chunk] += self._bits[name][found]
        return total

    def levels(self, left: Rows, right: Rows) -> Iterator[tuple[str, Levels]]:
        """Yield each field that the columns have with the levels of the pairs, in the order of the table."""
        for name, compare in self._comparators.items():
            yield name, compare(left, right)


def _chunks(count: int) -> Iterator[slice]:
    return (slice(start, start + CHUNK) for start in range(0, count, CHUNK))


Comparator = Callable[["Rows", "Rows"], "Levels"]


def _comparators(columns: Columns) -> dict[str, Comparator]:
    """Return what compares each field that any row has."""
    parties = Parties(columns)
    made = {
        "time": _time(columns),
        "place": Places(columns).compare,
        "perpetrator": parties.doers,
        "target": parties.targets,
        "kind": _kinds(columns),
        "deaths": _toll(columns.deaths_low, columns.deaths_high),
        "injured": _toll(columns.injured_low, columns.injured_high),
        "object": _objects(columns),
        "text": _text(columns),
        "crowding": _crowding(columns),
        "reported": _reported(columns),
        "document": _document(columns),
    }
    given = _given(columns)
    return {field.name: made[field.name] for field in FIELDS if given.get(field.name, False)}


def _given(columns: Columns) -> dict[str, bool]:
    """Tell of each field whether any row has it."""
    sides = bool((columns.sides >= 0).any())
    return {
        "time": bool((columns.day_start != UNDATED).any()),
        "place": not bool(np.isnan(columns.lat).all()),
        "perpetrator": sides or bool((columns.perpetrators >= 0).any()),
        "target": bool((columns.targets >= 0).any()),
        "kind": bool(columns.kinds.any()),
        "deaths": not bool(np.isnan(columns.deaths_low).all()),
        "injured": columns.injured_low is not None and not bool(np.isnan(columns.injured_low).all()),
        "object": bool(columns.objects.any()),
        "crowding": not bool(np.isnan(columns.lat).all()),
        "text": columns.words is not None and bool(columns.words.any()),
        "reported": bool((columns.published != UNDATED).any()),
        "document": len(np.unique(columns.document)) < len(columns),
    }


def _time(columns: Columns) -> Comparator:
    start, end = columns.day_start, columns.day_end

    def compare(left: Rows, right: Rows) -> Levels:
        return time_levels((start[left], end[left]), (start[right], end[right]), int(UNDATED))

    return compare


def _reported(columns: Columns) -> Comparator:
    published, start = columns.published, columns.day_start

    def compare(left: Rows, right: Rows) -> Levels:
        return reported_levels((published[left], start[left]), (published[right], start[right]), int(UNDATED))

    return compare


def _crowding(columns: Columns) -> Comparator:
    expected = crowding(columns)

    def compare(left: Rows, right: Rows) -> Levels:
        return crowding_levels(expected[left], expected[right])

    return compare


def _toll(low: Bits | None, high: Bits | None) -> Comparator:
    def compare(left: Rows, right: Rows) -> Levels:
        if low is None or high is None:
            return np.zeros(len(left), dtype=np.int8)
        return toll_levels((low[left], high[left]), (low[right], high[right]))

    return compare


def _document(columns: Columns) -> Comparator:
    documents = columns.document

    def compare(left: Rows, right: Rows) -> Levels:
        same: Levels = (documents[left] == documents[right]).astype(np.int8)
        return same

    return compare


def _objects(columns: Columns) -> Comparator:
    objects = columns.objects

    def compare(left: Rows, right: Rows) -> Levels:
        return object_levels(objects[left], objects[right])

    return compare


def _kinds(columns: Columns) -> Comparator:
    masks, codes = np.unique(columns.kinds, return_inverse=True)
    affinity = kind_affinity([int(mask) for mask in masks])

    def compare(left: Rows, right: Rows) -> Levels:
        return affinity.of(codes[left], codes[right])

    return compare


def _text(columns: Columns) -> Comparator:
    words = np.zeros((len(columns), 1), dtype=np.int64) if columns.words is None else columns.words
    known, codes = np.unique(words, return_inverse=True)
    codes = codes.reshape(words.shape).astype(np.int32) + np.int32(known[0] != 0)
    seen = np.bincount(codes.ravel(), minlength=len(known) + 1)
    rarity = rarity_of_words(seen, len(columns))
    rarity[0] = 0.0

    def compare(left: Rows, right: Rows) -> Levels:
        return text_levels(codes[left], codes[right], rarity)

    return compare
