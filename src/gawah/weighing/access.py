"""How close an origin was to what it tells, from the ledger itself, with the reason."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache

from gawah.identity.actor_breadth import breadth
from gawah.identity.actors import Actor, ActorTable
from gawah.incidents.credits import at_the_scene
from gawah.incidents.sameness import actors_of
from gawah.incidents.telling import is_denial
from gawah.model import Claim, Document
from gawah.reading.folding import fold
from gawah.weighing.records import Access, Origin
from gawah.weighing.unnamed import describe

_DATELINE = re.compile(r"(?P<where>[^\n]{2,80}?)\s*(?:\(|//|[-–—]{1,2}\s|:\s)")
_HEAD = 500
"""Characters in which a dateline is looked for."""
_FEW = 6
"""Words in a dateline at most."""
_MONTHLESS = re.compile(r"[\d/]+")


def access_of(
    origin: Origin,
    claims: Sequence[Claim],
    documents: Mapping[str, Document],
    *,
    parties: Collection[str] = (),
    countries: Collection[str] = (),
) -> tuple[Access, str]:
    """Return how close an origin was to an incident, and one sentence that says why.

    A party that tells of its own part was there; so were witnesses, the police of the country and an author who says
    so. Else the country decides where the actor table or a dateline gives one.

    Args:
        origin: whose access.
        claims: the claims of this origin about the incident.
        documents: at least the documents of these claims, by id.
        parties: keys of the actors in the event.
        countries: ISO 3166-1 alpha-2 codes of the places that the incident is put at; empty where none is known.
    """
    if any(_was_there(origin, claim, parties) for claim in claims):
        return "on_site", f"{origin.name} tells of its own part in it."
    if origin.kind == "unnamed":
        return _of_unnamed(origin, claims, countries)
    own = sorted((c for c in claims if len(c.speakers) == 0), key=lambda claim: claim.id)
    if origin.kind in ("publisher", "agency"):
        if any(_saw(documents.get(claim.document.id)) for claim in own):
            return "on_site", f"{origin.name} says that its reporter was there."
        where = _datelines(own, documents)
        if len(where) > 0:
            return _by_country(origin, where, countries, "reports from")
        homes = [d.country for c in own if (d := documents.get(c.document.id)) is not None and d.country is not None]
        if len(homes) > 0:
            return _by_country(origin, homes, countries, "is published in")
    return _of_actor(origin, countries)


def _was_there(origin: Origin, claim: Claim, parties: Collection[str]) -> bool:
    """Tell whether a claim tells of a deed or loss of the origin itself, and does not deny it."""
    # A government hears of what its soldiers did or suffered as others do.
    if is_denial(claim) or claim.type != "event" or origin.actor is None or origin.actor.startswith("state:"):
        return False
    if claim.stance == "claims_responsibility":
        return True
    told = {key for keys in actors_of(claim).values() for key in keys}
    return any(_same(key, origin.actor) for key in told) and any(_same(key, origin.actor) for key in parties)


def _same(one: str, other: str) -> bool:
    return breadth(one, other) in ("same", "narrower")


def _of_unnamed(origin: Origin, claims: Sequence[Claim], countries: Collection[str]) -> tuple[Access, str]:
    about = [describe(claim.speakers[-1]) for claim in claims if len(claim.speakers) > 0]
    speaks_for = {each.speaks_for for each in about}
    relayed = any(len(claim.speakers) > 1 for claim in claims)
    if "scene" in speaks_for and not relayed:
        return "on_site", f"{origin.name} are described as people of the place itself."
    if "place" in speaks_for and not relayed:
        return "in_country", f"{origin.name} are described as people of the area."
    states = sorted({each.state for each in about if each.state is not None})
    if len(states) > 0:
        return _by_country(origin, [states[0].removeprefix("state:").upper()], countries, "speaks for")
    return "unknown", f"{origin.name} has no name and is not said to have been there."


def _of_actor(origin: Origin, countries: Collection[str]) -> tuple[Access, str]:
    key = origin.actor
    actor = None if key is None else ActorTable.load().find(key)
    if actor is None:
        where = [origin.country] if origin.country is not None else []
        return _by_country(origin, where, countries, "is of")
    if _is_local_police(actor) and set(actor.countries) & set(countries):
        return "on_site", f"{origin.name} speaks for the police of the country, who come to the place."
    return _by_country(origin, actor.countries, countries, "is of")


def _is_local_police(actor: Actor) -> bool:
    """Tell whether an actor is a police force that is called to a place, and no department that investigates."""
    return actor.kind == "police" and "police" in actor.name.casefold()


def _by_country(origin: Origin, where: Iterable[str], countries: Collection[str], how: str) -> tuple[Access, str]:
    own = sorted(set(where))
    if len(own) == 0:
        return "unknown", f"Nothing here says where {origin.name} is."
    if len(countries) == 0:
        return "unknown", f"{origin.name} {how} {', '.join(own)}; in which country it happened is not known."
    if set(own) & set(countries):
        return "in_country", f"{origin.name} {how} {', '.join(own)}, where it happened."
    return "abroad", f"{origin.name} {how} {', '.join(own)}; it happened in {', '.join(sorted(countries))}."


def _saw(document: Document | None) -> bool:
    return document is not None and at_the_scene().search(fold(document.text)) is not None


def _datelines(claims: Iterable[Claim], documents: Mapping[str, Document]) -> list[str]:
    """Return the countries of the datelines of the documents of some claims."""
    found = (dateline_country(documents[c.document.id].text[:_HEAD]) for c in claims if c.document.id in documents)
    return [country for country in found if country is not None]


@lru_cache(maxsize=4096)
def dateline_country(head: str) -> str | None:
    """Return the country of the dateline at the head of a text ("QUETTA, May 26 - ..."), None where there is none."""
    from gawah.identity.places import find_places

    body = head.partition("\n\n")[2] or head
    match = _DATELINE.match(body.lstrip())
    where = _MONTHLESS.sub(" ", match["where"]) if match is not None else ""
    if not 0 < len(where.split()) <= _FEW:
        return None
    places = find_places(where.title() if where.isupper() else where)
    return places[0].place.country if len(places) > 0 else None
