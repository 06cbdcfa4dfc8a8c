"""Invented claims about ties, presences and judgements, written as few words."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from typing import Any

from gawah.identity.actor_breadth import actor_key
from gawah.model import ActorRef, Claim, Document, Period, Place, Speaker, claim_id, reference
from gawah.weighing.records import Origin

ROLES: tuple[str, ...] = ("a", "b", "actor", "perpetrator", "sponsor", "target", "policy")
COUNTRY = {"Mali": "ML", "Syria": "SY", "Pakistan": "PK"}


def report(name: str = "report", published: str | None = "2024-06-01") -> Document:
    """Return an invented report; its text is its name alone."""
    return Document(id=hashlib.sha256(name.encode()).hexdigest(), text=name, name=name, published=published)


def said(by: str | None, kind: str, *, document: Document | None = None, **fields: Any) -> Claim:
    """Return a claim of a speaker, None for the author; other fields are roles as names, or fields of the claim.

    `a`, `b`, `actor`, `perpetrator`, `sponsor`, `target` take a name or several; `time` ISO days as "start/end".
    """
    given = [role for role in ROLES if role in fields]
    roles = {role: tuple(map(_actor, _several(fields.pop(role)))) for role in given}
    quote = fields.pop("quote", "words")
    made = Claim(
        document=reference(document or report()),
        start=fields.pop("start", 0),
        end=5,
        quote=quote,
        type=fields.pop("type", "relation"),
        kind=kind,
        roles=roles,
        place=tuple(_place(name) for name in _several(fields.pop("place", ()))),
        time=_period(fields.pop("time", None), fields.pop("precision", None)),
        speakers=() if by is None else (Speaker(name=by, actor=by, id=actor_key(by)),),
        **fields,
    )
    import msgspec

    return msgspec.structs.replace(made, id=claim_id(made) + hashlib.sha256(repr(made).encode()).hexdigest()[:6])


def denied(by: str, kind: str, **fields: Any) -> Claim:
    """Return a denial of a speaker."""
    return said(by, kind, stance="denies", polarity="negative", **fields)


def origins_of(claims: Iterable[Claim]) -> dict[str, Origin]:
    """Return the innermost speaker of each claim as its origin, the document where there is none."""
    return {claim.id: _origin(claim) for claim in claims}


def _origin(claim: Claim) -> Origin:
    if len(claim.speakers) == 0:
        return Origin(key=f"publisher:{claim.document.id}", name=claim.document.title or "", kind="publisher")
    name = claim.speakers[-1].name
    return Origin(key=actor_key(name), name=name, kind="actor", actor=actor_key(name))


def _several(names: str | Sequence[str]) -> Sequence[str]:
    return (names,) if isinstance(names, str) else names


def _actor(name: str) -> ActorRef:
    return ActorRef(text=name, id=actor_key(name), name=name)


def _place(name: str) -> Place:
    """Return a place as "town, province, country", from the narrowest that is given."""
    parts = name.split(", ")
    country = COUNTRY.get(parts[-1])
    admin1 = parts[-2] if len(parts) > 1 else None
    precision = {1: 6, 2: 4}.get(len(parts), 1)
    return Place(text=name, name=parts[0], country=country, admin1=admin1, precision=precision)


def _period(days: str | None, precision: int | None) -> Period | None:
    if days is None:
        return None
    start, _, end = days.partition("/")
    return Period(text=days, start=start or None, end=end or None, precision=precision)
