"""Claims by rule and claims of the model about the same text, joined, with how sure each is.

The rules find fewer claims and place their speakers and stances better; the model finds words that carry claims which
no list has. So a claim by rule stays, takes the actors that only the model saw and the speaker that only the model
heard, and is the surer where the model agrees; a claim of the model alone is taken where it is sure of the word, of
the kind, and of somebody in it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from math import exp, log
from typing import Literal

import msgspec

from gawah.extraction.drafts import VIOLENT
from gawah.extraction.encoder.labels import ACTOR_ROLES
from gawah.extraction.encoder.reading import Carrier, Piece
from gawah.extraction.roles import Roles
from gawah.extraction.rules import identified
from gawah.model import ActorRef, Claim

NAME = "builtin/1"
LEAST_AGREED = 0.5
"""Probability of a carrier from which it lends its actors to a claim by rule."""
LEAST_LENT = 0.4
"""Probability of an actor in a role from which a claim by rule takes the role."""
LEAST_BESIDE = 0.8
"""Probability from which an actor stands in a role beside one whom the rules found there. From less on,
exchanging names changes more claims: with 0.3 one text of ten where "our" and "their" are exchanged."""
LEAST_ADDED = 0.4
"""Probability from which a claim of the model alone is taken: that its word carries one, of this kind, with the
likeliest of its actors. Development sets: two points of F1 more on news than with a limit for each."""
_THINGS = ("weapon", "policy")
Source = Literal["both", "rule", "model", "words"]
_CONFIDENCE: dict[Source, tuple[float, float]] = {
    "both": (0.58, 0.11),
    "rule": (0.11, 0.0),
    "model": (-0.76, 0.23),
    "words": (-0.1, 0.0),
}
"""Intercept and slope, over the log odds of the carrier, of how likely a claim is right: of the rules where the model
agrees, of the rules alone, of the model alone, of the word lists of other languages. Fitted on development sets by
bench/confidence_fit.py."""


class Ruled(msgspec.Struct, frozen=True):
    """A claim by rule, and where the words stand that it was made from."""

    start: int
    end: int
    claim: Claim


def joined(
    by_rule: Sequence[Ruled], carriers: Sequence[Carrier], claim_of: Callable[[int], Claim | None]
) -> list[Claim]:
    """Return the claims of both, each with its confidence.

    Args:
        by_rule: the claims of the rules, in the order of the text.
        carriers: the words that the model takes for carriers of claims, in the order of the text.
        claim_of: gives the claim of a carrier by its number, None where it makes none; asked only where needed.
    """
    found: list[Claim] = []
    agreeing: set[int] = set()
    quotes = sorted((ruled.claim for ruled in by_rule), key=lambda claim: claim.start)
    longest = max((claim.end - claim.start for claim in quotes), default=0)
    for ruled in by_rule:
        here = range(*(bisect_left(carriers, at, key=lambda each: each.at.start) for at in (ruled.start, ruled.end)))
        agreeing.update(here)
        likeliest = max(here, key=lambda n: carriers[n].at.score, default=None)
        seen = None
        if likeliest is not None and carriers[likeliest].at.score >= LEAST_AGREED:
            seen = claim_of(likeliest)
        if seen is None or likeliest is None or seen.type != ruled.claim.type:
            found.append(weighed(ruled.claim, "rule"))
        else:
            carrier = carriers[likeliest]
            sure_roles = {role for role, held in carrier.arguments.items() if _lends(held, role in ruled.claim.roles)}
            lent = {role: refs for role, refs in seen.roles.items() if role in sure_roles}
            claim = _voiced(msgspec.structs.replace(ruled.claim, roles=_filled(ruled.claim.roles, lent)), seen)
            found.append(weighed(claim, "both", carrier.at.score))
    for number, carrier in enumerate(carriers):
        if number not in agreeing and sure(carrier):
            claim_alone = claim_of(number)
            if claim_alone is None or all(role in _THINGS for role in claim_alone.roles):
                continue
            first = bisect_left(quotes, carrier.at.start - longest, key=lambda claim: claim.start)
            last = bisect_left(quotes, carrier.at.start + 1, key=lambda claim: claim.start)
            if not any(_tells(claim, carrier) for claim in quotes[first:last]):
                found.append(weighed(claim_alone, "model", carrier.at.score))
    return found


def sure(carrier: Carrier) -> bool:
    """Say whether the model is sure enough of a word, its kind and somebody in it for a claim that no rule found."""
    kind = carrier.kinds.get((carrier.type, carrier.kind), 0.0)
    actor = max((p.score for role in ACTOR_ROLES for p in carrier.arguments.get(role, ())), default=0.0)
    return kind * actor >= LEAST_ADDED


def _lends(held: Sequence[Piece], ruled: bool) -> bool:
    """Say whether the actors of a role are likely enough for a claim by rule: all of them, where it has some itself."""
    scores = [piece.score for piece in held]
    return min(scores) >= LEAST_BESIDE if ruled else max(scores) >= LEAST_LENT


def _tells(claim: Claim, carrier: Carrier) -> bool:
    """Say whether a claim by rule is likely to tell what a carrier in its quote tells."""
    alike = claim.kind == carrier.kind or {claim.kind, carrier.kind} <= VIOLENT
    return claim.type == carrier.type and alike and claim.start <= carrier.at.start < claim.end


def _voiced(claim: Claim, seen: Claim) -> Claim:
    """Return a claim without speakers as said by whom the model hears, with the stance that goes with it; and one
    that the grammar puts into somebody's mouth whom the model does not hear as the author's own.
    """
    if _overheard(claim, seen):
        return msgspec.structs.replace(claim, speakers=(), cue=None, stance=seen.stance)
    if claim.speakers or seen.cue is None:
        return claim
    stance = seen.stance if claim.stance == "reports" else claim.stance
    return msgspec.structs.replace(claim, speakers=seen.speakers, cue=seen.cue, stance=stance)


def _overheard(claim: Claim, seen: Claim) -> bool:
    """Say whether the grammar let somebody's words reach too far: it has him report what the model takes for the
    author's own. Development sets: right 15 times of 17.
    """
    return claim.stance in ("reports", "suspects") and bool(claim.speakers) and not seen.speakers


def _filled(roles: Roles, seen: Roles) -> Roles:
    """Return the roles of a claim by rule with what the model saw.

    A role that only the model filled is taken where it names nobody who has another role already. Where both filled
    one and share an actor, the model's others join it.
    """
    known = {_key(ref) for refs in roles.values() for ref in refs}
    filled = dict(roles)
    for role, refs in seen.items():
        if role in _THINGS:
            continue
        ruled = roles.get(role)
        if ruled is None:
            if not any(_key(ref) in known for ref in refs):
                filled[role] = refs
        elif {_key(ref) for ref in ruled} & {_key(ref) for ref in refs}:
            held = {_key(ref) for ref in ruled}
            filled[role] = (*ruled, *(ref for ref in refs if _key(ref) not in held))
    return filled


def _key(ref: ActorRef) -> str:
    return ref.id or ref.name or ref.text


def weighed(claim: Claim, source: Source, probability: float = 0.5) -> Claim:
    """Return a claim as one of this extractor, with how sure it is and the id that its fields make."""
    intercept, slope = _CONFIDENCE[source]
    odds = log(max(probability, 1e-3) / max(1 - probability, 1e-3))
    confidence = 1 / (1 + exp(-(intercept + slope * odds)))
    return identified(msgspec.structs.replace(claim, extractor=NAME, confidence=round(confidence, 2)))
