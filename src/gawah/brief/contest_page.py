"""A contested point: the sentence that says between whom and about what, and each side in its own words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

import msgspec

from gawah.brief.marked_words import worded
from gawah.brief.quotes import Quote, Quotes
from gawah.brief.signs import Sign
from gawah.brief.value_words import counted, field_name, value_words
from gawah.model import Count
from gawah.weighing.records import Contest, FieldValue, Finding, Incident, Tie, Voice
from gawah.weighing.tolls import figure

_WANTED: dict[Sign, tuple[Sign, ...]] = {
    "asserts": ("asserts", "claims", "doubts"),
    "denies": ("denies",),
    "doubts": ("doubts", "denies"),
    "withdrawn": ("withdrawn",),
}


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """One origin on one side; `value` is what it says instead, where the sides name different things."""

    sign: Sign
    word: str
    origin: str
    value: str = ""
    reports: str = ""
    quote: Quote | None = None


class ContestPage(msgspec.Struct, frozen=True, kw_only=True):
    """A contested point; `target` is the anchor of what it belongs to, `about` its title."""

    target: str
    about: str
    point: str
    sentence: str
    sides: tuple[Side, ...]
    would_settle: str = ""


def contests_of_incident(incident: Incident, number: int, quotes: Quotes) -> tuple[ContestPage, ...]:
    """Return the contested fields of an incident; what would settle them is said once, at the last."""
    points = [_contest_page(contest, incident, number, quotes) for contest in incident.contested]
    last = [msgspec.structs.replace(point, would_settle=incident.would_settle) for point in points[-1:]]
    return (*points[:-1], *last)


def _contest_page(contest: Contest, incident: Incident, number: int, quotes: Quotes) -> ContestPage:
    """Return a contested field of an incident with a quote for each origin that takes a side."""
    return ContestPage(
        target=f"i{number}",
        about=incident.title,
        point=field_name(contest.field),
        sentence=contest.sentence,
        sides=tuple(_sides(contest, incident, quotes)),
    )


def _is(value: FieldValue, field: str, names: tuple[str, ...]) -> bool:
    """Tell whether a value is one that a side names; a side that names nothing may stand behind any."""
    known = {str(value.value), value_words(field, value.value), worded(str(value.value)), *_in_short(value)}
    return "" in names or not known.isdisjoint(names)


def _in_short(value: FieldValue) -> Iterator[str]:
    """Yield how the sentence of a contest writes a value that is more than a word: figures, a name."""
    if isinstance(value.value, Mapping):
        low, best, high = (value.value.get(bound) for bound in ("low", "best", "high"))
        yield figure(Count(low=low, best=best, high=high))
        yield from (str(value.value[part]) for part in ("name", "text", "start") if value.value.get(part))


class _Stand(NamedTuple):
    """Where one origin stands."""

    sign: Sign
    word: str
    origin: str
    value: str = ""


def _sides(contest: Contest, incident: Incident, quotes: Quotes) -> Iterator[Side]:
    values = incident.fields.get(contest.field, ())
    for stand in _stands(contest):
        named = (stand.value,) if stand.sign != "withdrawn" else tuple(contest.rival) or ("",)
        held = [each for each in values if stand.origin in each.origins and _is(each, contest.field, named)]
        reports = max((each.per_origin.get(stand.origin, 0) for each in held), default=0)
        near = [claim for each in held for claim in each.claims]
        yield Side(
            sign=stand.sign,
            word=stand.word,
            origin=stand.origin,
            value=stand.value,
            reports=counted(reports, "report") if reports else "",
            quote=_quote(stand, near, incident.claims, quotes),
        )


def _stands(contest: Contest) -> Iterator[_Stand]:
    """Yield who names what, then who says so, denies, doubts and withdraws."""
    for value, names in contest.rival.items():
        yield from (_Stand("asserts", "says", name, worded(value)) for name in names)
    rivals = {name for names in contest.rival.values() for name in names}
    yield from (_Stand("asserts", "says so", name) for name in contest.yes if name not in rivals)
    yield from (_Stand("denies", "denies", name) for name in contest.no)
    yield from (_Stand("doubts", "doubts", name) for name in contest.doubt)
    yield from (_Stand("withdrawn", "has withdrawn it", name) for name in contest.withdrawn)


def _quote(stand: _Stand, near: Iterable[str], claims: Iterable[str], quotes: Quotes) -> Quote | None:
    """Return the quote that best shows this side: of the field and with its sign, else of the incident."""
    own_near, own = quotes.by(stand.origin, near), quotes.by(stand.origin, claims)
    for found in (own_near, own):
        for wanted in _WANTED[stand.sign]:
            first = next((quote for quote in found if quote.sign == wanted), None)
            if first is not None:
                return first
    return next(iter(own_near or own), None)


def contest_of_record(record: Tie | Finding, target: str, about: str, quotes: Quotes) -> ContestPage:
    """Return a contested tie, presence record or judgement as a contested point."""
    sides = [
        *_voices("asserts", "says so", record.says_yes, quotes),
        *_voices("denies", "denies", record.says_no, quotes),
        *_voices("doubts", "doubts or suspects", record.doubts, quotes),
    ]
    return ContestPage(target=target, about=about, point="", sentence=record.sentence, sides=tuple(sides))


def _voices(sign: Sign, word: str, voices: Iterable[Voice], quotes: Quotes) -> Iterator[Side]:
    for voice in voices:
        found = quotes.all_of(voice.claims)
        reports = len({quote.document for quote in found})
        quote = next((each for each in found if each.sign == sign), quotes.best(voice.claims))
        yield Side(sign=sign, word=word, origin=voice.origin, reports=counted(reports, "report"), quote=quote)
