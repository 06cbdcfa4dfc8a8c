"""How wide a name of an actor is: one actor, a broader name that others fill, or nobody in particular.

Two names exclude each other only where neither is generic and neither holds the other.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from gawah.identity.actor_table import Actor, ActorTable, Relation
from gawah.model import ActorRef
from gawah.reading.folding import fold
from gawah.vocabulary.lexicons import read_yaml

Breadth = Literal["same", "narrower", "broader", "related", "other", "open"]
"""How one actor stands to another: `narrower` lies within it, `broader` holds it, `related` is of one whole with it,
`open` means that one of the two names nobody in particular, `other` that they exclude each other."""

_WITHIN = frozenset({"part_of", "merged_with", "successor_of"})
_CROWDS = frozenset({"armed_group", "criminal_group", "ethnic_or_religious_group"})
_UNARMED = frozenset(
    {"rights_group", "political_party", "news_agency", "think_tank", "monitor", "un_body", "international_organisation"}
)


def actor_key(actor: ActorRef | str) -> str:
    """Return what is equal for two fillers that name one actor: an id of the actor table, or `name:` and the words.

    A filler's own id is taken where it has one; else the table's surest bearer of the name, else its folded words.
    """
    if isinstance(actor, ActorRef):
        return actor.id if actor.id is not None else _key_of_name(actor.name or actor.text)
    return _key_of_name(actor)


@lru_cache(maxsize=65536)
def _key_of_name(name: str) -> str:
    bearers = ActorTable.load().by_name(name)
    return bearers[0].id if len(bearers) > 0 else "name:" + "-".join(_words(name))


@lru_cache(maxsize=65536)
def key_words(key: str) -> frozenset[str]:
    """Return the folded words of the name that a key stands for."""
    actor = _known(key)
    return frozenset(_words(key.removeprefix("name:") if actor is None else actor.name))


@lru_cache(maxsize=65536)
def is_generic(key: str) -> bool:
    """Tell whether the name says nothing but that people acted: "unknown attackers", "armed groups"."""
    return key.startswith("name:") and len(_telling(key)) == 0


@lru_cache(maxsize=65536)
def wholes(key: str, on: str | None = None) -> frozenset[str]:
    """Return every actor that this one is a part of, by the actor table, itself left out.

    Args:
        key: an actor's key.
        on: the ISO date at which it is to be a part; without one, what has ended does not count.
    """
    table, found, waiting = ActorTable.load(), set[str](), [key]
    while len(waiting) > 0:
        actor = table.find(waiting.pop())
        for relation in () if actor is None else actor.relations:
            if relation.kind in _WITHIN and relation.to not in found and _holds_on(relation, on):
                found.add(relation.to)
                waiting.append(relation.to)
    return frozenset(found - {key})


def _holds_on(relation: Relation, on: str | None) -> bool:
    """Tell whether a relation has not ended on a day; from the month or year of its end on it has."""
    if on is None or relation.end is None:
        return relation.end is None
    return on[: len(relation.end)] < relation.end


@lru_cache(maxsize=262144)
def breadth(one: str, other: str) -> Breadth:
    """Return how the actor `one` stands to the actor `other`, both keys."""
    if one == other:
        return "same"
    if is_generic(one) or is_generic(other):
        return "open"
    if _holds(other, one):
        return "narrower"
    if _holds(one, other):
        return "broader"
    return "related" if _one_whole(one, other) else "other"


def _holds(whole: str, part: str) -> bool:
    if whole in wholes(part):
        return True
    return is_umbrella(whole) and not _is_civil(part) and _telling(whole) <= _all_words(part)


def _one_whole(one: str, other: str) -> bool:
    shared = wholes(one) & wholes(other)
    return any(not whole.startswith("state:") for whole in shared)


@lru_cache(maxsize=65536)
def is_umbrella(key: str) -> bool:
    """Tell whether a name is a people, a country or an idea with a word for a crowd: "Tuareg rebels".

    A state's forces are called by such a word too and are one body: "Malian armed forces" hold no Malian rebels.
    """
    actor, words = _known(key), key_words(key)
    if actor is not None and actor.kind not in _CROWDS:
        return False
    return len(words & _nouns()) > 0 and len(_telling(key)) > 0 and not any(len(w) == 1 for w in words)


@lru_cache(maxsize=65536)
def _is_civil(key: str) -> bool:
    """Tell whether an actor bears no arms, so that a name for fighters of its people does not mean it."""
    actor = _known(key)
    return actor is not None and actor.kind in _UNARMED


def _known(key: str) -> Actor | None:
    return None if key.startswith("name:") else ActorTable.load().find(key)


def _telling(key: str) -> frozenset[str]:
    return key_words(key) - _nouns() - _qualifiers()


@lru_cache(maxsize=65536)
def _all_words(key: str) -> frozenset[str]:
    actor = _known(key)
    if actor is None:
        return key_words(key)
    return frozenset(word for text in (*(n.text for n in actor.names()), actor.about or "") for word in _words(text))


def _words(name: str) -> list[str]:
    return re.findall(r"\w+", fold(name).replace("-", " "))


@lru_cache(maxsize=1)
def _nouns() -> frozenset[str]:
    return frozenset(fold(word) for word in read_yaml("lexicon/group_words.yaml")["nouns"].split())


@lru_cache(maxsize=1)
def _qualifiers() -> frozenset[str]:
    return frozenset(fold(word) for word in read_yaml("lexicon/group_words.yaml")["qualifiers"].split())
