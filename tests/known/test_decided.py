"""What people decided is applied to claims, can be taken back, and is never settled in silence."""

from __future__ import annotations

from random import Random
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gawah.incidents.records import Ruling
from gawah.known.decided import Decided
from gawah.known.decided_claim import DecidedClaim
from gawah.known.decided_copies import CopyRuling
from gawah.ledger.decisions import WITHDRAW, Decision
from gawah.model import ActorRef, Claim

from .deciding import decision, make_claim

CLAIMS = [make_claim("c1"), make_claim("c2", kind="suicide_bomb"), make_claim("c3", roles={})]
FRONT, ARMY = "name:river-front", "name:river-army"


def applied(*decisions: Decision, claims: list[Claim] | None = None) -> list[Claim]:
    """Return the claims as the decisions leave them."""
    return Decided.of(decisions).apply(CLAIMS if claims is None else claims)


def test_nothing_decided_changes_nothing() -> None:
    """Without decisions the claims come back as they are."""
    assert applied() == CLAIMS


def test_a_rejected_claim_is_left_out_and_an_accepted_one_stays() -> None:
    """Rejecting takes a claim out; accepting marks it."""
    decided = Decided.of([decision(1, "reject", "c1"), decision(2, "accept", "c2")])
    assert [claim.id for claim in decided.apply(CLAIMS)] == ["c2", "c3"]
    assert (decided.accepted(), decided.rejected()) == ({"c2"}, {"c1"})
    assert (decided.verdict("c1"), decided.verdict("c3")) == ("reject", None)


def test_a_corrected_claim_keeps_its_id_and_carries_the_decision() -> None:
    """Corrected fields change, everything else stays, and the number of the decision goes with the claim."""
    value = {"kind": "plot", "roles.target": [], "deaths": {"low": 3, "best": 3, "high": 3, "text": "three"}}
    [corrected, *others] = applied(decision(7, "correct", "c1", value))
    assert isinstance(corrected, DecidedClaim)
    assert (corrected.id, corrected.kind, corrected.decided_by) == ("c1", "plot", (7,))
    assert corrected.roles == {"perpetrator": CLAIMS[0].roles["perpetrator"]}
    assert corrected.deaths is not None
    assert corrected.deaths.best == 3
    assert (corrected.quote, corrected.document, others) == (CLAIMS[0].quote, CLAIMS[0].document, CLAIMS[1:])


def test_corrections_of_different_fields_hold_together_and_of_one_field_the_latest() -> None:
    """Two corrections of one claim do not undo each other, except in the same field."""
    made = [
        decision(1, "correct", "c1", {"kind": "plot", "stance": "denies"}),
        decision(2, "correct", "c1", {"kind": "grenade"}, who="omid"),
    ]
    [claim, *_] = applied(*made)
    assert (claim.kind, claim.stance) == ("grenade", "denies")
    [conflict] = Decided.of(made).conflicts()
    assert (conflict.target, conflict.decisions, conflict.counts) == ("c1 kind", (1, 2), 2)


@pytest.mark.parametrize(
    "value",
    [
        {"id": "x"},
        {"document": {"id": "x"}},
        {"extractor": "coder/me"},
        {"quote": "invented"},
        {"start": 2},
        {"kind": "no such kind"},
        {"deaths": "nine"},
        {"roles": {}},
    ],
)
def test_a_correction_that_does_not_fit_is_left_out_and_named(value: dict[str, Any]) -> None:
    """What a correction may not change, or cannot, stays as it was, and the decision is listed with its reason."""
    decided = Decided.of([decision(4, "correct", "c1", value)])
    assert decided.apply(CLAIMS) == CLAIMS
    assert list(decided.unfit(CLAIMS)) == [4]


def test_the_latest_verdict_is_followed_and_two_people_are_a_conflict() -> None:
    """Another person's later word is followed; both are listed. Changing one's own mind is no conflict."""
    both = Decided.of([decision(1, "reject", "c1"), decision(2, "accept", "c1", who="omid")])
    assert len(both.apply(CLAIMS)) == 3
    [conflict] = both.conflicts()
    assert (conflict.about, conflict.target, conflict.who, conflict.counts) == ("claim", "c1", ("hana", "omid"), 2)
    assert "hana: it does not count (1); omid: it counts (2)" in conflict.sentence
    own = Decided.of([decision(1, "reject", "c1"), decision(2, "accept", "c1")])
    assert (len(own.apply(CLAIMS)), own.conflicts()) == (3, [])


