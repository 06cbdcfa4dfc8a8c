"""Which claims tell of an event that is said to have happened, and of what sort it is."""

from __future__ import annotations

from functools import lru_cache

from gawah.model import Claim
from gawah.vocabulary import acled_of

NO_OCCURRENCE = frozenset({"threatens", "promises", "demands"})
"""Stances whose content is not said to have happened."""
NEVER_ONE_EVENT = frozenset({"threat", "policy"})
"""Kinds that are no occurrence at a place and a time."""
VIOLENT = frozenset({"Battles", "Explosions/Remote violence", "Violence against civilians"})
"""ACLED's event types that tell of armed violence: sources call one fight an attack, a clash or a bombing."""
BROAD_KINDS = frozenset({"attack", "armed_clash", "plot"})
"""Kinds that reports use for any violence; the others say how it was done."""
UNREST = frozenset({"Protests", "Riots"})


@lru_cache(maxsize=256)
def sort_of(kind: str) -> str:
    """Return what events of different sorts never share: `violence`, `unrest`, or the kind itself.

    A plot is told as a part of the attack that it led to, so it is of the sort of violence.
    """
    if kind == "plot":
        return "violence"
    mapped = acled_of(kind)
    if mapped is None:
        return kind
    return "violence" if mapped[0] in VIOLENT else "unrest" if mapped[0] in UNREST else kind


def tells_of_an_event(claim: Claim) -> bool:
    """Tell whether the claim says, denies or doubts that an event took place."""
    return claim.type == "event" and claim.stance not in NO_OCCURRENCE and claim.kind not in NEVER_ONE_EVENT


def is_remark(claim: Claim) -> bool:
    """Tell whether the claim is about what is known of an event rather than about the event."""
    return claim.type == "assessment" and claim.kind == "knowledge_gap"


def is_aggregate(claim: Claim) -> bool:
    """Tell whether the claim counts several events: "13 attacks", "since 2016"."""
    time = claim.time
    since = time is not None and time.start is not None and time.end is None and _long(time.precision)
    return claim.count is not None or since


def _long(precision: int | None) -> bool:
    return precision is None or precision >= 5


def is_denial(claim: Claim) -> bool:
    """Tell whether the claim speaks against an event that somebody else tells of."""
    return claim.polarity == "negative" or claim.stance == "denies"
