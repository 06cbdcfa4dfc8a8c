"""Invented documents and claims about them, written as few words."""

from __future__ import annotations

import hashlib
from typing import Any

import msgspec

from gawah.identity.actor_breadth import actor_key
from gawah.model import ActorRef, Claim, Count, Document, Period, Place, Speaker, claim_id, reference

ROLES = ("perpetrator", "sponsor", "target", "actor", "a", "b", "weapon")
PLACES = {
    "Gao": Place(
        text="Gao", name="Gao", geonameid=2457161, lat=16.27, lon=-0.04, country="ML", admin1="Gao", precision=1
    ),
    "Gao region": Place(text="Gao region", name="Gao", lat=17.5, lon=0.5, country="ML", admin1="Gao", precision=4),
    "Cali": Place(text="Cali", name="Cali", lat=3.44, lon=-76.52, country="CO", admin1="Valle del Cauca", precision=1),
    "Popayan": Place(text="Popayan", name="Popayán", lat=2.44, lon=-76.61, country="CO", admin1="Cauca", precision=1),
    "Menaka": Place(text="Menaka", name="Menaka", lat=15.92, lon=2.40, country="ML", admin1="Menaka", precision=1),
    "Mali": Place(text="Mali", name="Mali", lat=18.0, lon=-2.0, country="ML", precision=6, radius_km=630.0),
    "Niger": Place(text="Niger", name="Niger", lat=18.0, lon=9.0, country="NE", precision=6, radius_km=630.0),
}


def document(name: str, *sentences: str, **fields: Any) -> Document:
    """Return an invented report of these sentences."""
    text = " ".join(sentences) or name
    return Document(id=hashlib.sha256(text.encode()).hexdigest(), text=text, name=name, **fields)


def claim(report: Document, quote: str, kind: str = "attack", **fields: Any) -> Claim:
    """Return a claim about words of a report; actors, places, days, tolls and speakers are given as plain words."""
    start = report.text.index(quote)
    roles = {role: tuple(map(_actor, fields.pop(role))) for role in ROLES if role in fields}
    places = tuple(PLACES[name] for name in fields.pop("place", ()))
    speakers = tuple(Speaker(name=name, actor=name, id=actor_key(name)) for name in fields.pop("speakers", ()))
    made = Claim(
        document=reference(report),
        start=start,
        end=start + len(quote),
        quote=quote,
        kind=kind,
        roles=roles,
        place=places,
        time=_period(fields.pop("time", None)),
        deaths=_count(fields.pop("deaths", None)),
        speakers=speakers,
        **{"type": "event", **fields},
    )
    return msgspec.structs.replace(made, id=claim_id(made))


def _actor(name: str) -> ActorRef:
    return ActorRef(text=name, id=actor_key(name), name=name)


def _period(days: str | None) -> Period | None:
    if days is None:
        return None
    start, _, end = days.partition("/")
    return Period(text=days, start=start, end=end or None)


def _count(number: int | None) -> Count | None:
    return None if number is None else Count(low=number, best=number, high=number, text=str(number))
