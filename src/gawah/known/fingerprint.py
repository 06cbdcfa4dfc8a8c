"""Hashes of what something was computed from: equal hashes, nothing to compute again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

import msgspec

VERSION = "1"
"""Raised when what is computed changes for the same input: everything is then computed again."""

_encode = msgspec.json.Encoder(order="sorted").encode


def fingerprint(parts: Iterable[Any]) -> str:
    """Return 20 hex digits of SHA-256 over the parts, which are JSON or records, in their order."""
    digest = hashlib.sha256(VERSION.encode())
    for part in parts:
        digest.update(_encode(part))
        digest.update(b"\n")
    return digest.hexdigest()[:20]
