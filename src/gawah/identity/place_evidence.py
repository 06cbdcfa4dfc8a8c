"""Whether words that the gazetteer knows mean a place here: signs for and against, each with a weight.

The weights are in one table, so that they can be disputed; a name counts from `ENOUGH` on.
"""

from __future__ import annotations

import math
from itertools import pairwise

import msgspec

from gawah.identity.gazetteer import GazetteerPlace, place_key
from gawah.identity.place_lookup import Named, is_common, names_at
from gawah.identity.place_tokens import Token, joined
from gawah.identity.place_words import MONTHS, SMALL_WORDS, PlaceWords, place_words

ENOUGH = 1.5
WEIGHTS = {
    "country, state or region": 3.0,
    "province or district": 2.0,
    "several words": 1.0,
    "only another name of it": -0.8,
    "ordinary word": -4.5,
    "ordinary words": -2.0,
    "ordinary words for another name of it": -5.0,
    "given name": -2.0,
    "surname": -1.2,
    "in, at, near": 1.5,
    "of, to, for": 0.3,
    "the place it lies in follows": 5.0,
    "the place before lies in it": 3.0,
    "noun for a kind of place before": 4.0,
    "noun for a kind of place after": 2.5,
    "title before": -5.0,
    "given name before": -5.0,
    "initial before": -5.0,
    "another name before": -1.8,
    "another name after": -1.6,
    "organisation after": -1.0,
    "street after": -4.5,
    "university or newspaper after": -6.0,
    "in a list of places": 1.5,
    "ordinary word after": -0.6,
    "surname after": -4.0,
    "speaks": -2.0,
    "a person of the document": -3.0,
    "meant as a place elsewhere": 1.5,
    "no case to go by": -1.0,
    "abbreviation without its town": -6.0,
    "article before": -1.2,
    "money": -9.0,
    "acronym": -3.5,
    "given name among capitals": -3.5,
}
_WIDE = frozenset({"country", "state", "region", "continent", "sea"})
_LARGE = 1_000_000
_CAPITALS_LIKE = frozenset({"capitals", "none"})


class Judged(msgspec.Struct, frozen=True):
    """A name with the signs for and against it, and the name of what it lies in where the text says that."""

    named: Named
    signs: tuple[str, ...]
    score: float
    container: Named | None = None
    noun: str | None = None
    """The noun for its kind that stands beside it: "district", "city"."""

    def is_place(self) -> bool:
        """Say whether the signs suffice."""
        return self.score >= ENOUGH


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
        named = before.capital and (before.low in words.given or _is_initial(before))
        if named or (before.low in words.title and before.capital):
            persons.add(token.low)
    return frozenset(persons)


def judge(named: Named, tokens: list[Token], text: str, previous: Judged | None, signs: DocumentSigns) -> Judged:
    """Weigh the signs for and against one name."""
    container = _container(named, tokens, text)
    found = [*_of_the_name(named, tokens)]
    if container is not None:
        found.append("the place it lies in follows")
    found += _before(named, tokens, previous)
    found += _after(named, tokens, container)
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
    if named.kinds() & _WIDE:
        return 0.0
    least = 1.0 if named.kinds() & {"province", "district"} else 0.3
    return min(3.0, math.log10(named.population() / 1000 + least))


def _stands_alone(named: Named) -> bool:
    return named.best().kind == "country" or "." in named.name or (len(named.name) > 2 and named.name.isupper())


def _of_the_name(named: Named, tokens: list[Token]) -> list[str]:
    words, key, signs = place_words(), place_key(named.name), []
    kinds = named.kinds()
    if kinds & _WIDE:
        signs.append("country, state or region")
    elif kinds & {"province", "district"} and not all(f.alternative for f in named.found):
        signs.append("province or district")
    if named.last - named.first > 1 and not named.short:
        signs.append("several words")
    if all(f.alternative for f in named.found):
        signs.append("only another name of it")
    if is_common(named):
        signs.append(_ordinary(named))
    elif key in words.given and not kinds & _WIDE:
        among = tokens[named.first].case == "capitals"
        signs.append("given name among capitals" if among else "given name")
    elif key in words.surname and not kinds & _WIDE and named.population() < _LARGE:
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
    if named.kinds() & _WIDE and named.last - named.first > 1:
        return "several words"
    return "ordinary word" if named.last - named.first == 1 else "ordinary words"


def _before(named: Named, tokens: list[Token], previous: Judged | None) -> list[str]:
    words, first = place_words(), named.first
    if first == 0 or ("\n" in tokens[first].gap and tokens[first].case != "capitals"):
        return []
    before, gap = tokens[first - 1], tokens[first].gap
    if _lies_in(previous, named, gap, first):
        return ["the place before lies in it"]
    if previous is not None and _in_list(previous.named.last, tokens, first):
        return ["in a list of places"]
    if gap.strip(" \n") not in {"", ".", "-"} or (gap == ". " and len(before.text) > 4):
        return []
    if before.low in words.inside or (gap == "-" and before.text in {"R", "D"}):
        return ["in, at, near"]
    if before.low == "of" and first > 1 and _is_name(tokens[first - 2], words):
        return ["in, at, near"]
    if before.low in {"of", "de"} and first > 1 and tokens[first - 2].low in words.designator:
        return ["noun for a kind of place before"]
    if before.low in words.marker:
        return ["noun for a kind of place before"]
    if before.low in words.toward:
        return ["of, to, for"]
    is_inside = first > 1 and tokens[first - 2].low in words.inside
    return _name_before(named, before, gap, words, is_inside)


