"""What an incident is called."""

from __future__ import annotations

import pytest
from tests.weighing.small_incidents import NO, Told, evidence, tells, weigh

from gawah.weighing.titles import kinds_of, title_of


def title(*told: Told) -> str:
    """Return the title of an incident."""
    return title_of(evidence(told))


def test_a_title_says_kind_target_place_and_day() -> None:
    """The parts stand in one order."""
    fields = {"target": ["Malian Armed Forces"], "place": ["Gao"], "time": "2024-03-11/2024-03-12"}
    assert title(tells("Le Phare", kind="grenade", **fields)) == "Grenade: Malian Armed Forces, Gao, 11 March 2024"


def test_without_a_target_it_says_of_whom_it_is_told() -> None:
    """A title does not say that somebody did it."""
    assert title(tells("Le Phare", perpetrator=["JNIM"])) == "Attack said of JNIM"


def test_who_is_only_cleared_is_not_in_the_title() -> None:
    """A denial does not hang the deed on whom it clears."""
    assert title(tells("Le Phare", "Mali", perpetrator=["JNIM"], **NO), tells("Gao Info")) == "Attack"


def test_nobody_in_particular_is_left_out() -> None:
    """Unknown attackers are no name."""
    assert title(tells("Le Phare", perpetrator=["unknown attackers"])) == "Attack"


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ("2024-03-11", "11 March 2024"),
        ("2024-03-31/2024-04-01", "31 March 2024"),
        ("2023-12-31/2024-01-01", "31 December 2023"),
        ("2024-03-11/2024-03-14", "11 to 13 March 2024"),
        ("2024-03-01/2024-04-01", "March 2024"),
        ("2024-03", "March 2024"),
        ("2024-12-01/2025-01-01", "December 2024"),
        ("2024-01-01/2025-01-01", "2024"),
        ("2024-03-30/2024-04-02", "30 March to 1 April 2024"),
    ],
)
def test_a_time_is_shown_as_wide_as_it_is(days: str, said: str) -> None:
    """A day is a day at the end of a month too, and three days are not one."""
    assert title(tells("Le Phare", time=days)) == f"Attack, {said}"


def test_the_narrowest_time_and_place_are_shown_of_equals() -> None:
    """A day goes before its month, a town before its region."""
    month = tells("Le Phare", time="2024-03-01/2024-04-01", place=["Gao region"])
    day = tells("Gao Info", time="2024-03-11/2024-03-12", place=["Menaka"])
    assert title(month, day) == "Attack, Menaka, 11 March 2024"


def test_what_was_taken_back_does_not_make_the_title() -> None:
    """The target of a withdrawn report is shown only where nothing else is told."""
    wrong, right = tells("Le Phare", target=["Niger"]), tells("Gao Info", target=["Mali"])
    other = tells("Presse Libre", target=["Niger"])
    assert weigh([wrong, other, right], [wrong, other]).title.endswith(" Mali")
    assert weigh([wrong], [wrong]).title.endswith(" Niger")


def test_a_plot_is_the_last_of_the_kinds() -> None:
    """An attack that is told with its planning is an attack."""
    told = [tells("Le Phare", kind="plot"), tells("Gao Info", kind="plot"), tells("Radio Sahel")]
    assert kinds_of(evidence(told)) == ("attack", "plot")
