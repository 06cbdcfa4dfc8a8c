"""Claims of single sentences: who says, how, that who did what to whom. All sentences are invented."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gawah.extraction import EXTRACTORS, extract_document
from gawah.model import claim_id

from .reports import claims, document, extraction, fillers, summary

CASES: list[tuple[str, dict[str, Any]]] = [
    # reports in the author's voice
    (
        "Gunmen attacked a police post on Monday.",
        {"kind": "attack", "stance": "reports", "perpetrator": ["Gunmen"], "chain": []},
    ),
    (
        "Four soldiers were killed by rebels.",
        {"kind": "attack", "target": ["Four soldiers"], "perpetrator": ["rebels"]},
    ),
    ("The army carried out an airstrike on a camp.", {"kind": "air_drone_strike", "target": ["camp"]}),
    ("A bomb exploded near the market.", {"kind": "remote_explosive_landmine_ied"}),
    ("Troops clashed with insurgents at dawn.", {"kind": "armed_clash", "actor": ["Troops", "insurgents"]}),
    ("Police arrested two suspects.", {"kind": "arrests", "target": ["two suspects"]}),
    ("Armed men kidnapped three teachers.", {"kind": "abduction_forced_disappearance", "target": ["three teachers"]}),
    # indirect speech, before and after
    (
        "The governor said that rebels had burned the school.",
        {"kind": "looting_property_destruction", "speaker": "governor", "perpetrator": ["rebels"]},
    ),
    ("Rebels burned the school, the governor said on Friday.", {"speaker": "governor", "perpetrator": ["Rebels"]}),
    ("According to witnesses, soldiers shot a farmer.", {"speaker": "unnamed witnesses", "target": ["farmer"]}),
    ("Soldiers shot a farmer, according to witnesses.", {"speaker": "unnamed witnesses"}),
    (
        "According to the institute, the attack near the dam was carried out by rebels.",
        {"speaker": "institute", "perpetrator": ["rebels"]},
    ),
    ("Rebels killed Omar Zadran, a commander, in the hills.", {"target": ["Omar Zadran"]}),
    # nested
    (
        "The daily wrote that, according to residents, gunmen attacked a bus.",
        {"chain": ["daily", "unnamed residents"], "perpetrator": ["gunmen"]},
    ),
    # denial
    (
        "The TTP denied that it attacked the convoy.",
        {"stance": "denies", "polarity": "negative", "speaker": "TTP", "perpetrator": ["TTP"]},
    ),
    (
        "The TTP said it had nothing to do with the bombing.",
        {"stance": "denies", "polarity": "negative", "chain": ["TTP"], "perpetrator": ["TTP"]},
    ),
    (
        "The army denied that soldiers attacked a school, officials of the ministry said.",
        {"stance": "denies", "chain": ["unnamed officials of the ministry", "army"]},
    ),
    # claims of responsibility, made and absent
    (
        "The BLA claimed responsibility for the attack on a bus.",
        {"stance": "claims_responsibility", "polarity": "positive", "speaker": "BLA", "perpetrator": ["BLA"]},
    ),
    (
        "No one has claimed responsibility for the attack on the bus.",
        {"stance": "claims_responsibility", "polarity": "negative", "chain": []},
    ),
    (
        "No group has admitted carrying out the attack.",
        {"polarity": "negative", "stance": "claims_responsibility", "chain": []},
    ),
    ("The barrel bomb attacks in Syria which killed and injured civilians go on.", {"target": ["civilians"]}),
    ("Daesh targeted families in a market.", {"kind": "attack", "target": ["families"]}),
    ("The BLA carried out attacks on a regular basis.", {"kind": "attack", "perpetrator": ["BLA"]}),
    ("Five strikes destroyed a bridge.", {"kind": "looting_property_destruction", "target": ["bridge"]}),
    # bounded numbers, odd times, what is no target
    ("The TTP killed at least nine soldiers.", {"perpetrator": ["TTP"], "target": ["nine soldiers"]}),
    ("Rebels killed more than 30 villagers.", {"perpetrator": ["Rebels"], "target": ["30 villagers"]}),
    ("The van blew up at 1:40pm near the bazaar.", {"kind": "remote_explosive_landmine_ied"}),
    ("Gunmen shot dead a journalist.", {"perpetrator": ["Gunmen"], "target": ["journalist"]}),
    ("The mill was not yet attacked by rebels.", {"polarity": "negative", "perpetrator": ["rebels"]}),
    ("Rebels attacked a bus before soldiers burned a mill.", {"perpetrator": ["soldiers"], "target": ["mill"]}),
    ("The BLA has since claimed responsibility for the raid on a farm.", {"stance": "claims_responsibility"}),
    ("The BLA is linked to the TTP.", {"type": "relation", "kind": "affiliated_with"}),
    ("The mayor of Darvin said that rebels burned a mill.", {"speaker": "mayor of Darvin"}),
    # one toll
    (
        "A car bomb killed 13 soldiers and wounded 56 civilians.",
        {"target": ["13 soldiers", "56 civilians"], "weapon": ["car bomb"]},
    ),
    # accusations
    (
        "The minister accused the BLA of attacking a train.",
        {"stance": "accuses", "speaker": "minister", "perpetrator": ["BLA"], "target": ["train"]},
    ),
    ("Officials blamed the TTP for the attack on the bazaar.", {"stance": "accuses", "perpetrator": ["TTP"]}),
    ("Officials blamed the attack on the TTP.", {"stance": "accuses", "perpetrator": ["TTP"]}),
    (
        "The TTP was blamed for the attack on the bazaar.",
        {"stance": "accuses", "speaker": "unnamed accusers", "perpetrator": ["TTP"]},
    ),
    # headlines and elliptical passives
    ("Nine soldiers killed in raid on convoy.", {"kind": "attack", "target": ["Nine soldiers", "convoy"]}),
    ("A 24-year-old farmer was shot by soldiers.", {"target": ["24-year-old farmer"], "perpetrator": ["soldiers"]}),
    ("Nine soldiers were killed when rebels attacked a convoy.", {"perpetrator": ["rebels"]}),
    ("Not one soldier died in the attack.", {"polarity": "negative"}),
    # an actor that only the document introduces
    (
        "The Dashtar Liberation Front (DLF) said its fighters attacked a post.",
        {"speaker": "Dashtar Liberation Front", "perpetrator": ["Dashtar Liberation Front"]},
    ),
    # hedges and modals
    (
        "The attack may have been carried out by the BLA.",
        {"stance": "suspects", "perpetrator": ["BLA"]},
    ),
    # threats
    ("The group threatened to attack the mines.", {"kind": "threat", "stance": "threatens"}),
    # ties
    (
        "India trains the BLA, the minister alleged.",
        {"type": "relation", "kind": "supports.training", "b": ["BLA"], "stance": "accuses"},
    ),
    ("The BLA is allied with the BLF.", {"type": "relation", "kind": "allied_with", "a": ["BLA"], "b": ["BLF"]}),
    # presences
    ("ISKP operates in Nangarhar.", {"type": "presence", "kind": "operates_in", "actor": ["ISKP"]}),
    ("The TTP has bases in Paktika.", {"type": "presence", "kind": "based_in", "actor": ["TTP"]}),
    (
        "ISKP, which Pakistan has repeatedly denied operates on its territory, grew.",
        {"kind": "operates_in", "stance": "denies", "polarity": "negative", "speaker": "Government of Pakistan"},
    ),
    ("Reports of TTP fighters operating in Kunar spread.", {"kind": "operates_in", "actor": ["TTP"]}),
    # whose words: apposition, documents, places in front
    (
        "In a May report, the Harbour Council, a think tank, said that rebels had attacked a mine.",
        {"speaker": "Harbour Council", "perpetrator": ["rebels"]},
    ),
    ("In Kabul, the mayor said that rebels had attacked a mine.", {"speaker": "mayor"}),
    ('"Rebels attacked a mine," said a report by the Harbour Council.', {"speaker": "Harbour Council"}),
    # judgements
    ("The account could not be verified.", {"type": "assessment", "kind": "knowledge_gap"}),
    ("Sanctions have failed.", {"type": "assessment", "kind": "policy_fails", "policy": ["Sanctions"]}),
    # capitals
    (
        "GUERRILLAS KILLED A PEASANT IN THE NORTH, THE ARMY SPOKESMAN REPORTED.",
        {"kind": "attack", "perpetrator": ["GUERRILLAS"], "target": ["PEASANT"]},
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[c[0][:60] for c in CASES])
def test_a_sentence_gives_the_claim_that_a_reader_would_note(text: str, expected: dict[str, Any]) -> None:
    """Among the claims of the sentence is one with the expected parts."""
    found = [summary(c) for c in claims(text)]
    assert any(all(f.get(key) == value for key, value in expected.items()) for f in found), found


NO_CLAIM = [
    "If the rebels attack the town, people will flee.",
    "The rebels would attack the town.",
    "Unless they attack the camp, nothing changes.",
    "The harvest was good this year.",
    "The two ministers discussed trade.",
    "She opened a shop near the river.",
    "The patient died of liver failure.",
    "The flood threatens the harvest.",
    "The governor asked whether rebels attacked the mill.",
    "Dockers ended the strike at the port.",
    "The army will join the police in an exercise.",
    "The company plans to invest in solar power.",
    "A mining company opened a plant.",
    "The chairman took over from his brother in December.",
    "The party promised to lower taxes.",
]


@pytest.mark.parametrize("text", NO_CLAIM)
def test_conditions_hypotheses_and_peaceful_life_are_no_claims(text: str) -> None:
    """What is not said to be so, or has nothing to do with the conflict, yields nothing."""
    assert claims(text) == []


def test_a_denial_that_names_the_accusation_gives_both() -> None:
    """The denial is the denier's, the accusation belongs to whoever makes it."""
    found = [summary(c) for c in claims("The spokesman rejected Afghan allegations that Pakistan hosts the TTP.")]
    denial = [f for f in found if f["stance"] == "denies"]
    accusation = [f for f in found if f["stance"] == "accuses"]
    assert len(denial) == 1
    assert denial[0]["polarity"] == "negative"
    assert denial[0]["speaker"] == "spokesman"
    assert len(accusation) == 1
    assert accusation[0]["polarity"] == "positive"
    assert accusation[0]["speaker"] != "spokesman"


