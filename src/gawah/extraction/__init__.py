"""Documents to claims: who says, in which words, that who did what to whom, where and when."""

from __future__ import annotations

from gawah.model import Document, Extraction

EXTRACTORS = ("rules",)
"""The extractors that this version has."""


def extract_document(document: Document, *, extractor: str = "rules") -> Extraction:
    """Return the claims and mentions of one document.

    Raises:
        ValueError: `extractor` is not one of EXTRACTORS.
    """
    if extractor not in EXTRACTORS:
        msg = f"no extractor is called {extractor!r}; this version has: {', '.join(EXTRACTORS)}"
        raise ValueError(msg)
    from gawah.extraction.mentions import as_records, find_mentions
    from gawah.extraction.rules import extract_claims

    mentions = find_mentions(document)
    return Extraction(claims=tuple(extract_claims(document, mentions)), mentions=tuple(as_records(document, mentions)))
