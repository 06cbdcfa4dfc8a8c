"""Claims about invented reports, with chains of speakers."""

from __future__ import annotations

from typing import Any

import msgspec

from gawah.identity.actor_breadth import actor_key
from gawah.incidents.copies import find_copies
from gawah.model import ActorRef, Claim, Count, Document, Period, Place, Speaker, claim_id, reference
from gawah.weighing.origins import find_origins
from gawah.weighing.records import Origin

ROLES = ("perpetrator", "target", "actor", "a", "b")
GAO = Place(text="Gao", name="Gao", geonameid=2457161, lat=16.27, lon=-0.04, country="ML", admin1="Gao", precision=1)


def report(name: str, text: str, publisher: str | None = None, published: str | None = "2024-02-05") -> Document:
    """Return an invented report; its publisher is called by its name where none is given."""
    return Document(id=name, text=text, name=f"{name}.txt", publisher=publisher or f"{name} daily", published=published)


def voice(name: str, actor: str | None = None, **fields: Any) -> Speaker:
    """Return a speaker; one that is no "unnamed" and has an actor gets the actor's key."""
    return Speaker(name=name, actor=actor, id=None if actor is None else actor_key(actor), **fields)


def said(document: Document, quote: str, *speakers: Speaker, **fields: Any) -> Claim:
    """Return a claim about words of a report; actors are given as names, a toll as a number, a day as it is."""
    start = document.text.index(quote)
    roles = {role: tuple(_actor(name) for name in fields.pop(role)) for role in ROLES if role in fields}
    day, toll = fields.pop("day", None), fields.pop("deaths", None)
    given = {"type": "event", "kind": "attack", "document": reference(document), **fields}
    made = Claim(
        start=start,
        end=start + len(quote),
        quote=quote,
        speakers=speakers,
        roles=roles,
        time=None if day is None else Period(text=day, start=day),
        deaths=None if toll is None else Count(low=toll, best=toll, high=toll, text=str(toll)),
        **given,
    )
    return msgspec.structs.replace(made, id=claim_id(made))


def _actor(name: str) -> ActorRef:
    return ActorRef(text=name, id=actor_key(name), name=name)


def origins(documents: list[Document], claims: list[Claim]) -> list[Origin]:
    """Return the origins of claims in their order, copies found on the way."""
    found = find_origins(claims, {document.id: document for document in documents}, find_copies(documents))
    return [found[claim.id] for claim in claims]
