"""What an origin has at stake in what it says, from the ledger itself, with the reason."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from gawah.model import Claim
from gawah.weighing.records import Interest, Origin

Rivals = Mapping[str, frozenset[str]]
"""For each actor those that the ledger knows it to be at odds with, as keys of actors."""


def known_rivals(claims: Iterable[Claim]) -> dict[str, frozenset[str]]:
    """Return who is at odds with whom: rivals and attacks that the claims tell, and the actor table's rivals.

    Compute it once from all claims of the case; it does not depend on their order.
    """
    return {}


def interest_of(
    origin: Origin, claims: Sequence[Claim], *, parties: Collection[str] = (), rivals: Rivals | None = None
) -> tuple[Interest, str]:
    """Return the interest of an origin in one incident or tie, and one sentence that says why.

    Args:
        origin: whose interest.
        claims: the claims of this origin about the incident or tie; whom they accuse and what they admit is read here.
        parties: keys of the actors in the event or tie (perpetrators, targets, sides; `a` and `b` of a tie).
        rivals: what `known_rivals` gives for the whole case.
    """
    return "unknown", ""
