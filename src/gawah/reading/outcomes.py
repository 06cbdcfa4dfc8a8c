"""What becomes of an input: a document that was read, or a refusal with its reason; and the words for both."""

from __future__ import annotations

import hashlib

import msgspec

from gawah.errors import UnreadableInput
from gawah.model import Document
from gawah.reading.decoding import storable


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """A document and the bytes it was made from; `document.id` is their SHA-256."""

    document: Document
    original: bytes


class Refusal(msgspec.Struct, frozen=True, kw_only=True):
    """An input that did not become a document: where it is, a code of `REASONS`, and a sentence that says what to do.

    `sha256` is None where the bytes could not be had.
    """

    source: str
    reason: str
    message: str
    sha256: str | None = None


Outcome = Reading | Refusal

REASONS = {
    "empty": "there is not one byte",
    "blank": "there is nothing but white space",
    "no_text": "the file opens, but no text can be had from it (scanned pages, pictures only)",
    "no_entries": "a container without one readable entry",
    "too_large": "larger than the limit",
    "zip_bomb": "a compressed file that unfolds to more than the limits allow",
    "xml_entities": "XML that declares entities",
    "too_deep": "parts nested deeper than the limit",
    "timeout": "reading or fetching took longer than the limit",
    "missing": "no such file",
    "dangling_link": "a symbolic link that leads nowhere",
    "link_loop": "a symbolic link that leads back to where it stands",
    "permission": "the file may not be read",
    "not_a_file": "a device, pipe or socket",
    "read_error": "the file opens, but the disk fails while it is read",
    "changing": "the file was written to while it was read",
    "encrypted": "a password is needed",
    "damaged": "the file is cut short or not what its format asks for",
    "unknown_json": "JSON of none of the known shapes",
    "unknown_format": "none of the formats that are read",
    "bad_address": "not an http or https address, or one that carries a password",
    "unsafe_address": "an address in a private, loopback or reserved network",
    "redirects": "too many redirects",
    "network": "the server could not be reached, or not trusted",
    "http_status": "the server answered with an error",
    "failed": "the reader itself failed; a fault to report",
}
"""Every reason code and what it means."""

NOTES = {
    "bom": "a byte order mark stood before the text and was left out",
    "encoding": "the encoding was not stated or not UTF-8; says which was assumed",
    "control_characters": "control characters in the text, with their count",
    "wrong_extension": "the content is not of the format that the name announces",
    "rtl_reordered": "right-to-left text from a PDF; its words may stand in the wrong order",
    "fallback_extraction": "the main text could not be told from the page; all its text was taken",
    "metadata_unread": "title, author and date of the file could not be read",
    "feed_damaged": "the feed breaks off or is malformed; the entries before that were read",
    "cut_short": "the source breaks off before its stated end; what was there was read",
    "skipped": "entries of a container that hold no text, with their count",
    "forwarded": "a message that was forwarded, and from whom",
    "attachments": "parts of a message that were not read",
    "language_unsupported": "a language other than those that are told apart",
}
"""Every code of a note that a reader leaves on a document, and what it means."""


def refusal(error: UnreadableInput, source: str, data: bytes | None = None) -> Refusal:
    """Return the refusal that stores an error."""
    return Refusal(source=storable(source), reason=error.reason, message=storable(str(error)), sha256=digest(data))


def failure(error: Exception, source: str, data: bytes | None) -> Refusal:
    """Return the refusal that stores a fault of the reader itself."""
    message = f"the reader failed: {type(error).__name__}: {error}; please report this"
    return Refusal(source=storable(source), reason="failed", message=storable(message), sha256=digest(data))


def digest(data: bytes | None) -> str | None:
    """Return the SHA-256 of bytes in hexadecimal, None for no bytes."""
    return None if data is None else hashlib.sha256(data).hexdigest()
