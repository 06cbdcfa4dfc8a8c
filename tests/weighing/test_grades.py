"""Admiralty grades."""

from __future__ import annotations

import pytest
from tests.weighing.small_incidents import NO, Told, confesses, tells, weigh

from gawah.weighing.grades import RULES, credibility
from gawah.weighing.records import OriginView

FREE = {"a": "third_party", "b": "third_party", "c": "against_own_interest", "p": "party", "q": "rival"}


@pytest.mark.parametrize(
    ("same", "against", "digit"),
    [
        ("abc", "", 1),
        ("ab", "", 2),
        ("abp", "", 2),
        ("apq", "", 2),
        ("ab", "p", 3),
        ("abc", "pq", 3),
        ("a", "p", 4),
        ("a", "pq", 5),
        ("a", "", 6),
        ("bc", "", 6),
        ("", "", 6),
    ],
)
def test_each_rule_of_the_table(same: str, against: str, digit: int) -> None:
    """The digit follows from how many others say the same, who is free of interest, and who is against."""
    found, why = credibility("a", set(same), set(against), FREE)  # type: ignore[arg-type]
    assert (found, why) == (digit, dict(RULES)[digit])


def views(*told: Told, **options: dict[str, str]) -> dict[str, OriginView]:
    """Return the origins of an incident by name."""
    return {view.origin: view for view in weigh(told, **options).origins}


def test_three_free_origins_confirm_each_other() -> None:
    """Two others without an interest make the first digit."""
    found = views(tells("Cauca Hoy"), tells("El Valle"), tells("Andes Radio"))
    assert {view.credibility for view in found.values()} == {1}


def test_organs_of_one_state_do_not_confirm_each_other() -> None:
    """An army and a police force of one state are one voice."""
    found = views(tells("Cauca Hoy", "Colombian Army"), tells("El Valle", "Colombian National Police"))
    assert {view.credibility for view in found.values()} == {6}
    assert {view.counted_with for view in found.values()} == {"state:co"}


def test_a_denier_is_graded_on_its_own_side() -> None:
    """One who denies what two say stands alone against two."""
    found = views(tells("Cauca Hoy"), tells("El Valle"), tells("Andes Radio", "ELN", **NO))
    assert (found["Cauca Hoy"].credibility, found["ELN"].credibility) == (3, 5)


def test_who_takes_no_side_cannot_be_judged() -> None:
    """An origin that says only that nobody has claimed it is not graded by what others say."""
    silent = tells("Andes Radio", stance="claims_responsibility", polarity="negative", perpetrator=["ELN"])
    assert views(tells("Cauca Hoy"), tells("El Valle"), silent)["Andes Radio"].credibility == 6


def test_a_confession_does_not_free_its_captors_of_interest() -> None:
    """A state that tells of an attack on itself has an interest, whatever its prisoner admits."""
    fields = {"perpetrator": ["ELN"], "target": ["Colombian Army"]}
    police = tells("El Valle", "Colombian National Police", stance="accuses", **fields)
    prisoner = tells("Cauca Hoy", "Colombian National Police", stance="claims_responsibility", **fields)
    found = views(tells("Andes Radio"), tells("Cali Noticias"), police, confesses(prisoner, "Nadie Alguno"))
    assert found["Andes Radio"].credibility == 2


def test_reliability_is_a_persons_judgement() -> None:
    """A source is F until somebody grades it, by key or by name."""
    assert views(tells("Cauca Hoy"))["Cauca Hoy"].reliability == "F"
    assert views(tells("Cauca Hoy"), reliability={"Cauca Hoy": "B"})["Cauca Hoy"].reliability == "B"
