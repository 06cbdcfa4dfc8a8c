"""A claim as lines: its sign, its speakers, its quote and what it says."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from gawah.cli.claim_lines import claim_lines, sign, stance_word
from gawah.cli.terminal_text import width
from gawah.model import ActorRef, Claim, Count, DocumentRef, Period, Place, Speaker

CLAIM = Claim(
    id="0123456789abcdef",
    document=DocumentRef(id="d", publisher="Meridian Wire"),
    start=0,
    end=10,
    quote="its fighters killed at least\nnine soldiers",
    type="event",
    kind="attack",
    roles={
        "perpetrator": (ActorRef(text="its fighters", name="Dashtar Front"),),
        "target": (ActorRef(text="soldiers"),),
    },
    place=(Place(text="Tolmarak", country="XX"),),
    time=Period(text="on Sunday", start="2024-03-03", end="2024-03-04", precision=1),
    deaths=Count(low=9, text="at least nine"),
    speakers=(Speaker(name="a statement", actor="Dashtar Front"),),
)


@pytest.mark.parametrize(
    ("change", "expected", "word"),
    [
        ({}, "+", "says"),
        ({"stance": "denies", "polarity": "negative"}, "-", "denies"),
        ({"polarity": "negative"}, "-", "says not"),
        ({"stance": "suspects"}, "?", "suspects"),
        ({"certainty": "possible"}, "?", "says"),
        ({"stance": "claims_responsibility"}, "#", "claims"),
        ({"stance": "claims_responsibility", "polarity": "negative"}, ".", "no claim"),
        ({"stance": "accuses"}, "+", "accuses"),
    ],
)
def test_sign_and_word_say_the_stance(change: dict[str, Any], expected: str, word: str) -> None:
    """Each stance has its sign and its word."""
    claim = msgspec.structs.replace(CLAIM, **change)
    assert (sign(claim), stance_word(claim)) == (expected, word)


def test_a_claim_shows_speaker_quote_and_reference() -> None:
    """The lines of a claim name the speaker, quote the words and say where they stand."""
    assert list(claim_lines(CLAIM, "01 ¶3", 80)) == [
        "+ says       a statement (Dashtar Front)",
        '             "its fighters killed at least nine soldiers"',
        "             attack | Dashtar Front -> soldiers | Tolmarak (XX) | 2024-03-03",
        "             deaths: at least nine | [01 ¶3] 01234567",
    ]


def test_the_author_is_named_where_nobody_else_speaks() -> None:
    """A claim in the document's own voice shows its publisher."""
    own = msgspec.structs.replace(CLAIM, speakers=())
    assert next(claim_lines(own, "01", 80)) == "+ says       Meridian Wire (own voice)"


def test_lines_fit_eighty_columns_in_any_script() -> None:
    """A long Urdu quote is wrapped, cut and isolated line by line."""
    claim = msgspec.structs.replace(CLAIM, quote="دشتار لبریشن فرنٹ نے حملے کی ذمہ داری قبول کی ہے " * 10)
    lines = list(claim_lines(claim, "05 ¶2", 80))
    assert all(width(line) <= 80 for line in lines)
    assert all(line.strip()[0] == "\u2068" and line[-1] == "\u2069" for line in lines[1:4])
    assert lines[4].strip() == '[...]"'
