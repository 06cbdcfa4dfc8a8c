"""Decisions that two things are the same or are not, held against each other: which of them stand together.

The latest wins. A `same` that would join what a later `not same` keeps apart, directly or through others, does not
stand, and the other way round; what did not stand is kept with those that it lost to.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec


class PairDecision(msgspec.Struct, frozen=True, kw_only=True):
    """A person's decision that two things are one (`same`) or two; `left` sorts before `right`."""

    left: str
    right: str
    same: bool
    decision: int
    who: str


class Lost(msgspec.Struct, frozen=True, kw_only=True):
    """A decision that does not stand, with the later ones that it contradicts."""

    pair: PairDecision
    against: tuple[PairDecision, ...]


class Settled(msgspec.Struct, frozen=True, kw_only=True):
    """What stands: pairs in the order of their decisions, what lost, and the groups that `same` makes."""

    stands: tuple[PairDecision, ...] = ()
    lost: tuple[Lost, ...] = ()
    groups: tuple[frozenset[str], ...] = ()


def settle(pairs: Iterable[PairDecision]) -> Settled:
    """Return which decisions stand, the latest first asked; of one person's on one pair only the latest counts."""
    groups = _Groups()
    stands: list[PairDecision] = []
    lost: list[Lost] = []
    for pair in sorted(_last_word_of_each(pairs), key=_number, reverse=True):
        against = groups.against(pair)
        if len(against) > 0:
            lost.append(Lost(pair=pair, against=against))
        else:
            groups.take(pair)
            stands.append(pair)
    return Settled(stands=tuple(stands[::-1]), lost=tuple(lost[::-1]), groups=groups.several())


def joined(pairs: Iterable[PairDecision], seeds: Iterable[str]) -> frozenset[str]:
    """Return all that any `same` among the pairs may join with the seeds, whether or not it stands."""
    beside: dict[str, set[str]] = {}
    for pair in pairs:
        if pair.same:
            beside.setdefault(pair.left, set()).add(pair.right)
            beside.setdefault(pair.right, set()).add(pair.left)
    found, waiting = set[str](), list(seeds)
    while len(waiting) > 0:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting.extend(beside.get(one, ()))
    return frozenset(found)


def _number(pair: PairDecision) -> tuple[int, str, str]:
    return pair.decision, pair.left, pair.right


def _last_word_of_each(pairs: Iterable[PairDecision]) -> list[PairDecision]:
    last = {(pair.left, pair.right, pair.who): pair for pair in sorted(pairs, key=_number)}
    return list(last.values())


class _Groups:
    """Groups that grow by `same`, and what is kept apart."""

    def __init__(self) -> None:
        self._group: dict[str, set[str]] = {}
        self._joins: list[PairDecision] = []
        self._apart: dict[str, list[PairDecision]] = {}

    def of(self, key: str) -> set[str]:
        """Return the group of a thing; a thing that nothing joined is a group of its own."""
        return self._group.setdefault(key, {key})

    def against(self, pair: PairDecision) -> tuple[PairDecision, ...]:
        """Return what was taken before and contradicts the pair."""
        left, right = self.of(pair.left), self.of(pair.right)
        if not pair.same:
            return tuple(join for join in self._joins if join.left in left) if left is right else ()
        if left is right:
            return ()
        apart = (split for one in sorted(left) for split in self._apart.get(one, ()))
        return tuple(split for split in apart if {split.left, split.right} & right)

    def take(self, pair: PairDecision) -> None:
        """Join or part the two."""
        if not pair.same:
            self._apart.setdefault(pair.left, []).append(pair)
            self._apart.setdefault(pair.right, []).append(pair)
            return
        left, right = self.of(pair.left), self.of(pair.right)
        self._joins.append(pair)
        if left is not right:
            left |= right
            self._group.update(dict.fromkeys(right, left))

    def several(self) -> tuple[frozenset[str], ...]:
        """Return the groups of more than one, in the order of their smallest member."""
        found = {min(group): frozenset(group) for group in self._group.values() if len(group) > 1}
        return tuple(found[key] for key in sorted(found))
