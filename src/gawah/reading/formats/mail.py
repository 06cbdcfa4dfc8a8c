"""Messages (.eml): the best body part; attachments are noted, not read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import policy
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesParser
from email.utils import parseaddr, parsedate_to_datetime

from gawah.errors import UnreadableInput
from gawah.model import Note
from gawah.reading.decoding import Decoded, decode
from gawah.reading.draft import Draft
from gawah.reading.formats.markup import blocks
from gawah.reading.limits import Limits
from gawah.reading.passages import Composed, Piece, compose, paragraphs
from gawah.reading.reader import Reader
from gawah.reading.source import Source
from gawah.reading.stated_dates import iso_instant

_HEADER = re.compile(rb"(?P<name>[!-9;-~]{1,60}):[ \t]?[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n")
_OF_MAIL = frozenset(
    b"from to subject date message-id received return-path mime-version delivered-to reply-to cc".split()
)
_TELLING = frozenset(b"message-id received return-path mime-version delivered-to".split())


def is_mail(source: Source) -> bool:
    """Recognise at least three header lines of a message, one of which only messages have (or the extension .eml)."""
    names: set[bytes] = set()
    at = 0
    data = source.data[:65536]
    while (found := _HEADER.match(data, at)) is not None:
        names.add(found["name"].lower())
        at = found.end()
    if source.extension == ".eml":
        return len(names & _OF_MAIL) >= 1
    return len(names & _OF_MAIL) >= 3 and len(names & _TELLING) >= 1


def read_mail(source: Source, limits: Limits) -> Iterator[Draft]:
    """Yield the message as one document: its subject as heading, then its plain text or else its HTML.

    Raises:
        UnreadableInput: parts are nested beyond the limit (`too_deep`), or no part holds text (`no_text`).
    """
    message = _parsed(source.data, limits)
    body, others = _parts(message, limits.max_depth)
    if body is None:
        raise UnreadableInput("expected a message with a text, got attachments alone", reason="no_text")
    decoded = _decoded(body)
    subject = header(message, "Subject")
    composed = _composed(subject, decoded.text, body.get_content_type())
    name, address = parseaddr(header(message, "From") or "")
    yield Draft(
        original=source.data,
        text=composed.text,
        passages=composed.passages,
        name=source.name,
        format=MAIL.name,
        reader=f"{MAIL.name}/{MAIL.version}",
        title=subject,
        publisher=name or address or None,
        published=_sent(message),
        notes=(*decoded.notes, *composed.notes, *_attachments(others)),
    )


def header(message: Message, name: str) -> str | None:
    """Return a header as text, encoded words decoded; as it stands where they are broken."""
    raw = message.get(name)
    if raw is None:
        return None
    try:
        text = str(make_header(decode_header(str(raw))))
    except (ValueError, LookupError, MessageError):
        text = str(raw)
    return " ".join(text.split()) or None


def _parsed(data: bytes, limits: Limits) -> Message:
    # Counted before parsing: the parser's time grows with the square of the depth.
    nested = len(re.findall(rb"content-type:\s*(?:multipart|message)/", data, re.IGNORECASE))
    if nested > 10 * limits.max_depth:
        raise _too_deep(nested, limits)
    try:
        return BytesParser(policy=policy.compat32).parsebytes(data)
    except RecursionError as error:
        raise _too_deep(nested, limits) from error


def _too_deep(depth: int, limits: Limits) -> UnreadableInput:
    message = f"expected parts nested at most {limits.max_depth} deep, got about {depth}; save the inner message"
    return UnreadableInput(message, reason="too_deep")


def _parts(message: Message, max_depth: int) -> tuple[Message | None, list[Message]]:
    """Return the part to read and the others that hold something."""
    leaves: list[Message] = []
    waiting: list[tuple[Message, int]] = [(message, 0)]
    while waiting:
        part, depth = waiting.pop(0)
        inner = part.get_payload()
        if depth > max_depth:
            raise UnreadableInput(f"expected parts nested at most {max_depth} deep, got more", reason="too_deep")
        if isinstance(inner, list):
            waiting[:0] = [(child, depth + 1) for child in inner if isinstance(child, Message)]
        else:
            leaves.append(part)
    bodies = [part for part in leaves if part.get_content_disposition() != "attachment" and _size(part) > 0]
    for wanted in ("text/plain", "text/html"):
        for part in bodies:
            if part.get_content_type() == wanted:
                return part, [leaf for leaf in leaves if leaf is not part and not _is_alternative(leaf)]
    return None, leaves


def _is_alternative(part: Message) -> bool:
    text = part.get_content_type() in ("text/html", "text/plain")
    return text and part.get_content_disposition() != "attachment" and part.get_filename() is None


def _size(part: Message) -> int:
    return len(_bytes(part).strip())


def _bytes(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _decoded(part: Message) -> Decoded:
    return decode(_bytes(part), declared=part.get_content_charset())


def _composed(subject: str | None, text: str, media_type: str) -> Composed:
    if media_type == "text/html":
        found = blocks(text)
    else:
        found = [text[p.start : p.end].replace("\r\n", "\n") for p in paragraphs(text)]
    if not found:
        raise UnreadableInput("expected a message with a text, got an empty one", reason="no_text")
    return compose([Piece(subject or "", "heading"), *map(Piece, found)])


def _sent(message: Message) -> str | None:
    try:
        return iso_instant(parsedate_to_datetime(header(message, "Date") or ""))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _attachments(parts: list[Message]) -> tuple[Note, ...]:
    if not parts:
        return ()
    named = ", ".join(f"{part.get_filename() or 'without a name'} ({part.get_content_type()})" for part in parts[:5])
    more = f" and {len(parts) - 5} more" if len(parts) > 5 else ""
    message = f"{len(parts)} parts were not read: {named}{more}. Save them and add them as files."
    return (Note(code="attachments", message=" ".join(message.split())),)


MAIL = Reader(
    name="eml",
    version="1",
    extensions=(".eml",),
    media_types=("message/rfc822",),
    sniff=is_mail,
    read=read_mail,
)
