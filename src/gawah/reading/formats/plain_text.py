"""Plain text and Markdown: the file as stored, its paragraphs, and what its top says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from gawah.model import Passage
from gawah.reading.decoding import control_note
from gawah.reading.draft import Draft
from gawah.reading.headers import Header, front_matter, opening
from gawah.reading.limits import Limits
from gawah.reading.passages import paragraphs
from gawah.reading.reader import Reader
from gawah.reading.source import Source

_MARKDOWN_HEADING = re.compile(r"#{1,6}[ \t]+(?P<words>[^\r\n]*?)[ \t#]*(?=[\r\n]|$)")
_MARKDOWN_RULE = re.compile(r"(?:[-=*_][ \t]*){3,}")
_UNDERLINE = re.compile(r"(?P<words>[^\r\n]+?)[ \t]*(?:\r\n|\r|\n)(?:=+|-+)[ \t]*")


def is_text(source: Source) -> bool:
    """Take whatever can be decoded; this reader comes last."""
    return source.decoded.text is not None


def is_markdown(source: Source) -> bool:
    """Go by the name or the stated type: Markdown cannot be told from plain text."""
    named = source.extension in MARKDOWN.extensions or source.media_type in MARKDOWN.media_types
    return named and source.decoded.text is not None


def read_text(source: Source, limits: Limits) -> Iterator[Draft]:
    """Yield the file as one document; the text is what the bytes decode to, unchanged."""
    header = front_matter(source.decoded.text)
    yield _draft(source, header, paragraphs(source.decoded.text, header.end), TEXT)


def read_markdown(source: Source, limits: Limits) -> Iterator[Draft]:
    """Yield the file as one document whose headings are marked; the signs of Markdown stay in the text."""
    text = source.decoded.text
    header = front_matter(text)
    found = [part for passage in paragraphs(text, header.end) for part in _marked(text, passage)]
    numbered = (msgspec.structs.replace(p, label=f"¶{at}") for at, p in enumerate(found, 1))
    yield _draft(source, header, tuple(numbered), MARKDOWN)


def _draft(source: Source, stated: Header, passages: tuple[Passage, ...], reader: Reader) -> Draft:
    text = source.decoded.text
    header = stated.over(opening(text, passages, source.name))
    return Draft(
        original=source.data,
        text=text,
        passages=passages,
        name=source.name,
        format=reader.name,
        reader=f"{reader.name}/{reader.version}",
        title=header.title,
        publisher=header.publisher,
        published=header.published,
        url=source.url or header.url,
        text_is_original=True,
        notes=(*source.decoded.notes, *control_note(text)),
    )


def _marked(text: str, passage: Passage) -> Iterator[Passage]:
    """Yield a paragraph of Markdown, parted from the heading line that may open it."""
    block = text[passage.start : passage.end]
    if _MARKDOWN_RULE.fullmatch(block):
        return
    heading = _MARKDOWN_HEADING.match(block) or _UNDERLINE.match(block)
    if heading is None:
        yield passage
        return
    start = passage.start + heading.start("words")
    yield Passage(start=start, end=passage.start + heading.end("words"), kind="heading")
    rest = block[heading.end() :]
    if rest.strip():
        yield Passage(start=passage.end - len(rest.lstrip()), end=passage.end)


MARKDOWN = Reader(
    name="markdown",
    version="1",
    extensions=(".md", ".markdown"),
    media_types=("text/markdown",),
    sniff=is_markdown,
    read=read_markdown,
)
TEXT = Reader(
    name="text",
    version="1",
    extensions=(".txt", ".text", ""),
    media_types=("text/plain",),
    sniff=is_text,
    read=read_text,
)
