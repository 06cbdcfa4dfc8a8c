"""What a claim's time says of a tie."""

import pytest

from gawah.model import Period
from gawah.weighing.tie_periods import Time, is_for_a_deed, time_of

CASES = [
    (None, Time()),
    (Period(text="for long"), Time()),
    (Period(start="2020-05-03", precision=1), Time(start="2020-05-03")),
    (Period(start="2020-05-01", precision=4), Time(start="2020-05")),
    (Period(start="2020-01-01", precision=5), Time(start="2020")),
    (Period(end="2020-06-01", precision=4), Time(end="2020-05")),
    (Period(end="2021-01-01", precision=5), Time(end="2020")),
    (Period(end="2020-05-04", precision=1), Time(end="2020-05-03")),
    (Period(end="2020-03-01", precision=1), Time(end="2020-02-29")),
    (Period(start="2020-05-01", end="2020-06-01", precision=4), Time(held="2020-05")),
    (Period(start="2020-05-03", end="2020-05-04", precision=1), Time(held="2020-05-03")),
    (Period(start="2020-05-04", end="2020-05-11", precision=3), Time(held="2020-05-04")),
    (Period(start="2018-01-01", end="2021-01-01", precision=5), Time(start="2018", end="2020")),
    (Period(start="2018-03-05", end="2019-07-02"), Time(start="2018-03-05", end="2019-07-01")),
]


@pytest.mark.parametrize(("period", "expected"), CASES)
def test_a_time_is_read_by_the_sides_that_it_has(period: Period | None, expected: Time) -> None:
    """A start begins, an end ends, a day or month only holds, a long span does both; nothing is filled in."""
    assert time_of(period) == expected


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("had paid the group heavily for it", True),
        ("sent them explosives for the bombing", True),
        ("aurait payé le groupe pour cette attaque", True),
        ("برای این حمله به آنها پول داد", True),
        ("اس حملے کے لیے رقم دی", True),
        ("has paid the group for years", False),
        ("finance le groupe depuis longtemps", False),
        ("pays for its training", False),
    ],
)
def test_words_tell_support_for_a_deed_from_lasting_support(quote: str, expected: bool) -> None:
    """Only support that is said to have been for one deed is over with it."""
    assert is_for_a_deed(quote) is expected
