"""Which names are veiled: pairs of a name and whether it looks like a private person's."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gawah.exchange.persons import name_words, person_names

NAMES = [
    ("Rostam Palwandi", ["Rostam Palwandi"], "two names"),
    ("Maulvi Rostam", ["Maulvi Rostam"], "an honorific and one name"),
    ("Haji Mir Rostam Palwandi", ["Haji Mir Rostam Palwandi"], "several honorifics"),
    ("Abdul-Karim al Zardi", ["Abdul-Karim al Zardi"], "a hyphen and a particle"),
    ("the teacher Rostam Palwandi", ["Rostam Palwandi"], "a profession before the name"),
    ("Rostam Palwandi and Mina Sarwani", ["Rostam Palwandi", "Mina Sarwani"], "two persons"),
    ("Mina Sarwani, a nurse", ["Mina Sarwani"], "an apposition"),
    ("رستم پالوندی", ["رستم پالوندی"], "Persian"),
    ("Rostam", [], "one word may be a town or a group"),
    ("Dashtar Liberation Front", [], "an organisation"),
    ("The Dashtar", [], "an article and a name"),
    ("The Rostam Palwandi family", ["Rostam Palwandi"], "an article before the name"),
    ("DLF", [], "an abbreviation"),
    ("nine soldiers", [], "no capitals"),
    ("Chinese engineers", [], "a group of people"),
    ("Shia Muslims", [], "a community"),
    ("Khurzan army", [], "an army"),
    ("وزارت دفاع", [], "a ministry in Urdu"),
    ("Operation 313 Badr", [], "a number between"),
    ("", [], "nothing"),
    ("Mr", [], "an honorific alone"),
]


@pytest.mark.parametrize(("text", "names", "note"), NAMES, ids=[note for _, _, note in NAMES])
def test_names_of_persons_are_told_from_other_names(text: str, names: list[str], note: str) -> None:
    """The names of private persons are found in a text, as the table says."""
    assert person_names(text) == names, note


@given(st.text(max_size=60))
def test_a_name_is_part_of_its_text(text: str) -> None:
    """Whatever the text, each name found stands in it."""
    assert all(name in text for name in person_names(text))


def test_honorifics_are_no_names() -> None:
    """The words of a name leave its honorifics out."""
    assert name_words("Haji Rostam Palwandi") == ["Rostam", "Palwandi"]
