"""How names of actors, and sets of kinds, stand to each other, as a small matrix of levels.

Names and sets are few where accounts are many: each pair of them is judged once.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import product
from typing import TYPE_CHECKING

from gawah.identity.actor_breadth import breadth, is_generic, wholes
from gawah.incidents.telling import sort_of
from gawah.vocabulary.claim_kinds import kinds as kinds_of_type

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Codes = NDArray[np.integer]
    Levels = NDArray[np.int8]

NONE, SAME, HOLDS, RELATED, SAME_STATE, UNLIKE, RIVAL, SWAPPED = range(8)
"""Levels of PERPETRATOR and TARGET in weights.py."""
SAME_MANNER, SAME_BROAD, COMPATIBLE, OTHER_MANNER, OTHER_SORT = range(1, 6)
"""Levels of KIND in weights.py."""
BROAD_KINDS = frozenset({"attack", "armed_clash", "plot"})
"""Kinds that reports use for any violence; the others say how it was done."""
UNSEEN = -1
LARGEST = 6000
"""Codes up to which a matrix is kept (36 MB); above, each call sorts its pairs of codes."""


class Affinity:
    """A symmetric table over codes that is filled where it is asked."""

    def __init__(self, size: int, judge: Callable[[int, int], int]) -> None:
        """Take how many codes there are and what gives the level of two of them."""
        import numpy as np

        self._judge = judge
        self._size = size
        self._known = np.full((size, size) if size <= LARGEST else (0, 0), UNSEEN, dtype=np.int8).ravel()

    def of(self, left: Codes, right: Codes) -> Levels:
        """Return the level of each pair of codes; none of them may be negative."""
        import numpy as np

        keys = left * np.int64(self._size) + right
        if self._size > LARGEST:
            unique, places = np.unique(keys, return_inverse=True)
            judged: Levels = self._judged(unique)[places]
            return judged
        found: Levels = self._known[keys]
        if found.size > 0 and found.min() == UNSEEN:
            unseen = np.unique(keys[found == UNSEEN])
            self._known[unseen] = self._judged(unseen)
            found = self._known[keys]
        return found

    def _judged(self, keys: NDArray[np.int64]) -> Levels:
        import numpy as np

        return np.array([self._judge(*divmod(int(key), self._size)) for key in keys], dtype=np.int8)


def actor_affinity(keys: Sequence[str]) -> Affinity:
    """Return the affinity of actors by their place in `keys`; the place after the last is nobody."""

    def judge(one: int, other: int) -> int:
        return NONE if max(one, other) == len(keys) else actor_level(*sorted((keys[one], keys[other])))

    return Affinity(len(keys) + 1, judge)


def actor_level(one: str, other: str) -> int:
    """Return the level of two keys of actors: a level of PERPETRATOR, never `swapped`."""
    if is_generic(one) or is_generic(other):
        return NONE
    shared = _states(one) & _states(other)
    stands = breadth(one, other)
    if stands == "same":
        return SAME_STATE if len(shared) > 0 else SAME
    if stands in ("narrower", "broader"):
        return SAME_STATE if len(shared) > 0 else HOLDS
    if len(shared) > 0:
        return SAME_STATE
    if stands == "related":
        return RELATED
    return UNLIKE if one.startswith("name:") or other.startswith("name:") else RIVAL


def is_state(key: str) -> bool:
    """Tell whether an actor is a state or one of its forces."""
    return len(_states(key)) > 0


def _states(key: str) -> frozenset[str]:
    """Return the states that an actor is or is a force of."""
    return frozenset(whole for whole in (key, *wholes(key)) if whole.startswith("state:"))


def kind_affinity(masks: Sequence[int]) -> Affinity:
    """Return the affinity of sets of event kinds, each a mask whose bits follow `event_kinds()`."""
    names = event_kinds()
    sets = [frozenset(name for bit, name in enumerate(names) if mask >> bit & 1) for mask in masks]

    def judge(one: int, other: int) -> int:
        return kind_level(sets[one], sets[other])

    return Affinity(len(masks), judge)


def event_kinds() -> tuple[str, ...]:
    """Return the kinds of events in the order of the bits of `Columns.kinds`."""
    return tuple(kind.name for kind in kinds_of_type("event"))


def kind_level(ones: frozenset[str], others: frozenset[str]) -> int:
    """Return the best level of two sets of kinds; NONE where one is empty."""
    levels = [_two_kinds(one, other) for one, other in product(ones, others)]
    return min(levels, default=NONE)


def _two_kinds(one: str, other: str) -> int:
    if one == other:
        return SAME_BROAD if one in BROAD_KINDS or one == "other" else SAME_MANNER
    if sort_of(one) != sort_of(other):
        return OTHER_SORT
    return COMPATIBLE if one in BROAD_KINDS or other in BROAD_KINDS else OTHER_MANNER
