"""A period in few words."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gawah.cli.period_text import period_text
from gawah.model import Period


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2024-03-03", "2024-03-04", "2024-03-03"),
        ("2024-03-04", "2024-03-07", "2024-03-04 to 2024-03-06"),
        ("2024-03-01", "2024-04-01", "2024-03"),
        ("2024-12-01", "2025-01-01", "2024-12"),
        ("2024-03-01", "2024-06-01", "2024-03 to 2024-05"),
        ("2024-01-01", "2025-01-01", "2024"),
        ("2011-01-01", "2014-01-01", "2011 to 2013"),
        ("2022-01-01", None, "since 2022"),
        ("2022-05-09", None, "since 2022-05-09"),
        (None, "2024-03-04", "before 2024-03-04"),
        (None, None, "last month"),
        ("2024-03-03", "2024-03-03", "2024-03-03..2024-03-03"),
        ("2024-03", "2024-04", "2024-03..2024-04"),
    ],
)
def test_a_period_is_told_in_few_words(start: str | None, end: str | None, expected: str) -> None:
    """Whole years and months are named, and the last day told is inside the period."""
    assert period_text(Period(text="last month", start=start, end=end)) == expected


@given(first=st.dates(max_value=date(9000, 1, 1)), days=st.integers(min_value=1, max_value=5000))
def test_no_day_is_added(first: date, days: int) -> None:
    """What is told begins and ends in the period."""
    last = first + timedelta(days=days - 1)
    shown = period_text(Period(start=first.isoformat(), end=(last + timedelta(days=1)).isoformat()))
    begin, _, end = shown.partition(" to ")
    assert first.isoformat().startswith(begin)
    assert last.isoformat().startswith(end or begin)
