"""The actors in the roles of a claim: what the clause leaves to the reader."""

from __future__ import annotations

import pytest

from .reports import claims, fillers

WE: list[tuple[str, str, list[str], str]] = [
    ('"We burned the mill," the BLA said.', "perpetrator", ["BLA"], "we, in somebody's words"),
    ("We burned the mill.", "perpetrator", ["We"], "we, in the author's own voice"),
    ("The BLA said that it burned the mill.", "perpetrator", ["BLA"], "it, said of himself"),
    ("The BLA said that its fighters burned the mill.", "perpetrator", ["BLA"], "its fighters"),
    ("The BLA denied that its men burned the mill.", "perpetrator", ["BLA"], "its men, denied"),
    ("The BLA said that soldiers burned its camp.", "target", ["BLA"], "its camp"),
    ("The mayor said that rebels burned the mill.", "perpetrator", ["rebels"], "somebody else"),
]


@pytest.mark.parametrize(("text", "role", "names", "note"), WE, ids=[c[3] for c in WE])
def test_a_pronoun_in_somebodys_words_is_himself(text: str, role: str, names: list[str], note: str) -> None:
    """'We' and 'its fighters' are the speaker's; without a speaker 'we' is nobody known."""
    (claim,) = claims(text)
    assert fillers(claim, role) == names, note


NOBODY = [
    ("There was a raid.", "'there' does nothing"),
    ("Nobody was killed.", "nobody is no victim"),
    ("None attacked.", "none is no doer"),
]


@pytest.mark.parametrize(("text", "note"), NOBODY)
def test_words_for_nobody_fill_no_role(text: str, note: str) -> None:
    """A claim needs somebody in it."""
    assert claims(text) == [], note


def test_empty_roles_are_left_out() -> None:
    """A claim has no role without an actor."""
    (claim,) = claims("The mill was burned.")
    assert set(claim.roles) == {"target"}


def test_the_battle_is_between_those_who_fought_before() -> None:
    """'The battle' takes both sides of the attack told last."""
    found = claims("The TTP attacked an ISKP camp. The battle ended.")
    (battle,) = [c for c in found if c.kind == "armed_clash"]
    assert fillers(battle, "actor") == ["TTP", "ISKP"]


def test_a_battle_without_anybody_before_it_is_no_claim() -> None:
    """Sides are remembered, never guessed."""
    assert claims("The battle ended.") == []


def test_a_broken_truce_is_between_speaker_and_accused() -> None:
    """A pact without names is between who complains and whom he complains of."""
    found = claims("The TTP said that ISKP broke the truce.")
    (pact,) = [c for c in found if c.kind == "non_aggression_with"]
    assert {*fillers(pact, "a"), *fillers(pact, "b")} == {"TTP", "ISKP"}


def test_one_actor_under_two_words_stands_in_a_role_once_for_each_word() -> None:
    """Both forms are kept with their words, so that a reviewer sees where they came from."""
    (claim,) = claims("The TTP attacked an ISKP camp and killed an ISKP commander.")
    assert [a.text for a in claim.roles["target"]] == ["an ISKP camp", "an ISKP commander"]
    assert {a.name for a in claim.roles["target"]} == {"ISKP"}


def test_a_policy_that_fails_belongs_to_whoever_is_named_in_it() -> None:
    """The owner of the policy is the actor of the judgement."""
    (claim,) = claims("Pakistan's strategy has failed.")
    assert fillers(claim, "actor") == ["Government of Pakistan"]
    assert claim.kind == "policy_fails"
