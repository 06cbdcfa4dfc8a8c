"""What the model does not get to see: how actors are called.

A model that reads names finds other claims where the names are exchanged, because its training texts speak of some
actors as attackers and of others as victims. So a name is read as one neutral word whatever it is, and all labels for
armed people are read as one: who is meant is settled afterwards, by tables and by the words of the text itself.
tests/fairness holds it to that.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from gawah.extraction.encoder.words import Mask
from gawah.extraction.lexicon import english
from gawah.extraction.mentions import Mentions, within
from gawah.reading.case import case_of

NAME, LABEL = "group", "fighters"
"""What the model reads for a name, and for a label."""
LABELS = frozenset(
    {
        *("militants", "fighters", "terrorists", "rebels", "insurgents", "gunmen", "guerrillas", "extremists"),
        *("soldiers", "troops", "jihadists", "separatists", "fedayeen", "mujahideen", "combatants"),
    }
)
_BODIES = r"army|armed forces|military|security forces|government|navy|air force|police"
_BODY = re.compile(rf"\b(?:{_BODIES})\b")
_CAPITAL = r"(?:[A-Z][\w'’-]*|al-[A-Z][\w'’-]*)"
_RUN = re.compile(
    rf"(?:\b(?:{_BODIES}) of (?:the )?)?\b{_CAPITAL}"
    rf"(?:\s(?:of|and|for|the|de|del|el|bin)(?=(?:\sthe)?\s{_CAPITAL})|\s{_CAPITAL})*(?:\s(?:{_BODIES})\b)?"
)
_PLACED = frozenset(
    {
        *("in", "at", "near", "towards", "toward", "around", "across", "outside", "inside", "into", "through"),
        *("throughout", "within"),
    }
)
_BEFORE = re.compile(r"([A-Za-z]+)(?:\s+the)?\s*$")
_ARTICLE = re.compile(r"\b[Tt]he\s+$")
_LEADING = re.compile(r"(?:The|A|An|This|That|These|Those|Its|Their|His|Her|Our|In|On|At|But|And|When|After|Before)\s")
_LABEL = re.compile(r"\b(?:" + "|".join(sorted(LABELS)) + r")\b", re.IGNORECASE)
_CAPITALS = 0.4
"""Share of capitals among letters from which a passage is written in capitals, so that they tell no names."""
_SHORTEST = 3
_LONGEST = 200
"""No name is longer."""


def masks(text: str, mentions: Mentions, stretches: Iterable[tuple[int, int]]) -> list[Mask]:
    """Return the stretches of a text that the model reads as one neutral word, in order, none within another."""
    found: dict[int, Mask] = {}
    for start, end in stretches:
        known = [(m.start, m.end) for m in within(mentions.actors, start, end)]
        places = [(m.start, m.end) for m in within(mentions.places, start, end)]
        dates = [(m.start, m.end) for m in within(mentions.periods, start, end)]
        towns = set(places)
        actors = [span for span in known if span not in towns or not _stands_for_a_place(text, span[0])]
        taken = sorted([*actors, *places, *dates])
        for low, high in actors:
            found[low] = Mask(low, high, NAME)
        case = case_of(text[start:end])
        if case.upper <= _CAPITALS * max(1, case.letters):
            for low, high in _unknown(text, start, end):
                body = _BODY.search(text, low, high) is not None  # "the government of Velmar" is no place
                if _free(actors if body else taken, low, high):
                    found[low] = Mask(low, high, NAME)
        for label in _LABEL.finditer(text, start, end):
            if _free(actors, *label.span()):
                found[label.start()] = Mask(label.start(), label.end(), LABEL)
    kept: list[Mask] = []
    for mask in (found[at] for at in sorted(found)):
        if not kept or mask.start >= kept[-1].end:
            kept.append(_with_article(text, mask) if mask.word == NAME else mask)
    return kept


def _free(taken: Sequence[tuple[int, int]], low: int, high: int) -> bool:
    """Say whether a stretch touches none of those that are taken, which stand in order."""
    near = taken[bisect_left(taken, (low - _LONGEST, 0)) : bisect_left(taken, (high, 0))]
    return all(end <= low for _, end in near)


def _with_article(text: str, mask: Mask) -> Mask:
    """Return a mask with the article before it: some names have one and others do not."""
    article = _ARTICLE.search(text, max(0, mask.start - 6), mask.start)
    return mask if article is None else Mask(article.start(), mask.end, mask.word)


def _stands_for_a_place(text: str, at: int) -> bool:
    """Say whether a name that is an actor and a place stands where a place does: "in Mali"."""
    before = _BEFORE.search(text, max(0, at - 24), at)
    return before is not None and before.group(1).lower() in _PLACED


def _unknown(text: str, start: int, end: int) -> Iterable[tuple[int, int]]:
    """Yield names in capitals that no table has: of several words, or an acronym."""
    for run in _RUN.finditer(text, start, end):
        low, high = run.span()
        while (leading := _LEADING.match(text, low, high)) is not None:
            low = leading.end()
        words = text[low:high].split()
        if not words or _stands_for_a_place(text, low):
            continue
        acronym = len(words) == 1 and len(words[0]) >= _SHORTEST and words[0].isupper()
        hyphenated = len(words) == 1 and "-" in words[0] and words[0].lower() not in english().forms
        if len(words) > 1 or acronym or hyphenated:
            yield low, high
