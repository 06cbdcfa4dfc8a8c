"""Who speaks for a state: the organs of one state are shown by name and counted as one origin."""

from __future__ import annotations

from functools import lru_cache

from gawah.identity.actor_breadth import wholes
from gawah.identity.actors import ActorTable
from gawah.vocabulary.lexicons import read_yaml

_ORGANS = frozenset({"government", "ministry", "armed_force", "police", "intelligence_agency"})
"""Kinds of the actor table that are bodies of a state."""
_STATE = "state:"


@lru_cache(maxsize=65536)
def state_of(actor: str, on: str | None = None) -> str | None:
    """Return the key of the state that an actor is an organ of (itself for a state), None where it is of none.

    The actor table's relations tell; an army, police, agency, ministry or government of one country for which the
    table gives no whole is that state's, but for those that the word list names.

    Args:
        actor: an actor's key, as `gawah.identity.actor_breadth.actor_key` gives it.
        on: the day (ISO date) on which it speaks; without one, what has left its state is no organ of it.
    """
    if actor.startswith(_STATE):
        return actor
    states = sorted(whole for whole in wholes(actor, on) if whole.startswith(_STATE))
    if len(states) > 0:
        return states[0]
    found = ActorTable.load().find(actor)
    if found is None or found.kind not in _ORGANS or len(found.countries) != 1 or actor in _foreign_bodies():
        return None
    state = _STATE + found.countries[0].lower()
    return state if ActorTable.load().find(state) is not None else None


@lru_cache(maxsize=65536)
def governed_by(actor: str, on: str | None) -> str | None:
    """Return the key of the state that a movement governs on a day (ISO date or longer), None where it does not."""
    if on is None:
        return None
    for row in read_governing():
        if row["actor"] == actor and row["from"] <= on[: len(row["from"])] and on <= row.get("to", "9999"):
            return row["state"]
    return None


def is_authority(actor: str, on: str | None = None) -> bool:
    """Tell whether an actor speaks for a state: a government, a ministry, an army, a police force.

    Args:
        actor: an actor's key.
        on: the day (ISO date) on which it speaks, for movements that govern a state for a time.
    """
    return state_of(actor, on) is not None or governed_by(actor, on) is not None


@lru_cache(maxsize=65536)
def counted_with(actor: str, on: str | None = None) -> str:
    """Return the key that an actor is counted under: its state's, that of the group whose outlet it is, or its own."""
    state = state_of(actor, on) or governed_by(actor, on)
    if state is not None:
        return state
    found = ActorTable.load().find(actor)
    if found is None or found.kind != "media_arm":
        return actor
    parents = sorted(relation.to for relation in found.relations if relation.kind == "part_of")
    return counted_with(parents[0], on) if len(parents) > 0 else actor


@lru_cache(maxsize=1)
def _foreign_bodies() -> frozenset[str]:
    return frozenset(read_yaml("lexicon/state_bodies.yaml")["not_of_the_state"].split())


@lru_cache(maxsize=1)
def read_governing() -> tuple[dict[str, str], ...]:
    """Return which movement governs which state from when to when, as the word list gives it."""
    return tuple(read_yaml("lexicon/state_bodies.yaml")["governing"])
