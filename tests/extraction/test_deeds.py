"""Deeds: which event a word tells of, and who did it to whom."""

from __future__ import annotations

import pytest

from gawah.extraction.deeds import Deed, find_deeds

from .parsing import parse, phrases

Told = tuple[str, dict[str, list[str]]]
ATTACK, BOMB = "attack", "remote_explosive_landmine_ied"

DEEDS: list[tuple[str, Told, str]] = [
    ("Rebels attacked the fort.", (ATTACK, {"perpetrator": ["Rebels"], "target": ["the fort"]}), "active"),
    ("The fort was attacked by rebels.", (ATTACK, {"perpetrator": ["rebels"], "target": ["The fort"]}), "passive"),
    ("The fort was attacked.", (ATTACK, {"target": ["The fort"]}), "passive without doer"),
    ("Rebels fired on a patrol.", (ATTACK, {"perpetrator": ["Rebels"], "target": ["a patrol"]}), "fire on"),
    ("Rebels shot at a patrol.", (ATTACK, {"perpetrator": ["Rebels"], "target": ["a patrol"]}), "shoot at"),
    ("Rebels gunned down a judge.", (ATTACK, {"perpetrator": ["Rebels"], "target": ["a judge"]}), "gun down"),
    ("A judge was shot dead by rebels.", (ATTACK, {"perpetrator": ["rebels"], "target": ["A judge"]}), "shot dead"),
    ("Nine guards killed on road.", (ATTACK, {"target": ["Nine guards"]}), "a headline's bare participle"),
    ("A guard died.", (ATTACK, {"target": ["A guard"]}), "who dies suffers"),
    ("Two guards lost their lives.", (ATTACK, {"target": ["Two guards"]}), "lose their lives"),
    ("A bomb killed a judge.", (BOMB, {"weapon": ["A bomb"], "target": ["a judge"]}), "a bomb is no perpetrator"),
    ("A bomb exploded near the school.", (BOMB, {"weapon": ["A bomb"], "target": ["the school"]}), "a bomb goes off"),
    ("Rebels blew up a bridge.", (BOMB, {"perpetrator": ["Rebels"], "target": ["a bridge"]}), "blow up"),
    ("The army clashed with rebels.", ("armed_clash", {"actor": ["The army", "rebels"]}), "both sides of a clash"),
    ("The army and rebels clashed.", ("armed_clash", {"actor": ["The army", "rebels"]}), "both as the subject"),
    ("The army fought rebels.", ("armed_clash", {"actor": ["The army", "rebels"]}), "the other as the object"),
    ("Police arrested a guard.", ("arrests", {"perpetrator": ["Police"], "target": ["a guard"]}), "arrest"),
    ("Rebels abducted a nurse.", ("abduction_forced_disappearance", {"perpetrator": ["Rebels"], "target": ["a nurse"]}),
     "abduction"),
    ("The army overthrew the king.", ("government_overthrown", {"perpetrator": ["The army"], "target": ["the king"]}),
     "overthrow"),
    ("Troops withdrew from the town.", ("withdrawal", {"actor": ["Troops"]}), "withdrawal"),
    ("Workers protested against the tax.", ("peaceful_protest", {"actor": ["Workers"], "target": ["the tax"]}),
     "protest"),
    # nouns
    ("A raid by rebels on a farm failed.", (ATTACK, {"perpetrator": ["rebels"], "target": ["a farm"]}), "by and on"),
    ("The murder of a judge by rebels failed.", (ATTACK, {"perpetrator": ["rebels"], "target": ["a judge"]}), "of, by"),
    ("A grenade attack on a court failed.", ("grenade", {"target": ["a court"]}), "a grenade names the kind"),
    ("A rocket attack on a court failed.", ("shelling_artillery_missile", {"target": ["a court"]}), "a rocket"),
    ("A suicide attack on a court failed.", ("suicide_bomb", {"target": ["a court"]}), "a suicide attack"),
    ("A drone strike on a camp failed.", ("air_drone_strike", {"target": ["a camp"]}), "a drone strike"),
    ("A car bomb attack on a court failed.", (BOMB, {"target": ["a court"]}), "a car bomb"),
    ("There was a clash between rebels and troops.", ("armed_clash", {"actor": ["rebels", "troops"]}), "between"),
    # carried by a verb
    ("Rebels carried out a raid on a farm.", (ATTACK, {"perpetrator": ["Rebels"], "target": ["a farm"]}), "carry out"),
    ("A raid on a farm was carried out by rebels.", (ATTACK, {"perpetrator": ["rebels"], "target": ["a farm"]}),
     "carried out by"),
    ("The army launched an airstrike on a camp.", ("air_drone_strike", {"perpetrator": ["The army"],
     "target": ["a camp"]}), "launch"),
]  # fmt: skip


def _told(text: str) -> list[Told]:
    cut_sentence = parse(text)
    return [(d.word.kind, {r: phrases(cut_sentence, i) for r, i in d.roles.items()}) for d in find_deeds(cut_sentence)]


@pytest.mark.parametrize(("text", "told", "note"), DEEDS, ids=[c[2] for c in DEEDS])
def test_a_deed_has_its_kind_its_doer_and_its_victim(text: str, told: Told, note: str) -> None:
    """Verb or noun, active or passive: the same deed gives the same roles."""
    assert told in _told(text), note


NO_DEED = [
    ("The shell of the egg broke.", "an egg is not shelled"),
    ("He lost his keys.", "losing a thing is no death"),
    ("They took a bus.", "taking a bus is no taking hostage"),
    ("A camp is near the dam.", "nothing happens"),
]


@pytest.mark.parametrize(("text", "note"), NO_DEED)
def test_the_words_of_violence_have_peaceful_senses(text: str, note: str) -> None:
    """A word that can tell of an event does not where its neighbours say otherwise."""
    assert find_deeds(parse(text)) == [], note


def _only(text: str) -> Deed:
    (deed,) = find_deeds(parse(text))
    return deed


MODALS = [
    ("Rebels may attack the fort.", "may"),
    ("Rebels would attack the fort.", "would"),
    ("Rebels want to attack the fort.", "to"),
    ("Rebels may carry out a raid.", "may"),
    ("Rebels attacked the fort.", None),
]


@pytest.mark.parametrize(("text", "modal"), MODALS)
def test_a_deed_remembers_that_it_is_only_possible(text: str, modal: str | None) -> None:
    """'May attack' and 'to attack' are told from 'attacked', also where a verb carries the noun."""
    assert _only(text).modal == modal


def test_a_claimed_raid_is_a_claim_of_responsibility() -> None:
    """Who claims a raid did it by his own words."""
    cut_sentence = parse("The BLA claimed a raid on the fort.")
    (deed,) = find_deeds(cut_sentence)
    assert deed.stance == "claims_responsibility"
    assert deed.speaker is not None
    assert phrases(cut_sentence, [deed.speaker]) == ["The BLA"]


OWNED = [
    ("ISKP's raid on the fort failed.", True, "a name"),
    ("A rebel raid on the fort failed.", True, "a noun for fighters"),
    ("A night raid on the fort failed.", False, "a time"),
]


@pytest.mark.parametrize(("text", "owned", "note"), OWNED)
def test_a_doer_may_stand_in_front_of_the_noun(text: str, owned: bool, note: str) -> None:
    """'ISKP's raid' names who did it, 'a night raid' does not."""
    assert _only(text).owned is owned, note
