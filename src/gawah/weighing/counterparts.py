"""Where one document takes up another: which of its claims says what a claim of the other says."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from gawah.identity.actor_breadth import actor_key, breadth
from gawah.incidents.nearness import apart_in_space, apart_in_time
from gawah.incidents.shingles import shingles_of, words_of
from gawah.incidents.telling import sort_of
from gawah.model import Claim, Count

_WORDS = 0.6
"""How many of the words of the shorter quote stand in the other, at least."""
_TAKEN = 0.5
"""How many pairs of neighbouring words of a quote stand in a text that it was taken from, at least."""
_ACTORS = ("perpetrator", "sponsor", "target", "actor", "a", "b")
_UNLIKE = frozenset({"other", "open"})


def counterpart(claim: Claim, others: Iterable[Claim], *, by_sense: bool = True) -> Claim | None:
    """Return the claim of `others` that says the same as `claim`, None where there is none.

    Compared are the words of the quotes, and with `by_sense` actors, place, time and toll where the words differ. Of
    several, the nearest in words is taken; of equals one that has a speaker, then the first in its text.
    """
    best: tuple[float, bool, int, str] | None = None
    found: Claim | None = None
    for other in others:
        if other.id == claim.id or not _comparable(claim, other):
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


def says_the_same(one: Claim, other: Claim) -> bool:
    """Tell whether two claims say one thing by sense: same sort and side, actors that fit, and two more that agree.

    "Agree" means that both give it; what only one of them gives speaks neither for nor against.
    """
    if not _comparable(one, other) or apart_in_time(one.time, other.time) or apart_in_space(one.place, other.place):
        return False
    first, second = told_of(one), told_of(other)
    if first.keys() & second.keys() == set() or any(
        _exclude(first[r], second[r]) for r in first.keys() & second.keys()
    ):
        return False
    return _tolls_fit(one.deaths, other.deaths) and _agreeing(one, other) >= 1


def _agreeing(one: Claim, other: Claim) -> int:
    given = ((one.time, other.time), (one.place, other.place), (one.deaths, other.deaths))
    return sum(1 for first, second in given if first and second)


def _comparable(one: Claim, other: Claim) -> bool:
    return (one.type, one.polarity, _sort(one)) == (other.type, other.polarity, _sort(other))


def _sort(claim: Claim) -> str:
    return sort_of(claim.kind) if claim.type == "event" else claim.kind.partition(".")[0]


def told_of(claim: Claim) -> dict[str, frozenset[str]]:
    """Return the keys of the actors of a claim by role."""
    return {
        role: frozenset(map(actor_key, claim.roles[role])) for role in _ACTORS if len(claim.roles.get(role, ())) > 0
    }


def _exclude(one: frozenset[str], other: frozenset[str]) -> bool:
    return all(breadth(first, second) in _UNLIKE for first in one for second in other)


def _tolls_fit(one: Count | None, other: Count | None) -> bool:
    if one is None or other is None:
        return True
    first, second = _range(one), _range(other)
    return first[0] <= second[1] and second[0] <= first[1]


def _range(count: Count) -> tuple[int, int]:
    said = [number for number in (count.low, count.best, count.high) if number is not None]
    high = max(said, default=0) if count.high is not None or count.best is not None else 1_000_000
    return min(said, default=0), high


@lru_cache(maxsize=16384)
def _words(quote: str) -> frozenset[str]:
    return frozenset(words_of(quote))


@lru_cache(maxsize=512)
def _pairs(text: str) -> frozenset[int]:
    return shingles_of(words_of(text), 2)
