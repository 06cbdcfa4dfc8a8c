"""Claims JSONL, version 1: one claim a line, UTF-8, keys in the order of docs/reference/claims-format.md."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from gawah.errors import ClaimError
from gawah.model import Claim


class VeiledClaim(Claim, frozen=True, kw_only=True):
    """A claim in an export; `masked` says that private persons were veiled in this line."""

    masked: bool = False


KEYS = Claim.__struct_fields__
"""The keys of a claim, in the order in which they are written."""

_encoder = msgspec.json.Encoder()
_decoder = msgspec.json.Decoder(Claim)


def encode_claim(claim: Claim, *, masked: bool = False) -> bytes:
    """Return one line of claims JSONL, without the line's end; every key is written, empty or not."""
    if not masked:
        return _encoder.encode(claim)
    return _encoder.encode(VeiledClaim(**{key: getattr(claim, key) for key in KEYS}, masked=True))


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
