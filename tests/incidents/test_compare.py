"""What pairs of accounts weigh: a table of literal cases, and properties that hold for any accounts."""

from __future__ import annotations

import itertools
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gawah.identity.actor_breadth import actor_key
from gawah.incidents.affinity import actor_level, kind_level
from gawah.incidents.columns import columns_of
from gawah.incidents.compare import PairWeights, Weigher, weigh
from gawah.incidents.records import Account
from gawah.incidents.weights import FIELDS, SAME_AT, bits_of
from gawah.model import Count, Period, Place

LEVELS = {field.name: [level.name for level in field.levels] for field in FIELDS}

DAY = {"period": Period(start="2024-05-03", end="2024-05-04", precision=1)}
NEXT_DAY = {"period": Period(start="2024-05-04", end="2024-05-05", precision=1)}
FOUR_DAYS_ON = {"period": Period(start="2024-05-07", end="2024-05-08", precision=1)}
THAT_WEEK = {"period": Period(start="2024-05-01", end="2024-05-07", precision=2)}
THAT_MONTH = {"period": Period(start="2024-05", precision=4)}
THAT_YEAR = {"period": Period(start="2024", precision=5)}
YEAR_BEFORE = {"period": Period(start="2023-05-03", end="2023-05-04", precision=1)}


def place(lat: float, lon: float, radius: float, country: str = "ML", precision: int = 1) -> dict[str, Any]:
    """Return the fields of an account at a point."""
    spot = Place(text="there", lat=lat, lon=lon, radius_km=radius, country=country, precision=precision)
    return {"places": (spot,)}


GAO = place(16.27, -0.04, 5.0)
GAO_AGAIN = place(16.28, -0.03, 5.0)
GAO_TOWN = place(16.30, -0.05, 25.0)
GAO_DISTRICT = place(16.40, 0.10, 40.0)
GAO_REGION = place(17.0, 0.5, 200.0)
MALI = place(17.0, -4.0, 700.0, precision=6)
NIGER = place(17.0, 9.0, 700.0, "NE", precision=6)
ANSONGO = place(15.66, 0.50, 5.0)
BAMAKO = place(12.65, -8.0, 5.0)


def dead(low: int | None, high: int | None = -1) -> dict[str, Any]:
    """Return the fields of an account with a toll; one number is exact."""
    top = low if high == -1 else high
    return {"deaths": Count(low=low, best=low if low == top else None, high=top, text="some")}


def hurt(number: int) -> dict[str, Any]:
    """Return the fields of an account with an exact number of injured."""
    return {"injured": Count(low=number, best=number, high=number, text="some")}


def by(*names: str) -> dict[str, Any]:
    """Return the fields of an account that says who did it."""
    return {"perpetrators": tuple(map(actor_key, names))}


def on(*names: str) -> dict[str, Any]:
    """Return the fields of an account that says who was attacked."""
    return {"targets": tuple(map(actor_key, names))}


def sides(*names: str) -> dict[str, Any]:
    """Return the fields of an account of a fight."""
    return {"sides": tuple(map(actor_key, names))}


