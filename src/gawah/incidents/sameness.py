"""Whether two claims say one thing by sense, in whatever words and language."""

from __future__ import annotations

from gawah.identity.actor_breadth import actor_key, breadth
from gawah.incidents.nearness import apart_in_space, apart_in_time
from gawah.incidents.telling import sort_of
from gawah.model import Claim, Count

_ROLES = ("perpetrator", "sponsor", "target", "actor", "a", "b")
_UNLIKE = frozenset({"other", "open"})
_MANY = 10**9


def says_the_same(one: Claim, other: Claim, *, polarity: bool = True) -> bool:
    """Tell whether two claims say one thing: same sort and side, actors that fit in each role, and a value that agrees.

    "Agrees" means that both give a time, a place or a toll and that they fit; what only one of them gives speaks
    neither for nor against. Without `polarity` the sides may differ.
    """
    if polarity and one.polarity != other.polarity:
        return False
    if not same_sort(one, other) or apart(one, other) or not tolls_fit(one.deaths, other.deaths):
        return False
    return _actors_fit(one, other) and _both_give_a_value(one, other)


def same_sort(one: Claim, other: Claim) -> bool:
    """Tell whether two claims are of one type and of kinds that may tell of the same thing."""
    return one.type == other.type and _sort(one) == _sort(other)


def _sort(claim: Claim) -> str:
    return sort_of(claim.kind) if claim.type == "event" else claim.kind.partition(".")[0]


def apart(one: Claim, other: Claim) -> bool:
    """Tell whether the times or the places of two claims exclude each other."""
    return apart_in_time(one.time, other.time) or apart_in_space(one.place, other.place)


def actors_of(claim: Claim) -> dict[str, frozenset[str]]:
    """Return the keys of the actors of a claim by role."""
    return {role: frozenset(map(actor_key, claim.roles[role])) for role in _ROLES if claim.roles.get(role)}


def _actors_fit(one: Claim, other: Claim) -> bool:
    """Tell whether the claims share a role and have in each that they share actors that can be the same."""
    first, second = actors_of(one), actors_of(other)
    shared = first.keys() & second.keys()
    return len(shared) > 0 and not any(_exclude(first[role], second[role]) for role in shared)


def _exclude(one: frozenset[str], other: frozenset[str]) -> bool:
    return all(breadth(first, second) in _UNLIKE for first in one for second in other)


def _both_give_a_value(one: Claim, other: Claim) -> bool:
    pairs = ((one.time, other.time), (one.place, other.place), (one.deaths, other.deaths))
    return any(first and second for first, second in pairs)


def tolls_fit(one: Count | None, other: Count | None) -> bool:
    """Tell whether two numbers can be one; a number that is not given fits any."""
    if one is None or other is None:
        return True
    first, second = bounds(one), bounds(other)
    return first[0] <= second[1] and second[0] <= first[1]


def bounds(count: Count) -> tuple[int, int]:
    """Return the smallest and the largest number that a count allows; "at least 30" is open above."""
    said = [number for number in (count.low, count.best, count.high) if number is not None]
    closed = count.high is not None or count.best is not None
    return min(said, default=0), max(said, default=_MANY) if closed else _MANY
