"""Patterns over phrases: the small language of en_events.yaml, compiled to regular expressions over an encoded
sentence.

`A`, `B`, `C` stand for a noun phrase, lower-case words for a base form or a word, `(x|y)` for alternatives, `*` for
up to five
elements that are no clause boundary. Dates and adverbs are passed over. A passive is written with `be`.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise

import msgspec

from gawah.extraction.arguments import group_right, subject
from gawah.extraction.lexicon import Pattern, english
from gawah.extraction.phrases import Parse

_HEAD_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_PART = re.compile(r"[^\s_|<>]+")
_GAP = r"(?:(?!;|:|that |which |who |whom )\S+ ){0,5}?"
_ADJACENT = (",", "(that|which)", "and")
_BE = frozenset(["is", "are", "was", "were", "be", "been", "being", "am", "'s"])


class Match(msgspec.Struct, frozen=True):
    """A pattern found in a sentence: element indexes of its slots, and the first and last element that it covers."""

    pattern: Pattern
    slots: dict[str, list[int]]
    first: int
    last: int


class Encoded(msgspec.Struct, frozen=True):
    """A sentence as a string of one token per element, with the way back."""

    text: str
    at: dict[int, int]
    """Position in `text` of each token's start → index of its element."""


def encode(parse: Parse) -> Encoded:
    """Return the sentence as `<3>` for the noun phrase at element 3 and base forms for the rest."""
    parts: list[str] = []
    at: dict[int, int] = {}
    position = 0
    for index, element in enumerate(parse.elements):
        if element.kind in ("t", "adv") and element.low not in ("not", "never", "back", "together", "away", "jointly"):
            continue
        token = f"<{index}|{_head(element.low)}> " if element.kind == "np" else _token(element.lemma, element.low) + " "
        at[position] = index
        parts.append(token)
        position += len(token)
    return Encoded("".join(parts), at)


def _head(low: str) -> str:
    return "_".join(_HEAD_WORD.findall(low)) or "_"


_PLAIN = {"'d": "would", "has": "have", "had": "have", "did": "do", "does": "do"}


def _token(lemma: str, low: str) -> str:
    if low in _BE:
        return "be"
    if low.endswith("n't"):
        verb = low[:-3]
        return ("be" if verb in _BE else "can" if verb == "ca" else _PLAIN.get(verb, verb)) + " not"
    return _PLAIN.get(low, lemma).replace(" ", "_")


def _pieces(match: str) -> list[str]:
    return re.findall(r"\([^)]*\)\??|\S+", match)


def _inside(words: str) -> str:
    """Return the expression for `~(x|y)`: the phrase has one of these words in it; `+` stands for up to four words
    between.
    """
    return rf"(?:{words.replace('+', '(?:_[^_>]+){0,4}?_')})(?![^_>])"


def _fits(parse: Parse, left: list[int], match: str) -> bool:
    """Say whether a leading slot written `A~(x|y)` has one of the words in it."""
    inside = _pieces(match)[0].partition("~")[2]
    return not inside or any(re.search(rf"(?:^|_){_inside(inside)}", _head(parse.elements[i].low)) for i in left)


@cache
def leading_slot(match: str) -> str | None:
    """Return the slot that a pattern begins with where a verb follows: it is found as that verb's subject, not as a
    neighbour.
    """
    pieces = _pieces(match)
    slot = re.fullmatch("[A-Z](~.*)?", pieces[0])
    return pieces[0][0] if slot is not None and len(pieces) > 1 and pieces[1] not in _ADJACENT else None


def _tail(match: str) -> list[str]:
    """Return the pieces of a pattern behind the slot that is found as a subject, and behind the gap after it."""
    pieces = _pieces(match)
    if leading_slot(match) is None:
        return pieces
    return pieces[2:] if pieces[1] == "*" else pieces[1:]


def _compile(match: str) -> re.Pattern[str]:
    out: list[str] = []
    for piece in _tail(match):
        optional = piece.endswith("?")
        bare = piece.rstrip("?")
        slot, _, inside = bare.partition("~")
        if bare == "*":
            out.append(_GAP)
        elif inside:
            out.append(rf"<(?P<{slot}>\d+)\|(?=(?:\S*?_)?{_inside(inside)})\S*?> ")
        elif re.fullmatch("[A-Z]", bare):
            out.append(rf"<(?P<{bare}>\d+)\|\S*?> ")
        else:
            words = "|".join(_word(w) for w in bare.strip("()").split("|"))
            out.append(f"(?:{words})" + ("?" if optional else ""))
    return re.compile(r"(?:^|(?<= ))" + "".join(out))


