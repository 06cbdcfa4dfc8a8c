"""Which documents are copies of one text: near-duplicates, and stories that name the agency they come from."""

from __future__ import annotations

from collections.abc import Sequence

from gawah.incidents.records import Copy
from gawah.model import Document


def find_copies(documents: Sequence[Document]) -> dict[str, Copy]:
    """Return the copies among documents by the document's id; an original is not in it.

    The original of a group is the named agency's own document where the case has it, else the one published
    earliest, else the one with the smallest id. The order of the documents does not matter.
    """
    return {}
