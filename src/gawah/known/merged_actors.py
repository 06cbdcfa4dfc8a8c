"""Actors that people decided to be one: claims that name any of them come to name the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from gawah.identity.actor_breadth import actor_key
from gawah.identity.actor_table import ActorTable
from gawah.known.decided_claim import DecidedClaim, decided_claim
from gawah.known.pairs import PairDecision, Settled
from gawah.model import ActorRef, Claim, Speaker

_NO_ACTORS = ("weapon", "policy")


class Canonical(msgspec.Struct, frozen=True, kw_only=True):
    """The id and name that stand for all of a group, and the decisions that made it."""

    id: str
    name: str
    decisions: tuple[int, ...]


def canonicals(settled: Settled, names: Mapping[str, str]) -> dict[str, Canonical]:
    """Return what stands for each key of an actor that is joined with another.

    An id of the actor table comes before a name that is in no table, and the smaller before the larger.

    Args:
        settled: decisions about pairs of keys of actors.
        names: what to call a key that is in no table.
    """
    found: dict[str, Canonical] = {}
    for group in settled.groups:
        key = min(group, key=_rank)
        made = Canonical(id=key, name=_name(key, names), decisions=_makers(group, settled.stands))
        found.update(dict.fromkeys(group, made))
    return found


def _rank(key: str) -> tuple[bool, str]:
    return ActorTable.load().find(key) is None, key


def _name(key: str, names: Mapping[str, str]) -> str:
    actor = ActorTable.load().find(key)
    return actor.name if actor is not None else names.get(key, key.removeprefix("name:").replace("-", " "))


def _makers(group: frozenset[str], stands: Iterable[PairDecision]) -> tuple[int, ...]:
    return tuple(pair.decision for pair in stands if pair.same and pair.left in group)


def merge(claim: Claim, merged: Mapping[str, Canonical]) -> Claim:
    """Return the claim with each merged actor under its one id and name; the words of the document stay."""
    merger = _Merger(merged)
    roles = {
        role: fillers if role in _NO_ACTORS else tuple(map(merger.filler, fillers))
        for role, fillers in claim.roles.items()
    }
    speakers = tuple(map(merger.speaker, claim.speakers))
    if len(merger.decisions) == 0:
        return claim
    before = claim.decided_by if isinstance(claim, DecidedClaim) else ()
    return decided_claim(claim, {*before, *merger.decisions}, roles=roles, speakers=speakers)


class _Merger:
    """Renames, and remembers by which decisions."""

    def __init__(self, merged: Mapping[str, Canonical]) -> None:
        self._merged = merged
        self.decisions: set[int] = set()

    def filler(self, filler: ActorRef) -> ActorRef:
        found = self._found(actor_key(filler))
        return filler if found is None else msgspec.structs.replace(filler, id=found.id, name=found.name)

    def speaker(self, speaker: Speaker) -> Speaker:
        found = self._found(speaker.id or actor_key(speaker.name))
        return msgspec.structs.replace(
            speaker,
            id=speaker.id if found is None else found.id,
            name=speaker.name if found is None else found.name,
            actor=None if speaker.actor is None else self._renamed(speaker.actor),
            joint=tuple(map(self._renamed, speaker.joint)),
        )

    def _renamed(self, name: str) -> str:
        found = self._found(actor_key(name))
        return name if found is None else found.name

    def _found(self, key: str) -> Canonical | None:
        found = self._merged.get(key)
        if found is not None:
            self.decisions.update(found.decisions)
        return found
