"""What reports say in many ways: phrasal verbs, what is thrown, gifts, the dead, alliances. All is invented."""

from __future__ import annotations

from typing import Any

import pytest

from .reports import claims, summary

SAID: list[tuple[str, dict[str, Any]]] = [
    # verbs of several words
    ("Gunmen opened fire on a patrol.", {"kind": "attack", "perpetrator": ["Gunmen"], "target": ["patrol"]}),
    ("Rebels carried six nurses off into the bush.",
     {"kind": "abduction_forced_disappearance", "target": ["six nurses"]}),
    ("Rebels took nine farmers hostage.", {"kind": "abduction_forced_disappearance", "target": ["nine farmers"]}),
    ("Raiders set the barns on fire.", {"kind": "looting_property_destruction", "target": ["barns"]}),
    # what decides the kind
    ("Rebels seized three doctors.", {"kind": "abduction_forced_disappearance", "target": ["three doctors"]}),
    ("Rebels seized the town of Quilla.", {"kind": "non_state_actor_overtakes_territory"}),
    ("The rebels freed two pilots.", {"kind": "other", "target": ["two pilots"]}),
    # thrown, fired, planted
    ("Rebels fired rockets at a port.", {"kind": "shelling_artillery_missile", "perpetrator": ["Rebels"],
     "weapon": ["rockets"], "target": ["port"]}),
    ("A jet dropped bombs on a school.", {"kind": "air_drone_strike", "target": ["school"]}),
    ("Two shells fell on a clinic.", {"kind": "shelling_artillery_missile", "weapon": ["Two shells"],
     "target": ["clinic"]}),
    ("Rebels planted a mine under a bridge.", {"kind": "remote_explosive_landmine_ied", "perpetrator": ["Rebels"],
     "weapon": ["mine"], "target": ["bridge"]}),
    ("Grenades were thrown at a bank by rebels.", {"kind": "grenade", "perpetrator": ["rebels"], "target": ["bank"]}),
    # the dead
    ("The raid left nine soldiers dead.", {"kind": "attack", "target": ["nine soldiers"]}),
    ("The attack is over and four guards are dead.", {"kind": "attack", "target": ["four guards"]}),
    # a subject with a clause in it
    ("Six women who had gone out to fetch water were abducted by rebels.",
     {"kind": "abduction_forced_disappearance", "target": ["Six women"], "perpetrator": ["rebels"]}),
    ("Nine soldiers sent to hold the bridge were killed.", {"kind": "attack", "target": ["Nine soldiers"]}),
    # gifts
    ("The Velmar government gave the Kashtar Front its rifles.",
     {"kind": "supports.weapons", "a": ["Velmar government"], "b": ["Kashtar Front"]}),
    ("The Velmar government sent money to the Kashtar Front.",
     {"kind": "supports.funding", "a": ["Velmar government"], "b": ["Kashtar Front"]}),
    ("The Velmar government supplied the Kashtar Front with fuel.",
     {"kind": "supports.materiel", "a": ["Velmar government"], "b": ["Kashtar Front"]}),
    ("The Kashtar Front received weapons from the Velmar government.",
     {"kind": "supports.weapons", "a": ["Velmar government"], "b": ["Kashtar Front"]}),
    ("The Kashtar Front is armed by the Velmar government.",
     {"kind": "supports.weapons", "a": ["Velmar government"], "b": ["Kashtar Front"]}),
    ("The Tora League struck with the help of the Kashtar Front.",
     {"kind": "supports.other", "a": ["Kashtar Front"], "b": ["Tora League"]}),
    # parts, rivals, talks
    ("The Tora League is the armed wing of the Kashtar Front.",
     {"kind": "part_of", "a": ["Tora League"], "b": ["Kashtar Front"]}),
    ("The Tora League, an arm of the Kashtar Front, left Quilla.",
     {"kind": "part_of", "a": ["Tora League"], "b": ["Kashtar Front"]}),
    ("The Tora League is at war with the Kashtar Front.",
     {"kind": "rival_of", "a": ["Tora League"], "b": ["Kashtar Front"]}),
    ("Talks between the Tora League and the Kashtar Front began.",
     {"kind": "negotiates_with", "a": ["Tora League"], "b": ["Kashtar Front"]}),
    ("The Tora League fought alongside the Kashtar Front.",
     {"kind": "allied_with", "a": ["Tora League"], "b": ["Kashtar Front"]}),
    # what is held, signed, not known
    ("The valley is held by the Kashtar Front.", {"kind": "controls", "actor": ["Kashtar Front"]}),
    ("The Kashtar Front signed a ceasefire.", {"kind": "agreement", "actor": ["Kashtar Front"]}),
    ("The Tora League demanded the release of its pilots.", {"kind": "other", "stance": "demands"}),
    ("The police were unable to verify the account.", {"kind": "knowledge_gap", "actor": ["police"]}),
    # relative clauses, aims, announcements
    ("Omar Zadran, a commander whom the Velmar army arrested, was tried.",
     {"kind": "arrests", "perpetrator": ["Velmar army"]}),
    ("The police uncovered a plot to kill a judge.", {"kind": "plot", "target": ["judge"]}),
    ("A bomb exploded in front of a bank.", {"kind": "remote_explosive_landmine_ied", "target": ["front of a bank"]}),
    ("The Kashtar Front announced that it would attack the ports.",
     {"kind": "threat", "stance": "threatens", "actor": ["Kashtar Front"], "target": ["ports"]}),
    ("The consul was the target of death threats.", {"kind": "threat", "target": ["consul"]}),
    ("The Velmar government accused the Tora League of working with the Kashtar Front.",
     {"kind": "allied_with", "stance": "accuses", "a": ["Tora League"], "b": ["Kashtar Front"]}),
    ("It is not known who the attackers were.", {"kind": "knowledge_gap", "actor": ["attackers"]}),
    ("The Velmar government ordered an inquiry into the killings.", {"kind": "other", "actor": ["Velmar government"]}),
    ("The police tied the bombing to the Kashtar Front.", {"stance": "accuses", "perpetrator": ["Kashtar Front"]}),
    ("The Velmar district saw nine attacks claimed by the Kashtar Front.",
     {"kind": "attack", "stance": "claims_responsibility", "perpetrator": ["Kashtar Front"],
      "chain": ["Kashtar Front"]}),
    ("The attack in Quilla, claimed by the Kashtar Front, shut the road.",
     {"kind": "attack", "stance": "claims_responsibility", "chain": ["Kashtar Front"]}),
    ("Nine nurses were killed by an air strike attributed to the Velmar army.",
     {"kind": "attack", "stance": "accuses", "perpetrator": ["Velmar army"]}),
    ("The Tora League said it was able to confirm that rebels killed nine nurses.",
     {"kind": "attack", "stance": "confirms", "chain": ["Tora League"]}),
    ("\"They shot nine farmers one by one,\" said a woman who gave her name as Zara.",
     {"kind": "attack", "chain": ["woman"]}),
    ("The Kashtar Front denied a role in a letter sent to the king and accused the Velmar army of killing the mayor.",
     {"kind": "attack", "stance": "accuses", "perpetrator": ["Velmar army"], "chain": ["Kashtar Front"]}),
    ("Soldiers repelled an attack on the fort, killing nine rebels.",
     {"kind": "attack", "perpetrator": ["Soldiers"], "target": ["nine rebels"]}),
    ("The Tora League said in a statement that rebels killed nine nurses.",
     {"kind": "attack", "chain": ["Tora League"]}),
    ("An ambush, blamed on the Kashtar Front, shut the road.",
     {"kind": "attack", "stance": "accuses", "perpetrator": ["Kashtar Front"], "chain": ["unnamed accusers"]}),
    ("Two raids attributed to the Kashtar Front shut the road.",
     {"kind": "attack", "stance": "accuses", "perpetrator": ["Kashtar Front"]}),
    ("The Velmar government put the blame for the raid on the Kashtar Front.",
     {"kind": "attack", "stance": "accuses", "perpetrator": ["Kashtar Front"]}),
    ("The Velmar government accused the Tora League of an alliance with the Kashtar Front.",
     {"kind": "allied_with", "stance": "accuses", "a": ["Tora League"], "b": ["Kashtar Front"]}),
    ("The Velmar government holds the Kashtar Front responsible for the raid.",
     {"stance": "accuses", "perpetrator": ["Kashtar Front"]}),
    ("The Kashtar Front carried out attacks in Quilla, small raids in Tolmar.",
     {"kind": "attack", "perpetrator": ["Kashtar Front"]}),
    ("The Kashtar Front is a threat to all governments of the region, including Iran and India.",
     {"kind": "threat", "target": ["governments of the region", "Government of Iran", "Government of India"]}),
    ("The Velmar army foiled its attempt to settle there and arrested nine men.",
     {"kind": "arrests", "perpetrator": ["Velmar army"]}),
    ("The guide was first reported wounded.", {"kind": "attack", "target": ["guide"]}),
    ("The Kashtar Front set up camps in the hills.", {"kind": "headquarters_or_base_established"}),
    ("The Velmar government accused the Tora League of an alliance with the Kashtar Front.",
     {"kind": "allied_with", "a": ["Tora League"], "b": ["Kashtar Front"]}),
    ("Officers sold ammunition to both sides.", {"kind": "supports.weapons", "a": ["Officers"], "b": ["sides"]}),
    ("Three fishermen taken from a boat by the Kashtar Front are free.",
     {"kind": "abduction_forced_disappearance", "target": ["Three fishermen"], "perpetrator": ["Kashtar Front"]}),
    ("Police seem to have detained the herder.", {"kind": "arrests", "perpetrator": ["Police"], "target": ["herder"]}),
    ("The Kashtar Front tore up its truce with the Velmar army.",
     {"kind": "non_aggression_with", "polarity": "negative", "a": ["Kashtar Front"], "b": ["Velmar army"]}),
    ("The Tora League was founded by students.", {"kind": "change_to_group_activity", "actor": ["Tora League"]}),
    ("Soldiers fired into a crowd.", {"kind": "attack", "perpetrator": ["Soldiers"], "target": ["crowd"]}),
    ("Soldiers shot two protesters.", {"kind": "excessive_force_against_protesters"}),
    ("The Velmar army lost nine men at Quilla.", {"kind": "attack", "target": ["Velmar army"]}),
    ("Two nurses are missing since the raid.", {"kind": "abduction_forced_disappearance", "target": ["Two nurses"]}),
    ("The Velmar government lifted the curfew.", {"kind": "policy", "actor": ["Velmar government"]}),
    ("Two barns burned in the night.", {"kind": "looting_property_destruction", "target": ["Two barns"]}),
    ("The killing of a judge was the work of the Kashtar Front.",
     {"kind": "attack", "perpetrator": ["Kashtar Front"], "target": ["judge"]}),
    ("Gunmen killed a judge. The Kashtar Front put the blame on people inside the Iranian government.",
     {"stance": "accuses", "perpetrator": ["Government of Iran"], "target": ["judge"]}),
    ("What was left of the Kashtar Front abandoned the town of Quilla.",
     {"kind": "withdrawal", "actor": ["Kashtar Front"]}),
    ("Rebels abducted nine pilgrims in Quilla. They were freed on Monday.",
     {"kind": "other", "target": ["nine pilgrims"]}),
    ("A patrol came under heavy fire near Quilla.", {"kind": "attack", "target": ["patrol"]}),
    ("A lorry struck a mine near Quilla.",
     {"kind": "remote_explosive_landmine_ied", "target": ["lorry"], "weapon": ["mine"]}),
    ("A man blew himself up among recruits.", {"kind": "suicide_bomb", "perpetrator": ["man"], "target": ["recruits"]}),
    ("The Kashtar Front maintains its blockade of Quilla.", {"kind": "other", "perpetrator": ["Kashtar Front"]}),
    ("The TTP, whose fighters have killed nine guards, left Quilla.", {"kind": "attack", "perpetrator": ["TTP"]}),
    # several sentences
    ("Gunmen attacked a bus in Quilla and wounded nine pilgrims. Three died later.",
     {"kind": "attack", "target": ["nine pilgrims"]}),
    ("Gunmen wounded a guide in Quilla. Later he died of his wounds.", {"kind": "attack", "target": ["guide"]}),
    ("Gunmen killed nine farmers near Quilla. Nobody has claimed the attack.",
     {"stance": "claims_responsibility", "polarity": "negative", "target": ["nine farmers"]}),
    ("Gunmen killed nine farmers near Quilla. The army blamed the Kashtar Front.",
     {"stance": "accuses", "perpetrator": ["Kashtar Front"], "target": ["nine farmers"]}),
    ("Baloch separatists killed ten men of the TTP. The group vowed revenge.", {"kind": "threat", "actor": ["TTP"]}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), SAID, ids=[text for text, _ in SAID])
