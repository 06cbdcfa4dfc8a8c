"""What each kind is in the field's other vocabularies."""

from __future__ import annotations

import re

import pytest

from gawah.vocabulary import MAPPINGS, acled_of, all_kinds, kind_of_acled, kinds, mapping
from gawah.vocabulary.lexicons import read_yaml

PLOVER = (
    *("ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONCEDE", "CONSULT", "COOPERATE", "MOBILIZE", "PROTEST"),
    *("REJECT", "REQUEST", "RETREAT", "SANCTION", "SUPPORT", "THREATEN"),
)
ACLED = {
    "Battles": 3,
    "Explosions/Remote violence": 6,
    "Violence against civilians": 3,
    "Protests": 3,
    "Riots": 2,
    "Strategic developments": 8,
}


@pytest.mark.parametrize("name", MAPPINGS)
def test_every_kind_is_mapped_or_says_why_not(name: str) -> None:
    """Each kind has codes, or a reason in one sentence why it has none."""
    rows = mapping(name).rows
    assert list(rows) == list(all_kinds())
    for kind, row in rows.items():
        assert len(row.codes) > 0 or row.reason.endswith("."), kind


@pytest.mark.parametrize("name", MAPPINGS)
def test_no_row_is_left_over(name: str) -> None:
    """A mapping names no kind that does not exist."""
    raw = read_yaml(f"mappings/{name}.yaml")
    for claim_type in ("event", "relation", "presence", "assessment"):
        assert set(raw[claim_type]) <= {"every", *(kind.name for kind in kinds(claim_type))}


def test_acled_is_whole() -> None:
    """All 25 sub-event types are there, each under its event type."""
    pairs = {acled_of(kind.name) for kind in kinds("event")}
    counted = {
        event_type: sum(1 for pair in pairs if pair is not None and pair[0] == event_type) for event_type in ACLED
    }
    assert counted == ACLED


def test_acled_there_and_back() -> None:
    """A sub-event type becomes a kind and that kind the same sub-event type."""
    for _, sub_event_type in filter(None, (acled_of(kind.name) for kind in kinds("event"))):
        kind = kind_of_acled(sub_event_type.upper())
        assert kind is not None
        assert acled_of(kind) == acled_of(kind_of_acled(sub_event_type) or "")
    assert kind_of_acled("Other") == "other"
    assert kind_of_acled("no such type") is None
    assert acled_of("no_such_kind") is None


def test_an_attack_on_armed_men_is_a_clash() -> None:
    """ACLED keeps "Attack" for civilian targets."""
    assert acled_of("attack") == ("Violence against civilians", "Attack")
    assert acled_of("attack", armed_target=True) == ("Battles", "Armed clash")


def test_codes_have_their_form() -> None:
    """CAMEO codes are three or four digits, PLOVER types are its sixteen, UCDP's types of violence one to three."""
    for row in mapping("cameo_plover").rows.values():
        assert re.fullmatch(r"\d{3,4}", row.codes.get("cameo", "190"))
        assert row.codes.get("plover", "AID") in PLOVER
    for row in mapping("ucdp").rows.values():
        assert set(str(row.codes.get("type_of_violence", "1")).split()) <= {"1", "2", "3"}


def test_unknown_mapping_is_refused() -> None:
    """The message names the mappings there are."""
    with pytest.raises(KeyError, match="acled"):
        mapping("gtd")
