"""What the words around a name say of it: before, after, and in a row of places."""

from __future__ import annotations

from gawah.identity.gazetteer import place_key
from gawah.identity.place_lookup import Named, is_common
from gawah.identity.place_tokens import Token, joined
from gawah.identity.place_weights import WIDE, Judged
from gawah.identity.place_words import MONTHS, SMALL_WORDS, PlaceWords, place_words


def signs_before(named: Named, tokens: list[Token], previous: Judged | None) -> list[str]:
    """Return what the words before a name say; `previous` is the place before it, if any."""
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
    if is_initial(before) and before.case == "mixed" and gap == ". ":
        return ["initial before"]
    if before.low == "the" and not named.kinds() & WIDE and is_inside:
        return ["in, at, near", "article before"]
    if before.low in {"the", "a", "an"} and not named.kinds() & WIDE and _is_plain(named):
        return ["article before"]
    if not before.capital or before.case != "mixed" or gap != " ":
        return []
    if named.name.split()[-1].casefold() in words.designator:
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
    if not token.capital or token.case != "mixed":
        return False
    plain = (words.word, words.organisation, words.publication, words.designator, words.title, SMALL_WORDS)
    return not any(token.low in those for those in plain)


def _is_plain(named: Named) -> bool:
    return named.last - named.first == 1 or is_common(named)


def _lies_in(previous: Judged | None, named: Named, gap: str, first: int) -> bool:
    if previous is None or previous.container is None or previous.container.first != first:
        return False
    return gap.strip(" .(") in {"", ","}


def signs_after(named: Named, tokens: list[Token], container: Named | None) -> list[str]:
    """Return what the word after a name says, unless that is what it lies in."""
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
    if after.gap == " " and after.low in words.speech and _may_be_person(named, words):
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


def _may_be_person(named: Named, words: PlaceWords) -> bool:
    """Say whether who speaks may be a person: countries speak too, but not those that lend their name ("Jordan")."""
    return not named.kinds() & (WIDE - {"state"}) or place_key(named.name) in words.given


def _is_name_like(named: Named, words: PlaceWords) -> bool:
    key = place_key(named.name)
    return key in words.given or key in words.surname


def is_initial(token: Token) -> bool:
    """Say whether a word is the initial of a name."""
    return len(token.text) == 1 and token.capital and token.text.isalpha()
