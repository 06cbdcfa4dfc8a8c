"""The closed lists of a claim: types, stances, polarity, certainty, roles, and the codes of precision."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from gawah.vocabulary.lexicons import read_yaml


class Words(msgspec.Struct, frozen=True, kw_only=True):
    """Each list as word -> meaning, in the order in which it is shown."""

    types: dict[str, str]
    stances: dict[str, str]
    polarity: dict[str, str]
    certainty: dict[str, str]
    roles: dict[str, str]
    time_precision: dict[int, str]
    place_precision: dict[int, str]


@lru_cache(maxsize=1)
def words() -> Words:
    """Return the closed lists of `types.yaml`."""
    return msgspec.convert(read_yaml("types.yaml"), Words)
