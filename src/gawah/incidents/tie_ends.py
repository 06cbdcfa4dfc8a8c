"""The two ends of a tie: who is tied to whom in which way, and which tie lies within which."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import NamedTuple

from gawah.identity.actor_breadth import actor_key, breadth, is_generic, is_umbrella, key_words
from gawah.identity.actor_table import ActorTable
from gawah.model import ActorRef, Claim
from gawah.reading.folding import fold
from gawah.vocabulary.claim_kinds import all_kinds
from gawah.vocabulary.lexicons import read_yaml

SUPPORT = "supports"
"""The family of all kinds of support; every other kind of tie is a family of its own."""
_PART_OF = frozenset({"part_of", "merged_with"})


class Ends(NamedTuple):
    """A family of ties and its two ends as keys of actors; an end that is not said is empty.

    Where the family has no direction, the ends are sorted.
    """

    family: str
    a: str
    b: str


@lru_cache(maxsize=1024)
def family_of(kind: str) -> str:
    """Return what ties of different kinds are gathered under: all support is one family."""
    return SUPPORT if kind.startswith(f"{SUPPORT}.") else kind


@lru_cache(maxsize=1024)
def is_symmetric(family: str) -> bool:
    """Tell whether a family has no direction: enemies and allies have none, a supporter has."""
    kind = all_kinds().get(("relation", family))
    return kind is not None and kind.symmetric


def ends(family: str, a: str, b: str) -> Ends:
    """Return the ends, sorted where the family has no direction."""
    return Ends(family, b, a) if is_symmetric(family) and b < a else Ends(family, a, b)


def ends_of(claim: Claim) -> list[Ends]:
    """Return the ends of a relation claim: two fillers of a role give a tie each, an actor has none with itself."""
    family = family_of(claim.kind)
    sides = [sorted({actor_key(filler) for filler in claim.roles.get(role, ())}) or [""] for role in ("a", "b")]
    return [ends(family, a, b) for a in sides[0] for b in sides[1] if a != b]


def is_open(end: str) -> bool:
    """Tell whether an end is not said or names nobody in particular: "militants"."""
    return end == "" or is_generic(end)


@lru_cache(maxsize=262144)
def lies_within(part: str, whole: str) -> bool:
    """Tell whether what is said of `part` is said of `whole` too: an agency and its state, a brigade and its group.

    A name for a crowd ("Tuareg rebels") holds the groups of that people. One that names nobody in particular holds
    nobody, and a group is not held by what it once broke away from or followed.
    """
    if part == whole:
        return True
    if is_open(part) or is_open(whole) or is_vague(whole) or breadth(part, whole) != "narrower":
        return False
    return is_umbrella(whole) or whole in _branches(part)


def inside(part: Ends, whole: Ends) -> bool:
    """Tell whether both ends of a tie lie within those of another; crosswise too where there is no direction."""
    return _fits(part, whole, lies_within)


def denied_by(told: Ends, denial: Ends) -> bool:
    """Tell whether a denial reaches a tie: of the same actors, of broader ones, or of nobody in particular.

    A denial that leaves both ends open reaches none.
    """
    return not (is_open(denial.a) and is_open(denial.b)) and _fits(told, denial, _covered)


def _covered(end: str, denied: str) -> bool:
    return is_open(denied) or lies_within(end, denied)


def _fits(one: Ends, other: Ends, fits: Callable[[str, str], bool]) -> bool:
    if one.family != other.family:
        return False
    straight = fits(one.a, other.a) and fits(one.b, other.b)
    return straight or (is_symmetric(one.family) and fits(one.b, other.a) and fits(one.a, other.b))


@lru_cache(maxsize=65536)
def is_vague(key: str) -> bool:
    """Tell whether a name says that it does not tell who: "certain agencies"."""
    return key.startswith("name:") and not key_words(key).isdisjoint(_vague())


@lru_cache(maxsize=1)
def _vague() -> frozenset[str]:
    return frozenset(fold(word) for word in read_yaml("lexicon/tie_words.yaml")["vague"].split())


@lru_cache(maxsize=65536)
def _branches(key: str) -> frozenset[str]:
    """Return every actor of the table that this one is a part of now, directly or through another."""
    table, found, waiting = ActorTable.load(), set[str](), [key]
    while len(waiting) > 0:
        actor = table.find(waiting.pop())
        for relation in () if actor is None else actor.relations:
            if relation.kind in _PART_OF and relation.end is None and relation.to not in found:
                found.add(relation.to)
                waiting.append(relation.to)
    return frozenset(found)


def wider_names(keys: Iterable[str]) -> dict[str, list[str]]:
    """Return for each actor itself and those of the others that hold it, sorted."""
    all_of = sorted(set(keys))
    crowds = [key for key in all_of if key != "" and is_umbrella(key) and not is_vague(key)]
    return {
        key: sorted({key} | {each for each in {*crowds, *(_branches(key) & set(all_of))} if lies_within(key, each)})
        for key in all_of
    }


def names_of(claims: Iterable[Claim]) -> dict[str, str]:
    """Return the name to show of every actor in the claims' roles: the table's, else the smallest that is written."""
    found: dict[str, str] = {}
    for claim in claims:
        for filler in (filler for fillers in claim.roles.values() for filler in fillers):
            key, name = actor_key(filler), _shown(filler)
            found[key] = min(name, found.get(key, name))
    return found


def _shown(filler: ActorRef) -> str:
    actor = None if (filler.id or "name:").startswith("name:") else ActorTable.load().find(filler.id or "")
    return (filler.name or filler.text) if actor is None else actor.name
