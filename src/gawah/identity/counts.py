"""Numbers of people and things as a text gives them, what they count, and what befell those counted.

A number is a count unless it is a date, a duration, an age, a time, a share, a measure, a sum of money, an ordinal, or
part of a name. How "nearly", "at least" and "dozens" become bounds stands in `_quantities`.
"""

from __future__ import annotations

import re

import msgspec

from gawah.identity._count_mention import CountMention
from gawah.identity._noun_phrases import PRONOUN_PART
from gawah.identity._numbered import numbered
from gawah.identity._persons_alone import noughts, single_persons
from gawah.identity._quantities import Range, add
from gawah.identity._victims import Effect, is_person
from gawah.model import Count

__all__ = ["CountMention", "casualties", "find_counts"]

_SENTENCE_BREAK = re.compile(r"[.!?;][\s”\"]|\n\s*\n")
_JOINED = re.compile(
    r"\s*(?:,|,?\s*and|,?\s*as well as|,?\s*along with|,?\s*together with|,?\s*plus|&)\s+", re.IGNORECASE
)
_INCLUDING = re.compile(
    r"\s*[,(–—-]?\s*(?:including|includes|among them|among whom were|most of them|of whom|of them|whom)\s+(?:were\s+)?",
    re.IGNORECASE,
)


def find_counts(text: str, language: str = "en") -> list[CountMention]:
    """Return the counts of `text` in their order, a part under its whole.

    English has words and figures, what is counted and what befell it; fr, ur, ps, fa and ar give numbers with the
    words that bound them; any other language nothing. Never raises.

    >>> [(m.count.low, m.of, m.effect) for m in find_counts("at least 30 soldiers were killed")]
    [(30, 'soldiers', 'killed')]
    """
    if language != "en":
        from gawah.identity._foreign_counts import foreign_counts

        return [CountMention(start=a, end=b, count=count) for a, b, count in foreign_counts(text, language)]
    found = _arrange(text, numbered(text) + single_persons(text) + noughts(text))
    return [m for m in found if not _is_definite(m)]


def casualties(text: str, start: int, end: int) -> tuple[Count | None, Count | None, Count | None]:
    """Return the dead, the injured and the arrested that the English clause `text[start:end]` tells of; None if untold.

    Counts joined by "and" under one verb are added; parts of a whole are not. "Casualties" alone says neither dead nor
    injured, but "no casualties" says that there were neither.
    """
    clause = text[start:end]
    found = _arrange(clause, numbered(clause) + single_persons(clause) + noughts(clause))
    none = next((m.count for m in found if m.count.high == 0 and m.effect is None and m.of is not None), None)
    deaths, injured = _toll(clause, found, "killed"), _toll(clause, found, "injured")
    return deaths or none, injured or none, _toll(clause, found, "arrested")


def _is_definite(mention: CountMention) -> bool:
    """Tell whether a mention is one person known already ("their driver"), who is no count by himself."""
    if mention.count.best != 1 or mention.end != mention.of_end:
        return False
    return mention.count.text.split()[0].casefold() not in {"a", "an", "another", "one"}


def _position(mention: CountMention) -> tuple[int, int]:
    return mention.start, -mention.end


def _arrange(text: str, mentions: list[CountMention]) -> list[CountMention]:
    """Put mentions in order, drop overlaps, hand effects along lists and parts under their wholes."""
    ordered: list[CountMention] = []
    for mention in sorted(mentions, key=_position):
        if len(ordered) == 0 or mention.start >= max(ordered[-1].end, ordered[-1].of_end):
            ordered.append(mention)
    ordered = _share_effects(text, ordered)
    arranged: list[CountMention] = []
    for mention in ordered:
        whole = arranged[-1] if len(arranged) > 0 else None
        if whole is not None and _is_part(text, whole, mention):
            effect = whole.effect or mention.effect
            part = msgspec.structs.replace(mention, effect=mention.effect or effect)
            arranged[-1] = msgspec.structs.replace(whole, effect=effect, parts=(*whole.parts, part))
        else:
            arranged.append(mention)
    return [m for m in arranged if m.effect is not None or not _needs_effect(m)]


def _needs_effect(mention: CountMention) -> bool:
    """Tell whether a mention is worth keeping only for what befell it: "a soldier", "no one"."""
    return mention.count.text[:1].isalpha() and mention.end == mention.of_end and mention.count.high == 1


def _share_effects(text: str, ordered: list[CountMention]) -> list[CountMention]:
    """Give an effect to both sides of "and" where only one has it: "five engineers and their driver were killed"."""
    shared = list(ordered)
    for step in (1, -1):
        pairs = range(1, len(shared)) if step == 1 else range(len(shared) - 1, 0, -1)
        for at in pairs:
            here, other = (at, at - 1) if step == 1 else (at - 1, at)
            joined = _JOINED.fullmatch(text, shared[at - 1].of_end, shared[at].start) is not None
            if joined and shared[here].effect is None and shared[other].effect is not None and _may_share(shared[here]):
                shared[here] = msgspec.structs.replace(shared[here], effect=shared[other].effect)
    return shared


def _may_share(mention: CountMention) -> bool:
    return mention.of is None or any(is_person(word) for word in re.split(r"[\s-]+", mention.of))


def _is_part(text: str, whole: CountMention, mention: CountMention) -> bool:
    """Tell whether a count is contained in the one before: "six people including five ...", "31 died, 21 of them"."""
    last = whole.parts[-1] if len(whole.parts) > 0 else whole
    between = text[last.of_end : mention.start]
    if _SENTENCE_BREAK.search(between) is not None or len(between) > 80:
        return False
    if _INCLUDING.fullmatch(text, last.of_end, mention.start) is not None:
        return True
    if len(whole.parts) > 0 and _JOINED.fullmatch(text, last.of_end, mention.start) is not None:
        return mention.effect is None or mention.effect == last.effect
    return PRONOUN_PART.match(text, mention.end) is not None


def _toll(text: str, found: list[CountMention], effect: Effect) -> Count | None:
    """Return the first count of an effect, with those that "and" joins to it added."""
    group: list[CountMention] = []
    for mention in found:
        if mention.effect != effect:
            continue
        if len(group) > 0 and _JOINED.fullmatch(text, group[-1].of_end, mention.start) is None:
            break
        group.append(mention)
    if len(group) == 0:
        return None
    if len(group) == 1:
        return group[0].count
    total = add([Range(m.count.low, m.count.best, m.count.high) for m in group])
    words = text[group[0].start : group[-1].of_end]
    return Count(low=total.low, best=total.best, high=total.high, text=words)
