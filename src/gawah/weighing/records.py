"""What is computed from claims and shown: the records of the computed exports (docs/reference/claims-format.md)."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

Interest = Literal["party", "rival", "against_own_interest", "third_party", "unknown"]
Access = Literal["on_site", "in_country", "abroad", "unknown"]
OriginKind = Literal["actor", "person", "publisher", "agency", "unnamed"]
Status = Literal[
    "reported_as_fact",
    "claimed_or_admitted",
    "suspected_or_accused",
    "suspected_or_accused_by_authorities",
    "possible",
    "acquitted",
]


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """Whoever a claim finally rests on.

    `key` is equal where the origin is the same; `name` is what is shown. `under` is the key of the larger origin
    that it is counted with (the state whose organ it is), its own key otherwise. `authority` tells that it speaks
    for a state. `relayed_only_by` names who alone lets it be heard. `sentence` says why this is the origin.
    """

    key: str
    name: str
    kind: OriginKind
    actor: str | None = None
    under: str = ""
    country: str | None = None
    authority: bool = False
    relayed_only_by: tuple[str, ...] = ()
    sentence: str = ""


class FieldValue(msgspec.Struct, frozen=True, kw_only=True):
    """One value of a field with everybody who stands behind it; `reports` counts documents.

    `per_origin` gives the number of reports of each origin. `polarity` is `negative` where the value is denied.
    """

    value: Any
    origins: tuple[str, ...]
    stances: tuple[str, ...]
    claims: tuple[str, ...]
    reports: int
    per_origin: dict[str, int] = {}
    polarity: str = "positive"
    withdrawn: bool = False


class OriginView(msgspec.Struct, frozen=True, kw_only=True):
    """An origin as it stands to one incident or tie.

    `side` is a sentence of what it says. `reports` are ids of documents. `reliability` is a person's grade (A-F),
    `credibility` the computed Admiralty digit (1-6) with its rule in `credibility_why`.
    """

    origin: str
    side: str
    interest: Interest = "unknown"
    interest_why: str = ""
    access: Access = "unknown"
    access_why: str = ""
    reports: tuple[str, ...] = ()
    relayed_only_by: tuple[str, ...] = ()
    counted_with: str | None = None
    authority: bool = False
    reliability: str = "F"
    credibility: int = 6
    credibility_why: str = ""


class Attribution(msgspec.Struct, frozen=True, kw_only=True):
    """How an actor stands to an incident, in MUC-4's words; `by` and `denied_by` are names of origins."""

    status: Status
    by: tuple[str, ...] = ()
    contested: bool = False
    denied_by: tuple[str, ...] = ()


class Contest(msgspec.Struct, frozen=True, kw_only=True):
    """A field that origins disagree about, with the sentence that says between whom and about what."""

    field: str
    sentence: str
    yes: tuple[str, ...] = ()
    no: tuple[str, ...] = ()
    doubt: tuple[str, ...] = ()
    rival: dict[str, tuple[str, ...]] = {}
    withdrawn: tuple[str, ...] = ()


class Incident(msgspec.Struct, frozen=True, kw_only=True):
    """One event as the claims tell it: every value of every field with its origins."""

    id: str
    title: str
    kind: tuple[str, ...]
    claims: tuple[str, ...]
    fields: dict[str, tuple[FieldValue, ...]]
    reports: tuple[str, ...]
    origins: tuple[OriginView, ...]
    independent_origins: dict[str, int]
    attribution: dict[str, Attribution]
    not_claimed_by: tuple[str, ...] = ()
    contested: tuple[Contest, ...] = ()
    superseded: tuple[str, ...] = ()
    would_settle: str = ""


class TiePeriod(msgspec.Struct, frozen=True, kw_only=True):
    """When a tie is said to hold (`start`, `end`: ISO dates or prefixes) and when that was first and last said."""

    start: str | None = None
    end: str | None = None
    said_first: str | None = None
    said_last: str | None = None


class TieStep(msgspec.Struct, frozen=True, kw_only=True):
    """One step of a tie's history: what is said to have happened to it, when, by which origin, in which claims."""

    step: Literal["began", "held", "breached", "ended", "denied"]
    at: str | None = None
    origin: str = ""
    claims: tuple[str, ...] = ()
    sentence: str = ""


class Voice(msgspec.Struct, frozen=True, kw_only=True):
    """An origin and the claims in which it says so."""

    origin: str
    claims: tuple[str, ...]
    interest: Interest = "unknown"
    interest_why: str = ""


class Tie(msgspec.Struct, frozen=True, kw_only=True):
    """A relation of two actors as the claims tell it."""

    id: str
    kind: str
    a: str
    b: str
    period: TiePeriod
    says_yes: tuple[Voice, ...] = ()
    says_no: tuple[Voice, ...] = ()
    doubts: tuple[Voice, ...] = ()
    independent_origins: int = 0
    interest: Interest = "unknown"
    contested: bool = False
    sentence: str = ""
    claims: tuple[str, ...] = ()
    history: tuple[TieStep, ...] = ()
    superseded: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    """Every kind that is said; `kind` is the one said most often."""
    under: str | None = None
    """The tie of a broader actor that this one is told in too: an agency's in its state's."""


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """A presence record or a judgement: what is said of whom, where, by which origins, and who says otherwise."""

    id: str
    type: Literal["presence", "assessment"]
    kind: str
    actor: str
    place: str | None = None
    says_yes: tuple[Voice, ...] = ()
    says_no: tuple[Voice, ...] = ()
    doubts: tuple[Voice, ...] = ()
    independent_origins: int = 0
    contested: bool = False
    sentence: str = ""
    claims: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    """Every kind that is said; `kind` is the one said most often."""
    under: str | None = None
    """The finding about a wider place or a broader actor that this one is told in too."""
