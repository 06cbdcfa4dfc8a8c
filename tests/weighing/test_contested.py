"""What origins disagree about in an incident."""

from __future__ import annotations

from typing import Any

import pytest
from tests.weighing.small_incidents import NO, Told, contested, tells

BLAST: dict[str, Any] = {"kind": "suicide_bomb"}
JNIM = {"perpetrator": ["JNIM"]}


def test_who_denies_that_it_took_place_contests_it() -> None:
    """The sentence says between whom."""
    found = contested(tells("Nil", deaths=40), tells("Kordofan News", "Rapid Support Forces", **NO))["occurrence"]
    assert (found.yes, found.no, found.doubt) == (("Nil",), ("Rapid Support Forces",), ())
    assert found.sentence == (
        "Nil says that it took place; Rapid Support Forces denies that it did, or that it was of such a size."
    )


def test_a_doubt_is_no_denial() -> None:
    """Who says that it perhaps did not happen is listed apart."""
    doubt = tells("Kordofan News", "Human Rights Watch", polarity="negative", certainty="possible")
    found = contested(tells("Nil"), doubt)["occurrence"]
    assert (found.no, found.doubt) == ((), ("Human Rights Watch",))
    assert found.sentence.startswith("Nil says that it took place; Human Rights Watch doubts it")


def test_an_attack_that_nobody_tells_is_not_contested_by_its_denial() -> None:
    """A denial alone has no other side."""
    assert contested(tells("Nil", "Rapid Support Forces", **NO)) == {}


def test_a_denied_culprit_is_contested_and_the_event_is_not() -> None:
    """Who denies that it did it takes the attack as given."""
    accused = tells("Cauca Hoy", "Colombia", stance="accuses", perpetrator=["ELN"])
    found = contested(accused, tells("El Valle", "ELN", perpetrator=["ELN"], **NO))
    assert list(found) == ["perpetrator"]
    assert (found["perpetrator"].yes, found["perpetrator"].no) == (("Colombia",), ("ELN",))
    assert found["perpetrator"].sentence == "Colombia names ELN, which ELN denies."


def test_a_counter_charge_contests_both_culprits() -> None:
    """Who denies what others say and names another disputes its own charge too."""
    ukraine = tells("Dnipro Daily", "Ukraine", stance="accuses", perpetrator=["Russia"])
    denial = tells("Volga Post", "Russia", perpetrator=["Russia"], **NO)
    charge = tells("Don Post", "Russia", stance="accuses", perpetrator=["Ukraine"])
    found = contested(ukraine, denial, charge)["perpetrator"]
    assert sorted(found.rival) == ["Russia", "Ukraine"]
    assert "Ukraine names Russia, which Russia denies" in found.sentence
    assert "Russia names Ukraine" in found.sentence


def test_a_withdrawn_accusation_is_contested() -> None:
    """Nobody stands behind it any more, and it stays visible."""
    wrong = tells("Irrawaddy Post", stance="accuses", perpetrator=["Arakan Army"])
    found = contested(wrong, tells("Rakhine Eye"), taken_back=[wrong])["perpetrator"]
    assert found.withdrawn == ("Irrawaddy Post",)
    assert "Irrawaddy Post" in found.sentence and "Arakan Army" in found.sentence


def test_a_disputed_number_is_contested() -> None:
    """Who says that the number is wrong need give no other."""
    words = "Colombia called the number of dead inflated."
    found = contested(tells("Cauca Hoy", deaths=30), tells("El Valle", "Colombia", words=words, **NO))["deaths"]
    assert (found.yes, found.no) == (("Cauca Hoy",), ("Colombia",))
    assert "30" in found.sentence and "Colombia disputes" in found.sentence


def test_numbers_that_exclude_each_other_are_contested() -> None:
    """The sentence gives each number with its origins."""
    found = contested(tells("Le Phare", deaths=12), tells("Gao Info", "Mali", deaths=4))["deaths"]
    assert sorted(found.rival.values()) == [("Le Phare",), ("Mali",)]
    assert "12" in found.sentence and "4" in found.sentence


def test_a_toll_that_its_own_origin_raised_is_no_side() -> None:
    """Of 4 and then 9 dead by one outlet, only the 9 stands against another's 6."""
    first = tells("Le Phare", deaths=4, published="2024-03-12")
    risen = tells("Le Phare", deaths=9, published="2024-03-13")
    found = contested(first, risen, tells("Gao Info", "Mali", deaths=6))["deaths"]
    assert sorted(found.rival) == ["6", "9"]
    assert "4" not in found.sentence


