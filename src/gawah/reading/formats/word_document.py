"""Word documents (.docx): paragraphs and table cells in the order in which they stand."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from importlib.metadata import version
from typing import Any

from gawah.errors import UnreadableInput
from gawah.reading.draft import Draft
from gawah.reading.formats.zip_archive import refuse_unsafe
from gawah.reading.headers import opening
from gawah.reading.limits import Limits
from gawah.reading.passages import Piece, compose, is_heading
from gawah.reading.reader import Reader
from gawah.reading.source import Source
from gawah.reading.stated_dates import iso_instant

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADING_STYLE = re.compile(r"heading|title", re.IGNORECASE)
_TEMPLATE_DATE = "2013-12-23"
"""The date in the template of python-docx, which files that it made carry whatever their age."""


def is_docx(source: Source) -> bool:
    """Recognise a zip archive with a Word document in it, a damaged one by its name, and an encrypted one."""
    if source.data.startswith(_OLE):
        return "EncryptedPackage".encode("utf-16-le") in source.data
    if not source.data.startswith(b"PK"):
        return False
    return b"word/document.xml" in source.data or source.extension in DOCX.extensions


def read_docx(source: Source, limits: Limits) -> Iterator[Draft]:
    """Yield the document; headers, footers, notes and comments are not read.

    Raises:
        UnreadableInput: the file is `encrypted`, `damaged`, a `zip_bomb`, or declares entities (`xml_entities`).
    """
    if source.data.startswith(_OLE):
        raise UnreadableInput("expected an open DOCX, got one with a password; save a copy without", reason="encrypted")
    refuse_unsafe(source.data, source.name, limits)
    document = _opened(source.data)
    composed = compose(_pieces(document))
    if not composed.text:
        raise UnreadableInput("expected a document with text, got one without (pictures only?)", reason="no_text")
    header = opening(composed.text, composed.passages, source.name)
    properties = document.core_properties
    yield Draft(
        original=source.data,
        text=composed.text,
        passages=composed.passages,
        name=source.name,
        format=DOCX.name,
        reader=f"python-docx/{version('python-docx')}",
        title=properties.title or header.title,
        publisher=header.publisher,
        published=header.published or _created(properties),
        url=source.url,
        notes=composed.notes,
    )


def _opened(data: bytes) -> Any:
    import docx
    from docx.opc.exceptions import OpcError
    from lxml import etree

    try:
        return docx.Document(io.BytesIO(data))
    except (
        OpcError,
        etree.LxmlError,
        zipfile.BadZipFile,
        zlib.error,
        KeyError,
        ValueError,
        OSError,
        AttributeError,
        NotImplementedError,
    ) as error:
        message = f"expected a whole DOCX, got one that is cut short or malformed ({error}); fetch it again"
        raise UnreadableInput(message, reason="damaged") from error


def _pieces(document: Any) -> Iterator[Piece]:
    """Yield every paragraph, also of tables, nested tables, content controls and text boxes."""
    styles = {style.style_id: str(style.name) for style in document.styles}
    seen = 0
    for paragraph in document.element.body.iter(f"{_WORD}p"):
        if next(paragraph.iterancestors(_FALLBACK), None) is not None:
            continue  # a second rendering of a text box for old programs
        text = paragraph_text(paragraph)
        if text.strip():
            styled = _HEADING_STYLE.match(styles.get(paragraph.style or "", "")) is not None
            seen += 1
            yield Piece(text, "heading" if styled or (seen == 1 and is_heading(text.strip())) else "paragraph")


def paragraph_text(paragraph: Any) -> str:
    """Return the words of one paragraph, insertions included, deletions and the paragraphs inside it left out."""
    parts: list[str] = []
    for node in paragraph.iter(f"{_WORD}t", f"{_WORD}tab", f"{_WORD}br", f"{_WORD}cr"):
        if next(node.iterancestors(f"{_WORD}p")) is not paragraph or node.getparent().tag == f"{_WORD}tabs":
            continue
        if node.tag == f"{_WORD}t":
            parts.append(node.text or "")
        else:
            parts.append("\t" if node.tag == f"{_WORD}tab" else "\n")
    return "".join(parts)


def _created(properties: Any) -> str | None:
    created = properties.created
    day = iso_instant(created)[:10] if created is not None else None
    return None if day == _TEMPLATE_DATE else day


DOCX = Reader(
    name="docx",
    version="1",
    extensions=(".docx",),
    media_types=("application/vnd.openxmlformats-officedocument.wordprocessingml.document",),
    sniff=is_docx,
    read=read_docx,
)
