"""Where two people decided differently: listed with what counts for now, never settled in silence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import msgspec

from gawah.known.pairs import PairDecision, Settled


class Conflict(msgspec.Struct, frozen=True, kw_only=True):
    """Standing decisions that contradict each other.

    `about` says what kind of thing, `target` which. `decisions` are all of them, oldest first, with `who` made each;
    `counts` is the one that is followed: the latest.
    """

    about: str
    target: str
    decisions: tuple[int, ...]
    who: tuple[str, ...]
    counts: int
    sentence: str


class Word(NamedTuple):
    """What one decision says about one thing, as a value that can be compared and as words for a sentence."""

    decision: int
    who: str
    value: Any
    shown: str


def in_words(about: str, target: str, words: Iterable[Word]) -> Conflict | None:
    """Return the conflict among decisions about one thing, None where each person's last word is the same."""
    last = {word.who: word for word in sorted(words, key=_number)}
    said = sorted(last.values(), key=_number)
    if all(word.value == said[0].value for word in said):
        return None
    told = "; ".join(f"{word.who}: {word.shown} ({word.decision})" for word in said)
    return Conflict(
        about=about,
        target=target,
        decisions=tuple(word.decision for word in said),
        who=tuple(word.who for word in said),
        counts=said[-1].decision,
        sentence=f"{about} {target}: {told}. The latest, {said[-1].decision}, is followed.",
    )


def in_pairs(about: str, settled: Settled, names: Mapping[str, str]) -> list[Conflict]:
    """Return a conflict for every decision that lost to one of another person, or to several taken together."""
    found = []
    for lost in settled.lost:
        involved = sorted((lost.pair, *lost.against), key=_pair_number)
        if len({pair.who for pair in involved}) > 1 or not _is_direct(lost.pair, lost.against):
            found.append(_pair_conflict(about, lost.pair, involved, names))
    return found


def _is_direct(pair: PairDecision, against: tuple[PairDecision, ...]) -> bool:
    return any((pair.left, pair.right) == (other.left, other.right) for other in against)


def _pair_conflict(about: str, lost: PairDecision, involved: list[PairDecision], names: Mapping[str, str]) -> Conflict:
    told = "; ".join(_told(pair, names) for pair in involved)
    return Conflict(
        about=about,
        target=f"{lost.left} {lost.right}",
        decisions=tuple(pair.decision for pair in involved),
        who=tuple(pair.who for pair in involved),
        counts=involved[-1].decision,
        sentence=f"{about}: {told}. Decision {lost.decision} is not followed.",
    )


def _told(pair: PairDecision, names: Mapping[str, str]) -> str:
    left, right = names.get(pair.left, pair.left), names.get(pair.right, pair.right)
    return f"{pair.who}: {left} and {right} are {'one' if pair.same else 'two'} ({pair.decision})"


def _number(word: Word) -> int:
    return word.decision


def _pair_number(pair: PairDecision) -> int:
    return pair.decision
