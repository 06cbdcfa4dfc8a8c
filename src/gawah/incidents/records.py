"""What the linking works on and what it gives: accounts, links between them, and groups."""

from __future__ import annotations

from typing import Literal

import msgspec

from gawah.model import Count, Period, Place

Verdict = Literal["same", "different", "unsure"]


class Account(msgspec.Struct, frozen=True, kw_only=True):
    """One document's telling of one event: the claims that speak of it and what they give together.

    `id` is the smallest id of its claims. `perpetrators`, `targets` and `sides` (both parties of a clash, and those
    whose part is not said) hold keys of actors: an id of the actor table, or the folded name. `objects` holds folded
    names of things that have one (a train, a hall, a camp). `text` is the quotes, for comparison only. `kinds` are
    event kinds. `period` and `places` are None or empty where no claim gives one. `published` is an ISO date.
    `aggregate` tells of several events at once and is linked with nothing.
    """

    id: str
    document: str
    claims: tuple[str, ...]
    kinds: tuple[str, ...] = ()
    period: Period | None = None
    published: str | None = None
    places: tuple[Place, ...] = ()
    perpetrators: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    deaths: Count | None = None
    injured: Count | None = None
    objects: tuple[str, ...] = ()
    text: str = ""
    aggregate: bool = False


class FieldScore(msgspec.Struct, frozen=True, kw_only=True):
    """What one field says about two accounts: the values compared, the weight (bits, above 0 speaks for), why."""

    field: str
    left: str
    right: str
    weight: float
    sentence: str


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """Two accounts compared: the sum of the weights, what follows from it, and one sentence.

    `decided_by` is the number of the person's decision that settles it, None where the weights did.
    """

    left: str
    right: str
    weight: float
    verdict: Verdict
    fields: tuple[FieldScore, ...] = ()
    sentence: str = ""
    decided_by: int | None = None


class Ruling(msgspec.Struct, frozen=True, kw_only=True):
    """A person's decision that two claims speak of one incident, or do not."""

    left: str
    right: str
    same: bool
    decision: int


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """The accounts and claims of one incident, sorted; `id` is made of its smallest claim."""

    id: str
    accounts: tuple[str, ...]
    claims: tuple[str, ...]
    links: tuple[Link, ...] = ()


class Linked(msgspec.Struct, frozen=True, kw_only=True):
    """What linking gives: groups, and the pairs that a person should look at."""

    groups: tuple[Group, ...]
    unsure: tuple[Link, ...] = ()


class Copy(msgspec.Struct, frozen=True, kw_only=True):
    """A document that is a copy of another or carries an agency's story.

    `of` is the id of the document it copies, None where that one is not in the case; `agency` the name of the maker
    that it gives; `share` how much of the shorter text the two have in common (0-1); `sentence` says why.
    """

    document: str
    of: str | None = None
    agency: str | None = None
    share: float | None = None
    sentence: str = ""


class TieGroup(msgspec.Struct, frozen=True, kw_only=True):
    """The relation claims of one tie: its kind and its two ends as keys of actors, with the names to show."""

    id: str
    kind: str
    a: str
    b: str
    a_name: str
    b_name: str
    claims: tuple[str, ...]
    history: tuple[str, ...] = ()
    """Claims that are no relation themselves but belong to its history: an agreement, a clash, a threat."""
    kinds: tuple[str, ...] = ()
    """Every kind that is said, `kind` being the one said most often: support is one tie, whatever is given."""
    under: str | None = None
    """The tie of a broader actor that this one is told in too: an agency's in its state's."""
