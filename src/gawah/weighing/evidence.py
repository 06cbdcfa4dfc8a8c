"""The claims of one incident, read for what they say about it: that it happened, who did it, to whom."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Literal

from gawah.identity.actor_breadth import actor_key, breadth, is_generic
from gawah.model import ActorRef, Claim
from gawah.weighing.records import Origin
from gawah.weighing.voices import counted_as

Side = Literal["yes", "no", "doubts"]
CLASH = "armed_clash"


class Evidence:
    """Claims of one incident in the order of their ids, with the origin of each, and those that were taken back."""

    def __init__(self, claims: Iterable[Claim], origins: Mapping[str, Origin], superseded: Mapping[str, str]) -> None:
        self.claims = sorted(claims, key=_id)
        self.superseded = {claim.id: superseded[claim.id] for claim in self.claims if claim.id in superseded}
        self._origins = origins
        self.counted = [claim for claim in self.claims if claim.id not in self.superseded]
        self.events = [claim for claim in self.claims if claim.type == "event"]
        self._sure = {counted_as(self.origin(c)) for c in self.counted if _says_so(c)}
        # Where an attack was planned is not where it took place.
        self.countries = {p.country for c in self.events if c.kind != "plot" for p in c.place if p.country is not None}
        self.attacked = {
            actor_key(filler)
            for claim in self.events
            for filler in claim.roles.get("target", ())
            if not is_generic(actor_key(filler))
        }

    def origin(self, claim: Claim) -> Origin:
        """Return whom a claim rests on."""
        return self._origins[claim.id]

    def names(self, claims: Iterable[Claim]) -> tuple[str, ...]:
        """Return the names of the origins of claims, each once, sorted."""
        return tuple(sorted({self.origin(claim).name for claim in claims}))

    def independent(self, claims: Iterable[Claim]) -> set[str]:
        """Return the keys under which the origins of claims are counted: organs of one state are one."""
        return {counted_as(self.origin(claim)) for claim in claims}

    def doers(self, claim: Claim) -> list[ActorRef]:
        """Return who is said to have done it: perpetrators, sponsors, and of a clash the side that was not attacked."""
        named = [*claim.roles.get("perpetrator", ()), *claim.roles.get("sponsor", ())]
        if claim.kind != CLASH:
            return named
        sides = claim.roles.get("actor", ())
        known = [side for side in sides if not self._was_attacked(side)]
        return [*named, *(known if len(known) < len(sides) or len(sides) > 1 else [])]

    def targets(self, claim: Claim) -> list[ActorRef]:
        """Return who or what was attacked; of a clash the side that other claims name as attacked."""
        sides = claim.roles.get("actor", ()) if claim.kind == CLASH else ()
        return [*claim.roles.get("target", ()), *(side for side in sides if self._was_attacked(side))]

    def _was_attacked(self, side: ActorRef) -> bool:
        return any(breadth(actor_key(side), key) in ("same", "narrower") for key in self.attacked)

    def side(self, claim: Claim) -> Side | None:
        """Return what a claim says about whether the event took place, and was as told; None where it says nothing.

        A denial of who did it takes the event as given, as does its suspicion. What an origin doubts or says did not
        happen besides is no doubt or denial where it says elsewhere that the event happened.
        """
        if claim.type != "event" or is_unclaimed(claim):
            return None
        if claim.polarity == "positive" and claim.stance != "denies":
            weak = claim.stance == "suspects" or claim.certainty in ("possible", "probable")
            return "doubts" if weak and len(self.doers(claim)) == 0 and not self._is_sure(claim) else "yes"
        if len(self.doers(claim)) > 0 or self._is_sure(claim):
            return None
        return "no" if claim.certainty == "certain" else "doubts"

    def _is_sure(self, claim: Claim) -> bool:
        """Tell whether the origin of a claim says for certain, here or elsewhere, that the event happened."""
        return counted_as(self.origin(claim)) in self._sure

    def told(self) -> list[Claim]:
        """Return the claims of events that say that something is so, those that were taken back included."""
        return [claim for claim in self.events if not is_denied(claim) and not is_unclaimed(claim)]

    def on(self, *sides: Side) -> list[Claim]:
        """Return the counted claims that take one of these sides on whether it happened."""
        return [claim for claim in self.counted if self.side(claim) in sides]


def _id(claim: Claim) -> str:
    return claim.id


def _says_so(claim: Claim) -> bool:
    positive = claim.type == "event" and claim.polarity == "positive" and claim.stance not in ("denies", "suspects")
    return positive and claim.certainty not in ("possible", "probable")


def is_unclaimed(claim: Claim) -> bool:
    """Tell whether the claim says that nobody has claimed the event: neither a denial nor an acquittal."""
    return claim.stance == "claims_responsibility" and claim.polarity == "negative"


def is_denied(claim: Claim) -> bool:
    """Tell whether the claim says that what it tells of is not so."""
    return (claim.polarity == "negative" or claim.stance == "denies") and not is_unclaimed(claim)


def by_key(
    claims: Sequence[Claim], read: Callable[[Claim], Iterable[ActorRef]]
) -> dict[str, list[tuple[Claim, ActorRef]]]:
    """Return claims by the keys of the actors that `read` finds in them, the keys sorted."""
    found: dict[str, list[tuple[Claim, ActorRef]]] = {}
    for claim in claims:
        for filler in read(claim):
            found.setdefault(actor_key(filler), []).append((claim, filler))
    return {key: found[key] for key in sorted(found)}


def shown_name(fillers: Iterable[ActorRef]) -> str:
    """Return the name to show for one actor: the canonical one, else the wording that most claims use."""
    names = [filler.name or filler.text for filler in fillers]
    return min(names, key=lambda name: (-names.count(name), len(name), name))
