"""Who speaks for a state, and under which key an actor is counted."""

from __future__ import annotations

import pytest

from gawah.identity.actors import ActorTable
from gawah.vocabulary.lexicons import read_yaml
from gawah.weighing.authorities import counted_with, is_authority, state_of


@pytest.mark.parametrize(
    ("actor", "state"),
    [
        ("state:co", "state:co"),
        ("force:ua:army", "state:ua"),
        ("force:mm:police", "state:mm"),
        ("ctd-pk", "state:pk"),
        ("sbu", "state:ua"),
        ("isi-pk", "state:pk"),
        ("jnim", None),
        ("krg", None),
        ("nug-myanmar", None),
        ("gaza-health-ministry", None),
        ("reuters", None),
        ("name:hill-gazette", None),
    ],
)
def test_organs_of_a_state(actor: str, state: str | None) -> None:
    """Relations tell, else the kind; breakaway and rival governments are no organs."""
    assert state_of(actor) == state
    assert is_authority(actor) == (state is not None)


def test_a_movement_is_an_authority_while_it_governs() -> None:
    """Before and without a date it speaks for itself."""
    assert counted_with("afghan-taliban", "2023-05-01") == "state:af"
    assert counted_with("afghan-taliban", "2015-05-01") == "afghan-taliban"
    assert not is_authority("afghan-taliban")


def test_an_outlet_of_a_group_is_counted_with_it() -> None:
    """A media arm leads to its group; an agency is its own."""
    assert counted_with("amaq") == "islamic-state"
    assert counted_with("reuters") == "reuters"


def test_the_word_list_names_actors_of_the_table() -> None:
    """Every id of the list exists, so a renamed actor is noticed."""
    raw = read_yaml("lexicon/state_bodies.yaml")
    table = ActorTable.load()
    for key in [*raw["not_of_the_state"].split(), *(row["actor"] for row in raw["governing"])]:
        assert table.find(key) is not None, key


def test_who_has_left_its_state_is_counted_apart() -> None:
    """A force that turned against its army in 2023 was an organ of the state before and is none since."""
    assert counted_with("rsf", "2020-06-01") == "state:sd"
    assert counted_with("rsf", "2023-06-01") == counted_with("rsf") == "rsf"
    assert not is_authority("rsf", "2024-01-01")