def test_places_that_cannot_be_one_are_contested() -> None:
    """Two towns are two places."""
    found = contested(tells("Le Phare", place=["Gao"]), tells("Sahel Info", "JNIM", place=["Menaka"]))["place"]
    assert found.rival == {"Gao": ("Le Phare",), "Menaka": ("JNIM",)}


def test_times_without_a_common_day_are_contested() -> None:
    """Two days are two times."""
    first, second = "2024-03-10/2024-03-11", "2024-03-11/2024-03-12"
    found = contested(tells("Le Phare", time=first), tells("Sahel Info", "JNIM", time=second))["time"]
    assert sorted(found.rival.values()) == [("JNIM",), ("Le Phare",)]


def test_two_manners_are_contested() -> None:
    """One blast is a suicide bomb or a mine."""
    mine = tells("Gao Info", "Mali", kind="remote_explosive_landmine_ied")
    found = contested(tells("Le Phare", **BLAST), mine)["manner"]
    assert found.yes == ("Le Phare", "Mali")


PEACE: dict[str, tuple[Told, ...]] = {
    "a town and its province": (tells("Le Phare", place=["Gao"]), tells("Gao Info", place=["Gao region"])),
    "a town and its country": (tells("Le Phare", place=["Gao"]), tells("Gao Info", place=["Mali"])),
    "a month and a day in it": (tells("Le Phare", time="2024-03"), tells("Gao Info", time="2024-03-11")),
    "an attack and its manner": (tells("Le Phare"), tells("Gao Info", **BLAST)),
    "a group and its brigade": (
        tells("Le Phare", **JNIM),
        tells("Gao Info", "Mali", stance="accuses", perpetrator=["Katiba Macina"]),
    ),
    "unknown attackers and a later name": (
        tells("Le Phare", perpetrator=["unknown attackers"]),
        tells("Gao Info", "JNIM", stance="claims_responsibility", published="2024-03-14", **JNIM),
    ),
    "an accusation and no claim of it": (
        tells("Le Phare", "Mali", stance="accuses", **JNIM),
        tells("Gao Info", stance="claims_responsibility", polarity="negative", **JNIM),
    ),
    "tolls of different victims": (
        tells("Le Phare", deaths=12, target=["soldiers"]),
        tells("Gao Info", deaths=3, target=["villagers"]),
    ),
    "close tolls": (tells("Le Phare", deaths=12), tells("Gao Info", deaths=12)),
    "two tolls of one state": (
        tells("Cauca Hoy", "Colombian Army", deaths=3),
        tells("El Valle", "Colombian National Police", deaths=9),
    ),
    "a denial of an attack elsewhere by one who tells of this one": (
        tells("Cauca Hoy", "Colombia"),
        tells("El Valle", "Colombian Army", **NO),
    ),
}
"""What origins say side by side and do not disagree about."""


@pytest.mark.parametrize("told", PEACE.values(), ids=PEACE)
def test_what_can_both_be_is_not_contested(told: tuple[Told, ...]) -> None:
    """Two values that can both hold, or that one state gives, are no contest."""
    assert contested(*told) == {}


def test_what_was_taken_back_contests_nothing() -> None:
    """A withdrawn denial, toll, place, time or manner has no side any more."""
    told = tells("Le Phare", deaths=12, place=["Gao"], time="2024-03-11", **BLAST)
    other: dict[str, Any] = {"deaths": 40, "place": ["Menaka"], "time": "2024-03-20", "kind": "grenade"}
    wrong, denial = tells("Gao Info", **other), tells("Sahel Info", "JNIM", **NO)
    assert set(contested(told, wrong, denial)) == {"occurrence", "deaths", "place", "time", "manner"}
    assert contested(told, wrong, denial, taken_back=[wrong, denial]) == {}


def test_a_relay_of_both_sides_is_no_third_side() -> None:
    """An outlet that relays a charge and its denial takes neither."""
    told = [
        tells(outlet, who, **fields, **JNIM)
        for outlet in ("Le Phare", "Gao Info")
        for who, fields in (("Mali", {"stance": "accuses"}), ("JNIM", NO))
    ]
    found = contested(*told)["perpetrator"]
    assert (found.yes, found.no) == (("Mali",), ("JNIM",))
