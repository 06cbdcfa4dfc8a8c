"""What a correction changes, as a person writes it ("deaths=at least 30"), read into fields of a claim.

A value that is no text is taken as JSON of the claims format. Offsets cannot be invented: a new quote must stand in
the document, and new offsets take their quote from it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import msgspec

from gawah.errors import ClaimError
from gawah.identity.actor_breadth import actor_key
from gawah.identity.actor_table import ActorTable
from gawah.known.decided_claim import FIELDS
from gawah.ledger.admission import WORDS, known_word
from gawah.ledger.dates import days
from gawah.model import ActorRef, Claim, Count, Document, Period, Place, Speaker
from gawah.vocabulary import kind_names

ROLES = ("perpetrator", "sponsor", "target", "actor", "a", "b", "weapon", "policy")
_COUNTS = ("deaths", "injured", "arrested", "count")
_OFFSETS = ("start", "end", "quote")
NAMES = (*(name for name in FIELDS if name != "roles"), *ROLES, "speaker")
"""What a person may name: a field, a role, or `speaker` for all speakers."""


def read_changes(claim: Claim, document: Document, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields that a correction sets, as JSON of the claims format; a role is `roles.ROLE`.

    Args:
        claim: the claim as it stands now.
        document: the document it stands in.
        given: a field or role, and what it becomes: words, JSON, or nothing to empty it.

    Raises:
        ClaimError: there is no such field, or a value that cannot be read.
    """
    changes: dict[str, Any] = {}
    for name, value in given.items():
        field = known_word("field", name.removeprefix("roles."), NAMES)
        if field in ROLES:
            changes[f"roles.{field}"] = _several(value, _filler)
        elif field not in _OFFSETS:
            changes["speakers" if field == "speaker" else field] = _value(field, value)
    offsets = {name: given[name] for name in _OFFSETS if name in given}
    if len(offsets) > 0:
        changes |= _offsets(claim, document, offsets)
    return changes


def _value(field: str, value: Any) -> Any:
    if not isinstance(value, str):
        return msgspec.to_builtins(value)
    words = value.strip()
    if field in ("speaker", "speakers"):
        return [_speaker(name) for name in re.split(r"\s*>\s*", words) if name != ""]
    if field in WORDS:
        return known_word(field, words, WORDS[field])
    if field == "kind":
        return known_word("kind", words, frozenset[str]().union(*kind_names().values()))
    if field == "place":
        return _several(words, _place)
    if field == "corrects":
        return words.split()
    if words == "":
        return [] if field == "hedges" else None
    if field in _COUNTS:
        return _count(field, words)
    if field == "time":
        return _period(words)
    if field == "about":
        return words
    raise ClaimError(f"{field}: expected JSON of the claims format, got {value!r}")


def _several(value: Any, one: Callable[[str], dict[str, Any]]) -> Any:
    if not isinstance(value, str):
        return [one(part) if isinstance(part, str) else msgspec.to_builtins(part) for part in value or ()]
    return [one(part.strip()) for part in value.split(";") if part.strip() != ""]


def _filler(name: str) -> dict[str, Any]:
    actor = ActorTable.load().find(actor_key(name))
    known = ActorRef(text=name) if actor is None else ActorRef(text=name, id=actor.id, name=actor.name)
    return _json(known)


def _speaker(name: str) -> dict[str, Any]:
    actor = ActorTable.load().find(actor_key(name))
    return _json(Speaker(name=name) if actor is None else Speaker(name=actor.name, text=name, id=actor.id))


def _place(name: str) -> dict[str, Any]:
    from gawah.identity.places import find_places

    named = find_places(name)
    return _json(msgspec.structs.replace(named[0].place, text=name) if len(named) > 0 else Place(text=name))


def _json(record: msgspec.Struct) -> dict[str, Any]:
    made: dict[str, Any] = msgspec.to_builtins(record)
    return made


_RANGE = re.compile(r"(\d+)\s*(?:-|–|to)\s*(\d+)")
_BOUND = re.compile(r"(at least|>=|about|~|nearly|at most|<=)?\s*(\d+)\s*(\+)?")
_SIDES = {
    "at least": ("low",),
    ">=": ("low",),
    "about": ("best",),
    "~": ("best",),
    "nearly": ("best", "high"),
    "at most": ("high",),
    "<=": ("high",),
}


def _count(field: str, words: str) -> dict[str, Any]:
    between, bound = _RANGE.fullmatch(words), _BOUND.fullmatch(words)
    if between is not None:
        low, high = sorted(map(int, between.groups()))
        return _json(Count(low=low, high=high, text=words))
    if bound is None:
        raise ClaimError(f"{field}: expected a number such as 30, 20-30, at least 30 or about 30, got {words!r}")
    sides = ("low",) if bound[3] else _SIDES.get(bound[1] or "", ("low", "best", "high"))
    return _json(Count(text=words, **dict.fromkeys(sides, int(bound[2]))))  # type: ignore[arg-type]


def _period(words: str) -> dict[str, Any]:
    first, slash, last = (part.strip() for part in words.partition("/"))
    begin = days(first) if first != "" else None
    end = days(last) if last != "" else None
    if (first != "" and begin is None) or (last != "" and end is None) or (first == last == ""):
        raise ClaimError(f"time: expected 2024, 2024-03, 2024-03-05 or FIRST/LAST, both included, got {words!r}")
    start = None if begin is None else begin[0]
    stop = end[1] if end is not None else None if slash or begin is None else begin[1]
    if start is not None and stop is not None and start >= stop:
        raise ClaimError(f"time: expected a first day before the last, got {words!r}")
    return _json(Period(text=words, start=start, end=stop, precision=_precision(start, stop)))


def _precision(start: str | None, stop: str | None) -> int | None:
    """Return UCDP's date_prec for the length of an interval, None where a side is open."""
    if start is None or stop is None:
        return None
    length = (date.fromisoformat(stop) - date.fromisoformat(start)).days
    return next((precision for longest, precision in ((1, 1), (6, 2), (7, 3), (31, 4)) if length <= longest), 5)


def _offsets(claim: Claim, document: Document, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return offsets with the quote that stands there."""
    if "quote" in given and "start" not in given and "end" not in given:
        return _span(document, *_only_place(document, str(given["quote"])))
    try:
        start, end = int(given.get("start", claim.start)), int(given.get("end", claim.end))
    except (TypeError, ValueError) as error:
        raise ClaimError(f"start and end: expected whole numbers of characters, got {dict(given)!r}") from error
    if not 0 <= start < end <= len(document.text):
        raise ClaimError(f"offsets {start}:{end} do not lie in a text of {len(document.text)} characters")
    made = _span(document, start, end)
    if "quote" in given and given["quote"] != made["quote"]:
        raise ClaimError(f"the text at {start}:{end} is {made['quote']!r}, not {given['quote']!r}")
    return made


def _only_place(document: Document, quote: str) -> tuple[int, int]:
    start = document.text.find(quote) if quote != "" else -1
    if start < 0:
        raise ClaimError(f"quote: {quote!r} does not stand in the document letter for letter")
    if document.text.find(quote, start + 1) >= 0:
        raise ClaimError(f"quote: {quote!r} stands in the document more than once; give start and end")
    return start, start + len(quote)


def _span(document: Document, start: int, end: int) -> dict[str, Any]:
    return {"start": start, "end": end, "quote": document.text[start:end]}