def test_accepting_and_correcting_one_claim_is_no_conflict() -> None:
    """Both say that the claim counts."""
    made = [decision(1, "accept", "c1"), decision(2, "correct", "c1", {"kind": "plot"}, who="omid")]
    assert Decided.of(made).conflicts() == []


def same(number: int, one: str, other: str, *, same: bool = True, sort: str = "actor", who: str = "hana") -> Decision:
    """Return a decision about two things."""
    left, right = sorted((one, other))
    return decision(number, f"{'' if same else 'not_'}same_{sort}", left, {"with": right}, who=who)


def test_actors_that_are_one_get_one_id_and_name_and_keep_their_words() -> None:
    """The same actor under two names is found under one; the words of the document stay."""
    claims = [make_claim("c1"), make_claim("c2", roles={"target": (ActorRef(text="River Army"),)})]
    [one, other] = applied(same(5, FRONT, ARMY), claims=claims)
    front, army = one.roles["perpetrator"][0], other.roles["target"][0]
    assert (front.id, front.name) == (army.id, army.name) == (ARMY, "river army")
    assert (front.text, army.text) == ("River Front", "River Army")
    assert isinstance(one, DecidedClaim)
    assert one.decided_by == (5,)


def test_an_actor_of_the_table_stands_for_those_that_are_in_none() -> None:
    """Joined with a known actor, an unknown name takes the known id."""
    [claim] = applied(same(1, "ttp", FRONT), claims=[make_claim("c1")])
    assert claim.roles["perpetrator"][0].id == "ttp"


def test_a_later_not_same_splits_what_was_joined_through_others() -> None:
    """A is B and B is C, but A is not C: the latest word stands and the contradiction is listed."""
    made = [
        same(1, "name:a", "name:b"),
        same(2, "name:b", "name:c"),
        same(3, "name:a", "name:c", same=False, who="omid"),
    ]
    decided = Decided.of(made)
    assert sorted(decided.actors()) == ["name:b", "name:c"]
    assert decided.different_actors() == {("name:a", "name:c")}
    [conflict] = decided.conflicts()
    assert conflict.decisions == (1, 3)


def test_decisions_about_incidents_and_documents_are_rulings() -> None:
    """Rulings name claims, copy rulings documents; of two on one pair the latest is given."""
    made = [
        same(1, "c1", "c2", sort="incident"),
        same(2, "c1", "c2", sort="incident", same=False),
        same(3, "d1", "d2", sort="document"),
    ]
    decided = Decided.of(made)
    assert decided.rulings() == [Ruling(left="c1", right="c2", same=False, decision=2)]
    assert decided.copy_rulings() == [CopyRuling(left="d1", right="d2", same=True, decision=3)]


def test_incidents_that_were_named_whole_are_joined_with_all_their_claims() -> None:
    """What both held when they were joined is tied to one claim, so that none of it is left behind."""
    made = decision(1, "same_incident", "c1", {"with": "c2", "also": ["c3"]})
    rulings = Decided.of([made]).rulings()
    assert [(ruling.left, ruling.right, ruling.same) for ruling in rulings] == [("c1", "c2", True), ("c1", "c3", True)]


def test_grades_and_persons_follow_the_latest() -> None:
    """A source has one grade and a name is private or not."""
    decided = Decided.of(
        [
            decision(1, "grade", "dawn", "B"),
            decision(2, "grade", "dawn", "D", who="omid"),
            decision(3, "private", "Rostam Palwandi"),
            decision(4, "public", "Rostam Palwandi"),
        ]
    )
    assert decided.reliability() == {"dawn": "D"}
    assert decided.private() == {"Rostam Palwandi": False}
    assert [conflict.about for conflict in decided.conflicts()] == ["source"]


def test_what_is_not_understood_is_named() -> None:
    """A decision of an unknown kind or with a value of the wrong form changes nothing and is listed."""
    odd = [decision(1, "praise", "c1"), decision(2, "grade", "dawn", "Z"), decision(3, "same_actor", "x", 4)]
    odd += [decision(4, "correct", "c1", None)]
    assert Decided.of(odd).ignored() == (1, 2, 3, 4)
    assert applied(*odd) == CLAIMS


