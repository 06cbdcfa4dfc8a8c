"""Who says that something holds, who says that it does not, and who is not sure: claims gathered by origin.

Only what an origin says with certainty counts as yes or no. A suspicion, a possibility and a probability stand apart,
and so does a doubt. A demand or a promise says neither.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Literal

import msgspec

from gawah.model import Claim
from gawah.weighing.records import Interest, Origin, Voice
from gawah.weighing.wording import say

Side = Literal["yes", "no", "suspects", "doubts"]
Judge = Callable[[Origin, Sequence[Claim]], tuple[Interest, str]]
"""Returns the interest of an origin in what it says here, and why."""
Meets = Callable[[Claim, Claim], bool]
"""Tells whether a denial (second) speaks of what a claim (first) says."""

_SAYS_NOTHING = frozenset({"demands", "promises"})


def side_of(claim: Claim) -> Side | None:
    """Return the side that a claim takes on what it is about; None for a demand or a promise."""
    if claim.stance in _SAYS_NOTHING:
        return None
    sure = claim.certainty == "certain" and claim.stance != "suspects"
    if claim.polarity == "negative":
        return "no" if sure else "doubts"
    return "yes" if sure else "suspects"


class Voices(msgspec.Struct, frozen=True, kw_only=True):
    """The claims on each side, sorted by id, with the origin of each claim."""

    sides: dict[Side, tuple[Claim, ...]]
    origins: Mapping[str, Origin]

    def of(self, *sides: Side) -> list[Claim]:
        """Return the claims of some sides."""
        return [claim for side in sides for claim in self.sides.get(side, ())]

    def independent(self) -> int:
        """Return how many independent origins say yes: organs of one state are one."""
        return len({counted_as(self.origins[claim.id]) for claim in self.of("yes")})

    def names(self, *sides: Side) -> list[str]:
        """Return the names of the origins of some sides, each once, sorted."""
        return sorted({self.origins[claim.id].name for claim in self.of(*sides)})

    def spoken(self, judge: Judge, *sides: Side) -> tuple[Voice, ...]:
        """Return the origins of some sides, each with its claims and its interest, sorted by name."""
        behind: dict[str, list[Claim]] = defaultdict(list)
        for claim in self.of(*sides):
            behind[self.origins[claim.id].key].append(claim)
        made = [(key, self._voice(its_claims, judge)) for key, its_claims in behind.items()]
        return tuple(voice for _, voice in sorted(made, key=lambda pair: (pair[1].origin, pair[0])))

    def _voice(self, claims: Sequence[Claim], judge: Judge) -> Voice:
        origin = self.origins[claims[0].id]
        interest, why = judge(origin, claims)
        ids = tuple(sorted(claim.id for claim in claims))
        return Voice(origin=origin.name, claims=ids, interest=interest, interest_why=why)

    def contested(self, meets: Meets) -> bool:
        """Tell whether one origin says or suspects what another denies or doubts."""
        return any(
            self.origins[yes.id].key != self.origins[no.id].key and meets(yes, no)
            for yes in self.of("yes", "suspects")
            for no in self.of("no", "doubts")
        )


def counted_as(origin: Origin) -> str:
    """Return the key under which an origin is counted: its own, or that of the state whose organ it is."""
    return origin.under or origin.key


def voices(claims: Iterable[Claim], origins: Mapping[str, Origin]) -> Voices:
    """Return the claims by the side that they take; those that take none are left out."""
    sides: dict[Side, list[Claim]] = defaultdict(list)
    for claim in sorted(claims, key=_id):
        side = side_of(claim)
        if side is not None:
            sides[side].append(claim)
    kept = {side: tuple(taken) for side, taken in sorted(sides.items())}
    return Voices(sides=kept, origins={claim.id: origins[claim.id] for taken in kept.values() for claim in taken})


def _id(claim: Claim) -> str:
    return claim.id


def shared_interest(spoken: Sequence[Voice]) -> Interest:
    """Return the interest of those who say so where all have the same one; `unknown` otherwise."""
    interests = {voice.interest for voice in spoken}
    return interests.pop() if len(interests) == 1 else "unknown"


def sentence(statement: str, said: Voices, *, contested: bool, judged: bool = False) -> str:
    """Return who says, suspects, denies and doubts a statement, as one sentence.

    Who judges otherwise (`judged`) need not have denied what another says.
    """
    verbs = {**_VERBS, "no": ("says otherwise", "say otherwise")} if judged else _VERBS
    parts = [_part(said.names(side), *words) for side, words in verbs.items()]
    told = "; ".join(part for part in parts if part != "")
    if contested:
        return f"Whether {statement} is contested: {told}."
    if told == "":
        return f"Nobody says outright that {statement}."
    alone = said.names("yes", "suspects", "no", "doubts")
    lone = " Nobody else speaks of it." if len(alone) == 1 else ""
    return f"That {statement}: {told}.{lone}"


_VERBS: dict[Side, tuple[str, str]] = {
    "yes": ("says so", "say so"),
    "suspects": ("suspects it", "suspect it"),
    "no": ("denies it", "deny it"),
    "doubts": ("doubts it", "doubt it"),
}


def _part(names: Sequence[str], one: str, several: str) -> str:
    if len(names) == 0:
        return ""
    return say(names, one, several)
