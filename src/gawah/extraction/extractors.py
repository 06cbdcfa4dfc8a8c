"""Extractors: what finds the claims of a document, by name.

An extractor has a name with its version, which its claims carry, and turns a document into claims and mentions. To add
one, write a class that fits `Extractor`, and put it into `_BY_NAME` if it needs no settings. A worker process gets its
extractor pickled.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from gawah.model import Document, Extraction

EXTRACTORS = ("rules", "llm")
"""The extractors that this version has; `llm` needs an endpoint and a model."""


class Extractor(Protocol):
    """What finds the claims of a document."""

    @property
    def name(self) -> str:
        """Return name and version as claims carry them, such as `rules/1` or `llm/MODEL`."""

    def extract(self, document: Document) -> Extraction:
        """Return the claims and mentions of a document.

        Raises:
            EndpointError: no document can be read in this way, so that going on makes no sense.
        """


def as_extractor(extractor: str | Extractor) -> Extractor:
    """Return the extractor of a name; one that is no name is returned as it is.

    Raises:
        ValueError: there is none of that name, or it needs settings.
    """
    if not isinstance(extractor, str):
        return extractor
    if extractor in _BY_NAME:
        return _BY_NAME[extractor]()
    if extractor in EXTRACTORS:
        msg = f"the extractor {extractor!r} needs an endpoint and a model; give gawah.LlmExtractor(endpoint, model)"
        raise ValueError(msg)
    raise ValueError(f"no extractor is called {extractor!r}; this version has: {', '.join(EXTRACTORS)}")


def _rules() -> Extractor:
    from gawah.extraction.rules import RulesExtractor

    return RulesExtractor()


_BY_NAME: dict[str, Callable[[], Extractor]] = {"rules": _rules}
