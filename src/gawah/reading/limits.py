"""How much one input may cost before it is refused."""

from __future__ import annotations

import msgspec

MEBIBYTE = 1024 * 1024


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """Bounds on size, time and depth; an input beyond one of them is refused with a reason, never cut short.

    Sizes are bytes, times seconds. `max_bytes` holds for what is read or fetched, `max_expanded_bytes` for what a
    compressed file unfolds to, `max_ratio` for how many times larger than stored one of its parts may be.
    """

    max_bytes: int = 64 * MEBIBYTE
    max_expanded_bytes: int = 256 * MEBIBYTE
    max_ratio: int = 200
    max_depth: int = 50
    max_redirects: int = 5
    connect_seconds: float = 10.0
    fetch_seconds: float = 60.0
    tool_seconds: float = 60.0


DEFAULT_LIMITS = Limits()
