"""Actors that only the document introduces."""

from __future__ import annotations

import pytest

from gawah.extraction.local_names import local_id, local_mentions, merged
from gawah.identity.actors import ActorMention, ActorResolver

from .reports import claims, fillers

TEXT = "The Dashtar Liberation Front (DLF) met. The DLF left; DLFs stayed, and the Dashtar Liberation Front fled."


def _found(text: str) -> list[ActorMention]:
    return local_mentions(text, ActorResolver(text))


def test_both_forms_name_one_actor_wherever_they_stand() -> None:
    """The full name and the abbreviation are one actor from the first mention to the last."""
    found = sorted(_found(TEXT), key=lambda m: m.start)
    assert [m.text for m in found] == ["Dashtar Liberation Front", "DLF", "DLF", "Dashtar Liberation Front"]
    assert {m.actor.id for m in found if m.actor is not None} == {"name:dashtar-liberation-front"}
    assert all(TEXT[m.start : m.end] == m.text for m in found)


def test_the_reason_says_where_the_name_comes_from() -> None:
    """A reader can see that the document itself made the name."""
    assert {m.reason for m in _found(TEXT)} == {"the document introduces 'Dashtar Liberation Front' as 'DLF'"}


NONE = [
    ("The Tehrik-e-Taliban Pakistan (TTP) met.", "the table knows it"),
    ("The Dashtar Front met.", "no abbreviation introduces it"),
    ("The mill (a ruin) burned.", "brackets alone introduce nothing"),
]


@pytest.mark.parametrize(("text", "note"), NONE)
def test_nothing_is_introduced_by_accident(text: str, note: str) -> None:
    """Only a name with its abbreviation that the table does not know becomes a local actor."""
    assert _found(text) == [], note


IDS = [
    ("Dashtar Liberation Front", "name:dashtar-liberation-front"),
    ("DASHTAR  Liberation-Front", "name:dashtar-liberation-front"),
    ("Dáshtar Front", "name:dashtar-front"),
    ("جبهه دشتر", "name:جبهه-دشتر"),
]


@pytest.mark.parametrize(("name", "ident"), IDS)
def test_the_same_full_name_has_the_same_id_in_every_document(name: str, ident: str) -> None:
    """Case, spacing, hyphens and accents make no second actor."""
    assert local_id(name) == ident


def test_where_two_overlap_the_longer_stands() -> None:
    """A known short name inside a longer introduced one does not cut it in two; order is that of the text."""
    short = ActorMention(start=4, end=7, text="BLA", actor=None, reason="a guess", sense="guess")
    long = ActorMention(start=4, end=17, text="BLA Red Wings", actor=None, reason="introduced", sense="defined")
    after = ActorMention(start=20, end=23, text="BLF", actor=None, reason="a guess", sense="guess")
    assert merged([after, short], [long]) == [long, after]


def test_a_claim_names_an_introduced_actor_in_full() -> None:
    """The abbreviation in a later sentence becomes the full name in the claim."""
    found = claims("The Dashtar Liberation Front (DLF) met. DLF fighters burned a mill.")
    assert fillers(found[-1], "perpetrator") == ["Dashtar Liberation Front"]
