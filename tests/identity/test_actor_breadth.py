"""How wide names of actors are against each other."""

import pytest

from gawah.identity.actor_breadth import actor_key, breadth, is_generic

CASES = [
    ("Boko Haram", "Jama'atu Ahlis Sunna Lidda'awati wal-Jihad", "same"),
    ("Majeed Brigade", "BLA", "narrower"),
    ("BLA", "Baloch rebels", "narrower"),
    ("Baloch armed groups", "BLF", "broader"),
    ("unknown gunmen", "FARC", "open"),
    ("مسلح افراد", "TTP", "open"),
    ("TTP", "ISKP", "other"),
    ("M23", "ADF", "other"),
    ("Pakistani armed forces", "TTP", "other"),
    ("Pakistani army", "Government of Pakistan", "narrower"),
    ("Baloch Yakjehti Committee", "Baloch separatists", "other"),
]


@pytest.mark.parametrize(("one", "other", "expected"), CASES)
def test_names_hold_or_exclude_each_other(one: str, other: str, expected: str) -> None:
    """A broader name holds a narrower one, a crowd without a name excludes nobody, two groups exclude each other."""
    assert breadth(actor_key(one), actor_key(other)) == expected


@pytest.mark.parametrize(("one", "other", "expected"), CASES)
def test_breadth_reads_the_same_from_the_other_side(one: str, other: str, expected: str) -> None:
    """What one is to the other, the other is to it."""
    mirrored = {"narrower": "broader", "broader": "narrower"}.get(expected, expected)
    assert breadth(actor_key(other), actor_key(one)) == mirrored


def test_a_crowd_with_a_people_is_not_generic() -> None:
    """ "Tuareg rebels" says whose rebels they are, "rebels" does not."""
    assert is_generic(actor_key("armed rebels"))
    assert not is_generic(actor_key("Tuareg rebels"))
