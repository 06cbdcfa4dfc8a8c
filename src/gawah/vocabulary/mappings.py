"""How each kind is written in the field's other vocabularies, and why it is not where it has no place there."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from gawah.vocabulary.claim_kinds import all_kinds
from gawah.vocabulary.lexicons import read_yaml

MAPPINGS = ("acled", "ucdp", "cameo_plover", "stix")


class Mapped(msgspec.Struct, frozen=True, kw_only=True):
    """What a kind is in another vocabulary: named codes, or none and the reason."""

    codes: dict[str, str] = {}
    reason: str = ""


class Mapping(msgspec.Struct, frozen=True, kw_only=True):
    """Another vocabulary: its name, and what each kind (by type and name) is in it."""

    name: str
    rows: dict[tuple[str, str], Mapped]


@lru_cache(maxsize=len(MAPPINGS))
def mapping(name: str) -> Mapping:
    """Return one of `MAPPINGS`.

    Raises:
        KeyError: there is no mapping of that name, or it says nothing about a kind.
    """
    if name not in MAPPINGS:
        raise KeyError(f"expected one of {', '.join(MAPPINGS)}, got {name!r}")
    raw = read_yaml(f"mappings/{name}.yaml")
    rows: dict[tuple[str, str], Mapped] = {}
    for claim_type, kind in all_kinds():
        table = raw[claim_type]
        rows[claim_type, kind] = _mapped(table.get(kind) or table["every"])
    return Mapping(name=raw["name"], rows=rows)


def _mapped(row: dict[str, str]) -> Mapped:
    """Read one row; a key that begins with `none` holds a reason, whole or for one of several codes."""
    codes = {key: value for key, value in row.items() if not key.startswith("none")}
    return Mapped(codes=codes, reason=" ".join(value for key, value in row.items() if key.startswith("none")))


def acled_of(kind: str, *, armed_target: bool = False) -> tuple[str, str] | None:
    """Return ACLED's event type and sub-event type of an event kind, None for a word that is none.

    `armed_target` says that an `attack` was on armed men: ACLED calls that a clash.
    """
    row = mapping("acled").rows.get(("event", kind))
    if row is None:
        return None
    if armed_target and "armed_target" in row.codes:
        event_type, _, sub_event_type = row.codes["armed_target"].partition(" / ")
        return event_type, sub_event_type
    return row.codes["event_type"], row.codes["sub_event_type"]


def kind_of_acled(sub_event_type: str) -> str | None:
    """Return the event kind that an ACLED sub-event type is, in whatever letter case, or None for another word."""
    wanted = sub_event_type.strip().casefold()
    for (_, kind), row in mapping("acled").rows.items():
        if row.codes.get("sub_event_type", "").casefold() == wanted and len(wanted) > 0:
            return kind
    return None
