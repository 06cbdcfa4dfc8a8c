"""What is known, as rows of the case file and back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

import msgspec

from gawah.incidents.records import Account, Copy, Link
from gawah.known.knowledge import Standing
from gawah.ledger.known_rows import KnownRow
from gawah.weighing.records import Finding, Incident, Tie

SORTS: dict[str, type[msgspec.Struct]] = {
    "copy": Copy,
    "account": Account,
    "standing": Standing,
    "incident": Incident,
    "tie": Tie,
    "finding": Finding,
    "link": Link,
    "unsure": Link,
}
"""The sorts of rows and the records that they hold."""

_encode = msgspec.json.Encoder(order="deterministic").encode
_Record = TypeVar("_Record", bound=msgspec.Struct)


def row(record: msgspec.Struct, *, made_of: str = "", claims: Iterable[str] = ()) -> KnownRow:
    """Return the row of a record."""
    return KnownRow(made_of=made_of, record=_encode(record).decode(), claims=tuple(sorted(set(claims))))


def records(kept: Mapping[str, tuple[str, str]], kind: type[_Record]) -> dict[str, _Record]:
    """Return the records of a sort's rows by id."""
    decoder: msgspec.json.Decoder[Any] = msgspec.json.Decoder(kind)
    return {key: decoder.decode(record) for key, (_, record) in kept.items()}
