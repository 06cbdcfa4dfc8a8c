"""The formats that are read, in the order in which they are tried, and the choice among them."""

from __future__ import annotations

import msgspec

from gawah.errors import UnreadableInput
from gawah.model import Note
from gawah.reading.formats.feed import FEED
from gawah.reading.formats.mail import MAIL
from gawah.reading.formats.pdf import PDF
from gawah.reading.formats.plain_text import MARKDOWN, TEXT
from gawah.reading.formats.subtitles import SRT, VTT
from gawah.reading.formats.telegram import TELEGRAM
from gawah.reading.formats.transcripts import JSON3, WHISPER
from gawah.reading.formats.warc import WARC
from gawah.reading.formats.web_page import PAGE
from gawah.reading.formats.word_document import DOCX
from gawah.reading.reader import Reader
from gawah.reading.source import Source

READERS = (PDF, DOCX, WARC, TELEGRAM, WHISPER, JSON3, FEED, PAGE, VTT, SRT, MAIL, MARKDOWN, TEXT)
"""Every reader; the first whose `sniff` says yes reads the input. Plain text, which takes what is left, is last."""

_BINARY = (
    (b"\xd0\xcf\x11\xe0", "an old Office file (.doc, .xls, .msg); save it as .docx or PDF"),
    (b"PK\x03\x04", "a zip archive; unpack it and add the files"),
    (b"\x1f\x8b", "a gzip archive; unpack it and add the file"),
    (b"7z\xbc\xaf", "a 7z archive; unpack it and add the files"),
    (b"\x89PNG", "a picture; text in pictures is not read"),
    (b"\xff\xd8\xff", "a picture; text in pictures is not read"),
    (b"GIF8", "a picture; text in pictures is not read"),
    (b"SQLite format 3", "a database; a case file is opened, not added"),
)
_JSON_SHAPES = "Whisper (`segments`), YouTube json3 (`events`), Telegram Desktop (`messages` or `chats`)"


def choose(source: Source) -> tuple[Reader, tuple[Note, ...]]:
    """Return the reader for an input, by content first, with a note where the name says another format.

    Raises:
        UnreadableInput: it is none of the formats (`unknown_format`, `unknown_json`).
    """
    _refuse_binary(source)
    for reader in READERS:
        try:
            found = reader.sniff(source)
        except UnreadableInput as error:
            raise _unknown("binary data") from error
        if found:
            if reader in (TEXT, MARKDOWN):
                _refuse_structured(source)
            return reader, _wrong_extension(source, reader)
    raise _unknown("binary data")


def format_names() -> str:
    """Return the names of all formats in one line."""
    return ", ".join(reader.name for reader in READERS)


def _refuse_binary(source: Source) -> None:
    for mark, what in _BINARY:
        if source.data.startswith(mark) and not any(r.sniff(source) for r in (PDF, DOCX, WARC)):
            raise _unknown(what)


def _refuse_structured(source: Source) -> None:
    """Refuse what could be decoded but is data, not a text: JSON of an unknown shape, XML that is no feed."""
    if source.json is not None or _is_json_line(source.head):
        message = f"expected JSON of a known shape, which are {_JSON_SHAPES}; got {_shape(source.json)}"
        raise UnreadableInput(message, reason="unknown_json", source=source.name)
    if source.extension == ".pdf" and b"endobj" in source.data:
        message = "expected a PDF, got one whose beginning is damaged; fetch the file again"
        raise UnreadableInput(message, reason="damaged", source=source.name)
    if source.extension in (".json", ".json3", ".jsonl"):
        message = "expected JSON, got text that is none or breaks off; fetch or export the file again"
        raise UnreadableInput(message, reason="damaged", source=source.name)
    if source.head.startswith("<?xml"):
        raise _unknown("XML that is neither a feed nor a page")


def _is_json_line(head: str) -> bool:
    first = head.splitlines()[0] if head else ""
    if not (first.startswith("{") and first.rstrip().endswith("}")):
        return False
    try:
        return isinstance(msgspec.json.decode(first), dict)
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        return False


def _shape(data: object) -> str:
    if isinstance(data, dict):
        return f"an object with the keys {', '.join(sorted(map(repr, data))[:8]) or '(none)'}"
    return f"an array of {len(data)}" if isinstance(data, list) else "one JSON object a line"


def _unknown(got: str) -> UnreadableInput:
    message = f"expected one of the formats that are read ({format_names()}); got {got}"
    return UnreadableInput(message, reason="unknown_format")


def _wrong_extension(source: Source, reader: Reader) -> tuple[Note, ...]:
    known = {extension for other in READERS for extension in other.extensions if extension}
    if source.extension not in known or source.extension in reader.extensions:
        return ()
    message = f"The name ends in {source.extension}, but the content is {reader.name}; it was read as {reader.name}."
    return (Note(code="wrong_extension", message=message),)
