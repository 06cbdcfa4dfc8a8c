"""How close an origin was to what it tells, from the ledger itself, with the reason."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from gawah.model import Claim, Document
from gawah.weighing.records import Access, Origin


def access_of(
    origin: Origin,
    claims: Sequence[Claim],
    documents: Mapping[str, Document],
    *,
    parties: Collection[str] = (),
    countries: Collection[str] = (),
) -> tuple[Access, str]:
    """Return how close an origin was to an incident, and one sentence that says why.

    Args:
        origin: whose access.
        claims: the claims of this origin about the incident.
        documents: at least the documents of these claims, by id.
        parties: keys of the actors in the event.
        countries: ISO 3166-1 alpha-2 codes of the places that the incident is put at; empty where none is known.
    """
    return "unknown", ""
