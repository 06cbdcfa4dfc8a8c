"""Corrections as people write them, and that no offset is ever invented."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gawah.errors import ClaimError
from gawah.known.corrections_read import read_changes
from gawah.known.decided import corrected
from gawah.ledger.admission import check_quotes
from gawah.model import Document, DocumentRef

from .deciding import QUOTE, make_claim

TEXT = f"{QUOTE} ترجمان نے تردید کی۔ The Front denied it, and denied it again."
DOCUMENT = Document(id="d1", text=TEXT)
CLAIM = make_claim("c1")


def read(**changes: Any) -> dict[str, Any]:
    """Return what is read from fields as a person writes them."""
    return read_changes(CLAIM, DOCUMENT, changes)


@pytest.mark.parametrize(
    ("words", "low", "best", "high"),
    [
        ("30", 30, 30, 30),
        ("20-30", 20, None, 30),
        ("30 to 20", 20, None, 30),
        ("at least 30", 30, None, None),
        ("30+", 30, None, None),
        (">= 30", 30, None, None),
        ("at most 30", None, None, 30),
        ("about 30", None, 30, None),
        ("nearly 30", None, 30, 30),
        ("0", 0, 0, 0),
    ],
)
def test_a_number_keeps_the_bounds_that_are_said(
    words: str, low: int | None, best: int | None, high: int | None
) -> None:
    """A bound that is not said stays empty."""
    made = read(deaths=words)["deaths"]
    assert (made["low"], made["best"], made["high"], made["text"]) == (low, best, high, words)


@pytest.mark.parametrize(
    ("words", "start", "end", "precision"),
    [
        ("2024", "2024-01-01", "2025-01-01", 5),
        ("2024-02", "2024-02-01", "2024-03-01", 4),
        ("2024-02-29", "2024-02-29", "2024-03-01", 1),
        ("2024-03-01/2024-03-03", "2024-03-01", "2024-03-04", 2),
        ("2024-03-01/2024-03-07", "2024-03-01", "2024-03-08", 3),
        ("/2025-03", None, "2025-04-01", None),
        ("2024-03/", "2024-03-01", None, None),
    ],
)
def test_a_time_is_an_interval_whose_end_is_exclusive(
    words: str, start: str | None, end: str | None, precision: int | None
) -> None:
    """Both days of a range are included; a side that is left open stays open."""
    made = read(time=words)["time"]
    assert (made["start"], made["end"], made["precision"]) == (start, end, precision)


@pytest.mark.parametrize("words", ["2024-02-30", "/", "2024-03/2024-02", "spring", "2024/3"])
def test_what_is_no_time_is_refused(words: str) -> None:
    """A day that does not exist, an empty range, or one that ends before it begins is no time."""
    with pytest.raises(ClaimError, match="time: expected"):
        read(time=words)


def test_nothing_empties_a_field() -> None:
    """An empty value takes away what was said."""
    emptied = read(deaths="", place="", speaker="", perpetrator="", about="", corrects="", hedges="")
    claim = corrected(make_claim("c1", about="x"), emptied, 1, DOCUMENT)
    assert (claim.deaths, claim.place, claim.speakers, claim.about) == (None, (), (), None)
    assert set(claim.roles) == {"target"}


def test_speakers_run_from_the_outermost_to_the_innermost() -> None:
    """A chain is parted by >; who is in the table of actors gets the id."""
    assert [(one["name"], one["id"]) for one in read(speaker="Meridian Wire > TTP")["speakers"]] == [
        ("Meridian Wire", None),
        ("TTP", "ttp"),
    ]


def test_values_of_the_claims_format_are_taken_as_they_are() -> None:
    """From Python a field may be given as a record or as JSON; a role as a list of names."""
    made = read(**{"deaths": {"best": 4}, "roles.target": ["soldiers", {"text": "guards"}]})
    claim = corrected(CLAIM, made, 1, DOCUMENT)
    assert claim.deaths is not None
    assert claim.deaths.best == 4
    assert [filler.text for filler in claim.roles["target"]] == ["soldiers", "guards"]


@pytest.mark.parametrize("quote", ["no such words", "", "denied it"])
def test_a_quote_must_stand_in_the_document_once(quote: str) -> None:
    """Words that are not there, or are there twice, give no offsets."""
    with pytest.raises(ClaimError, match="quote: "):
        read(quote=quote)


def test_a_cue_must_be_the_text_at_its_offsets() -> None:
    """Spans other than the quote are held against the document too."""
    right = {"start": TEXT.index("said"), "end": TEXT.index("said") + 4, "text": "said"}
    assert corrected(CLAIM, read(cue=right), 1, DOCUMENT).cue is not None
    with pytest.raises(ClaimError, match="cue or hedge"):
        corrected(CLAIM, read(cue={**right, "text": "says"}), 1, DOCUMENT)


@given(st.integers(-5, 200) | st.none(), st.integers(-5, 200) | st.none(), st.none() | st.text(max_size=5))
def test_offsets_are_refused_or_carry_the_words_that_stand_there(
    start: int | None, end: int | None, quote: str | None
) -> None:
    """Whatever is given, a correction that is read leaves a claim whose quote is the text at its offsets."""
    given_fields = {
        name: value for name, value in (("start", start), ("end", end), ("quote", quote)) if value is not None
    }
    try:
        changes = read(**given_fields)
    except ClaimError:
        return
    check_quotes(DOCUMENT, corrected(CLAIM, changes, 1, DOCUMENT))


@given(st.integers(0, len(TEXT)), st.integers(1, 30))
def test_any_words_that_stand_once_can_become_the_quote(start: int, length: int) -> None:
    """Words of the document in any script find their own offsets."""
    words = TEXT[start : start + length]
    if TEXT.count(words) == 1 and words != "" and TEXT.find(words, TEXT.find(words) + 1) < 0:
        assert read(quote=words) == {"start": start, "end": start + len(words), "quote": words}


def test_the_claim_of_these_tests_stands_in_its_document() -> None:
    """The quote of the sample is the text at its offsets."""
    assert CLAIM.document == DocumentRef(id="d1")
    check_quotes(DOCUMENT, CLAIM)
