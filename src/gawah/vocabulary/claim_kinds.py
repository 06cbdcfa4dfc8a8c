"""What a claim of each type can be about: `kinds.yaml`, typed."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, cast

import msgspec

from gawah.model import ClaimType
from gawah.vocabulary.lexicons import read_yaml


class Kind(msgspec.Struct, frozen=True, kw_only=True):
    """One kind of one type; `roles` are those it takes, `families` those of kinds that may tell of the same thing."""

    type: ClaimType
    name: str
    label: str
    description: str
    roles: tuple[str, ...]
    families: tuple[str, ...]
    symmetric: bool = False


@lru_cache(maxsize=1)
def all_kinds() -> dict[tuple[str, str], Kind]:
    """Return every kind by its type and name, in the order of the file."""
    return {(kind.type, kind.name): kind for kind in _read(read_yaml("kinds.yaml"))}


def _read(raw: dict[str, dict[str, dict[str, Any]]]) -> list[Kind]:
    return [
        Kind(
            type=cast(ClaimType, claim_type),
            name=name,
            label=row["label"],
            description=row["description"],
            roles=tuple(row["roles"].split()),
            families=tuple(row["families"].split()),
            symmetric=row.get("symmetric", False),
        )
        for claim_type, rows in raw.items()
        for name, row in rows.items()
    ]


@lru_cache(maxsize=1)
def kind_names() -> dict[str, frozenset[str]]:
    """Return the names of the kinds of each type."""
    types = dict.fromkeys(claim_type for claim_type, _ in all_kinds())
    return {each: frozenset(name for claim_type, name in all_kinds() if claim_type == each) for each in types}


def kinds(claim_type: str) -> tuple[Kind, ...]:
    """Return the kinds of a type of claim; none for a word that is no type."""
    return tuple(kind for kind in all_kinds().values() if kind.type == claim_type)


def is_kind(claim_type: str, name: str) -> bool:
    """Tell whether a claim of this type may be of this kind."""
    return (claim_type, name) in all_kinds()


def share_family(claim_type: str, first: str, second: str) -> bool:
    """Tell whether two kinds of a type may tell of the same thing; a kind with itself always, an unknown one never."""
    one, other = all_kinds().get((claim_type, first)), all_kinds().get((claim_type, second))
    if one is None or other is None:
        return False
    return one is other or not set(one.families).isdisjoint(other.families)
