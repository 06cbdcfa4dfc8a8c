"""Culprits and values of different origins that exclude each other, and those that do not."""

from __future__ import annotations

from typing import Any

import pytest
from tests.weighing.small_incidents import NO, Told, attribution, contested, tells, weigh

ARMY = tells("Nil", "Rapid Support Forces", stance="accuses", perpetrator=["Sudanese Armed Forces"])
RSF = tells("Port News", "Sudan", stance="accuses", perpetrator=["Rapid Support Forces"])


def test_two_bodies_that_different_origins_name_are_rivals() -> None:
    """Each side names the other, and nobody need deny anything."""
    found = contested(ARMY, RSF)["perpetrator"]
    assert len(found.rival) == 2
    assert found.no == ()
    assert all(one.contested for one in attribution(ARMY, RSF).values())


SAHEL: dict[str, Any] = {"perpetrator": ["JNIM"], "stance": "accuses"}
NO_RIVALS: dict[str, tuple[Told, ...]] = {
    "one who names both": (
        tells("Le Phare", "Mali", **SAHEL),
        tells("Gao Info", "Human Rights Watch", stance="accuses", perpetrator=["ISGS", "JNIM"]),
        tells("Gao Info", "Mali", stance="accuses", perpetrator=["ISGS"]),
    ),
    "a mere possibility": (
        tells("Le Phare", "Mali", **SAHEL),
        tells("Gao Info", "Human Rights Watch", certainty="possible", perpetrator=["ISGS"]),
    ),
    "a person": (tells("Le Phare", "Mali", **SAHEL), tells("Gao Info", perpetrator=["Oumar Invented"])),
    "two organs of one state": (
        tells("Cauca Hoy", "Human Rights Watch", stance="accuses", perpetrator=["Colombian Army"]),
        tells("El Valle", "Amnesty International", stance="accuses", perpetrator=["Colombian National Police"]),
    ),
}


@pytest.mark.parametrize("told", NO_RIVALS.values(), ids=NO_RIVALS)
def test_names_that_can_both_be_right_are_no_rivals(told: tuple[Told, ...]) -> None:
    """What may be one deed of both, or one of the other, contests nothing."""
    assert "perpetrator" not in contested(*told)


def test_who_took_its_accusation_back_is_no_rival() -> None:
    """The one who is still named is not contested by a name that nobody stands behind."""
    found = attribution(ARMY, RSF, taken_back=[ARMY])
    assert [name for name, one in found.items() if one.contested] == ["Sudanese Armed Forces"]
    sentence = contested(ARMY, RSF, taken_back=[ARMY])["perpetrator"].sentence
    assert sentence == "Rapid Support Forces has withdrawn that it was Sudanese Armed Forces."


def test_who_raises_its_own_toll_rivals_nobody() -> None:
    """An early count of the police does not contest the final one that it gives as well."""
    early = tells("Cauca Hoy", "Colombian National Police", deaths=5)
    late = tells("Cali Hoy", "Colombian National Police", deaths=8, published="2024-03-13")
    other = tells("El Valle", deaths=8)
    assert "deaths" not in contested(early, late, other)
    assert "deaths" in contested(early, other)


def test_only_means_exclude_each_other() -> None:
    """What was looted may have been bombed as well, and a suspected mine contests no bomb."""
    bomb = tells("Le Phare", kind="suicide_bomb")
    assert "manner" not in contested(bomb, tells("Gao Info", kind="looting_property_destruction"))
    suspected = tells("Gao Info", kind="remote_explosive_landmine_ied", stance="suspects")
    assert "manner" not in contested(bomb, suspected)


def test_a_foreign_state_acquits_nobody() -> None:
    """Only an organ of the state where it happened clears an actor, and nobody in particular is not cleared."""
    abroad = tells("Niamey Post", "Niger", perpetrator=["JNIM"], place=["Gao"], **NO)
    assert attribution(abroad, tells("Gao Info", place=["Gao"])) == {}
    generic = tells("Le Phare", "Mali", perpetrator=["militants"], place=["Gao"], **NO)
    assert attribution(generic) == {}


def test_who_is_sure_elsewhere_does_not_doubt() -> None:
    """Police who first spoke of a suspected blast and then of a blast are on one side."""
    first = tells("Cauca Hoy", "Colombian National Police", kind="suicide_bomb", stance="suspects")
    then = tells("El Valle", "Colombian National Police", kind="suicide_bomb", published="2024-03-13")
    [view] = weigh([first, then]).origins
    assert view.side == "says that it took place"
    assert contested(first, then) == {}


def test_a_disputed_number_is_a_value_of_its_own() -> None:
    """Who says that there were not so many stands in the field, marked as a denial."""
    words = "Colombia called the number of dead inflated."
    found = weigh([tells("Cauca Hoy", deaths=30), tells("El Valle", "Colombia", words=words, **NO)]).fields["deaths"]
    assert [(one.value["text"], one.polarity, one.origins) for one in found] == [
        ("30", "positive", ("Cauca Hoy",)),
        ("so many", "negative", ("Colombia",)),
    ]


def test_a_loaded_name_is_quoted_in_title_and_side() -> None:
    """The word of one side for its dead or its enemy is marked as such."""
    found = weigh([tells("Radio Sahel", target=["young martyrs"], perpetrator=["the crusader column"])])
    assert found.title == "Attack on “young martyrs”"
    assert "“the crusader column”" in found.origins[0].side
