"""Claims JSONL: the order of keys, the way there and back, and lines that are no claims."""

from __future__ import annotations

import json

import pytest
from hypothesis import given

from gawah.errors import ClaimError
from gawah.exchange.jsonl import KEYS, decode_claim, decode_claims, encode_claim, encode_claims
from gawah.model import Claim

from .strategies import claims

ORDER = (
    "id document start end quote type kind roles place time deaths injured arrested count stance polarity certainty "
    "hedges speakers about corrects cue extractor confidence ref"
)


def test_keys_stand_in_the_order_of_the_format() -> None:
    """The keys of a line are those of the format, in its order."""
    assert tuple(ORDER.split()) == KEYS


def test_the_format_holds_every_field_of_a_claim() -> None:
    """No field of a claim is left out of the format."""
    assert set(KEYS) == set(Claim.__struct_fields__)


@given(claims)
def test_a_claim_comes_back_as_it_left(claim: Claim) -> None:
    """A claim that is written and read again is the same claim."""
    assert decode_claim(encode_claim(claim)) == claim


@given(claims)
def test_every_key_is_written(claim: Claim) -> None:
    """Empty fields are written too, and no others."""
    assert tuple(json.loads(encode_claim(claim))) == KEYS


@given(claims)
def test_a_claim_is_one_line(claim: Claim) -> None:
    """A line holds no line break, whatever the quote holds."""
    assert b"\n" not in encode_claim(claim)


@given(claims)
def test_a_masked_line_says_so(claim: Claim) -> None:
    """A line in which a person was veiled ends with `masked: true` and is read like any other."""
    line = encode_claim(claim, masked=True)
    assert json.loads(line)["masked"] is True
    assert decode_claim(line) == claim


@given(claims)
def test_empty_lines_are_passed_over(claim: Claim) -> None:
    """Lines of white space between claims do no harm."""
    assert list(decode_claims([b"\n", *encode_claims([claim]), b"  \n"])) == [claim]


@pytest.mark.parametrize("line", [b"{", b"[]", b"{}", b'{"id": 3}', b"\xff"])
def test_a_line_that_is_no_claim_is_named(line: bytes) -> None:
    """A line that is no claim raises an error that gives its number."""
    with pytest.raises(ClaimError, match="line 2: expected one claim"):
        list(decode_claims([b"\n", line]))
