"""How a text bounds a number: "at least", "nearly", "dozens of", each as low, best and high.

The conventions, all of them the literal reading: a plain number is exact; "nearly N" is at most N, and N is the best
guess; "about N" is only a best guess; "at least N" a lower bound; "more than N" at least N + 1, "fewer than N" at most
N - 1; a plural unit is at least two of it ("dozens" 24, "scores" 40, "hundreds" 200, "thousands" 2,000); "several", "a
few" are at least three, of a unit at least three of it; "two dozen" is a best guess. Coders of event data turn such
words into one number by rules of their own; here the bound that is not said stays open, and an export may choose.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

import msgspec

from gawah.identity.number_words import NUMBER, SCALES, TENS, UNITS, number_of

Bound = Literal["exact", "low", "above", "high", "below", "nearly", "about"]

_BOUNDS: dict[Bound, str] = {
    "low": r"at least|no fewer than|no less than|not less than|not fewer than|a minimum of|minimum|upwards? of",
    "above": r"more than|over|above|in excess of|well over|greater than|exceeding",
    "high": r"up to|as many as|at most|no more than|not more than|a maximum of|maximum",
    "below": r"fewer than|less than|under|below",
    "nearly": r"nearly|almost|close to|just under|approaching",
    "about": r"about|around|some|approximately|roughly|an estimated|estimated|circa|perhaps|possibly|an average of|"
    r"an approximate",
    "exact": r"exactly|a total of|only|just|all|total of|precisely|another|other|an additional|a further|additional",
}
_AFTER: dict[Bound, str] = {
    "low": r"\+|plus\b|or more|or so more|and more",
    "high": r"or fewer|or less|at most",
    "about": r"or so|odd\b",
}
_VAGUE = {"dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2_000, "lakhs": 200_000, "millions": 2_000_000}
_BEFORE = "|".join(rf"(?P<{name}>{words})" for name, words in _BOUNDS.items())
_BEHIND = "|".join(rf"(?P<{name}2>{words})" for name, words in _AFTER.items())
_PLURAL = "|".join(_VAGUE)

QUANTITY = re.compile(
    rf"(?<![\w.,:/$€£#%+-])(?:(?:between|from)\s+(?P<from>{NUMBER})\s+(?:and|to)\s+(?P<to>{NUMBER})(?![\w%])"
    rf"|(?P<from2>{NUMBER})\s?(?:-|–|to|or)\s?(?P<to2>{NUMBER})(?![\w%/:-])"
    rf"|(?:(?:{_BEFORE})\s+)?(?:(?P<times>tens|hundreds|many|several|a few|a couple)\s+of\s+(?P<vague>{_PLURAL})"
    rf"|(?P<plural>{_PLURAL})|(?P<few>several|a few|a couple of)\s+(?P<scale>dozen|hundred|thousand|million)"
    rf"|(?P<some2>several|a few|a handful)|(?P<couple>an? (?:couple|pair) of)"
    rf"|(?P<a_dozen>a dozen)|(?P<plain>{NUMBER}))(?![\w%])(?:\s+(?:{_BEHIND})|(?P<plus>\+))?)",
    re.IGNORECASE,
)


_WORD = re.compile(r"\w+")
_FIRST = frozenset(
    {
        *(words.split()[0].strip("?") for part in _BOUNDS.values() for words in part.split("|") if words),
        *(
            "upward",
            "between",
            "from",
            "tens",
            "hundreds",
            "many",
            "several",
            "a",
            "an",
            "half",
            *_VAGUE,
            *UNITS,
            *TENS,
        ),
    }
)
"""Words that a quantity begins with."""


def quantities(text: str) -> Iterator[re.Match[str]]:
    """Yield the matches of `QUANTITY`, which is tried only where one can begin: that is much quicker."""
    at = 0
    for word in _WORD.finditer(text):
        start = word.start()
        may_be = start >= at and (text[start].isdecimal() or word.group().casefold() in _FIRST)
        match = QUANTITY.match(text, start) if may_be else None
        if match is not None:
            at = match.end()
            yield match


class Range(msgspec.Struct, frozen=True):
    """The three numbers of a `Count`."""

    low: int | None
    best: int | None
    high: int | None


def bounded(value: int, bound: Bound) -> Range:
    """Return the three numbers of `value` with the word that bounds it."""
    readings: dict[Bound, Range] = {
        "exact": Range(value, value, value),
        "low": Range(value, None, None),
        "above": Range(value + 1, None, None),
        "high": Range(None, None, value),
        "below": Range(None, None, max(value - 1, 0)),
        "nearly": Range(None, value, value),
        "about": Range(None, value, None),
    }
    return readings[bound]


def _bound_of(match: re.Match[str]) -> Bound:
    bounds: tuple[Bound, ...] = ("low", "above", "high", "below", "nearly", "about", "exact")
    for bound in bounds:
        if match[bound] is not None or (bound in _AFTER and match[f"{bound}2"] is not None):
            return bound
    return "low" if match["plus"] is not None else "exact"


def _vague(match: re.Match[str]) -> Range | None:
    """Read the words that give only a floor."""
    if match["times"] is not None:
        unit = _VAGUE[match["vague"].casefold()] // 2
        times = {"tens": 20, "hundreds": 200, "several": 3, "a few": 3}.get(match["times"].casefold(), 2)
        return Range(times * unit, None, None)
    if match["plural"] is not None:
        return Range(_VAGUE[match["plural"].casefold()], None, None)
    if match["few"] is not None:
        times = 2 if "couple" in match["few"].casefold() else 3
        return Range(times * SCALES[match["scale"].casefold()], None, None)
    if match["some2"] is not None:
        return Range(3, None, None)
    return None


def range_of(match: re.Match[str]) -> Range | None:
    """Return what a match of `QUANTITY` stands for, or None when its figures name no whole number."""
    low, high = match["from"] or match["from2"], match["to"] or match["to2"]
    if low is not None and high is not None:
        first, last = number_of(low), number_of(high)
        if first is not None and last is not None and first < last:
            return Range(first, None, last)
        # "twenty-one" has the form of a range and is one number.
        whole = number_of(match.group())
        return bounded(whole, "exact") if whole is not None else None
    vague = _vague(match)
    if vague is not None:
        return vague
    value = (
        12 if match["a_dozen"] is not None else 2 if match["couple"] is not None else number_of(match["plain"] or "")
    )
    if value is None:
        return None
    if match.group().casefold().endswith("dozen") and _bound_of(match) == "exact":
        return Range(None, value, None)
    return bounded(value, _bound_of(match))


def add(ranges: list[Range]) -> Range:
    """Return the sum: of the lows where each one has any bound below, of the bests and highs where all are said.

    >>> add([Range(6, 6, 6), Range(2, None, None)])
    Range(low=8, best=None, high=None)
    """

    def total(values: list[int | None]) -> int | None:
        said = [value for value in values if value is not None]
        return sum(said) if len(said) == len(values) else None

    return Range(
        low=total([r.low for r in ranges]), best=total([r.best for r in ranges]), high=total([r.high for r in ranges])
    )
