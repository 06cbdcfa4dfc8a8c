"""Parts of a row that are kept as JSON."""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec

from gawah.errors import CaseError
from gawah.ledger.connection import Connection

T = TypeVar("T")


def decode(connection: Connection, raw: Any, kind: type[T], *, what: str) -> T:
    """Return the JSON of a row as `kind`.

    Raises:
        CaseError: the row holds something else; `what` names the row.
    """
    try:
        return msgspec.json.decode(raw, type=kind)
    except (msgspec.MsgspecError, TypeError, UnicodeError, RecursionError) as error:
        raise CaseError(f"{connection.path}: {what} cannot be read: {error}; run `gawah verify`") from error
