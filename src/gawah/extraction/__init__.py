"""Documents to claims: who says, in which words, that who did what to whom, where and when."""

from __future__ import annotations

from gawah.model import Document, Extraction


def extract_document(document: Document, *, extractor: str = "rules") -> Extraction:
    """Return the claims and mentions of one document.

    Raises:
        ValueError: `extractor` is not one that this version has.
    """
    if extractor != "rules":
        msg = f"no extractor is called {extractor!r}; this version has: rules"
        raise ValueError(msg)
    return Extraction()
