"""Claims JSONL, version 1: one claim a line, UTF-8, keys in the order of docs/reference/claims-format.md."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from gawah.errors import ClaimError
from gawah.model import (
    ActorRef,
    Certainty,
    Claim,
    ClaimType,
    Count,
    DocumentRef,
    Period,
    Place,
    Polarity,
    Span,
    Speaker,
    Stance,
)


class ClaimLine(msgspec.Struct, frozen=True, kw_only=True):
    """A claim in the order of the format; `masked` says that private persons were veiled in this line."""

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
    masked: bool | msgspec.UnsetType = msgspec.UNSET


KEYS = tuple(ClaimLine.__struct_fields__[:-1])
"""The keys of a claim, in the order in which they are written."""

_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Claim)


def encode_claim(claim: Claim, *, masked: bool = False) -> bytes:
    """Return one line of claims JSONL, without the line's end; every key is written, empty or not."""
    fields = {key: getattr(claim, key) for key in KEYS}
    return _encoder.encode(ClaimLine(**fields, masked=True if masked else msgspec.UNSET))


def encode_claims(claims: Iterable[Claim]) -> Iterator[bytes]:
    """Yield the line of each claim, with its line's end."""
    for claim in claims:
        yield encode_claim(claim) + b"\n"


def decode_claim(line: bytes | str) -> Claim:
    """Return the claim of one line; keys that this version does not know are passed over.

    Raises:
        ClaimError: the line is not JSON or not a claim.
    """
    try:
        return _decoder.decode(line)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise ClaimError(f"expected one claim as a JSON object, got something else: {error}") from error


def decode_claims(lines: Iterable[bytes | str]) -> Iterator[Claim]:
    """Yield the claims of a file's lines; empty lines are passed over.

    Raises:
        ClaimError: a line is not a claim; the message names the line.
    """
    for number, line in enumerate(lines, start=1):
        if len(line.strip()) == 0:
            continue
        try:
            yield decode_claim(line)
        except ClaimError as error:
            raise ClaimError(f"line {number}: {error}") from error
