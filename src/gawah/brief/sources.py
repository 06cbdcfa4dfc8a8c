"""The table of sources: what was read, whose it is, and the hash that proves which bytes it was."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath

import msgspec

from gawah.brief.input import BriefInput
from gawah.brief.period_words import date_words
from gawah.brief.quotes import Quote
from gawah.brief.value_words import counted
from gawah.vocabulary.languages import capabilities


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """One document; `copy` says whose story it carries, `quotes` are those that the brief shows of it."""

    anchor: str
    number: str
    title: str
    publisher: str
    published: str
    language: str
    sha256: str
    url: str
    copy: str
    notes: tuple[str, ...]
    quotes: tuple[Quote, ...]
    used: str


def sources(given: BriefInput, used: Iterable[Quote]) -> tuple[Source, ...]:
    """Return the documents whose quotes are shown, in the order of their numbers."""
    of_document: dict[str, list[Quote]] = {}
    for quote in used:
        of_document.setdefault(quote.document, []).append(quote)
    keys = sorted(of_document, key=lambda key: (given.numbers.get(key, 0), key))
    return tuple(_source(given, key, tuple(of_document[key])) for key in keys)


def _source(given: BriefInput, key: str, quotes: tuple[Quote, ...]) -> Source:
    document = given.documents.get(key)
    copy = given.copies.get(key)
    title = (document.title or PurePath(document.name).stem) if document is not None else quotes[0].title
    return Source(
        anchor=f"d{given.numbers.get(key, 0)}",
        number=f"{given.numbers.get(key, 0):02d}",
        title=title or "without a title",
        publisher=(document.publisher if document is not None else None) or "publisher not known",
        published=date_words((document.published if document is not None else None) or "") or "undated",
        language=_language(document.language if document is not None else None),
        sha256=key,
        url=(document.url if document is not None else None) or "",
        copy=copy.sentence if copy is not None else "",
        notes=tuple(note.message for note in document.notes) if document is not None else (),
        quotes=quotes,
        used=counted(len(quotes), "quote"),
    )


def _language(code: str | None) -> str:
    known = capabilities(code) if code is not None else None
    return known.name if known is not None else code or "not told"
