"""What a coder says in each field, as a value that can be compared with another coder's.

A field that a claim leaves open has the value `NOT_SAID`: to find nothing said is a judgement too.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable

from gawah.identity.actor_breadth import actor_key
from gawah.model import Claim, Count, Place
from gawah.reading.folding import fold

NOT_SAID = ""


def _role(role: str) -> Callable[[Claim], Hashable]:
    def value(claim: Claim) -> Hashable:
        return " + ".join(sorted({actor_key(filler) for filler in claim.roles.get(role, ())}))

    return value


def _type(claim: Claim) -> Hashable:
    return claim.type


def _kind(claim: Claim) -> Hashable:
    return claim.kind


def _stance(claim: Claim) -> Hashable:
    return claim.stance


def _polarity(claim: Claim) -> Hashable:
    return claim.polarity


def _certainty(claim: Claim) -> Hashable:
    return claim.certainty


def _places(claim: Claim) -> Hashable:
    return " + ".join(sorted({_place(place) for place in claim.place}))


def _place(place: Place) -> str:
    return str(place.geonameid) if place.geonameid is not None else fold(place.name or place.text)


def _time(claim: Claim) -> Hashable:
    return NOT_SAID if claim.time is None else f"{claim.time.start or ''}/{claim.time.end or ''}".strip("/")


def _deaths(claim: Claim) -> Hashable:
    said = claim.deaths
    if said is None:
        return NOT_SAID
    bounds = (said.low, said.best, said.high)
    return NOT_SAID if bounds == (None, None, None) else "|".join("" if n is None else str(n) for n in bounds)


def _speaker(claim: Claim) -> Hashable:
    """Return the innermost speaker; the author's own voice is a value of its own."""
    if len(claim.speakers) == 0:
        return "author"
    last = claim.speakers[-1]
    return last.id if last.id is not None else actor_key(last.name)


def toll(claim: Claim) -> int | None:
    """Return the number of deaths as one number: the best estimate, else the lower bound, else the upper."""
    return _number(claim.deaths)


def _number(count: Count | None) -> int | None:
    given = () if count is None else (count.best, count.low, count.high)
    return next((number for number in given if number is not None), None)


OF_ALL = {"type": _type, "kind": _kind, "stance": _stance, "polarity": _polarity, "certainty": _certainty}
OF_EVENTS = {"perpetrator": _role("perpetrator"), "target": _role("target"), "deaths": _deaths}
"""Fields of events alone: a relation has no perpetrator, and to leave it open is no judgement."""
OF_ALL_LAST = {"place": _places, "time": _time, "speaker": _speaker}
FIELDS: dict[str, Callable[[Claim], Hashable]] = {**OF_ALL, **OF_EVENTS, **OF_ALL_LAST}
"""Field -> the value that a claim has in it."""


def applies(field: str, one: Claim, other: Claim) -> bool:
    """Tell whether two paired claims can be compared in a field."""
    return field not in OF_EVENTS or "event" in (one.type, other.type)
