"""Drafts: what one sentence tells once, although it says it twice."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from gawah.extraction import extract_document
from gawah.extraction.drafts import find_drafts

from .parsing import ANY_TEXT, phrases, sentence, sentences, unread

Told = tuple[str, dict[str, list[str]]]


def _told(text: str) -> list[Told]:
    only = sentence(text)
    return [(d.kind, {r: phrases(only.parse, i) for r, i in d.roles.items()}) for d in find_drafts(only)]


ONCE: list[tuple[str, Told, str]] = [
    (
        "Nine guards were killed in the attack.",
        ("attack", {"target": ["Nine guards"]}),
        "the noun only names the deed again",
    ),
    (
        "Nine guards died when rebels attacked a camp.",
        ("attack", {"perpetrator": ["rebels"], "target": ["Nine guards", "a camp"]}),
        "a toll and its cause",
    ),
    (
        "The TTP attacked an ISKP camp and killed an ISKP commander.",
        ("attack", {"perpetrator": ["The TTP"], "target": ["an ISKP camp", "an ISKP commander"]}),
        "one victim under two words",
    ),
    (
        "A car bomb killed 13 guards and wounded 56 nurses.",
        ("remote_explosive_landmine_ied", {"weapon": ["A car bomb"], "target": ["13 guards", "56 nurses"]}),
        "the dead and the wounded of one toll",
    ),
    (
        "A rocket attack on the school killed a nurse.",
        ("shelling_artillery_missile", {"target": ["the school", "a nurse"]}),
        "the noun knows the kind better than 'killed'",
    ),
]


@pytest.mark.parametrize(("text", "told", "note"), ONCE, ids=[c[2] for c in ONCE])
def test_what_is_said_twice_is_told_once(text: str, told: Told, note: str) -> None:
    """One deed in two words is one draft with the roles of both, so that nobody dies twice."""
    assert _told(text) == [told], note


TWICE = [
    ("Rebels attacked a camp while soldiers burned a mill.", ["attack", "looting_property_destruction"], "two doers"),
    ("Rebels raided a farm and abducted a nurse.", ["attack", "abduction_forced_disappearance"], "two kinds"),
    ("A raid on a farm and an ambush on a convoy failed.", ["attack", "attack"], "two nouns"),
]


@pytest.mark.parametrize(("text", "kinds", "note"), TWICE, ids=[c[2] for c in TWICE])
def test_two_deeds_stay_two(text: str, kinds: list[str], note: str) -> None:
    """Different doers or kinds are not melted into one event."""
    assert [kind for kind, _ in _told(text)] == kinds, note


NOTHING = [
    ("Rebels hit a target.", "a weak verb without somebody who suffers"),
    ("The patient died.", "a death without violence"),
    ("The committee agreed on a menu.", "an agreement of nobody in the conflict"),
    ("The firm operates in steel.", "no place"),
    ("The station released a dog.", "no document"),
    ("The mayor wants to build a bridge.", "no hostile aim"),
]


@pytest.mark.parametrize(("text", "note"), NOTHING)
def test_peaceful_life_gives_no_draft(text: str, note: str) -> None:
    """Words that also tell of peace need somebody or something of the conflict beside them."""
    assert _told(text) == [], note


ATTRIBUTED = [
    ("Officials blamed the BLA for the raid on a farm.", "accuses", "Officials", {"perpetrator": ["the BLA"],
     "target": ["a farm"]}),
    ("The BLA claimed responsibility for the raid on a farm.", "claims_responsibility", "The BLA",
     {"perpetrator": ["The BLA"], "target": ["a farm"]}),
    ("The BLA denied involvement in the raid on a farm.", "denies", "The BLA", {"perpetrator": ["The BLA"],
     "target": ["a farm"]}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "stance", "speaker", "roles"), ATTRIBUTED, ids=[c[1] for c in ATTRIBUTED])
def test_an_accusation_takes_over_its_deed(text: str, stance: str, speaker: str, roles: dict[str, list[str]]) -> None:
    """Who is blamed becomes the doer of the deed, who blames its speaker; the victim stays."""
    only = sentence(text)
    found = find_drafts(only)
    assert len(found) > 0
    for draft in found:
        assert draft.stance == stance
        assert draft.own_speaker is not None
        assert phrases(only.parse, [draft.own_speaker]) == [speaker]
        assert {r: phrases(only.parse, i) for r, i in draft.roles.items()} == roles


def test_a_planned_attack_is_a_plot() -> None:
    """Planning is told as planning, not as an attack that took place."""
    assert _told("Rebels planned an attack on the dam.") == [
        ("plot", {"perpetrator": ["Rebels"], "target": ["the dam"]})
    ]


def test_a_rise_in_attacks_is_a_trend_and_no_attack() -> None:
    """A judgement on many attacks adds none to the count."""
    assert [kind for kind, _ in _told("A rise in attacks by rebels followed.")] == ["trend"]


def test_an_owner_in_front_of_the_noun_is_given_to_the_draft() -> None:
    """ISKP did 'ISKP's raid', though it is no phrase of its own."""
    (draft,) = find_drafts(sentence("ISKP's raid on the fort failed."))
    assert [a.name for a in draft.given["perpetrator"]] == ["ISKP"]


def test_the_quote_of_a_draft_reaches_its_fillers() -> None:
    """The stretch that carries a claim holds the doer and the victim, where that stays short."""
    only = sentence("A raid on the fort in the hills was carried out at dawn by rebels.")
    draft = find_drafts(only)[0]
    quote = only.text(draft.stretch.start, draft.stretch.end)
    assert "raid on the fort" in quote
    assert "by rebels" in quote


@settings(max_examples=60, deadline=None)
@given(ANY_TEXT)
def test_any_text_is_read_without_failing_and_quoted_verbatim(text: str) -> None:
    """A draft lies in its sentence, its triggers and fillers are elements of it, and every quote is the text."""
    read = unread(text)
    for each in sentences(read):
        for draft in find_drafts(each):
            assert each.parse.start <= draft.stretch.start < draft.stretch.end <= each.parse.end
            assert {0 <= i < len(each.parse.elements) for r in draft.roles.values() for i in [draft.at, *r]} <= {True}
    for claim in extract_document(read).claims:
        assert read.text[claim.start : claim.end] == claim.quote != ""
