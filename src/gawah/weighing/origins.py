"""Whoever a claim finally rests on: eight articles that relay one video are eight reports and one origin."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gawah.identity.actor_breadth import actor_key
from gawah.incidents.records import Copy
from gawah.model import Claim, Document
from gawah.weighing.authorities import is_authority, state_of
from gawah.weighing.records import Origin


def find_origins(
    claims: Sequence[Claim], documents: Mapping[str, Document], copies: Mapping[str, Copy]
) -> dict[str, Origin]:
    """Return the origin of every claim by the claim's id; the order of the claims does not matter.

    Args:
        claims: all claims of the case.
        documents: the documents of the claims, by id.
        copies: what `gawah.incidents.copies.find_copies` gives for the documents.
    """
    return {claim.id: _origin(claim) for claim in sorted(claims, key=lambda claim: claim.id)}


def _origin(claim: Claim) -> Origin:
    if len(claim.speakers) == 0:
        name = claim.document.publisher or claim.document.title or claim.document.id
        return Origin(key=f"publisher:{name}", name=name, kind="publisher", under=f"publisher:{name}")
    speaker = claim.speakers[-1]
    name = speaker.actor or speaker.name
    key = actor_key(speaker.id or name)
    return Origin(key=key, name=name, kind="actor", actor=key, under=state_of(key) or key, authority=is_authority(key))
