"""Words: characters that may be shown, links, days, tolls, loaded and graphic words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gawah.brief.characters import is_rtl, shown
from gawah.brief.marked_words import graphic_label, worded
from gawah.brief.period_words import date_words, period_words
from gawah.brief.signs import sign_of, word_of
from gawah.brief.tie_page import tie_words
from gawah.brief.value_words import count_words, listed, value_words
from gawah.model import Count

from . import sample

LINKS = [
    ("https://example.org/a.b?c", "hxxps://example[.]org/a.b?c"),
    ("HTTP://Example.org", "hxxp://Example[.]org"),
    ("see www.example.org now", "see www[.]example.org now"),
    ("t.me/channel", "t[.]me/channel"),
    ("javascript:alert(1)", "javascript[:]alert(1)"),
    ("ftp://files.example", "fxp://files[.]example"),
    ("no link. At all", "no link. At all"),
]


@pytest.mark.parametrize(("text", "expected"), LINKS)
def test_links_are_defanged(text: str, expected: str) -> None:
    """A link is written so that no program follows it, other text stays."""
    assert shown(text) == expected


@given(st.text())
def test_shown_text_is_stable_and_clean(text: str) -> None:
    """Showing text twice changes nothing more, and no override of direction is left."""
    assert shown(shown(text)) == shown(text)
    assert not set(shown(text)) & set("\u202e\u2066\x00\x1b")


def test_joiners_of_persian_stay() -> None:
    """The zero-width non-joiner is a letter's form, not a trick."""
    assert shown("می\u200cشود") == "می\u200cشود"
    assert is_rtl("«می‌شود» now")
    assert not is_rtl("12 Zarghol زرغول")


PERIODS = [
    ("2031-03-03", "2031-03-04", "3 March 2031"),
    ("2031-03-03", "2031-03-06", "3 to 5 March 2031"),
    ("2031-03-30", "2031-04-02", "30 March 2031 to 1 April 2031"),
    ("2031-03-01", "2031-04-01", "March 2031"),
    ("2031-03-01", "2031-05-01", "March 2031 to April 2031"),
    ("2031-01-01", "2032-01-01", "2031"),
    ("2031-01-01", "2033-01-01", "2031 to 2032"),
    ("2031-01", None, "since January 2031"),
    (None, "2031-03-04", "before 4 March 2031"),
    (None, None, ""),
    ("9999-12-31", "9999-12-31", "31 December 9999"),
    ("not a date", "2031-13-01", "not a date to before 2031-13-01"),
]


@pytest.mark.parametrize(("start", "end", "expected"), PERIODS)
def test_a_period_in_words(start: str | None, end: str | None, expected: str) -> None:
    """An interval reads as its days, month or years, its last day included."""
    assert period_words(start, end) == expected


def test_a_date_in_words() -> None:
    """A date or its beginning reads as words, and a time of day is left out."""
    assert [date_words(text) for text in ("2031", "2031-03", "2031-03-24T10:00:00Z", "Monday", "")] == [
        "2031",
        "March 2031",
        "24 March 2031",
        "Monday",
        "",
    ]


COUNTS = [
    (Count(best=30, high=30, text="nearly 30"), "nearly 30"),
    (Count(best=30, high=30, text="تقریباً تیس"), "تقریباً تیس (up to 30)"),
    (Count(low=9, text="neuf au moins"), "neuf au moins (at least 9)"),
    (Count(low=4, best=4, high=4), "4"),
    (Count(low=3, high=5), "3 to 5"),
    (Count(high=5), "at most 5"),
    (Count(low=5, best=6), "6 or more"),
    (Count(), "not said"),
]


@pytest.mark.parametrize(("count", "expected"), COUNTS)
def test_a_toll_keeps_its_words_and_gives_a_figure_where_they_have_none(count: Count, expected: str) -> None:
    """The words of the report come first; a reader who cannot read them finds the figure beside."""
    assert count_words(count) == expected


def test_values_of_fields_in_words() -> None:
    """Values of every form read as words, and a denied one says so."""
    assert value_words("place", {"name": "Zarghol", "country": "PK"}) == "Zarghol (PK)"
    assert value_words("time", {"start": "2031-03-01", "end": "2031-04-01"}) == "March 2031"
    assert value_words("time", "2031-03") == "March 2031"
    assert value_words("perpetrator", "the front", polarity="negative") == "not the front"
    assert value_words("occurrence", "happened", polarity="negative") == "it did not happen, or not like this"
    assert value_words("place", {"geonameid": None}) == "not said"


def test_loaded_words_are_quoted_and_neutral_ones_are_not() -> None:
    """A name with a loaded word is set in quotation marks, in any of the languages."""
    assert worded("the martyrs of Zarghol") == "“the martyrs of Zarghol”"
    assert worded("دہشت گرد") == "“دہشت گرد”"
    assert worded("Terre des hommes") == "Terre des hommes"
    assert worded("Sarwan Valley Front") == "Sarwan Valley Front"


def test_graphic_words_have_a_label() -> None:
    """A passage about bodies is folded with a reason; a killing alone is not."""
    assert graphic_label("two of them were beheaded") == "killing described closely"
    assert graphic_label("the corpses lay there") == "bodies described closely"
    assert graphic_label("twelve soldiers were killed") == ""


def test_signs_follow_what_is_said() -> None:
    """Each claim has the sign of what its speaker does, unless it was taken back."""
    assert [sign_of(claim) for claim in (sample.ATTACK, sample.DENIAL, sample.FOUR)] == ["claims", "denies", "asserts"]
    assert sign_of(sample.NAMED, withdrawn=True) == "withdrawn"
    assert word_of(sample.DENIAL) == "denies"


def test_ties_read_as_words() -> None:
    """A kind of relation reads as the words between its two ends."""
    assert tie_words("supports.weapons") == "supports (weapons)"
    assert tie_words("supports.other") == "supports"
    assert tie_words("splinter_of") == "split off from"


def test_lists_read_as_words() -> None:
    """Names are joined by commas and one "and"; beyond a limit the rest is a number."""
    assert listed(["A"]) == "A"
    assert listed(["A", "B", "C"]) == "A, B and C"
    assert listed(["A", "B", "C", "D"], 3) == "A, B and 2 more"
