"""From words to gazetteer entries: the longest name at a place of the text, abbreviations, endings and prefixes."""

from __future__ import annotations

import msgspec

from gawah.identity.gazetteer import Found, Gazetteer, GazetteerPlace, place_key
from gawah.identity.place_tokens import Token, joined, surface
from gawah.identity.place_words import SMALL_WORDS, place_words

LONGEST = 6
_SHORT = 3
_ARABIC_PREFIXES = ("وب", "ول", "ال", "و", "ب", "ل", "ف", "ك")
_RUSSIAN = (
    ("ой", ("ая", "а")),
    ("ую", ("ая",)),
    ("ии", ("ия",)),
    ("ию", ("ия",)),
    ("ом", ("",)),
    ("ем", ("", "ь")),
    ("е", ("", "а")),
    ("у", ("", "а")),
    ("а", ("",)),
    ("ы", ("а",)),
    ("и", ("ь", "а", "я")),
    ("я", ("ь", "й")),
    ("ю", ("я",)),
)
"""Case endings, and what the nominative may have in their place."""


class Named(msgspec.Struct, frozen=True):
    """Words `[first, last)` that the gazetteer knows, with the places; `start` and `end` are offsets of the text."""

    first: int
    last: int
    start: int
    end: int
    name: str
    found: tuple[Found, ...]
    short: bool = False
    """A conventional abbreviation such as "Ga.", "B.C." or "UAE"."""

    def kinds(self) -> set[str]:
        """Return the kinds of the places that bear the name."""
        return {f.place.kind for f in self.found}

    def best(self) -> GazetteerPlace:
        """Return the most important place of the name."""
        return self.found[0].place

    def population(self) -> int:
        """Return the population of the largest place whose own name this is, or of all if there is none."""
        own = [f.place.population for f in self.found if not f.alternative]
        return max(own or [f.place.population for f in self.found])


def names_at(tokens: list[Token], first: int, text: str) -> list[Named]:
    """Return every known name that begins with a word, the longest first."""
    gazetteer = Gazetteer.open()
    names: list[Named] = []
    if not _may_begin(tokens[first], gazetteer):
        inflected = _inflected(tokens, first, gazetteer)
        return [inflected] if inflected is not None else []
    end = _run_end(tokens, first) if _may_go_on(tokens, first, gazetteer) else first + 1
    for last in range(end, first, -1):
        named = _named(tokens, first, last, text, gazetteer)
        if named is not None:
            names.append(named)
    return names


def _may_begin(token: Token, gazetteer: Gazetteer) -> bool:
    return token.text in gazetteer.header["exact"] or gazetteer.starts(token.low) or len(token.text) <= _SHORT


def _may_go_on(tokens: list[Token], first: int, gazetteer: Gazetteer) -> bool:
    """Say whether a name of several words begins with two words of the text."""
    after = tokens[first + 1] if first + 1 < len(tokens) else None
    if after is None or not (after.capital or after.low in SMALL_WORDS or after.gap in {"'", "’"}):
        return False
    return joined(tokens[first], after) and gazetteer.begins(surface(tokens, first, first + 2))


def _run_end(tokens: list[Token], first: int) -> int:
    """Return the end of the words that may belong to a name beginning at `first`; it ends with a capital."""
    last = end = first + 1
    while last < min(len(tokens), first + LONGEST) and joined(tokens[last - 1], tokens[last]):
        token = tokens[last]
        if token.capital or (token.text.isdigit() is False and tokens[last].gap in {"'", "’"}):
            end = last + 1
        elif token.low not in SMALL_WORDS:
            break
        last += 1
    return end


def _named(tokens: list[Token], first: int, last: int, text: str, gazetteer: Gazetteer) -> Named | None:
    if not tokens[last - 1].capital and last - first == 1:
        return None
    name = surface(tokens, first, last)
    start, end = tokens[first].start, tokens[last - 1].end
    dotted = "." in name and " " not in name
    found = gazetteer.find_exact(name) if last - first == 1 and _is_abbreviation(tokens[first]) else []
    exact = len(found) > 0
    if not exact and (dotted or len(place_key(name)) >= _SHORT or text[end : end + 1] == "."):
        found = gazetteer.find(name)
        if dotted:
            found = found if _is_short(name, found) else []
        elif _is_short(name, found) and text[end : end + 1] != ".":
            found = _own(name, found)
    if len(found) == 0:
        return None
    if last - first > 1 and tokens[last - 1].low in place_words().designator:
        known = {f.place.index for f in found}
        bare = gazetteer.find(surface(tokens, first, last - 1))
        found = [*found, *(Found(f.place, True) for f in bare if f.place.index not in known)]
    short = exact or _is_short(name, found)
    if short and not exact and text[end : end + 1] == ".":
        end += 1
    return Named(first, last, start, end, name, tuple(found), short)


def _is_abbreviation(token: Token) -> bool:
    """Say whether a word may be an abbreviation; in a line of capitals "US" and "CAR" are more likely words."""
    if token.case != "capitals":
        return token.text.isupper()
    return len(token.text) >= _SHORT and token.low not in place_words().word


def _is_short(name: str, found: list[Found]) -> bool:
    """Say whether a name stands for a country or state whose name is not spelt so ("Ga", "U.S")."""
    if len(found) == 0:
        return False
    key = place_key(name)
    return (
        len(key.replace(" ", "")) <= 5  # the longest in use: "Calif", "Minn", "Sask"
        and found[0].place.kind in {"country", "state", "province"}
        and place_key(found[0].place.name) != key
        and name.isascii()
        and (len(key) <= _SHORT or "." in name or found[0].place.kind == "state")
    )


def _own(name: str, found: list[Found]) -> list[Found]:
    key = place_key(name)
    return [f for f in found if place_key(f.place.name) == key]


def _inflected(tokens: list[Token], first: int, gazetteer: Gazetteer) -> Named | None:
    """Return a name under a Russian case ending or behind an Arabic prefix."""
    token = tokens[first]
    if len(token.text) <= _SHORT or not token.capital:
        return None
    if "\u0400" <= token.low[0] <= "\u04ff":
        return _declined(token, first, gazetteer)
    if token.case == "none":
        for prefix in _ARABIC_PREFIXES:
            rest = token.text.removeprefix(prefix)
            found = gazetteer.find(rest) if len(prefix) < len(token.text) - 2 and rest != token.text else []
            if found:
                return Named(first, first + 1, token.end - len(rest), token.end, rest, tuple(found))
    return None


def _declined(token: Token, first: int, gazetteer: Gazetteer) -> Named | None:
    for ending, nominatives in _RUSSIAN:
        if token.low.endswith(ending):
            for nominative in nominatives:
                found = gazetteer.find(token.low.removesuffix(ending) + nominative)
                if found:
                    return Named(first, first + 1, token.start, token.end, token.text, tuple(found))
    return None


def is_common(named: Named) -> bool:
    """Say whether every word of a name is an ordinary word or a demonym as well."""
    words = place_words()
    parts = place_key(named.name).split()
    ordinary = (words.word, words.demonym, words.marker, words.after, words.inside)
    return not named.short and all(any(part in those for those in ordinary) for part in parts)
