"""Claims as people write them down: actors, places, times and counts in plain words."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gawah.errors import ClaimError
from gawah.exchange.written_claim import known_actor, to_claim
from gawah.model import Claim, Document, Period, Speaker

from .importing import WIRE, row

DOCUMENT = Document(id=hashlib.sha256(WIRE.encode()).hexdigest(), text=WIRE, name="wire.txt")


def _claim(**fields: Any) -> Claim:
    return to_claim(row(**fields), DOCUMENT, extractor="import/x")


def test_an_actor_of_the_table_gets_its_id() -> None:
    """A name that the table of actors knows is that actor, and the words stay as written."""
    (filler,) = _claim(roles={"perpetrator": ["TTP"]}).roles["perpetrator"]
    assert (filler.text, filler.id) == ("TTP", "ttp")
    assert filler.name is not None


def test_an_own_name_that_no_table_knows_gets_an_id_of_its_words() -> None:
    """A movement that is in no table has the same id in every file that names it."""
    assert known_actor("Dashtar Liberation Front").id == "name:dashtar-liberation-front"


@pytest.mark.parametrize("name", ["Nazeer Palwandi", "Palwandi", "two buses", "gunmen", "Chinese engineers", "شهریان"])
def test_a_person_or_no_own_name_gets_no_id(name: str) -> None:
    """What is written like a person's name keeps no id, so that an export can veil it; nor does what is no name."""
    assert known_actor(name).id is None
    assert known_actor(name).text == name


def test_weapons_and_policies_are_free_text() -> None:
    """A weapon is never taken for an actor, whatever it is called."""
    (weapon,) = _claim(roles={"weapon": ["Taliban"]}).roles["weapon"]
    assert weapon.id is None


@pytest.mark.parametrize(
    ("name", "found", "country", "precision"),
    [
        ("Mopti, Mali", "Mopti", "ML", 1),
        ("Pakistan", "Pakistan", "PK", 6),
        ("Xyzzyplatz, Mali", "Mali", "ML", 6),
        ("Xyzzyplatz", None, None, None),
        ("San Andres, El Salvador", "El Salvador", "SV", 6),
    ],
)
def test_a_place_lies_in_what_is_named_after_it(
    name: str, found: str | None, country: str | None, precision: int | None
) -> None:
    """The names after a place say where it lies; one that the gazetteer lacks is somewhere in the next."""
    (place,) = _claim(place=name).place
    assert (place.text, place.name, place.country, place.precision) == (name, found, country, precision)


def test_a_place_of_a_suburb_is_no_exact_point() -> None:
    """A suburb that the gazetteer lacks stands at its city and is not said to be exact."""
    (place,) = _claim(place="Xyzzyplatz, Lima, Peru").place
    assert (place.name, place.precision) == ("Lima", 2)


def test_several_places_are_joined_by_semicolons() -> None:
    """Each place of a list is a place of the claim."""
    assert [place.country for place in _claim(place="Mali; Niger; ").place] == ["ML", "NE"]


@pytest.mark.parametrize(
    ("fields", "period"),
    [
        ({"time": "2025"}, Period(text="2025", start="2025-01-01", end="2026-01-01", precision=5)),
        ({"time": "2025-03"}, Period(text="2025-03", start="2025-03-01", end="2025-04-01", precision=4)),
        ({"time": "2024-02-29"}, Period(text="2024-02-29", start="2024-02-29", end="2024-03-01", precision=1)),
        (
            {"time": "2025-03", "time_text": "this month"},
            Period(text="this month", start="2025-03-01", end="2025-04-01", precision=4),
        ),
        ({"time_end": "2025-03"}, Period(text="2025-03", end="2025-04-01", precision=4)),
        ({"time": "2025-03", "time_end": "2025-03"}, Period(text="2025-03", end="2025-04-01", precision=4)),
        ({"time_start": "2025-12"}, Period(text="2025-12", start="2025-12-01", precision=4)),
        (
            {"time_start": "2022", "time_end": "2025-03"},
            Period(text="2025-03", start="2022-01-01", end="2025-04-01"),
        ),
        ({"time_text": "for years"}, Period(text="for years")),
        (
            {"time": "2025-03-01", "duration": "P3D"},
            Period(text="2025-03-01", start="2025-03-01", end="2025-03-02", precision=1, duration="P3D"),
        ),
        ({}, None),
    ],
)
def test_a_time_is_the_interval_that_its_prefix_leaves_open(fields: dict[str, str], period: Period | None) -> None:
    """A month stays a month; a tie that ended in a month ends with the last of its days, and its start stays open."""
    assert _claim(**fields).time == period


