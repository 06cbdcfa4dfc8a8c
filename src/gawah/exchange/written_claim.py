"""A claim as people write it down: plain strings for actors and places, an ISO prefix for a time.

This is the form of hand-made claims files (docs/reference/claims-format.md); a full export is the other form, in
which each of these is an object. Both may stand in one file. What a file says about origins, incidents and ties is
computed here and never taken from it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from gawah.errors import ClaimError
from gawah.exchange.persons import person_names
from gawah.identity.actor_breadth import actor_key, is_generic
from gawah.identity.actors import ActorTable
from gawah.identity.places import find_places
from gawah.ledger.dates import days
from gawah.model import ActorRef, Claim, Count, Document, DocumentRef, Period, Place, Span, Speaker, claim_id, reference

_AS_THEY_ARE = ("type", "kind", "stance", "polarity", "certainty", "about", "extractor", "confidence")
_COUNTS = ("deaths", "injured", "arrested", "count")
_PLAIN_ROLES = frozenset({"weapon", "policy"})
_SMALL = frozenset(["and", "de", "del", "for", "in", "of", "the"])
_PRECISION = {4: 5, 7: 4, 10: 1}
"""Length of an ISO prefix -> UCDP's date_prec: a year, a month, a day."""
_NEAR = 2
"""UCDP's where_prec of what lies within 25 km."""


def to_claim(row: dict[str, Any], document: Document, *, extractor: str) -> Claim:
    """Return the claim of one row about `document`.

    Raises:
        ClaimError: a field is missing or of the wrong form; the message names it.
    """
    try:
        made = Claim(
            document=reference(document),
            start=int(row["start"]),
            end=int(row["end"]),
            quote=str(row["quote"]),
            roles={str(role): tuple(_actor(each, role) for each in given) for role, given in _roles(row).items()},
            place=_places(row.get("place")),
            time=_period(row),
            speakers=tuple(map(_speaker, row.get("speakers") or ())),
            hedges=tuple(msgspec.convert(each, Span) for each in row.get("hedges") or ()),
            cue=_optional(row.get("cue"), lambda cue: msgspec.convert(cue, Span)),
            corrects=tuple(map(str, row.get("corrects") or ())),
            **{key: _optional(row.get(key), _count) for key in _COUNTS},
            **{"extractor": extractor, **{key: row[key] for key in _AS_THEY_ARE if row.get(key) is not None}},
        )
        named = msgspec.structs.replace(made, id=claim_id(made), ref=_ref(row, claim_id(made)))
        return msgspec.json.decode(msgspec.json.encode(named), type=Claim)
    except KeyError as error:
        raise ClaimError(f"expected the key {error.args[0]!r}, which the line does not have") from error
    except (msgspec.MsgspecError, TypeError, ValueError, AttributeError, ArithmeticError) as error:
        raise ClaimError(f"a field has not the form that the claims format gives it: {error}") from error


def document_name(row: dict[str, Any]) -> str | None:
    """Return what a row calls its document: a name, or the id of the full form; None where it says nothing.

    Raises:
        ClaimError: an object that has not the full form.
    """
    given = row.get("document")
    if isinstance(given, dict):
        try:
            return msgspec.convert(given, DocumentRef).id
        except msgspec.ValidationError as error:
            raise ClaimError(f"the document has not the form that the claims format gives it: {error}") from error
    return None if given is None else str(given)


def _ref(row: dict[str, Any], own: str) -> str | None:
    given = row.get("ref") or row.get("id")
    return None if given is None or given == own else str(given)


def _roles(row: dict[str, Any]) -> dict[str, Any]:
    return row.get("roles") or {}


def _actor(given: Any, role: str) -> ActorRef:
    if not isinstance(given, str):
        return msgspec.convert(given, ActorRef)
    return ActorRef(text=given) if role in _PLAIN_ROLES else known_actor(given)


def known_actor(name: str) -> ActorRef:
    """Return a name with the actor of the table that bears it, or with an id made of the words of an own name.

    What is written like a person's name or is no own name ("two buses") gets no id: an export veils only the names
    that have none.
    """
    key = actor_key(name)
    if not key.startswith("name:"):
        actor = ActorTable.load().find(key)
        return ActorRef(text=name, id=key, name=None if actor is None else actor.name)
    return ActorRef(text=name, id=key, name=name) if _is_own_name(name) else ActorRef(text=name)


def _is_own_name(name: str) -> bool:
    """Tell whether a name has several words, all with a capital but small ones, and is not like a person's."""
    words = [word for word in name.split() if word.lower() not in _SMALL]
    return len(words) > 1 and all(word[0].isupper() for word in words) and len(person_names(name)) == 0


def _speaker(given: dict[str, Any]) -> Speaker:
    speaker = msgspec.convert({"text": "", **{k: v for k, v in given.items() if v is not None}}, Speaker)
    # An export says of each speaker whether there is an id; only a file by hand leaves that to be found.
    if "id" in given or speaker.actor is None:
        return speaker
    key = actor_key(speaker.actor)
    return speaker if is_generic(key) else msgspec.structs.replace(speaker, id=key)


def _places(given: Any) -> tuple[Place, ...]:
    if given is None or isinstance(given, str):
        return tuple(_place(part.strip()) for part in (given or "").split(";") if part.strip())
    return tuple(msgspec.convert(each, Place) for each in given)


def _place(name: str) -> Place:
    """Return the place of a name such as "Mopti, Mali": the first that lies in the country that is named last.

    Where the gazetteer lacks the first, it is somewhere in the next, and no more precise than 25 km.
    """
    found = find_places(name)
    inside = [each for each in found if each.place.country == found[-1].place.country]
    if len(inside) == 0:
        return Place(text=name)
    place = msgspec.structs.replace(inside[0].place, text=name)
    if inside[0].start == 0 or place.precision is None:
        return place
    return msgspec.structs.replace(place, precision=max(place.precision, _NEAR))


def _period(row: dict[str, Any]) -> Period | None:
    """Return the time of a row; where a tie is said to have ended, its end is the end of that day, month or year."""
    given = row.get("time")
    if isinstance(given, dict):
        return msgspec.convert(given, Period)
    begins, ends = row.get("time_start"), row.get("time_end")
    if begins is None and ends is None:
        begins = ends = given
    said = str(ends or begins or "")
    if not said and row.get("duration") is None and row.get("time_text") is None:
        return None
    return Period(
        text=str(row.get("time_text") or said),
        start=_day(begins, 0),
        end=_day(ends, 1),
        precision=None if begins and ends and begins != ends else _PRECISION.get(len(said.partition("T")[0])),
        duration=row.get("duration"),
    )


def _day(iso: Any, side: int) -> str | None:
    if iso is None:
        return None
    found = days(str(iso))
    if found is None:
        raise ClaimError(f"expected a date such as 2024, 2024-03 or 2024-03-07, got {iso!r}")
    return found[side]


def _count(given: Any) -> Count:
    return msgspec.convert(given, Count)


def _optional(given: Any, read: Callable[[Any], Any]) -> Any:
    return None if given is None else read(given)
