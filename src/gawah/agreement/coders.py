"""What each of two coders made of a case: claims of their own, and the claims that they reviewed.

A coder's own claims carry the extractor `coder/NAME`, or are noted where another had recorded the same claim.
Who decides about claims reviews them: what they accept or correct is theirs as they left it, what they reject they
hold for no claim. Their decisions that actors are the same hold for their claims alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from gawah.known.decided import Decided
from gawah.ledger.claims import OF_A_CODER
from gawah.ledger.decisions import CODED, Decision
from gawah.model import Claim

REVIEWS = ("accept", "reject", "correct")


class Coding(msgspec.Struct, frozen=True, kw_only=True):
    """What one coder made of a case.

    `claims` are those that the coder holds for claims, as corrected. `rejected` are ids. `documents` are those that
    the coder coded freely: something not in `claims` was not found there.
    """

    name: str
    claims: tuple[Claim, ...] = ()
    rejected: frozenset[str] = frozenset()
    documents: frozenset[str] = frozenset()


def coders(claims: Iterable[Claim], decisions: Iterable[Decision]) -> dict[str, tuple[int, int]]:
    """Return everybody who coded, with the numbers of their own claims and of claims that they reviewed."""
    own = Counter(claim.extractor.removeprefix(OF_A_CODER) for claim in claims if _is_coded(claim))
    reviewed: dict[str, set[str]] = {}
    for decision in decisions:
        if decision.withdrawn_by is None and decision.kind == CODED:
            own[decision.who] += 1
        elif decision.withdrawn_by is None and decision.kind in REVIEWS:
            reviewed.setdefault(decision.who, set()).add(decision.target)
    return {name: (own[name], len(reviewed.get(name, ()))) for name in sorted({*own, *reviewed})}


def coding(name: str, claims: Sequence[Claim], decisions: Iterable[Decision]) -> Coding:
    """Return what a coder made of a case; nothing where nobody of that name coded."""
    made = [decision for decision in decisions if decision.who == name and decision.withdrawn_by is None]
    decided = Decided.of(made)
    accepted = decided.accepted()
    own = [claim for claim in claims if claim.extractor == OF_A_CODER + name]
    own += [msgspec.convert(decision.value, Claim) for decision in made if decision.kind == CODED]
    written = {claim.id for claim in own}
    reviewed = [claim for claim in claims if claim.id in accepted and claim.id not in written]
    return Coding(
        name=name,
        claims=tuple(decided.apply([*own, *reviewed])),
        rejected=decided.rejected(),
        documents=frozenset(claim.document.id for claim in own),
    )


def _is_coded(claim: Claim) -> bool:
    return claim.extractor.startswith(OF_A_CODER)