def test_a_quotation_over_sentences_keeps_its_speaker() -> None:
    """Who is named after the second sentence of a quotation said the first one too."""
    text = '"Rebels attacked the dam on Monday. They burned two trucks," Governor Malik Arsalan said.'
    found = claims(text)
    assert len(found) >= 2
    assert {c.speakers[-1].name for c in found} == {"Malik Arsalan"}


def test_the_same_report_speaks_for_whoever_made_it() -> None:
    """A document that was named with its maker goes on speaking for him."""
    text = (
        '"ISKP is a threat to Iran," said a 2031 report by the International Crisis Group.\n\n'
        '"It has attacked villages," the same report went on to say.'
    )
    found = claims(text)
    assert len({c.quote for c in found}) >= 2
    assert {c.speakers[-1].name for c in found} == {"International Crisis Group"}


def test_a_colon_introduces_the_next_paragraph() -> None:
    """After "The minister said:" the next paragraph is his, marks or not; the one after it is the author's again."""
    text = "The mayor, Ana Rell, said:\n\nRebels burned the school.\n\nRebels attacked a bus."
    assert [[s.name for s in c.speakers] for c in claims(text)] == [["Ana Rell"], []]


def test_short_forms_of_verbs_are_no_names() -> None:
    """ "We'd" is a pronoun and a verb, not somebody who was attacked."""
    (claim,) = claims('"We\'ve been attacked by rebels," Governor Malik Arsalan said.')
    assert fillers(claim, "target") == ["Malik Arsalan"]


