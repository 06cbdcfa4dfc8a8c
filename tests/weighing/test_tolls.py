"""Numbers of dead and injured."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.weighing.small_incidents import NO, tells

from gawah.model import Count
from gawah.weighing.tolls import disputes_number, exclude, figure, is_given, range_of

NUMBERS = st.none() | st.integers(min_value=0, max_value=500)
COUNTS = st.builds(Count, low=NUMBERS, best=NUMBERS, high=NUMBERS)


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (Count(low=12, best=12, high=12), "12"),
        (Count(low=10, best=12, high=15), "10 to 15"),
        (Count(best=30), "about 30"),
        (Count(best=30, high=30), "up to 30"),
        (Count(low=30, best=30), "30 or more"),
        (Count(low=4), "at least 4"),
        (Count(high=9), "at most 9"),
        (Count(text="many"), ""),
    ],
)
def test_a_number_is_written_in_figures(count: Count, expected: str) -> None:
    """The bounds that are said stand in the words."""
    assert figure(count) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (Count(low=12, best=12, high=12), Count(low=4, best=4, high=4), True),
        (Count(best=30), Count(low=28, best=28, high=28), False),
        (Count(best=30), Count(low=12, best=12, high=12), True),
        (Count(low=4), Count(low=90, best=90, high=90), False),
        (Count(low=40), Count(low=9, best=9, high=9), True),
    ],
)
def test_numbers_exclude_each_other_beyond_their_bounds(one: Count, other: Count, expected: bool) -> None:
    """A bound that is not said is open, and rough where a best number is."""
    assert exclude(one, other) is expected


@given(COUNTS, COUNTS)
def test_to_exclude_is_mutual_and_never_of_oneself(one: Count, other: Count) -> None:
    """The order of two numbers does not matter."""
    assert exclude(one, other) == exclude(other, one)
    low, high = range_of(one)
    assert low > high or not exclude(one, one)


@given(COUNTS)
def test_what_is_given_can_be_written(count: Count) -> None:
    """A number without any bound has no figure, every other has one."""
    assert is_given(count) == (figure(count) != "")


@pytest.mark.parametrize(
    ("words", "fields", "expected"),
    [
        ("Colombia called the number of dead inflated.", NO, True),
        ("Colombia denied it.", NO, False),
        ("Colombia denied that nine people had died.", {"deaths": 9, **NO}, True),
        ("The ELN denied that it had killed nine.", {"deaths": 9, "perpetrator": ["ELN"], **NO}, False),
        ("Colombia gave the number of dead.", {}, False),
    ],
)
def test_who_disputes_a_number_says_how_many_were_not_killed(
    words: str, fields: dict[str, Any], expected: bool
) -> None:
    """Who denies to have done it has not spoken of the number."""
    assert disputes_number(tells("El Valle", "Colombia", words=words, **fields)[1]) is expected
