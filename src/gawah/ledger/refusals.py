"""Inputs that could not become documents, each with the reason."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from gawah.ledger import chain
from gawah.ledger.admission import visible
from gawah.ledger.connection import Connection


class Refusal(msgspec.Struct, frozen=True, kw_only=True):
    """One input that was refused: where it came from, a short code, a sentence, and its SHA-256 if bytes were read."""

    source: str
    reason: str
    message: str
    sha256: str | None = None
    recorded_at: str = ""


def store(connection: Connection, refusal: Refusal, *, now: str) -> bool:
    """Write `refusal` and return whether it was new; the same one again changes nothing."""
    values = {
        "source": visible(refusal.source),
        "reason": refusal.reason,
        "message": visible(refusal.message),
        "sha256": refusal.sha256,
    }
    known = "SELECT 1 FROM refusals WHERE source = ? AND reason = ? AND message = ? AND sha256 IS ?"
    if connection.one(known, values.values()) is not None:
        return False
    row = connection.insert("refusals", **values, recorded_at=now)
    chain.append(connection, "refusals", [row], at=now)
    return True


def listing(connection: Connection) -> Iterator[Refusal]:
    """Yield every refusal in the order of recording."""
    for row in connection.stream("SELECT source, reason, message, sha256, recorded_at FROM refusals ORDER BY id"):
        yield Refusal(**dict(zip(Refusal.__struct_fields__, row, strict=True)))