def test_the_battle_is_between_the_sides_named_before() -> None:
    """A battle without names takes the sides of the attack told before it."""
    found = claims("ISKP accused the BLA of attacking an ISKP camp. The battle lasted three days.")
    (battle,) = [c for c in found if c.kind == "armed_clash"]
    assert sorted(fillers(battle, "actor")) == ["BLA", "ISKP"]
    assert battle.time is not None
    assert battle.time.duration == "P3D"


def test_a_broken_pact_is_between_accuser_and_accused() -> None:
    """An understanding without names is between who speaks and whom he accuses."""
    found = claims("ISKP accused the BLA of attacking a camp, breaching an understanding between them.")
    (pact,) = [c for c in found if c.kind == "non_aggression_with"]
    assert {*fillers(pact, "a"), *fillers(pact, "b")} == {"BLA", "ISKP"}
    assert [s.name for s in pact.speakers] == ["ISKP"]


def test_a_denial_of_what_another_claims_is_about_whom_he_names() -> None:
    """Who rejects a claim about others does not become the one whom the claim accuses."""
    found = [
        summary(c)
        for c in claims(
            "The Taliban's Defence Ministry has rejected Pakistan's claim that the TTP had a hand in the attack."
        )
    ]
    assert [(f["stance"], f["perpetrator"], f["chain"]) for f in found] == [
        ("denies", ["TTP"], ["Afghan Taliban"]),
        ("accuses", ["TTP"], ["Government of Pakistan"]),
    ]


