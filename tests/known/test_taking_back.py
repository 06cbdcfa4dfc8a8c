"""On a real case: what is computed follows decisions, and a withdrawal restores it byte for byte."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from gawah.case import Case
from gawah.demo import copy_demo
from gawah.known.rows import SORTS


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the demonstration case."""
    folder = tmp_path_factory.mktemp("demo")
    path = folder / "demo.gawah"
    with Case(path) as case:
        case.add(copy_demo(folder / "reports"))
    return path


def known(case: Case) -> dict[str, Any]:
    """Return every computed row."""
    return {sort: case.ledger().known(sort) for sort in SORTS}


def events(case: Case) -> list[str]:
    """Return a claim of each of the two incidents with most claims."""
    incidents = sorted(case.incidents(), key=lambda one: (-len(one.claims), one.id))
    return [incidents[0].id, incidents[1].id, incidents[0].claims[0]]


@pytest.mark.parametrize("what", ["reject", "correct", "same incident", "same document", "same actor", "grade"])
def test_a_withdrawal_restores_every_computed_row(demo: Path, what: str) -> None:
    """The decision changes what is known, and its withdrawal gives back the same bytes."""
    with Case(demo) as case:
        before = known(case)
        first, second, claim = events(case)
        words = {
            "reject": ("reject", claim),
            "correct": ("correct", claim),
            "same incident": ("same", "incident", first, second),
            "same document": ("same", "document", "1", "3"),
            "same actor": ("same", "actor", "army", "ministry"),
            "grade": ("grade", "Meridian Wire (invented)", "B"),
        }[what]
        changes = {"deaths": "77", "certainty": "possible"} if what == "correct" else None
        made = case.decide(*words, who="hana", why="a test", changes=changes)
        assert known(case) != before
        case.withdraw(made.id, who="hana", why="a test")
        assert known(case) == before
        assert case.verify().ok


def test_incidents_that_are_one_are_joined_and_parted_again_by_their_ids(demo: Path) -> None:
    """Two incidents named by their ids become one; the decision holds a claim of each."""
    with Case(demo) as case:
        first, second, _ = events(case)
        number = len(case.incidents())
        made = case.decide("same", "incident", first, second, who="hana", why="a test")
        assert len(case.incidents()) == number - 1
        assert case.claim(made.target).type == case.claim(made.value["with"]).type == "event"
        case.withdraw(made.id, who="omid", why="a test")
        assert len(case.incidents()) == number
