"""What becomes of one source: documents with their claims, or the reason why not."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from gawah.ledger import Refusal
from gawah.model import Document, Extraction

EXTRACTORS = ("rules",)
"""What can find the claims."""


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A document that was read; `extraction` is None where the case knows it already."""

    document: Document
    original: bytes = b""
    extraction: Extraction | None = None


Outcome = Found | Refusal


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """How to take in sources; `known` holds the ids of documents that need no extraction."""

    allow_private: bool = False
    extractor: str = "rules"
    jobs: int = 1
    known: frozenset[str] = frozenset()

    def outcomes(self, source: str) -> Iterator[Outcome]:
        """Yield what becomes of one file or URL: a container yields several."""
        from gawah import reading

        yield from map(self._outcome, reading.read(source, allow_private=self.allow_private))

    def outcomes_of_bytes(self, data: bytes, name: str) -> Iterator[Outcome]:
        """Yield what becomes of bytes that stand in no file."""
        from gawah import reading

        yield from map(self._outcome, reading.read_bytes(data, name=name))

    def _outcome(self, read: object) -> Outcome:
        from gawah import reading

        if isinstance(read, reading.Refusal):
            return Refusal(source=read.source, reason=read.reason, message=read.message, sha256=read.sha256)
        if not isinstance(read, reading.Reading):
            raise TypeError(f"expected a Reading or a Refusal, got {read!r}")
        return self._extracted(read.document, read.original)

    def _extracted(self, document: Document, original: bytes) -> Outcome:
        from gawah.extraction import extract_document

        if document.id in self.known:
            return Found(document=document)
        try:
            extraction = extract_document(document, extractor=self.extractor)
        except Exception as error:  # noqa: BLE001 - one document that breaks the rules must not end the batch
            message = f"the extractor {self.extractor} failed: {type(error).__name__}: {error}; please report this"
            return Refusal(source=document.name, reason="extraction_failed", message=message, sha256=document.id)
        return Found(document=document, original=original, extraction=extraction)
