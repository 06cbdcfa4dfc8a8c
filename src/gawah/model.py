"""The records that everything else passes on: documents, their passages, claims and their parts.

All records are frozen. Offsets are half-open `[start, end)` counts of characters (Unicode code points) into
`Document.text`, never copies. Field names follow the claims format (docs/reference/claims-format.md).
"""

from __future__ import annotations

import hashlib
from pathlib import PurePath
from typing import Any, Literal

import msgspec

ClaimType = Literal["event", "relation", "presence", "assessment"]
Stance = Literal[
    "reports",
    "confirms",
    "claims_responsibility",
    "accuses",
    "suspects",
    "denies",
    "threatens",
    "promises",
    "demands",
    "assesses",
]
Polarity = Literal["positive", "negative"]
Certainty = Literal["certain", "probable", "possible", "underspecified"]
MentionKind = Literal["actor", "place", "date", "number", "weapon", "attack_word", "claim_word", "deny_word"]


class Span(msgspec.Struct, frozen=True, kw_only=True):
    """Words of a text and where they stand."""

    start: int
    end: int
    text: str


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """Something a reader of the document should know: why it was read in part, or what looks odd.

    `code` is a short stable word (`truncated`, `rtl_reordered`, `control_characters`), `message` a sentence.
    """

    code: str
    message: str
    start: int | None = None
    end: int | None = None


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """A stretch of a document that is read as one: a paragraph, a page, a subtitle cue, a message.

    `label` is what a person would cite: "¶3", "page 2", "00:04:00". `language` is ISO 639-1 or None when it
    cannot be told. Passages do not overlap and come in the order of the text.
    """

    start: int
    end: int
    kind: Literal["heading", "paragraph", "page", "cue", "message"] = "paragraph"
    label: str = ""
    language: str | None = None
    rtl: bool = False


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """One report as read: its text, where the text came from and how it was made from the bytes.

    `id` is the SHA-256 of the original bytes (or of one entry's bytes in a container: feed, archive, mailbox).
    `text_is_original` says that offsets count the stored file itself (plain text, subtitles); otherwise
    they count what `reader` (name and version) extracted. `published` is an ISO 8601 date or date-time, `country` the
    ISO 3166-1 alpha-2 code of where the publisher sits.
    """

    id: str
    text: str
    passages: tuple[Passage, ...] = ()
    name: str = ""
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None
    format: str = "text"
    reader: str = "text/1"
    text_is_original: bool = False
    notes: tuple[Note, ...] = ()
    country: str | None = None


class Count(msgspec.Struct, frozen=True, kw_only=True):
    """A number of people or things as a text gives it; a bound that is not said stays None.

    "nearly 30" is best 30, high 30; "at least 30" is low 30; "30" is 30 three times. `of` names what is counted.
    """

    low: int | None = None
    best: int | None = None
    high: int | None = None
    text: str = ""
    of: str | None = None


class Period(msgspec.Struct, frozen=True, kw_only=True):
    """A time as a text gives it: an interval of ISO dates, `end` exclusive, never filled in.

    `precision` is UCDP's date_prec: 1 exact day, 2 within 2-6 days, 3 a week, 4 a month, 5 more than a month.
    `duration` is ISO 8601 ("P3D"). `start` or `end` is None where that side is open.
    """

    text: str = ""
    start: str | None = None
    end: str | None = None
    precision: int | None = None
    duration: str | None = None


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """A place as named and as found in the gazetteer.

    `country` is ISO 3166-1 alpha-2. `precision` is UCDP's where_prec: 1 exact, 2 within 25 km, 3 district
    (ADM2), 4 province (ADM1), 5 linear or fuzzy area, 6 country, 7 international or unknown.
    `radius_km` is how far from `lat`/`lon` the place may reach.
    """

    text: str
    name: str | None = None
    geonameid: int | None = None
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    admin1: str | None = None
    precision: int | None = None
    radius_km: float | None = None


class ActorRef(msgspec.Struct, frozen=True, kw_only=True):
    """A filler of a role: the words of the document, and whom they name where that is known."""

    text: str
    id: str | None = None
    name: str | None = None


