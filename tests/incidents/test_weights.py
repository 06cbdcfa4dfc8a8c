"""The table of weights: complete, in order, and on the page that explains it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from scripts.build_linking_docs import PAGE, with_table

from gawah.incidents.comparators import TEXT_EDGES, TOLL_RATIOS
from gawah.incidents.weights import DEATHS, FIELDS, PLACE, SAME_AT, TIME, UNSURE_AT


def test_the_page_shows_the_table_as_it_is() -> None:
    """Whoever changes a weight and forgets the page is told."""
    page = PAGE.read_text(encoding="utf-8")
    assert with_table(page) == page


def test_a_page_without_its_marks_is_refused() -> None:
    """The table is not put anywhere else."""
    with pytest.raises(ValueError, match="put them back"):
        with_table("# How accounts are linked\n")


def test_every_field_says_nothing_where_it_is_missing() -> None:
    """Level 0 of each field is "not given by both" and weighs nothing."""
    assert all(field.levels[0].name == "missing" and field.levels[0].bits == 0 for field in FIELDS)


def test_every_level_has_a_name_and_words_of_its_own() -> None:
    """No two levels of a field are called or explained alike."""
    for field in FIELDS:
        assert len({level.name for level in field.levels}) == len({level.means for level in field.levels})
        assert len({level.name for level in field.levels}) == len(field.levels)
        assert field.about.endswith(".")


@pytest.mark.parametrize("field", [TIME, PLACE], ids=["time", "place"])
def test_what_lies_farther_apart_never_weighs_more(field: object) -> None:
    """The levels of time and place stand from near to far, and their weights fall, within agreement and beyond it."""
    bits = {level.name: level.bits for level in field.levels}  # type: ignore[attr-defined]
    orders = {
        "time": (
            ["same_day", "days_overlap", "weeks_overlap", "wide_overlap"],
            ["next_day", "days_apart", "far_apart"],
        ),
        "place": (["same_spot", "same_town", "same_area", "same_district"], ["beside", "apart", "far_apart"]),
    }
    for order in orders["time" if "same_day" in bits else "place"]:
        assert all(bits[near] >= bits[far] for near, far in pairwise(order))


def test_tolls_that_differ_more_never_weigh_more() -> None:
    """A toll near the other speaks for one event, one far from it against."""
    bits = {level.name: level.bits for level in DEATHS.levels}
    order = ["equal_large", "equal_some", "equal_small", "near", "growing", "apart", "far"]
    assert all(bits[near] >= bits[far] for near, far in pairwise(order))
    assert sorted(TOLL_RATIOS) == list(TOLL_RATIOS)
    assert sorted(TEXT_EDGES) == list(TEXT_EDGES)


def test_no_single_field_joins_two_accounts_and_none_is_needed() -> None:
    """The most that any one field says, apart from a rare thing with a name, leaves it to a person at best."""
    most = {field.name: max(level.bits for level in field.levels) for field in FIELDS}
    assert 0 < UNSURE_AT < SAME_AT
    assert all(bits <= SAME_AT for bits in most.values())
    assert all(sum(most.values()) - bits >= SAME_AT for bits in most.values())
