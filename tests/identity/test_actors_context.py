"""Names in the context of a document: its definitions, and weak names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gawah.identity.actors import ActorResolver, compare, definitions

DEFINED = [
    ("Tehreek-e-Taliban Pakistan (TTP) said", {"TTP": "Tehreek-e-Taliban Pakistan"}),
    ("the Farabundo Marti National Liberation Front [FMLN]", {"FMLN": "Farabundo Marti National Liberation Front"}),
    ("THE MANUEL RODRIGUEZ PATRIOTIC FRONT [FPMR]", {"FPMR": "MANUEL RODRIGUEZ PATRIOTIC FRONT"}),
    ("TTP, or Pakistani Taliban, fought", {"TTP": "Pakistani Taliban"}),
    ("the Hill Valley Freedom Army (HVFA) fought", {"HVFA": "Hill Valley Freedom Army"}),
    ("the Frente Unido del Valle (FUV)", {"FUV": "Frente Unido del Valle"}),
    ("HVFA (Hill Valley Freedom Army) fought", {"HVFA": "Hill Valley Freedom Army"}),
    ("the National Front for the Valley (VNF)", {"VNF": "National Front for the Valley"}),
    ("the Nusra Front, also known as Jabhat al-Nusra, fought", {"Nusra Front": "Jabhat al-Nusra"}),
    ("the men fled (see below) in June (AP)", {}),
    ("It rained. The army moved (TTP)", {}),
    ("two soldiers (one of them wounded) were seen", {}),
]


@pytest.mark.parametrize(("text", "expected"), DEFINED)
def test_documents_explain_their_abbreviations(text: str, expected: dict[str, str]) -> None:
    """A short form is learned when its letters, or the table, fit the words before it."""
    assert definitions(text) == expected


@given(st.text(max_size=120))
def test_definitions_are_words_of_the_text(text: str) -> None:
    """Whatever the text, both forms stand in it verbatim."""
    assert all(short in text and long in text for short, long in definitions(text).items())


# document, name, id
WEAK = [
    ("Fighters of the Pakistani Taliban fled.", "Taliban", "ttp"),
    ("The Afghan Taliban and the Pakistani Taliban met.", "the Taliban", "afghan-taliban"),
    ("Nothing is said here.", "Taliban", "afghan-taliban"),
    ("ISKP struck a bus. Daesh said so.", "Daesh", "iskp"),
    ("The Islamic State's Khorasan branch struck.", "Islamic State", "iskp"),
    ("ISKP is a branch of ISIS.", "Islamic State", "islamic-state"),
    ("Nothing is said here.", "Daesh", "islamic-state"),
    ("The Provisional IRA called a truce.", "IRA", "pira"),
    ("The Real IRA did not.", "IRA", "rira"),
    ("The Hill Valley Freedom Army (BLA) marched.", "BLA", "bla"),
]


@pytest.mark.parametrize(("text", "name", "expected"), WEAK)
def test_weak_names_take_their_meaning_from_the_document(text: str, name: str, expected: str) -> None:
    """A weak name means whom the document names in full, else its default."""
    actor, reason = ActorResolver(text).resolve(name)
    assert (actor.id if actor is not None else None) == expected
    assert len(reason) > 10


def test_a_document_s_own_definition_comes_first() -> None:
    """Letters that a document explains as something else do not name the table's actor."""
    actor, reason = ActorResolver("The Bright Lake Association (BLA) met.").resolve("BLA")
    assert actor is None
    assert "Bright Lake Association" in reason


def test_unknown_names_are_said_to_be_unknown() -> None:
    """A name nobody knows has no actor and a reason."""
    assert ActorResolver("").resolve("Hill Valley Freedom Army")[0] is None


def test_mentions_are_resolved_and_own_abbreviations_found() -> None:
    """All mentions of a document come in order, those it defines itself included."""
    text = "The Pakistani Taliban and the Hill Valley Freedom Army (HVFA) met. The Taliban left; HVFA stayed."
    found = [(m.text, m.actor.id if m.actor is not None else None) for m in ActorResolver(text).mentions()]
    assert found == [("Pakistani Taliban", "ttp"), ("HVFA", None), ("Taliban", "ttp"), ("HVFA", None)]


@given(st.text(max_size=60), st.text(max_size=12))
def test_resolving_never_fails(text: str, name: str) -> None:
    """Any text and any name give an answer with a reason."""
    assert ActorResolver(text).resolve(name)[1] != ""


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("BLA", "BLF", "different"),
        ("TTP", "Tehrik-i-Taliban Pakistan", "same"),
        ("Taliban", "TTP", "unsure"),
        ("Taliban", "FMLN", "different"),
        ("Hill Valley Army", "Hill Valley Front", "different"),
        ("Kenyan Sons of the Hill", "Ugandan Sons of the Hill", "different"),
        ("Hill Valley Freedom Fighters", "Hill Valley Freedom Fighter", "unsure"),
        ("Jaish-e-Fursan", "Jaysh-i-Fursan", "same"),
    ],
)
def test_comparison_of_names(one: str, other: str, same: str) -> None:
    """The table and the rules decide; likeness alone does not."""
    verdict = compare(one, other)
    assert verdict.same == same
    assert verdict.reason
    assert compare(other, one).same == same


@given(st.text(max_size=30), st.text(max_size=30))
def test_comparison_is_symmetric(one: str, other: str) -> None:
    """The order of the two names does not matter."""
    assert compare(one, other).same == compare(other, one).same