CASES = [
    ("time", DAY, DAY, "same_day", 1.5, 3.0),
    ("time", DAY, THAT_WEEK, "days_overlap", 0.0, 1.5),
    ("time", DAY, THAT_MONTH, "weeks_overlap", 0.0, 1.0),
    ("time", THAT_MONTH, THAT_MONTH, "weeks_overlap", 0.0, 1.0),
    ("time", DAY, THAT_YEAR, "wide_overlap", 0.0, 0.0),
    ("time", DAY, NEXT_DAY, "next_day", -2.0, -0.5),
    ("time", DAY, FOUR_DAYS_ON, "week_apart", -12.0, -5.0),
    ("time", THAT_WEEK, FOUR_DAYS_ON, "next_day", -2.0, -0.5),
    ("time", DAY, YEAR_BEFORE, "far_apart", -20.0, -8.0),
    ("place", GAO, GAO_AGAIN, "same_spot", 3.0, 5.0),
    ("place", GAO, GAO_TOWN, "same_town", 2.0, 4.0),
    ("place", GAO, GAO_DISTRICT, "same_district", 0.5, 2.5),
    ("place", GAO, GAO_REGION, "same_province", 0.0, 1.0),
    ("place", GAO, MALI, "same_country", 0.0, 0.0),
    ("place", GAO, NIGER, "far_apart", -12.0, -5.0),
    ("place", GAO, ANSONGO, "apart", -8.0, -3.0),
    ("place", GAO, BAMAKO, "far_apart", -12.0, -5.0),
    ("perpetrator", by("TTP"), by("TTP"), "same", 0.5, 3.0),
    ("perpetrator", by("BLA"), by("Baloch separatists"), "holds", 0.0, 1.0),
    ("perpetrator", by("TTP"), by("BLA"), "rival", -5.0, -1.0),
    ("perpetrator", by("TTP"), by("unknown gunmen"), "missing", 0.0, 0.0),
    ("perpetrator", by("TTP"), sides("TTP", "Pakistani police"), "same", 0.5, 3.0),
    ("perpetrator", sides("BLA", "Pakistani army"), sides("TTP", "Pakistani army"), "rival", -5.0, -1.0),
    ("perpetrator", by("Pakistani army"), by("Pakistani police"), "same_state", 0.0, 0.5),
    ("perpetrator", {**by("BLA"), **on("ISKP")}, {**by("ISKP"), **on("BLA")}, "swapped", -5.0, -1.0),
    ("target", on("Pakistani police"), on("Pakistani army"), "same_state", 0.0, 1.0),
    ("target", on("road workers"), on("road workers"), "same", 0.5, 3.0),
    ("target", on("road workers"), on("a convoy of lorries"), "unlike", -1.0, 0.0),
    ("target", on("ISKP"), sides("ISKP", "BLA"), "same", 0.5, 3.0),
    ("target", on("ISKP"), sides("TTP", "Pakistani army"), "missing", 0.0, 0.0),
    ("kind", {"kinds": ("suicide_bomb",)}, {"kinds": ("suicide_bomb",)}, "same_manner", 0.5, 3.0),
    ("kind", {"kinds": ("attack",)}, {"kinds": ("attack",)}, "same_broad", 0.0, 0.5),
    ("kind", {"kinds": ("attack",)}, {"kinds": ("suicide_bomb",)}, "compatible", 0.0, 0.5),
    ("kind", {"kinds": ("armed_clash",)}, {"kinds": ("attack", "arrests")}, "compatible", 0.0, 0.5),
    ("kind", {"kinds": ("grenade",)}, {"kinds": ("air_drone_strike",)}, "other_manner", -3.0, -0.5),
    ("kind", {"kinds": ("suicide_bomb",)}, {"kinds": ("peaceful_protest",)}, "other_sort", -8.0, -2.0),
    ("deaths", dead(31), dead(31), "equal_large", 2.0, 6.0),
    ("deaths", dead(5), dead(5), "equal_some", 1.0, 4.0),
    ("deaths", dead(1), dead(1), "equal_small", 0.0, 2.0),
    ("deaths", dead(0), dead(0), "equal_none", 0.0, 2.0),
    ("deaths", dead(20, 30), dead(25, 40), "within", 0.0, 2.0),
    ("deaths", dead(20), dead(24), "near", 0.0, 2.0),
    ("deaths", dead(8), dead(15), "growing", -2.0, 0.5),
    ("deaths", dead(8), dead(30), "apart", -5.0, -1.0),
    ("deaths", dead(2), dead(40), "far", -8.0, -3.0),
    ("injured", hurt(40), hurt(40), "equal_large", 1.0, 3.0),
    ("injured", hurt(3), hurt(40), "far", -3.0, -0.5),
    ("object", {"objects": ("bolan mail",)}, {"objects": ("bolan mail",)}, "shared", 2.0, 6.0),
    ("object", {"objects": ("bolan mail",)}, {"objects": ("city hall",)}, "other", -2.0, 0.0),
    ("reported", {"published": "2024-05-03"}, {"published": "2024-05-04"}, "together", 0.0, 2.0),
    ("reported", {"published": "2024-05-03"}, {"published": "2024-07-04"}, "weeks_apart", -2.0, 0.0),
    ("reported", {"published": "2024-05-03"}, {"published": "2024-05-09", **FOUR_DAYS_ON}, "too_early", -9.0, -3.0),
    ("reported", {"published": "2024-05-03"}, {"published": "2024-05-05", **NEXT_DAY}, "together", 0.0, 2.0),
    ("document", {"document": "d"}, {"document": "d"}, "same_document", -9.0, -3.0),
]


