"""The signs that words are the name of a place, or are not, and what each is worth.

They stand in one table, so that they can be disputed; a name counts from `ENOUGH` on.
"""

from __future__ import annotations

import msgspec

from gawah.identity.place_lookup import Named

WIDE = frozenset({"country", "state", "region", "continent", "sea"})
"""Kinds of places that are large enough to be meant without any other sign."""
ENOUGH = 1.5
WEIGHTS = {
    "country, state or region": 3.0,
    "province or district": 2.0,
    "several words": 1.0,
    "only another name of it": -0.8,
    "ordinary word": -4.5,
    "ordinary words": -2.0,
    "ordinary words for another name of it": -5.0,
    "given name": -2.0,
    "surname": -1.2,
    "in, at, near": 1.5,
    "of, to, for": 0.3,
    "the place it lies in follows": 5.0,
    "the place before lies in it": 3.0,
    "noun for a kind of place before": 4.0,
    "noun for a kind of place after": 2.5,
    "title before": -5.0,
    "given name before": -5.0,
    "initial before": -5.0,
    "another name before": -1.8,
    "another name after": -1.6,
    "organisation after": -1.0,
    "street after": -4.5,
    "university or newspaper after": -6.0,
    "in a list of places": 1.5,
    "ordinary word after": -0.6,
    "surname after": -4.0,
    "speaks": -2.0,
    "a person of the document": -3.0,
    "meant as a place elsewhere": 1.5,
    "no case to go by": -1.0,
    "abbreviation without its town": -6.0,
    "article before": -1.2,
    "money": -9.0,
    "acronym": -3.5,
    "given name among capitals": -3.5,
}


class Judged(msgspec.Struct, frozen=True):
    """A name with the signs for and against it, and the name of what it lies in where the text says that."""

    named: Named
    signs: tuple[str, ...]
    score: float
    container: Named | None = None
    noun: str | None = None
    """The noun for its kind that stands beside it: "district", "city"."""

    def is_place(self) -> bool:
        """Say whether the signs suffice."""
        return self.score >= ENOUGH
