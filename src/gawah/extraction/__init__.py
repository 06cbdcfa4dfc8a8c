"""Documents to claims: who says, in which words, that who did what to whom, where and when."""

from __future__ import annotations

from gawah.errors import ModelError
from gawah.extraction.extractors import DEFAULT, EXTRACTORS, Extractor, as_extractor
from gawah.model import Document, Extraction

__all__ = ["DEFAULT", "EXTRACTORS", "Extractor", "as_extractor", "extract_document"]


def extract_document(document: Document, *, extractor: str | Extractor = DEFAULT) -> Extraction:
    """Return the claims and mentions of one document.

    Raises:
        ValueError: `extractor` is not one of EXTRACTORS, or needs settings.
        ModelError: a model gave no usable answer.
        EndpointError: the server of a model cannot be used.
    """
    extraction = as_extractor(extractor).extract(document)
    if extraction.failure is not None:
        raise ModelError(extraction.failure)
    return extraction
