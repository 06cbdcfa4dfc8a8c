"""Which events belong to the history of a tie: fights between its ends, agreements, joint attacks, threats."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import combinations, product
from typing import Literal, NamedTuple

from gawah.identity.actor_breadth import actor_key
from gawah.identity.actor_table import ActorTable
from gawah.incidents.telling import sort_of, tells_of_an_event
from gawah.incidents.tie_ends import SUPPORT, Ends, ends, is_open, lies_within
from gawah.model import Claim

MeetingSort = Literal["fought", "agreed", "together", "threatened"]

FAMILIES_OF: dict[MeetingSort, tuple[str, ...]] = {
    "fought": ("allied_with", "non_aggression_with", "rival_of"),
    "agreed": ("allied_with", "negotiates_with", "non_aggression_with"),
    "together": (SUPPORT, "allied_with"),
    "threatened": ("rival_of",),
}
"""Families of ties whose history an event belongs to, by what its two parties do in it."""
_ARMED_KINDS = frozenset({"armed_group", "criminal_group"})


class Meeting(NamedTuple):
    """Two actors in one event: they fight, agree, act together, or the one threatens the other.

    `one` is who acts: the attacker, the sponsor, the one that threatens. Where both do the same, the order means
    nothing.
    """

    sort: MeetingSort
    one: str
    other: str

    def ends(self) -> list[Ends]:
        """Return the ends of every tie whose history this belongs to."""
        return [ends(family, self.one, self.other) for family in FAMILIES_OF[self.sort]]


def meetings_of(claim: Claim) -> list[Meeting]:
    """Return who meets whom in an event claim, sorted; parties that are nobody in particular meet nobody."""
    if claim.type != "event" or _is_unclaimed(claim):
        return []
    found: set[Meeting] = set()
    if claim.kind == "threat" or claim.stance == "threatens":
        found.update(_each("threatened", _keys(claim, "actor", "perpetrator"), _keys(claim, "target")))
    elif claim.kind == "agreement":
        found.update(_pairs("agreed", _keys(claim, "actor", "target")))
    elif tells_of_an_event(claim) and sort_of(claim.kind) == "violence":
        found.update(_violence(claim))
    return sorted(meeting for meeting in found if meeting.one != meeting.other)


def _is_unclaimed(claim: Claim) -> bool:
    """Tell whether a claim says that nobody has claimed an attack, which tells of no meeting and denies none."""
    return claim.stance == "claims_responsibility" and claim.polarity == "negative"


def _violence(claim: Claim) -> Iterable[Meeting]:
    did, met = _keys(claim, "perpetrator", "sponsor"), _keys(claim, "target")
    yield from _each("fought", did, met)
    if claim.kind == "armed_clash":
        yield from _pairs("fought", _keys(claim, "actor"))
    yield from _each("together", _keys(claim, "sponsor"), _keys(claim, "perpetrator"))
    if "sponsor" not in claim.roles:
        # One role holds doers and those behind them alike where the file does not tell them apart.
        yield from (Meeting("together", *pair) for pair in product(did, did))


def _each(sort: MeetingSort, ones: Iterable[str], others: Iterable[str]) -> Iterable[Meeting]:
    return (Meeting(sort, one, other) for one, other in product(ones, others))


def _pairs(sort: MeetingSort, keys: Iterable[str]) -> Iterable[Meeting]:
    return (Meeting(sort, one, other) for one, other in combinations(sorted(keys), 2))


def _keys(claim: Claim, *roles: str) -> set[str]:
    keys = {actor_key(filler) for role in roles for filler in claim.roles.get(role, ())}
    return {key for key in keys if not is_open(key)}


def fighters(claims: Iterable[Claim]) -> frozenset[str]:
    """Return the actors outside of the actor table that fight, attack or threaten in some claim."""
    return frozenset(
        key
        for claim in claims
        if claim.type == "event" and sort_of(claim.kind) in ("violence", "threat")
        for key in _keys(claim, "actor", "perpetrator")
        if key.startswith("name:")
    )


def declares_rivalry(meeting: Meeting, unlisted: Collection[str]) -> bool:
    """Tell whether a threat makes two armed groups rivals though no claim calls them so.

    An armed group is one that the actor table knows as such, or one of `unlisted`, the fighters it does not know.
    """
    if meeting.sort != "threatened" or not all(_is_armed(key, unlisted) for key in (meeting.one, meeting.other)):
        return False
    return not lies_within(meeting.one, meeting.other) and not lies_within(meeting.other, meeting.one)


def _is_armed(key: str, unlisted: Collection[str]) -> bool:
    actor = None if key.startswith("name:") else ActorTable.load().find(key)
    return key in unlisted if actor is None else actor.kind in _ARMED_KINDS
