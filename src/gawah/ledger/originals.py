"""The bytes that were read, compressed, one row for each different content."""

from __future__ import annotations

import hashlib
import zlib

from gawah.errors import CaseError
from gawah.ledger import chain
from gawah.ledger.connection import Connection


def store(connection: Connection, original: bytes, *, now: str) -> str:
    """Store `original` unless it is there, and return its SHA-256."""
    sha256 = hashlib.sha256(original).hexdigest()
    if connection.one("SELECT 1 FROM originals WHERE sha256 = ?", (sha256,)) is None:
        compressed = zlib.compress(original, 6)
        connection.insert("originals", sha256=sha256, size=len(original), compressed=compressed, recorded_at=now)
        chain.append(connection, "originals", [sha256], at=now)
    return sha256


def load(connection: Connection, sha256: str) -> bytes:
    """Return the bytes whose SHA-256 is `sha256`.

    Raises:
        CaseError: there are none, or what is stored is not what was read.
    """
    row = connection.one("SELECT size, compressed FROM originals WHERE sha256 = ?", (sha256,))
    if row is None:
        raise CaseError(f"{connection.path}: no original with SHA-256 {sha256!r}")
    original = unpack(*row)
    if original is None or hashlib.sha256(original).hexdigest() != sha256:
        raise CaseError(f"{connection.path}: the original {sha256} is not the bytes that were read; run `gawah verify`")
    return original


def unpack(size: int, compressed: bytes) -> bytes | None:
    """Return the `size` bytes that `compressed` holds, or None if it holds anything else."""
    stream = zlib.decompressobj()
    try:
        # One byte more than promised is enough to know: a forged row cannot fill the memory.
        original = stream.decompress(compressed, size + 1)
    except (zlib.error, TypeError, ValueError, OverflowError):
        return None
    whole = stream.eof and len(stream.unused_data) == 0 and len(original) == size
    return original if whole else None
