"""Web archives (WARC): one document for each response that is a page or plain text."""

from __future__ import annotations

import gzip
import io
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import redirect_stderr
from typing import Any
from urllib.parse import urlsplit

from gawah.errors import UnreadableInput
from gawah.model import Note
from gawah.reading.draft import Draft
from gawah.reading.formats.plain_text import read_text
from gawah.reading.formats.web_page import is_page, read_page
from gawah.reading.limits import MEBIBYTE, Limits
from gawah.reading.outcomes import Refusal, failure, refusal
from gawah.reading.reader import Reader
from gawah.reading.source import Source

_GZIP = b"\x1f\x8b"
_READ = ("text/html", "application/xhtml+xml", "text/plain")


def is_warc(source: Source) -> bool:
    """Recognise the first words of an archive, compressed or not."""
    return _start(source.data).startswith(b"WARC/")


def read_warc(source: Source, limits: Limits) -> Iterator[Draft | Refusal]:
    """Yield each page; the last draft notes how many records were none.

    Raises:
        UnreadableInput: it unfolds beyond the limits (`zip_bomb`), `damaged`, or has no page (`no_entries`).
    """
    _refuse_bomb(source, limits)
    left: Counter[str] = Counter()
    waiting: Draft | Refusal | None = None
    for outcome in _pages(source, limits, left):
        if waiting is not None:
            yield waiting
        waiting = outcome
    skipped = ", ".join(f"{count} {kind}" for kind, count in sorted(left.items()))
    if waiting is None:
        message = f"expected a response that is a page or plain text, got {skipped or 'no record'}"
        raise UnreadableInput(message, reason="no_entries")
    noted = Note(code="skipped", message=f"Records of the archive that were not read: {skipped}.")
    yield waiting.noting(noted) if skipped and isinstance(waiting, Draft) else waiting


def _pages(source: Source, limits: Limits, left: Counter[str]) -> Iterator[Draft | Refusal]:
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    count = unfolded = 0
    try:
        for record in _quietly(ArchiveIterator(io.BytesIO(source.data)), left):
            kind = _left_out(record)
            if kind is not None:
                left[kind] += 1
                continue
            count += 1
            for outcome in _page(source, record, limits):
                unfolded += len(outcome.original) if isinstance(outcome, Draft) else 0
                yield outcome
            if unfolded > limits.max_expanded_bytes:
                message = f"expected at most {limits.max_expanded_bytes} bytes of pages, got more; split the archive"
                raise UnreadableInput(message, reason="zip_bomb")
    except UnreadableInput:
        raise
    except (ArchiveLoadFailed, zlib.error, EOFError, ValueError, AttributeError) as error:
        if count == 0:
            raise UnreadableInput(f"expected WARC records, got {_told(error)}", reason="damaged") from error
        message = f"expected whole records, got {_told(error)} after {count} that were read; fetch the archive again"
        yield Refusal(source=source.name, reason="damaged", message=message)


def _told(error: Exception) -> str:
    """Return what an error of the library says of the archive; it trips over a missing header by accident."""
    return "a record without a type or an address" if isinstance(error, AttributeError) else str(error)


def _quietly(records: Iterator[Any], left: Counter[str]) -> Iterator[Any]:
    """Yield the records; what the library writes to the terminal about damage becomes a count."""
    records = iter(records)
    while True:
        with redirect_stderr(io.StringIO()) as said:
            record = next(records, None)
        if said.getvalue():
            left["damaged place"] += 1
        if record is None:
            return
        yield record


def _page(source: Source, record: Any, limits: Limits) -> Iterator[Draft | Refusal]:
    url = record.rec_headers.get_header("WARC-Target-URI")
    name = f"{source.name}#{url}"
    media_type, charset = _type_of(record)
    data: bytes | None = None
    try:
        data = _content(record, limits)
        page = Source(data, name=name, url=url, media_type=media_type, charset=charset)
        if not data.strip():
            raise UnreadableInput("expected a page, got an empty answer", reason="empty")
        notes = _cut_short(record)
        yield from (draft.noting(*notes) for draft in (read_page if is_page(page) else read_text)(page, limits))
    except UnreadableInput as error:
        yield refusal(error, name, data)
    except Exception as error:  # noqa: BLE001 - the item boundary: one page that breaks a reader must not end the archive
        yield failure(error, name, data)


def _content(record: Any, limits: Limits) -> bytes:
    """Return the body of a response, its content encoding undone."""
    stream = record.content_stream()
    parts: list[bytes] = []
    size = 0
    while chunk := stream.read(MEBIBYTE):
        size += len(chunk)
        if size > limits.max_bytes:
            raise UnreadableInput(f"expected at most {limits.max_bytes} bytes, got more", reason="too_large")
        parts.append(chunk)
    return b"".join(parts)


def _cut_short(record: Any) -> tuple[Note, ...]:
    """Return a note where the archive ends before the record does; its content was read."""
    stream = record.raw_stream
    while stream.read(MEBIBYTE):
        pass
    missing = getattr(stream, "limit", 0)
    if missing <= 0:
        return ()
    return (Note(code="cut_short", message=f"The archive breaks off {missing} bytes before the end of this page."),)


def _left_out(record: Any) -> str | None:
    """Return what a record is if it is no page, None for a page."""
    if record.rec_type != "response":
        return str(record.rec_type or "damaged record")
    if record.http_headers is None:
        scheme = urlsplit(record.rec_headers.get_header("WARC-Target-URI") or "").scheme
        return f"response over {scheme or 'an unknown protocol'}"
    status = record.http_headers.get_statuscode()
    if status != "200":
        return f"response with status {status}"
    media_type, _ = _type_of(record)
    return None if media_type in _READ else f"response of type {media_type}"


def _type_of(record: Any) -> tuple[str, str | None]:
    header = record.http_headers.get_header("Content-Type") or "text/html"
    media_type, _, rest = header.partition(";")
    charset = rest.partition("charset=")[2].strip(" \"';") or None
    return media_type.strip().lower(), charset


def _start(data: bytes) -> bytes:
    if not data.startswith(_GZIP):
        return data[:16]
    try:
        return zlib.decompressobj(47).decompress(data[:1024], 16)
    except zlib.error:
        return b""


def _refuse_bomb(source: Source, limits: Limits) -> None:
    """Unfold a compressed archive once, keeping nothing, to see that it stays within the limits."""
    if not source.data.startswith(_GZIP):
        return
    total = 0
    try:
        with gzip.open(io.BytesIO(source.data)) as unfolded:
            while chunk := unfolded.read(MEBIBYTE):
                total += len(chunk)
                if total > limits.max_expanded_bytes:
                    message = f"expected at most {limits.max_expanded_bytes} bytes when unfolded, got more"
                    raise UnreadableInput(message, reason="zip_bomb")
    except (OSError, EOFError, zlib.error):
        return  # cut short: the records before that are read


WARC = Reader(
    name="warc",
    version="1",
    extensions=(".warc", ".gz"),
    media_types=("application/warc",),
    sniff=is_warc,
    read=read_warc,
)
