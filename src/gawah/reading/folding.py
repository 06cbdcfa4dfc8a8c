"""One folding for every script, with the way back to the verbatim text.

Search, alias tables and lexicons compare folded text; quotes never do. In this order, character by character:

1. compatibility forms are taken apart (NFKD) and combining marks dropped: harakat, Latin accents, presentation forms;
2. letters that readers of Arabic script take for one another become one
   (ي ى ئ → ی, ك → ک, ہ ھ ة ۀ ە → ه, أ إ آ ٱ → ا, ؤ → و);
3. tatweel, zero-width and direction marks vanish; Arabic-Indic and Persian digits become ASCII;
4. quotation marks, apostrophes and dashes become their ASCII forms; no-break spaces become spaces;
5. the rest is case-folded.

The fold is not reversible and not a transliteration: it only makes equal what readers take for equal.
"""

from __future__ import annotations

import unicodedata
from array import array
from functools import lru_cache

import msgspec

_LETTERS = {
    **dict.fromkeys("يىئېۍےۓ", "ی"),
    **dict.fromkeys("كڪګ", "ک"),
    **dict.fromkeys("هہھةۀەۂۃ", "ه"),
    **dict.fromkeys("أإآٱٲٳ", "ا"),
    "ؤ": "و",
}
_VANISH = frozenset(
    "\u0640\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u061c\ufeff\u00ad"
)
_PUNCTUATION = {
    **dict.fromkeys("‘’ʼʻ`´′‛", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("\u00a0\u202f\u2007\u2009", " "),
    "،": ",",
    "؛": ";",
    "؟": "?",
    "۔": ".",
}


class Folded(msgspec.Struct, frozen=True):
    """Folded text and, for each of its characters, the offset of the verbatim character it came from.

    `offsets` has one entry more than `text`: the length of the verbatim text.
    """

    text: str
    offsets: array[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the verbatim span that the folded span `[start, end)` came from; trailing marks belong to it."""
        if start >= end:
            at = self.offsets[start]
            return at, at
        # Where one character folds to several ("ﬁ", "ß"), a span that ends inside it takes in the whole.
        while self.offsets[end] == self.offsets[end - 1]:
            end += 1
        return self.offsets[start], self.offsets[end]


@lru_cache(maxsize=8192)
def _fold_character(character: str) -> str:
    if character in _VANISH:
        return ""
    if character in _LETTERS:
        return _LETTERS[character]
    if character in _PUNCTUATION:
        return _PUNCTUATION[character]
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return str(digit)
    apart = unicodedata.normalize("NFKD", character)
    kept = "".join(
        _LETTERS.get(c) or _PUNCTUATION.get(c, c) for c in apart if not unicodedata.combining(c) and c not in _VANISH
    )
    return kept.casefold()


def fold(text: str) -> str:
    """Return `text` folded as the module describes."""
    if text.isascii():
        return text.lower().replace("`", "'")
    return "".join(map(_fold_character, text))


def fold_with_offsets(text: str) -> Folded:
    """Fold `text` and keep, for each folded character, where it came from."""
    pieces: list[str] = []
    offsets = array("I")
    for at, character in enumerate(text):
        piece = _fold_character(character)
        if len(piece) > 0:
            pieces.append(piece)
            offsets.extend([at] * len(piece))
    offsets.append(len(text))
    return Folded("".join(pieces), offsets)
