"""Places: names of places found in a text and resolved to coordinates, offline, each with the reason why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

import msgspec

from gawah.identity.gazetteer import Gazetteer, GazetteerPlace, place_key
from gawah.identity.place_evidence import DocumentSigns, judge, persons_of
from gawah.identity.place_lookup import Named, names_at
from gawah.identity.place_resolve import (
    Candidate,
    Surroundings,
    candidates,
    containers_of,
    surroundings_of,
)
from gawah.identity.place_tokens import Token, tokenise
from gawah.identity.place_unknown import unknown_places
from gawah.identity.place_weights import Judged
from gawah.identity.place_words import place_words
from gawah.model import Place, Span
from gawah.vocabulary.lexicons import read_yaml

__all__ = ["PlaceContext", "PlaceMention", "countries_of_demonym", "find_demonyms", "find_places", "resolve"]


class PlaceContext(msgspec.Struct, frozen=True, kw_only=True):
    """What is known before reading: the country of the publisher or dateline, places of the same case."""

    country: str | None = None
    places: tuple[Place, ...] = ()


class PlaceMention(msgspec.Struct, frozen=True, kw_only=True):
    """The name of a place where it stands in a text, the place that is meant, and why in a sentence."""

    start: int
    end: int
    text: str
    place: Place
    reason: str


def find_places(text: str, *, language: str | None = None, context: PlaceContext | None = None) -> list[PlaceMention]:
    """Return the places that a text names, in the order of the text.

    `language` is taken for information only: the script of each line decides how it is read. Offsets are verbatim.
    """
    tokens = tokenise(text)
    judged = _recognise(tokens, text)
    around = _surroundings(judged, _demonyms_among(tokens, text), context)
    senses = _senses(judged, around)
    mentions = [_mention(text, each, senses, around) for each in judged]
    mentions += [
        PlaceMention(start=u.start, end=u.end, text=u.text, place=u.place, reason=u.reason)
        for u in unknown_places(text, tokens, [(m.start, m.end, m.place) for m in mentions])
    ]
    return sorted(mentions, key=_position)


def resolve(name: str, *, near: Sequence[Place] = ()) -> list[Candidate]:
    """Return the places that a name may mean, the likeliest first, each with a score and the reason.

    `near` are places named beside it; an unknown name gives an empty list.
    """
    gazetteer = Gazetteer.open()
    return candidates([*gazetteer.find_exact(name), *gazetteer.find(name)], around=surroundings_of(near))


@lru_cache(maxsize=1)
def _demonyms() -> dict[str, tuple[str, ...]]:
    table: dict[str, list[str]] = {}
    for country, words in read_yaml("demonyms.yaml").items():
        for word in words:
            table.setdefault(place_key(word), []).append(country)
    return {word: tuple(countries) for word, countries in table.items()}


def countries_of_demonym(word: str) -> tuple[str, ...]:
    """Return the countries (ISO 3166-1 alpha-2) that an adjective or noun of people belongs to: "Salvadoran" -> SV."""
    return _demonyms().get(place_key(word), ())


def find_demonyms(text: str) -> list[tuple[Span, tuple[str, ...]]]:
    """Return the demonyms of a text and their countries; `find_places` does not return them."""
    return _demonyms_among(tokenise(text), text)


@lru_cache(maxsize=1)
def _first_of_demonyms() -> frozenset[str]:
    return frozenset(words.split()[0] for words in _demonyms())


def _demonyms_among(tokens: list[Token], text: str) -> list[tuple[Span, tuple[str, ...]]]:
    table, begins, found, at = _demonyms(), _first_of_demonyms(), [], 0
    while at < len(tokens):
        may_be = tokens[at].capital and tokens[at].low in begins
        size = next((n for n in (3, 2, 1) if _phrase(tokens, at, n) in table), 0) if may_be else 0
        if size:
            start, end = tokens[at].start, tokens[at + size - 1].end
            found.append((Span(start=start, end=end, text=text[start:end]), table[_phrase(tokens, at, size)]))
        at += max(1, size)
    return found


def _phrase(tokens: list[Token], at: int, size: int) -> str:
    return " ".join(t.low for t in tokens[at : at + size]) if at + size <= len(tokens) else ""


def _position(mention: PlaceMention) -> tuple[int, int]:
    return mention.start, mention.end


def _recognise(tokens: list[Token], text: str) -> list[Judged]:
    """Return the names that mean places, in two rounds: the second knows what the first is sure of."""
    signs = DocumentSigns(persons_of(tokens))
    names: dict[int, list[Named]] = {}
    first = _scan(tokens, text, signs, names)
    sure = frozenset(place_key(j.named.name) for j in first if _is_sure(j))
    return _scan(tokens, text, DocumentSigns(signs.persons - sure, sure), names)


def _is_sure(judged: Judged) -> bool:
    return bool({"the place it lies in follows", "in, at, near", "noun for a kind of place before"} & set(judged.signs))


def _scan(tokens: list[Token], text: str, signs: DocumentSigns, names: dict[int, list[Named]]) -> list[Judged]:
    """Return the names that are places; `names` keeps those that begin at each word, for the next round."""
    accepted: list[Judged] = []
    at, previous = 0, None
    while at < len(tokens):
        chosen = None
        if tokens[at].capital:
            if at not in names:
                names[at] = names_at(tokens, at, text)
            options = (judge(n, tokens, text, previous, signs) for n in names[at])
            chosen = next((o for o in options if o.is_place()), None)
        if chosen is not None:
            accepted.append(chosen)
            previous = chosen
        at = chosen.named.last if chosen is not None else at + 1
    return accepted


def _surroundings(
    judged: list[Judged], demonyms: list[tuple[Span, tuple[str, ...]]], context: PlaceContext | None
) -> Surroundings:
    around = surroundings_of(context.places if context is not None else ())
    if context is not None and context.country is not None:
        around.countries[context.country] += 2
    for _, countries in demonyms:
        if len(countries) == 1:
            around.countries[countries[0]] += 1
    seen = Counter(place_key(each.named.name) for each in judged)
    for each in judged:
        key = place_key(each.named.name)
        place = _certain(each)
        if place is not None and key not in around.own:
            weight = min(3, seen[key])  # a name told ten times says no more than three times
            around.add(place, weight)
            around.own[key] = (place, weight)
    return around


def _certain(judged: Judged) -> GazetteerPlace | None:
    """Return the place of a name that can hardly mean another."""
    ranked = candidates(judged.named.found, around=Surroundings.empty(), container=containers_of(judged))
    best = ranked[0]
    if len(ranked) == 1 or best.score - ranked[1].score > 1.5:
        return best.place
    return None


def _senses(judged: list[Judged], around: Surroundings) -> dict[str, Candidate]:
    """Return one sense for each name: the one that the most telling mention gives it."""
    senses: dict[str, Candidate] = {}
    for each in judged:
        key = place_key(each.named.name)
        best = _best(each, around)
        if key not in senses or best.score > senses[key].score:
            senses[key] = best
    return senses


def _best(judged: Judged, around: Surroundings) -> Candidate:
    others = around.without(place_key(judged.named.name))
    return candidates(judged.named.found, around=others, container=containers_of(judged), noun=judged.noun)[0]


def _mention(text: str, judged: Judged, senses: dict[str, Candidate], around: Surroundings) -> PlaceMention:
    named = judged.named
    own = _best(judged, around)
    chosen = own if judged.container is not None else senses[place_key(named.name)]
    words = text[named.start : named.end]
    return PlaceMention(
        start=named.start,
        end=named.end,
        text=words,
        place=chosen.place.as_place(words),
        reason=_reason(words, chosen, len(named.found)),
    )


def _reason(words: str, chosen: Candidate, count: int) -> str:
    place = chosen.place
    where = ", ".join(part for part in (place.admin1 if place.admin1 != place.name else None, place.country) if part)
    told = f"“{words}” is the {place.kind} {place.name}" + (f" ({where})" if where else "")
    if count == 1:
        return f"{told}: no other place bears the name."
    return f"{told}, the likeliest of {count}: {chosen.reason or 'the most important one'}."


def warm_up() -> None:
    """Read the word lists and map the gazetteer ahead of the first text."""
    Gazetteer.open()
    place_words()
    _demonyms()
