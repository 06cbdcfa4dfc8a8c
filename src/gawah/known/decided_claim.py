"""A claim as people's decisions left it: still the claim it was, with the decisions that changed it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from gawah.model import Claim

NOT_CORRECTED = ("id", "document", "extractor", "confidence", "ref")
"""What a correction leaves as it is: which claim this is, where it stands, and who found it."""

FIELDS = tuple(name for name in Claim.__struct_fields__ if name not in NOT_CORRECTED)
"""What can be corrected; of `roles` each role by itself, as `roles.ROLE`."""


class DecidedClaim(Claim, frozen=True, kw_only=True):
    """A claim that was corrected, or whose actors were joined with others; it keeps its id.

    `decided_by` are the numbers of the decisions that changed it.
    """

    decided_by: tuple[int, ...] = ()


def decided_claim(claim: Claim, decisions: Iterable[int], **changes: Any) -> DecidedClaim:
    """Return the claim with `changes`, carrying the numbers of the decisions."""
    fields = {name: getattr(claim, name) for name in Claim.__struct_fields__}
    return DecidedClaim(**{**fields, **changes}, decided_by=tuple(sorted(set(decisions))))


def patched(claim: Claim, changes: Mapping[str, Any], decision: int) -> DecidedClaim:
    """Return the claim as a correction leaves it.

    Args:
        claim: as it was recorded, or as earlier corrections left it.
        changes: a field, or `roles.ROLE`, and what it becomes, as JSON in the claims format.
        decision: the number of the decision.

    Raises:
        msgspec.ValidationError: a field that cannot be corrected, or a value that it cannot hold.
    """
    fields = {name: msgspec.to_builtins(getattr(claim, name)) for name in Claim.__struct_fields__}
    before = claim.decided_by if isinstance(claim, DecidedClaim) else ()
    for name, value in changes.items():
        if name.startswith("roles."):
            fields["roles"] = _with_role(fields["roles"], name.removeprefix("roles."), value)
        elif name in FIELDS and name != "roles":
            fields[name] = value
        else:
            raise msgspec.ValidationError(f"{name!r} cannot be corrected")
    if fields["end"] - fields["start"] != len(fields["quote"]):
        raise msgspec.ValidationError("the quote is not as long as its offsets say")
    return msgspec.convert({**fields, "decided_by": sorted({*before, decision})}, DecidedClaim)


def _with_role(roles: dict[str, Any], role: str, fillers: Any) -> dict[str, Any]:
    changed = {**roles, role: fillers or []}
    return {name: found for name, found in changed.items() if len(found) > 0}
