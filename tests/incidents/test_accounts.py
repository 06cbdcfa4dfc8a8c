"""Accounts: the claims of one document that tell of one event."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st
from tests.incidents.telling_claims import claim, document

from gawah.incidents.accounts import accounts_of
from gawah.model import Claim

REPORT = document(
    "invented.txt",
    "Fighters of JNIM attacked an army post in Gao on 3 May.",
    "Nine soldiers were killed, the army said.",
    "The group denied that it took part in the attack.",
    "The army's account could not be checked.",
    "On 20 May men on motorcycles raided a market in Menaka.",
    "JNIM has attacked 13 posts since 2021.",
    "The minister warned that the army would strike.",
)
RAID = claim(
    REPORT, "Fighters of JNIM attacked an army post", perpetrator=["JNIM"], place=["Gao"], time="2024-05-03/2024-05-04"
)
TOLL = claim(REPORT, "Nine soldiers were killed", deaths=9, speakers=["Malian army"])
DENIAL = claim(
    REPORT,
    "denied that it took part in the attack",
    perpetrator=["JNIM"],
    stance="denies",
    polarity="negative",
    speakers=["JNIM"],
)
REMARK = claim(REPORT, "could not be checked", "knowledge_gap", type="assessment")
MARKET = claim(
    REPORT, "men on motorcycles raided a market", target=["market"], place=["Menaka"], time="2024-05-20/2024-05-21"
)
MANY = claim(REPORT, "JNIM has attacked 13 posts since 2021", perpetrator=["JNIM"], time="2021-01-01")
THREAT = claim(REPORT, "the army would strike", "threat", actor=["Malian army"], stance="threatens")
ALL = (RAID, TOLL, DENIAL, REMARK, MARKET, MANY, THREAT)


def _groups(claims: list[Claim] | tuple[Claim, ...]) -> list[tuple[str, ...]]:
    return [account.claims for account in accounts_of(REPORT, claims)]


def _together(*claims: Claim) -> bool:
    return tuple(sorted(c.id for c in claims)) in _groups(ALL)


def test_what_follows_a_dated_attack_joins_it() -> None:
    """Toll, denial and the remark that nothing could be checked belong to the attack told before them."""
    assert _together(RAID, TOLL, DENIAL, REMARK)


def test_another_day_and_place_is_another_account() -> None:
    """A raid elsewhere on a later day stands alone."""
    assert _together(MARKET)


def test_an_aggregate_is_an_account_of_its_own() -> None:
    """What counts attacks over years is marked and joined with none."""
    assert _together(MANY)
    assert [a.aggregate for a in accounts_of(REPORT, ALL) if MANY.id in a.claims] == [True]


def test_a_threat_tells_of_no_event() -> None:
    """What is threatened has not happened."""
    assert not any(THREAT.id in account.claims for account in accounts_of(REPORT, ALL))


def test_who_attacks_here_is_not_attacked_there() -> None:
    """Two attacks with swapped parties in one report are two events."""
    report = document("swap.txt", "The army attacked JNIM.", "JNIM attacked the army.")
    one = claim(report, "The army attacked JNIM", perpetrator=["Malian army"], target=["JNIM"])
    other = claim(report, "JNIM attacked the army", perpetrator=["JNIM"], target=["Malian army"])
    assert len(accounts_of(report, [one, other])) == 2


def test_a_clash_and_an_attack_on_one_of_its_sides_are_one() -> None:
    """An ambush that became a clash is told as both."""
    report = document("clash.txt", "JNIM ambushed the army in Gao.", "The fighting between them lasted a day.")
    ambush = claim(report, "JNIM ambushed the army", perpetrator=["JNIM"], target=["Malian army"], place=["Gao"])
    clash = claim(report, "The fighting between them lasted a day", "armed_clash", actor=["JNIM", "Malian army"])
    assert len(accounts_of(report, [ambush, clash])) == 1


def test_a_town_lies_in_its_country_and_not_in_the_next() -> None:
    """A country as place joins a town inside it and excludes one outside."""
    report = document("country.txt", "An attack in Gao.", "The attack in Mali.", "An attack in Niger.")
    town, inside, outside = (
        claim(report, words, perpetrator=["JNIM"], place=[place])
        for words, place in (
            ("An attack in Gao", "Gao"),
            ("The attack in Mali", "Mali"),
            ("An attack in Niger", "Niger"),
        )
    )
    assert sorted(len(a.claims) for a in accounts_of(report, [town, inside, outside])) == [1, 2]


@given(st.permutations(ALL))
def test_the_order_of_the_claims_changes_nothing(claims: list[Claim]) -> None:
    """Accounts depend on which claims there are, not on the order in which they came."""
    assert accounts_of(REPORT, claims) == accounts_of(REPORT, ALL)


@given(st.sets(st.integers(0, len(ALL) - 1)))
def test_every_event_claim_is_in_exactly_one_account(chosen: set[int]) -> None:
    """Nothing is lost and nothing stands twice."""
    claims = [ALL[number] for number in chosen]
    held = list(itertools.chain.from_iterable(_groups(tuple(claims))))
    assert len(held) == len(set(held))
    assert {c.id for c in claims if c.type == "event" and c is not THREAT} <= set(held)
