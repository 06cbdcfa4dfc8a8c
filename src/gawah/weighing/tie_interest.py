"""What an origin has at stake in a tie, a presence or a judgement that it speaks of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gawah.incidents.tie_ends import lies_within
from gawah.model import Claim
from gawah.weighing.records import Interest, Origin

Rivals = Mapping[str, frozenset[str]]
"""For each actor those that the ledger knows it to be at odds with, as keys."""


def interest_in(
    origin: Origin, claims: Sequence[Claim], *, actors: Sequence[str], rivals: Rivals
) -> tuple[Interest, str]:
    """Return the interest of an origin in what its claims say of some actors, and why."""
    selves = sorted({key for key in (origin.actor, origin.under) if key})
    if any(lies_within(one, actor) or lies_within(actor, one) for one in selves for actor in actors):
        if any(claim.stance == "confirms" and claim.polarity == "positive" for claim in claims):
            return "against_own_interest", f"{origin.name} admits what concerns itself."
        return "party", f"{origin.name} speaks of itself."
    if any(actor in rivals.get(one, frozenset()) for one in selves for actor in actors):
        return "rival", f"{origin.name} is at odds with one whom it speaks of."
    return "third_party", f"{origin.name} is none of those it speaks of, and nothing here sets it against them."