def account(name: str, **fields: Any) -> Account:
    """Return an account of a document of its own unless `fields` names one."""
    return Account(id=name, **{"document": f"d-{name}", "claims": (name,), **fields})


def compared(one: dict[str, Any], other: dict[str, Any]) -> PairWeights:
    """Return the weights of two accounts with these fields."""
    return weigh(columns_of([account("a", **one), account("b", **other)]), np.array([0]), np.array([1]))


@pytest.mark.parametrize(("field", "one", "other", "level", "least", "most"), CASES)
def test_literal_values_give_the_level_and_about_the_weight(  # noqa: PLR0917  (a row of the table)
    field: str, one: dict[str, Any], other: dict[str, Any], level: str, least: float, most: float
) -> None:
    """Two values are at the level, and its weight has the sign and size, that a reader would expect."""
    found = compared(one, other)
    number = int(found.levels[field][0]) if field in found.levels else 0
    assert LEVELS[field][number] == level
    assert least <= (float(found.fields[field][0]) if field in found.fields else 0.0) <= most


def test_a_date_line_does_not_part_what_lies_beside_it() -> None:
    """Two points at either side of 180 degrees are near."""
    found = compared(place(-16.8, 179.98, 5.0, "FJ"), place(-16.8, -179.98, 5.0, "FJ"))
    assert LEVELS["place"][int(found.levels["place"][0])] == "same_spot"


def test_a_country_beside_a_town_does_not_hide_that_towns_differ() -> None:
    """Of the places of an account the precise ones count."""
    one = {"places": GAO["places"] + MALI["places"]}
    other = {"places": BAMAKO["places"] + MALI["places"]}
    found = compared(one, other)
    assert LEVELS["place"][int(found.levels["place"][0])] == "far_apart"


def test_one_of_several_places_is_enough() -> None:
    """An account that names two towns agrees with one that names the second."""
    found = compared({"places": GAO["places"] + ANSONGO["places"]}, ANSONGO)
    assert LEVELS["place"][int(found.levels["place"][0])] == "same_spot"


def test_rare_words_say_more_than_common_ones() -> None:
    """Words that all accounts share weigh less than words that two of many share."""
    texts = [f"soldiers killed near village number{n}" for n in range(40)]
    texts[:2] = ["soldiers killed near Tabankort bridge market", "Tabankort bridge market shelled, soldiers dead"]
    columns = columns_of([account(f"a{n:02}", text=text) for n, text in enumerate(texts)])
    found = weigh(columns, np.array([0, 4]), np.array([1, 5])).fields["text"]
    assert found[0] > 0.5
    assert found[1] < 0


def test_two_reports_without_date_and_place_can_be_one_event() -> None:
    """A named thing, the parties and the toll suffice."""
    told = {**by("BLA"), **on("soldiers"), **dead(31), "objects": ("bolan mail",), "kinds": ("attack",)}
    assert compared(told, told).total[0] >= SAME_AT


def test_what_agrees_in_all_but_the_actor_is_not_one_event() -> None:
    """Same day, same spot, but two rivals are said to have done it: for a person, unless more agrees."""
    assert compared({**DAY, **GAO, **by("TTP")}, {**DAY, **GAO, **by("BLA")}).total[0] < SAME_AT


def test_more_names_than_a_matrix_holds_are_judged_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """The level of two names does not depend on how many names there are."""
    pairs = [by("TTP"), by("BLA"), by("Baloch separatists"), by("Pakistani army"), on("TTP")]
    columns = columns_of([account(f"a{n}", **fields) for n, fields in enumerate(pairs)])
    left, right = np.triu_indices(len(pairs), 1)
    small = weigh(columns, left, right).total
    monkeypatch.setattr("gawah.incidents.affinity.LARGEST", 1)
    assert np.array_equal(weigh(columns, left, right).total, small)


def test_other_weights_can_be_measured() -> None:
    """A weigher takes other bits for a field and leaves the rest."""
    columns = columns_of([account("a", **DAY, **GAO), account("b", **DAY, **GAO)])
    heavier = {"time": tuple(bits + 1.0 for bits in bits_of(FIELDS[0]))}
    one, other = np.array([0]), np.array([1])
    assert Weigher(columns, heavier).totals(one, other)[0] == Weigher(columns).totals(one, other)[0] + 1.0