def test_a_report_is_found_in_the_words_it_chooses(text: str, wanted: dict[str, Any]) -> None:
    """Each of these tells of an event, a tie, a presence or a gap that a reader would note."""
    found = [summary(claim) for claim in claims(text)]
    assert any(wanted.items() <= one.items() for one in found), found


PEACEFUL = [
    "They took the children to school.",
    "The committee held talks about the harvest.",
    "The museum seized the moment.",
    "Rain fell on the hills all day.",
    "The choir released a record.",
    "The minister held the mayor responsible for the delay.",
    "Snow fell on the village.",
    "The bus came at ten.",
    "The third version was withdrawn after an hour.",
]


@pytest.mark.parametrize("text", PEACEFUL)
def test_the_same_words_in_peace_are_no_claims(text: str) -> None:
    """Taking, holding, dropping and falling are ordinary things to do."""
    assert [summary(claim) for claim in claims(text)] == []


def test_what_is_vowed_is_a_threat_and_no_deed() -> None:
    """A vow to burn a school is one claim: nothing has burned."""
    assert [claim.kind for claim in claims("The Kashtar Front vowed to burn the school.")] == ["threat"]


def test_two_attacks_that_one_verb_carries_are_two_claims() -> None:
    """Attacks in one land and raids in another do not become one claim."""
    found = [c.quote for c in claims("The Kashtar Front carried out attacks in Quilla, small raids in Tolmar.")]
    assert len([quote for quote in found if "raids" in quote]) == 2
    assert any(quote.startswith("small raids") for quote in found)