class Speaker(msgspec.Struct, frozen=True, kw_only=True):
    """One link of a chain of speakers.

    `name` is the person or text that speaks, `actor` on whose behalf, `text` the form in the document (a pronoun
    included), `kind` what sort of voice it is, `document` the report or interview it was said in, `joint` others
    who say it together. A speaker without a name has a `name` that says so and no `id`.
    """

    name: str
    actor: str | None = None
    text: str = ""
    id: str | None = None
    kind: str | None = None
    document: str | None = None
    joint: tuple[str, ...] = ()


class DocumentRef(msgspec.Struct, frozen=True, kw_only=True):
    """What a claim says of the document it stands in."""

    id: str
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    language: str | None = None


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that one text says somebody says, with the words that carry it.

    `roles` maps a role (`perpetrator`, `sponsor`, `target`, `actor`, `a`, `b`, `weapon`, `policy`) to its fillers.
    The fields stand in the order in which the claims format writes them. `speakers` runs from the outermost to
    the innermost; empty means the author's own voice. `ref` is the id that the claim had in a file it came from.
    """

    id: str = ""
    document: DocumentRef
    start: int
    end: int
    quote: str
    type: ClaimType
    kind: str
    roles: dict[str, tuple[ActorRef, ...]] = {}
    place: tuple[Place, ...] = ()
    time: Period | None = None
    deaths: Count | None = None
    injured: Count | None = None
    arrested: Count | None = None
    count: Count | None = None
    stance: Stance = "reports"
    polarity: Polarity = "positive"
    certainty: Certainty = "certain"
    hedges: tuple[Span, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    about: str | None = None
    corrects: tuple[str, ...] = ()
    cue: Span | None = None
    extractor: str = ""
    confidence: float | None = None
    ref: str | None = None


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """A word or name that the extraction found, whether or not a claim came of it.

    `value` is what it stands for where known: an actor id, a geonameid as text, an ISO interval `start/end`, a number.
    """

    start: int
    end: int
    text: str
    kind: MentionKind
    language: str | None = None
    value: str | None = None


class Spent(msgspec.Struct, frozen=True, kw_only=True):
    """What asking a model took: requests, the tokens that its server counted, and requests that it counted none for."""

    requests: int = 0
    prompt_tokens: int = 0
    completion_tokens: int = 0
    uncounted: int = 0

    def __add__(self, other: Spent) -> Spent:
        return Spent(**{field: getattr(self, field) + getattr(other, field) for field in self.__struct_fields__})


class Extraction(msgspec.Struct, frozen=True, kw_only=True):
    """What one document yields: its claims and its mentions, each in the order of the text.

    `dropped` counts, by reason, the claims of a model that were not taken; `notes` say so to a reader of the document.
    `failure` says why a model gave no usable answer: such a document is not to be recorded, and to be tried again.
    """

    claims: tuple[Claim, ...] = ()
    mentions: tuple[Mention, ...] = ()
    dropped: dict[str, int] = {}
    notes: tuple[Note, ...] = ()
    spent: Spent = Spent()
    failure: str | None = None


def claim_id(claim: Claim) -> str:
    """Return the stable id of a claim: 20 hex digits of SHA-256 over what makes it this claim and no other.

    Document, offsets, type, kind, roles, stance and speakers count; what a later version may add (a resolved id, a
    confidence, a place) does not, so that reading again changes nothing.
    """
    roles = {r: [f.text for f in fillers] for r, fillers in sorted(claim.roles.items())}
    speakers = [[s.name, s.text] for s in claim.speakers]
    key: list[Any] = [claim.document.id, claim.start, claim.end, claim.type, claim.kind, roles, claim.stance, speakers]
    return hashlib.sha256(msgspec.json.encode(key)).hexdigest()[:20]


def reference(document: Document) -> DocumentRef:
    """Return what a claim carries of its document; one without a title is called by its file's name."""
    return DocumentRef(
        id=document.id,
        title=document.title or PurePath(document.name).stem or None,
        publisher=document.publisher,
        published=document.published,
        url=document.url,
        language=document.language,
    )
