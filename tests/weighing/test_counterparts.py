"""A claim's counterpart in another document is found by its words, else by its sense."""

from __future__ import annotations

import pytest
from tests.weighing.origin_claims import GAO, report, said, voice

from gawah.weighing.counterparts import counterpart, likeness, taken_from

STORY = report(
    "story",
    "The FLA says it shot down a drone near Kidal on Monday. The army lost two lorries at the bridge.",
)
FLA = voice("FLA", "FLA")
DRONE = said(STORY, "The FLA says it shot down a drone near Kidal on Monday", FLA, kind="air_drone_strike", deaths=2)
LORRIES = said(STORY, "The army lost two lorries at the bridge", target=["Malian army"], place=(GAO,))


def test_the_nearest_words_win() -> None:
    """Cut and respelled words still lead to their claim, and to none where they are others."""
    copy = report("copy", "FLA shot down drone near Kidaal Monday. Rain fell for two days.")
    assert counterpart(said(copy, "FLA shot down drone near Kidaal Monday"), [LORRIES, DRONE]) == DRONE
    assert counterpart(said(copy, "Rain fell for two days"), [LORRIES, DRONE]) is None


def test_another_side_is_no_counterpart() -> None:
    """ "Did not shoot down" is not "shot down", whatever words they share."""
    copy = report("copy", "The FLA says it shot down no drone near Kidal on Monday.")
    denial = said(copy, "it shot down no drone near Kidal on Monday", polarity="negative")
    assert counterpart(denial, [LORRIES, DRONE]) is None


def test_sense_counts_where_words_differ() -> None:
    """The same actor, place and sort of event in another language; and not where sense is not asked."""
    copy = report("copy", "Deux camions militaires ont brûlé à Gao.")
    claim = said(copy, "Deux camions militaires ont brûlé", target=["Malian army"], place=(GAO,))
    assert counterpart(claim, [DRONE, LORRIES]) == LORRIES
    assert counterpart(claim, [DRONE, LORRIES], by_sense=False) is None


def test_of_equals_the_one_with_a_speaker_is_taken() -> None:
    """A clause that one claim gives to a speaker and one to the author rests on the speaker."""
    text = "shot down a drone near Kidal"
    own, spoken = said(STORY, text), said(STORY, text, FLA)
    copy = report("copy", text)
    assert counterpart(said(copy, text), [own, spoken]) == counterpart(said(copy, text), [spoken, own]) == spoken


@pytest.mark.parametrize(
    ("quote", "taken"),
    [
        ("The army lost two lorries at the bridge", True),
        ("the army lost 2 lorries at the bridge", True),
        ("Army lost lorries to a flood, drivers at the market said", False),
        ("", False),
    ],
)
def test_words_that_were_taken_over(quote: str, taken: bool) -> None:
    """Half of the pairs of neighbouring words must stand in the text."""
    assert taken_from(quote, STORY.text) is taken


def test_single_words_are_like_nothing() -> None:
    """One word in common is no likeness."""
    assert likeness("Kidal", "Kidal") == 0.0
    assert likeness("near Kidal", "near Kidal") == 1.0
