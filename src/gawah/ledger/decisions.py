"""People's decisions: appended, never changed; a withdrawal is a decision too."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from gawah.errors import CaseError
from gawah.ledger import chain, nested
from gawah.ledger.connection import Connection, Row

WITHDRAW = "withdraw"
"""The kind of the decision that takes back the one its target names."""
CODED = "coded"
"""The kind that notes that a person wrote a claim which is recorded as another's; the value is their claim."""


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """What a person decided: who, when, of which kind, about what, with which value and why.

    `withdrawn_by` is the number of the decision that took it back, None while it stands.
    """

    id: int = 0
    who: str
    kind: str
    target: str
    value: Any = None
    why: str = ""
    recorded_at: str = ""
    withdrawn_by: int | None = None


def store(connection: Connection, draft: Decision, *, now: str) -> tuple[Decision, bool]:
    """Append what `draft` decides; return the decision and whether it is new.

    The same decision of the same person, still standing, is not repeated.

    Raises:
        CaseError: `who`, `kind` or `target` is empty, or `value` is not JSON.
    """
    _check_filled(who=draft.who, kind=draft.kind, target=draft.target)
    if draft.kind == WITHDRAW:
        raise CaseError("a decision is withdrawn with withdraw(), which also checks that it stands")
    values = {"who": draft.who, "kind": draft.kind, "target": draft.target}
    values |= {"value": _encode(draft.value), "why": draft.why}
    row = connection.one(f"{_SELECT} WHERE {_SAME} AND withdrawn_by IS NULL", values.values())
    if row is not None:
        return _from_row(connection, row), False
    return _append(connection, now=now, **values), True


def withdraw(connection: Connection, decision: int, *, who: str, why: str, now: str) -> Decision:
    """Take back a decision and return the withdrawal.

    Raises:
        CaseError: there is no such decision, it is a withdrawal itself, or it was withdrawn before.
    """
    taken = load(connection, decision)
    if taken.kind == WITHDRAW:
        raise CaseError(f"decision {decision} is a withdrawal and cannot be withdrawn; decide anew instead")
    if taken.withdrawn_by is not None:
        raise CaseError(f"decision {decision} was withdrawn before, by decision {taken.withdrawn_by}")
    _check_filled(who=who)
    made = _append(connection, who=who, kind=WITHDRAW, target=str(decision), value="null", why=why, now=now)
    connection.run("UPDATE decisions SET withdrawn_by = ? WHERE id = ?", (made.id, decision))
    return made


def load(connection: Connection, decision: int) -> Decision:
    """Return one decision."""
    row = connection.one(f"{_SELECT} WHERE id = ?", (decision,))
    if row is None:
        raise CaseError(f"{connection.path}: no decision {decision!r}")
    return _from_row(connection, row)


def listing(
    connection: Connection, *, kind: str | None = None, target: str | None = None, standing: bool = False
) -> Iterator[Decision]:
    """Yield decisions in the order they were made; `standing` leaves out withdrawals and what they took back."""
    sql = f"{_SELECT} WHERE (?1 IS NULL OR kind = ?1) AND (?2 IS NULL OR target = ?2)"
    if standing:
        sql += f" AND withdrawn_by IS NULL AND kind <> '{WITHDRAW}'"
    for row in connection.stream(f"{sql} ORDER BY id", (kind, target)):
        yield _from_row(connection, row)


_SELECT = "SELECT id, who, kind, target, value, why, recorded_at, withdrawn_by FROM decisions"
_SAME = "who = ? AND kind = ? AND target = ? AND value = ? AND why = ?"


def _check_filled(**fields: str) -> None:
    for field, given in fields.items():
        if len(given.strip()) == 0:
            raise CaseError(f"a decision needs {field}; got {given!r}")


def _encode(value: Any) -> str:
    try:
        return chain.canonical(msgspec.to_builtins(value)).decode("utf-8")
    except (TypeError, ValueError, OverflowError, UnicodeError) as error:
        raise CaseError(f"the value of a decision must be JSON (text, numbers, lists, objects): {error}") from error


def _append(connection: Connection, *, now: str, **values: str) -> Decision:
    row = connection.insert("decisions", **values, recorded_at=now)
    chain.append(connection, "decisions", [row], at=now)
    return load(connection, row)


def _from_row(connection: Connection, row: Row) -> Decision:
    values = dict(zip(Decision.__struct_fields__, row, strict=True))
    values["value"] = nested.decode(connection, values["value"], object, what=f"decision {values['id']!r}")
    return Decision(**values)
