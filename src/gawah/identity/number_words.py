"""Numbers written in English words or figures, up to the millions.

`NUMBER` is a pattern that matches one such number and nothing that merely begins like one; `number_of` reads a match.
"""

from __future__ import annotations

import re

UNITS = {
    word: at
    for at, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
TENS = {
    word: 10 * at
    for at, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2)
} | {"fourty": 40}
SCALES = {"dozen": 12, "hundred": 100, "thousand": 1_000, "lakh": 100_000, "million": 1_000_000, "crore": 10_000_000}

_SMALL = "|".join(sorted({*UNITS, *TENS}, key=len, reverse=True))
_SCALE = "|".join(SCALES)
_WORD = rf"(?:{_SMALL}|{_SCALE})"
FIGURES = r"\d{1,3}(?:,\d{3})+(?!\d)|\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d+(?:\.\d+)?"
NUMBER = (
    rf"(?:(?:{FIGURES})(?:[ -](?:{_SCALE})\b){{0,4}}"
    rf"|\b(?:half an? (?:dozen|million)"
    # Bounded: without an end, a repeated number word takes time by the square of its length.
    rf"|(?:a|{_SMALL})(?:[ -]{_WORD}){{0,8}}[ -](?:{_SCALE})\b(?:(?:[ -]and)?[ -]{_WORD}\b){{0,12}}"
    rf"|(?:{_SMALL})(?:[ -](?:{_SMALL}))?)\b)"
)
"""A number in words or figures; compile it with re.IGNORECASE."""

_FIGURES = re.compile(FIGURES)


def _words_value(words: list[str]) -> int | None:
    total = current = 0
    for word in words:
        if word in UNITS or word in TENS:
            value = UNITS.get(word, TENS.get(word, 0))
            if current % 100 and not (current % 100 >= 20 and current % 10 == 0 and 0 < value < 10):
                return None
            current += value
        elif word in SCALES:
            scale = SCALES[word]
            if scale >= 1000:
                total, current = total + max(current, 1) * scale, 0
            else:
                current = max(current, 1) * scale
        elif word not in {"a", "an", "and"}:
            return None
    return total + current


def number_of(text: str) -> int | None:
    """Return the whole number that `text` names, or None when it names none ("1.5", "two nine").

    >>> [number_of(t) for t in ("12 000", "1.5 million", "half a dozen", "three hundred and five")]
    [12000, 1500000, 6, 305]
    """
    lowered = " ".join(text.casefold().replace("-", " ").split())
    if lowered.startswith("half a"):
        scale = SCALES.get(lowered.split()[-1])
        return None if scale is None else scale // 2
    figures = _FIGURES.match(lowered)
    if figures is None:
        return _words_value(lowered.split())
    value = float(re.sub(r"[, \u00a0\u202f]", "", figures.group()))
    for word in lowered[figures.end() :].split():
        if word not in SCALES:
            return None
        value *= SCALES[word]
    if value > 10**12 or value != int(value):
        return None
    return int(value)
