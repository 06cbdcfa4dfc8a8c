"""Which claims their own source took back or replaced; both stay visible, only the later one counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gawah.incidents.records import Copy
from gawah.model import Claim, Document


def superseded(
    claims: Sequence[Claim], documents: Mapping[str, Document], copies: Mapping[str, Copy]
) -> dict[str, str]:
    """Return for each claim that its own source took back or replaced the id of the claim that does so.

    Args:
        claims: all claims of the case, in any order.
        documents: their documents, by id.
        copies: what `find_copies` gives for the documents.
    """
    return {}