def test_one_of_several_is_named_by_the_rest() -> None:
    """ "One of ISKP's camps" is a camp of ISKP, not a person called one."""
    (claim,) = claims("The BLA attacked one of ISKP's camps.")
    assert fillers(claim, "target") == ["ISKP"]


def test_no_speaker_is_without_a_name() -> None:
    """A claim that nobody is named for has a speaker who says so."""
    found = claims(
        "The minister rejected the claim that soldiers burned houses. "
        "In its previous report the team noted that rebels attacked a bus."
    )
    assert all(s.name for c in found for s in c.speakers)
    assert [c.speakers[-1].name for c in found if fillers(c, "perpetrator") == ["rebels"]] == ["team"]


def test_a_month_is_no_hedge() -> None:
    """ "25 May" is a date; "may have attacked" is a doubt."""
    (dated,) = claims("On 25 May rebels attacked a bus.")
    assert (dated.certainty, dated.hedges) == ("certain", ())
    (doubted,) = claims("Rebels may have attacked a bus.")
    assert doubted.certainty == "possible"


def test_each_count_stands_on_its_own_claim() -> None:
    """Those killed belong to the attack, those captured to the abduction."""
    found = claims("Rebels killed nine soldiers and captured two officers.")
    attack = next(c for c in found if c.kind == "attack")
    captured = next(c for c in found if c.kind == "abduction_forced_disappearance")
    assert attack.deaths is not None
    assert attack.arrested is None
    assert captured.deaths is None


def test_rivals_are_blamed_by_their_own_accusers() -> None:
    """Of two accusations about one attack, each has its own speaker and its own doer."""
    found = claims("ISKP has been blamed for the attack on the hall, which Russia blamed on Ukraine.")
    assert sorted((fillers(c, "perpetrator"), [s.name for s in c.speakers]) for c in found) == [
        (["Government of Ukraine"], ["Government of Russia"]),
        (["ISKP"], ["unnamed accusers"]),
    ]


def test_whoever_is_blamed_is_no_target() -> None:
    """ "Blamed the bombing on X" names who did it."""
    (claim,) = claims("Officials blamed the bombing on the TTP.")
    assert (fillers(claim, "perpetrator"), fillers(claim, "target")) == (["TTP"], [])


def test_the_group_is_an_armed_group() -> None:
    """ "The group" passes over parties and states named since."""
    found = claims("ISKP attacked politicians of the JUI-F. The group has bases in Kunar.")
    assert ["ISKP"] in [fillers(c, "actor") for c in found if c.kind == "based_in"]


def test_what_is_foiled_did_not_happen() -> None:
    """A foiled attack is a foiling, not an attack."""
    assert [c.kind for c in claims("Police foiled an attack on the dam.")] == ["disrupted_weapons_use"]


def test_manner_is_no_target() -> None:
    """ "On a regular basis" says how often, not whom."""
    (claim,) = claims("The BLA carried out attacks on a regular basis.")
    assert "target" not in claim.roles


