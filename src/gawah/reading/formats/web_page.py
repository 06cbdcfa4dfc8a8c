"""HTML pages: the main text by trafilatura; all text where it finds none."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from importlib.metadata import version
from typing import Any

from gawah.errors import UnreadableInput
from gawah.model import Note
from gawah.reading.draft import Draft
from gawah.reading.folding import fold
from gawah.reading.formats.markup import blocks
from gawah.reading.formats.page_date import page_date
from gawah.reading.headers import opening
from gawah.reading.limits import Limits
from gawah.reading.passages import Composed, Kind, Piece, compose
from gawah.reading.reader import Reader
from gawah.reading.source import Source

_START = re.compile(
    r"(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_SOME_TAG = re.compile(r"<(?:html|head|body|article|div|p|h[1-6]|table|span|br|a)\b[^<>]{0,500}>", re.IGNORECASE)
_LARGEST = 4 * 1024 * 1024
"""Characters beyond which a page is no article and trafilatura, which takes seconds a megabyte, is not asked."""
_TITLE_WITHIN = 400


def is_page(source: Source) -> bool:
    """Recognise the start of a page; a fragment only under a name or type that says HTML."""
    if _START.match(source.head) is not None:
        return True
    named = source.extension in PAGE.extensions or source.media_type in PAGE.media_types
    return named and _SOME_TAG.search(source.head) is not None


def read_page(source: Source, limits: Limits) -> Iterator[Draft]:
    """Yield the main text of the page, its headline first.

    Raises:
        UnreadableInput: the page holds no text (`no_text`).
    """
    found = _extracted(source.markup, source.url) if len(source.markup) <= _LARGEST else None
    title = getattr(found, "title", None)
    text = getattr(found, "text", None) or ""
    told = text.strip() and not _is_fragments(text, source.markup)
    yield _draft(source, found, compose(_pieces(title, text.split("\n"))) if told else _everything(source))


def _draft(source: Source, found: Any, composed: Composed) -> Draft:
    header = opening(composed.text, composed.passages, "")
    by_library = len([note for note in composed.notes if note.code == "fallback_extraction"]) == 0
    return Draft(
        original=source.data,
        text=composed.text,
        passages=composed.passages,
        name=source.name,
        format=PAGE.name,
        reader=f"trafilatura/{version('trafilatura')}" if by_library else f"{PAGE.name}/{PAGE.version}",
        title=getattr(found, "title", None) or header.title,
        publisher=getattr(found, "sitename", None) or header.publisher,
        published=page_date(source.markup, source.url) or header.published,
        url=source.url or getattr(found, "url", None),
        notes=(*source.decoded.notes, *composed.notes),
    )


def _extracted(markup: str, url: str | None) -> Any:
    """Return what trafilatura makes of a page, None where it fails or finds nothing."""
    from lxml import etree
    from trafilatura import bare_extraction

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about odd dates in the page, none of which are used: see page_date
            return bare_extraction(
                markup,
                url=url,
                with_metadata=True,
                include_comments=False,
                date_extraction_params={"extensive_search": False},
            )
    except (etree.LxmlError, ValueError, TypeError, AttributeError, IndexError, RecursionError):
        return None  # a page that the library stumbles over is read without it, and says so


def _is_fragments(text: str, markup: str) -> bool:
    """Tell whether the library gave up on the page: all its words, with the sentences broken at every link and tag."""
    whole = blocks(markup)
    lines = [" ".join(line.split()) for line in text.split("\n") if line.strip()]
    return lines != whole and "".join("".join(lines).split()) == "".join("".join(whole).split())


def _everything(source: Source) -> Composed:
    composed = compose(Piece(text) for text in blocks(source.markup))
    if not composed.text:
        raise UnreadableInput(
            f"expected a page with text, got {len(source.data)} bytes of HTML without any; "
            "save the page from a browser after it has loaded",
            reason="no_text",
        )
    message = "The main text could not be told from menus and notices: all text of the page was taken."
    note = Note(code="fallback_extraction", message=message)
    return Composed(composed.text, composed.passages, (*composed.notes, note))


def _pieces(title: str | None, found: list[str]) -> list[Piece]:
    """Return the lines as paragraphs, with the headline first where the text does not open with it."""
    headline = fold(title or "").strip()
    opens = fold("\n".join(found)[:_TITLE_WITHIN])
    pieces = [Piece(line, _kind(line, headline)) for line in found]
    if headline and headline not in opens:
        pieces.insert(0, Piece(title or "", "heading"))
    return pieces


def _kind(line: str, headline: str) -> Kind:
    return "heading" if headline and fold(line).strip() == headline else "paragraph"


PAGE = Reader(
    name="html",
    version="1",
    extensions=(".html", ".htm", ".xhtml"),
    media_types=("text/html", "application/xhtml+xml"),
    sniff=is_page,
    read=read_page,
)
