"""Words of a text with their case and the gaps between them, as the search for place names needs them."""

from __future__ import annotations

import re
from typing import Literal

import msgspec

from gawah.reading.case import case_of
from gawah.reading.folding import fold

Case = Literal["mixed", "capitals", "title", "none"]
"""How a line is written: as prose, all in capitals, as a headline, or in a script without case."""

_WORD = re.compile(
    r"[^\W_][^\W_\u0300-\u036f\u0900-\u0903\u093a-\u094f\u064b-\u0670\u200c]*(?:[\u0300-\u036f\u0900-\u0903\u093a-\u094f\u064b-\u0670\u200c]+[^\W_]*)*"
)
_JOIN = re.compile(r"(?: +|[-–]|['’‘ʼ`]|\.|\. | ?& ?)\Z")
_WRAPPED = re.compile(r" *\n *\Z")
_SHORT = 3
_ENOUGH_LETTERS = 12
_CAPITALS = 0.8
_TITLE = 0.8


class Token(msgspec.Struct, frozen=True):
    """One word: its span, folded form, whether it begins with a capital, the gap before it and the case of its line."""

    start: int
    end: int
    text: str
    low: str
    capital: bool
    gap: str
    case: Case


def tokenise(text: str) -> list[Token]:
    """Return the words of a text."""
    tokens: list[Token] = []
    whole = _case_of(text)
    for line in re.finditer(r"[^\n]+", text):
        words = list(_WORD.finditer(text, line.start(), line.end()))
        case = _case_of(line.group(), words, whole)
        for word in words:
            before = tokens[-1].end if tokens else 0
            tokens.append(
                Token(
                    word.start(),
                    word.end(),
                    word.group(),
                    fold(word.group()),
                    word.group()[0].isupper() or (case == "none" and word.group()[0].isalpha()),
                    text[before : word.start()],
                    case,
                )
            )
    return tokens


def _case_of(line: str, words: list[re.Match[str]] | None = None, whole: Case = "mixed") -> Case:
    letters, upper, lower = case_of(line)
    if letters > 2 * (upper + lower):
        return "none"
    if upper + lower < _ENOUGH_LETTERS:
        return whole if whole == "capitals" and lower == 0 else "mixed"
    if upper > _CAPITALS * (upper + lower):
        return "capitals"
    long = [w.group() for w in words or () if len(w.group()) > _SHORT]
    if (
        len(long) > _SHORT
        and not line.rstrip().endswith(".")
        and sum(w[0].isupper() for w in long) > _TITLE * len(long)
    ):
        return "title"
    return "mixed"


def joined(left: Token, right: Token) -> bool:
    """Say whether two words that follow each other may belong to one name."""
    if right.low == "s" and right.gap in "'’‘ʼ`":
        return False
    if right.gap == ". " and len(left.text) > _SHORT:
        return False
    if _WRAPPED.match(right.gap):
        return left.case == right.case == "capitals"
    return _JOIN.match(right.gap) is not None


def surface(tokens: list[Token], start: int, end: int) -> str:
    """Return words as one name, with single spaces where a gap is more than punctuation."""
    parts = [tokens[start].text]
    for token in tokens[start + 1 : end]:
        parts += [" " if token.gap.isspace() or token.gap == ". " else token.gap, token.text]
    return "".join(parts)