def test_lists_of_attacks_stay_apart() -> None:
    """Two attacks with different targets are two claims."""
    found = claims("The BLA carried out attacks on army posts as well as attacks on gas pipelines.")
    assert sorted(t for c in found for t in fillers(c, "target")) == ["army posts", "gas pipelines"]


def test_times_are_those_of_the_event_not_of_the_saying() -> None:
    """The day on which somebody spoke is not the day of what he spoke of."""
    (claim,) = claims("The governor said on Friday that rebels burned the school on 3 March 2031.")
    assert claim.time is not None
    assert claim.time.start == "2031-03-03"
    (undated,) = claims("The governor said on Friday that rebels burned the school.")
    assert undated.time is None


def test_counts_become_deaths() -> None:
    """Figures keep their bounds."""
    (claim,) = claims("Rebels killed at least six farmers in the valley.")
    assert claim.deaths is not None
    assert (claim.deaths.low, claim.deaths.best) == (6, None)


REPORT = (
    "Bomb hits market\n\nKABUL, May 20 - The governor said that ISKP killed nearly 30 people in Nangarhar. "
    'The group denied it. "We did not attack the market," its spokesman, Omar Zadran, said. '
    "Nobody has claimed the attack. The TTP was accused of planting the bomb."
)


def test_quotes_are_verbatim_at_their_offsets_and_ids_recompute() -> None:
    """Every quote is the text at its offsets, and the id is a function of the claim."""
    read = document(REPORT)
    extracted = extract_document(read)
    assert len(extracted.claims) >= 3
    for claim in extracted.claims:
        assert read.text[claim.start : claim.end] == claim.quote
        assert claim_id(claim) == claim.id
        assert claim.cue is None or read.text[claim.cue.start : claim.cue.end] == claim.cue.text
    for mention in extracted.mentions:
        assert read.text[mention.start : mention.end] == mention.text


SALAD = (
    'the rebels army ISKP TTP attacked killed said that denied of " by on in Kabul , . ( ) — “ ” who which and six if '
    "not was blamed for claimed responsibility Monday May 's his its they it \n\n کابل داعش 12"
)
WORDS = st.sampled_from(SALAD.split(" "))


@settings(max_examples=80, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=40))
def test_any_order_of_words_is_read_without_failing(words: list[str]) -> None:
    """Word salad gives claims with verbatim quotes or none, never an error, and the same twice."""
    text = " ".join(words)
    if not text.strip():
        return
    read = document(text)
    first, again = extract_document(read), extract_document(read)
    assert first == again
    for claim in first.claims:
        assert claim.quote == read.text[claim.start : claim.end] != ""
    assert len({c.id for c in first.claims}) == len(first.claims)


def test_an_unknown_extractor_is_named_with_those_that_exist() -> None:
    """The error says what was asked for and what there is."""
    with pytest.raises(ValueError, match=r"'magic'.*rules"):
        extract_document(document("Rebels attacked a bus."), extractor="magic")
    assert EXTRACTORS == ("builtin", "rules", "llm")


@pytest.mark.parametrize(
    "text",
    [
        "THE GUERRILLAS ATTACKED THE FARM WHERE THEY " * 600,
        "A and " * 3000,
        '"said ' * 2000,
        "Khan said that " * 800 + "rebels attacked.",
        "( [ " * 4000,
        "rebels, " * 3000,
    ],
    ids=["capitals", "ands", "quotes", "nested", "brackets", "list"],
)
def test_text_without_stops_is_read_in_its_stride(text: str) -> None:
    """Text that is no prose costs time in proportion to its length; by the square, this test would not end."""
    read = document(text)
    for claim in extract_document(read).claims:
        assert claim.quote == read.text[claim.start : claim.end]


def test_a_place_inside_an_actor_name_is_no_place() -> None:
    """Nangarhar is where it happened; the Khorasan of a group's name is not."""
    found = extraction("The Islamic State in Khorasan Province (ISKP) attacked a clinic in Nangarhar.")
    assert [m.text for m in found.mentions if m.kind == "place"] == ["Nangarhar"]
    (claim,) = found.claims
    assert [p.name for p in claim.place] == ["Nangarhar"]