def test_a_speaker_has_the_id_of_whom_it_speaks_for() -> None:
    """A spokesman gets the id of his movement; a speaker for nobody in particular gets none."""
    chain = _claim(speakers=[{"name": "N. N.", "actor": "TTP"}, {"name": "locals"}, {"name": "x", "actor": "gunmen"}])
    assert [speaker.id for speaker in chain.speakers] == ["ttp", None, None]


def test_a_speaker_of_an_export_stays_as_it_is() -> None:
    """Where a file says that a speaker has no id, none is looked for."""
    given = {"name": "a man", "actor": "TTP", "text": "he", "id": None, "kind": None, "document": None, "joint": []}
    assert _claim(speakers=[given]).speakers == (Speaker(name="a man", actor="TTP", text="he"),)


def test_the_id_of_a_file_is_kept_as_ref() -> None:
    """A claim has its own id, and remembers the one that its file gave it."""
    claim = _claim(id="w7")
    assert (claim.ref, len(claim.id)) == ("w7", 20)
    assert _claim(id=claim.id, ref="w7") == claim
    assert _claim(id=claim.id).ref is None


@pytest.mark.parametrize(
    "fields",
    [
        {"incident": "i1", "tie": "t1", "origin": "Somebody"},
        {"incident": ["i2"], "tie": {"a": 1}, "origin": None, "superseded_by": "x"},
        {"core": False, "note": "n", "sha1": "0", "timecode": "00:00:01"},
    ],
)
def test_what_is_computed_is_never_taken_from_a_file(fields: dict[str, Any]) -> None:
    """Incidents, ties and origins that a file gives its claims change nothing in the claim."""
    assert to_claim({**row(), **fields}, DOCUMENT, extractor="import/x") == _claim()


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"start": None}, "'start'"),
        ({"type": None}, "'type'"),
        ({"roles": ["TTP"]}, "form"),
        ({"roles": {"target": [3]}}, "form"),
        ({"time": "last week"}, "expected a date such as"),
        ({"time": 2025.5}, "expected a date such as"),
        ({"deaths": 9}, "form"),
        ({"deaths": {"best": "nine"}}, "form"),
        ({"speakers": [{"actor": "TTP"}]}, "form"),
        ({"speakers": ["TTP"]}, "form"),
        ({"cue": "says"}, "form"),
        ({"hedges": [{"text": "may"}]}, "form"),
        ({"stance": "shouts"}, "form"),
        ({"confidence": "high"}, "form"),
        ({"start": "zero"}, "form"),
        ({"place": 3}, "form"),
    ],
)
def test_a_field_of_the_wrong_form_is_refused(fields: dict[str, Any], told: str) -> None:
    """Each field that does not fit the format raises an error that says what was expected."""
    with pytest.raises(ClaimError, match=told):
        _claim(**fields)


_anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@given(
    st.dictionaries(st.sampled_from([*row(), "place", "time", "deaths", "cue", "hedges", "about", "ref"]), _anything)
)
def test_no_row_does_more_than_be_refused(fields: dict[str, Any]) -> None:
    """Whatever a row holds, it becomes a claim or is refused for a reason that is told."""
    try:
        assert to_claim({**row(), **fields}, DOCUMENT, extractor="x").document.id == DOCUMENT.id
    except ClaimError as error:
        assert str(error)
