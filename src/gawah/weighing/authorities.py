"""Who speaks for a state: the organs of one state are shown by name and counted as one origin."""

from __future__ import annotations


def state_of(actor: str) -> str | None:
    """Return the key of the state that an actor is an organ of (itself for a state), None where it is of none.

    Args:
        actor: an actor's key, as `gawah.identity.actor_breadth.actor_key` gives it.
    """
    return actor if actor.startswith("state:") else None


def is_authority(actor: str) -> bool:
    """Tell whether an actor speaks for a state: a government, a ministry, an army, a police force."""
    return state_of(actor) is not None
