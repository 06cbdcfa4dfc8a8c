"""Short reports for the tests of extraction, all invented."""

from __future__ import annotations

from gawah.extraction import extract_document
from gawah.model import Claim, Document, Extraction
from gawah.reading import Reading, read_bytes


def document(text: str, name: str = "2031-05-26-report.txt") -> Document:
    """Read `text` as the file `name`; the date in the name is the date of publication."""
    outcome = next(iter(read_bytes(text.encode(), name=name)))
    assert isinstance(outcome, Reading), outcome
    return outcome.document


def extraction(text: str) -> Extraction:
    """Extract from `text`."""
    return extract_document(document(text))


def claims(text: str) -> list[Claim]:
    """Return the claims of `text`."""
    return list(extraction(text).claims)


def fillers(claim: Claim, role: str) -> list[str]:
    """Return the names in a role, canonical where known."""
    return [f.name or f.text for f in claim.roles.get(role, ())]


def summary(claim: Claim) -> dict[str, object]:
    """Return the parts of a claim that the case tables speak of."""
    innermost = claim.speakers[-1] if claim.speakers else None
    return {
        "type": claim.type,
        "kind": claim.kind,
        "stance": claim.stance,
        "polarity": claim.polarity,
        "speaker": None if innermost is None else innermost.name,
        "chain": [s.name for s in claim.speakers],
        **{role: [f.name or f.text for f in names] for role, names in claim.roles.items()},
    }
