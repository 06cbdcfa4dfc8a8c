"""Quantities are looked for only where one can begin; nothing is missed by that."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from gawah.identity._quantities import QUANTITY, quantities

WORDS = st.sampled_from(
    [
        *(
            "at least",
            "No fewer than",
            "upwards of",
            "upward of",
            "up to",
            "an",
            "a",
            "half a dozen",
            "dozens of",
            "a few",
        ),
        *(
            "several hundred",
            "between",
            "and",
            "from",
            "to",
            "three",
            "Twenty-one",
            "1,200",
            "3.5",
            "12",
            "-",
            ",",
            ".",
            "£",
        ),
        *(
            "scores",
            "an estimated",
            "a couple of",
            "soldiers",
            "over",
            "ninety",
            "lakhs",
            "none",
            "many of",
            "thousands",
        ),
    ]
)


@given(st.lists(WORDS, max_size=8).map(" ".join) | st.text(max_size=40))
@example("ﬁfty ſeven Three")
@example("a hundred and two or three-five")
def test_nothing_is_missed_where_a_quantity_can_begin(text: str) -> None:
    """What is found is what a search at every letter finds."""
    assert [m.span() for m in quantities(text)] == [m.span() for m in QUANTITY.finditer(text)]