def _lead(parse: Parse, inside: list[int]) -> list[int]:
    """Return the subject of the first verb of a match."""
    verb = next((i for i in sorted(inside) if parse.elements[i].kind in ("v", "aux")), None)
    return subject(parse, verb) if verb is not None else []


def _word(words: str) -> str:
    """Return the expression for one alternative: a word outside of phrases, or a phrase that ends with or is this
    noun.
    """
    parts = words.split()
    if len(parts) > 1:
        return "".join(f"(?:{_word(p)})" for p in parts)
    word = re.escape(words)
    return rf"{word} |<\d+\|(?:\S*_)?{word}(?:_of_\S*)?> "


class _Prepared(msgspec.Struct, frozen=True):
    """A pattern as it is looked for.

    A sentence that has it has a word of each set of `needed`, the rarest, the longest, first; a match begins with a
    word of `opening`, or anywhere where that is empty.
    """

    pattern: Pattern
    compiled: re.Pattern[str]
    lead: str | None
    needed: tuple[frozenset[str], ...]
    opening: frozenset[str]

    def matches(self, text: str, present: dict[str, list[int]]) -> list[re.Match[str]]:
        """Return the matches in an encoded sentence, none over another; `present` says where its words stand."""
        if not self.opening:
            return list(self.compiled.finditer(text))
        places = [at for word in self.opening if word in present for at in present[word]]
        found: list[re.Match[str]] = []
        for at in sorted(places):
            match = self.compiled.match(text, at) if not found or at >= found[-1].end() else None
            if match is not None:
                found.append(match)
        return found


def _prepared(pattern: Pattern) -> _Prepared:
    match = pattern.match
    pieces = _tail(match)
    wanted = [piece for piece in pieces if piece != "*" and not piece.endswith("?") and not re.match("[A-Z]", piece)]
    needed = sorted((_first_parts(piece) for piece in wanted), key=lambda words: -min(map(len, words)))
    opening = _first_parts(pieces[0]) if pieces[0] in wanted else frozenset()
    return _Prepared(pattern, _compile(match), leading_slot(match), tuple(needed), opening)


def _first_parts(piece: str) -> frozenset[str]:
    """Return the words with one of which what stands for a piece begins."""
    return frozenset(_PART.findall(words)[0] for words in piece.strip("()").split("|"))


@lru_cache(maxsize=1)
def _by_word() -> dict[str, list[tuple[int, _Prepared]]]:
    """Return the patterns, with their numbers, by a word that they need; those that need none by the empty one."""
    numbers: dict[str, list[tuple[int, _Prepared]]] = {}
    for number, pattern in enumerate(english().patterns):
        made = _prepared(pattern)
        for word in (*made.needed, frozenset({""}))[0]:
            numbers.setdefault(word, []).append((number, made))
    return numbers


def _words_at(encoded: Encoded) -> dict[str, list[int]]:
    """Return where each word of an encoded sentence stands: the positions of the tokens that hold it."""
    found: dict[str, list[int]] = {"": []}
    for start, end in pairwise([*encoded.at, len(encoded.text)]):
        for word in set(_PART.findall(encoded.text, start, end)):
            found.setdefault(word, []).append(start)
    return found


def _possible(present: dict[str, list[int]]) -> list[_Prepared]:
    """Return the patterns whose words a sentence has, in their order: to look for words is quicker than to match."""
    known, words = _by_word(), present.keys()
    found = {number: made for word in words & known.keys() for number, made in known[word]}
    return [found[n] for n in sorted(found) if not any(map(words.isdisjoint, found[n].needed))]


def find_patterns(parse: Parse) -> list[Match]:
    """Return every pattern of the lexicon found in the sentence, the first match of each at each place."""
    encoded = encode(parse)
    found: list[Match] = []
    present = _words_at(encoded)
    for prepared in _possible(present):
        pattern, lead = prepared.pattern, prepared.lead
        for m in prepared.matches(encoded.text, present):
            groups = {name: int(value) for name, value in m.groupdict().items() if value is not None}
            slots = {name: group_right(parse, value) for name, value in groups.items()}
            inside = [index for position, index in encoded.at.items() if m.start() <= position < m.end()]
            if lead is not None:
                left = _lead(parse, inside)
                if not left or not _fits(parse, left, pattern.match):
                    continue
                slots[lead] = left
            found.append(Match(pattern, slots, min(inside), max(inside)))
    return found
