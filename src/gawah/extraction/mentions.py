"""The actors, places, dates and numbers of a document, found once and looked up by stretch."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Protocol, TypeVar

import msgspec

from gawah.extraction.foreign import find_words
from gawah.extraction.local_names import local_mentions, merged
from gawah.identity.actors import ActorMention, ActorResolver
from gawah.identity.counts import CountMention, find_counts
from gawah.identity.periods import PeriodMention, find_periods
from gawah.identity.places import PlaceMention, find_places
from gawah.model import Document, Mention, MentionKind


class _Spanned(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


_S = TypeVar("_S", bound=_Spanned)


def within(found: Sequence[_S], start: int, end: int) -> list[_S]:
    """Return the mentions of a sorted sequence that lie inside `[start, end)`."""
    at = bisect_left(found, start, key=lambda m: m.start)
    inside: list[_S] = []
    while at < len(found) and found[at].start < end:
        if found[at].end <= end:
            inside.append(found[at])
        at += 1
    return inside


class Mentions(msgspec.Struct, frozen=True):
    """All mentions of one document, each kind in the order of the text, and the resolver of its names."""

    actors: list[ActorMention]
    places: list[PlaceMention]
    periods: list[PeriodMention]
    counts: list[CountMention]
    words: list[Mention]
    resolver: ActorResolver


def find_mentions(document: Document) -> Mentions:
    """Find every mention in a document, passage by passage in the passage's own language."""
    text = document.text
    periods: list[PeriodMention] = []
    counts: list[CountMention] = []
    words: list[Mention] = []
    for passage in document.passages:
        language = passage.language or document.language or "en"
        piece = text[passage.start : passage.end]
        periods += [
            _moved(p, passage.start) for p in find_periods(piece, published=document.published, language=language)
        ]
        counts += [c.moved(passage.start) for c in find_counts(piece, language=language)]
        if language != "en":
            words += find_words(text, language, passage.start, passage.end)
    resolver = ActorResolver(text, language=document.language)
    actors = merged(resolver.mentions(), local_mentions(text, resolver))
    places = find_places(text, language=document.language)
    return Mentions(
        actors,
        [p for p in places if not _named_after(p, actors)],
        periods,
        counts,
        words,
        resolver,
    )


def _named_after(place: PlaceMention, actors: Sequence[ActorMention]) -> bool:
    """Say whether a place's name stands inside the name of an actor that is no country or capital ("BLA", "ISIS
    Khorasan").
    """
    at = bisect_left(actors, place.start, key=lambda a: a.end)
    if at < len(actors) and actors[at].end == place.start:
        at += 1
    around = actors[at] if at < len(actors) else None
    inside = around is not None and around.start <= place.start and place.end <= around.end
    return inside and around is not None and around.sense in ("name", "defined", "weak")


def _moved(period: PeriodMention, by: int) -> PeriodMention:
    return msgspec.structs.replace(period, start=period.start + by, end=period.end + by)


def as_records(document: Document, mentions: Mentions) -> list[Mention]:
    """Return the mentions as records of the ledger, in the order of the text."""
    records = list(mentions.words)
    for actor in mentions.actors:
        resolved = actor.actor.id if actor.actor is not None else None
        records.append(_record(document, actor, "actor", resolved))
    for place in mentions.places:
        ident = place.place.geonameid
        records.append(_record(document, place, "place", str(ident) if ident is not None else place.place.name))
    for period in mentions.periods:
        value = (
            f"{period.period.start or '..'}/{period.period.end or '..'}"
            if period.period.start or period.period.end
            else period.period.duration
        )
        records.append(_record(document, period, "date", value))
    for count in mentions.counts:
        best = (
            count.count.best
            if count.count.best is not None
            else count.count.low
            if count.count.low is not None
            else count.count.high
        )
        records.append(_record(document, count, "number", None if best is None else str(best)))
    return sorted(records, key=lambda m: (m.start, m.end, m.kind))


def _record(document: Document, found: _Spanned, kind: MentionKind, value: str | None) -> Mention:
    passages = document.passages
    at = bisect_left(passages, found.start, key=lambda p: p.end)
    language = passages[at].language if at < len(passages) and passages[at].start <= found.start else None
    text = document.text[found.start : found.end]
    return Mention(
        start=found.start, end=found.end, text=text, kind=kind, language=language or document.language, value=value
    )
