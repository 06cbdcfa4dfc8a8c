"""Which names are veiled: pairs of a name and whether it looks like a private person's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gawah.exchange.persons import looks_like_a_person, name_words

NAMES = [
    ("Rostam Palwandi", True, "two names"),
    ("Maulvi Rostam", True, "an honorific and one name"),
    ("Haji Mir Rostam Palwandi", True, "several honorifics"),
    ("Abdul-Karim al Zardi", True, "a hyphen and a particle"),
    ("رستم پالوندی", True, "Persian"),
    ("Rostam", False, "one word may be a town or a group"),
    ("Dashtar Liberation Front", False, "an organisation"),
    ("The Dashtar Front", False, "an article and an organisation"),
    ("DLF", False, "an abbreviation"),
    ("nine soldiers", False, "no capitals"),
    ("Chinese engineers", False, "a group of people"),
    ("Khurzan army", False, "an army"),
    ("وزارت دفاع", False, "a ministry in Urdu"),
    ("Operation 313 Badr", False, "a number"),
    ("", False, "nothing"),
    ("Mr", False, "an honorific alone"),
]


@pytest.mark.parametrize(("name", "person", "note"), NAMES, ids=[note for _, _, note in NAMES])
def test_names_of_persons_are_told_from_other_names(name: str, person: bool, note: str) -> None:
    """A name is taken for a private person's or not, as the table says."""
    assert looks_like_a_person(name) is person, note


@given(st.text(max_size=60))
def test_any_text_gets_an_answer(text: str) -> None:
    """No text makes the rule fail."""
    assert looks_like_a_person(text) in (True, False)


def test_honorifics_are_no_names() -> None:
    """The words of a name leave its honorifics out."""
    assert name_words("Haji Rostam Palwandi") == ["Rostam", "Palwandi"]