def _name_before(named: Named, before: Token, gap: str, words: PlaceWords, is_inside: bool) -> list[str]:
    if before.low in words.title:
        return ["title before"]
    if gap == "-" and before.low in {"al", "el", "ul"}:
        return ["another name before"]
    if _is_initial(before) and before.case == "mixed" and gap == ". ":
        return ["initial before"]
    if before.low == "the" and not named.kinds() & _WIDE and is_inside:
        return ["in, at, near", "article before"]
    if before.low in {"the", "a", "an"} and not named.kinds() & _WIDE and _is_plain(named):
        return ["article before"]
    if (
        not before.capital
        or before.case != "mixed"
        or gap != " "
        or named.name.split()[-1].casefold() in words.designator
    ):
        return []
    if before.low in words.given and before.low not in words.word:
        return ["given name before"]
    plain = before.low in words.word or before.low in SMALL_WORDS or before.low in MONTHS
    return [] if plain or before.low in _STARTERS else ["another name before"]


_STARTER_WORDS = (
    "when while but and as if after before since because although though however meanwhile north south east west "
    "northern southern eastern western central downtown upper lower greater mainland rural this that these those most "
    "many some other both all our their his her my your its no not only even also how why where who what which"
)
_STARTERS = frozenset(_STARTER_WORDS.split())


def _in_list(end: int, tokens: list[Token], first: int) -> bool:
    """Say whether only a comma or "and" stands between the last place and a name."""
    if first == end:
        return tokens[first].gap == ", "
    return first == end + 1 and tokens[end].low in {"and", "or", "و", "и", "اور"} and tokens[first].gap == " "


def _is_name(token: Token, words: PlaceWords) -> bool:
    plain = words.word | words.organisation | words.publication | words.designator | words.title | SMALL_WORDS
    return token.capital and token.case == "mixed" and token.low not in plain


def _is_plain(named: Named) -> bool:
    return named.last - named.first == 1 or is_common(named)


def _lies_in(previous: Judged | None, named: Named, gap: str, first: int) -> bool:
    if previous is None or previous.container is None or previous.container.first != first:
        return False
    return gap.strip(" .(") in {"", ","}


def _after(named: Named, tokens: list[Token], container: Named | None) -> list[str]:
    words, last = place_words(), named.last
    if last >= len(tokens) or container is not None:
        return []
    after = tokens[last]
    if named.last - named.first > 1 and tokens[last - 1].low in words.designator:
        return []
    if after.gap == " " and after.low in words.after:
        return ["in, at, near"]
    if after.gap == " " and after.low in words.designator and (after.capital or after.low not in {"state", "police"}):
        return ["noun for a kind of place after"]
    if after.gap == " " and after.low in words.speech and not named.kinds() & (_WIDE - {"state"}):
        return ["speaks"]
    if not after.capital or not joined(tokens[last - 1], after) or after.gap != " " or after.case != "mixed":
        return []
    if after.low in words.natural:
        return ["another name after"]
    if after.low in words.street:
        return ["street after"]
    if after.low in words.publication:
        return ["university or newspaper after"]
    if after.low in words.organisation:
        return ["organisation after"]
    if after.low in words.given or after.low in words.surname:
        return ["surname after"] if _is_name_like(named, words) else ["another name after"]
    if after.low in words.title or after.low in MONTHS:
        return []
    return ["ordinary word after" if after.low in words.word else "another name after"]


def _is_name_like(named: Named, words: PlaceWords) -> bool:
    key = place_key(named.name)
    return key in words.given or key in words.surname


def _is_initial(token: Token) -> bool:
    return len(token.text) == 1 and token.capital and token.text.isalpha()


def _container(named: Named, tokens: list[Token], text: str) -> Named | None:
    """Return the province, state or country after a comma or in brackets, if a place of the name lies in it."""
    last = named.last
    if last >= len(tokens):
        return None
    if tokens[last].gap.strip(" \n.") not in {",", "("} or not tokens[last].capital:
        return None
    for other in names_at(tokens, last, text):
        inside = [f.place for f in other.found if f.place.kind in {"country", "state", "province", "district"}]
        if any(_may_lie_within(named, f.place, place) for f in named.found for place in inside):
            return other
    return None


def _may_lie_within(named: Named, place: GazetteerPlace, container: GazetteerPlace) -> bool:
    """Say whether the text may mean "in": a row of countries or of states is a list, not a nest."""
    kinds = named.kinds()
    if "country" in kinds and place.kind not in {"state", "province"}:
        return False
    if "state" in kinds and container.kind == "state" and place.kind != "capital":
        return place.kind == "town" and place_key(container.name) == place_key(named.name)
    return lies_within(place, container)


def lies_within(place: GazetteerPlace, container: GazetteerPlace) -> bool:
    """Say whether a place lies in a country, state or province (districts contain towns near their middle)."""
    if place.index == container.index or place.kind == "country":
        return False
    if container.kind == "country":
        return place.country == container.country
    if container.kind in {"state", "province"}:
        return (
            container.region_key is not None and place.region_key == container.region_key and place.kind != "province"
        )
    return (
        container.kind == "district"
        and place.kind == "town"
        and distance_km(place, container) < container.radius_km * 2
    )


def distance_km(a: GazetteerPlace, b: GazetteerPlace) -> float:
    """Return the great-circle distance."""
    lat1, lat2 = math.radians(a.lat), math.radians(b.lat)
    half = math.sin((lat2 - lat1) / 2) ** 2
    half += math.cos(lat1) * math.cos(lat2) * math.sin(math.radians(b.lon - a.lon) / 2) ** 2
    return 2 * 6371.0 * math.asin(min(1.0, math.sqrt(half)))
