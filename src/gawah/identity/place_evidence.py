"""Whether words that the gazetteer knows mean a place here: the signs of the name itself and of those around it."""

from __future__ import annotations

import math
from itertools import pairwise

import msgspec

from gawah.identity.gazetteer import place_key
from gawah.identity.place_lookup import Named, is_common
from gawah.identity.place_neighbours import is_initial, signs_after, signs_before
from gawah.identity.place_tokens import Token
from gawah.identity.place_weights import WEIGHTS, WIDE, Judged
from gawah.identity.place_within import container_after
from gawah.identity.place_words import place_words

_LARGE = 1_000_000
_CAPITALS_LIKE = frozenset({"capitals", "none"})


class DocumentSigns(msgspec.Struct, frozen=True):
    """What the whole document says of single words: surnames of its persons, names that it uses as places."""

    persons: frozenset[str]
    places: frozenset[str] = frozenset()


def persons_of(tokens: list[Token]) -> frozenset[str]:
    """Return the words that follow a given name or a title somewhere: the surnames of the document's persons."""
    words, persons = place_words(), set()
    for before, token in pairwise(tokens):
        if token.gap not in {" ", ". "} or not token.capital or token.case != "mixed":
            continue
        named = before.capital and (before.low in words.given or is_initial(before))
        if named or (before.low in words.title and before.capital):
            persons.add(token.low)
    return frozenset(persons)


def judge(named: Named, tokens: list[Token], text: str, previous: Judged | None, signs: DocumentSigns) -> Judged:
    """Weigh the signs for and against one name."""
    container = container_after(named, tokens, text)
    found = [*_of_the_name(named, tokens)]
    if container is not None:
        found.append("the place it lies in follows")
    found += signs_before(named, tokens, previous)
    found += signs_after(named, tokens, container)
    key = place_key(named.name)
    if key in signs.persons and container is None and "in, at, near" not in found:
        found.append("a person of the document")
    if key in signs.places:
        found.append("meant as a place elsewhere")
    if "$" in (text[named.end : named.end + 1], text[max(0, named.start - 1) : named.start]):
        found.append("money")
    if named.short and not _stands_alone(named) and "the place before lies in it" not in found:
        found.append("abbreviation without its town")
    return Judged(
        named, tuple(found), _size(named) + sum(WEIGHTS[sign] for sign in found), container, _noun(named, tokens)
    )


def _noun(named: Named, tokens: list[Token]) -> str | None:
    """Return the noun for a kind of place right after a name, or before it and "of"."""
    kinds, last, first = place_words().designator, named.last, named.first
    if last < len(tokens) and tokens[last].low in kinds and tokens[last].gap == " ":
        return tokens[last].low
    if first > 1 and tokens[first - 1].low == "of" and tokens[first - 2].low in kinds:
        return tokens[first - 2].low
    return None


def _size(named: Named) -> float:
    """Return what the size of the largest town of the name is worth: -0.5 below a thousand people, 3 from a million."""
    if named.kinds() & WIDE:
        return 0.0
    least = 1.0 if named.kinds() & {"province", "district"} else 0.3
    return min(3.0, math.log10(named.population() / 1000 + least))


def _stands_alone(named: Named) -> bool:
    return named.best().kind == "country" or "." in named.name or (len(named.name) > 2 and named.name.isupper())


def _of_the_name(named: Named, tokens: list[Token]) -> list[str]:
    words, key, signs = place_words(), place_key(named.name), []
    kinds = named.kinds()
    if kinds & WIDE:
        signs.append("country, state or region")
    elif kinds & {"province", "district"} and not all(f.alternative for f in named.found):
        signs.append("province or district")
    if named.last - named.first > 1 and not named.short:
        signs.append("several words")
    if all(f.alternative for f in named.found):
        signs.append("only another name of it")
    if is_common(named):
        signs.append(_ordinary(named))
    elif key in words.given and not kinds & WIDE:
        among = tokens[named.first].case == "capitals"
        signs.append("given name among capitals" if among else "given name")
    elif key in words.surname and not kinds & WIDE and named.population() < _LARGE:
        signs.append("surname")
    if _is_acronym(named, tokens):
        signs.append("acronym")
    if tokens[named.first].case in _CAPITALS_LIKE and named.last - named.first == 1:
        signs.append("no case to go by")
    return signs


def _is_acronym(named: Named, tokens: list[Token]) -> bool:
    """Say whether a short word stands in capitals amid prose, as abbreviations do; datelines begin a line."""
    token = tokens[named.first]
    alone = named.last - named.first == 1 and not named.short and token.case in {"mixed", "title"}
    return alone and token.text.isupper() and 1 < len(token.text) <= 5 and token.start > 0 and "\n" not in token.gap


def _ordinary(named: Named) -> str:
    if all(f.alternative for f in named.found) and named.last - named.first > 1:
        return "ordinary words for another name of it"
    if named.kinds() & WIDE and named.last - named.first > 1:
        return "several words"
    return "ordinary word" if named.last - named.first == 1 else "ordinary words"
