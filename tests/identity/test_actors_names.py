"""Names as keys: what counts as the same spelling and what does not."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gawah.identity.actor_names import tokens
from gawah.identity.actors import exact_key, spelling_key

SAME = [
    ("Tehreek-e-Taliban Pakistan", "Tehrik-i-Taliban Pakistan"),
    ("Tehreek-e-Taliban", "Tehreek e Taliban"),
    ("Baluchistan", "Balochistan"),
    ("al-Qaeda", "Al Qa'ida"),
    ("Jaish-e-Mohammed", "Jaysh-i-Muhammad"),
    ("Hizb-ul-Mujahideen", "Hizbul Mujahidin"),
    ("Jabhat an-Nusra", "Jabhat al-Nusra"),
    ("B.L.A.", "BLA"),
    ("jehad", "jihad"),
    ("القاعدة", "القاعده"),
    ("أنصار الله", "انصار اللہ"),
]
DIFFERENT = [
    ("EPL", "IPL"),
    ("Niger", "Nigeria"),
    ("Iran", "Iraq"),
    ("Fatah", "FATA"),
    ("القاعدة", "قاعدة"),
    ("AD-M19", "M19"),
    ("ULFA-I", "ULFA"),
    ("El Salvador", "Salvador"),
    ("Liberation Army", "Liberation Front"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_spellings_of_one_name_have_one_key(one: str, other: str) -> None:
    """What romanisation and case vary has the same spelling key."""
    assert spelling_key(one) == spelling_key(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_other_names_have_other_keys(one: str, other: str) -> None:
    """What only looks alike has another spelling key."""
    assert spelling_key(one) != spelling_key(other)


def test_exact_key_drops_case_accents_punctuation_and_possessive() -> None:
    """The exact key holds folded words only."""
    assert exact_key("Pakistan’s  Military—the “U.S.” Ejército") == "pakistan military the us ejercito"


def test_the_elided_article_is_no_part_of_the_word() -> None:
    """L' and d' of French stand outside the token."""
    text = "l'armée d'Al-Qaïda"
    assert [text[t.start : t.end] for t in tokens(text)] == ["armée", "Al", "Qaïda"]


@given(st.text(max_size=60))
def test_tokens_point_at_the_text(text: str) -> None:
    """Tokens are ordered, do not overlap and lie within the text, whatever the text."""
    found = tokens(text)
    assert all(0 <= t.start < t.end <= len(text) for t in found)
    assert all(a.end <= b.start or a.start <= b.start for a, b in pairwise(found))


@given(st.text(alphabet="abcdefghij -'", max_size=40))
def test_keys_do_not_depend_on_case(text: str) -> None:
    """Upper case changes neither key."""
    assert exact_key(text.upper()) == exact_key(text)
    assert spelling_key(text.upper()) == spelling_key(text)
