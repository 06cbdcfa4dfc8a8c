"""The values of an incident and who stands behind each."""

from __future__ import annotations

from tests.weighing.small_incidents import NO, Told, tells, weigh

from gawah.weighing.fields import FIELDS
from gawah.weighing.records import FieldValue


def values(field: str, *told: Told, taken_back: tuple[Told, ...] = ()) -> list[FieldValue]:
    """Return the values of one field."""
    return list(weigh(told, taken_back).fields[field])


def test_a_field_that_nobody_speaks_of_is_left_out() -> None:
    """No value is filled in."""
    assert list(weigh([tells("Nil")]).fields) == ["occurrence"]


def test_fields_come_in_one_order() -> None:
    """All fields are shown as they are listed."""
    fields = {"perpetrator": ["RSF"], "target": ["El Fasher hospital"], "place": ["Niger"], "time": "2024-05-02"}
    told = tells("Nil", kind="shelling_artillery_missile", deaths=4, **fields)
    assert list(weigh([told]).fields) == [field for field in FIELDS if field != "injured"]


def test_reports_are_counted_by_origin() -> None:
    """Two outlets that relay one army are two reports and one origin."""
    [toll] = values("deaths", *(tells(each, "Sudanese Armed Forces", deaths=9) for each in ("Nil", "Kassala Today")))
    assert (toll.origins, toll.reports) == (("Sudanese Armed Forces",), 2)
    assert toll.per_origin == {"Sudanese Armed Forces": 2}


def test_the_value_of_most_origins_comes_first() -> None:
    """What more origins say goes before what more reports say."""
    relays = [tells(each, "Ukraine", deaths=30) for each in ("Dnipro Daily", "Odesa Eye", "Lviv Line")]
    found = values("deaths", *relays, tells("Volga Post", deaths=5), tells("Kyiv Record", deaths=5))
    assert [value.value["best"] for value in found] == [5, 30]


def test_a_denied_culprit_is_a_value_of_its_own() -> None:
    """Who says that it was not this actor stands apart, marked as a denial."""
    accused = tells("Cauca Hoy", "Colombia", stance="accuses", perpetrator=["ELN"])
    found = values("perpetrator", accused, tells("El Valle", "ELN", perpetrator=["ELN"], **NO))
    assert {(one.value, one.polarity, one.origins) for one in found} == {
        ("ELN", "positive", ("Colombia",)),
        ("ELN", "negative", ("ELN",)),
    }


def test_names_of_one_actor_are_one_value() -> None:
    """Two names that the actor table knows for one group are not two culprits."""
    found = values(
        "perpetrator",
        tells("Le Phare", perpetrator=["ISGS"]),
        tells("Gao", perpetrator=["Islamic State Sahel Province"]),
    )
    assert len(found) == 1


def test_a_clash_names_both_sides_until_one_is_said_to_be_attacked() -> None:
    """Of a fight the side that another report calls attacked is the target."""
    clash = tells("Rakhine Eye", kind="armed_clash", actor=["Arakan Army", "Tatmadaw"])
    assert {one.value for one in values("perpetrator", clash)} == {"Arakan Army", "Tatmadaw"}
    attack = tells("Irrawaddy Post", target=["Tatmadaw"])
    assert [one.value for one in values("perpetrator", clash, attack)] == ["Arakan Army"]
    assert [one.value for one in values("target", clash, attack)] == ["Tatmadaw"]


def test_where_and_when_it_was_planned_is_not_where_it_happened() -> None:
    """A plot gives neither place nor time."""
    plot = tells("Le Phare", kind="plot", place=["Niger"], time="2024-01")
    assert not {"place", "time"} & set(weigh([plot, tells("Gao Info")]).fields)


def test_a_weapon_is_a_manner() -> None:
    """A broad kind is no manner; a weapon is."""
    assert [one.value for one in values("manner", tells("Le Phare", weapon=["mortars"]))] == ["mortars"]


def test_a_withdrawn_value_stays_visible_behind_the_others() -> None:
    """What was taken back keeps its claim and its origin, and comes last."""
    wrong, right = tells("Le Phare", deaths=50), tells("Gao Info", deaths=5)
    found = values("deaths", wrong, right, taken_back=(wrong,))
    assert [(one.value["best"], one.withdrawn) for one in found] == [(5, False), (50, True)]
    assert found[1].claims == (wrong[1].id,)


def test_a_withdrawn_claim_adds_nobody_to_a_value_that_stands() -> None:
    """The value keeps both claims and counts one origin."""
    wrong, right = tells("Le Phare", deaths=5), tells("Gao Info", deaths=5)
    [toll] = values("deaths", wrong, right, taken_back=(wrong,))
    assert (toll.origins, toll.reports, len(toll.claims)) == (("Gao Info",), 1, 2)


def test_that_it_happened_and_that_it_did_not_are_two_values() -> None:
    """Occurrence has a value for each side."""
    found = values("occurrence", tells("Nil"), tells("Kassala Today", "Sudan", **NO))
    assert {(one.polarity, one.origins) for one in found} == {("positive", ("Nil",)), ("negative", ("Sudan",))}
