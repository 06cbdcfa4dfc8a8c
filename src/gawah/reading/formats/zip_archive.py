"""Zip archives: refused before use if they are locked, damaged, or unfold to more than the limits allow."""

from __future__ import annotations

import io
import zipfile
import zlib

from gawah.errors import UnreadableInput
from gawah.reading.limits import MEBIBYTE, Limits

_MOST_PARTS = 10_000


def refuse_unsafe(data: bytes, name: str, limits: Limits) -> None:
    """Check an archive: first what it declares, then what really comes out of each part.

    Raises:
        UnreadableInput: the archive is `encrypted`, `damaged`, a `zip_bomb`, or declares XML entities (`xml_entities`).
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _refuse_declared(archive, limits)
            _refuse_unfolded(archive, name, limits)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as error:
        if isinstance(error, UnreadableInput):
            raise
        message = f"expected a whole DOCX, got one that is cut short or damaged ({error}); fetch it again"
        raise UnreadableInput(message, reason="damaged") from error


def _refuse_declared(archive: zipfile.ZipFile, limits: Limits) -> None:
    parts = archive.infolist()
    if any(part.flag_bits & 1 for part in parts):
        raise UnreadableInput("expected an open DOCX, got one with a password; save a copy without", reason="encrypted")
    total = sum(part.file_size for part in parts)
    worst = max((_ratio(part) for part in parts), default=0)
    if total > limits.max_expanded_bytes or worst > limits.max_ratio or len(parts) > _MOST_PARTS:
        raise _bomb(f"{len(parts)} parts of {total} bytes, one {worst} times its stored size", limits)


def _ratio(part: zipfile.ZipInfo) -> int:
    return part.file_size // max(1, part.compress_size) if part.file_size > MEBIBYTE else 0


def _refuse_unfolded(archive: zipfile.ZipFile, name: str, limits: Limits) -> None:
    total = 0
    for part in archive.infolist():
        markup = part.filename.lower().endswith((".xml", ".rels"))
        tail = b""
        with archive.open(part) as unfolded:
            while chunk := unfolded.read(MEBIBYTE):
                total += len(chunk)
                if total > limits.max_expanded_bytes:
                    raise _bomb(f"more than {total} bytes", limits)
                if markup:
                    _refuse_declarations(tail + chunk, part.filename, name)
                tail = chunk[-64:]


def _refuse_declarations(chunk: bytes, part: str, name: str) -> None:
    """Refuse a document type: the format has none, and its entities can unfold to gigabytes."""
    plain = chunk.replace(b"\0", b"")
    if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
        message = (
            f"expected XML without a document type, got one in {part!r}; the file was not made by a word processor"
        )
        raise UnreadableInput(message, reason="xml_entities", source=name)


def _bomb(found: str, limits: Limits) -> UnreadableInput:
    message = (
        f"expected at most {limits.max_expanded_bytes} bytes and parts of at most {limits.max_ratio} times their "
        f"stored size, got {found}; open the file in a word processor and save it again"
    )
    return UnreadableInput(message, reason="zip_bomb")
