"""What an origin has at stake in a tie that it speaks of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gawah.incidents.tie_ends import lies_within
from gawah.model import Claim
from gawah.weighing.records import Interest, Origin

Rivals = Mapping[str, frozenset[str]]
"""For each actor those that the ledger knows it to be at odds with, as keys."""


def tie_interest(
    origin: Origin, claims: Sequence[Claim], *, ends: tuple[str, str], rivals: Rivals
) -> tuple[Interest, str]:
    """Return the interest of an origin in a tie between two actors, and why."""
    selves = {key for key in (origin.actor, origin.under) if key}
    if any(lies_within(one, end) or lies_within(end, one) for one in selves for end in ends):
        if any(claim.stance == "confirms" and claim.polarity == "positive" for claim in claims):
            return "against_own_interest", f"{origin.name} admits a tie of its own."
        return "party", f"{origin.name} is one of the two."
    foes = sorted(end for end in ends for one in selves if end in rivals.get(one, frozenset()))
    if len(foes) > 0:
        return "rival", f"{origin.name} is at odds with one of the two."
    return "third_party", f"{origin.name} is neither of the two, and nothing here says that it is at odds with them."
