"""How an actor stands to an incident."""

from __future__ import annotations

from itertools import pairwise

import pytest
from tests.weighing.small_incidents import NO, Told, attribution, tells

from gawah.weighing.status import RULES

JNIM: dict[str, list[str]] = {"perpetrator": ["JNIM"]}
SAID: dict[str, Told] = {
    "claimed_or_admitted": tells("Le Phare", "JNIM", stance="claims_responsibility", **JNIM),
    "reported_as_fact": tells("Le Phare", **JNIM),
    "suspected_or_accused_by_authorities": tells("Le Phare", "Mali", stance="suspects", **JNIM),
    "suspected_or_accused": tells("Le Phare", "Human Rights Watch", stance="accuses", **JNIM),
    "possible": tells("Le Phare", "Human Rights Watch", certainty="possible", **JNIM),
    "acquitted": tells("Le Phare", "Mali", **NO, **JNIM),
}
"""The weakest report that makes each status."""
ORDER = [status for status, _ in RULES]


def test_each_status_of_the_table_has_a_report() -> None:
    """No status is left untested."""
    assert sorted(SAID) == sorted(ORDER)


@pytest.mark.parametrize("status", ORDER)
def test_one_report_makes_a_status(status: str) -> None:
    """Each row of the table holds for a report of its sort."""
    assert attribution(SAID[status])["JNIM"].status == status


@pytest.mark.parametrize(("stronger", "weaker"), list(pairwise(ORDER)))
def test_the_strongest_status_holds(stronger: str, weaker: str) -> None:
    """Of two reports the one that stands higher in the table decides."""
    assert attribution(SAID[weaker], SAID[stronger])["JNIM"].status == stronger


def test_an_organ_that_confirms_admits_for_its_state() -> None:
    """What an army confirms of itself is admitted by the state."""
    told = tells("Nil", "Sudanese Armed Forces", stance="confirms", perpetrator=["Sudan"], kind="air_drone_strike")
    assert attribution(told)["Sudan"].status == "claimed_or_admitted"


def test_a_confirmation_by_another_is_no_admission() -> None:
    """What Ukraine confirms of Russia is an accusation by an authority."""
    told = tells("Dnipro Daily", "Ukraine", stance="confirms", perpetrator=["Russia"])
    assert attribution(told)["Russia"].status == "suspected_or_accused_by_authorities"


def test_nobody_in_particular_is_reported_not_accused() -> None:
    """A witness who saw unknown attackers accuses nobody."""
    told = tells("Le Phare", "Human Rights Watch", perpetrator=["unknown attackers"])
    assert attribution(told)["unknown attackers"].status == "reported_as_fact"


def test_a_denial_of_ones_own_deed_is_no_acquittal() -> None:
    """A state that says it was not its own army has not been cleared by anybody."""
    told = tells("Irrawaddy Post", "Myanmar", perpetrator=["Tatmadaw"], **NO)
    assert attribution(told) == {}


def test_a_private_denial_is_no_acquittal() -> None:
    """A rights group clears nobody."""
    assert attribution(tells("Le Phare", "Human Rights Watch", **NO, **JNIM)) == {}


def test_that_nobody_has_claimed_it_names_nobody() -> None:
    """No claim of responsibility by a group is neither its deed nor its acquittal."""
    told = tells("Le Phare", stance="claims_responsibility", polarity="negative", **JNIM)
    assert attribution(told) == {}


def test_a_denial_contests_the_part_that_it_covers() -> None:
    """Who denies that a state did it denies it of its army; who denies it of the army leaves the state open."""
    army = tells("Nil", "Human Rights Watch", stance="accuses", perpetrator=["Sudanese Armed Forces"])
    no = tells("Nil", "Sudan", perpetrator=["Sudan"], **NO)
    found = attribution(army, no)["Sudanese Armed Forces"]
    assert (found.contested, found.denied_by) == (True, ("Sudan",))
    state = tells("Nil", "Human Rights Watch", stance="accuses", perpetrator=["Sudan"])
    narrow = tells("Nil", "Sudan", perpetrator=["Sudanese Armed Forces"], **NO)
    assert not attribution(state, narrow)["Sudan"].contested


def test_a_withdrawn_accusation_stays_and_does_not_count() -> None:
    """With nobody else left the status is that of what was withdrawn, and contested; with another it is the other's."""
    fact, weak = SAID["reported_as_fact"], SAID["possible"]
    alone = attribution(fact, taken_back=[fact])["JNIM"]
    assert (alone.status, alone.contested) == ("reported_as_fact", True)
    both = attribution(fact, weak, taken_back=[fact])["JNIM"]
    assert (both.status, both.by, both.contested) == ("possible", ("Human Rights Watch",), False)
