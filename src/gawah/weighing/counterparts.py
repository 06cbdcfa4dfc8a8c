"""Where one document takes up another: which of its claims says what a claim of the other says."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from gawah.incidents.sameness import same_sort, says_the_same
from gawah.incidents.shingles import shingles_of, words_of
from gawah.model import Claim

_WORDS = 0.6
"""How many of the words of the shorter quote stand in the other, at least."""
_TAKEN = 0.5
"""How many pairs of neighbouring words of a quote stand in a text that it was taken from, at least."""


def counterpart(claim: Claim, others: Iterable[Claim], *, by_sense: bool = True) -> Claim | None:
    """Return the claim of `others` that says the same as `claim`, None where there is none.

    Compared are the words of the quotes, and with `by_sense` actors, place, time and toll where the words differ. Of
    several, the nearest in words is taken; of equals one that has a speaker, then the first in its text.
    """
    best: tuple[float, bool, int, str] | None = None
    found: Claim | None = None
    for other in others:
        if other.id == claim.id or other.polarity != claim.polarity or not same_sort(claim, other):
            continue
        nearness = likeness(claim.quote, other.quote)
        if nearness < _WORDS and not (by_sense and says_the_same(claim, other)):
            continue
        rank = (-nearness, len(other.speakers) == 0, other.start, other.id)
        if best is None or rank < best:
            best, found = rank, other
    return found


def likeness(one: str, other: str) -> float:
    """Return how alike the words of two quotes are (0-1): mostly how many of the shorter stand in the other."""
    first, second = _words(one), _words(other)
    if min(len(first), len(second)) < 2:
        return 0.0
    shared = len(first & second)
    return 0.9 * shared / min(len(first), len(second)) + 0.1 * shared / len(first | second)


def taken_from(quote: str, text: str) -> bool:
    """Tell whether the words of a quote stand in a text, pair by pair, in the spelling of either."""
    pairs = shingles_of(words_of(quote), 2)
    return len(pairs) > 0 and len(pairs & _pairs(text)) >= _TAKEN * len(pairs)


@lru_cache(maxsize=16384)
def _words(quote: str) -> frozenset[str]:
    return frozenset(words_of(quote))


@lru_cache(maxsize=512)
def _pairs(text: str) -> frozenset[int]:
    return shingles_of(words_of(text), 2)
