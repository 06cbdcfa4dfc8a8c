"""Two claims say one thing by sense where actors, time, place and toll can be one."""

from __future__ import annotations

from typing import Any

import pytest
from tests.weighing.origin_claims import GAO, report, said

from gawah.incidents.sameness import bounds, says_the_same, tolls_fit
from gawah.model import Count

REPORT = report("a", "The raid on the post.")
BASE: dict[str, Any] = {
    "perpetrator": ["JNIM"],
    "target": ["Malian army"],
    "place": (GAO,),
    "day": "2024-02-01",
    "deaths": 9,
}


@pytest.mark.parametrize(
    ("changes", "same"),
    [
        ({}, True),
        ({"kind": "armed_clash"}, True),
        ({"kind": "media_release"}, False),
        ({"type": "relation", "kind": "rival_of"}, False),
        ({"perpetrator": ["FLA"]}, False),
        ({"perpetrator": ["JNIM", "FLA"]}, True),
        ({"target": []}, True),
        ({"perpetrator": [], "target": []}, False),
        ({"day": "2024-02"}, True),
        ({"day": "2024-03"}, False),
        ({"deaths": 12}, False),
        ({"deaths": None, "day": None, "place": ()}, False),
        ({"polarity": "negative"}, False),
    ],
)
def test_one_change_at_a_time(changes: dict[str, Any], same: bool) -> None:
    """A value that excludes the other parts them; one that is not given does not, as long as another agrees."""
    fields = {key: value for key, value in {**BASE, **changes}.items() if value not in ([], None)}
    one, other = said(REPORT, "The raid on the post", **BASE), said(REPORT, "The raid", **fields)
    assert says_the_same(one, other) is same
    assert says_the_same(other, one) is same


def test_sides_may_differ_where_that_is_asked() -> None:
    """A denial of the same thing is the same but for its side."""
    one, other = said(REPORT, "The raid", **BASE), said(REPORT, "the post", polarity="negative", **BASE)
    assert says_the_same(one, other, polarity=False)


@pytest.mark.parametrize(
    ("one", "other", "fit"),
    [
        (Count(low=30, best=30, high=30), Count(best=30), True),
        (Count(low=30), Count(low=41, best=41, high=41), True),
        (Count(low=30), Count(low=20, best=20, high=20), False),
        (Count(best=30, high=30), Count(low=28, best=29, high=31), True),
        (Count(low=5, best=5, high=5), Count(low=6, best=6, high=6), False),
        (None, Count(best=6), True),
    ],
)
def test_tolls_fit_where_their_bounds_meet(one: Count | None, other: Count | None, fit: bool) -> None:
    """ "At least 30" is open above; "nearly 30" begins at its own number."""
    assert tolls_fit(one, other) is fit
    assert tolls_fit(other, one) is fit


def test_bounds_of_a_number_that_says_nothing() -> None:
    """An empty count allows any number."""
    assert bounds(Count())[0] == 0
    assert tolls_fit(Count(), Count(low=4, best=4, high=4))
