"""What an origin has at stake is read from the ledger and from the actor table, with the reason."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st
from tests.weighing.origin_claims import GAO, origins, report, said, voice

from gawah.identity.actor_breadth import actor_key
from gawah.model import Claim
from gawah.weighing.interest import interest_of, known_rivals
from gawah.weighing.records import Interest

TEXT = "JNIM fought the army. The RSF, the army and a paper all spoke of the raid."
REPORT = report("a", TEXT)
ARMY, JNIM = voice("Malian army", "Malian army"), voice("JNIM", "JNIM")


def _interest(*claims: Claim, parties: tuple[str, ...] = (), ledger: tuple[Claim, ...] = ()) -> Interest:
    origin = origins([REPORT], list(claims))[0]
    keys = [actor_key(name) for name in parties]
    found, why = interest_of(origin, claims, parties=keys, rivals=known_rivals([*claims, *ledger]))
    assert origin.name in why
    return found


def test_who_is_in_the_event_is_a_party() -> None:
    """Those attacked, accused or fighting are parties, whatever they say of it."""
    told = said(REPORT, "fought the army", JNIM, perpetrator=["JNIM"], target=["Malian army"])
    assert _interest(told) == "party"
    denied = said(REPORT, "the raid", JNIM, stance="denies", polarity="negative", target=["Malian army"])
    assert _interest(denied, parties=("JNIM",)) == "party"


def test_an_organ_of_the_state_whose_soldiers_were_attacked_is_a_party() -> None:
    """The police speak of an attack on the army of their state: their own side."""
    told = said(REPORT, "the raid", voice("police", "Malian police"), target=["Malian army"])
    assert _interest(told) == "party"


def test_who_accuses_an_enemy_is_a_rival() -> None:
    """A fight between two groups elsewhere in the ledger sets them at odds."""
    accusation = said(
        REPORT, "the raid", voice("JNIM", "JNIM"), stance="accuses", perpetrator=["ISGS"], target=["herders"]
    )
    fight = said(REPORT, "fought", kind="armed_clash", actor=["JNIM", "ISGS"])
    assert _interest(accusation, ledger=(fight,)) == "rival"
    assert _interest(accusation) == "third_party"


def test_who_says_that_an_enemy_did_not_do_it_is_no_rival_in_this() -> None:
    """Interest is in what is said: a denial on behalf of an enemy blames nobody."""
    denial = said(
        REPORT, "the raid", voice("RSF", "RSF"), polarity="negative", perpetrator=["ISGS"], target=["herders"]
    )
    fight = said(REPORT, "fought", kind="armed_clash", actor=["RSF", "ISGS"])
    assert _interest(denial, ledger=(fight,)) == "third_party"


def test_a_state_that_accuses_an_armed_group_of_its_country_is_a_rival() -> None:
    """The actor table tells where no event of the ledger does."""
    accusation = said(REPORT, "the raid", voice("Mali", "Government of Mali"), perpetrator=["JNIM"], target=["herders"])
    assert _interest(accusation) == "rival"


def test_who_admits_speaks_against_its_own_interest() -> None:
    """An admission does; a boast of a group does not."""
    admitted = said(REPORT, "the raid", ARMY, stance="confirms", perpetrator=["Malian army"], target=["herders"])
    assert _interest(admitted) == "against_own_interest"
    claimed = said(REPORT, "the raid", JNIM, stance="claims_responsibility", perpetrator=["JNIM"], target=["herders"])
    assert _interest(claimed) == "party"
    confirmed = said(REPORT, "the raid", ARMY, stance="confirms", perpetrator=["JNIM"], target=["herders"])
    assert _interest(confirmed) == "rival"


def test_a_confession_through_the_captor_is_against_own_interest() -> None:
    """A prisoner who is heard through the police alone confesses."""
    confession = said(REPORT, "the raid", ARMY, voice("Idrissa Toure"), stance="claims_responsibility", place=(GAO,))
    assert _interest(confession) == "against_own_interest"


def test_papers_and_nameless_voices_are_third_parties() -> None:
    """Nothing in the ledger makes them a party."""
    assert _interest(said(REPORT, "the raid", perpetrator=["JNIM"])) == "third_party"
    assert _interest(said(REPORT, "the raid", voice("unnamed drivers"), perpetrator=["JNIM"])) == "third_party"


def test_rivals_come_from_rivalry_violence_arrests_threats_and_mutual_accusation() -> None:
    """What is denied and who is nobody in particular set nobody at odds; organs stand for their state."""
    claims = [
        said(REPORT, "the raid", kind="rival_of", type="relation", a=["JNIM"], b=["ISGS"]),
        said(REPORT, "the raid", kind="arrests", perpetrator=["Malian police"], target=["FLA"]),
        said(REPORT, "the raid", perpetrator=["unknown gunmen"], target=["MINUSMA"]),
        said(REPORT, "the raid", perpetrator=["RSF"], target=["MINUSMA"], polarity="negative"),
        said(
            REPORT, "a paper", voice("x", "Government of Niger"), stance="accuses", perpetrator=["Government of Mali"]
        ),
        said(REPORT, "spoke", voice("y", "Malian army"), stance="accuses", perpetrator=["Government of Niger"]),
    ]
    found = known_rivals(claims)
    assert found["jnim"] == {actor_key("ISGS")}
    assert {"state:ml", "force:ml:police"} <= found[actor_key("FLA")]
    assert found["state:ml"] >= {"state:ne"}
    assert actor_key("MINUSMA") not in found
    assert actor_key("RSF") not in found


@given(st.randoms(use_true_random=False))
def test_the_order_of_claims_does_not_matter(draw: random.Random) -> None:
    """Any order gives the same rivals."""
    names = ["JNIM", "ISGS", "FLA", "RSF", "Malian army"]
    claims = [said(REPORT, "the raid", perpetrator=[a], target=[b]) for a in names for b in names if a < b]
    before = known_rivals(claims)
    draw.shuffle(claims)
    after = known_rivals(claims)
    assert list(after.items()) == list(before.items())
