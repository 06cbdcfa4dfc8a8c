"""Accounts as columns: numpy arrays with one row an account, so that millions of pairs are compared at once."""

from __future__ import annotations

import datetime
import re
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from gawah.identity.actor_breadth import is_generic
from gawah.incidents.nearness import OPEN_END, OPEN_START, radius, span
from gawah.incidents.records import Account
from gawah.model import Count, Place
from gawah.reading.folding import fold
from gawah.vocabulary.claim_kinds import kinds as kinds_of_type

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Ints = NDArray[np.int32]
    Floats = NDArray[np.float32]
    Hashes = NDArray[np.int64]
    Flags = NDArray[np.bool_]

UNDATED = np.int32(-(2**30))
"""In `day_start` of an account without a date."""
NOBODY = np.int32(-1)
_WIDTHS = {"parties": 6, "places": 3, "objects": 3, "words": 40}
"""How many values of a row are kept where an account has more: the first in sorted order."""


@dataclass(frozen=True)
class Columns:
    """Accounts as arrays of n rows.

    `day_start`, `day_end` are proleptic ordinals, the end exclusive, UNDATED where there is no date. `lat`, `lon` in
    degrees and `reach` in kilometres have one column a place, NaN where there is none; `country` is a hash, 0 for
    none. `perpetrators`, `targets`, `sides` hold codes of `actor_keys`, NOBODY to fill up; generic names are left
    out. `deaths_low`, `deaths_high` are NaN where not said, and so are those of the injured, None where no account
    gives them. `kinds` has a bit for each event kind, in the order of the vocabulary. `objects` and `words` are
    hashes, 0 to fill up; `words` is None where no account has a text. `published` is an ordinal or UNDATED.
    """

    day_start: Ints
    day_end: Ints
    lat: Floats
    lon: Floats
    reach: Floats
    country: Hashes
    kinds: NDArray[np.uint64]
    perpetrators: Ints
    targets: Ints
    sides: Ints
    deaths_low: Floats
    deaths_high: Floats
    objects: Hashes
    words: Hashes | None
    document: Hashes
    published: Ints
    aggregate: Flags
    actor_keys: tuple[str, ...]
    injured_low: Floats | None = None
    injured_high: Floats | None = None

    def __len__(self) -> int:
        return len(self.day_start)


def columns_of(accounts: Sequence[Account]) -> Columns:
    """Return the accounts as columns, in their order."""
    codes = _codes(accounts)
    spans = [_ordinals(account) for account in accounts]
    places = [account.places[: _WIDTHS["places"]] for account in accounts]
    return Columns(
        day_start=np.array([first for first, _ in spans], dtype=np.int32),
        day_end=np.array([last for _, last in spans], dtype=np.int32),
        lat=_grid([[_number(p.lat) for p in row] for row in places], np.nan, np.float32),
        lon=_grid([[_number(p.lon) for p in row] for row in places], np.nan, np.float32),
        reach=_grid([[radius(p) for p in row] for row in places], np.nan, np.float32),
        country=_grid([[_country(p) for p in row] for row in places], 0, np.int64),
        kinds=np.array([_kind_bits(account.kinds) for account in accounts], dtype=np.uint64),
        perpetrators=_actors([account.perpetrators for account in accounts], codes),
        targets=_actors([account.targets for account in accounts], codes),
        sides=_actors([account.sides for account in accounts], codes),
        deaths_low=np.array([_least(account.deaths) for account in accounts], dtype=np.float32),
        deaths_high=np.array([_most(account.deaths) for account in accounts], dtype=np.float32),
        objects=_grid([hashes(a.objects)[: _WIDTHS["objects"]] for a in accounts], 0, np.int64),
        words=_grid([hashes(_telling_words(a.text))[: _WIDTHS["words"]] for a in accounts], 0, np.int64),
        document=np.array([hashes([account.document])[0] for account in accounts], dtype=np.int64),
        published=np.array([_ordinal(account.published) for account in accounts], dtype=np.int32),
        aggregate=np.array([account.aggregate for account in accounts], dtype=np.bool_),
        actor_keys=tuple(codes),
        injured_low=np.array([_least(account.injured) for account in accounts], dtype=np.float32),
        injured_high=np.array([_most(account.injured) for account in accounts], dtype=np.float32),
    )


def hashes(texts: Iterable[str]) -> list[int]:
    """Return a stable hash above 0 of each distinct text, sorted."""
    return sorted({zlib.crc32(text.encode()) + 1 for text in texts})


def _codes(accounts: Sequence[Account]) -> dict[str, int]:
    keys = {key for account in accounts for key in (*account.perpetrators, *account.targets, *account.sides)}
    return {key: code for code, key in enumerate(sorted(key for key in keys if not is_generic(key)))}


def _actors(rows: Sequence[tuple[str, ...]], codes: dict[str, int]) -> Ints:
    kept = [[codes[key] for key in sorted(row) if key in codes][: _WIDTHS["parties"]] for row in rows]
    return _grid(kept, NOBODY, np.int32)


def _grid(rows: Sequence[Sequence[Any]], fill: Any, kind: Any) -> NDArray[Any]:
    width = max((len(row) for row in rows), default=0)
    grid = np.full((len(rows), max(1, width)), fill, dtype=kind)
    for number, row in enumerate(rows):
        grid[number, : len(row)] = row
    return grid


def _ordinals(account: Account) -> tuple[int, int]:
    found = span(account.period)
    if found is None or found[0] == OPEN_START:
        return int(UNDATED), int(UNDATED)
    start = datetime.date.fromisoformat(found[0]).toordinal()
    end = _ordinal(account.published) + 1 if found[1] == OPEN_END else datetime.date.fromisoformat(found[1]).toordinal()
    return start, max(end, start + 1)


def _ordinal(iso: str | None) -> int:
    try:
        return datetime.date.fromisoformat((iso or "")[:10]).toordinal()
    except ValueError:
        return int(UNDATED)


def _number(value: float | None) -> float:
    return float("nan") if value is None else value


def _country(place: Place) -> int:
    return 0 if place.country is None else hashes([place.country])[0]


def _kind_bits(kinds: Sequence[str]) -> int:
    return sum(1 << _KIND_BITS[kind] for kind in kinds if kind in _KIND_BITS)


_KIND_BITS = {kind.name: bit for bit, kind in enumerate(kinds_of_type("event"))}


def bits_of(kinds: Iterable[str]) -> int:
    """Return the bits that stand for these event kinds in `Columns.kinds`."""
    return _kind_bits(tuple(kinds))


def _least(count: Count | None) -> float:
    if count is None:
        return float("nan")
    return _number(next((n for n in (count.low, count.best, count.high) if n is not None), None))


def _most(count: Count | None) -> float:
    if count is None:
        return float("nan")
    return _number(next((n for n in (count.high, count.best, count.low) if n is not None), None))


def _telling_words(text: str) -> list[str]:
    """Return the numbers and the words of four letters and more, folded: shorter ones are mostly grammar."""
    return [word for word in re.findall(r"\w+", fold(text)) if len(word) > 3 or word.isdigit()]
