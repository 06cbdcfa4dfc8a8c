"""What reports say in many ways: phrasal verbs, what is thrown, gifts, the dead, alliances. All is invented."""

from __future__ import annotations

from typing import Any

import pytest

from .reports import claims, fillers, summary

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
     {"kind": "air_drone_strike", "stance": "accuses", "perpetrator": ["Velmar army"]}),
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
    ("Gunmen killed nine farmers. The army said it had shot six of the attackers. Nobody has claimed the attack.",
     {"stance": "claims_responsibility", "polarity": "negative", "target": ["nine farmers"]}),
    ("The Kashtar Front killed nine guards. The army shelled its camps.",
     {"kind": "shelling_artillery_missile", "perpetrator": ["army"], "target": ["Kashtar Front"]}),
    # who did it
    ("Rights groups have accused both the army and allied militias of executing suspected rebels.",
     {"kind": "attack", "stance": "accuses", "perpetrator": ["army", "allied militias"],
      "target": ["suspected rebels"], "chain": ["Rights groups"]}),
    ("The army is accused by rights groups of bombing clinics.",
     {"stance": "accuses", "perpetrator": ["army"], "target": ["clinics"]}),
    ("Gunmen ambushed a bus carrying miners, killing six of them.",
     {"perpetrator": ["Gunmen"], "target": ["six of them"]}),
    ("Nine boys were rounded up, beaten and forced to dig by soldiers.",
     {"kind": "attack", "target": ["Nine boys"], "perpetrator": ["soldiers"]}),
    ("Twelve soldiers were surrounded and taken prisoner.",
     {"kind": "abduction_forced_disappearance", "target": ["Twelve soldiers"]}),
    ("The fighters seized trucks and cattle.", {"kind": "looting_property_destruction"}),
    ("Troops backed by militiamen retook the town of Quilla.", {"kind": "government_regains_territory"}),
    # what did it
    ("An air strike hit a wedding, killing nine guests.", {"kind": "air_drone_strike"}),
    ("A roadside bomb killed four guards.", {"kind": "remote_explosive_landmine_ied", "weapon": ["roadside bomb"]}),
    ("The mine was set off by remote control.", {"kind": "remote_explosive_landmine_ied", "weapon": ["mine"]}),
    ("The mayor was killed by a bullet.", {"kind": "attack", "weapon": ["bullet"], "target": ["mayor"]}),
    ("Nine people died in clashes between the army and the Tora League.",
     {"kind": "armed_clash", "target": ["Nine people"], "actor": ["army", "Tora League"]}),
    # who says it
    ("Nine policemen died in the raid, officials and doctors said.", {"speaker": "unnamed officials"}),
    ("The attack killed 12 people, including two soldiers and a teacher, the mayor said.", {"speaker": "mayor"}),
    ("The Kashtar Front said it was behind Monday's bombing of a police station.",
     {"stance": "claims_responsibility", "perpetrator": ["Kashtar Front"], "target": ["police station"]}),
    ("\"Our fighters killed nine soldiers,\" the Kashtar Front said.",
     {"stance": "reports", "perpetrator": ["Kashtar Front"]}),
    ("The army said its troops had killed nine rebels.", {"stance": "reports", "perpetrator": ["army"]}),
    ("The Velmar army bombed the clinic, residents said, an accusation that the government rejects.",
     {"stance": "denies", "polarity": "negative", "speaker": "government", "target": ["clinic"]}),
    ("The Velmar army bombed the clinic, residents said, an accusation that the government rejects.",
     {"polarity": "positive", "speaker": "unnamed residents", "target": ["clinic"]}),
    ("The council condemned the killing of two nurses.", {"stance": "reports", "target": ["two nurses"]}),
    ("Neither side has commented on reports that nine prisoners were executed.", {"speaker": "unnamed"}),
    ("Rebels killed nine guards. No one immediately claimed responsibility.",
     {"stance": "claims_responsibility", "polarity": "negative"}),
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


NOBODY_DID: list[tuple[str, set[str]]] = [
    # the text, and who must not stand among those who did it
    ("Nine people were wounded, including children, when rockets struck the camp.", {"children"}),
    ("The Kashtar Front said it was behind the bombing of a police station, which killed seven.", {"police station"}),
    ("Villagers were killed by mistake.", {"mistake"}),
    ("Two men were abducted and killed near Quilla.", {"Two men"}),
    ("The army burned its own barracks, and the Tora League fled.", {"Tora League"}),
]


@pytest.mark.parametrize(("text", "innocent"), NOBODY_DID, ids=[text for text, _ in NOBODY_DID])
def test_whoever_stands_near_a_deed_did_not_do_it(text: str, innocent: set[str]) -> None:
    """Victims, places and manners are no perpetrators."""
    found = claims(text)
    assert found != []
    assert innocent.isdisjoint(name for claim in found for name in fillers(claim, "perpetrator"))


def test_an_offensive_that_is_pressed_is_no_demand() -> None:
    """Who presses an offensive to take a city demands nothing, and has not taken it."""
    [found] = claims("The army pressed an offensive to retake the city on Monday.")
    assert (found.kind, found.stance) == ("attack", "reports")


def test_a_quote_ends_before_those_who_say_it() -> None:
    """Of two who say it together, the first is no part of what is said."""
    [found] = claims("Gunmen stormed a market in Quilla on Tuesday, police and witnesses said.")
    assert found.quote == "Gunmen stormed a market in Quilla on Tuesday"


def test_the_time_since_when_a_group_fights_is_not_that_of_a_claim_about_it() -> None:
    """What has gone on since a year is another thing than what is told beside it."""
    found = claims("Nobody claimed the attack on the mill, but the mayor blamed the Tora League, active since 2015.")
    assert found != []
    assert all(claim.time is None for claim in found if "since" not in claim.quote)


def test_a_judgement_within_commas_does_not_reach_what_follows() -> None:
    """The state that considers a group a danger is not the one that says what it has done."""
    found = claims("The Velmar government, which considers the league a danger, has bombed a village.")
    assert [claim.speakers for claim in found if claim.kind != "threat"] == [()]


def test_what_is_vowed_is_a_threat_and_no_deed() -> None:
    """A vow to burn a school is one claim: nothing has burned."""
    assert [claim.kind for claim in claims("The Kashtar Front vowed to burn the school.")] == ["threat"]


def test_two_attacks_that_one_verb_carries_are_two_claims() -> None:
    """Attacks in one land and raids in another do not become one claim."""
    found = [c.quote for c in claims("The Kashtar Front carried out attacks in Quilla, small raids in Tolmar.")]
    assert len([quote for quote in found if "raids" in quote]) == 2
    assert any(quote.startswith("small raids") for quote in found)
