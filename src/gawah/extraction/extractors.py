"""Extractors: what finds the claims of a document, by name.

An extractor has a name with its version, which its claims carry, and turns a document into claims and mentions. To add
one, write a class that fits `Extractor`, and put it into `_BY_NAME` if it needs no settings. A worker process gets its
extractor pickled.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable
from typing import Protocol

from gawah.errors import ModelError
from gawah.model import Document, Extraction

EXTRACTORS = ("builtin", "rules", "llm")
"""The extractors that this version has; `llm` needs an endpoint and a model."""
DEFAULT = EXTRACTORS[0]
"""What finds the claims where nothing else is asked for."""


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
        made, fault = _BY_NAME[extractor]()
        if fault is not None:
            warnings.warn(fault, RuntimeWarning, stacklevel=2)
        return made
    if extractor in EXTRACTORS:
        msg = f"the extractor {extractor!r} needs an endpoint and a model; give gawah.LlmExtractor(endpoint, model)"
        raise ValueError(msg)
    raise ValueError(f"no extractor is called {extractor!r}; this version has: {', '.join(EXTRACTORS)}")


def builtin() -> tuple[Extractor, str | None]:
    """Return the extractor of the package; where its model cannot be read, that of the rules and what is wrong."""
    from gawah.extraction.encoder.session import session

    try:
        session()
    except ModelError as error:
        return _rules()[0], f"{error}; claims are found by rules alone, which find fewer"
    from gawah.extraction.builtin import BuiltinExtractor

    return BuiltinExtractor(), None


def _rules() -> tuple[Extractor, str | None]:
    from gawah.extraction.rules import RulesExtractor

    return RulesExtractor(), None


_BY_NAME: dict[str, Callable[[], tuple[Extractor, str | None]]] = {"builtin": builtin, "rules": _rules}
