"""PDF: pages as text by pdftotext where it is installed, by pypdf otherwise."""

from __future__ import annotations

import io
import logging
import re
import shutil
from collections.abc import Iterator
from importlib.metadata import version
from typing import Any

import msgspec

from gawah.errors import UnreadableInput
from gawah.model import Note, Passage
from gawah.reading.draft import Draft
from gawah.reading.formats.pdftotext import tool_pages, tool_version
from gawah.reading.headers import opening
from gawah.reading.languages import script_of
from gawah.reading.limits import Limits
from gawah.reading.passages import Composed, Piece, compose, is_heading, paragraphs
from gawah.reading.reader import Reader
from gawah.reading.source import Source
from gawah.reading.stated_dates import iso_instant

_ENDS = re.compile(r"[.!?۔؟][\"'”’»)\]]*\s*$")
_MARK = re.compile(rb"^%PDF-\d", re.MULTILINE)
_NO_TITLE = re.compile(
    r"microsoft word - |untitled|\(anonymous\)|.*\.(docx?|rtf|pdf|indd|qxd|odt|pages)$", re.IGNORECASE
)


class Info(msgspec.Struct, frozen=True, kw_only=True):
    """What the file says of itself."""

    title: str | None = None
    created: str | None = None
    notes: tuple[Note, ...] = ()


def is_pdf(source: Source) -> bool:
    """Recognise the mark of a PDF near the start."""
    return _MARK.search(source.data[:1024]) is not None


def read_pdf(source: Source, limits: Limits) -> Iterator[Draft]:
    """Yield the file as one document; each paragraph is labelled with its page.

    Raises:
        UnreadableInput: the file is `encrypted`, `damaged`, took too long (`timeout`) or holds no text (`no_text`).
    """
    tool = shutil.which("pdftotext")
    pages = tool_pages(tool, source.data, limits) if tool else library_pages(source.data)
    composed = compose(_pieces(pages))
    if not composed.text:
        message = f"expected text, got {len(pages)} pages without any; scanned pages need text recognition (OCR) first"
        raise UnreadableInput(message, reason="no_text")
    info = _info(source.data)
    header = opening(composed.text, composed.passages, source.name)
    yield Draft(
        original=source.data,
        text=composed.text,
        passages=composed.passages,
        name=source.name,
        format=PDF.name,
        reader=f"pdftotext/{tool_version(tool)}" if tool else f"pypdf/{version('pypdf')}",
        title=info.title or header.title,
        publisher=header.publisher,
        published=header.published or info.created,
        url=source.url,
        notes=(*composed.notes, *info.notes, *_reordered(composed)),
    )


def library_pages(data: bytes) -> list[str]:
    """Return the text of each page as pypdf extracts it.

    Raises:
        UnreadableInput: the file is `encrypted` or `damaged`.
    """
    from pypdf.errors import PyPdfError

    try:
        return [page.extract_text() for page in _opened(data).pages]
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError) as error:
        if isinstance(error, UnreadableInput):
            raise
        message = f"expected a whole PDF, got one that breaks off or is malformed ({error}); fetch it again"
        raise UnreadableInput(message, reason="damaged") from error


def _opened(data: bytes) -> Any:
    from pypdf import PdfReader
    from pypdf.errors import DependencyError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # its remarks on odd files would go to the terminal
    reader = PdfReader(io.BytesIO(data))
    try:
        locked = reader.is_encrypted and not reader.decrypt("")
    except (DependencyError, NotImplementedError):
        locked = True
    if locked:
        raise UnreadableInput("expected an open PDF, got one with a password; save a copy without", reason="encrypted")
    return reader


def _info(data: bytes) -> Info:
    """Return title and date of creation, or a note that they could not be read."""
    from pypdf.errors import PyPdfError

    try:
        found = _opened(data).metadata
        title = str(found.title or "").strip() if found is not None else ""
        created = found.creation_date if found is not None else None
        moment = iso_instant(created)[:10] if created is not None else None
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError) as error:
        message = f"Title and date of the file could not be read ({type(error).__name__})."
        return Info(notes=(Note(code="metadata_unread", message=message),))
    return Info(title=title if title and _NO_TITLE.match(title) is None else None, created=moment)


def _pieces(pages: list[str]) -> Iterator[Piece]:
    words = set(re.findall(r"\w+", "\n".join(pages)))
    first = True
    for number, page in enumerate(pages, 1):
        for passage in paragraphs(page, wrapped=True):
            for block in closed(page[passage.start : passage.end]):
                text = unwrap(block, words)
                heading = first and passage.kind == "heading" and is_heading(text)
                first = False
                yield Piece(text, "heading" if heading else "paragraph", f"page {number}")


def closed(block: str) -> list[str]:
    """Part a block after each line that ends a sentence well before the margin: blank lines are often lost."""
    lines = block.splitlines()
    width = max(map(len, lines), default=0)
    parts: list[list[str]] = [[]]
    for line in lines:
        parts[-1].append(line)
        if _ENDS.search(line) is not None and len(line) < 0.8 * width:
            parts.append([])
    return ["\n".join(part) for part in parts if part]


def unwrap(block: str, words: set[str]) -> str:
    """Join the lines of a paragraph; a hyphen at a line end goes where the file has the word without it elsewhere."""
    joined = ""
    for line in (line.strip() for line in block.splitlines()):
        if joined.endswith("\u00ad"):
            joined = joined[:-1] + line
        elif joined.endswith("-") and line[:1].islower():
            whole = re.findall(r"\w+$", joined[:-1])[-1:] + re.findall(r"^\w+", line)
            joined = (joined[:-1] if "".join(whole) in words else joined) + line
        else:
            joined = f"{joined} {line}" if joined else line
    return joined


def _reordered(composed: Composed) -> tuple[Note, ...]:
    """Return a note on right-to-left text: the order of its words in a PDF cannot be relied on."""
    rtl = [p for p in composed.passages if script_of(_sample(composed.text, p)) == "arabic"]
    if not rtl:
        return ()
    message = f"{len(rtl)} paragraphs are written from right to left: check quotes against the page before citing."
    return (Note(code="rtl_reordered", message=message, start=rtl[0].start, end=rtl[-1].end),)


def _sample(text: str, passage: Passage) -> str:
    return text[passage.start : min(passage.end, passage.start + 2000)]


PDF = Reader(
    name="pdf",
    version="1",
    extensions=(".pdf",),
    media_types=("application/pdf",),
    sniff=is_pdf,
    read=read_pdf,
)
