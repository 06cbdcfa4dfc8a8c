"""What becomes of one source: documents with their claims, or the reason why not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

import msgspec

from gawah.errors import EndpointError
from gawah.extraction import DEFAULT, Extractor, as_extractor
from gawah.intake.sources import Source
from gawah.ledger import Refusal
from gawah.model import Document, Extraction, Spent
from gawah.reading import outcomes as reading_outcomes
from gawah.reading.decoding import storable
from gawah.reading.outcomes import Reading


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A document that was read; `extraction` is None where the case knows it already."""

    document: Document
    original: bytes = b""
    extraction: Extraction | None = None


class Failed(msgspec.Struct, frozen=True, kw_only=True):
    """A document that a model gave no usable answer for: not recorded, so that the next run tries it again."""

    refusal: Refusal
    spent: Spent


Outcome = Found | Failed | Refusal


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """How to take in sources; `known` holds the ids of documents that need no extraction."""

    allow_private: bool = False
    extractor: str | Extractor = DEFAULT
    jobs: int = 1
    known: frozenset[str] = frozenset()

    def outcomes(self, source: Source) -> Iterator[Outcome]:
        """Yield what becomes of one file, address or stdin: a container yields several."""
        from gawah import reading

        for read in reading.read(source.where, allow_private=self.allow_private):
            yield self._outcome(read, source.name, source.where)

    def outcomes_of_bytes(self, data: bytes, name: str) -> Iterator[Outcome]:
        """Yield what becomes of bytes that stand in no file."""
        from gawah import reading

        for read in reading.read_bytes(data, name=name):
            yield self._outcome(read, name, name)

    def _outcome(self, read: Reading | reading_outcomes.Refusal, name: str, where: str) -> Outcome:
        if isinstance(read, Reading):
            return self._extracted(_named(read.document, name), read.original, where)
        return Refusal(source=read.source, reason=read.reason, message=read.message, sha256=read.sha256)

    def _extracted(self, document: Document, original: bytes, where: str) -> Outcome:
        if document.id in self.known:
            return Found(document=document)
        extractor = as_extractor(self.extractor)
        try:
            extraction = extractor.extract(document)
        except EndpointError:
            raise
        except Exception as error:  # noqa: BLE001 - one document that breaks the rules must not end the batch
            message = f"the extractor {extractor.name} failed: {type(error).__name__}: {error}; please report this"
            return Refusal(source=where, reason="extraction_failed", message=message, sha256=document.id)
        if extraction.failure is not None:
            refusal = Refusal(source=where, reason="model_failed", message=extraction.failure, sha256=document.id)
            return Failed(refusal=refusal, spent=extraction.spent)
        noted = msgspec.structs.replace(document, notes=(*document.notes, *extraction.notes))
        return Found(document=noted, original=original, extraction=extraction)


def _named(document: Document, name: str) -> Document:
    """Return the document under the name of its source, which knows the folder that the file was found in."""
    shown = storable(name)
    file_name = PurePath(shown).name
    if shown in ("", file_name) or not document.name.startswith(file_name):
        return document
    return msgspec.structs.replace(document, name=shown + document.name[len(file_name) :])
