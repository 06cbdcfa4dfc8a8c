"""Places that the gazetteer lacks, told by their pattern: "Foo district", "the village of Foo", "in Foo, Pakistan".

They get the coordinates of the place they lie in, with its whole radius: the text says no more.
"""

from __future__ import annotations

import re
from bisect import bisect_left

import msgspec

from gawah.identity.place_tokens import Token
from gawah.identity.place_words import place_words
from gawah.model import Place

_NAME = r"(?:[A-Z][\w'’\-]{1,30})(?:[ -](?:[A-Z][\w'’]{1,30}|(?:e|i|wa|al)\b)){0,2}"
_KINDS = "district|village|tehsil|subdivision|town|province|municipality|hamlet|valley"
_PATTERNS = (
    re.compile(rf"\b(?P<name>{_NAME}) (?P<noun>{_KINDS})\b"),
    re.compile(rf"\b(?P<noun>{_KINDS}|area|city) of (?P<name>{_NAME})"),
    re.compile(rf"\b(?:in|at|near|from|outside) (?P<name>{_NAME})(?=, [A-Z])"),
)
_FAR = 160
"""How many characters away a place may stand that is taken for the container."""


class UnknownPlace(msgspec.Struct, frozen=True, kw_only=True):
    """A place known by its pattern alone."""

    start: int
    end: int
    text: str
    place: Place
    reason: str


def unknown_places(text: str, tokens: list[Token], known: list[tuple[int, int, Place]]) -> list[UnknownPlace]:
    """Return the unknown places of a text that lie in a place that it names beside them."""
    if not any(t.case == "mixed" for t in tokens):
        return []
    known = sorted(known, key=_start)
    starts = [start for start, _, _ in known]
    taken = {at for start, end, _ in known for at in range(start, end)}
    found: list[UnknownPlace] = []
    for number, pattern in enumerate(_PATTERNS):
        for match in pattern.finditer(text):
            start, end = match.span("name")
            if taken.isdisjoint(range(start, end)) and _may_be_name(match["name"]):
                near = known[bisect_left(starts, start - _FAR) : bisect_left(starts, end + _FAR)]
                container = _container(end, start, near, text, follows=number == len(_PATTERNS) - 1)
                if container is not None:
                    found.append(_unknown(match["name"], start, end, container))
                    taken.update(range(start, end))
    return found


def _start(known: tuple[int, int, Place]) -> int:
    return known[0]


def _may_be_name(name: str) -> bool:
    words = place_words()
    first = name.split(maxsplit=1)[0].casefold()
    every = {w.casefold() for w in re.split(r"[ \-]", name)}
    return first not in words.word | words.title | words.given and not every & (words.organisation | words.street)


def _container(end: int, start: int, known: list[tuple[int, int, Place]], text: str, *, follows: bool) -> Place | None:
    """Return the place right after, or else the nearest wide place of the same sentence."""
    for s, _, place in known:
        if 0 <= s - end <= len(", the ") and "," in text[end:s] and (place.precision or 0) >= 3:
            return place
    if follows:
        return None
    near = [(abs(s - start), place) for s, _, place in known if abs(s - start) < _FAR and place.precision in {3, 4, 6}]
    return min(near, key=_distance)[1] if near else None


def _distance(pair: tuple[int, Place]) -> int:
    return pair[0]


def _unknown(name: str, start: int, end: int, container: Place) -> UnknownPlace:
    place = msgspec.structs.replace(container, text=name, name=name, geonameid=None)
    reason = (
        f"“{name}” is in no gazetteer; it stands where a place stands, in {container.name}, whose point it is given."
    )
    return UnknownPlace(start=start, end=end, text=name, place=place, reason=reason)