def test_actors_and_kinds_are_judged_alike_from_both_sides() -> None:
    """The level of two names, and of two sets of kinds, does not depend on which comes first."""
    names = [actor_key(n) for n in ("TTP", "BLA", "Baloch separatists", "Pakistani army", "gunmen", "Tall Men")]
    kinds = [frozenset(k) for k in ((), ("attack",), ("grenade", "arrests"), ("peaceful_protest",))]
    assert all(actor_level(a, b) == actor_level(b, a) for a, b in itertools.product(names, names))
    assert all(kind_level(a, b) == kind_level(b, a) for a, b in itertools.product(kinds, kinds))


def _one_of(field: str) -> st.SearchStrategy[dict[str, Any]]:
    return st.sampled_from([{}, *(value for name, *both, _, _, _ in CASES if name == field for value in both)])


PERIODS = [DAY, NEXT_DAY, FOUR_DAYS_ON, THAT_WEEK, THAT_MONTH, THAT_YEAR]
TEXTS = st.sampled_from([{}, {"text": "the bridge of Tabankort was hit"}, {"text": "Tabankort: 12 dead, 4 hurt"}])
FIELDS_OF_ACCOUNTS = st.builds(
    lambda *parts: {key: value for part in parts for key, value in part.items()},
    st.sampled_from([{}, *PERIODS]),
    _one_of("place"),
    _one_of("perpetrator"),
    _one_of("target"),
    _one_of("kind"),
    _one_of("deaths"),
    _one_of("injured"),
    _one_of("object"),
    _one_of("document"),
    TEXTS,
)


@given(st.lists(FIELDS_OF_ACCOUNTS, min_size=2, max_size=5))
def test_weights_are_symmetric_finite_and_the_sum_of_their_fields(drawn: list[dict[str, Any]]) -> None:
    """Left and right may be swapped, every weight is a number, and the total is what the fields add up to."""
    columns = columns_of([account(f"a{n}", **fields) for n, fields in enumerate(drawn)])
    left, right = np.triu_indices(len(drawn), 1)
    one, other = weigh(columns, left, right), weigh(columns, right, left)
    assert np.array_equal(one.total, other.total)
    assert all(np.array_equal(one.levels[name], other.levels[name]) for name in one.levels)
    assert np.isfinite(one.total).all()
    assert np.allclose(one.total, sum(one.fields.values(), np.zeros(len(left))))
    assert np.array_equal(one.total, Weigher(columns).totals(left, right))


WEIGHED_BY = {
    "period": {"time", "reported", "crowding"},
    "places": {"place", "crowding"},
    "perpetrators": {"perpetrator", "target"},
    "targets": {"perpetrator", "target"},
    "sides": {"perpetrator", "target"},
    "kinds": {"kind"},
    "deaths": {"deaths"},
    "injured": {"injured"},
    "objects": {"object"},
    "text": {"text"},
    "published": {"reported"},
}


@given(FIELDS_OF_ACCOUNTS, FIELDS_OF_ACCOUNTS, st.sampled_from(sorted(WEIGHED_BY)))
def test_what_one_account_leaves_out_says_nothing(one: dict[str, Any], other: dict[str, Any], left_out: str) -> None:
    """Without a value, the weight that only it gives is 0, and no other field changes."""
    without = {key: value for key, value in one.items() if key != left_out}
    found, before = compared(without, other), compared(one, other)
    rest = {name for name in before.fields if name not in WEIGHED_BY[left_out]}
    assert all(np.array_equal(found.fields.get(name, np.zeros(1)), before.fields[name]) for name in rest)
    if left_out in ("kinds", "deaths", "injured", "objects", "text", "places"):
        field = {"kinds": "kind", "objects": "object", "places": "place"}.get(left_out, left_out)
        assert float(found.fields.get(field, np.zeros(1))[0]) == 0.0


def test_no_account_at_all_is_compared_with_nothing() -> None:
    """Empty columns and no pairs give empty weights."""
    none = np.empty(0, dtype=np.int64)
    assert len(weigh(columns_of([account("a")]), none, none).total) == 0


def test_accounts_that_give_nothing_weigh_nothing() -> None:
    """Two accounts without a value are neither alike nor unlike."""
    assert compared({}, {}).total[0] == 0.0