def test_a_decision_touches_what_it_bears_on_and_a_withdrawal_the_same() -> None:
    """Of things that are joined, all that were ever joined with them are touched."""
    made = [same(1, "name:a", "name:b"), same(2, "name:b", "name:c"), decision(3, "reject", "c1")]
    made += [decision(4, "grade", "dawn", "A"), decision(5, WITHDRAW, "2")]
    decided = Decided.of(made)
    assert decided.touched(made[0]).actors == decided.touched(made[4]).actors == {"name:a", "name:b", "name:c"}
    assert (decided.touched(made[2]).claims, decided.touched(made[3]).sources) == ({"c1"}, {"dawn"})


FIELDS = [{"kind": "plot"}, {"stance": "denies"}, {"roles.target": []}, {"kind": "grenade", "certainty": "possible"}]
NAMES = ["name:river-front", "name:soldiers", "name:river-army", "ttp", "name:valley-council"]
contents = st.one_of(
    st.tuples(st.sampled_from(["accept", "reject"]), st.sampled_from(["c1", "c2", "c3"]), st.none()),
    st.tuples(st.just("correct"), st.sampled_from(["c1", "c2", "c3"]), st.sampled_from(FIELDS)),
    st.tuples(st.sampled_from(["same_actor", "not_same_actor"]), st.sampled_from(NAMES), st.sampled_from(NAMES)),
    st.tuples(st.sampled_from(["same_incident", "not_same_incident"]), st.just("c1"), st.sampled_from(["c2", "c3"])),
    st.tuples(st.just("grade"), st.sampled_from(["dawn", "apa"]), st.sampled_from("ABCDEF")),
)
logs = st.lists(st.tuples(contents, st.sampled_from(["hana", "omid"])), max_size=8)


def made_of(log: list[Any]) -> list[Decision]:
    """Return decisions numbered from 1."""
    return [decision(number, *content, who=who) for number, (content, who) in enumerate(log, start=1)]


def result(decisions: list[Decision]) -> Any:
    """Return all that follows from decisions, as bytes."""
    decided = Decided.of(decisions)
    parts = (decided.apply(CLAIMS), decided.rulings(), decided.reliability(), decided.conflicts(), decided.private())
    return msgspec.json.encode(parts)


@given(logs, contents)
def test_a_decision_and_its_withdrawal_leave_everything_as_it_was(log: list[Any], content: Any) -> None:
    """Whatever was decided before, one more decision and its withdrawal change not a byte."""
    before = made_of(log)
    number = len(before) + 1
    taken = decision(number, *content, withdrawn_by=number + 1)
    assert result([*before, taken, decision(number + 1, WITHDRAW, str(number))]) == result(before)


@given(logs, st.integers(0, 99))
def test_the_order_in_which_decisions_are_given_makes_no_difference(log: list[Any], seed: int) -> None:
    """Decisions are read by their numbers, however they are handed over."""
    made = made_of(log)
    assert result(Random(seed).sample(made, len(made))) == result(made)


independent = st.permutations(
    [
        ("reject", "c1", None),
        ("correct", "c2", {"kind": "plot"}),
        ("correct", "c2", {"stance": "denies"}),
        ("same_actor", "name:river-army", {"with": "name:river-front"}),
        ("same_actor", "name:river-front", {"with": "name:soldiers"}),
        ("not_same_actor", "name:river-front", {"with": "name:valley-council"}),
        ("grade", "dawn", "B"),
        ("not_same_incident", "c1", {"with": "c3"}),
    ]
)


@given(independent)
def test_decisions_that_do_not_contradict_each_other_may_be_made_in_any_order(order: list[Any]) -> None:
    """Decisions about different things give the same claims, rulings and grades whoever came first."""

    def outcome(contents: list[Any]) -> Any:
        decided = Decided.of(made_of([(content, "hana") for content in contents]))
        claims = [
            msgspec.structs.replace(c, decided_by=()) if isinstance(c, DecidedClaim) else c
            for c in decided.apply(CLAIMS)
        ]
        rulings = [(ruling.left, ruling.right, ruling.same) for ruling in decided.rulings()]
        return claims, rulings, decided.reliability(), decided.different_actors()

    assert outcome(order) == outcome(sorted(order, key=repr))
